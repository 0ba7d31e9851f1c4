"""What a user chose for a note: the places of quotes and other outcomes, and the user's own words about them."""

from dataclasses import dataclass
from typing import Literal, get_args

Label = Literal["aanbeveling", "bevinding", "praktijkvoorbeeld", "antwoord"]
LABELS: tuple[Label, ...] = get_args(Label)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: ``page text[start:end]`` of one stored version of a document."""

    document_id: str
    version: int
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChosenQuote:
    """A quote by its place only. ``question`` is what it answers, where it comes from an answer."""

    label: Label
    place: Place
    question: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ChosenCell:
    """One cell of a comparison: what its row and column are called, and the quotes in it (none: no source)."""

    row: str
    column: str
    quotes: tuple[ChosenQuote, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One theme of a scan with its outcome in words, such as '2 van 4', and what stood out."""

    theme: str
    outcome: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class ChosenScan:
    """The outcome of a self-assessment: the municipality's own opinion, no source."""

    title: str
    made_on: str
    rows: tuple[ScanRow, ...]
    remark: str = ""


Chosen = ChosenQuote | ChosenCell | ChosenScan


@dataclass(frozen=True, slots=True)
class Draft:
    """All that the user decides about a note; its items in the order in which they are shown."""

    title: str
    purpose: str = ""
    occasion: str = ""
    audience: str = ""
    questions: tuple[str, ...] = ()
    items: tuple[Chosen, ...] = ()
