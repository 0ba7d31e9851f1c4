"""The 27 themes of findings and recommendations, read from ``themes.yaml``."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from corpus.dutch import stems


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
    data = yaml.safe_load((files("corpus") / "themes.yaml").read_text("utf-8"))
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


def find_themes(text: str, most: int = 3) -> tuple[str, ...]:
    """The themes whose names or synonyms a text uses, those with most matching words first."""
    present = set(stems(text))
    votes: dict[str, int] = {}
    for synonym, slug in _synonym_stems():
        if present.issuperset(synonym):
            votes[slug] = votes.get(slug, 0) + len(synonym)
    return tuple(sorted(votes, key=lambda slug: -votes[slug])[:most])
