"""Recommendation sentences, recognised by Dutch cues, by imperatives, and by the corpus' own marker.

The marker of the shipped sources is a sentence of the form "Aanbeveling (aan gemeenten): Breng … aan.";
the recommendation is what follows the colon.
"""

import re

from corpus.model import Passage
from corpus.statement import Statement
from corpus.themes import find_themes
from ingest.pages import Placed

MARKER = re.compile(r"Aanbeveling \(aan (?P<to>[^)]+)\): ")
_CUES = re.compile(
    r"""\b(?:
        adviseert | (?<!te\ )adviseren | aanbevolen | aanbeveelt
      | beveelt\b[^.]*\baan | bevelen\b[^.]*\baan | raadt\b[^.]*\baan | raden\b[^.]*\baan
      | pleit(?:en)?\b[^.]*\bvoor | pleit\ ervoor | roept\b[^.]*\bop | roepen\b[^.]*\bop
      | doen?\ er\ (?:verstandig|goed)\ aan | is\ het\ (?:verstandig|raadzaam|aan\ te\ raden)
      | (?:het\ is|lijkt)\ (?:verstandig|raadzaam|aan\ te\ raden) | verdient\ (?:het\ )?aanbeveling
      | er\ verstandig\ aan
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Advice that is denied, asked about, or only mentioned.
_NOT_ADVICE = re.compile(
    r"\?$|\b(?:adviseert|adviseren|pleit|raadt)\s+(?:niet|geen)\b|\baanbevolen\s+literatuur", re.IGNORECASE
)
_IMPERATIVES = frozenset(
    """
    Begroot Benoem Benut Bepaal Beperk Beschrijf Bespreek Betrek Bied Borg Breng Bundel Contracteer Creëer
    Definieer Deel Differentieer Doe Durf Formuleer Geef Gebruik Hanteer Houd Investeer Kies Kijk Koppel Laat Leg
    Leer Maak Meet Monitor Neem Ontwikkel Operationaliseer Organiseer Pak Positioneer Prioriteer Regel Richt Schep
    Scherp Spreek Stel Stem Stimuleer Stop Stuur Toets Train Verbeter Verbind Verbreed Verduidelijk Vergroot Verken
    Verlaag Versterk Vertaal Vermijd Voer Voorkom Vraag Wees Werk Zet Zoek Zorg
    """.split()
)
# As the first word of a sentence these are as often a noun ("Werk is …", "Monitor Sociaal Domein"); a heading tells.
_ONLY_IN_HEADINGS = frozenset(
    "Borg Deel Gebruik Koppel Laat Leer Monitor Pak Regel Schep Stem Stop Stuur Toets Train Vraag Werk Zorg".split()
)
_CARE = re.compile(r"Zorg (?:dat|er ?voor|voor)\b")  # an imperative, where "Zorg is …" is a noun
_ADDRESSEE = re.compile(
    r"\b(?:alle |kleinere |kleine )?(?:gemeenten|gemeente [A-Z’'][\w’'-]+|college|gemeenteraad|raadsleden|raad"
    r"|Rijk|kabinet|minister|VNG(?:-bestuur)?|aanbieders|regio(?:['’]s)?)\b"
)


def find_recommendations(passages: list[Passage], placed: list[Placed]) -> list[Statement]:
    """The recommendations of a document, each with the passage it stands in, in order."""
    found = list[Statement]()
    for passage in passages:
        spans = [*_heading_spans(passage, placed), *passage.sentences]
        for start, end in sorted(spans):
            text = passage.text[start - passage.start : end - passage.start]
            is_heading = (start, end) not in passage.sentences
            if marked := MARKER.match(text):
                # The marker speaks for its whole paragraph.
                paragraph_end = next(p.end for p in placed if p.block.page == passage.page and end <= p.end)
                start, end, to = start + marked.end(), min(paragraph_end, passage.end), marked["to"]
                text = passage.text[start - passage.start : end - passage.start]
            elif _is_advice(text, is_heading):
                to = _addressee(text)
            else:
                continue
            about = " ".join((*passage.section[-1:], text))
            found.append(
                Statement("", passage.document_id, passage.id, passage.page, start, end, text, to, find_themes(about))
            )
    return found


def _heading_spans(passage: Passage, placed: list[Placed]) -> list[tuple[int, int]]:
    return [
        (p.start, p.end)
        for p in placed
        if p.block.level and p.block.page == passage.page and passage.start <= p.start and p.end <= passage.end
    ]


def _is_advice(text: str, is_heading: bool) -> bool:
    first, _, rest = text.partition(" ")
    if is_heading:
        return first in _IMPERATIVES and " " in rest
    if _NOT_ADVICE.search(text):
        return False
    imperative = (first in _IMPERATIVES - _ONLY_IN_HEADINGS or _CARE.match(text)) and len(rest.split()) >= 3
    return bool(imperative) or _CUES.search(text) is not None


def _addressee(text: str) -> str | None:
    found = _ADDRESSEE.search(text)
    return found.group() if found else None
