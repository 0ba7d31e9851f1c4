"""Answers measured on questions with gold: evidence in citations, refusals right and wrong, quotes verbatim.

A line of the file: {"id", "question", "gold": [substrings]?, "gold_hashes": [sentence hashes]?,
"gold_documents": [ids]?, "unanswerable": bool?, "style": str?, "group": str?, "after": [earlier questions]?}.
"""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Citation, Status
from assistant.pipeline import Assistant
from corpus.errors import ConfigurationError
from evals.beir import read_jsonl
from evals.gold import has_gold, in_quote
from evals.intervals import interval
from evals.latency import latency
from evals.refusals import trade_off, weighed

SHARES = {
    "gold_in_citations": "gold_in_citations",
    "gold_in_first_citation": "gold_in_first_citation",
    "gold_document_cited": "gold_document_cited",
    "refused_unanswerable": "refused",
    "false_refusals": "refused",
    "quotes_verbatim": "quotes_verbatim",
}
"""A share that is reported -> the judgement per question that it counts."""

_UNANSWERABLE = ("refused_unanswerable",)
_ALL = ("quotes_verbatim",)


def read_questions(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The questions of one or more files, each with the ``file`` (its name without ending) it stands in.

    Raises:
        ConfigurationError: a file is missing, a line is no JSON object, or it has no question.
    """
    questions = []
    for path in paths:
        for number, row in enumerate(read_jsonl(path), start=1):
            if not isinstance(row.get("question"), str):
                raise ConfigurationError(f"'{path}', vraag {row.get('id', number)}: 'question' ontbreekt.")
            questions.append(row | {"file": path.stem})
    return questions


def evaluate_answers(
    assistant: Assistant, questions: list[dict[str, Any]], progress: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """Ask all questions and count; the shares are over the questions they speak of.

    ``*_ci`` are 95% intervals; ``by_style``, ``by_group`` and ``by_file`` count again per kind of question.
    """
    per_question, times, certainties = [], list[float](), []
    for question in questions:
        started = time.perf_counter()
        answer = assistant.ask(question["question"], question.get("after") or ())
        times.append(1000 * (time.perf_counter() - started))
        per_question.append(_judge(question, answer, assistant, times[-1]))
        certainties.append(weighed(answer.status, answer.certainty, bool(question.get("unanswerable"))))
        progress()
    intervals = {f"{name}_ci": interval(_values(per_question, name)) for name in SHARES}
    return (
        _counts(per_question)
        | intervals
        | latency(times, "ask")
        | trade_off(certainties)
        | {f"by_{field}": _breakdown(per_question, field) for field in ("style", "group", "file")}
        | {"per_question": per_question}
    )


def _counts(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """How many questions, and each share of those it speaks of; None when it speaks of none."""
    shares = {name: _values(rows, name) for name in SHARES}
    return {
        "questions": len(rows),
        "answerable": sum(not row["unanswerable"] for row in rows),
        **{name: round(sum(values) / len(values), 4) if values else None for name, values in shares.items()},
    }


def _values(rows: list[dict[str, Any]], share: str) -> list[bool]:
    """The judgements that a share counts, of the questions it speaks of."""
    key = SHARES[share]
    return [
        row[key]
        for row in rows
        if row[key] is not None and (share in _ALL or row["unanswerable"] == (share in _UNANSWERABLE))
    ]


def _breakdown(rows: list[dict[str, Any]], field: str) -> dict[str, Any]:
    """The counts per value of a field; empty when no question has it."""
    kinds = sorted({row[field] for row in rows if row[field]})
    return {kind: _counts([row for row in rows if row[field] == kind]) for kind in kinds}


def _judge(question: dict[str, Any], answer: Answer, assistant: Assistant, took_ms: float) -> dict[str, Any]:
    hits = [in_quote(citation.quote, question) for citation in answer.citations]
    cited = {citation.document.id for citation in answer.citations}
    gold_documents = set(question.get("gold_documents") or [])
    return {
        "id": question.get("id"),
        "question": question["question"],
        **{field: question.get(field) for field in ("file", "style", "group")},
        "unanswerable": bool(question.get("unanswerable")),
        "status": answer.status.value,
        "certainty": answer.certainty,
        "refused": answer.status is not Status.ANSWERED,
        "gold_in_citations": any(hits) if has_gold(question) else None,
        "gold_in_first_citation": any(hits[:1]) if has_gold(question) else None,
        "gold_document_cited": bool(cited & gold_documents) if gold_documents else None,
        "quotes_verbatim": all(_stands(c, assistant) for c in answer.citations) if answer.citations else None,
        "took_ms": round(took_ms, 1),
    }


def _stands(citation: Citation, assistant: Assistant) -> bool:
    page = assistant.knowledge.page(citation.document.id, citation.page, citation.document.version)
    return page is not None and page.text[citation.start : citation.end] == citation.quote
