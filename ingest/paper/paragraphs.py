"""Lines in reading order to blocks: headings, paragraphs, items of lists, rows of tables, footnotes."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.blocks import Block
from ingest.paper.headings import Headings
from ingest.paper.hyphens import HYPHENS, Vocabulary, join_lines
from ingest.paper.marks import Line

_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\d]*$")
_ITEM = re.compile(
    r"(?P<marker>[-•▪◦‣*–\u25cf\u25cb\u25a0]|o|\d{1,2}[.)]|[a-z]\)|[a-hA-H]\.|\([a-z0-9]\)|[ivx]{1,4}[.)])"
    r"\s+(?P<text>\S.*)"
)
_NOTE = re.compile(r"(?P<number>\d{1,3})\s+(?:[A-ZÀ-Þ‘“\"'(]|https?:|www\.)")
_PARAGRAPH_GAP = 1.4  # of the usual distance of lines
_OTHER_SIZE = 1.08
_NOTE_SIZE = 0.95  # of the body text: smaller print at the end of a page goes on with its footnotes
_MIN_INDENT, _MAX_INDENT = 0.7, 4.0  # of the letter size


def paragraphs(lines: Sequence[Line], page: int, headings: Headings, words: Vocabulary, notes: set[str]) -> list[Block]:
    """The blocks of a page. ``notes`` are the footnote numbers met so far; those of this page are added."""
    notes.update(number for line in lines for number in line.notes)
    pitch = _pitch(lines)
    blocks, at = list[Block](), 0
    while at < len(lines):
        taken, level = headings.at(lines, at, page)
        if taken:
            text = join_lines([line.text for line in lines[at : at + taken]], words)
            blocks.append(Block(text, page, level))
        elif lines[at].role == "row":
            taken = 1
            blocks.append(Block(join_lines([lines[at].text], words), page, role="row"))
        else:
            goes_on = bool(blocks) and blocks[-1].role == "note" and lines[at].size < _NOTE_SIZE * headings.body
            is_note = goes_on or _starts_note(lines[at], notes, headings.body)
            taken = _length(lines, at, page, headings, notes, pitch)
            blocks.append(_block([line.text for line in lines[at : at + taken]], page, words, is_note=is_note))
        at += taken
    return blocks


def _block(lines: list[str], page: int, words: Vocabulary, *, is_note: bool) -> Block:
    if is_note:
        return Block(join_lines(lines, words), page, role="note")
    item = _ITEM.fullmatch(lines[0])
    if item is None:
        return Block(join_lines(lines, words), page)
    return Block(join_lines([item["text"], *lines[1:]], words), page, marker=f"{item['marker']} ")


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, in letter sizes."""
    steps = [step for before, line in pairwise(lines) if 0 < (step := (line.y - before.y) / line.size) < 3]
    return median(steps) if steps else 1.2


def _length(lines: Sequence[Line], at: int, page: int, headings: Headings, notes: set[str], pitch: float) -> int:
    """How many lines from here make one paragraph."""
    end = at + 1
    first_is_note = _starts_note(lines[at], notes, headings.body)
    while end < len(lines):
        previous, line = lines[end - 1], lines[end]
        if line.role == "row" or _ITEM.match(line.text) or headings.at(lines, end, page)[0]:
            break
        if _starts_note(line, notes, headings.body) and not previous.text.endswith(tuple(HYPHENS)):
            break
        if first_is_note and line.size > _OTHER_SIZE * lines[at].size:
            break
        if _ends_paragraph(previous, line, lines[at], pitch):
            break
        if first_is_note and line.text[0].islower() and _ENDS_SENTENCE.search(previous.text):
            break
        end += 1
    return end - at


def _ends_paragraph(previous: Line, line: Line, first: Line, pitch: float) -> bool:
    """Whether white, an indent, a short last line or other print divides two lines."""
    ends_sentence = _ENDS_SENTENCE.search(previous.text) is not None
    if ends_sentence and not previous.is_full:
        return True
    step = line.y - previous.y
    if step < 0:  # the next column
        return False
    if step > _PARAGRAPH_GAP * pitch * max(previous.size, line.size):
        return True
    sizes = sorted((previous.size, line.size))
    if sizes[1] > _OTHER_SIZE * sizes[0]:
        return True
    indent = (line.left - previous.left) / line.size
    return ends_sentence and previous is not first and _MIN_INDENT < indent < _MAX_INDENT


def _starts_note(line: Line, notes: set[str], body: float) -> bool:
    """Whether a line begins a footnote: a number that was met raised, or stands raised or in small print."""
    if line.raised:
        return True
    found = _NOTE.match(line.text)
    if found is None:
        return False
    return found["number"] in notes if line.size >= _NOTE_SIZE * body else True
