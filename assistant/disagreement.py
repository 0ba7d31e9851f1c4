"""Do two sources differ on the same figure or advice? Careful: what only may differ is not called a difference.

Two sentences are about the same when they share enough of their words, and their places and years allow it.
They differ in a figure when figures of one kind lie apart by more than rounding; in advice when one says
that something works and the other that it does not.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.figures import Figure, FigureKind, figures
from corpus import dutch
from corpus.model import Document
from corpus.municipalities import find_municipalities

About = Literal["figure", "advice"]

_SAME_FIGURE = 0.3
_SAME_ADVICE = 2
_ROUNDING = 0.12
"""Figures that lie less than this share apart are the same, rounded."""
_MANY_PLACES = 5
_YEARS_APART = 2
"""Sentences without a year of their own are compared when their sources are at most so many years apart."""

_NO_SUBJECT = frozenset(
    dutch.stems(
        """miljoen miljard euro ton procent jaar jaarlijks maand week ruim bijna ongeveer circa minstens gemeente
        gemeenten sociaal domein volgens aanbeveling hoger lager meer minder kreeg komt kwam waren werd werden extra"""
    )
)
_WORKS = re.compile(
    r"\b(effectie\w+|belangrijkste besparings\w+|minder (verwijzingen|zorg|kosten|gebruik)|(netto)?besparing van"
    r"|bespaart\b(?!.{0,40}\bniet\b)|besparing oplevert|lonen\b|loont|succesfactor|stel .{0,60}\baan\b|zet in op|benut"
    r"|investeer\w*|neem .{0,40}maatregelen|betrekken|mee te wegen|door(dat)? .{0,40}instroom|haalbaar|positief over"
    r"|helpt vaak|daalden)\b",
    re.IGNORECASE,
)
_WORKS_NOT = re.compile(
    r"\b(geen (effect|verschil|verband|besparing|structurele oplossing)|leidde\b.{0,60}\bniet tot minder|niet effectief"
    r"|niet per definitie goedkoper|duurder uitpakt|(nog )?niet terug|bespaart niet|niet op korte termijn"
    r"|moeilijk te leggen|in strijd met|mag niet|tegen een|niet haalbaar|niet in lijn|niet door meer instroom"
    r"|is onduidelijk|niet binnen de|werkt niet|twijfelt|onwenselijk|ontraad\w*|stopte)\b",
    re.IGNORECASE,
)
_UNIT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says: a sentence of a document."""

    document: Document
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What two statements differ about; ``figures`` are theirs, when it is a figure."""

    about: About
    figures: tuple[str, str] | None = None


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    kept = dutch.words(text)
    return frozenset(
        stem
        for word in kept
        if word not in dutch.EMPTY_WORDS and not word[0].isdigit() and (stem := dutch.stem(word)) not in _NO_SUBJECT
    )


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(figures(text))


@lru_cache(maxsize=4096)
def _places(text: str) -> frozenset[str]:
    return frozenset(find_municipalities(text))


def difference(one: Statement, other: Statement) -> Difference | None:
    """What two statements of different sources differ about, or None."""
    if one.document.id == other.document.id or not _same_place(one, other):
        return None
    return _figure_difference(one, other) or _advice_difference(one, other)


def _same_place(one: Statement, other: Statement) -> bool:
    """Whether both are about the same municipality, or both about none in particular."""
    first, second = _about(one), _about(other)
    return bool(first & second) if first or second else True


def _about(statement: Statement) -> frozenset[str]:
    named = _places(statement.text)
    if named:
        return named
    places = statement.document.municipalities
    return frozenset(places) if len(places) <= _MANY_PLACES else frozenset()


def _figure_difference(one: Statement, other: Statement) -> Difference | None:
    first, second = _stems(one.text), _stems(other.text)
    shared = first & second
    if len(shared) < 2 or len(shared) / min(len(first), len(second)) < _SAME_FIGURE:
        return None
    if not _same_years(one, other):
        return None
    mine, theirs = _measures(one.text), _measures(other.text)
    pairs = [(a, b) for a in mine for b in theirs if a.kind is b.kind and _same_unit(one, a, other, b)]
    if not pairs or any(_agree(a, b) for a, b in pairs):
        return None  # a figure in common: they tell the same, each with more beside it
    a, b = pairs[0]
    return Difference("figure", (one.text[a.start : a.end], other.text[b.start : b.end]))


def _measures(text: str) -> list[Figure]:
    return [figure for figure in _figures(text) if figure.kind is not FigureKind.DATE]


def _same_unit(one: Statement, a: Figure, other: Statement, b: Figure) -> bool:
    """Whether two figures count the same: for counts and durations, by the words around them."""
    if a.kind is FigureKind.COUNT:
        return bool(set(dutch.stems(a.unit)) & set(dutch.stems(b.unit)))
    near, far = _near(one.text, a), _near(other.text, b)
    return bool(near & far)


def _near(text: str, figure: Figure) -> frozenset[str]:
    """The subject stems in the same clause as a figure."""
    start = max(text.rfind(mark, 0, figure.start) for mark in ";:.") + 1
    ends = [place for mark in ";:" if (place := text.find(mark, figure.end)) >= 0]
    return _stems(text[start : min(ends, default=len(text))])


def _agree(a: Figure, b: Figure) -> bool:
    return a.low <= b.high * (1 + _ROUNDING) and b.low <= a.high * (1 + _ROUNDING)


def _years(text: str) -> set[int]:
    return {int(figure.low) for figure in _figures(text) if figure.kind is FigureKind.DATE and figure.low >= 1900}


def _same_years(one: Statement, other: Statement) -> bool:
    """Whether both can speak of the same year."""
    first, second = _years(one.text), _years(other.text)
    if first and second:
        return bool(first & second)
    dates = [statement.document.year for statement in (one, other)]
    if first or second:
        named = first or second
        silent = dates[1] if first else dates[0]
        return silent is not None and any(abs(silent - year) <= 1 for year in named)
    return None not in dates and abs((dates[0] or 0) - (dates[1] or 0)) <= _YEARS_APART


def _advice_difference(one: Statement, other: Statement) -> Difference | None:
    shared = _stems(one.text) & _stems(other.text)
    if len(shared) < _SAME_ADVICE:
        return None
    first, second = _verdict(one.text), _verdict(other.text)
    return Difference("advice") if first and second and first != second else None


def _verdict(text: str) -> Literal["works", "works not"] | None:
    """Whether a sentence says that something works; one that says both says neither."""
    against = _WORKS_NOT.search(text) is not None
    for_it = _WORKS.search(_WORKS_NOT.sub(" ", text)) is not None
    if for_it == against:
        return None
    return "works" if for_it else "works not"
