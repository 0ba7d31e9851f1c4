"""What an ingest run reports, and whom it tells of its progress."""

from dataclasses import dataclass
from typing import Literal, Protocol

Outcome = Literal["added", "updated", "unchanged", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What happened to one file; ``error`` is a Dutch sentence when it failed or was skipped."""

    path: str
    document_id: str | None
    outcome: Outcome
    pages: int = 0
    passages: int = 0
    recommendations: int = 0
    warnings: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What happened to all files, in milliseconds."""

    documents: tuple[DocumentReport, ...]
    took_ms: int

    def count(self, outcome: Outcome) -> int:
        """How many files ended this way."""
        return sum(document.outcome == outcome for document in self.documents)


class Watcher(Protocol):
    """Who is told of progress; the terminal draws bars with it."""

    def files(self, total: int) -> None:
        """So many files will be read."""
        ...

    def file_done(self) -> None:
        """One more file is read."""
        ...

    def passages(self, more: int) -> None:
        """So many more passages will be embedded."""
        ...

    def embedded(self, count: int) -> None:
        """So many passages were embedded."""
        ...


class Silent:
    """A watcher that shows nothing."""

    def files(self, total: int) -> None:
        """Show nothing."""

    def file_done(self) -> None:
        """Show nothing."""

    def passages(self, more: int) -> None:
        """Show nothing."""

    def embedded(self, count: int) -> None:
        """Show nothing."""
