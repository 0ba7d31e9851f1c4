"""Who published a document, read off its letterhead: a line in its opening that is only an organisation's name."""

import re
from collections.abc import Sequence

from corpus.municipalities import canonical
from ingest.blocks import Block

_KNOWN = {
    "Visitatiecommissie financiële beheersbaarheid sociaal domein": (),
    "VNG": ("Vereniging van Nederlandse Gemeenten",),
    "Divosa": (),
    "Movisie": (),
    "Nederlands Jeugdinstituut": ("NJi",),
    "CBS": ("Centraal Bureau voor de Statistiek",),
    "CPB": ("Centraal Planbureau",),
    "SCP": ("Sociaal en Cultureel Planbureau",),
    "ZonMw": (),
    "Jeugdautoriteit": ("De Jeugdautoriteit",),
    "Raad voor het Openbaar Bestuur": ("ROB",),
    "Raad van State": ("Afdeling advisering van de Raad van State",),
    "Autoriteit Persoonsgegevens": (),
    "Tweede Kamer": ("Tweede Kamer der Staten-Generaal",),
}
"""Publishers in this field, and what else their letterheads call them."""
_BY_SPELLING = {spelling.casefold(): name for name, others in _KNOWN.items() for spelling in (name, *others)}
_UITGAVE = re.compile(r"(?:een )?uitgave van:? (?:de |het )?", re.IGNORECASE)
_MINISTRY = re.compile(r"Ministerie van [A-Z]\w+(?:(?:,| en|, \w+) [A-Z]\w+)*")
_MUNICIPALITY = re.compile(r"(?:de )?gemeente (?P<name>.+)", re.IGNORECASE)
_AUDIT = re.compile(r"Rekenkamer(?:commissie)? (?P<name>[A-Z’'][\w’' -]{1,40})")


def propose_publisher(property_publisher: str | None, opening: Sequence[Block]) -> str | None:
    """The organisation a document's letterhead names; else the one its file names, if it is one; else None."""
    lines = (block.text for block in opening)
    return next(filter(None, map(publisher_of, [*lines, property_publisher or ""])), None)


def publisher_of(line: str) -> str | None:
    """The publisher whose name a line is, and nothing else; None if it is another line."""
    line = line.strip(" .:|")
    line = line[prefix.end() :] if (prefix := _UITGAVE.match(line)) else line
    if (municipality := _MUNICIPALITY.fullmatch(line)) and (name := canonical(municipality["name"])):
        return f"Gemeente {name}"
    if _MINISTRY.fullmatch(line) or _AUDIT.fullmatch(line):
        return line
    return _BY_SPELLING.get(line.casefold())
