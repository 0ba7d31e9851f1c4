"""What stands on a page: words at their places, pieces of lines, whole lines, and the edges drawn around them.

Places are points (1/72 inch) from the top left corner of the page as it is read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Word:
    """A word on its baseline ``y``; ``note`` holds the raised footnote number that was glued to it."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand close together on one baseline: a line, or the part of a line in one column or cell."""

    words: tuple[Word, ...]
    left: float
    right: float
    y: float
    size: float

    @property
    def top(self) -> float:
        """Where capitals end."""
        return self.y - 0.7 * self.size


@dataclass(frozen=True, slots=True)
class Edge:
    """A horizontal line, or the upper or lower edge of a filled area."""

    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Paper:
    """One page as printed: its words in the order of the file. ``edges`` are looked up only where needed."""

    width: float
    height: float
    words: tuple[Word, ...]
    edges: Callable[[], tuple[Edge, ...]] = lambda: ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read. ``left_edge`` and ``right_edge`` are those of its column; ``notes`` its footnote numbers.

    ``raised`` says that it begins with a raised number, as a footnote does.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    left_edge: float
    right_edge: float
    bold: bool = False
    role: Literal["text", "row"] = "text"
    notes: tuple[str, ...] = ()
    raised: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it runs to the right edge of its column, as all but the last line of a paragraph do."""
        return self.right > self.right_edge - 0.15 * (self.right_edge - self.left_edge)
