"""A note as it is written out: its quotes read from the store, grouped under the headings that it gets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from corpus.model import Document
from notes.draft import ChosenScan, Label


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote, verbatim, with its source and the text around it.

    ``number`` is its place in the appendix, from 1. ``addressed_to`` and ``themes`` are those of the statement that
    stands there. ``is_current`` tells whether the version quoted is what answers are given from now;
    ``is_retired`` that the document is no longer in use at all. ``page`` is None for a document of one page.
    """

    label: Label
    number: int
    text: str
    before: str
    after: str
    document: Document
    page: str | None
    section: str
    addressed_to: str = ""
    themes: tuple[str, ...] = ()
    is_current: bool = True
    is_retired: bool = False
    question: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """A quote that cannot be read any more, and why in Dutch."""

    label: Label
    why: str
    question: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a comparison with its quotes."""

    row: str
    column: str
    quotes: tuple[Quote | Gone, ...]
    remark: str = ""


Item = Quote | Gone | Cell | ChosenScan


@dataclass(frozen=True, slots=True)
class Note:
    """A conversation note. ``items`` stand in the order in which they are shown; ``generation`` and ``documents``
    say from what state of the index, and from how many sources, it was made."""

    title: str
    purpose: str
    occasion: str
    audience: str
    questions: tuple[str, ...]
    items: tuple[Item, ...]
    made_on: datetime
    generation: int
    documents: int

    def quotes(self) -> Iterator[Quote]:
        """All quotes in the order of their numbers."""
        for item in self.items:
            for one in item.quotes if isinstance(item, Cell) else (item,):
                if isinstance(one, Quote):
                    yield one

    def gone(self) -> Iterator[Gone]:
        """All that could not be read any more."""
        for item in self.items:
            for one in item.quotes if isinstance(item, Cell) else (item,):
                if isinstance(one, Gone):
                    yield one
