"""One ranking out of four legs: a convex sum of scores, each normalised by its own results.

Cosines of e5 lie close together (0.75-0.93) and BM25 has no upper bound, so raw scores cannot be compared.
Each leg is mapped so that its own 50th score is 0 and its best is 1 (min-max at a fixed depth; Bruch et al.
2023, "An Analysis of Fusion Functions for Hybrid Retrieval"). Measured better than reciprocal rank fusion.
"""

from dataclasses import dataclass
from functools import lru_cache

from corpus.own_data import own_data

DEPTH = 50


def normalise(scores: dict[str, float]) -> dict[str, float]:
    """Map scores so that the best is 1 and the one at ``DEPTH`` (or the last) is 0."""
    ordered = sorted(scores.values(), reverse=True)
    if not ordered:
        return {}
    best, floor = ordered[0], ordered[min(DEPTH, len(ordered)) - 1]
    if best == floor:
        return dict.fromkeys(scores, 1.0)
    return {key: max(0.0, (score - floor) / (best - floor)) for key, score in scores.items()}


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each leg counts; together 1."""

    passages: float
    words: float
    sentences: float
    tokens: float


@lru_cache(maxsize=4)
def weights_for(model: str) -> Weights:
    """The weights found for a model on the development sets, or the default."""
    found = own_data("corpus", "fusion.yaml")
    return Weights(**found.get(model, found["default"]))


def fuse(
    passages: dict[str, float],
    words: dict[str, float],
    sentences: dict[str, float],
    weights: Weights,
    tokens: dict[str, float] | None = None,
) -> dict[str, float]:
    """The fused score (0..1) of every passage that any leg found; without ``tokens``, that leg is left out."""
    legs = (
        (weights.passages, normalise(passages)),
        (weights.words, normalise(words)),
        (weights.sentences, normalise(sentences)),
        (weights.tokens, normalise(tokens or {})),
    )
    found = passages.keys() | words.keys() | sentences.keys()
    return {id_: sum(weight * leg.get(id_, 0.0) for weight, leg in legs) for id_ in found}
