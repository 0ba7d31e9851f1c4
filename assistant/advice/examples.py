"""Municipalities that did what is advised: practice examples on the same theme that come near the advice."""

from collections.abc import Sequence

from assistant.advice.candidates import Candidate
from assistant.answer import Citation, Example
from assistant.verify import Pages, proven
from corpus.knowledge import Knowledge

_MOST = 2
_NEAR = 0.88
"""Cosine of an example with the advice from which it is about that: unrelated sentences have about .83."""


def examples(
    advice: Candidate, options: Sequence[Candidate], knowledge: Knowledge, pages: Pages
) -> tuple[Example, ...]:
    """At most two practice examples, the nearest first, of which the municipality is known."""
    themes = set(advice.statement.themes or advice.document.themes)
    same = [one for one in options if themes & set(one.statement.themes or one.document.themes)]
    places = [one for one in same if one.statement.municipalities or one.document.municipalities]
    if not places:
        return ()
    texts = [advice.statement.text, *(one.statement.text for one in places)]
    near = knowledge.likeness(texts)[0, 1:]
    best = sorted(range(len(places)), key=lambda at: (-float(near[at]), places[at].statement.id))
    found = list[Example]()
    for at in best:
        one = places[at]
        if near[at] < _NEAR or len(found) == _MOST:
            break
        if citation := cited(one, pages):
            municipality = (one.statement.municipalities or one.document.municipalities)[0]
            found.append(Example(municipality, citation))
    return tuple(found)


def cited(one: Candidate, pages: Pages) -> Citation | None:
    """The citation of a statement, or None when it does not stand there any more."""
    statement = one.statement
    return proven(1, one.document, statement.page, statement.start, statement.end, statement.text, pages)
