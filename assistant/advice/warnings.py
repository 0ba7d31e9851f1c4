"""What a reader should know before following advice: who says it, to whom, how old it is, and who disagrees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant import messages
from assistant.advice.candidates import Candidate
from assistant.advice.group import THRESHOLD, likeness, opposite
from assistant.advice.profile import is_for_others
from assistant.disagreement import Statement as Said
from assistant.disagreement import difference
from corpus.model import Document, Hit
from corpus.own_data import own_data

_OPINION = re.compile(r"\b(mening|wens|standpunt) van\b|\bde auteur\b|\bfractie\b", re.IGNORECASE)
_YEARS = 4
"""A source is old when one on the same theme is at least so many years younger."""
_SPEAKING = 20
"""How many passages near the situation are asked whether they disagree."""


@dataclass(frozen=True, slots=True)
class LawChange:
    """What changed, from which year on, and the words of advice that it touches."""

    year: int
    words: tuple[str, ...]
    text: str
    source: str


@lru_cache(maxsize=1)
def law_changes() -> tuple[LawChange, ...]:
    """All known changes."""
    rows = own_data("assistant.advice", "law_changes.yaml")
    return tuple(LawChange(int(row["vanaf"]), tuple(row["woorden"]), row["tekst"], row["bron"]) for row in rows)


def warnings(candidate: Candidate, found: Sequence[Hit], others: Sequence[tuple[Candidate, float]]) -> tuple[str, ...]:
    """The warnings about one piece of advice, as sentences to show.

    ``found`` are passages near the situation; ``others`` the other candidates, each with its cosine to this one.
    """
    said = (
        _opinion(candidate),
        messages.FOR_OTHERS if is_for_others(candidate.statement) else None,
        _law(candidate),
        _age(candidate, found),
        _disagreement(candidate, found, others),
    )
    return tuple(one for one in said if one)


def _opinion(candidate: Candidate) -> str | None:
    statement = candidate.statement
    is_opinion = statement.said_by == "persoon" or _OPINION.search(statement.addressed_to or "")
    return messages.OPINION if is_opinion else None


def _law(candidate: Candidate) -> str | None:
    year, text = candidate.document.year, f"{candidate.document.title} {candidate.context}".lower()
    changed = (one for one in law_changes() if year is None or year < one.year)
    return next((one.text for one in changed if any(word in text for word in one.words)), None)


def _age(candidate: Candidate, found: Sequence[Hit]) -> str | None:
    document = candidate.document
    if document.year is None:
        return messages.ADVICE_UNDATED
    themes = set(candidate.statement.themes or document.themes)
    newer = [hit.document.year for hit in found if hit.document.year and themes & set(hit.document.themes)]
    newest = max(newer, default=0)
    return messages.ADVICE_OLD.format(year=document.year, newer=newest) if newest >= document.year + _YEARS else None


def _disagreement(candidate: Candidate, found: Sequence[Hit], others: Sequence[tuple[Candidate, float]]) -> str | None:
    text, document = candidate.statement.text, candidate.document
    for other, cosine in others:
        against = other.statement.text
        if (
            other.document.id != document.id
            and likeness(text, against, cosine) >= THRESHOLD
            and opposite(text, against)
        ):
            return _against(other.document, against)
    here = Said(document, text)
    for hit in found[:_SPEAKING]:
        for sentence in hit.passage.sentence_texts():
            if difference(here, Said(hit.document, sentence)):
                return _against(hit.document, sentence)
    return None


def _against(document: Document, quote: str) -> str:
    return messages.ADVICE_AGAINST.format(title=document.title, quote=quote)
