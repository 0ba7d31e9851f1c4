"""Plain text to blocks: paragraphs, numbered items, and short lines that stand alone as headings."""

import re

from ingest.blocks import Block, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.formats.encoding import decode

_ITEM = re.compile(r"\s*(?P<marker>[-•*–]|\d{1,2}[.)])\s+(?P<text>\S.*)")
_MAX_HEADING_WORDS = 12


def read_text(data: bytes, options: ReadOptions) -> Reading:
    """Read a text file."""
    return Reading(tuple(text_blocks(decode(data))))


def text_blocks(text: str) -> list[Block]:
    """The headings, paragraphs and list items of a plain text."""
    blocks = list[Block]()
    paragraphs = [lines for part in re.split(r"\n\s*\n", text) if (lines := _lines(part))]
    for position, lines in enumerate(paragraphs):
        if position and len(lines) == 1 and _is_heading(lines[0]) and position < len(paragraphs) - 1:
            blocks.append(Block(lines[0], level=2))
        else:
            blocks.extend(_items(lines))
    return blocks


def _lines(part: str) -> list[str]:
    return [line for line in map(mend_characters, part.split("\n")) if line]


def _is_heading(line: str) -> bool:
    words = line.split()
    return (
        len(words) <= _MAX_HEADING_WORDS
        and line[-1] not in ".,;:!?…"
        and line[0].isalnum()
        and (line[0].isupper() or line[0].isdigit())
        and _ITEM.match(line) is None
    )


def _items(lines: list[str]) -> list[Block]:
    """Lines to blocks: wrapped lines are joined, a line with a list marker starts a new block."""
    blocks: list[Block] = []
    for line in lines:
        if item := _ITEM.fullmatch(line):
            blocks.append(Block(item["text"], marker=f"{item['marker']} "))
        elif blocks:
            last = blocks[-1]
            blocks[-1] = Block(f"{last.text} {line}", marker=last.marker)
        else:
            blocks.append(Block(line))
    return blocks
