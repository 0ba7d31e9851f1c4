"""From the sentences that answer to what the reader sees: whole quotes, marked figures, notices, and more.

Sentences that differ from a cited one are put beside it; each quote gets what it needs to be understood.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import messages
from assistant.age import age_notice
from assistant.answer import Citation, Disagreement
from assistant.completeness import Whole, complete
from assistant.compose import MAX_SENTENCES, MAX_WORDS, PASSAGES, Sentence
from assistant.dates import dutch_date
from assistant.disagreement import Difference, Statement, difference
from assistant.marks import marked
from assistant.matching import Term
from assistant.more import more_of
from assistant.understand import Understood
from assistant.verify import Pages, proven
from corpus.model import Hit, Page

_DISAGREEMENTS = 2
"""More differences than this in one answer are no help to its reader."""
_MOST_JOINED = 60
"""Words that sentences which follow each other may have as one quote."""
_DIFFERING_FROM = 0.6
"""A sentence that is not cited speaks up against one that is when its passage scores at least this share as well."""


@dataclass(frozen=True, slots=True)
class Presented:
    """What is shown of an answer. See ``Answer`` for its parts."""

    citations: tuple[Citation, ...]
    more: tuple[Citation, ...]
    notices: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]


def present(
    understood: Understood, hits: Sequence[Hit], terms: list[Term], sentences: list[Sentence], pages: Pages
) -> Presented:
    """All that is shown of the sentences that answer; citations that cannot be proven are left out."""
    differing = _differing(sentences, hits)
    citations, cited = list[Citation](), dict[int, Sentence]()
    kept = {id(sentence) for pair in differing for sentence in pair[:2]}
    for sentence, whole in _whole(_beside(sentences, differing), kept, pages):
        document, page, quote = sentence.hit.document, sentence.hit.passage.page, _quote(sentence, whole, pages)
        one = proven(len(citations) + 1, document, page, whole.start, whole.end, quote, pages, whole.lead_in)
        if one:
            citations.append(one)
            cited[id(sentence)] = sentence
    numbers = {key: number for number, key in enumerate(cited, start=1)}
    shown = [
        (Disagreement((numbers[id(one)], numbers[id(other)]), found.about), one, other, found)
        for one, other, found in differing
        if id(one) in numbers and id(other) in numbers
    ]
    notices = [_said(*row) for row in shown]
    if citations and (aged := age_notice(understood, citations, list(hits), terms)):
        notices.insert(0, aged)
    return Presented(
        tuple(marked(understood.question, citations)),
        more_of(citations, hits, pages),
        tuple(notices),
        tuple(row[0] for row in shown),
    )


def _differing(sentences: list[Sentence], hits: Sequence[Hit]) -> list[tuple[Sentence, Sentence, Difference]]:
    """Pairs that differ: a cited sentence first, and one of another source, cited or found as near."""
    found, seen = list[tuple[Sentence, Sentence, Difference]](), set[int]()
    others = [*sentences, *_further(sentences, hits)]
    for place, one in enumerate(sentences):
        for other in others[place + 1 :]:
            if len(found) == _DISAGREEMENTS or {id(one), id(other)} & seen:
                continue
            if about := difference(_statement(one), _statement(other)):
                found.append((one, other, about))
                seen |= {id(one), id(other)}
    return found


def _further(sentences: list[Sentence], hits: Sequence[Hit]) -> list[Sentence]:
    cited = {(one.hit.document.id, one.start) for one in sentences}
    floor = _DIFFERING_FROM * max((one.hit.score for one in sentences), default=0.0)
    return [
        Sentence(hit, start, end, text, 0.0)
        for hit in hits[:PASSAGES]
        if hit.score >= floor
        for (start, end), text in zip(hit.passage.sentences, hit.passage.sentence_texts(), strict=True)
        if (hit.document.id, start) not in cited
    ]


def _statement(sentence: Sentence) -> Statement:
    return Statement(sentence.hit.document, sentence.text)


def _beside(sentences: list[Sentence], differing: list[tuple[Sentence, Sentence, Difference]]) -> list[Sentence]:
    """The sentences with those that differ from them in the source that comes next."""
    placed = list(sentences)
    for one, other, _difference in differing:
        source = other.hit.document.id
        group = [s for s in placed if s.hit.document.id == source and s is not other]
        rest = [s for s in placed if s.hit.document.id != source]
        after = max(n for n, s in enumerate(rest) if s.hit.document.id == one.hit.document.id) + 1
        placed = [*rest[:after], other, *group, *rest[after:]]
    return placed


def _whole(sentences: list[Sentence], kept: set[int], pages: Pages) -> list[tuple[Sentence, Whole]]:
    """Each sentence with what comes along; together short enough to read at once, those in ``kept`` last to go."""
    rows = [(sentence, _completed(sentence, pages)) for sentence in sentences]
    rows = [row for row in rows if not any(_holds(other, row) for other in rows if other is not row)]
    rows = _joined(rows, kept, pages)
    while len(rows) > 1 and (len(rows) > MAX_SENTENCES or sum(_words(*row, pages) for row in rows) > MAX_WORDS):
        loose = [row for row in rows[1:] if id(row[0]) not in kept] or rows[1:]
        rows.remove(min(loose, key=lambda row: row[0].score))
    return [_without_repeat(before, row) for before, row in zip([None, *rows], rows, strict=False)]


def _joined(rows: list[tuple[Sentence, Whole]], kept: set[int], pages: Pages) -> list[tuple[Sentence, Whole]]:
    """The rows, with those that follow each other in one paragraph as one quote, at the place of the first of them."""
    found = list[tuple[Sentence, Whole]]()
    for row in rows:
        for place, other in enumerate(found):
            both = _together(other, row, pages)
            if both and id(row[0]) not in kept and _words(other[0], both, pages) <= _MOST_JOINED:
                found[place] = (other[0], both)
                break
        else:
            found.append(row)
    return found


def _together(one: tuple[Sentence, Whole], other: tuple[Sentence, Whole], pages: Pages) -> Whole | None:
    """Two quotes as one, when nothing but a space stands between them and each is whole without the other."""
    (sentence, left), (next_, right) = one, other
    page = pages.get(sentence.hit.document, sentence.hit.passage.page)
    if page is None or not _same_page(sentence, next_) or not (_stands(sentence, page) and _stands(next_, page)):
        return None
    if left.start > right.start:
        left, right = right, left
    if left.end > right.start or page.text[left.end : right.start].strip(" "):
        return None
    return Whole(left.start, right.end, left.lead_in)


def _without_repeat(before: tuple[Sentence, Whole] | None, row: tuple[Sentence, Whole]) -> tuple[Sentence, Whole]:
    """A row whose lead-in is what was just read needs it no more."""
    sentence, whole = row
    if before is None or whole.lead_in is None or not _same_page(before[0], sentence):
        return row
    repeated = before[1].start <= whole.lead_in[0] and whole.lead_in[1] <= before[1].end
    return (sentence, replace(whole, lead_in=None)) if repeated else row


def _completed(sentence: Sentence, pages: Pages) -> Whole:
    page = pages.get(sentence.hit.document, sentence.hit.passage.page)
    if page is None or not _stands(sentence, page):
        return Whole(sentence.start, sentence.end)  # proven false below
    return complete(sentence.start, sentence.end, page)


def _stands(sentence: Sentence, page: Page) -> bool:
    return page.text[sentence.start : sentence.end] == sentence.text


def _quote(sentence: Sentence, whole: Whole, pages: Pages) -> str:
    page = pages.get(sentence.hit.document, sentence.hit.passage.page)
    own = whole.start == sentence.start and whole.end == sentence.end
    return sentence.text if page is None or own else page.text[whole.start : whole.end]


def _words(sentence: Sentence, whole: Whole, pages: Pages) -> int:
    return len(_quote(sentence, whole, pages).split())


def _holds(row: tuple[Sentence, Whole], other: tuple[Sentence, Whole]) -> bool:
    """Whether a quote holds another one within it."""
    (sentence, whole), (inner, span) = row, other
    return _same_page(sentence, inner) and whole.start <= span.start and span.end <= whole.end


def _same_page(one: Sentence, other: Sentence) -> bool:
    return one.hit.document.id == other.hit.document.id and one.hit.passage.page == other.hit.passage.page


def _said(found: Disagreement, one: Sentence, other: Sentence, about: Difference) -> str:
    """The notice of a difference, with who said it and when."""
    who = [_who(sentence) for sentence in (one, other)]
    if about.figures:
        said = [
            messages.FIGURE_SAID.format(who=name, figure=figure, number=number)
            for name, figure, number in zip(who, about.figures, found.numbers, strict=True)
        ]
        return messages.FIGURES_DIFFER.format(one=said[0], other=said[1])
    said = [messages.ADVICE_SAID.format(who=n, number=number) for n, number in zip(who, found.numbers, strict=True)]
    return messages.ADVICE_DIFFERS.format(one=said[0], other=said[1])


def _who(sentence: Sentence) -> str:
    document = sentence.hit.document
    return f"{document.publisher or messages.UNKNOWN_PUBLISHER} ({dutch_date(document.date)})"
