"""The JSON shapes of conversation notes, for the basket in the browser, the HTTP API and the command line."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Discriminator, Field, Tag, field_validator

from assistant.answer import Answer, Citation
from notes.draft import Chosen, ChosenCell, ChosenQuote, ChosenScan, Draft, Label, Place, ScanRow
from notes.html import note_html, style
from notes.note import Cell, Gone, Item, Note, Quote
from notes.questions import suggest
from notes.sections import heading_of
from notes.source import origin
from notes.text import as_text
from ui.dutch import counted
from ui.shapes import UserText

MOST_ITEMS, MOST_QUOTES, MOST_QUESTIONS = 100, 200, 20

Line = Annotated[UserText, Field(max_length=300)]
Remark = Annotated[UserText, Field(max_length=2000)]
Offset = Annotated[int, Field(ge=0, lt=10**15)]


class QuoteItem(BaseModel):
    """A quote by its place; its text is read from the sources. ``question`` is what it answers."""

    kind: Literal["quote"] = "quote"
    label: Label
    document_id: Line
    version: Offset
    page: Offset
    start: Offset
    end: Offset
    question: Remark = ""
    remark: Remark = ""

    def chosen(self) -> ChosenQuote:
        """The same for the domain."""
        place = Place(self.document_id, self.version, self.page, self.start, self.end)
        return ChosenQuote(self.label, place, self.question, self.remark)


class CellItem(BaseModel):
    """A cell of a comparison: the names of its row and column, and the quotes in it; none means no source."""

    kind: Literal["cell"]
    row: Line
    column: Line
    quotes: list[QuoteItem] = Field(default=[], max_length=50)
    remark: Remark = ""

    def chosen(self) -> ChosenCell:
        """The same for the domain."""
        return ChosenCell(self.row, self.column, tuple(one.chosen() for one in self.quotes), self.remark)


class ScanRowShape(BaseModel):
    """The outcome of one theme in words, such as '2 van 4', and what stood out."""

    theme: Line
    outcome: Line
    explanation: Remark = ""


class ScanItem(BaseModel):
    """The outcome of a self-assessment; ``made_on`` as it is shown, such as '3 maart 2026'."""

    kind: Literal["scan"]
    title: Line
    made_on: Line
    rows: list[ScanRowShape] = Field(min_length=1, max_length=60)
    remark: Remark = ""

    def chosen(self) -> ChosenScan:
        """The same for the domain."""
        rows = tuple(ScanRow(one.theme, one.outcome, one.explanation) for one in self.rows)
        return ChosenScan(self.title, self.made_on, rows, self.remark)


def _kind(item: Any) -> str:
    kind = item.get("kind", "quote") if isinstance(item, dict) else getattr(item, "kind", "quote")
    return kind if isinstance(kind, str) else ""


NoteItem = Annotated[
    Annotated[QuoteItem, Tag("quote")] | Annotated[CellItem, Tag("cell")] | Annotated[ScanItem, Tag("scan")],
    Discriminator(_kind),
]


class NoteRequest(BaseModel):
    """A note to be made: the user's own words, and what was chosen."""

    title: Annotated[UserText, Field(max_length=200)] = Field("", examples=["Grip op de toegang tot jeugdhulp"])
    purpose: Remark = ""
    occasion: Line = ""
    audience: Line = ""
    questions: list[Annotated[UserText, Field(max_length=500)]] = Field(default=[], max_length=MOST_QUESTIONS)
    items: list[NoteItem] = Field(default=[], max_length=MOST_ITEMS)

    @field_validator("items")
    @classmethod
    def _not_too_many(cls, items: list[NoteItem]) -> list[NoteItem]:
        if sum(len(one.quotes) if isinstance(one, CellItem) else 1 for one in items) > MOST_QUOTES:
            raise ValueError(f"more than {MOST_QUOTES} quotes")
        return items

    @classmethod
    def of_answer(cls, answer: Answer) -> "NoteRequest":
        """A note of all that an answer cites and advises; what is both stands under the advice."""
        asked = answer.understood or answer.question
        advised = [one.citation for one in answer.recommendations]
        cited = [one for one in answer.citations if not any(_overlap(one, other) for other in advised)]
        return cls(
            title=asked[:200],
            items=[
                *(_item("antwoord", one, asked) for one in cited),
                *(_item("aanbeveling", one, "") for one in advised),
            ],
        )

    def draft(self) -> Draft:
        """The same for the domain, without what is empty."""
        items: tuple[Chosen, ...] = tuple(one.chosen() for one in self.items)
        questions = tuple(one.strip() for one in self.questions if one.strip())
        title, purpose = self.title.strip(), self.purpose.strip()
        return Draft(title, purpose, self.occasion.strip(), self.audience.strip(), questions, items)


def _overlap(one: Citation, other: Citation) -> bool:
    same_page = (one.document.id, one.page) == (other.document.id, other.page)
    return same_page and one.start < other.end and other.start < one.end


def _item(label: Label, citation: Citation, question: str) -> QuoteItem:
    return QuoteItem(
        label=label,
        document_id=citation.document.id,
        version=citation.document.version,
        page=citation.page,
        start=citation.start,
        end=citation.end,
        question=question[:2000],
    )


class PreviewItem(BaseModel):
    """One item as it was read: ``index`` is its place in the request. ``problem`` says what is not there any more."""

    index: int
    heading: str
    text: str
    source: str
    problem: str | None

    @classmethod
    def of(cls, index: int, item: Item) -> "PreviewItem":
        """From an item of a note."""
        source, problem = "", None
        match item:
            case Quote():
                text, source = item.text, f"{item.document.title} ({origin(item)})"
            case Gone():
                text, problem = "", item.why
            case Cell():
                text = f"{item.row} bij {item.column}"
                source = counted(len(item.quotes), "citaat", "citaten") if item.quotes else "geen bron"
                problem = next((one.why for one in item.quotes if isinstance(one, Gone)), None)
            case ChosenScan():
                text, source = item.title, counted(len(item.rows), "thema", "thema's")
        return cls(index=index, heading=heading_of(item), text=text, source=source, problem=problem)


class PreviewResponse(BaseModel):
    """A note to look at: as HTML and as plain text, what became of each item, and questions to start from.

    ``generation`` and ``documents`` are the state of the index and the number of its sources.
    """

    html: str
    text: str
    items: list[PreviewItem]
    suggested_questions: list[str]
    made_on: str
    generation: int
    documents: int

    @classmethod
    def of(cls, note: Note, places: list[int]) -> "PreviewResponse":
        """From a note; ``places`` are those of its items in the request."""
        return cls(
            html=f"<style>{style('screen')}</style>{note_html(note)}",
            text=as_text(note),
            items=[PreviewItem.of(place, item) for place, item in zip(places, note.items, strict=True)],
            suggested_questions=suggest(note),
            made_on=note.made_on.isoformat(timespec="seconds"),
            generation=note.generation,
            documents=note.documents,
        )
