"""The statements of a cell with their quotes, each compared with the stored page before it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.comparing.record import Record
from assistant.verify import Pages, proven
from corpus.statement import STATEMENT_KINDS


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement with its citation."""

    record: Record
    citation: Citation


def quoted(records: Iterable[Record], pages: Pages) -> list[Quoted]:
    """Recommendations, findings, practice examples; the newest first. What does not stand in its page is left out."""
    found = ((one, _cite(number, one, pages)) for number, one in enumerate(in_reading_order(records), start=1))
    return [Quoted(one, citation) for one, citation in found if citation]


def in_reading_order(records: Iterable[Record]) -> list[Record]:
    """By kind, then from new to old, then by document in the order of the text."""
    by_place = sorted(records, key=lambda one: (one.document.id, one.statement.page, one.statement.start))
    newest_first = sorted(by_place, key=lambda one: one.document.date or "", reverse=True)
    return sorted(newest_first, key=lambda one: STATEMENT_KINDS.index(one.statement.kind))


def _cite(number: int, one: Record, pages: Pages) -> Citation | None:
    said = one.statement
    return proven(number, one.document, said.page, said.start, said.end, said.text, pages)
