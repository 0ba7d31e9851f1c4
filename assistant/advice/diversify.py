"""Spread: of two pieces of advice that say nearly the same, the second makes room for another.

Maximal marginal relevance (Carbonell & Goldstein 1998, "The Use of MMR, Diversity-Based Reranking for Reordering
Documents and Producing Summaries").
"""

from collections.abc import Sequence

from assistant.advice.concerns import Numbers

_SPREAD = 0.15
"""How much being like what was chosen already costs, beside a score that lies between 0 and 1."""
_LEAST, _MOST = 0.85, 1.0
"""Cosines of recommendations lie between these: mapped to 0 and 1."""


def diversified(scores: Sequence[float], cosines: Numbers, k: int) -> list[int]:
    """The places of the best ``k``, the best first, each next one also unlike those before it."""
    left, chosen = list(range(len(scores))), list[int]()
    while left and len(chosen) < k:
        best = max(left, key=lambda at: (scores[at] - _SPREAD * _nearest(at, chosen, cosines), -at))
        chosen.append(best)
        left.remove(best)
    return chosen


def _nearest(at: int, chosen: Sequence[int], cosines: Numbers) -> float:
    nearest = max((float(cosines[at, one]) for one in chosen), default=_LEAST)
    return min(1.0, max(0.0, (nearest - _LEAST) / (_MOST - _LEAST)))
