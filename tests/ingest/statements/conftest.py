"""Statements of small documents, found as at ingest."""

from collections.abc import Callable

import pytest

from corpus.model import Content, Document
from corpus.statement import Statement
from ingest.blocks import Block, PageRead
from ingest.pages import lay_out
from ingest.split import split
from ingest.statements.find import find_statements

REPORT = Document("d", "Titel", kind="tussenrapportage")
Find = Callable[..., list[Statement]]


@pytest.fixture
def find() -> Find:
    """Find what these blocks say, in a report of the commission unless another document is given."""

    def found(*blocks: Block, document: Document = REPORT) -> list[Statement]:
        pages, placed = lay_out(list(blocks), [PageRead()], document.title)
        content = Content(document, tuple(pages), tuple(split("d", pages, placed)))
        statements = find_statements(content)
        for one in statements:
            assert pages[0].text[one.start : one.end] == one.text
        return statements

    return found
