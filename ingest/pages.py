"""Blocks to pages: the page text that offsets refer to, and where in it each block stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Page
from ingest.blocks import Block, PageRead


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at its place: ``page.text[start:end] == block.text``; ``section`` is the heading path above it."""

    block: Block
    start: int
    end: int
    section: tuple[str, ...]


def lay_out(blocks: list[Block], read: Sequence[PageRead], title: str) -> tuple[list[Page], list[Placed]]:
    """Write the page texts: paragraphs apart by an empty line, items of a list by a line break.

    A heading that only repeats the document's title is no section.
    """
    texts: dict[int, str] = {}
    headings: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
    placed, path = list[Placed](), list[tuple[int, str]]()
    for number, on_page in groupby(blocks, key=lambda block: block.page):
        text, after_item = texts.get(number, ""), False
        headings.setdefault(number, [(0, tuple(name for _level, name in path))])
        for block in on_page:
            if block.level:
                path = [(level, name) for level, name in path if level < block.level]
                if block.text != title:
                    path.append((block.level, block.text))
            if text:
                text += "\n" if after_item and block.marker else "\n\n"
            text += block.marker
            section = tuple(name for _level, name in path)
            if block.level:
                if not text:
                    headings[number].clear()
                headings[number].append((len(text), section))
            placed.append(Placed(block, len(text), len(text) + len(block.text), section))
            text += block.text
            after_item = bool(block.marker)
        texts[number] = text
    pages = [
        Page(number, texts.get(number, ""), tuple(headings.get(number, ())), page.label)
        for number, page in enumerate(read, start=1)
    ]
    return pages, placed
