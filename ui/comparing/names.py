"""What users read for the values of a comparison."""

import re

from assistant import messages
from assistant.comparing.matrix import Tally
from assistant.comparing.record import NONE, Axis, Facet
from corpus.statement import STATEMENT_KINDS
from ui.dutch import counted
from ui.known import theme_name
from ui.statement_names import STATEMENT_NAMES

AXIS_NAMES: dict[Axis, str] = {
    "municipality": "gemeente",
    "year": "jaar",
    "kind": "soort bron",
    "domain": "domein",
}
AXIS_PLURALS: dict[Axis, str] = {
    "municipality": "gemeenten",
    "year": "jaren",
    "kind": "soorten bronnen",
    "domain": "domeinen",
}
UNKNOWN: dict[Facet, str] = {
    "theme": "Zonder thema",
    "municipality": "Geen bepaalde gemeente",
    "year": "Zonder datum",
    "kind": "Soort onbekend",
    "domain": "Geen bepaald domein",
}
"""What ``NONE`` is called."""

_BREAKS = re.compile(
    r"(?<=visitatie)(?=r)|(?<=praktijk)(?=v)|(?<=tussen)(?=r)|(?<=beleids)(?=b)|(?<=hand)(?=r)|(?<=onder)(?=z)"
    r"|(?<=bevin)(?=d)|(?<=aanbe)(?=v)|(?<=voor)(?=b)|(?<=inspannings)(?=g)|(?<=kosten)(?=b)|(?<=hervormings)(?=a)"
    r"|(?<=woonplaats)(?=b)|(?<=participatie)(?=w)|(?<=abonnements)(?=t)|(?<=afwegings)(?=k)|(?<=prio)(?=r)",
    re.IGNORECASE,
)
NO_SOURCE = "geen bron"
NO_STATEMENT = "–"


def value_name(facet: Facet, key: str) -> str:
    """A value as people write it."""
    if key == NONE:
        return UNKNOWN[facet]
    if facet == "theme":
        return theme_name(key)
    return key if facet in ("municipality", "year") else key.capitalize()


def breakable(name: str) -> str:
    """A name with soft hyphens, at which a narrow column may break it."""
    return _BREAKS.sub("\u00ad", name)


def in_words(tally: Tally) -> str:
    """What is counted, in words: '2 aanbevelingen en 1 bevinding'."""
    counts = zip((tally.recommendations, tally.findings, tally.examples), STATEMENT_KINDS, strict=True)
    parts = [counted(count, *STATEMENT_NAMES[kind]) for count, kind in counts if count]
    return messages.listed(parts) if parts else "geen uitspraken"


def statements_in_words(count: int) -> str:
    """A number of statements of any kind."""
    return counted(count, "uitspraak", "uitspraken")
