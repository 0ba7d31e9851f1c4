"""What is shown of one document: one of its versions, and what the registry holds around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.model import Document, Layers, Page, Span, VersionInfo
from corpus.registry import Registry
from corpus.statement import Statement


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address of the pages leads: a document, or a version of it with a quote on one of its pages."""

    document_id: str
    version: int | None = None
    page: int = 0
    quote: Span = (0, 0)

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Place":
        """The place that the query of an address names; what is no number counts as 0, where nothing stands."""

        def number(name: str) -> int:
            text = query.get(name, "")
            return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0

        version = number("versie") if "versie" in query else None
        return cls(query.get("document", ""), version, number("pagina"), (number("van"), number("tot")))


@dataclass(frozen=True, slots=True)
class Opened:
    """One version of a document. ``current`` is the live one, if any; ``earlier`` are those before it."""

    document: Document
    pages: list[Page]
    current: Document | None = None
    statements: list[Statement] = field(default_factory=list)
    layers: Layers = field(default_factory=Layers)
    files: list[str] = field(default_factory=list)
    earlier: list[VersionInfo] = field(default_factory=list)

    @property
    def is_current(self) -> bool:
        """Whether this is what answers are given from."""
        return self.current is not None and self.current.version == self.document.version


def open_place(registry: Registry, place: Place) -> Opened | None:
    """What stands at a place, or None when there is no such document or version (any more)."""
    current = registry.document(place.document_id)
    document = registry.document(place.document_id, place.version) if place.version is not None else current
    if document is None:
        return None
    pages = registry.pages(document.id, document.version)
    if current is None or current.version != document.version:
        return Opened(document, pages, current)
    return Opened(
        document,
        pages,
        current,
        registry.statements_of(document.id),
        registry.layers(document.id),
        registry.places(document.id),
        [version for version in registry.versions(document.id) if not version.live],
    )
