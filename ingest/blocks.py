"""What every reader yields: headings and paragraphs with the page they stand on."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (``level`` 1-6) or a paragraph (``level`` 0). ``marker`` is shown before a list item."""

    text: str
    page: int = 1
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: its blocks in reading order, and what it says about itself (Dutch keys)."""

    blocks: tuple[Block, ...]
    pages: int = 1
    title: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
