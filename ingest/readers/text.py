"""Plain text to blocks: paragraphs, numbered items, and short lines that stand alone as headings."""

import re

from ingest.blocks import Block, Reading, ReadOptions
from ingest.characters import decode, mend_characters
from ingest.readers.markdown import read_markdown

_MARKDOWN = re.compile(r"\A---\n|^#{1,6} \S", re.MULTILINE)
_ITEM = re.compile(r"\s*(?P<marker>[-•*–]|\d{1,2}[.)])\s+(?P<text>\S.*)")
_MAX_HEADING_WORDS = 12


def read_text(data: bytes, options: ReadOptions) -> Reading:
    """Read a text file; one with Markdown headings is read as Markdown."""
    text = decode(data)
    if _MARKDOWN.search(text):
        return read_markdown(text.encode(), options)
    blocks = []
    paragraphs = [p for p in re.split(r"\n\s*\n", text) if p.strip()]
    for position, paragraph in enumerate(paragraphs):
        lines = [mend_characters(line) for line in paragraph.split("\n") if line.strip()]
        if position and len(lines) == 1 and _is_heading(lines[0]) and position < len(paragraphs) - 1:
            blocks.append(Block(lines[0], level=2))
        else:
            blocks.extend(_items(lines))
    return Reading(tuple(blocks))


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
