"""Late interaction: every token of the question looks for its nearest token in a passage.

After ColBERT (Khattab & Zaharia 2020, "Efficient and Effective Passage Search via Contextualized Late Interaction
over BERT"), with the tokens of the embedding model itself, which was never trained for it. Two things make that
work, as measured in docs/evaluatie.md: a token counts by how rare it is, and only by how much nearer it comes than
to the middle one of the passages compared, because all tokens of these models lie close together.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from corpus.match import Match
from corpus.rarity import NEVER_SEEN
from corpus.tokens import NO_SENTENCE, Tokens

_POWER = 1.5
"""More than 1 lets a token that is found exactly count for more than several that are found roughly."""
_WEIGHTY = 0.6
"""Tokens with at least this share of the greatest weight are what the question is about."""

Floats = npt.NDArray[np.float32]


def match(question: Tokens, passages: dict[str, Tokens], rarities: dict[int, float]) -> dict[str, Match]:
    """How each passage meets the question; ``question`` has no tokens of the model's own, such as a prompt."""
    if not passages or not len(question.ids):
        return {}
    unseen = rarities.get(NEVER_SEEN, 1.0)
    weights = np.array([rarities.get(token, unseen) for token in question.ids.tolist()], np.float32)
    weights = weights if weights.any() else np.ones_like(weights)
    weights = (weights / weights.sum()).astype(np.float32)
    found = list(passages.values())
    cosines = question.vectors @ np.concatenate([one.vectors for one in found]).astype(np.float32).T
    lengths = [len(one.ids) for one in found]
    cosines *= np.repeat(np.array([one.scale for one in found], np.float32), lengths)
    starts = np.cumsum([0, *lengths])[:-1]
    nearest = np.maximum.reduceat(cosines, starts, axis=1)
    floor = np.median(nearest, axis=1, keepdims=True)

    def scores(best: Floats) -> Floats:
        above: Floats = weights @ (np.maximum(best - floor, 0) ** _POWER)
        return above

    about = weights >= _WEIGHTY * weights.max()
    ranked, covered, weakest = scores(nearest), weights @ nearest, nearest[about].min(axis=0)
    sentences = _of_sentences(cosines, starts, found, scores)
    return {
        id_: Match(float(ranked[n]), float(covered[n]), float(weakest[n]), sentences[n])
        for n, id_ in enumerate(passages)
    }


def _of_sentences(
    cosines: Floats, starts: npt.NDArray[np.int_], passages: list[Tokens], scores: Callable[[Floats], Floats]
) -> list[tuple[float, ...]]:
    """Per passage the score of each sentence; one past the end of what the model reads is not among them."""
    places = np.concatenate([one.sentences for one in passages]).astype(int)
    inside = np.flatnonzero(places != NO_SENTENCE)
    found = [list[float]() for _ in passages]
    if len(inside):
        owner = np.searchsorted(starts, inside, side="right") - 1
        first = np.flatnonzero(np.diff(owner, prepend=-1) | np.diff(places[inside], prepend=NO_SENTENCE))
        best = scores(np.maximum.reduceat(cosines[:, inside], first, axis=1))
        for n, place, score in zip(owner[first], places[inside][first], best, strict=True):
            found[n] += [0.0] * (int(place) - len(found[n])) + [float(score)]
    return [tuple(one) for one in found]
