"""Retrieval sets in BEIR layout (Thakur et al. 2021): corpus.jsonl, queries.jsonl, qrels/test.tsv."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import ConfigurationError
from evals.qrels import read_qrels

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BeirSet:
    """``corpus``: id -> (title, text); ``queries``: id -> text; ``qrels``: query id -> document id -> grade (from 1).

    Every query has at least one judged document that is in the corpus. ``warnings`` say in Dutch what of the folder
    could not be used.
    """

    name: str
    corpus: dict[str, tuple[str, str]]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]
    warnings: tuple[str, ...] = ()


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one JSON object a line.

    Raises:
        ConfigurationError: the file is missing, or a line is no JSON object; names the line.
    """
    return [row for _number, row in _numbered(path)]


def _numbered(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """The objects of a file with their line numbers."""
    rows = list(_lines(path))
    if not rows:
        raise ConfigurationError(f"'{path}' is leeg; er moet op elke regel een JSON-object staan.")
    return rows


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"'{path}' is geen UTF-8. Sla het bestand op als UTF-8.") from error
    except OSError as error:
        raise ConfigurationError(f"'{path}' bestaat niet of is niet te lezen.") from error
    for number, line in enumerate(text.split("\n"), start=1):  # splitlines() would cut at U+2028 inside a text
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ConfigurationError(f"'{path}' regel {number} is geen geldige JSON.") from error
        if not isinstance(row, dict):
            raise ConfigurationError(f"'{path}' regel {number} is geen JSON-object.")
        yield number, row


def read_beir(folder: Path) -> BeirSet:
    """Read a set; queries without a judged document are left out, with a warning.

    Raises:
        ConfigurationError: a file of the layout is missing or broken; names the file and the line.
    """
    if not folder.is_dir():
        raise ConfigurationError(
            f"'{folder}' is geen map. Geef een map met corpus.jsonl, queries.jsonl en qrels/test.tsv."
        )
    warnings = list[str]()
    corpus = {
        _id(row, folder / "corpus.jsonl", number): (_text(row, "title"), _text(row, "text"))
        for number, row in _numbered(folder / "corpus.jsonl")
    }
    if empty := sum(not f"{title}{text}".strip() for title, text in corpus.values()):
        warnings.append(f"{empty} van {len(corpus)} documenten hebben geen tekst")
    questions = {
        _id(row, folder / "queries.jsonl", number): _text(row, "text")
        for number, row in _numbered(folder / "queries.jsonl")
    }
    judged, broken = read_qrels(folder)
    warnings += broken
    qrels = {
        query_id: known
        for query_id, grades in judged.items()
        if questions.get(query_id, "").strip()
        and (known := {document_id: grade for document_id, grade in grades.items() if document_id in corpus})
    }
    queries = {query_id: text for query_id, text in questions.items() if query_id in qrels}
    if not queries:
        raise ConfigurationError(f"'{folder}': geen enkele vraag heeft een oordeel over een document uit corpus.jsonl.")
    if left_out := len(questions) - len(queries):
        warnings.append(f"{left_out} van {len(questions)} vragen zonder tekst of oordeel zijn niet gesteld")
    strangers = sum(document_id not in corpus for grades in judged.values() for document_id in grades)
    if strangers:
        warnings.append(f"{strangers} oordelen gaan over documenten die niet in corpus.jsonl staan")
    for warning in warnings:
        log.info("%s: %s", folder, warning)
    return BeirSet(folder.resolve().name, corpus, queries, qrels, tuple(warnings))


def _id(row: dict[str, Any], path: Path, number: int) -> str:
    if row.get("_id") in (None, ""):
        raise ConfigurationError(f"'{path}' regel {number} heeft geen '_id'.")
    return str(row["_id"])


def _text(row: dict[str, Any], field: str) -> str:
    value = row.get(field)
    return value if isinstance(value, str) else "" if value is None else str(value)
