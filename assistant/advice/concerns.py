"""Known concerns: how people say what is wrong, and the words in which sources advise about it.

A situation is told in the language of the problem, advice in that of the solution. The list of concerns bridges the
two. It points at words and themes to look for, never at a piece of advice.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus.knowledge import Knowledge
from corpus.own_data import own_data

Numbers = npt.NDArray[np.float32]

MOST = 12
"""How many concerns a situation is taken to be like."""
_SPREAD = 1.2
"""How much weaker concerns count: in standard deviations of nearness, a factor e."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that is wrong, as people say it, and the direction in which advice about it points."""

    theme: str
    says: str
    helps: str

    @property
    def text(self) -> str:
        """Both languages together, which a situation is compared with."""
        return f"{self.says} {self.helps}"


@dataclass(frozen=True, slots=True)
class Likened:
    """A concern that a situation is like; the weights of all of a situation's concerns sum to 1."""

    concern: Concern
    weight: float


@lru_cache(maxsize=1)
def concerns() -> tuple[Concern, ...]:
    """All known concerns."""
    rows = own_data("assistant.advice", "concerns.yaml")
    return tuple(Concern(row["thema"], row["zegt"], row["helpt"]) for row in rows)


def liken(situation: str, knowledge: Knowledge) -> list[Likened]:
    """The concerns that a situation is most like, best first, by meaning and token by token."""
    known = concerns()
    texts = [concern.text for concern in known]
    near = knowledge.closeness([situation], texts)
    usual = knowledge.likeness(texts).mean(axis=0)  # some texts come near to everything
    nearness = standard(standard(near.matches[0]) + standard(near.cosines[0] - usual))
    best = np.argsort(-nearness, kind="stable")[:MOST]
    weights = np.exp((nearness[best] - nearness[best[0]]) / _SPREAD)
    weights /= weights.sum()
    return [Likened(known[int(at)], float(weight)) for at, weight in zip(best, weights, strict=True)]


def standard(values: Numbers) -> Numbers:
    """The values in standard deviations from their mean; all 0 when they are all the same."""
    deviation = float(values.std())
    return (values - values.mean()) / deviation if deviation > 1e-9 else np.zeros_like(values)
