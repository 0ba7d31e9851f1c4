"""What a sentence must have to answer a question: a number when one is asked for, the place, the year.

A text about the same subject in another municipality, or without the amount asked for, is near but no answer.
"""

import re
from collections.abc import Callable

from assistant.understand import Understood
from corpus.dutch import fold
from corpus.model import Hit

Constraint = Callable[[Hit, str], bool]
"""Whether a sentence of a hit can answer, by one condition."""

_ASKS_MONEY = re.compile(
    r"\b(hoeveel (euro|geld|kost\w*|gaf|gaven|gaat|bespaar\w*|betaal\w*|miljoen|miljard)|bedrag\w*|(uur)?tarie\w+"
    r"|prijs|wat kost\w*|hoe duur|hoogte|hoe hoog|tekort in)\b|€",
    re.IGNORECASE,
)
_ASKS_SHARE = re.compile(r"\b(procent\w*|percentage\w*|aandeel)\b|%", re.IGNORECASE)
_ASKS_NUMBER = re.compile(
    r"\b(hoe ?veel\w*|aantal\w*|hoe vaak|hoe lang|hoe groot|hoe oud|fte|gemiddeld\w*|cijfer\w*)\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = (
    "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|dertig|veertig|vijftig|"
    "honderd|duizend|helft|derde|kwart|ton|miljoen|miljard"
)
_MONEY = re.compile(r"€|\beuro|\b(miljoen|miljard|mln|mld|ton)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bprocent|\bpercentage|\b(helft|derde|kwart)\b", re.IGNORECASE)
_NUMBER = re.compile(rf"\d|\b({_NUMBER_WORDS})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MANY_PLACES = 5
"""A document or sentence that names more municipalities than this is about none of them in particular."""


def constraints(understood: Understood) -> list[Constraint]:
    """The conditions that this question sets."""
    found = list[Constraint]()
    if kind := _asked_number(understood.question):
        found.append(lambda _hit, sentence: kind.search(sentence) is not None)
    if understood.municipalities:
        found.append(lambda hit, sentence: _is_about(hit, sentence, understood.municipalities))
    if understood.years:
        latest = max(understood.years)
        found.append(lambda hit, _sentence: _latest_year(hit) >= latest)
    return found


def _asked_number(question: str) -> re.Pattern[str] | None:
    """How the number that a question asks for looks."""
    if _ASKS_MONEY.search(question):
        return _MONEY
    if _ASKS_SHARE.search(question):
        return _SHARE
    return _NUMBER if _ASKS_NUMBER.search(question) else None


def _is_about(hit: Hit, sentence: str, names: tuple[str, ...]) -> bool:
    places = hit.document.municipalities
    if len(places) <= _MANY_PLACES and set(names) & set(places):
        return True
    if any(fold(name) in fold(hit.document.title) for name in names):
        return True
    listed = sentence.count(",") > _MANY_PLACES
    return not listed and any(name in sentence for name in names)


def _latest_year(hit: Hit) -> int:
    years = [int(year) for year in _YEAR.findall(hit.passage.text)]
    return max([*years, hit.document.year or 0])
