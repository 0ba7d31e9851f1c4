"""How long things took: median, 95th percentile, and the whole distribution in 5% steps."""

from collections.abc import Sequence

import numpy as np

STEPS = tuple(range(0, 101, 5))
"""The percentiles of a distribution, from the fastest to the slowest."""


def latency(milliseconds: Sequence[float], name: str) -> dict[str, float | list[float]]:
    """``{name}_ms_p50``, ``{name}_ms_p95`` and ``{name}_ms_distribution`` (at ``STEPS``); empty without times."""
    if not milliseconds:
        return {}
    found = [round(float(value), 1) for value in np.percentile(milliseconds, STEPS)]
    return {
        f"{name}_ms_p50": found[STEPS.index(50)],
        f"{name}_ms_p95": found[STEPS.index(95)],
        f"{name}_ms_distribution": found,
    }
