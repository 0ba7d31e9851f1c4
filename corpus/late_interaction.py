"""Late interaction: every token of the question looks for its nearest token in a passage.

After ColBERT (Khattab & Zaharia 2020, "Efficient and Effective Passage Search via Contextualized Late Interaction
over BERT"), with the tokens of the embedding model itself, which was never trained for it. Two things make that
work, as measured in docs/evaluatie.md: a token counts by how rare it is, and only by how much nearer it comes than
to the middle one of the passages compared, because all tokens of these models lie close together.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from corpus.match import Match
from corpus.rarity import NEVER_SEEN
from corpus.tokens import Tokens

_POWER = 1.5
"""More than 1 lets a token that is found exactly count for more than several that are found roughly."""
_WEIGHTY = 0.6
"""Tokens with at least this share of the greatest weight are what the question is about."""


def match(question: Tokens, passages: dict[str, Tokens], rarities: dict[int, float]) -> dict[str, Match]:
    """How each passage meets the question; ``question`` has no tokens of the model's own, such as a prompt."""
    if not passages or not len(question.ids):
        return {}
    unseen = rarities.get(NEVER_SEEN, 1.0)
    weights = np.array([rarities.get(token, unseen) for token in question.ids.tolist()], np.float32)
    weights = weights if weights.any() else np.ones_like(weights)
    weights = (weights / weights.sum()).astype(np.float32)
    nearest = _nearest(question, list(passages.values()))
    floor = np.median(nearest, axis=1, keepdims=True)
    about = weights >= _WEIGHTY * weights.max()
    ranked = weights @ np.maximum(nearest - floor, 0) ** _POWER
    weakest = nearest[about].min(axis=0)
    return {id_: Match(float(ranked[n]), float(weakest[n])) for n, id_ in enumerate(passages)}


def _nearest(question: Tokens, passages: Sequence[Tokens]) -> npt.NDArray[np.float32]:
    """The cosine of each token of the question (rows) with the nearest one of each passage (columns)."""
    import torch

    # NumPy has no product of bytes that uses what a processor has for it, which is three times as fast as with floats.
    theirs = torch.from_numpy(np.concatenate([one.vectors for one in passages]))
    products = torch._int_mm(torch.from_numpy(question.vectors.copy()), theirs.T).numpy()
    starts = np.cumsum([0, *(len(one.ids) for one in passages[:-1])])
    scales = np.array([question.scale * one.scale for one in passages], np.float32)
    return np.maximum.reduceat(products, starts, axis=1) * scales
