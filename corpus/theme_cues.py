"""Words by which a sentence about a theme is known, from ``theme_cues.yaml``."""

import re
from collections import Counter
from functools import lru_cache

from corpus.own_data import own_data
from corpus.themes import themes

_INSIDE = 5
"""A part of so many letters also counts inside a compound word."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    rows = own_data("corpus", "theme_cues.yaml")
    if set(rows) != set(themes()):
        raise ValueError("theme_cues.yaml en themes.yaml hebben niet dezelfde thema's")
    return {
        slug: [(strength, re.compile("|".join(map(_part, row[key])))) for strength, key in _STRENGTHS]
        for slug, row in rows.items()
    }


_STRENGTHS = (("strong", "sterk"), ("weak", "zwak"))


def _part(cue: str) -> str:
    if cue.startswith("="):
        return rf"\b{re.escape(cue[1:])}\b"
    return re.escape(cue) if len(cue) >= _INSIDE and " " not in cue else rf"\b{re.escape(cue)}"


def count_cues(text: str) -> dict[str, Counter[str]]:
    """For each theme that a text has words of: how many different strong and weak ones."""
    lowered = text.lower()
    found: dict[str, Counter[str]] = {}
    for slug, patterns in _patterns().items():
        counts = Counter({strength: len(set(pattern.findall(lowered))) for strength, pattern in patterns})
        if counts.total():
            found[slug] = counts
    return found
