"""The matrix: themes against municipalities, years, kinds of source or domains, with the statements of each cell.

A statement with two themes stands in both rows and counts once in every total; likewise one about two
municipalities. So the cells of a row may add up to more than its total.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.comparing.record import NONE, Axis, Collection, Record, document_values
from assistant.comparing.selection import Selection
from corpus.dutch import fold
from corpus.model import DOMAINS, KINDS, Document
from corpus.statement import STATEMENT_KINDS
from corpus.themes import themes

MOST_COLUMNS = 8
"""So many columns are shown unless users choose others: what fits a screen."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements there are of each kind."""

    recommendations: int = 0
    findings: int = 0
    examples: int = 0

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Tally":
        """Count records by kind."""
        counts = Counter(one.statement.kind for one in records)
        return cls(*(counts[kind] for kind in STATEMENT_KINDS))

    @property
    def total(self) -> int:
        """Statements of all kinds."""
        return self.recommendations + self.findings + self.examples


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its value, and how many documents are about it or say something about it.

    Where ``documents`` is 0 there is no source; where it is more and a cell is empty, the sources are silent.
    """

    key: str
    documents: int


@dataclass(frozen=True)
class Matrix:
    """A comparison. ``themes`` are its rows; ``records`` all that is counted in some cell, each once.

    ``left_out`` counts the statements that the selection allows and that stand in no column shown, and
    ``further_columns`` the columns that could be shown too.
    """

    selection: Selection
    themes: tuple[str, ...]
    columns: tuple[Column, ...]
    records: tuple[Record, ...]
    left_out: int
    further_columns: int

    def of(self, theme: str | None = None, column: str | None = None) -> tuple[Record, ...]:
        """The statements of a cell; of a whole row, a whole column or the whole matrix where one is not named."""
        return self._cells.get((theme, column), ())

    def tally(self, theme: str | None = None, column: str | None = None) -> Tally:
        """How many statements ``of`` gives, by kind."""
        return Tally.of(self.of(theme, column))

    @cached_property
    def _cells(self) -> Mapping[tuple[str | None, str | None], tuple[Record, ...]]:
        cells: dict[tuple[str | None, str | None], list[Record]] = {}
        rows, columns = set(self.themes), {one.key for one in self.columns}
        for record in self.records:
            in_rows = [None, *(theme for theme in record.theme if theme in rows)]
            in_columns = [None, *(key for key in record.values(self.selection.axis) if key in columns)]
            for place in ((row, column) for row in in_rows for column in in_columns):
                cells.setdefault(place, []).append(record)
        return {place: tuple(found) for place, found in cells.items()}


def compare(collection: Collection, selection: Selection) -> Matrix:
    """Count what the selection allows."""
    allowed = [one for one in collection.records if selection.allows(one)]
    documents = [one for one in collection.documents if selection.allows_document(one)]
    sources = _sources(allowed, documents, selection.axis)
    counts = Counter(key for one in allowed for key in one.values(selection.axis))
    keys, further = _columns(selection, sources, counts)
    records = tuple(one for one in allowed if not set(keys).isdisjoint(one.values(selection.axis)))
    return Matrix(
        selection,
        _rows(selection, records),
        tuple(Column(key, len(sources.get(key, ()))) for key in keys),
        records,
        len(allowed) - len(records),
        further,
    )


def in_order(keys: Iterable[str], axis: Axis) -> list[str]:
    """The values of an axis in the order in which people look for them; what is not known comes last."""
    orders: dict[Axis, Callable[[str], object]] = {
        "municipality": by_name,
        "year": str,
        "kind": lambda key: KINDS.index(key) if key in KINDS else len(KINDS),
        "domain": lambda key: DOMAINS.index(key) if key in DOMAINS else len(DOMAINS),
    }
    order = orders[axis]
    unique = dict.fromkeys(keys)
    known = [key for key in unique if key != NONE]
    return sorted(known, key=order) + [NONE] * (NONE in unique)  # type: ignore[arg-type]


def by_name(name: str) -> str:
    """What a name of a municipality is sorted by: ``'s-Hertogenbosch`` stands at the s."""
    return fold(name).lstrip("'’")


def _sources(allowed: Sequence[Record], documents: Sequence[Document], axis: Axis) -> dict[str, set[str]]:
    """The documents of each value: those that are about it, and those of which a statement is."""
    sources: dict[str, set[str]] = {}
    for document in documents:
        for key in document_values(document, axis):
            sources.setdefault(key, set()).add(document.id)
    for one in allowed:
        for key in one.values(axis):
            sources.setdefault(key, set()).add(one.document.id)
    return sources


def _columns(selection: Selection, sources: Mapping[str, set[str]], counts: Counter[str]) -> tuple[list[str], int]:
    axis = selection.axis
    if chosen := selection.chosen(axis):
        return in_order(chosen, axis), 0
    # What is about nothing in particular is a column only where something is said.
    known = in_order((key for key in sources if key != NONE or counts[NONE]), axis)
    if axis == "year":
        years = [int(key) for key in known if key != NONE]
        silent = map(str, range(min(years), max(years) + 1)) if years and selection.every_column else ()
        known = in_order([*known, *silent], axis)
    if selection.every_column:
        return known, 0
    most = sorted((k for k in known if k != NONE), key=lambda k: (-counts[k], -len(sources[k]), known.index(k)))
    shown = {*most[:MOST_COLUMNS], NONE}
    return [key for key in known if key in shown], max(0, len(most) - MOST_COLUMNS)


def _rows(selection: Selection, records: Iterable[Record]) -> tuple[str, ...]:
    """The themes in the order of the taxonomy; statements without a theme have a row where there are any."""
    if selection.theme:
        return tuple(slug for slug in (*themes(), NONE) if slug in selection.theme)
    return (*themes(), *([NONE] if any(NONE in one.theme for one in records) else []))
