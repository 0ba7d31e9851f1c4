"""Sixth step: every quote must stand literally at its place in the stored page, checked for each answer."""

import logging

from assistant.answer import Citation
from corpus.knowledge import PageReader
from corpus.model import Document, Page, Span

log = logging.getLogger(__name__)


class Pages:
    """Pages fetched once per answer."""

    def __init__(self, knowledge: PageReader) -> None:
        self._knowledge = knowledge
        self._seen: dict[tuple[int, int], Page | None] = {}

    def get(self, document: Document, number: int) -> Page | None:
        """One stored page of this version of a document, or None when it is gone."""
        key = (document.version, number)
        if key not in self._seen:
            self._seen[key] = self._knowledge.page(document.id, number, document.version)
        return self._seen[key]


def proven(
    number: int,
    document: Document,
    page: int,
    start: int,
    end: int,
    quote: str,
    pages: Pages,
    lead_in: Span | None = None,
) -> Citation | None:
    """The citation, or None when the quote does not stand there. ``lead_in`` is a span of the same page."""
    stored = pages.get(document, page)
    if stored is None or stored.text[start:end] != quote:
        log.warning("quote not found in %s page %d at %d", document.id, page, start)
        return None
    leads = stored.text[slice(*lead_in)] if lead_in else None
    return Citation(number, document, stored.section_at(start), page, quote, start, end, stored.label, leads)
