"""The whole trade-off of refusing: what each threshold of certainty would refuse, rightly and wrongly.

A question that is asked for a person's file, or that is an order, is refused before its evidence is weighed;
its certainty counts as 0, so that every threshold refuses it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Status

TOLERATED = (0.03, 0.05, 0.1)
"""The shares of answerable questions refused at which the curve is read off."""
_WEIGHED = (Status.ANSWERED, Status.NO_EVIDENCE)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question with the certainty (0..1) that the sources answer it."""

    unanswerable: bool
    certainty: float


def weighed(status: Status, certainty: float | None, unanswerable: bool) -> Weighed | None:
    """A question for the curve, or None when its evidence was weighed but no certainty is known."""
    if status not in _WEIGHED:
        return Weighed(unanswerable, 0.0)
    return None if certainty is None else Weighed(unanswerable, certainty)


def trade_off(questions: Sequence[Weighed | None]) -> dict[str, Any]:
    """The curve, the area under it, and how many unanswerable questions it refuses at some shares of wrong refusals.

    ``refusal_curve`` has a point per threshold that matters: below it a question is refused. All is None when a
    certainty is missing, or when there are not both answerable and unanswerable questions.
    """
    known = [one for one in questions if one is not None]
    right = sorted(one.certainty for one in known if one.unanswerable)
    wrong = sorted(one.certainty for one in known if not one.unanswerable)
    if len(known) < len(questions) or not right or not wrong:
        return {"refusal_curve": None, "refusal_auc": None, "refused_at": None}
    thresholds = sorted({0.0, *right, *wrong, 1.0 + 1e-9})
    points = [(threshold, _below(wrong, threshold), _below(right, threshold)) for threshold in thresholds]
    return {
        "refusal_curve": [
            {
                "threshold": round(min(threshold, 1.0), 4),
                "false_refusals": round(false, 4),
                "refused_unanswerable": round(refused, 4),
            }
            for threshold, false, refused in _corners(points)
        ],
        "refusal_auc": round(_area(right, wrong), 4),
        "refused_at": {
            f"{share:.0%}": round(max(refused for _t, false, refused in points if false <= share + 1e-9), 4)
            for share in TOLERATED
        },
    }


def _below(certainties: list[float], threshold: float) -> float:
    return sum(certainty < threshold for certainty in certainties) / len(certainties)


def _corners(points: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """The points without those in the middle of a straight stretch."""
    return [
        point
        for before, point, after in zip([None, *points], points, [*points[1:], None], strict=False)
        if before is None
        or after is None
        or not ((before[1] == point[1] == after[1]) or (before[2] == point[2] == after[2]))
    ]


def _area(right: list[float], wrong: list[float]) -> float:
    """The chance that an unanswerable question is less certain than an answerable one; half for a tie."""
    wins = sum((low < high) + (low == high) / 2 for low in right for high in wrong)
    return wins / (len(right) * len(wrong))
