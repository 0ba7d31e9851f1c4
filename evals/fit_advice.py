"""Fit the weights with which advice is ranked, and say how well they do on situations that they were not fitted on.

    python -m evals.fit_advice SITUATIONS.jsonl... [--write]

Logistic regression over the signals of every recommendation in every situation, judged ones counting by their grade.
Cross-validated in ten folds over situations, three times: all recommendations of a situation are held back together.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

import numpy as np
import yaml

from assistant.advice.candidates import candidates
from assistant.advice.concerns import liken
from assistant.advice.rank import Weights
from assistant.advice.signals import FOUND, NAMES, signals
from assistant.understand import understand
from corpus.settings import Settings
from corpus.store import Store
from evals.recommendations import Situation, grade_of, measured, normal, read_situations

FOLDS, TIMES = 10, 3
_PENALTY = 5.0
"""Of the squared weights, so that signals that say the same share their weight."""
_STEPS = 12
_FILE = Path(__file__).parents[1] / "assistant" / "advice" / "weights.yaml"


class Judged:
    """A situation with the signals of its candidates and their grades."""

    def __init__(self, situation: Situation, store: Store) -> None:
        search_text = understand(situation.text).search_text
        likened = liken(situation.text, store)
        options = candidates(search_text, likened, store, "aanbeveling")
        self.rows = signals(situation.text, store.search(search_text, FOUND), likened, options, store)
        self.texts = [normal(one.statement.text) for one in options]
        self.grades = [grade_of(text, situation.judged) for text in self.texts]
        self.judged = situation.judged

    def ndcg(self, weights: Weights) -> float:
        """nDCG@5 of ranking with these weights."""
        order = np.argsort(-weights.odds(self.rows), kind="stable")
        found: float = measured([[self.texts[int(at)]] for at in order], self.judged)["ndcg@5"]
        return found


def fit(situations: Sequence[Judged]) -> Weights:
    """The weights that make the judged recommendations most likely, and the others least."""
    rows = np.concatenate([one.rows for one in situations]).astype(np.float64)
    grades = np.array([grade for one in situations for grade in one.grades], np.float64)
    counts = np.where(grades > 0, grades, 1.0)
    x = np.zeros(rows.shape[1] + 1)
    columns = np.column_stack([rows, np.ones(len(rows))])
    penalty = np.diag([*[2 * _PENALTY] * rows.shape[1], 0.0])
    for _step in range(_STEPS):  # Newton's method; the loss is convex
        chances = 1 / (1 + np.exp(-columns @ x))
        slope = columns.T @ (counts * (chances - (grades > 0))) + penalty @ x
        curve = (columns * (counts * chances * (1 - chances))[:, None]).T @ columns + penalty
        x = x - np.linalg.solve(curve, slope)
    return Weights({name: float(value) for name, value in zip(NAMES, x, strict=False)}, float(x[-1]))


def cross_validated(situations: Sequence[Judged]) -> float:
    """The mean nDCG@5 of situations ranked with weights fitted on others."""
    values = list[float]()
    for time in range(TIMES):
        order = np.random.default_rng(time).permutation(len(situations))
        for fold in range(FOLDS):
            held = set(order[fold::FOLDS].tolist())
            weights = fit([one for at, one in enumerate(situations) if at not in held])
            values += [situations[at].ndcg(weights) for at in sorted(held)]
    return float(mean(values))


def main() -> None:
    """Fit, print, and with ``--write`` keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("situations", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    store = Store.open_existing(Settings())
    situations = [Judged(one, store) for path in arguments.situations for one in read_situations(path)]
    weights = fit(situations)
    print(f"nDCG@5 fitted: {mean(one.ndcg(weights) for one in situations):.3f}")
    print(f"nDCG@5 cross-validated: {cross_validated(situations):.3f}")
    rounded = {"weights": {name: round(value, 3) for name, value in weights.of.items()}, "bias": round(weights.bias, 3)}
    print(yaml.safe_dump(rounded, sort_keys=False))
    if arguments.write:
        head = "# How much each signal counts (assistant/advice/signals.py); fitted by evals/fit_advice.py.\n"
        _FILE.write_text(head + yaml.safe_dump(rounded, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
