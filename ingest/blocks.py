"""What every reader yields: headings, paragraphs, table rows and notes, and how each page was read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal["text", "row", "note"]
"""What a block is in its document: running text, one row of a table, or a footnote."""

How = Literal["text", "ocr", "empty", "unread"]
"""How a page was read: from its text, by text recognition, nothing stands on it, or not at all."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (``level`` 1-6) or a paragraph (``level`` 0). ``marker`` is shown before a list item."""

    text: str
    page: int = 1
    level: int = 0
    marker: str = ""
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class PageRead:
    """How one page was read. ``quality`` is 0 (garbled) to 1; ``label`` is the printed page number, if it
    differs from the physical one; ``reason`` says in Dutch why a page is unread."""

    how: How = "text"
    quality: float = 1.0
    label: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: blocks in reading order, one ``PageRead`` per page, and what it says about itself.

    ``properties`` come from the file (document properties, mail headers) and are proposals; ``given`` was
    written by its owner (front matter). Both have the Dutch keys of the front matter: titel, uitgever, datum, …
    """

    blocks: tuple[Block, ...]
    pages: tuple[PageRead, ...] = (PageRead(),)
    properties: dict[str, Any] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a reader may do. ``on_page`` is called after each page: a reader that stays silent is stopped."""

    password: str | None = None
    max_pages: int = 5000
    on_page: Callable[[], None] = lambda: None


Reader = Callable[[bytes, ReadOptions], Reading]
"""Reads the bytes of one file; raises ``UnreadableDocument`` with the reason in Dutch."""
