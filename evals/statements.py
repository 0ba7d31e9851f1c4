"""Statements measured on labelled sentences: what is found, whom it addresses, who says it, and its theme.

A line of the file: {"file", "paragraph", "sentence", "text" or "hash", "kind" or null, "addressees"?, "said_by"?,
"themes"?, "held"}. ``paragraph`` numbers the lines of the document that are not empty, from 0, and ``sentence`` the
sentences in it, as ``ingest.statements.lines`` reads them; a hash is the SHA-256 of the sentence with single spaces.
Every sentence of a stretch is labelled, so that what is missed counts. ``themes`` has the main theme first; an absent
field is not judged. ``held`` sentences were never looked at to improve the rules.

What the labels mean: *aanbeveling* says what somebody should do. *bevinding* says itself that it was found, seen or
concluded; in the summary of a study, also a result without such words. *praktijkvoorbeeld* tells what a municipality
did or what came of it, worth doing elsewhere.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.errors import ConfigurationError
from corpus.model import Content
from corpus.statement import STATEMENT_KINDS, Statement
from evals.beir import read_jsonl
from ingest.reading import content_of, read_document
from ingest.statements.find import about
from ingest.statements.lines import lines_of
from ingest.statements.said import Said, all_said
from ingest.statements.themes import About

SHIPPED_LABELS = Path(str(files("evals") / "data" / "statements-shipped.jsonl"))

_MOST_OF_IT = 0.3
"""The share of a sentence that a statement must hold; before marked advice stands the marker."""


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled sentence, what is found in it (a statement that covers it, or None), and what surrounds it."""

    gold: dict[str, Any]
    text: str
    found: Statement | None
    about: About

    @property
    def kind(self) -> str | None:
        """The kind by its label."""
        kind: str | None = self.gold["kind"]
        return kind


def read_labels(path: Path, folder: Path) -> list[Label]:
    """The labelled sentences of a file, whose documents lie in a folder, with what is found in each.

    Raises:
        ConfigurationError: a document or sentence is missing, or is not the one that was labelled; names it.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in read_jsonl(path):
        rows.setdefault(str(row["file"]), []).append(row)
    labels = list[Label]()
    for name, of_file in rows.items():
        if not (folder / name).is_file():
            raise ConfigurationError(f"'{path}': de bron '{name}' staat niet in '{folder}'.")
        content = content_of(*read_document((folder / name).read_bytes(), name))
        places = _places(content)
        for row in of_file:
            said = places.get((row["paragraph"], row["sentence"]))
            if said is None or not _is_labelled(row, said.text):
                where = f"{name}, alinea {row['paragraph']}, zin {row['sentence']}"
                raise ConfigurationError(f"'{path}': {where} is niet de zin die is beoordeeld.")
            found = _covering(said, content.statements)
            labels.append(Label(row, said.text, found, about(said, content)))
    return labels


def _places(content: Content) -> dict[tuple[int, int], Said]:
    """Every sentence of a document by the number of its paragraph and its own."""
    places: dict[tuple[int, int], Said] = {}
    for said in all_said(list(lines_of(content.pages, content.passages)), content.document):
        places[said.line.number, said.line.sentences.index(said.sentence)] = said
    return places


def hash_of(sentence: str) -> str:
    """By what a labelled sentence is known when its text may not be kept."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()


def _is_labelled(row: dict[str, Any], text: str) -> bool:
    return bool(row["text"] == text if "text" in row else row["hash"] == hash_of(text))


def _covering(said: Said, statements: Iterable[Statement]) -> Statement | None:
    start, end = said.sentence.start, said.sentence.end
    for one in statements:
        if one.page == said.line.page and min(one.end, end) - max(one.start, start) > _MOST_OF_IT * len(said.text):
            return one
    return None


def evaluate_statements(labels: Sequence[Label]) -> dict[str, Any]:
    """Precision, recall and F1 per kind, and accuracies, on the part that rules were made on and the part held back."""
    parts = {
        "tune": [one for one in labels if not one.gold["held"]],
        "held": [one for one in labels if one.gold["held"]],
    }
    return {"sentences": len(labels)} | {name: _measured(part) for name, part in parts.items() if part}


def _measured(labels: Sequence[Label]) -> dict[str, Any]:
    right = [one for one in labels if one.found and one.found.kind == one.kind]
    advice = [one for one in right if one.kind == "aanbeveling" and "addressees" in one.gold]
    said = [one for one in right if "said_by" in one.gold]
    themed = [one for one in right if one.gold.get("themes")]
    return {
        "sentences": len(labels),
        "kinds": {kind: _precision_recall(labels, kind) for kind in STATEMENT_KINDS},
        "addressees": _share([set(one.gold["addressees"]) == set(_of(one).addressees) for one in advice]),
        "said_by": _share([one.gold["said_by"] == _of(one).said_by for one in said]),
        "theme_top1": _share([one.gold["themes"][0] in _of(one).themes[:1] for one in themed]),
        "theme_top2": _share([one.gold["themes"][0] in _of(one).themes[:2] for one in themed]),
    }


def _of(label: Label) -> Statement:
    assert label.found is not None
    return label.found


def _precision_recall(labels: Sequence[Label], kind: str) -> dict[str, float | int | None]:
    found = sum(one.found is not None and one.found.kind == kind for one in labels)
    labelled = sum(one.kind == kind for one in labels)
    both = sum(one.found is not None and one.found.kind == kind == one.kind for one in labels)
    return {
        "labelled": labelled,
        "found": found,
        "precision": round(both / found, 4) if found else None,
        "recall": round(both / labelled, 4) if labelled else None,
        "f1": round(2 * both / (found + labelled), 4) if found + labelled else None,
    }


def _share(right: Sequence[bool]) -> dict[str, float | int | None]:
    return {"judged": len(right), "accuracy": round(sum(right) / len(right), 4) if right else None}
