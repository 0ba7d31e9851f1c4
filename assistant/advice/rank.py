"""Order recommendations by how likely they fit: a logistic model over the signals (``evals/fit_advice.py``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.advice.candidates import Candidate
from assistant.advice.concerns import Numbers
from assistant.advice.profile import Profile, fit, is_for_others, speaks_of_rijk
from assistant.advice.signals import NAMES
from corpus.own_data import own_data

_PROFILE = 1.2
"""How much each step of a profile's fit counts, in log odds."""
_ELSEWHERE = 6.0
"""What advice for the Rijk or the VNG alone loses for somebody with a role in a municipality: it comes last."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the signals, by name, and of a recommendation about which nothing speaks."""

    of: dict[str, float]
    bias: float

    def odds(self, rows: Numbers) -> Numbers:
        """The log odds of each row of signals."""
        weights = np.array([self.of[name] for name in NAMES], np.float32)
        return np.asarray(rows @ weights + self.bias, np.float32)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the probability (0..1) that it fits."""

    candidate: Candidate
    score: float


@lru_cache(maxsize=1)
def fitted_weights() -> Weights:
    """The weights as fitted."""
    stored = own_data("assistant.advice", "weights.yaml")
    return Weights({name: float(stored["weights"][name]) for name in NAMES}, float(stored["bias"]))


def rank(options: Sequence[Candidate], rows: Numbers, situation: str, profile: Profile) -> list[Ranked]:
    """The candidates, best first. What is meant for the Rijk alone comes last for somebody with a role elsewhere."""
    odds = fitted_weights().odds(rows)
    elsewhere = profile.role is not None and not speaks_of_rijk(situation)
    ranked = []
    for one, own in zip(options, odds, strict=True):
        total = float(own) + _PROFILE * fit(profile, one.statement, one.document)
        if elsewhere and is_for_others(one.statement):
            total -= _ELSEWHERE
        ranked.append(Ranked(one, 1 / (1 + float(np.exp(-total)))))
    return sorted(ranked, key=lambda one: (-one.score, one.candidate.statement.id))
