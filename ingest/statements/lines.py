"""The lines of a document: its paragraphs, items of lists and headings, with the sentences that stand in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Page, Passage, Span

_ITEM = re.compile(r"\s*(?:[-–•*▪‣◦·o]|\(?(?:\d{1,2}|[a-z])[.)])\s")
"""What stands before an item of a list."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one heading, at its place: ``page.text[start:end] == text``, inside ``passage``."""

    start: int
    end: int
    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page that is not empty. ``number`` counts them from 0 over all pages of the document.

    The number of a line and the place of a sentence in it are how files with labels name a sentence. ``section`` is
    the heading path that holds here; that of a heading has the heading itself last.
    """

    number: int
    page: int
    text: str
    section: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    is_heading: bool = False
    is_item: bool = False


def lines_of(pages: Sequence[Page], passages: Sequence[Passage]) -> Iterator[Line]:
    """The lines of a document in order; one that is in no passage (a bare address, a page number) has no sentences."""
    number = 0
    for page in pages:
        here = [passage for passage in passages if passage.page == page.number]
        spans = [(span, passage) for passage in here for span in passage.sentences]
        starts, first = {start for start, _path in page.headings}, 0
        for start, end in _line_spans(page.text):
            section = page.section_at(start)
            inside = list[Sentence]()
            while first < len(spans) and spans[first][0][0] < end:
                (at, to), passage = spans[first]
                inside.append(Sentence(at, to, page.text[at:to], passage))
                first += 1
            if inside:
                marked = bool(_ITEM.match(page.text[start : inside[0].start]))
                yield Line(number, page.number, page.text[start:end], section, tuple(inside), is_item=marked)
            else:
                # The title of the document is no section, and names none.
                is_heading = start in starts and section[-1:] == (page.text[start:end],)
                held = [p for p in here if is_heading and p.start <= start and end <= p.end]
                heading = tuple(Sentence(start, end, page.text[start:end], passage) for passage in held[:1])
                yield Line(number, page.number, page.text[start:end], section, heading, is_heading)
            number += 1


def _line_spans(text: str) -> Iterator[Span]:
    for line in re.finditer(r"\S[^\n]*", text):
        yield line.start(), line.start() + len(line.group().rstrip())
