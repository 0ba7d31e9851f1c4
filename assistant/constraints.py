"""What a sentence must have to answer a question: the kind of figure asked for, the place, the year.

A text about the same subject in another municipality, or without the amount asked for, is near but no answer.
"""

import re
from collections.abc import Callable

from assistant.figures import answering, asked_figure
from assistant.understand import Understood
from corpus.dutch import fold
from corpus.model import Hit

Constraint = Callable[[Hit, str], bool]
"""Whether a sentence of a hit can answer, by one condition."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MANY_PLACES = 5
"""A document or sentence that names more municipalities than this is about none of them in particular."""


def constraints(understood: Understood) -> list[Constraint]:
    """The conditions that this question sets."""
    found = list[Constraint]()
    if kind := asked_figure(understood.question):
        found.append(lambda _hit, sentence: bool(answering(kind, sentence)))
    if understood.municipalities:
        found.append(lambda hit, sentence: is_about(hit, sentence, understood.municipalities))
    if understood.years:
        latest = max(understood.years)
        found.append(lambda hit, _sentence: _speaks_of(latest, hit))
    return found


def is_about(hit: Hit, sentence: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence, or the document that it stands in, is about one of these municipalities."""
    places = hit.document.municipalities
    if len(places) <= _MANY_PLACES and set(names) & set(places):
        return True
    if any(fold(name) in fold(hit.document.title) for name in names):
        return True
    listed = sentence.count(",") > _MANY_PLACES
    return not listed and any(name in sentence for name in names)


def _speaks_of(year: int, hit: Hit) -> bool:
    """Whether a passage names the year, or stands in a document of that year or later."""
    return (hit.document.year or 0) >= year or str(year) in _YEAR.findall(hit.passage.text)
