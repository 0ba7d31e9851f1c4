"""The propositions of the scan and their topics, read from ``statements.yaml``.

Called propositions here, because in ``corpus`` a statement is what a source says.
"""

from dataclasses import dataclass
from functools import lru_cache

from corpus.own_data import own_data
from corpus.themes import Theme, themes

LOWEST, HIGHEST = 0, 3
"""The scores of the first and of the last answer."""

STEPS = ("nog niet", "een begin", "meestal", "gewoonte")
"""What each score stands for, whatever the proposition."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """One proposition: its ``answers`` stand in the order of their scores, ``sources`` are ids of shipped documents.

    ``topic`` is the slug of the theme that it is shown and counted under; ``reason`` says what its sources say.
    """

    id: str
    topic: str
    text: str
    answers: tuple[str, str, str, str]
    themes: tuple[str, ...]
    sources: tuple[str, ...]
    reason: str


@lru_cache(maxsize=1)
def propositions() -> dict[str, Proposition]:
    """All propositions by id, in the order in which they are asked."""
    rows = own_data("scan", "statements.yaml")["stellingen"]
    return {
        row["id"]: Proposition(
            row["id"],
            row["onderwerp"],
            row["stelling"],
            tuple(row["antwoorden"]),
            tuple(row["themas"]),
            tuple(row["bronnen"]),
            row["waarom"],
        )
        for row in rows
    }


@lru_cache(maxsize=1)
def topics() -> dict[Theme, tuple[Proposition, ...]]:
    """The topics with their propositions, in the order in which they are asked."""
    slugs = dict.fromkeys(one.topic for one in propositions().values())
    return {themes()[slug]: tuple(one for one in propositions().values() if one.topic == slug) for slug in slugs}
