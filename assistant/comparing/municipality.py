"""All that is said about or to one municipality, in the order of time; and all municipalities with how much that is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.comparing.matrix import Tally, by_name
from assistant.comparing.record import NONE, Collection, Record, document_values
from assistant.comparing.selection import Selection
from corpus.model import Document
from corpus.municipalities import former, municipalities


@dataclass(frozen=True, slots=True)
class Overview:
    """One municipality in the list: how many sources are about it and what they say."""

    name: str
    documents: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Year:
    """What was said in one year; ``NONE`` for sources without a date."""

    year: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One municipality: its other names, its sources newest first, and what they say, newest year first.

    ``every`` counts all that is said, ``years`` holds what the selection allows. ``themes`` are those of ``every``, by
    how often they occur.
    """

    name: str
    aliases: tuple[str, ...]
    former: tuple[str, ...]
    documents: tuple[Document, ...]
    every: Tally
    themes: tuple[tuple[str, int], ...]
    years: tuple[Year, ...]

    @property
    def shown(self) -> tuple[Record, ...]:
        """The statements of all years."""
        return tuple(one for year in self.years for one in year.records)


def overview(collection: Collection) -> list[Overview]:
    """Every municipality, or region, that some source is about or says something about, by name."""
    said: dict[str, list[Record]] = {}
    sources: dict[str, set[str]] = {}
    for one in collection.records:
        for name in one.municipality:
            said.setdefault(name, []).append(one)
            sources.setdefault(name, set()).add(one.document.id)
    for document in collection.documents:
        for name in document_values(document, "municipality"):
            sources.setdefault(name, set()).add(document.id)
    names = sorted((name for name in sources if name != NONE), key=by_name)
    return [Overview(name, len(sources[name]), Tally.of(said.get(name, ()))) for name in names]


def profile(collection: Collection, name: str, selection: Selection) -> Profile:
    """What is known about a municipality by its name of today; the selection limits what is said, not the sources."""
    about = [one for one in collection.records if name in one.municipality]
    ids = {one.document.id for one in about}
    known = municipalities().get(name)
    limits = replace(selection, municipality=())
    return Profile(
        name,
        known.aliases if known else (),
        tuple(former(name)),
        tuple(d for d in collection.documents if d.id in ids or name in document_values(d, "municipality")),
        Tally.of(about),
        _most_first(theme for one in about for theme in one.theme),
        _by_year(one for one in about if limits.allows(one)),
    )


def _by_year(records: Iterable[Record]) -> tuple[Year, ...]:
    years: dict[str, list[Record]] = {}
    for one in sorted(records, key=_newest_first):
        years.setdefault(one.year[0], []).append(one)
    # Sources without a date stand at the end, whatever their letters.
    order = sorted(years, key=lambda year: "" if year == NONE else year, reverse=True)
    return tuple(Year(year, tuple(years[year])) for year in order)


def _newest_first(one: Record) -> tuple[object, ...]:
    backwards = tuple(-int(part) for part in (one.document.date or "0").split("-"))
    return (backwards, one.document.id, one.statement.page, one.statement.start)


def _most_first(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (item[0] == NONE, -item[1], item[0])))
