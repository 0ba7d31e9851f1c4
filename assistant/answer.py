"""What the assistant returns: an answer with a named status, its citations and its recommendations."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from corpus.model import Document, Span
from corpus.statement import Statement


class Status(StrEnum):
    """How a question ended. Each ending has its own Dutch text in ``messages.py``."""

    ANSWERED = "answered"
    NO_EVIDENCE = "no_evidence"
    PERSONAL_DATA = "personal_data"
    OUT_OF_SCOPE = "out_of_scope"
    INVALID_QUESTION = "invalid_question"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and its place: ``page text[start:end] == quote`` in the stored version of the document.

    ``page`` is the place in the file; ``page_label`` the number as printed, where that differs. ``lead_in`` is
    text of the same page, verbatim, that the quote leans on: what stands above a list, or what "Dit" means.
    ``marks`` are the figures in the quote that the question asked for, as spans in the page.
    """

    number: int
    document: Document
    section: tuple[str, ...]
    page: int
    quote: str
    start: int
    end: int
    page_label: str | None = None
    lead_in: str | None = None
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Why advice fits: words of the situation that it has, themes of both, and a known concern that it is like."""

    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A municipality that did what is advised, with the citation that says so."""

    municipality: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation that fits, with its citation and the sources that advise the same.

    ``warnings`` are sentences that its reader should know before following it.
    """

    recommendation: Statement
    score: float
    citation: Citation
    also_advised_by: tuple[Citation, ...] = ()
    why: Why = Why()
    examples: tuple[Example, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two citations of different sources, by their numbers, that differ about the same ``about``."""

    numbers: tuple[int, int]
    about: Literal["figure", "advice"]


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence by a language model that the quotes with these numbers each support."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of a question. ``nearest`` are documents to look at when the sources are silent.

    ``understood`` is the question as it was searched, where it leaned on earlier ones or had typing errors.
    ``certainty`` is the probability (0..1) that the sources answer it. ``notices`` are sentences about the answer
    that its reader should know, such as that a newer source exists. ``writer`` names the language model that wrote
    ``text``; None means that it consists of the quotes themselves. ``written`` are then its sentences, and ``dropped``
    counts those that were not shown because no quote supports them. ``more`` are further citations of the sources
    cited, numbered on, for who wants to read on; ``disagreements`` are the citations that differ.
    """

    question: str
    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    recommendations: tuple[Advice, ...] = ()
    nearest: tuple[Document, ...] = ()
    took_ms: int = 0
    understood: str | None = None
    certainty: float | None = None
    notices: tuple[str, ...] = ()
    writer: str | None = None
    more: tuple[Citation, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    written: tuple[WrittenSentence, ...] = ()
    dropped: int = 0


class Ended(Exception):
    """Raised by a step that ends the run before there is an answer."""

    def __init__(
        self, status: Status, text: str, nearest: tuple[Document, ...] = (), certainty: float | None = None
    ) -> None:
        super().__init__(text)
        self.certainty = certainty
        self.status = status
        self.text = text
        self.nearest = nearest
