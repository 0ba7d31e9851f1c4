"""Rows of a table to blocks: each row says in full what it holds, so that it can be quoted alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from ingest.blocks import Block
from ingest.characters import mend_characters

MAX_ROWS = 200_000
TOO_MANY_ROWS = f"de tabel is te lang: alleen de eerste {MAX_ROWS} rijen zijn gelezen; splits het bestand"
_LOOK_AHEAD = 30
"""How many rows are seen before the labels of the columns must be known."""
_MAX_LABEL_CHARS = 80
_MAX_LABEL_WORDS = 6
_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUE = re.compile(
    r"[-+–€$~<>±\s]*\d[\d.,\s/:-]*(?:%|procent|euro|mln\.?|mld\.?|miljoen|miljard)?"
    r"|\d{1,2} [a-z]+\.? \d{4}|[-–]|n\.?v\.?t\.?",
    re.IGNORECASE,
)
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row's cells, from the first column on, and the page it stands on."""

    cells: Sequence[str]
    page: int = 1


def table_blocks(rows: Iterable[Row], *, labelled: bool = False) -> Iterator[Block]:
    """The rows as blocks: 'Gemeente: Veldstad; Jaar: 2020', empty cells left out.

    ``labelled`` says that the table has a row of labels for certain; otherwise it must show. What stands above
    the labels becomes paragraphs. Without labels the cells of a row are joined with a bar.
    """
    clean = (Row([_one_line(cell) for cell in row.cells], row.page) for row in rows)
    filled = (row for row in clean if any(row.cells))
    ahead = list(islice(filled, _LOOK_AHEAD))
    at = _label_row([row.cells for row in ahead], labelled)
    if at is None:
        yield from map(_joined, chain(ahead, filled))
        return
    yield from map(_joined, ahead[:at])
    labels = ahead[at].cells
    names = [label.rstrip(" :") for label in labels]
    for row in chain(ahead[at + 1 :], filled):
        if row.cells != labels:  # long tables repeat their labels on each page
            yield _labelled(row, names)


def _label_row(rows: list[Sequence[str]], labelled: bool) -> int | None:
    """Where the labels stand: the first row that could be labels, if what follows bears it out."""
    width = max((_width(row) for row in rows), default=0)
    for at, row in enumerate(rows[:-1]):
        if _could_be_labels(row, width):
            return at if labelled or _is_borne_out(row, rows[at + 1 :], width) else None
        if sum(map(bool, row)) > 1 and not labelled:
            return None  # the data has begun
    return None


def _could_be_labels(row: Sequence[str], width: int) -> bool:
    labels = [cell for cell in row if cell]
    return (
        len(labels) >= max(2, _MOSTLY * width)
        and len(set(labels)) == len(labels)
        and all(len(label) <= _MAX_LABEL_CHARS for label in labels)
        and all(_YEAR.fullmatch(label) or not _VALUE.fullmatch(label) for label in labels)
        and not (row[0] and all(map(_YEAR.fullmatch, labels)))
    )


def _is_borne_out(labels: Sequence[str], rows: list[Sequence[str]], width: int) -> bool:
    """Whether labels differ from what is below them: figures under a word, or short words over three columns."""
    share = 1.0 if width == 2 else _MOSTLY  # two columns may also be a list of properties
    for at, label in enumerate(labels):
        below = [row[at] for row in rows if at < len(row) and row[at]]
        if label and below and sum(map(bool, map(_VALUE.fullmatch, below))) >= share * len(below):
            return True
    return width > 2 and all(len(label.split()) <= _MAX_LABEL_WORDS and label[-1:] != "." for label in labels)


def _labelled(row: Row, names: Sequence[str]) -> Block:
    pairs = zip_longest(row.cells, names[: len(row.cells)], fillvalue="")
    return Block("; ".join(f"{name}: {cell}" if name else cell for cell, name in pairs if cell), row.page, role="row")


def _joined(row: Row) -> Block:
    cells = [cell for cell in row.cells if cell]
    return Block(" | ".join(cells), row.page, role="row" if len(cells) > 1 else "text")


def _width(row: Sequence[str]) -> int:
    return max((at for at, cell in enumerate(row, start=1) if cell), default=0)


def _one_line(cell: str) -> str:
    return mend_characters(cell.replace("\n", " "))
