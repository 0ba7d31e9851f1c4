"""How sure a measured mean is: percentile bootstrap over questions (Efron & Tibshirani 1993, chapter 13).

The questions of a set are a sample of what could be asked. Drawing as many again from them, with replacement,
shows how far the mean moves by chance alone; 95% of those means lie in the interval. Two systems are compared on
the same draws (a paired bootstrap), which is far sharper than comparing their intervals: difficult questions are
difficult for both. The draws are seeded, so that the same results always give the same interval.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

RESAMPLES = 2000
LEVEL = 0.95
SEED = 20210305
_AT_ONCE = 2_000_000
"""Numbers drawn at a time, so that a set of many thousands of questions fits in memory."""

Interval = list[float]
"""Low and high end, as JSON shows it."""


def interval(values: Sequence[float]) -> Interval | None:
    """The 95% interval of the mean, or None for fewer than two values."""
    if len(values) < 2:
        return None
    low, high = np.quantile(_resampled_means(np.asarray(values, float)), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return [round(float(low), 4), round(float(high), 4)]


def paired_difference(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, Interval | None]:
    """The mean of ours minus theirs, question by question, with its interval.

    Raises:
        ValueError: they are not about equally many questions.
    """
    differences = [one - other for one, other in zip(ours, theirs, strict=True)]
    mean = sum(differences) / len(differences) if differences else 0.0
    return round(mean, 4), interval(differences)


def _resampled_means(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    draw = np.random.default_rng(SEED)
    rows = max(1, _AT_ONCE // len(values))
    parts = []
    for start in range(0, RESAMPLES, rows):
        chosen = draw.integers(0, len(values), (min(rows, RESAMPLES - start), len(values)))
        parts.append(values[chosen].mean(axis=1))
    return np.concatenate(parts)
