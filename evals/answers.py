"""Answers measured on questions with gold: evidence in citations, refusals right and wrong, quotes verbatim.

A line of the file: {"id", "question", "gold": [substrings]?, "gold_hashes": [sentence hashes]?,
"gold_documents": [ids]?, "unanswerable": bool?, "after": [earlier questions]?}.
"""

import time
from collections.abc import Callable
from statistics import quantiles
from typing import Any

from assistant.answer import Answer, Citation, Status
from assistant.pipeline import Assistant
from evals.gold import has_gold, in_quote


def evaluate_answers(
    assistant: Assistant, questions: list[dict[str, Any]], progress: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """Ask all questions and count; the shares are over the questions they speak of."""
    per_question, times = [], list[float]()
    for question in questions:
        started = time.perf_counter()
        answer = assistant.ask(question["question"], question.get("after") or ())
        times.append(1000 * (time.perf_counter() - started))
        per_question.append(_judge(question, answer, assistant))
        progress()
    answerable = [row for row in per_question if not row["unanswerable"]]
    unanswerable = [row for row in per_question if row["unanswerable"]]
    return {
        "questions": len(per_question),
        "answerable": len(answerable),
        "gold_in_citations": _share(answerable, "gold_in_citations"),
        "gold_in_first_citation": _share(answerable, "gold_in_first_citation"),
        "gold_document_cited": _share(answerable, "gold_document_cited"),
        "refused_unanswerable": _share(unanswerable, "refused"),
        "false_refusals": _share(answerable, "refused"),
        "quotes_verbatim": _share(per_question, "quotes_verbatim"),
        "ask_ms_p50": round(quantiles(times, n=20)[9], 1) if len(times) > 1 else None,
        "ask_ms_p95": round(quantiles(times, n=20)[18], 1) if len(times) > 1 else None,
        "per_question": per_question,
    }


def _judge(question: dict[str, Any], answer: Answer, assistant: Assistant) -> dict[str, Any]:
    hits = [in_quote(citation.quote, question) for citation in answer.citations]
    cited = {citation.document.id for citation in answer.citations}
    gold_documents = set(question.get("gold_documents") or [])
    return {
        "id": question.get("id"),
        "question": question["question"],
        "unanswerable": bool(question.get("unanswerable")),
        "status": answer.status.value,
        "refused": answer.status is not Status.ANSWERED,
        "gold_in_citations": any(hits) if has_gold(question) else None,
        "gold_in_first_citation": any(hits[:1]) if has_gold(question) else None,
        "gold_document_cited": bool(cited & gold_documents) if gold_documents else None,
        "quotes_verbatim": all(_stands(c, assistant) for c in answer.citations) if answer.citations else None,
        "took_ms": answer.took_ms,
    }


def _stands(citation: Citation, assistant: Assistant) -> bool:
    page = assistant.knowledge.page(citation.document.id, citation.page, citation.document.version)
    return page is not None and page.text[citation.start : citation.end] == citation.quote


def _share(rows: list[dict[str, Any]], key: str) -> float | None:
    """The share of the rows that speak of the key; None when none does."""
    values = [row[key] for row in rows if row[key] is not None]
    return round(sum(values) / len(values), 4) if values else None
