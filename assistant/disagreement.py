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
from corpus.model import Document, Span
from corpus.municipalities import find_municipalities
from corpus.themes import weigh_themes

About = Literal["figure", "advice"]

_SAME_CLAUSE = 0.5
"""Share of the words around two figures, in the shorter clause, from which they can be about the same."""
_ROUNDING = 0.12
"""Figures that lie less than this share apart are the same, rounded."""
_FACTOR = 10
"""Figures that lie further apart than this are figures of different things."""
_YEARS_APART = 2
"""Sentences without a year of their own are compared when their sources are at most so many years apart."""
_MANY_PLACES = 5
_ELSEWHERE = "?"
"""Stands for a place that is not told apart: nothing is known to be about the same place."""

_NO_SUBJECT = frozenset(
    dutch.stems(
        """miljoen miljard euro ton procent jaar jaarlijks maand week ruim bijna ongeveer circa minstens gemeente
        gemeenten sociaal domein volgens aanbeveling hoger lager meer minder kreeg komt kwam waren werd werden extra
        helft derde kwart januari juli"""
    )
)
_IN_ANY_ADVICE = frozenset(
    dutch.stems("jeugd jeugdhulp jeugdzorg wmo zorg hulp kosten rijk vng commissie noemt besparing")
)
_REGION = re.compile(
    r"\b(Twents|Brabant|Groning|Fries|Frysl|Zeeuws|Zeeland|Gelder|Limburg|Drent|Utrecht|Rijnmond|Haags|Lekstroom)\w*"
)
_WORKS = re.compile(
    r"\b(effectie\w+|belangrijkste besparings\w+|minder (verwijzingen|zorg|kosten|gebruik)|(netto)?besparing van"
    r"|bespaart\b(?!.{0,40}\bniet\b)|besparing oplevert|lonen\b|loont|succesfactor|stel .{0,60}\baan\b|zet in op"
    r"|investeren in|neem .{0,40}maatregelen|betrekken|mee te wegen|door(dat)? .{0,40}instroom|haalbaar|positief over"
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
_START = re.compile(
    r"\b(?:per|vanaf|sinds|ingang van)\s((?:\d{1,2} )?(?:januari |juli )?(?:19|20)\d{2})\b", re.IGNORECASE
)
_SAME_START = 2
_SAME_ADVICE = 2
"""Words in common, or a word and the theme, from which two sentences are about the same."""
_SHORT = 4
_CLAUSE_END = re.compile(r"[;:.](?!\d)|,(?!\d)|\ben\b|[()]")


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
    regions = (match[1] for match in _REGION.finditer(text))
    return frozenset((*find_municipalities(text), *regions))


def difference(one: Statement, other: Statement) -> Difference | None:
    """What two statements of different sources differ about, or None."""
    if one.document.id == other.document.id or not _same_place(one, other):
        return None
    return _figure_difference(one, other) or _advice_difference(one, other)


def _same_place(one: Statement, other: Statement) -> bool:
    """Whether both are about the same municipality or region, or both about none in particular."""
    first, second = _about(one), _about(other)
    return bool(first & second - {_ELSEWHERE}) if first or second else True


def _about(statement: Statement) -> frozenset[str]:
    named = _places(statement.text)
    if named:
        return named if len(named) <= _MANY_PLACES else frozenset({_ELSEWHERE})
    places = statement.document.municipalities
    if not places or len(places) > _MANY_PLACES:
        return frozenset()
    return frozenset(places) if len(places) == 1 else frozenset({_ELSEWHERE})


def _shared(first: frozenset[str], second: frozenset[str]) -> int:
    """How many words two texts have in common; a compound counts with what it ends in."""
    return sum(any(_alike(one, other) for other in second) for one in first)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > _SHORT and long.endswith(short))


def _figure_difference(one: Statement, other: Statement) -> Difference | None:
    if starts := _starts_differ(one, other):
        return starts
    same_place = bool(_about(one) & _about(other))
    pairs = [
        (closeness, a, b)
        for a in _measures(one.text)
        for b in _measures(other.text)
        if a.kind is b.kind and (closeness := _closeness(one, a, other, b, same_place))
    ]
    if not pairs or not _same_years(one, other):
        return None
    if any(a.low == b.low or a.high == b.high for _closeness, a, b in pairs):
        return None  # a figure in common: they tell the same, each with more beside it
    _best, a, b = max(pairs, key=lambda pair: pair[0])
    return None if _agree(a, b) else Difference("figure", (_said(one.text, a), _said(other.text, b)))


def _starts_differ(one: Statement, other: Statement) -> Difference | None:
    """Whether both say from when the same thing holds, and not from the same year."""
    first, second = _START.search(one.text), _START.search(other.text)
    if not first or not second or _years(first[1]) & _years(second[1]):
        return None
    same = _shared(_stems(_clause(one.text, first.span())), _stems(_clause(other.text, second.span())))
    return Difference("figure", (first[1], second[1])) if same >= _SAME_START else None


def _measures(text: str) -> list[Figure]:
    return [figure for figure in _figures(text) if figure.kind is not FigureKind.DATE]


def _closeness(one: Statement, a: Figure, other: Statement, b: Figure, same_place: bool) -> float:
    """How much the words around two figures are the same (0..1); 0 when they count different things."""
    same_unit = frozenset(dutch.stems(a.unit)) & frozenset(dutch.stems(b.unit))
    if (a.kind is FigureKind.COUNT and not same_unit) or max(a.high, b.high) > _FACTOR * min(a.low, b.low):
        return 0.0
    places = frozenset(stem for text in (one.text, other.text) for p in _places(text) for stem in dutch.stems(p))
    first = _stems(_clause(one.text, (a.start, a.end))) - places - same_unit
    second = _stems(_clause(other.text, (b.start, b.end))) - places - same_unit
    shared = _shared(first, second)
    if not shared or shared + bool(same_unit) + same_place < 2:
        return 0.0
    share = shared / min(len(first), len(second))
    return share if share >= _SAME_CLAUSE else 0.0


def _clause(text: str, span: Span) -> str:
    """The words around a span up to the next comma, colon, semicolon or "en"."""
    ends = [(match.start(), match.end()) for match in _CLAUSE_END.finditer(text)]
    start = max((end for _start, end in ends if end <= span[0]), default=0)
    return text[start : min((begin for begin, _end in ends if begin >= span[1]), default=len(text))]


def _said(text: str, figure: Figure) -> str:
    """A figure as it stands there, with what it counts."""
    counted = figure.unit.partition(" ")[0]
    return text[figure.start : figure.end + (len(counted) + 1 if counted else 0)]


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
        return silent is not None and silent in named
    return None not in dates and abs((dates[0] or 0) - (dates[1] or 0)) <= _YEARS_APART


def _advice_difference(one: Statement, other: Statement) -> Difference | None:
    first, second = _verdict(one.text), _verdict(other.text)
    if not first or not second or first == second:
        return None
    shared = _shared(_stems(one.text) - _IN_ANY_ADVICE, _stems(other.text) - _IN_ANY_ADVICE)
    same_theme = weigh_themes(one.text).keys() & weigh_themes(other.text).keys()
    return Difference("advice") if shared + bool(same_theme) >= _SAME_ADVICE and shared else None


def _verdict(text: str) -> Literal["works", "works not"] | None:
    """Whether a sentence says that something works; one that says both says neither."""
    against = _WORKS_NOT.search(text) is not None
    for_it = _WORKS.search(_WORKS_NOT.sub(" ", text)) is not None
    if for_it == against:
        return None
    return "works" if for_it else "works not"
