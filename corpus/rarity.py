"""How rare tokens are: their inverse document frequency over passages."""

from collections.abc import Iterable
from math import log

import numpy as np
import numpy.typing as npt

NEVER_SEEN = -1
"""The key under which a token's rarity stands that no passage has."""


def rarities(passages: Iterable[npt.NDArray[np.int32]]) -> dict[int, float]:
    """Token -> log((N + 1) / (n + 0.5)) for a token in n of N passages; never below 0."""
    each = [np.unique(tokens) for tokens in passages]
    tokens, counts = np.unique(np.concatenate(each or [np.zeros(0, np.int32)]), return_counts=True)
    total = len(each)
    frequency = zip(tokens.tolist(), counts.tolist(), strict=True)
    found = {token: max(0.0, log((total + 1) / (n + 0.5))) for token, n in frequency}
    return found | {NEVER_SEEN: log((total + 1) / 0.5)}
