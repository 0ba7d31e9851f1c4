"""The words of a PDF page with their places, read through PDFium's character list."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from ingest.paper.marks import Edge, Paper, Word

_LINE_END_HYPHENS = "\x02\ufffe"  # PDFium's own marks for a hyphen that ends a line
_WORD = re.compile(rf"[^\s{_LINE_END_HYPHENS}]+[{_LINE_END_HYPHENS}]?")
_ENDS_IN_NUMBER = re.compile(r"(?<=.)\d{1,4}(?=[.,;:!?)]*$)")
_UNITS = frozenset({"m", "km", "dm", "cm", "mm", "ha", "co", "h"})
_RAISED = 0.15  # of the letter size: how far a footnote number stands above the baseline at least
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # the weight that fonts state is often wrong
_MAX_EDGES = 5000
_ENDLESS = 100_000.0


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share; ``turns`` counts quarter turns of its writing direction."""

    size: float
    bold: bool
    turns: int


def read_paper(page: pypdfium2.PdfPage) -> Paper:
    """The words of a page, turned upright if most of it is written sideways.

    Raises:
        pypdfium2.PdfiumError: the page cannot be read.
    """
    textpage = page.get_textpage()
    try:
        found = list(_words(textpage))
    finally:
        textpage.close()
    turns = Counter(turn for turn, _word in found)
    upright = turns.most_common(1)[0][0] if turns else 0
    left, bottom, right, top = page.get_bbox()
    turn = _Turn(upright, left, bottom, right - left, top - bottom)
    words = tuple(word for word in (turn.word(word) for turned, word in found if turned == upright) if _is_placed(word))
    size = (turn.width, turn.height) if upright % 2 == 0 else (turn.height, turn.width)
    return Paper(*size, words, lambda: tuple(_edges(page, turn)))


def _is_placed(word: Word) -> bool:
    """Whether a word has a place in this world: damaged files have endless coordinates."""
    return all(abs(place) < _ENDLESS for place in (word.left, word.right, word.y, word.size))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word as the file places it: where its first letter begins and its last ends, y upwards."""

    text: str
    start: tuple[float, float]
    end: tuple[float, float]
    size: float
    bold: bool
    note: str


@dataclass(frozen=True, slots=True)
class _Turn:
    """From the file's coordinates to reading direction: ``quarters`` turns, then y downwards."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A place, from the top left corner of the page as it is read."""
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.height - y, self.width - x
        return x, self.height - y

    def word(self, placed: _Placed) -> Word:
        """The word at its place on the page as it is read."""
        left, y = self.point(*placed.start)
        right, _y = self.point(*placed.end)
        return Word(placed.text, left, max(left, right), y, placed.size, placed.bold, placed.note)


def _words(textpage: pypdfium2.PdfTextPage) -> Iterator[tuple[int, _Placed]]:
    """Quarter turns of its direction, and the word; spaces and line breaks are PDFium's."""
    handle, code = textpage.raw, raw.FPDFText_GetUnicode
    text = "".join([chr(code(handle, at)) for at in range(textpage.count_chars())])
    styles = _Styles(handle)
    for match in _WORD.finditer(text):
        start, end, word = match.start(), match.end(), match.group()
        style = styles.at(start)
        if style is None:
            continue
        if word[-1] in _LINE_END_HYPHENS:
            word = f"{word[:-1]}\u00ad"
        note = _glued_note(handle, styles, start, word)
        if note:
            word = re.sub(rf"{note}(?=\D*$)", "", word)
        first, last = _box(handle, start), _box(handle, end - 1)
        origin = _origin(handle, start)
        if style.turns == 0:
            begins, ends = (first.left, origin[1]), (last.right, origin[1])
        elif style.turns == 1:
            begins, ends = (origin[0], first.bottom), (origin[0], last.top)
        elif style.turns == 2:
            begins, ends = (first.right, origin[1]), (last.left, origin[1])
        else:
            begins, ends = (origin[0], first.top), (origin[0], last.bottom)
        yield style.turns, _Placed(word, begins, ends, style.size, style.bold, note)


def _glued_note(handle: Any, styles: "_Styles", start: int, word: str) -> str:
    """The digits at the end of a word that stand higher than its begin: a footnote number, no part of it."""
    number = _ENDS_IN_NUMBER.search(word)
    style = styles.at(start)
    if number is None or style is None or style.turns or word[: number.start()].lower() in _UNITS:
        return ""
    floor = _origin(handle, start)[1] + _RAISED * style.size
    for at in range(number.start(), number.end()):
        if _origin(handle, start + at)[1] > floor:
            return word[at : number.end()]
    return ""


def _origin(handle: Any, at: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, at, x, y)
    return x.value, y.value


def _box(handle: Any, at: int) -> Any:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, at, box)
    return box


class _Styles:
    """The style of a character: asked once per text object, and its weight once per font."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._objects = dict[int, _Style]()
        self._fonts = dict[int, bool]()

    def at(self, index: int) -> _Style | None:
        """The style of the character at an index; None if PDFium made it up."""
        found = raw.FPDFText_GetTextObject(self._handle, index)
        if not found:
            return None
        address = ctypes.addressof(found.contents)
        if address not in self._objects:
            self._objects[address] = self._style(found, index)
        return self._objects[address]

    def _style(self, text_object: Any, index: int) -> _Style:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._handle, index, matrix)
        size = raw.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d)
        turns = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        return _Style(round(size, 2) or 1.0, self._is_bold(text_object), turns)

    def _is_bold(self, text_object: Any) -> bool:
        font = raw.FPDFTextObj_GetFont(text_object)
        if not font:
            return False
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            name = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, name, 128)
            self._fonts[address] = _BOLD_NAME.search(name.value.decode("utf-8", "replace")) is not None
        return self._fonts[address]


def _edges(page: pypdfium2.PdfPage, turn: _Turn) -> Iterator[Edge]:
    """Upper and lower edges of what is drawn on the page; pictures and text are left out."""
    corners = [ctypes.c_float() for _ in range(4)]
    for at in range(min(_MAX_EDGES, raw.FPDFPage_CountObjects(page.raw))):
        drawn = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(drawn, *corners)
        left, bottom, right, top = (corner.value for corner in corners)
        x1, y1 = turn.point(left, bottom)
        x2, y2 = turn.point(right, top)
        for y in {y1, y2}:
            yield Edge(y, min(x1, x2), max(x1, x2))
