"""The words of the domain as frozen dataclasses: Document, Page, Passage, Recommendation, Filters, Hit."""

from dataclasses import dataclass, field
from typing import Literal, get_args

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
    """One source. ``date`` is YYYY, YYYY-MM or YYYY-MM-DD; unknown fields are None."""

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

    @property
    def year(self) -> int | None:
        """The year of ``date``."""
        return int(self.date[:4]) if self.date else None


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
class Recommendation:
    """One thing a source advises: its sentence verbatim, ``page.text[start:end]``, inside a passage."""

    id: str
    document_id: str
    passage_id: str
    page: int
    start: int
    end: int
    text: str
    addressed_to: str | None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to. Empty means no limit; years are inclusive."""

    kinds: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    with_recommendation: bool = False

    def __bool__(self) -> bool:
        """Whether anything is limited at all."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: ``score`` is the fused score in 0..1, the others are its raw parts.

    ``dense`` is the cosine of the passage, ``lexical`` the sum of two BM25 scores divided by their maxima,
    ``sentences`` the cosines of those of its sentences that were near the question, by their position.
    """

    passage: Passage
    document: Document
    score: float
    dense: float
    lexical: float
    sentences: dict[int, float]


@dataclass(frozen=True, slots=True)
class Content:
    """All that is read from one document version: what the registry stores and the indexes find."""

    document: Document
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    recommendations: tuple[Recommendation, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Entry:
    """What is embedded of a passage: its text with where it stands, and its sentences."""

    passage_id: str
    version: int
    text: str
    sentences: tuple[str, ...]
