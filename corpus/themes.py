"""The 27 themes of findings and recommendations, read from ``themes.yaml``."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log

from corpus.dutch import stems
from corpus.own_data import own_data

_IN_ANY_TEXT = frozenset(
    stems(
        """aanbieders beschikking besparing bijstand capaciteit cijfers contracten controle criteria cultuur data
        dialoog domeinen focus formatie gezag grens indiceren inwoners kader maximum motie nodig opdracht ramen regio
        reserve school schotten sluitend transformatie trends uitstroom verwijzing voorziening wachttijd werk winst"""
    )
)
"""Stems of synonyms that do not tell by themselves what a text is about; nor does a figure."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: its slug, its Dutch name, what it means, and the words that users type for it."""

    slug: str
    name: str
    definition: str
    synonyms: tuple[str, ...]


@lru_cache(maxsize=1)
def themes() -> dict[str, Theme]:
    """All themes by slug, in the order of the taxonomy."""
    data = own_data("corpus", "themes.yaml")
    return {
        row["slug"]: Theme(row["slug"], row["naam"], row["definitie"], tuple(map(str, row["synoniemen"])))
        for row in data["themas"]
    }


@lru_cache(maxsize=1)
def _synonym_stems() -> list[tuple[tuple[str, ...], str]]:
    return [
        (tuple(stems(synonym)), theme.slug)
        for theme in themes().values()
        for synonym in (theme.name, *theme.synonyms)
        if stems(synonym)
    ]


@lru_cache(maxsize=1)
def _telling_by_first_stem() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for synonym, slug in _synonym_stems():
        if not (len(synonym) == 1 and (synonym[0] in _IN_ANY_TEXT or synonym[0].isdigit())):
            by_first.setdefault(synonym[0], []).append((synonym, slug))
    return by_first


def find_themes(text: str, most: int = 3) -> tuple[str, ...]:
    """The themes whose names or synonyms a text uses, those with most matching words first."""
    present = set(stems(text))
    votes: dict[str, int] = {}
    for synonym, slug in _synonym_stems():
        if present.issuperset(synonym):
            votes[slug] = votes.get(slug, 0) + len(synonym)
    return tuple(sorted(votes, key=lambda slug: -votes[slug])[:most])


def stems_of_themes(text: str, most: int = 2) -> frozenset[str]:
    """The stems of all names and synonyms of the themes that a text uses: other words for what it is about."""
    found = find_themes(text, most)
    return frozenset(stem for synonym, slug in _synonym_stems() if slug in found for stem in synonym)


def weigh_themes(text: str) -> dict[str, float]:
    """How strongly a text speaks of each theme, by the names and synonyms that stand there in full and in order.

    The first mention of a synonym counts one for each of its words, later ones less and less: a word that is
    on every page does not drown the others. Words that any text in this field has do not count.
    """
    found, by_first = stems(text), _telling_by_first_stem()
    mentions = Counter(
        (synonym, slug)
        for position, first in enumerate(found)
        for synonym, slug in by_first.get(first, ())
        if tuple(found[position : position + len(synonym)]) == synonym
    )
    weights = dict[str, float]()
    for (synonym, slug), count in mentions.items():
        weights[slug] = weights.get(slug, 0.0) + len(synonym) * (1 + log(count))
    return weights
