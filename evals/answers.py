"""Answers measured on questions with gold: evidence in citations, refusals right and wrong, quotes verbatim.

A line of the file: {"id", "question", "gold": [substrings]?, "gold_hashes": [sentence hashes]?,
"gold_documents": [ids]?, "unanswerable": bool?}. A hash stands for a sentence whose text may not be copied:
the first 16 hex digits of the SHA-256 of its folded words.
"""

import hashlib
import time
from collections.abc import Callable
from statistics import quantiles
from typing import Any

from assistant.answer import Answer, Status
from assistant.pipeline import Assistant
from corpus.dutch import words


def evaluate_answers(
    assistant: Assistant, questions: list[dict[str, Any]], progress: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """Ask all questions and count; the shares are over the questions they speak of."""
    per_question, times = [], list[float]()
    for question in questions:
        started = time.perf_counter()
        answer = assistant.ask(question["question"])
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


def sentence_hash(sentence: str) -> str:
    """What stands for a sentence in a gold file: equal for equal words, whatever their marks and case."""
    return hashlib.sha256(" ".join(words(sentence)).encode()).hexdigest()[:16]


def _judge(question: dict[str, Any], answer: Answer, assistant: Assistant) -> dict[str, Any]:
    quotes = [citation.quote for citation in answer.citations]
    gold, hashes = question.get("gold") or [], set(question.get("gold_hashes") or [])
    has_gold = [any(g in quote for g in gold) or sentence_hash(quote) in hashes for quote in quotes]
    cited = {citation.document.id for citation in answer.citations}
    gold_documents = set(question.get("gold_documents") or [])
    return {
        "id": question.get("id"),
        "question": question["question"],
        "unanswerable": bool(question.get("unanswerable")),
        "status": answer.status.value,
        "refused": answer.status is not Status.ANSWERED,
        "gold_in_citations": any(has_gold) if gold or hashes else None,
        "gold_in_first_citation": bool(has_gold and has_gold[0]) if gold or hashes else None,
        "gold_document_cited": bool(cited & gold_documents) if gold_documents else None,
        "quotes_verbatim": all(_stands(c.document.id, c.page, c.start, c.end, c.quote, assistant) for c in answer.citations)
        if quotes
        else None,
        "took_ms": answer.took_ms,
    }


def _stands(document_id: str, number: int, start: int, end: int, quote: str, assistant: Assistant) -> bool:
    page = assistant.knowledge.page(document_id, number)
    return page is not None and page.text[start:end] == quote


def _share(rows: list[dict[str, Any]], key: str) -> float | None:
    """The share of the rows that speak of the key; None when none does."""
    values = [row[key] for row in rows if row[key] is not None]
    return round(sum(values) / len(values), 4) if values else None
