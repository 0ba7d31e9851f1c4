"""Tables: telling them from columns of prose, and their rows with the cells that belong together."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.paper.marks import Edge, Piece

_SAME_LINE = 0.25  # of the letter size
_ROW_GAP = 1.3  # of the usual distance of lines: more white stands between rows
_PROSE_CHARS = 22  # a line of a column of prose is at least so long on average
_REACH = 10.0  # points: a line that is drawn so far past a gutter on both sides divides rows
_ONE_LINE = 4.0  # points: edges of cells that lie so close are one line
_CELL_WHITE = 3.0
_MIN_RULES = 2
_LARGEST_ROW = 0.65  # of a table: lines above and below a page of prose make no table of it


def is_table(left: Sequence[Piece], right: Sequence[Piece], gutter: float, edges: Callable[[], Sequence[Edge]]) -> bool:
    """Whether what stands left and right of a gutter are cells of rows, and not two columns to be read in turn.

    Cells have lines drawn between their rows, or stand on common baselines; columns of prose that happen to share
    baselines are known by long lines without white across both.
    """
    both = [*left, *right]
    top, bottom = min(piece.top for piece in both), max(piece.y for piece in both)
    rules = rules_across(edges(), gutter, top, bottom)
    stretches = [below - above for above, below in pairwise([top, *rules, bottom])]
    if len(rules) >= _MIN_RULES and max(stretches) < _LARGEST_ROW * (bottom - top):
        return True
    few, many = sorted((left, right), key=len)
    aligned = sum(any(_beside(piece, other) for other in many) for piece in few) / len(few)
    if aligned < 0.6:
        return False
    is_prose = all(sum(map(_chars, side)) / len(lines_of(side)) >= _PROSE_CHARS for side in (left, right))
    lines = lines_of(both)
    if is_prose and min(len(lines_of(side)) for side in (left, right)) > 0.6 * len(lines):
        return len(_wide_gaps(lines)) >= 3
    return True


def table_rows(pieces: Sequence[Piece], gutters: Sequence[float], edges: Sequence[Edge]) -> Iterator[list[list[Piece]]]:
    """The rows of a table from top to bottom: per row its cells, per cell its pieces in reading order."""
    within = [piece for piece in pieces if not any(piece.left < gutter < piece.right for gutter in gutters)]
    columns = _columns(within or pieces)
    for row in _rows(pieces, columns, edges):
        cells: list[list[Piece]] = [[] for _ in columns]
        for piece in row:
            cells[max((at for at, (left, _right) in enumerate(columns) if piece.left >= left), default=0)].append(piece)
        yield [[piece for line in lines_of(cell) for piece in line] for cell in cells if cell]


def _beside(piece: Piece, other: Piece) -> bool:
    """Whether two pieces stand on one baseline in print of one size."""
    return abs(piece.y - other.y) < 0.15 * piece.size and abs(piece.size - other.size) < 0.1 * piece.size


def _is_number(piece: Piece) -> bool:
    text = "".join(word.text for word in piece.words)
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def _chars(piece: Piece) -> int:
    return sum(len(word.text) + 1 for word in piece.words)


def _columns(pieces: Sequence[Piece]) -> list[tuple[float, float]]:
    """The columns of cells: where, seen from above, white divides the pieces."""
    columns = list[tuple[float, float]]()
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if columns and piece.left < columns[-1][1] + _CELL_WHITE:
            left, right = columns[-1]
            columns[-1] = (left, max(right, piece.right))
        else:
            columns.append((piece.left, piece.right))
    return columns


def _rows(pieces: Sequence[Piece], columns: list[tuple[float, float]], edges: Sequence[Edge]) -> Iterator[list[Piece]]:
    """Pieces row by row: between drawn lines; else between white, and each line with a number; else each line."""
    lines = lines_of(pieces)
    gutter = columns[1][0] - _CELL_WHITE if len(columns) > 1 else columns[0][0]
    ruled = rules_across(edges, gutter, lines[0][0].top, lines[-1][-1].y)
    gaps = _wide_gaps(lines)
    row, previous = list[Piece](), lines[0][0].y
    for at, line in enumerate(lines):
        y = line[0].y
        if ruled:
            is_new = any(previous < rule < y for rule in ruled)
        else:
            fills_first = any(piece.left < columns[0][1] for piece in line)
            is_new = at in gaps or (fills_first and (not gaps or any(map(_is_number, line[1:]))))
        if is_new and row:
            yield row
            row = []
        row.extend(line)
        previous = y
    yield row


def lines_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces on a common baseline, from top to bottom, each from left to right."""
    lines = list[list[Piece]]()
    for piece in sorted(pieces, key=lambda piece: piece.y):
        if lines and piece.y - lines[-1][0].y < _SAME_LINE * max(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def _wide_gaps(lines: list[list[Piece]]) -> set[int]:
    """The numbers of the lines that stand further below the line before them than usual."""
    steps = [after[0].y - before[0].y for before, after in pairwise(lines)]
    if not steps:
        return set()
    usual = min(median(steps), 1.25 * max(piece.size for piece in lines[0]))
    return {at for at, step in enumerate(steps, start=1) if step > _ROW_GAP * usual}


def rules_across(edges: Sequence[Edge], gutter: float, top: float, bottom: float) -> list[float]:
    """The heights, between top and bottom, of drawn lines that run across the gutter, of one or more parts."""
    near = [edge for edge in edges if top < edge.y < bottom and edge.right - edge.left > _REACH]
    ends = sorted(edge.y for edge in near if edge.left < gutter - _REACH and edge.right > gutter - _REACH)
    begins = sorted(edge.y for edge in near if edge.left < gutter + _REACH and edge.right > gutter + _REACH)
    across = list[float]()
    for y in ends:
        after = bisect_left(begins, y - 1)
        meets = after < len(begins) and begins[after] <= y + 1
        if meets and not (across and y - across[-1] < _ONE_LINE):
            across.append(y)
    return across
