"""The shipped sources as a retrieval set: their documents, the development questions, and where answers stand."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.store import Store
from evals.beir import BeirSet

SOURCES = Path(str(files("corpus") / "sources"))
DATA = Path(str(files("evals") / "data"))
NAME = "meegeleverd"


def texts_of(store: Store) -> dict[str, tuple[str, str]]:
    """Document id -> (title, text) of all that an index holds."""
    return {one.document.id: (one.document.title, one.text) for one in store.registry.live_contents()}


def is_about(questions: Iterable[dict[str, Any]], documents: Iterable[str]) -> bool:
    """Whether all documents that questions name are among these."""
    named = {document_id for question in questions for document_id in question.get("gold_documents") or ()}
    return named <= set(documents)


def shipped_set(texts: dict[str, tuple[str, str]], questions: Iterable[dict[str, Any]]) -> BeirSet:
    """The set of these texts: its queries are the answerable questions that stand on their own."""
    queries, qrels = dict[str, str](), dict[str, dict[str, int]]()
    for question in questions:
        gold = {document_id: 1 for document_id in question.get("gold_documents") or () if document_id in texts}
        if gold and not question.get("unanswerable") and not question.get("after"):
            query_id = f"{question['file']}/{question['id']}"
            queries[query_id], qrels[query_id] = question["question"], gold
    return BeirSet(NAME, texts, queries, qrels)
