"""Figures in Dutch text: amounts, shares, counts, dates and durations, with their values and their places."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus import dutch
from corpus.model import Span


class FigureKind(StrEnum):
    """What a figure tells: an amount of money, a share, a count, a date or a duration."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    DATE = "date"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at ``text[start:end]``. ``low`` and ``high`` differ for a range ("15 à 18 weken").

    Units: euro, percent, days (a month counts 30, a year 365), years (1 January 2021 is 2021.0); a count has
    no unit. ``unit`` are the one or two words behind a count ("gemeenten"), or empty.
    """

    kind: FigureKind
    start: int
    end: int
    low: float
    high: float
    unit: str = ""


_WORDS = {
    word: value
    for value, words in {
        0.5: "half halve", 1.5: "anderhalf anderhalve", 1: "één", 2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes",
        7: "zeven", 8: "acht", 9: "negen", 10: "tien", 11: "elf", 12: "twaalf", 13: "dertien", 14: "veertien",
        15: "vijftien", 16: "zestien", 17: "zeventien", 18: "achttien", 19: "negentien", 20: "twintig", 30: "dertig",
        40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig", 90: "negentig", 100: "honderd",
        0.75: "driekwart", 1000: "duizend",
    }.items()
    for word in words.split()
}  # fmt: skip
_SCALES = {"ton": 1e5, "miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9, "duizend": 1e3}
_SHARES = {
    "de helft": 50, "een derde": 100 / 3, "twee derde": 200 / 3, "tweederde": 200 / 3, "een kwart": 25,
    "driekwart": 75, "drie kwart": 75, "een vijfde": 20, "een tiende": 10,
}  # fmt: skip
_DAYS = {"uur": 1 / 24, "dag": 1, "week": 7, "weken": 7, "maand": 30, "kwarta": 91, "jaar": 365, "jaren": 365}
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()

_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?![\d.]*\d)|\d+(?:,\d+)?|\b(?:{'|'.join(_WORDS)})\b)"
_RANGE = rf"(?<![\w.,])(?P<low>{_NUMBER})(?:\s*(?:-|–|à|tot|of|naar|tot en met)\s*(?:€\s?)?(?P<high>{_NUMBER}))?"
_SCALE = r"(?P<scale>ton|miljoen|mln|miljard|mld|duizend)\b"
_MONTH = "|".join(_MONTHS)
_COUNTED = r"(?!\s+(?:inwoners|mensen|Nederlanders|kinderen|jongeren|huishoudens|cliënten|personen|uur|keer)\b)"

_PATTERNS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (FigureKind.DATE, rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH})(?: (?P<year>(?:19|20)\d{{2}}))?\b"),
        (FigureKind.DATE, r"(?<![\w.-])\d{1,2}[-/]\d{1,2}[-/](?P<year>(?:19|20)\d{2})(?![\w-])"),
        (FigureKind.MONEY, rf"€\s?{_RANGE}(?:\s?{_SCALE})?"),
        (FigureKind.MONEY, rf"{_RANGE}\s?{_SCALE}{_COUNTED}(?:\seuro\b)?"),
        (FigureKind.MONEY, rf"\b(?P<low>een)\s{_SCALE}{_COUNTED}(?:\seuro\b)?"),
        (FigureKind.MONEY, rf"{_RANGE}\s?euro\b"),
        (FigureKind.SHARE, rf"{_RANGE}\s?(?:%|procent\b)"),
        (FigureKind.SHARE, r"\b(?P<one>één|een|twee|drie|vier) op (?:de|elke) (?P<of>twee|drie|vier|vijf|tien)\b"),
        (FigureKind.SHARE, rf"\b(?:{'|'.join(_SHARES)})\b(?! (?:jaar|miljoen|miljard|en een))"),
        (
            FigureKind.DURATION,
            rf"{_RANGE}\s(?P<unit>uur|dag(?:en)?|week|weken|maand(?:en)?|kwarta(?:al|len)|jaar|jaren)\b",
        ),
        (FigureKind.DATE, r"(?<![\w.,/])(?P<year>(?:19|20)\d{2})(?![\w%]|[.,]\d)"),
        (
            FigureKind.COUNT,
            rf"{_RANGE}(?:\s{_SCALE})?(?![\w%]|[.,]\d)(?:\s(?P<unit>[^\W\d_]{{3,}}(?:\s[^\W\d_]{{3,}})?))?",
        ),
    )
)  # fmt: skip
_NO_YEAR_AFTER = re.compile(r"\b(ongeveer|ruim|zo'n|bijna|circa|ca\.?|minstens|meer dan|met)\s$", re.IGNORECASE)
_ALWAYS_A_WORD = re.compile(r"half|halve|één|acht|elf", re.IGNORECASE)
"""Number words that mean something else when they stand alone ("één van de doelen", "hij acht dit nodig")."""


def figures(text: str) -> list[Figure]:
    """The figures of a text, in order; none overlaps another."""
    found, taken = list[Figure](), list[Span]()
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            figure = _figure(kind, match, text)
            if figure is not None:
                found.append(figure)
                taken.append((figure.start, figure.end))
    return sorted(found, key=lambda figure: figure.start)


def _figure(kind: FigureKind, match: re.Match[str], text: str) -> Figure | None:
    parts = match.groupdict()
    start, end = match.span()
    if kind is FigureKind.DATE:
        year, month = parts.get("year"), (parts.get("month") or "").lower()
        if not year and not parts.get("day"):
            return None  # "in mei" says little, and "mei" may be a verb
        if not month and _NO_YEAR_AFTER.search(text, 0, start):
            return Figure(FigureKind.COUNT, start, end, float(year or 0), float(year or 0))
        value = float(year or 0) + (_MONTHS.index(month) / 12 if month else 0.0)
        return Figure(kind, start, end, value, value)
    if kind is FigureKind.SHARE and not parts.get("low"):
        value = 100 * _value(parts["one"]) / _value(parts["of"]) if parts.get("one") else _SHARES[match.group().lower()]
        return Figure(kind, start, end, value, value)
    if kind is FigureKind.COUNT and not parts.get("high") and _ALWAYS_A_WORD.fullmatch(parts["low"]):
        return None
    unit, factor = "", _SCALES.get((parts.get("scale") or "").lower(), 1.0)
    if kind is FigureKind.DURATION:
        factor = next(days for name, days in _DAYS.items() if parts["unit"].lower().startswith(name))
    elif kind is FigureKind.COUNT and parts.get("unit"):
        unit = parts["unit"].lower()
        end = match.start("unit") - 1
    low = factor * _value(parts["low"])
    high = factor * _value(parts["high"]) if parts.get("high") else low
    return Figure(kind, start, end, min(low, high), max(low, high), unit)


def _value(number: str) -> float:
    word = number.lower()
    return (
        _WORDS[word] if word in _WORDS else 1.0 if word == "een" else float(number.replace(".", "").replace(",", "."))
    )


_ASKS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            FigureKind.MONEY,
            r"\b(hoeveel (euro|geld|kost\w*|gaf|gaven|gaat|bespaar\w*|betaal\w*|miljoen|miljard)|bedrag\w*"
            r"|(uur)?tarie\w+|prijs|wat kost\w*|hoe duur|hoogte|hoe hoog|tekort in"
            r"|hoe (groot|veel)\b.{0,30}\b(tekort|overschot|budget|besparing|uitgaven|begroting))\b|€",
        ),
        (FigureKind.SHARE, r"\b(procent\w*|percentage\w*|aandeel)\b|%"),
        (FigureKind.DURATION, r"\b(hoe ?lang|hoe snel|(binnen )?welke termijn|hoeveel (weken|maanden|dagen|jaar))\b"),
        (
            FigureKind.DATE,
            r"^\W*(en )?wanneer\b|[,;:?.] (en )?wanneer\b|\b(sinds|per|vanaf|tot|weten|vertel|en|of) wanneer\b"
            r"|\b(welk jaar|welke datum|ingangsdatum|hoe laat|wat is de datum)\b",
        ),
        (
            FigureKind.COUNT,
            r"\b(hoe ?veel\w*|aantal\w*|hoe vaak|hoe groot|hoe oud|fte|gemiddeld\w*)\b",
        ),
    )
)  # fmt: skip
_ANSWERS = {
    FigureKind.COUNT: frozenset({FigureKind.COUNT, FigureKind.SHARE, FigureKind.MONEY, FigureKind.DURATION}),
    FigureKind.DURATION: frozenset({FigureKind.DURATION, FigureKind.DATE}),
}
"""A number that is asked for in general can be of any kind; how long something takes may be told by when it ends."""


_ASKS_UNIT = re.compile(
    r"\b(?:hoe ?veel|aantal(?:len)?) (?:van de |van het |verschillende )?([^\W\d_]{3,})", re.IGNORECASE
)


def asked_figure(question: str) -> FigureKind | None:
    """Which kind of figure a question asks for: "hoeveel", "wanneer", "welk percentage", "hoe lang"."""
    return next((kind for kind, pattern in _ASKS if pattern.search(question)), None)


def answering(kind: FigureKind, text: str) -> list[Figure]:
    """The figures of a text that can answer a question for this kind."""
    return [figure for figure in figures(text) if figure.kind in _ANSWERS.get(kind, {kind})]


def asked_unit(question: str) -> str | None:
    """The stem of what a question wants counted: "hoeveel gemeenten"."""
    match = _ASKS_UNIT.search(question)
    return dutch.stem(dutch.fold(match[1])) if match else None


def counts(figure: Figure, unit: str) -> bool:
    """Whether a figure is a count of what has this stem."""
    return unit in dutch.stems(figure.unit)
