"""Pieces of lines to regions in reading order: columns one after the other, what runs across them at its place.

A gutter is a vertical line that several pieces start at with text to their left, and that nothing crosses for
some lines. What crosses it (a heading, a table over the whole width) ends the columns above it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from ingest.paper.marks import Edge, Piece
from ingest.paper.pieces import cut_at
from ingest.paper.tables import is_table, rules_across

_MIN_LINES = 3
_MIN_GUTTER = 7.0
_GRID = 3.0  # points: how exactly the lines of a column start at one place
_MAX_DEPTH = 6
_MAX_GUTTERS = 8
_MAX_PIECES = 3000  # a page with more is a drawing: comparing all its labels takes too long
_ABOVE_TABLE = 20.0  # points: how far above its first words a table may be drawn

Edges = Callable[[], Sequence[Edge]]


@dataclass(frozen=True, slots=True)
class Region:
    """Pieces that are read as lines from top to bottom, or as a table."""

    kind: Literal["text", "table"]
    pieces: tuple[Piece, ...]
    gutters: tuple[float, ...] = ()


def regions(pieces: Sequence[Piece], edges: Edges, depth: int = 0) -> Iterator[Region]:
    """The regions of a page in reading order."""
    can_split = depth < _MAX_DEPTH and len(pieces) <= _MAX_PIECES
    gutters = list(islice(_gutters(pieces), _MAX_GUTTERS)) if can_split else []
    cuts = [(gutter, list(_bands(pieces, gutter))) for gutter in gutters]
    gutter, bands = max(cuts, key=lambda cut: (_split_lines(cut[1]), -len(cut[1])), default=(0.0, []))
    if not _split_lines(bands):
        if pieces:
            yield Region("text", tuple(pieces))
        return
    for band in bands:
        if not band.is_split:
            yield from regions(band.pieces, edges, depth + 1)
        elif is_table(band.left, band.right, gutter, edges):
            lead, table = band.without_lead(rules_across(edges(), gutter, 0, band.pieces[-1].y))
            yield from regions(lead, edges, depth + 1)
            own = (gutter, *_gutters(table))  # those of other tables on the page mean nothing here
            yield Region("table", tuple(part for piece in table for part in _cut_at_all(piece, own)), own)
        else:
            yield from regions(band.left, edges, depth + 1)
            yield from regions(band.right, edges, depth + 1)


def _split_lines(bands: Sequence["_Band"]) -> int:
    """How much of a page stands in columns: the lines of its split bands."""
    return sum(_line_count(side) for band in bands if band.is_split for side in (band.left, band.right))


@dataclass(frozen=True, slots=True)
class _Band:
    """A horizontal strip of a page, and what of it stands left and right of a gutter that nothing crosses."""

    pieces: tuple[Piece, ...]
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    @property
    def is_split(self) -> bool:
        """Whether there are enough lines on both sides, beside each other, with white between them."""
        if min(_line_count(self.left), _line_count(self.right)) < _MIN_LINES:
            return False
        top = max(min(piece.top for piece in side) for side in (self.left, self.right))
        bottom = min(max(piece.y for piece in side) for side in (self.left, self.right))
        heights = [max(p.y for p in side) - min(p.top for p in side) for side in (self.left, self.right)]
        white = min(p.left for p in self.right) - max(p.right for p in self.left)
        return white >= _MIN_GUTTER and bottom - top > 0.4 * min(heights)

    def without_lead(self, rules: Sequence[float]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """What stands above a table, such as a heading, and the rest.

        The table begins at its first drawn line, or at the first line that has text on both sides.
        """
        top = min(piece.top for piece in self.pieces)
        start = max(min(piece.top for piece in side) for side in (self.left, self.right))
        start = min([start, *(rule for rule in rules if top - _ABOVE_TABLE < rule)])
        return tuple(p for p in self.pieces if p.y < start), tuple(p for p in self.pieces if p.y >= start)


def _gutters(pieces: Sequence[Piece]) -> Iterator[float]:
    """Where columns may begin: left edges that pieces with a neighbour to their left share, most shared first."""
    ordered = sorted(pieces, key=lambda piece: piece.y)
    starts = Counter[int]()
    exact = dict[int, float]()
    for at, piece in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.top > piece.y:
                break
            left, right = (piece, other) if piece.left < other.left else (other, piece)
            if right.left - left.right >= _MIN_GUTTER:
                key = round(right.left / _GRID)
                starts[key] += 1
                exact[key] = min(right.left, exact.get(key, right.left))
    for key, count in starts.most_common():
        if count + max(starts[key - 1], starts[key + 1]) >= _MIN_LINES:
            yield exact[key] - _MIN_GUTTER / 2


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[_Band]:
    """The page cut where something crosses the gutter, from top to bottom."""
    waiting, crossing = list[Piece](), list[Piece]()
    cut = [part for piece in pieces for part in cut_at(piece, gutter)]
    for piece in sorted(cut, key=lambda piece: piece.y):
        crosses = piece.left < gutter < piece.right
        if crosses and waiting:
            yield _band(waiting, gutter)
            waiting = []
        elif not crosses and crossing:
            yield _Band(tuple(crossing), (), ())
            crossing = []
        (crossing if crosses else waiting).append(piece)
    if waiting:
        yield _band(waiting, gutter)
    if crossing:
        yield _Band(tuple(crossing), (), ())


def _cut_at_all(piece: Piece, gutters: Sequence[float]) -> list[Piece]:
    parts = [piece]
    for gutter in gutters:
        parts = [cut for part in parts for cut in cut_at(part, gutter)]
    return parts


def _line_count(pieces: Sequence[Piece]) -> int:
    return len({round(piece.y / 2) for piece in pieces})


def _band(pieces: list[Piece], gutter: float) -> _Band:
    return _Band(
        tuple(pieces),
        tuple(piece for piece in pieces if piece.right <= gutter),
        tuple(piece for piece in pieces if piece.left >= gutter),
    )
