"""How the tokens of a passage meet those of a question; see ``late_interaction.py`` for how it is found."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Match:
    """How a passage meets a question.

    ``score`` ranks it among the passages that it was compared with. ``weakest`` is how near the least met of the
    question's weightiest tokens comes to one here (a cosine); it can be compared between questions.
    """

    score: float = 0.0
    weakest: float = 0.0


NO_MATCH = Match()
"""Of a passage that was not compared token by token."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near n texts come to m questions, two arrays of m x n: the cosines, and the scores of their tokens."""

    cosines: npt.NDArray[np.float32]
    matches: npt.NDArray[np.float32]
