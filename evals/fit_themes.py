"""Fit the weights of the themes of statements on the labelled sentences and write ``theme_weights.yaml``.

    python -m evals.fit_themes LABELS.jsonl=FOLDER [...]

Each pair names labels and the folder with their documents. Only sentences that are not held back are fitted on. The
model is a softmax over the 27 themes whose weights are the same for each theme (McFadden 1974, conditional logit):
with seven features and some two hundred sentences there is nothing else to learn. Prints how often the labelled theme
is the first and among the first two, on both parts.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
import yaml

from corpus.themes import themes
from evals.statements import Label, read_labels
from ingest.statements.themes import features, weights

_OUT = Path(__file__).parents[1] / "ingest" / "statements" / "theme_weights.yaml"
_PENALTY = 0.02
"""On the squared weights: keeps what few sentences have from running away."""

Array = npt.NDArray[np.float32]


def table(labels: Sequence[Label], names: Sequence[str]) -> tuple[Array, list[int]]:
    """Sentences x themes x features, and the number of each sentence's labelled theme."""
    slugs = list(themes())
    values = np.zeros((len(labels), len(slugs), len(names)), np.float32)
    for row, label in enumerate(labels):
        for slug, found in features(label.about).items():
            for name, value in found.items():
                values[row, slugs.index(slug), names.index(name)] = value
    return values, [slugs.index(label.gold["themes"][0]) for label in labels]


def fit(values: Array, gold: list[int]) -> Array:
    """The weights under which the labelled themes are likeliest."""
    x, y = torch.from_numpy(values), torch.tensor(gold)
    weight = torch.zeros(values.shape[2], requires_grad=True)
    optimizer = torch.optim.LBFGS([weight], max_iter=500)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(x @ weight, y) + _PENALTY * (weight**2).sum()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types for it
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]  # torch has no types for it
    return np.asarray(weight.detach().numpy())


def among_best(values: Array, gold: list[int], weight: Array, most: int) -> float:
    """The share of sentences whose labelled theme is among the best ``most``."""
    best = np.argsort(-(values @ weight), axis=1, kind="stable")[:, :most]
    return float(np.mean([theme in row for theme, row in zip(gold, best, strict=True)]))


def main(pairs: list[str]) -> None:
    """Fit on all pairs and write the weights."""
    labels = list[Label]()
    for pair in pairs:
        path, _, folder = pair.partition("=")
        labels += [one for one in read_labels(Path(path), Path(folder)) if one.gold.get("themes")]
    names = list(weights())
    tune = table([one for one in labels if not one.gold["held"]], names)
    held = table([one for one in labels if one.gold["held"]], names)
    weight = fit(*tune)
    for part, (values, gold) in (("ontwikkeld op", tune), ("achtergehouden", held)):
        first, second = (among_best(values, gold, weight, most) for most in (1, 2))
        print(f"{part}: {len(gold)} zinnen, thema als eerste {first:.3f}, bij de eerste twee {second:.3f}")
    head = "# Hoe zwaar telt wat op een thema wijst. Gemaakt met: python -m evals.fit_themes\n"
    rows = {name: round(float(value), 2) for name, value in zip(names, weight, strict=True)}
    _OUT.write_text(head + yaml.safe_dump({"weights": rows}, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
