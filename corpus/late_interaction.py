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
    cosines = question.vectors @ np.concatenate([one.vectors for one in passages.values()]).T
    starts = np.cumsum([0, *(len(one.ids) for one in passages.values())])
    nearest = np.maximum.reduceat(cosines, starts[:-1], axis=1)
    floor = np.median(nearest, axis=1, keepdims=True)

    def scores(best: Floats) -> Floats:
        found: Floats = weights @ (np.maximum(best - floor, 0) ** _POWER)
        return found

    about = weights >= _WEIGHTY * weights.max()
    ranked, covered, weakest = scores(nearest), weights @ nearest, nearest[about].min(axis=0)
    return {
        id_: Match(
            float(ranked[n]),
            float(covered[n]),
            float(weakest[n]),
            _of_sentences(cosines[:, starts[n] : starts[n + 1]], one.sentences, scores),
        )
        for n, (id_, one) in enumerate(passages.items())
    }


def _of_sentences(
    cosines: Floats, sentences: npt.NDArray[np.int16], scores: Callable[[Floats], Floats]
) -> tuple[float, ...]:
    """The score of each sentence of one passage; a sentence past the end of what the model reads scores 0."""
    inside = np.flatnonzero(sentences != NO_SENTENCE)
    if not len(inside):
        return ()
    owners = sentences[inside]
    first = np.flatnonzero(np.diff(owners, prepend=NO_SENTENCE))
    found = np.zeros(int(owners.max()) + 1, np.float32)
    found[owners[first]] = scores(np.maximum.reduceat(cosines[:, inside], first, axis=1))
    return tuple(map(float, found))
