"""Marked-up text to blocks: the elements of a web page, or of the main text that was taken out of one."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.blocks import Block
from ingest.characters import mend_characters
from ingest.tables import Row, table_blocks

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "list"})
_ITEMS = frozenset({"li", "item"})
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_LAYOUT = ("table", "ul", "ol", "list", "head", *_HEADINGS)
"""What stands in a table that only arranges a page."""
_BLOCKS = frozenset(
    {
        *("p div section article main body quote blockquote pre code head table caption dl dt dd figure").split(),
        *("figcaption address details summary form fieldset hr header footer aside").split(),
        *_HEADINGS,
        *_LISTS,
        *_ITEMS,
        *_ROWS,
        *_CELLS,
    }
)
_SPACE = re.compile(r"\s+")
_MAX_SPAN = 100


def flow(tree: Any) -> list[Block]:
    """The headings, paragraphs, list items and table rows of a tree, in order."""
    writer = _Writer()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            writer.open(element)
        else:
            writer.close(element)
    return writer.blocks


class _Writer:
    """Gathers text until a block ends, knowing the heading, list or table that it is in."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text = ""
        self._level = 0
        self._marker = ""
        self._lists: list[int | None] = []  # per open list: the next number, or None for bullets
        self._rows: list[list[str]] | None = None  # of the table we are in

    def open(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block()
        if tag in _HEADINGS or tag == "head":
            self._level = _HEADINGS.get(tag) or _HEADINGS.get(element.get("rend"), 2)
        elif tag in _LISTS:
            numbered = tag == "ol" or element.get("rend") == "ol"
            self._lists.append(_number(element.get("start"), 1) if numbered else None)
        elif tag in _ITEMS:
            self._marker = self._next_marker()
        elif tag == "table" and self._rows is None and not _is_layout(element):
            self._rows = []
        elif tag in _ROWS and self._rows is not None:
            self._rows.append([])
        elif tag in ("br", "lb"):
            self._text += "\n"
        self._text += _SPACE.sub(" ", element.text or "")

    def close(self, element: Any) -> None:
        tag = element.tag
        if tag in _CELLS and self._rows:
            span = min(_number(element.get("colspan"), 1), _MAX_SPAN)
            self._rows[-1].extend([self._text, *[""] * (span - 1)])
            self._text = ""
        elif tag in _BLOCKS:
            self._end_block()
        if tag == "table" and self._rows is not None:
            self.blocks.extend(table_blocks(map(Row, self._rows), labelled=_has_labels(element)))
            self._rows = None
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag in _ITEMS:
            self._marker = ""
        elif tag in _HEADINGS or tag == "head":
            self._level = 0
        self._text += _SPACE.sub(" ", element.tail or "")

    def _end_block(self) -> None:
        if self._rows:
            self._text += " "  # a paragraph in a cell
            return
        text, self._text = self._text, ""
        for paragraph in _paragraphs(text):
            self.blocks.append(Block(paragraph, level=self._level, marker="" if self._level else self._marker))
            self._marker = ""

    def _next_marker(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "


def _paragraphs(text: str) -> Iterator[str]:
    """An empty line parts paragraphs; a single line break does not."""
    for paragraph in re.split(r"\n\s*\n", text):
        if clean := mend_characters(paragraph.replace("\n", " ").replace("\u00ad", "")):
            yield clean


def _is_layout(table: Any) -> bool:
    return next(table.iterdescendants(*_LAYOUT), None) is not None


def _has_labels(table: Any) -> bool:
    """Whether some row has nothing but headers, of at least two columns."""
    for row in table.iter(*_ROWS):
        cells = [cell for cell in row if cell.tag in _CELLS and "".join(cell.itertext()).strip()]
        if len(cells) > 1 and all(cell.tag == "th" or cell.get("role") == "head" for cell in cells):
            return True
    return False


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() else default
