"""What a statement is counted under: its own themes, municipalities and domains, or those its document lends it.

A document lends only what holds for each of its statements. One about a single municipality lends that
municipality, because what it says without naming another is said about that one; one about thirty does not say of
which of them a sentence is true. What is meant for the State or the VNG alone is not about a municipality.
A document with a single theme or domain lends it. One about the social domain as a whole lends ``algemeen``:
what it says without naming a law is about the whole.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.knowledge import Records
from corpus.model import Document
from corpus.municipalities import present
from corpus.statement import Statement
from corpus.themes import themes

Axis = Literal["municipality", "year", "kind", "domain"]
AXES: tuple[Axis, ...] = get_args(Axis)
"""What the columns of a comparison can be."""

Facet = Literal["theme", "municipality", "year", "kind", "domain"]

NONE = "geen"
"""The value of a facet that is not known: no theme, no municipality in particular, no date, …"""

_WHOLE = "algemeen"
_NOT_A_MUNICIPALITY = frozenset({"rijk", "vng"})


@dataclass(frozen=True, slots=True)
class Record:
    """A statement and the values that it counts under; each facet has at least one, be it ``NONE``."""

    statement: Statement
    document: Document
    theme: tuple[str, ...]
    municipality: tuple[str, ...]
    year: tuple[str, ...]
    kind: tuple[str, ...]
    domain: tuple[str, ...]

    def values(self, facet: Facet) -> tuple[str, ...]:
        """The values of one facet."""
        values: tuple[str, ...] = getattr(self, facet)
        return values


@dataclass(frozen=True, slots=True)
class Collection:
    """All live statements as records, and all live documents, those without statements too."""

    records: tuple[Record, ...]
    documents: tuple[Document, ...]


def collect(source: Records) -> Collection:
    """Read everything that is to be compared."""
    return Collection(tuple(record(*one) for one in source.statements()), tuple(source.documents()))


def kept(source: Records) -> Callable[[], Collection]:
    """What gives the collection of a source, read anew only when the source has changed."""
    latest: tuple[int, Collection] | None = None

    def read() -> Collection:
        nonlocal latest
        generation = source.generation()
        if latest is None or latest[0] != generation:
            latest = generation, collect(source)
        return latest[1]

    return read


def record(statement: Statement, document: Document) -> Record:
    """A statement with what it counts under."""
    return Record(
        statement,
        document,
        theme=_or_none(_known(statement.themes) or _single(_known(document.themes))),
        municipality=_or_none(_today(statement.municipalities) or _lent_municipality(statement, document)),
        year=document_values(document, "year"),
        kind=document_values(document, "kind"),
        domain=_or_none(statement.domains or _lent_domain(document)),
    )


def document_values(document: Document, facet: Facet) -> tuple[str, ...]:
    """The values of a document itself: what it is about, whatever its statements are about."""
    match facet:
        case "theme":
            return _or_none(_known(document.themes))
        case "municipality":
            return _or_none(_today(document.municipalities))
        case "year":
            return (str(document.year),) if document.year else (NONE,)
        case "kind":
            return (document.kind or NONE,)
        case "domain":
            return _or_none(document.domains)


def _lent_municipality(statement: Statement, document: Document) -> tuple[str, ...]:
    if statement.addressees and _NOT_A_MUNICIPALITY.issuperset(statement.addressees):
        return ()
    return _single(_today(document.municipalities))


def _lent_domain(document: Document) -> tuple[str, ...]:
    return (_WHOLE,) if _WHOLE in document.domains else _single(document.domains)


def _today(names: Iterable[str]) -> tuple[str, ...]:
    """Municipalities by the name of today, each once: what three were told that are now one counts once."""
    return tuple(dict.fromkeys(map(present, names)))


def _known(slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(slug for slug in dict.fromkeys(slugs) if slug in themes())


def _single(values: tuple[str, ...]) -> tuple[str, ...]:
    return values if len(values) == 1 else ()


def _or_none(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values)) or (NONE,)
