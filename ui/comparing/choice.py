"""What users choose to compare, as the address of the page says it, and the names that they may type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.comparing.record import AXES, NONE, Axis, Collection
from assistant.comparing.selection import Selection
from corpus.errors import UnknownMunicipality
from corpus.model import DOMAINS, KINDS
from corpus.municipalities import canonical, nearest_names, present
from corpus.statement import STATEMENT_KINDS, StatementKind
from corpus.themes import themes

PAGE = "vergelijk"
FIRST_YEAR, LAST_YEAR = 1900, 2100

_AXES: dict[str, Axis] = {"gemeente": "municipality", "jaar": "year", "bron": "kind", "domein": "domain"}
AXIS_WORDS: dict[Axis, str] = {axis: word for word, axis in _AXES.items()}

Values = Mapping[str, Sequence[str]]
"""The query of an address: each name with its values."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, or a whole row, column or matrix where ``theme`` or ``column`` is None."""

    theme: str | None
    column: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address of the page says. ``unknown`` are the values in it that mean nothing."""

    selection: Selection
    place: Place | None = None
    unknown: tuple[str, ...] = ()

    def address(self, place: Place | None = None) -> str:
        """The address of this choice with that cell opened."""
        cell = [("cel", f"{place.theme or ''}~{place.column or ''}")] if place else []
        query = urlencode([*query_of(self.selection), *cell])
        return f"{PAGE}?{query}" if query else PAGE


def choice_of(values: Values, collection: Collection) -> Choice:
    """Read an address. What means nothing is left out and named, so that an old address still opens."""
    unknown = list[str]()

    def known(name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        given, fits = list(dict.fromkeys(filter(None, values.get(name, ())))), frozenset(allowed)
        unknown.extend(value for value in given if value not in fits)
        return tuple(value for value in given if value in fits)

    def municipalities() -> tuple[str, ...]:
        names = list[str]()
        for typed in filter(None, values.get("gemeente", ())):
            try:
                names.append(municipality_named(typed, collection))
            except UnknownMunicipality:
                unknown.append(typed)
        return tuple(dict.fromkeys(names))

    def year(name: str) -> int | None:
        typed = next(iter(values.get(name, ())), "").strip()
        if typed.isascii() and typed.isdigit() and len(typed) == 4 and FIRST_YEAR <= int(typed) <= LAST_YEAR:
            return int(typed)
        unknown.extend([typed] if typed else [])
        return None

    axis = next(iter(known("kolommen", _AXES)), "gemeente")
    selection = Selection(
        _AXES[axis],
        bool(known("alle", ("1",))),
        _statements(known("uitspraak", STATEMENT_KINDS)),
        known("thema", (*themes(), NONE)),
        municipalities(),
        known("soort", (*KINDS, NONE)),
        known("domein", (*DOMAINS, NONE)),
        year("van"),
        year("tot"),
    )
    place = _place(next(iter(values.get("cel", ())), ""))
    return Choice(selection, place, tuple(dict.fromkeys(unknown)))


def query_of(selection: Selection) -> list[tuple[str, str]]:
    """The parts of an address that name a selection; what is as usual is left out."""
    parts: list[tuple[str, str | int | None]] = [
        ("kolommen", AXIS_WORDS[selection.axis] if selection.axis != AXES[0] else None),
        ("alle", 1 if selection.every_column else None),
        *(("uitspraak", kind) for kind in selection.statements),
        *(("thema", theme) for theme in selection.theme),
        *(("gemeente", name) for name in selection.municipality),
        *(("soort", kind) for kind in selection.kind),
        *(("domein", domain) for domain in selection.domain),
        ("van", selection.from_year),
        ("tot", selection.to_year),
    ]
    return [(name, str(value)) for name, value in parts if value is not None]


def municipality_named(name: str, collection: Collection) -> str:
    """The name of today of a municipality, or a region that sources name; ``NONE`` stays as it is.

    Raises:
        UnknownMunicipality: there is none of that name.
    """
    name = name.strip()
    if name == NONE or canonical(name):
        return present(name)
    regions = {one.casefold(): one for one in _named(collection)}
    if name.casefold() not in regions:
        raise UnknownMunicipality(name, nearest_names(name))
    return regions[name.casefold()]


def selection_of(
    collection: Collection,
    axis: Axis,
    every_column: bool,
    statements: Iterable[StatementKind],
    theme: Iterable[str],
    municipality: Iterable[str],
    kind: Iterable[str],
    domain: Iterable[str],
    from_year: int | None,
    to_year: int | None,
) -> Selection:
    """A selection from checked values; municipalities may go by any of their names.

    Raises:
        UnknownMunicipality: there is none of that name.
    """
    return Selection(
        axis,
        every_column,
        tuple(dict.fromkeys(statements)),
        tuple(dict.fromkeys(theme)),
        tuple(dict.fromkeys(municipality_named(name, collection) for name in municipality)),
        tuple(dict.fromkeys(kind)),
        tuple(dict.fromkeys(domain)),
        from_year,
        to_year,
    )


def _statements(ticked: Sequence[str]) -> tuple[StatementKind, ...]:
    """All kinds ticked limit nothing, as none does."""
    return tuple(kind for kind in STATEMENT_KINDS if kind in ticked) if len(ticked) < len(STATEMENT_KINDS) else ()


def _named(collection: Collection) -> set[str]:
    by_statements = {name for one in collection.records for name in one.municipality}
    by_documents = {present(name) for document in collection.documents for name in document.municipalities}
    return by_statements | by_documents


def _place(text: str) -> Place | None:
    if "~" not in text:
        return None
    theme, _, column = text.partition("~")
    return Place(theme or None, column or None)
