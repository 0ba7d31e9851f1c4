"""How the tokens of a passage meet those of a question; see ``late_interaction.py`` for how it is found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """How a passage meets a question.

    ``score`` ranks it among the passages that it was compared with, ``sentences`` its sentences alike. ``cover`` is
    the weighted mean over the question's tokens of the cosine of the nearest token here, ``weakest`` the lowest of
    these over the tokens that weigh most; these two can be compared between questions.
    """

    score: float = 0.0
    cover: float = 0.0
    weakest: float = 0.0
    sentences: tuple[float, ...] = ()


NO_MATCH = Match()
"""Of a passage that was not compared token by token."""
