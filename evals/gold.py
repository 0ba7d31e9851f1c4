"""Gold evidence of a question: substrings, or hashes of sentences whose text may not be copied here."""

import hashlib
from typing import Any

from corpus.dutch import words
from corpus.model import Passage
from corpus.sentences import sentence_spans


def sentence_hash(sentence: str) -> str:
    """What stands for a sentence: 16 hex digits of the SHA-256 of its words, whatever their case and marks."""
    return hashlib.sha256(" ".join(words(sentence)).encode()).hexdigest()[:16]


def has_gold(question: dict[str, Any]) -> bool:
    """Whether a question says where its answer stands."""
    return bool(question.get("gold") or question.get("gold_hashes"))


def in_quote(quote: str, question: dict[str, Any]) -> bool:
    """Whether a quote, of one sentence or more, holds gold."""
    if any(gold in quote for gold in question.get("gold") or ()):
        return True
    hashes = question.get("gold_hashes") or ()
    parts = (quote, *(quote[start:end] for start, end in sentence_spans(quote)))
    return any(sentence_hash(part) in hashes for part in parts)


def in_passage(passage: Passage, question: dict[str, Any]) -> bool:
    """Whether a passage holds gold."""
    return any(gold in passage.text for gold in question.get("gold") or ()) or any(
        in_quote(sentence, question) for sentence in passage.sentence_texts()
    )
