"""Words to pieces of lines: words that follow each other closely on one baseline."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from ingest.paper.marks import Piece, Word

_GAP = 0.9  # of the letter size: a wider gap may be the white between columns
_CELL_GAP = 0.4  # a gap that may be white between cells where other lines have it too, if it is no usual space
_SURE_CELL_GAP = 0.6
_AT_GUTTER = 3.5  # points: a gutter runs so far left of the column behind it
_MARKER_GAP = 5.0  # the same behind the number or bullet of a list item
_SAME_LINE = 0.25
_MAX_MARKERS = 200  # no page of text has more list items
_RAISED = 0.15
_MARKER = re.compile(
    r"[-•▪◦‣*–\u25cf\u25cb\u25a0\ue000-\uf8ff]|o|(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
)


def pieces(words: Iterable[Word]) -> list[Piece]:
    """The pieces of lines on a page, in the order of the file; the mark of a list item is part of its first line."""
    found = list(_runs(words))
    markers = [piece for piece in found if len(piece.words) == 1 and _MARKER.fullmatch(piece.words[0].text)]
    for marker in markers[:_MAX_MARKERS]:
        reach = marker.right + _MARKER_GAP * marker.size
        beside = [
            p
            for p in found
            if p is not marker and abs(p.y - marker.y) < 0.3 * p.size and marker.right <= p.left < reach
        ]
        if beside and marker in found:  # it may be the item of the mark before it
            item = min(beside, key=lambda piece: piece.left)
            found[found.index(item)] = _piece([*marker.words, *item.words])
            found.remove(marker)
    return found


def _runs(words: Iterable[Word]) -> Iterator[Piece]:
    row = list[Word]()
    for word in words:
        if row and _is_note_number(row[-1], word):
            last = row.pop()
            row.append(Word(last.text, last.left, word.right, last.y, last.size, last.bold, word.text))
        elif row and not _follows(row, word):
            yield _piece(row)
            row = [word]
        else:
            row.append(word)
    if row:
        yield _piece(row)


def cut_at(piece: Piece, gutter: float) -> list[Piece]:
    """The piece in two where a word starts just behind a gutter after more white than elsewhere in the piece."""
    if not piece.left < gutter < piece.right or len(piece.words) < 2:
        return [piece]
    whites = [after.left - before.right for before, after in pairwise(piece.words)]
    at = next(at for at, word in enumerate(piece.words) if word.right > gutter)
    starts_there = at > 0 and 0 < piece.words[at].left - gutter < 2 * _AT_GUTTER
    white = whites[at - 1] / piece.size
    if not starts_there or white < _CELL_GAP or white < min(_SURE_CELL_GAP, 1.3 * min(whites) / piece.size):
        return [piece]
    return [_piece(list(piece.words[:at])), _piece(list(piece.words[at:]))]


def _follows(row: list[Word], word: Word) -> bool:
    last = row[-1]
    size = max(last.size, word.size)
    if abs(word.y - last.y) > _SAME_LINE * size and not _is_raised_start(row, word):
        return False
    gap = word.left - last.right
    reach = _MARKER_GAP if len(row) == 1 and _MARKER.fullmatch(last.text) else _GAP
    return -0.5 * size < gap < reach * size


def _is_note_number(last: Word, word: Word) -> bool:
    """Whether a word is the raised number of a footnote behind the word before it."""
    return (
        word.text.isdigit()
        and len(word.text) <= 3
        and word.size < last.size
        and _RAISED * last.size < last.y - word.y < last.size
        and -0.5 * last.size < word.left - last.right < 0.5 * last.size
    )


def _is_raised_start(row: list[Word], word: Word) -> bool:
    """Whether what stands there so far is the raised number that begins a footnote."""
    number = row[-1]
    return len(row) == 1 and number.text.isdigit() and number.size < word.size and 0 < word.y - number.y < word.size


def _piece(row: list[Word]) -> Piece:
    words = _spelled_out(row) if len(row) >= 4 else row
    main = max(words, key=lambda word: len(word.text))
    return Piece(tuple(words), words[0].left, words[-1].right, main.y, main.size)


def _spelled_out(row: list[Word]) -> list[Word]:
    """Spaced-out letters ('T U S S E N') made words again; a gap wider than between letters divides words."""
    if sum(len(word.text) == 1 and word.text.isalpha() for word in row) < 0.8 * len(row):
        return row
    usual = median(after.left - before.right for before, after in pairwise(row))
    joined = [row[0]]
    for word in row[1:]:
        last = joined[-1]
        if word.left - last.right > 1.6 * usual + 0.1 * word.size:
            joined.append(word)
        else:
            joined[-1] = Word(last.text + word.text, last.left, word.right, last.y, last.size, last.bold, word.note)
    return joined
