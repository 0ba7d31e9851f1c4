"""Advice: sentences that say what somebody should do, by their verbs, their judgement, or where they stand.

Some words always advise ("beveelt aan"). Others do so only from one whose task it is to advise: "het is van belang om"
in a report of the commission is advice, in a newspaper it is anyone's opinion.
"""

import re

from ingest.statements.cues import has
from ingest.statements.imperatives import is_imperative
from ingest.statements.said import Said
from ingest.statements.speakers import speaker_for

MARKER = re.compile(r"Aanbeveling \(aan (?P<to>[^)]+)\): ")
"""The marker of the shipped sources: "Aanbeveling (aan gemeenten; adviesbureau): Kies scherp."."""

_ADVISERS = ("commissie", "vng", "adviseur", "onderzoeker")
_ADVISING_KINDS = ("tussenrapportage", "visitatierapport", "handreiking", "onderzoek")
_ADVISER_NAMED = re.compile(r"\b\w*commissie\b|\brekenkamer\w*\b|\badviesraad\b", re.IGNORECASE)


def is_advice(said: Said) -> bool:
    """Whether a sentence or heading advises. What is asked, was rejected, or is a duty by law does not."""
    text, is_heading = said.text, said.line.is_heading
    if is_imperative(text, is_heading=is_heading):
        return not text.endswith("?")
    if is_heading:
        return _advises_here(said) and "helpt om " in text
    if _is_question(text) or has("geen advies", text):
        return False
    if said.advised:
        return len(text.split()) >= 3 and not said.before
    return has("advies altijd", text) or (_advises_here(said) and _advises_softly(text))


def _advises_softly(text: str) -> bool:
    by_law = has("volgens de wet", text)
    if has("advies van wie adviseert", text):
        return not (by_law and "moet" in text)
    must = has("moeten", text) and not by_law and not text.startswith(("Dat maakt", "Daardoor"))
    return must or (has("mogelijkheid", text) and has("doen", text))


def _is_question(text: str) -> bool:
    """A question, unless it only spells out what was advised before its colon."""
    if not text.rstrip("’'”\"").endswith("?"):
        return False
    before, colon, _after = text.partition(":")
    return not (colon and has("advies altijd", before))


def _advises_here(said: Said) -> bool:
    """Whether it is the task of who speaks here to advise."""
    speaks = speaker_for(said.document)
    if said.document.kind in _ADVISING_KINDS:
        return speaks in _ADVISERS
    of_vng = said.document.kind == "beleidsbrief" and speaks == "vng"
    return of_vng or _ADVISER_NAMED.search(f"{said.before} {said.text}") is not None
