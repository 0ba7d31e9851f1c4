"""Numbers in front of list items, as office programs count them."""

from collections import defaultdict
from dataclasses import dataclass

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. ``kind`` is decimal, lower/upperLetter, lower/upperRoman or bullet;
    ``pattern`` holds ``%1`` for the number of the first level, ``%2`` for the second, …"""

    kind: str
    pattern: str
    start: int = 1


BULLET = Level("bullet", "-")
BULLETED = "- "
"""What every bullet is shown as, whatever sign its font has for it."""


class Counters:
    """Where each list of a document is with its counting."""

    def __init__(self) -> None:
        self._at: dict[str, dict[int, int]] = defaultdict(dict)

    def next(self, list_id: str, levels: dict[int, Level], depth: int) -> str:
        """The marker of the next item at this depth (0 is the outermost), with a space behind it."""
        level = levels.get(depth, BULLET)
        if level.kind == "bullet":
            return BULLETED
        at = self._at[list_id]
        at[depth] = at.get(depth, level.start - 1) + 1
        for deeper in [other for other in at if other > depth]:
            del at[deeper]
        marker = level.pattern
        for above in range(depth + 1):
            upper = levels.get(above, level)
            marker = marker.replace(f"%{above + 1}", numeral(at.get(above, upper.start), upper.kind))
        return f"{marker} " if marker else ""


def numeral(number: int, kind: str) -> str:
    """A number as digits, as a letter (27 is aa) or in Roman numerals."""
    if kind.endswith("Letter"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif kind.endswith("Roman"):
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if kind.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
