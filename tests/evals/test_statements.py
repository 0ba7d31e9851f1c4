import json
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError
from evals.shipped import SOURCES
from evals.statements import SHIPPED_LABELS, evaluate_statements, hash_of, read_labels

SEED_LABELS = SHIPPED_LABELS.with_name("statements-seeds.jsonl")


def test_the_goals_are_met_on_the_shipped_sources() -> None:
    result = evaluate_statements(read_labels(SHIPPED_LABELS, SOURCES))
    assert result["sentences"] >= 600
    held = result["held"]
    assert held["kinds"]["aanbeveling"]["precision"] >= 0.88 and held["kinds"]["aanbeveling"]["recall"] >= 0.95
    assert held["kinds"]["bevinding"]["f1"] >= 0.85 and held["kinds"]["praktijkvoorbeeld"]["f1"] >= 0.85
    assert held["theme_top2"]["accuracy"] >= 0.92
    assert held["addressees"]["accuracy"] >= 0.95 and held["said_by"]["accuracy"] >= 0.93


def test_the_goals_are_met_on_the_seed_texts(shared: Path) -> None:
    labels = read_labels(SEED_LABELS, shared / "seeds")
    result = evaluate_statements(labels)
    assert result["sentences"] >= 400
    held = result["held"]
    assert held["kinds"]["aanbeveling"]["precision"] >= 0.88 and held["kinds"]["aanbeveling"]["recall"] >= 0.85
    assert held["kinds"]["bevinding"]["f1"] >= 0.9 and held["said_by"]["accuracy"] >= 0.9
    assert held["theme_top2"]["accuracy"] >= 0.8 and held["addressees"]["accuracy"] >= 0.8


def test_the_text_of_the_seeds_is_not_in_their_labels() -> None:
    rows = [json.loads(line) for line in SEED_LABELS.read_text("utf-8").splitlines()]
    assert not any("text" in row for row in rows) and all(len(row["hash"]) == 64 for row in rows)


def test_measures_count_what_is_missed_and_what_is_found_in_vain(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# A\n\nDe commissie adviseert te kiezen. De raad krijgt bericht.\n\nMaak een plan per wijk.\n", "utf-8"
    )
    rows = [
        {"paragraph": 1, "sentence": 0, "text": "De commissie adviseert te kiezen.", "kind": None},
        {"paragraph": 1, "sentence": 1, "hash": hash_of("De raad  krijgt bericht."), "kind": "aanbeveling"},
        {"paragraph": 2, "sentence": 0, "text": "Maak een plan per wijk.", "kind": "aanbeveling", "held": True},
    ]
    path = tmp_path / "labels.jsonl"
    path.write_text("\n".join(json.dumps({"file": "a.md", "held": False} | row) for row in rows), "utf-8")
    result = evaluate_statements(read_labels(path, tmp_path))
    assert result["tune"]["kinds"]["aanbeveling"] == {
        "labelled": 1, "found": 1, "precision": 0.0, "recall": 0.0, "f1": 0.0,
    }  # fmt: skip
    assert result["held"]["kinds"]["aanbeveling"]["f1"] == 1
    assert result["held"]["theme_top2"] == {"judged": 0, "accuracy": None}


def test_a_sentence_that_is_no_longer_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nEen heel andere zin.\n", "utf-8")
    row = {"file": "a.md", "paragraph": 1, "sentence": 0, "text": "De zin van toen.", "kind": None, "held": False}
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    with pytest.raises(ConfigurationError, match=r"a\.md, alinea 1, zin 0"):
        read_labels(path, tmp_path)
    path.write_text(json.dumps(row | {"file": "b.md"}), "utf-8")
    with pytest.raises(ConfigurationError, match=r"b\.md"):
        read_labels(path, tmp_path)
