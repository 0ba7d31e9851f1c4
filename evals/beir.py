"""Retrieval sets in BEIR layout (Thakur et al. 2021): corpus.jsonl, queries.jsonl, qrels/test.tsv."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class BeirSet:
    """``corpus``: id -> (title, text); ``queries``: id -> text; ``qrels``: query id -> document id -> grade."""

    name: str
    corpus: dict[str, tuple[str, str]]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one JSON object a line.

    Raises:
        ConfigurationError: the file is missing, or a line is no JSON object; names the line.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise ConfigurationError(f"'{path}' bestaat niet of is niet te lezen.") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ConfigurationError(f"'{path}' regel {number} is geen geldige JSON.") from error
        if not isinstance(row, dict):
            raise ConfigurationError(f"'{path}' regel {number} is geen JSON-object.")
        rows.append(row)
    if not rows:
        raise ConfigurationError(f"'{path}' is leeg; er moet op elke regel een JSON-object staan.")
    return rows


def read_beir(folder: Path) -> BeirSet:
    """Read a set; queries without a judged document are left out.

    Raises:
        ConfigurationError: a file of the layout is missing or broken.
    """
    corpus = {row["_id"]: (row.get("title", ""), row["text"]) for row in read_jsonl(folder / "corpus.jsonl")}
    qrels: dict[str, dict[str, int]] = {}
    try:
        lines = (folder / "qrels" / "test.tsv").read_text("utf-8").splitlines()[1:]
    except OSError as error:
        raise ConfigurationError(f"'{folder}' heeft geen qrels/test.tsv.") from error
    for line in lines:
        query_id, document_id, grade = line.split("\t")
        if int(grade) > 0:
            qrels.setdefault(query_id, {})[document_id] = int(grade)
    queries = {row["_id"]: row["text"] for row in read_jsonl(folder / "queries.jsonl") if row["_id"] in qrels}
    return BeirSet(folder.name, corpus, queries, qrels)
