"""What a report consists of, whatever it is written in: sections with tables and pictures beside them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text; the first of each row names it. ``marked`` are (row, column) of cells that stand out."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG with what it shows in words, for those who do not see it."""

    svg: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, some sentences, and what was measured."""

    title: str
    text: str
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...] = ()
