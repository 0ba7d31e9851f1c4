"""What sources say, as records: recommendations, findings and practice examples, each verbatim with its place."""

from dataclasses import dataclass
from typing import Literal, get_args

StatementKind = Literal["aanbeveling", "bevinding", "praktijkvoorbeeld"]
STATEMENT_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)

METHOD = 1
"""Raise this when finding statements changes, so that ``verify`` names the documents to find them anew in."""

Addressee = Literal["college", "raad", "ambtenaren", "gemeenten", "regio", "rijk", "vng", "aanbieders"]
ADDRESSEES: tuple[Addressee, ...] = get_args(Addressee)
"""Who advice can be addressed to; ``gemeenten`` when a municipality as a whole is meant."""

Speaker = Literal["commissie", "vng", "adviseur", "onderzoeker", "gemeente", "rijk", "persoon"]
SPEAKERS: tuple[Speaker, ...] = get_args(Speaker)
"""Who says it; ``persoon`` is a named person or party that gives an opinion, never the commission."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a source says: its sentence verbatim, ``page.text[start:end]``, inside a passage.

    ``addressed_to`` are the words in the source for whom it is meant, ``addressees`` the same as fixed values.
    ``municipalities`` are those it concerns or was given to. Its date is that of its document.
    """

    id: str
    document_id: str
    passage_id: str
    page: int
    start: int
    end: int
    text: str
    addressed_to: str | None = None
    themes: tuple[str, ...] = ()
    kind: StatementKind = "aanbeveling"
    addressees: tuple[Addressee, ...] = ()
    domains: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    said_by: Speaker | None = None
