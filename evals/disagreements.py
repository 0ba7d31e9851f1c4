"""How well differences between sources are seen, on labelled pairs of sentences of the shipped corpus.

Run it over an index of the shipped sources: ``python -m evals.disagreements``. A line of the data:
{"id", "one": {"document", "sentence"}, "other": {…}, "differ": "figure" | "advice" | null, "why"}.
"""

import json
from importlib.resources import files
from typing import Any

from assistant.disagreement import Statement, difference
from corpus.registry import Registry
from corpus.settings import load_settings
from corpus.store import Store


def labelled_pairs() -> list[dict[str, Any]]:
    """The labelled pairs."""
    text = (files("evals") / "data" / "disagreements.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def evaluate_disagreements(registry: Registry) -> dict[str, Any]:
    """Precision and recall of the differences called, and the pairs that were judged wrong."""
    documents = {document.id: document for document in registry.documents()}
    right, called, real, wrong = 0, 0, 0, list[dict[str, Any]]()
    for pair in labelled_pairs():
        sides = (Statement(documents[side["document"]], side["sentence"]) for side in (pair["one"], pair["other"]))
        found = difference(*sides)
        called += found is not None
        real += pair["differ"] is not None
        right += found is not None and pair["differ"] is not None
        if (found is None) != (pair["differ"] is None):
            wrong.append({"id": pair["id"], "label": pair["differ"], "said": found and found.about, "why": pair["why"]})
    return {
        "differ": real,
        "same": len(labelled_pairs()) - real,
        "precision": round(right / called, 3) if called else None,
        "recall": round(right / real, 3),
        "wrong": wrong,
    }


def main() -> None:
    """Print the measures as JSON."""
    store = Store.open_existing(load_settings())
    print(json.dumps(evaluate_disagreements(store.registry), ensure_ascii=False, indent=1))
    store.close()


if __name__ == "__main__":
    main()
