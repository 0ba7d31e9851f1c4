"""Dates as documents print them: '12 maart 2021', 'maart 2021', '12-03-2021', 'versie 1.0, 2021'."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.blocks import Block

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_ABBREVIATED = {"mrt": 3} | {name[:3]: number for number, name in enumerate(_MONTHS, start=1) if name != "maart"}
_NUMBER_OF_MONTH = {name: number for number, name in enumerate(_MONTHS, start=1)} | _ABBREVIATED | {"sept": 9}
_MONTH = "|".join(sorted(_NUMBER_OF_MONTH, key=len, reverse=True))
_DATE = rf"""(?: (?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)
              | (?P<numeric>\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)\d\d)
              | (?P<written>(?:\d{{1,2}}\s+)?(?:{_MONTH})\.?\s+(?:19|20)\d\d)
              )(?!\w|-\d)"""
_ANY_DATE = re.compile(rf"(?<![\w-]){_DATE}", re.IGNORECASE | re.VERBOSE)
_LABELLED = re.compile(
    rf"""\b(?: (?:publicatie|versie|vergader|brief)?datum(?:\s+(?:publicatie|vergadering|raadsvergadering|besluit))?
          | gepubliceerd(?:\s+op)? | verschenen(?:\s+op)? | verscheen(?:\s+op)? | vastgesteld\s+(?:op|d\.d\.)
          | versie\s+\d[\d.]* | laatst\s+bijgewerkt(?:\s+op)?
          )[\s:,|(–-]*(?:{_DATE}|(?P<year>(?:19|20)\d\d)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_YEARLY = re.compile(
    r"\b(?:programma)?(?:begroting|perspectiefnota|kadernota|voorjaarsnota|jaarverslag|jaarstukken|jaarrekening)"
    r"\s+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:vanaf|na|per|tot|sinds|voor|uiterlijk|en met|medio|eind|begin)\s+\Z|\wdatum\W*\Z", re.IGNORECASE
)
_MAX_WORDS_OF_A_DATE_LINE = 12


def read_date(text: str) -> str | None:
    """A text that is a date, as YYYY, YYYY-MM or YYYY-MM-DD; None if it is none."""
    text = text.strip()
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return text
    found = _ANY_DATE.fullmatch(text)
    return _normal(found) if found else None


def printed_date(opening: Sequence[Block], title: str) -> str | None:
    """The date of a document as its opening prints it, or None.

    A date with a label comes first, then one on a line of its own, then the year of a yearly document.
    A date inside a sentence is about what happened, not about the document.
    """
    text = "\n".join(block.text for block in opening)
    labelled = (match["year"] or _normal(match) for match in _LABELLED.finditer(text))
    alone = sorted(filter(None, map(_date_of_line, opening)), key=len, reverse=True)
    yearly = _YEARLY.search(title)
    return next(filter(None, labelled), None) or next(iter(alone), None) or (yearly[1] if yearly else None)


def _date_of_line(block: Block) -> str | None:
    """The date of a short line that is no sentence, unless it tells when something else was or will be."""
    if len(block.text.split()) > _MAX_WORDS_OF_A_DATE_LINE or block.text.endswith((".", "?", "!", ":")):
        return None
    found = list(_ANY_DATE.finditer(block.text))
    if (
        len(found) != 1
        or _OF_SOMETHING_ELSE.search(block.text[: found[0].start()])
        or block.text[found[0].end() :].startswith(":")
    ):
        return None  # what follows a date with a colon happened that day
    value = _normal(found[0])
    return None if value and value.endswith("-01-01") else value


def _normal(match: re.Match[str]) -> str | None:
    """A match as YYYY-MM or YYYY-MM-DD; None if there is no such day or it is far in the future."""
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split("-")]
    elif match["numeric"]:
        parts = [int(part) for part in re.split(r"\D", match["numeric"])][::-1]
    elif match["written"]:
        *day, month, year = match["written"].lower().split()
        parts = [int(year), _NUMBER_OF_MONTH[month.rstrip(".")], *map(int, day)]
    else:
        return None
    try:
        date(*[*parts, 1][:3])
    except ValueError:
        return None
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
