"""The JSON shapes of the command line and the HTTP API: the same ones, so that scripts fit both."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field

from assistant.advice.profile import Profile, Role, Size
from assistant.advice.reasons import in_dutch
from assistant.answer import Advice, Answer, Citation, WrittenSentence
from assistant.conversation import MOST_CHARS, MOST_TURNS
from corpus.model import Document, Domain, Hit, Page
from corpus.statement import Statement, StatementKind
from ui.statement_shapes import StatementShape

SECTION_SEPARATOR = " > "


class Source(BaseModel):
    """What a result says about the document it comes from."""

    document_id: str
    title: str
    publisher: str | None
    date: str | None
    kind: str | None
    coverage: str
    url: str | None
    version: int

    @staticmethod
    def fields(document: Document) -> dict[str, Any]:
        """The fields of this shape for a document."""
        return {
            "document_id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "date": document.date,
            "kind": document.kind,
            "coverage": document.coverage,
            "url": document.url,
            "version": document.version,
        }


class SearchResult(Source):
    """One passage, verbatim: ``text`` stands at ``start``..``end`` of that page."""

    rank: int
    score: float
    section: str
    page: int
    text: str
    start: int
    end: int


class SearchResponse(BaseModel):
    """The passages found for a query."""

    query: str
    results: list[SearchResult]
    took_ms: int

    @classmethod
    def of(cls, query: str, hits: list[Hit], took_ms: int) -> "SearchResponse":
        """From the hits of the assistant."""
        results = [
            SearchResult(
                rank=rank,
                score=round(hit.score, 4),
                section=SECTION_SEPARATOR.join(hit.passage.section),
                page=hit.passage.page,
                text=hit.passage.text,
                start=hit.passage.start,
                end=hit.passage.end,
                **Source.fields(hit.document),
            )
            for rank, hit in enumerate(hits, start=1)
        ]
        return cls(query=query, results=results, took_ms=took_ms)


class CitationShape(Source):
    """A verbatim quote: it stands at ``start``..``end`` of that page of that version of the document.

    ``lead_in`` is text of the same page, verbatim, that the quote leans on; ``marks`` are the places on the page,
    within the quote, of the figures that the question asked for.
    """

    number: int
    section: str
    page: int
    page_label: str | None
    quote: str
    start: int
    end: int
    lead_in: str | None
    marks: list[tuple[int, int]]

    @classmethod
    def of(cls, citation: Citation) -> "CitationShape":
        """From a citation of the assistant."""
        return cls(
            number=citation.number,
            section=SECTION_SEPARATOR.join(citation.section),
            page=citation.page,
            page_label=citation.page_label,
            quote=citation.quote,
            start=citation.start,
            end=citation.end,
            lead_in=citation.lead_in,
            marks=list(citation.marks),
            **Source.fields(citation.document),
        )


class DisagreementShape(BaseModel):
    """Two citations of different sources, by their numbers, that differ: about a ``figure`` or about ``advice``."""

    citations: tuple[int, int]
    about: str


class WhyShape(BaseModel):
    """Why advice fits: as a sentence, and the words, themes and known concern that it says so by."""

    text: str
    words: list[str]
    themes: list[str]
    like: str | None


class ExampleShape(BaseModel):
    """A municipality that did what is advised, with where that stands."""

    municipality: str
    citation: CitationShape


class AdviceShape(BaseModel):
    """A recommendation, verbatim, with its source and the sources that advise the same.

    ``warnings`` are sentences to know before following it.
    """

    text: str
    addressed_to: str | None
    themes: list[str]
    domains: list[str]
    municipalities: list[str]
    score: float
    citation: CitationShape
    also_advised_by: list[CitationShape]
    why: WhyShape
    examples: list[ExampleShape]
    warnings: list[str]

    @classmethod
    def of(cls, advice: Advice) -> "AdviceShape":
        """From an advice of the assistant."""
        document = advice.citation.document
        return cls(
            text=advice.recommendation.text,
            addressed_to=advice.recommendation.addressed_to,
            themes=list(advice.recommendation.themes or document.themes),
            domains=list(advice.recommendation.domains or document.domains),
            municipalities=list(advice.recommendation.municipalities or document.municipalities),
            score=advice.score,
            citation=CitationShape.of(advice.citation),
            also_advised_by=[CitationShape.of(citation) for citation in advice.also_advised_by],
            why=WhyShape(
                text=in_dutch(advice.why),
                words=list(advice.why.words),
                themes=list(advice.why.themes),
                like=advice.why.like,
            ),
            examples=[
                ExampleShape(municipality=one.municipality, citation=CitationShape.of(one.citation))
                for one in advice.examples
            ],
            warnings=list(advice.warnings),
        )


UserText = Annotated[str, AfterValidator(lambda text: text.encode("utf-8", "replace").decode())]
"""Text as typed; half characters, which JSON allows and UTF-8 does not, become question marks."""


class AskRequest(BaseModel):
    """A question in the user's own words."""

    question: UserText = Field(examples=["Hoe krijgen we grip op de toegang tot jeugdhulp?"])
    conversation: list[Annotated[UserText, Field(max_length=MOST_CHARS)]] = Field(
        default=[],
        max_length=MOST_TURNS,
        description="Eerdere vragen van de gebruiker, zoals getypt, de oudste eerst. Een vervolgvraag als "
        "'en in Arnhem?' wordt daarmee een hele vraag; een vraag die zelf zegt waar zij over gaat, verandert niet.",
        examples=[["Hoe groot was het tekort in Kampen?"]],
    )


class WrittenShape(BaseModel):
    """A sentence by a language model; each of the citations with these numbers supports it."""

    text: str
    citations: list[int]

    @classmethod
    def of(cls, sentence: WrittenSentence) -> "WrittenShape":
        """From a sentence of the assistant."""
        return cls(text=sentence.text, citations=list(sentence.numbers))


class AskResponse(BaseModel):
    """An answer; ``status`` names how it ended and ``nearest`` are documents to look at when sources are silent.

    ``understood`` is the question as it was searched, where that differs from what was typed: it leaned on
    earlier ones or had typing errors; ``certainty`` the probability
    (0..1) that the sources answer it; ``writer`` the language model that wrote the answer, null for quotes alone.
    ``more`` are further quotes of the sources cited, numbered on; ``disagreements`` the citations that differ.
    ``written`` are then its sentences, and ``dropped`` counts those left out because no quote supports them.
    """

    question: str
    status: str
    answer: str
    citations: list[CitationShape]
    recommendations: list[AdviceShape]
    nearest: list[Source]
    understood: str | None
    certainty: float | None
    notices: list[str]
    writer: str | None
    more: list[CitationShape]
    disagreements: list[DisagreementShape]
    written: list[WrittenShape]
    dropped: int
    took_ms: int

    @classmethod
    def of(cls, answer: Answer) -> "AskResponse":
        """From an answer of the assistant."""
        return cls(
            question=answer.question,
            status=answer.status.value,
            answer=answer.text,
            citations=[CitationShape.of(citation) for citation in answer.citations],
            recommendations=[AdviceShape.of(advice) for advice in answer.recommendations],
            nearest=[Source(**Source.fields(document)) for document in answer.nearest],
            understood=answer.understood,
            certainty=answer.certainty,
            notices=list(answer.notices),
            writer=answer.writer,
            more=[CitationShape.of(citation) for citation in answer.more],
            disagreements=[DisagreementShape(citations=one.numbers, about=one.about) for one in answer.disagreements],
            written=[WrittenShape.of(sentence) for sentence in answer.written],
            dropped=answer.dropped,
            took_ms=answer.took_ms,
        )


class ProfileShape(BaseModel):
    """Who asks for advice; whatever is not known is left out."""

    municipality: str | None = Field(None, description="Naam van de gemeente", examples=["Kampen"])
    size: Size | None = Field(None, description="Grootte van de gemeente")
    domains: list[Domain] = Field([], description="Domeinen waar het om gaat")
    role: Role | None = Field(None, description="Rol van wie het vraagt; advies aan die rol komt eerder")

    def profile(self) -> Profile:
        """As the assistant takes it."""
        return Profile(self.municipality, self.size, tuple(self.domains), self.role)


class RecommendRequest(BaseModel):
    """A situation in the user's own words, and optionally who asks."""

    situation: UserText = Field(examples=["Onze jeugdhulp loopt elk jaar over de begroting heen."])
    k: int = Field(5, ge=1, le=50)
    profile: ProfileShape = ProfileShape(municipality=None, size=None, domains=[], role=None)


class RecommendResponse(BaseModel):
    """The recommendations that fit a situation, best first."""

    situation: str
    recommendations: list[AdviceShape]
    took_ms: int

    @classmethod
    def of(cls, situation: str, advice: list[Advice], took_ms: int) -> "RecommendResponse":
        """From the advice of the assistant."""
        shapes = [AdviceShape.of(one) for one in advice]
        return cls(situation=situation, recommendations=shapes, took_ms=took_ms)


class DocumentShape(Source):
    """What is known about a document."""

    form: str | None
    scope: str | None
    note: str | None
    municipalities: list[str]
    domains: list[str]
    themes: list[str]
    language: str

    @staticmethod
    def details(document: Document) -> dict[str, Any]:
        """The fields of this shape for a document."""
        return Source.fields(document) | {
            "form": document.form,
            "scope": document.scope,
            "note": document.note,
            "municipalities": list(document.municipalities),
            "domains": list(document.domains),
            "themes": list(document.themes),
            "language": document.language,
        }


class PageShape(BaseModel):
    """One page: the text that offsets of quotes refer to."""

    page: int
    label: str | None
    text: str


class DocumentDetail(DocumentShape):
    """A document with its pages, and with what it says as records."""

    pages: list[PageShape]
    recommendations: list[StatementShape]
    findings: list[StatementShape]
    examples: list[StatementShape]

    @classmethod
    def of(cls, document: Document, pages: list[Page], statements: list[Statement]) -> "DocumentDetail":
        """From what the registry holds."""

        def of_kind(kind: StatementKind) -> list[StatementShape]:
            return [StatementShape.of(one) for one in statements if one.kind == kind]

        return cls(
            pages=[PageShape(page=page.number, label=page.label, text=page.text) for page in pages],
            recommendations=of_kind("aanbeveling"),
            findings=of_kind("bevinding"),
            examples=of_kind("praktijkvoorbeeld"),
            **DocumentShape.details(document),
        )


class DocumentList(BaseModel):
    """All documents, newest first."""

    documents: list[DocumentShape]


class Problem(BaseModel):
    """An error as RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str | None = None
