"""The themes of a statement: a linear model over the words by which themes are known.

Seven things count for a theme: its strong and weak words in the sentence and in the heading above, its strong words
earlier in the paragraph and in the title, and that the document is known to be about it. Their weights are the same
for every theme and stand in ``theme_weights.yaml``, fitted by ``python -m evals.fit_themes`` (softmax over the themes).
"""

from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from corpus.own_data import own_data
from corpus.theme_cues import count_cues
from corpus.themes import themes, weigh_themes

MOST = 3
_ENOUGH = 0.35
"""A second or third theme is kept when its score is at least this share of the best one's."""


@dataclass(frozen=True, slots=True)
class About:
    """What the themes of a statement are read from. ``known`` are the document's, where people gave them.

    ``length`` is the number of passages of the document: the longer, the less its themes tell about one sentence.
    """

    text: str
    heading: str = ""
    before: str = ""
    title: str = ""
    known: tuple[str, ...] = ()
    length: int = 1


def features(about: About) -> dict[str, dict[str, float]]:
    """Slug -> feature -> value, of the themes that anything points at."""
    found: dict[str, dict[str, float]] = {}
    for name, text, strengths in (
        ("sentence", about.text, ("strong", "weak")),
        ("heading", about.heading, ("strong", "weak")),
        ("before", about.before, ("strong",)),
        ("title", about.title, ("strong",)),
    ):
        for slug, counts in _counts(text).items():
            for strength in strengths:
                if counts[strength]:
                    found.setdefault(slug, {})[f"{name}_{strength}"] = log1p(counts[strength])
    for rank, slug in enumerate(about.known):
        found.setdefault(slug, {})["document"] = 1 / (1 + rank) / max(1.0, about.length / _SHORT)
    return found


_SHORT = 3
"""Passages of a document that is about its themes throughout."""


@lru_cache(maxsize=4096)
def _counts(text: str) -> dict[str, dict[str, int]]:
    """Cues, and as a weak one the names and synonyms of themes that no cue points at."""
    counts = {slug: {"strong": cues["strong"], "weak": cues["weak"]} for slug, cues in count_cues(text).items()}
    for slug in weigh_themes(text):
        counts.setdefault(slug, {"strong": 0, "weak": 1})
    return counts


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Feature -> weight."""
    data = own_data("ingest.statements", "theme_weights.yaml")
    return {str(name): float(weight) for name, weight in data["weights"].items()}


def themes_of(about: About) -> tuple[str, ...]:
    """The one to three themes of a statement, the surest first; none when nothing points at any."""
    weight, order = weights(), list(themes())
    scores = {slug: sum(weight[name] * value for name, value in row.items()) for slug, row in features(about).items()}
    ranked = sorted((slug for slug in scores if slug in order), key=lambda slug: (-scores[slug], order.index(slug)))
    return tuple(slug for slug in ranked[:MOST] if scores[slug] >= _ENOUGH * scores[ranked[0]])
