"""What an ingest run reports, and whom it tells of its progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

Outcome = Literal["added", "updated", "unchanged", "failed", "skipped"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

Total = Literal["pages", "pages_ocr", "passages", "recommendations"]
TOTALS: tuple[Total, ...] = get_args(Total)


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What happened to one file; ``error`` is a Dutch sentence when it failed or was skipped.

    ``pages`` counts all pages, ``pages_ocr`` those read by text recognition, and ``pages_unread`` names the
    others with the reason. ``same_as`` is another file with the same text, under whose document this one is kept.
    """

    path: str
    document_id: str | None
    outcome: Outcome
    title: str | None = None
    format: str | None = None
    pages: int = 0
    pages_ocr: int = 0
    pages_unread: tuple[tuple[int, str], ...] = ()
    passages: int = 0
    recommendations: int = 0
    same_as: str | None = None
    warnings: tuple[str, ...] = ()
    error: str | None = None

    def unread(self) -> list[tuple[str, str]]:
        """The pages that were not read as ranges ("3-5, 9"), each with the reason they share."""
        by_reason: dict[str, list[int]] = {}
        for page, reason in self.pages_unread:
            by_reason.setdefault(reason, []).append(page)
        return [(page_ranges(pages), reason) for reason, pages in by_reason.items()]


def page_ranges(pages: Sequence[int]) -> str:
    """Page numbers in ascending order as people write them: 3, 4, 5 and 9 become "3-5, 9"."""
    runs = list[list[int]]()
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What happened to all files. ``started_at`` is ISO 8601 in UTC, ``took_ms`` in milliseconds."""

    documents: tuple[DocumentReport, ...]
    started_at: str
    took_ms: int

    def count(self, outcome: Outcome) -> int:
        """How many files ended this way."""
        return sum(document.outcome == outcome for document in self.documents)

    def total(self, what: Total) -> int:
        """A sum over all files."""
        return sum(getattr(document, what) for document in self.documents)

    @property
    def pages_unread(self) -> int:
        """How many pages could not be read."""
        return sum(len(document.pages_unread) for document in self.documents)


class Watcher(Protocol):
    """Who is told of progress; the terminal draws bars with it."""

    def files(self, more: int) -> None:
        """So many more files will be read."""
        ...

    def page(self) -> None:
        """One more page is read."""
        ...

    def file_done(self, report: DocumentReport) -> None:
        """One file is dealt with, except that its passages may still have to be embedded."""
        ...

    def passages(self, more: int) -> None:
        """So many more passages will be embedded."""
        ...

    def embedded(self, count: int) -> None:
        """So many passages were embedded."""
        ...


class Silent:
    """A watcher that shows nothing."""

    def files(self, more: int) -> None:
        """Show nothing."""

    def page(self) -> None:
        """Show nothing."""

    def file_done(self, report: DocumentReport) -> None:
        """Show nothing."""

    def passages(self, more: int) -> None:
        """Show nothing."""

    def embedded(self, count: int) -> None:
        """Show nothing."""
