"""A page as printed to lines as they are read."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.paper.columns import Region, regions
from ingest.paper.marks import Line, Paper, Piece, Word
from ingest.paper.pieces import pieces
from ingest.paper.tables import lines_of, table_rows

CELL_BORDER = " | "
_GLUED = 0.06  # of the letter size: parts of one word that the file places apart


def read_lines(paper: Paper) -> list[Line]:
    """The lines of a page in reading order, rows of tables as one line each."""
    found = pieces(paper.words)
    lines = [line for region in regions(found, paper.edges) for line in _lines(region, paper)]
    return [line for line in lines if line.text]


def _lines(region: Region, paper: Paper) -> Iterator[Line]:
    left = min(piece.left for piece in region.pieces)
    right = max(piece.right for piece in region.pieces)
    if region.kind == "table":
        for row in table_rows(region.pieces, region.gutters, paper.edges()):
            text = CELL_BORDER.join(cell for cell in map(_text, row) if cell)
            yield _line([piece for cell in row for piece in cell], left, right, text, is_row=CELL_BORDER in text)
    else:
        for row_of_pieces in lines_of(region.pieces):
            yield _line(row_of_pieces, left, right, _text(row_of_pieces))


def _line(row: Sequence[Piece], left: float, right: float, text: str, *, is_row: bool = False) -> Line:
    words = [word for piece in row for word in piece.words]
    main = max(row, key=lambda piece: piece.right - piece.left)
    letters = sum(len(word.text) for word in words)
    return Line(
        text,
        min(piece.left for piece in row),
        max(piece.right for piece in row),
        main.y,
        main.size,
        left,
        right,
        bold=2 * sum(len(word.text) for word in words if word.bold) > letters,
        role="row" if is_row else "text",
        notes=tuple(word.note for word in words if word.note),
        raised=_begins_raised(words),
    )


def _text(row: Sequence[Piece]) -> str:
    words = [word for piece in row for word in piece.words]
    parts = [words[0].text] if words else []
    for before, word in pairwise(words):
        if before.text.endswith("\u00ad") and word.y > before.y:  # a hyphen inside a cell
            parts[-1] = parts[-1][:-1]
            parts.append(word.text)
        else:
            is_glued = word.y == before.y and abs(word.left - before.right) < _GLUED * word.size and before.note == ""
            parts.append(word.text if is_glued else f" {word.text}")
    return "".join(parts)


def _begins_raised(words: Sequence[Word]) -> bool:
    if len(words) < 2:
        return False
    number, word = words[0], words[1]
    return number.text.isdigit() and number.size < word.size and number.y < word.y
