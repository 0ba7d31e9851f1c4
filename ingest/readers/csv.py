"""CSV to blocks: one per row, with the labels of the columns. Cells are text; nothing in them is run."""

import csv
from itertools import islice

from ingest.blocks import Reading, ReadOptions
from ingest.formats.encoding import decode
from ingest.tables import MAX_ROWS, TOO_MANY_ROWS, Row, table_blocks

_DELIMITERS = ";,\t|"
_SAMPLE_ROWS = 50


def read_csv(data: bytes, options: ReadOptions) -> Reading:
    """Read a table in text, of at most ``MAX_ROWS`` rows."""
    lines = decode(data).lstrip("\ufeff").splitlines(keepends=True)
    declared = lines[0].strip().lower() if lines else ""
    if declared.startswith("sep=") and len(declared) == 5:  # what Excel writes above a table for itself
        delimiter, lines = declared[-1], lines[1:]
    else:
        delimiter = _delimiter(lines)
    rows = csv.reader(lines, delimiter=delimiter)
    blocks = tuple(table_blocks((Row(row) for row in islice(rows, MAX_ROWS)), labelled=True))
    return Reading(blocks, warnings=(TOO_MANY_ROWS,) if next(rows, None) else ())


def _delimiter(lines: list[str]) -> str:
    """The sign that cuts the most rows into equally many cells, and into the most cells."""

    def fit(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_ROWS) if row]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual), usual) if usual > 1 else (0, 1)

    return max(_DELIMITERS, key=fit)
