"""The words of the domain as frozen dataclasses: Document, Page, Passage, Filters, Hit."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from corpus.match import NO_MATCH, Match
from corpus.statement import Statement, StatementKind

Kind = Literal[
    "visitatierapport",
    "tussenrapportage",
    "praktijkvoorbeeld",
    "beleidsbrief",
    "kamerstuk",
    "onderzoek",
    "handreiking",
    "nieuws",
]
KINDS: tuple[str, ...] = get_args(Kind)

Domain = Literal["jeugd", "wmo", "participatie", "algemeen"]
DOMAINS: tuple[str, ...] = get_args(Domain)

Coverage = Literal["origineel", "samenvatting"]

Span = tuple[int, int]
"""Start and end offset in characters; end is exclusive."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source. ``date`` is YYYY, YYYY-MM or YYYY-MM-DD; unknown fields are None.

    ``version`` numbers its stored versions over all documents; it is 0 before the document is stored.
    """

    id: str
    title: str
    publisher: str | None = None
    date: str | None = None
    kind: Kind | None = None
    form: str | None = None
    url: str | None = None
    municipalities: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    coverage: Coverage = "origineel"
    scope: str | None = None
    note: str | None = None
    language: str = "nl"
    version: int = 0

    @property
    def year(self) -> int | None:
        """The year of ``date``."""
        return int(self.date[:4]) if self.date else None


EDITABLE_FIELDS = ("title", "publisher", "date", "kind", "url", "municipalities", "domains", "themes")
"""The fields of a document that people may correct."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document: its cleaned text, the only text that offsets and quotes refer to.

    ``headings`` says from which offset which heading path holds, in order; the first is at 0. ``label`` is the
    page number as printed, where that differs from ``number``, the place in the file.
    """

    number: int
    text: str
    headings: tuple[tuple[int, tuple[str, ...]], ...] = ()
    label: str | None = None

    def section_at(self, offset: int) -> tuple[str, ...]:
        """The heading path above a place in the text."""
        above = [path for start, path in self.headings if start <= offset]
        return above[-1] if above else ()


@dataclass(frozen=True, slots=True)
class Passage:
    """100-250 words of one page: ``text == page.text[start:end]``; ``sentences`` are spans in the page text."""

    id: str
    document_id: str
    ordinal: int
    page: int
    section: tuple[str, ...]
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]

    def sentence_texts(self) -> list[str]:
        """The sentences, verbatim, in order."""
        return [self.text[start - self.start : end - self.start] for start, end in self.sentences]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to. Empty means no limit; years are inclusive."""

    kinds: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    with_statement: StatementKind | None = None

    def __bool__(self) -> bool:
        """Whether anything is limited at all."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: ``score`` is the fused score in 0..1, the others are its raw parts.

    ``dense`` is the cosine of the passage, ``lexical`` the sum of two BM25 scores divided by their maxima,
    ``sentences`` the cosines of those of its sentences that were near the question, by their position. ``match`` is
    how its tokens meet those of the question, known of the passages that come first by the others.
    """

    passage: Passage
    document: Document
    score: float
    dense: float
    lexical: float
    sentences: dict[int, float]
    match: Match = NO_MATCH


@dataclass(frozen=True, slots=True)
class Layers:
    """Where the fields of a document come from, by the names of ``Document``; each layer wins from the one before.

    ``proposed`` was read off the text, ``given`` stands in its front matter, ``beside`` in a sidecar file or
    catalogue, and ``edited`` was corrected by people afterwards.
    """

    proposed: dict[str, Any] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)
    beside: dict[str, Any] = field(default_factory=dict)
    edited: dict[str, Any] = field(default_factory=dict)

    def in_order(self) -> tuple[dict[str, Any], ...]:
        """The layers, each winning from the one before."""
        return self.proposed, self.given, self.beside, self.edited

    def origin_of(self, name: str) -> str | None:
        """The layer that decides a field, or None when nothing is known of it."""
        names = ("edited", "beside", "given", "proposed")
        return next((layer for layer in names if name in getattr(self, layer)), None)


@dataclass(frozen=True, slots=True)
class Content:
    """All that is read from one document version: what the registry stores and the indexes find.

    ``signature`` is the MinHash of the text, by which the same text in another file is recognised.
    """

    document: Document
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...] = ()
    layers: Layers = field(default_factory=Layers)
    signature: bytes = b""

    @property
    def text(self) -> str:
        """The text of all pages."""
        return "\n".join(page.text for page in self.pages)

    def as_version(self, version: int, document: Document) -> "Content":
        """The same as a stored version: ids are unique over all versions, so an old and a new one never mix."""
        ids = {passage.id: f"{version}-{passage.ordinal}" for passage in self.passages}
        return replace(
            self,
            document=replace(document, version=version),
            passages=tuple(replace(one, id=ids[one.id], document_id=document.id) for one in self.passages),
            statements=tuple(
                replace(one, id=f"{version}-s{number}", passage_id=ids[one.passage_id], document_id=document.id)
                for number, one in enumerate(self.statements)
            ),
        )


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One stored version of a document: its number, when it was read (UTC), from where, and whether it is live."""

    version: int
    ingested_at: str
    path: str
    live: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What is embedded of a passage: its text with where it stands, and its sentences."""

    passage_id: str
    version: int
    text: str
    sentences: tuple[str, ...]
