"""Is the same advice told from different advice? Precision and recall of grouping on labelled pairs.

    python -m evals.advice_pairs [PAIRS.jsonl]

A line: {"id", "one", "other", "same", "reworded", "part"}. ``one`` and ``other`` stand in the shipped sources, except
where ``reworded`` says that the second is our own rewording of the first, or its opposite. The threshold was tuned on
the part ``fit``; ``held`` was kept apart.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.advice.group import THRESHOLD, likeness, opposite
from corpus.settings import load_settings
from corpus.store import Store
from evals.beir import read_jsonl

PAIRS = Path(__file__).parent / "data" / "advice-pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two recommendations, whether they are the same advice, and how alike they are."""

    part: str
    same: bool
    likeness: float
    opposite: bool

    def is_called_same(self, threshold: float) -> bool:
        """Whether grouping puts them together."""
        return self.likeness >= threshold and not self.opposite


def read_pairs(path: Path, store: Store) -> list[Pair]:
    """The pairs of a file with how alike they are."""
    rows = read_jsonl(path)
    texts = list(dict.fromkeys(text for row in rows for text in (row["one"], row["other"])))
    cosines, place = store.likeness(texts), {text: at for at, text in enumerate(texts)}
    return [
        Pair(
            row["part"],
            bool(row["same"]),
            likeness(row["one"], row["other"], float(cosines[place[row["one"]], place[row["other"]]])),
            opposite(row["one"], row["other"]),
        )
        for row in rows
    ]


def precision_recall(pairs: Sequence[Pair], threshold: float) -> tuple[float, float]:
    """Of the pairs put together, the share that is the same; of the same ones, the share put together."""
    called = [pair for pair in pairs if pair.is_called_same(threshold)]
    right = sum(pair.same for pair in called)
    return right / max(1, len(called)), right / max(1, sum(pair.same for pair in pairs))


def main() -> None:
    """Print precision and recall around the threshold for each part."""
    store = Store.open_existing(load_settings())
    pairs = read_pairs(Path(sys.argv[1]) if len(sys.argv) > 1 else PAIRS, store)
    store.close()
    for part in ("fit", "held"):
        some = [pair for pair in pairs if pair.part == part]
        print(f"{part}: {len(some)} pairs, {sum(pair.same for pair in some)} the same")
        for threshold in (THRESHOLD - 0.02, THRESHOLD - 0.01, THRESHOLD, THRESHOLD + 0.01, THRESHOLD + 0.02):
            precision, recall = precision_recall(some, threshold)
            print(f"  from {threshold:.3f}: precision {precision:.2f}, recall {recall:.2f}")


if __name__ == "__main__":
    main()
