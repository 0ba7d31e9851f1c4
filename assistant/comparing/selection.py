"""What a comparison is limited to, and what its columns are."""

from dataclasses import dataclass

from assistant.comparing.record import Axis, Facet, Record, document_values
from corpus.model import Document
from corpus.statement import StatementKind

_OF_DOCUMENTS: tuple[Facet, ...] = ("municipality", "kind", "domain")
_OF_STATEMENTS: tuple[Facet, ...] = ("theme", *_OF_DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Selection:
    """What users chose. Empty means no limit; years are inclusive.

    The columns are the values of ``axis``: those chosen for it, else the ones with most statements, or all of them
    with ``every_column``. Municipalities go by their name of today.
    """

    axis: Axis = "municipality"
    every_column: bool = False
    statements: tuple[StatementKind, ...] = ()
    theme: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    from_year: int | None = None
    to_year: int | None = None

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The values chosen for a facet; years are limited by ``from_year`` and ``to_year`` instead."""
        values: tuple[str, ...] = () if facet == "year" else getattr(self, facet)
        return values

    def allows(self, record: Record) -> bool:
        """Whether a statement counts."""
        return (
            (not self.statements or record.statement.kind in self.statements)
            and self._in_years(record.document)
            and all(self._meets(facet, record.values(facet)) for facet in _OF_STATEMENTS)
        )

    def allows_document(self, document: Document) -> bool:
        """Whether a document is among the sources looked at; its themes do not matter, only those of statements."""
        return self._in_years(document) and all(
            self._meets(facet, document_values(document, facet)) for facet in _OF_DOCUMENTS
        )

    def _in_years(self, document: Document) -> bool:
        if self.from_year is None and self.to_year is None:
            return True
        year = document.year
        return year is not None and (self.from_year or year) <= year <= (self.to_year or year)

    def _meets(self, facet: Facet, values: tuple[str, ...]) -> bool:
        chosen = self.chosen(facet)
        return not chosen or not set(chosen).isdisjoint(values)
