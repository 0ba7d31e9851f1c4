"""Which lines are headings: those the outline names, else those in larger or bolder print than the text."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.paper.marks import Line

Outline = Mapping[tuple[int, str], int]
"""(page number, letters and digits of a heading) -> level, from the bookmarks of a file."""

_LARGER = 1.07
_MUCH_LARGER = 1.2
_SAME_LEVEL = 0.94
_MAX_LINES = 6
_MAX_WORDS = 25
_MAX_LEVEL = 6
_ENDS_SENTENCE = re.compile(r"[.;,:\-\u00ad\u2010]$")
_NO_HEADING = re.compile(r"\.{4,}|(?:\. ){4,}|https?://|\S+@\S+")
_NUMBER = re.compile(r"\d+(\.\d+)*\.?\s")

_Style = tuple[float, bool]


def heading_key(text: str) -> str:
    """The letters and digits of a heading in lower case: bookmarks and lines differ in spaces and hyphens."""
    return "".join(c for c in text.lower() if c.isalnum())


@dataclass(frozen=True, slots=True)
class Headings:
    """Finds the headings of one document."""

    outline: Outline
    body: float
    levels: Mapping[_Style, int]

    def at(self, lines: Sequence[Line], at: int, page: int) -> tuple[int, int]:
        """How many lines from here make a heading (0 for none), and its level."""
        return self._in_outline(lines, at, page) if self.outline else self._by_print(lines, at)

    def _in_outline(self, lines: Sequence[Line], at: int, page: int) -> tuple[int, int]:
        joined = ""
        for taken, line in enumerate(lines[at : at + _MAX_LINES], start=1):
            joined += heading_key(line.text)
            if (page, joined) in self.outline:
                return taken, min(_MAX_LEVEL, self.outline[page, joined])
        return 0, 0

    def _by_print(self, lines: Sequence[Line], at: int) -> tuple[int, int]:
        style = _style(lines[at])
        if at and _style(lines[at - 1]) == style and _is_next(lines[at - 1], lines[at]):
            return 0, 0  # inside a longer run of such lines, which is no heading
        taken = 0
        for line in lines[at : at + _MAX_LINES + 1]:
            if _style(line) != style or (taken and not _is_next(lines[at + taken - 1], line)):
                break
            taken += 1
        block = lines[at : at + taken]
        level = self.levels.get(style, 0)
        return (taken, level) if level and _is_heading(block, self.body) else (0, 0)


def find_headings(pages: Sequence[Sequence[Line]], outline: Outline) -> Headings:
    """The headings of a document; without an outline the styles that stand out get levels by their size."""
    letters = Counter[float]()
    for lines in pages:
        for line in lines:
            letters[_style(line)[0]] += len(line.text)
    body = letters.most_common(1)[0][0] if letters else 0.0
    styles = {_style(line) for lines in pages for line in lines if _stands_out(line, body)}
    return Headings(outline, body, _levels(sorted(styles, reverse=True)))


def _levels(styles: Sequence[_Style]) -> dict[_Style, int]:
    """A level for each style, largest first; nearly the same size is the same level."""
    levels, level, before = dict[_Style, int](), 0, (math.inf, False)
    for style in styles:
        if style[0] < _SAME_LEVEL * before[0] or style[1] != before[1]:
            level, before = level + 1, style
        levels[style] = min(_MAX_LEVEL, level)
    return levels


def _style(line: Line) -> _Style:
    return round(2 * line.size) / 2, line.bold


def _stands_out(line: Line, body: float) -> bool:
    size, bold = _style(line)
    if line.role == "row" or _NO_HEADING.search(line.text) or not any(c.isalpha() for c in line.text):
        return False
    return size >= _LARGER * body or (bold and size >= body)


def _is_next(before: Line, line: Line) -> bool:
    return 0 < line.y - before.y < 1.7 * line.size


def _is_heading(block: Sequence[Line], body: float) -> bool:
    """Whether lines of one style that stands out are a heading and no quotation, label or bold sentence."""
    text = " ".join(line.text for line in block)
    if len(block) > _MAX_LINES or len(text.split()) > _MAX_WORDS or len(text) < 3:
        return False
    if not all(_stands_out(line, body) for line in block) or not (text[0].isalnum() or text[0] in "‘'\"“("):
        return False
    is_much_larger = _style(block[0])[0] >= _MUCH_LARGER * body
    return is_much_larger or (
        _NUMBER.match(text) is not None or (text[0].isupper() and not _ENDS_SENTENCE.search(text))
    )
