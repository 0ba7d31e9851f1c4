"""Rows of the registry to the words of the domain."""

import json
from typing import Any

from corpus.model import Document, Page, Passage
from corpus.statement import Statement


def document_of(text: str, version: int) -> Document:
    """A document from its JSON and the number of its version."""
    data = json.loads(text) | {"version": version}
    for name in ("municipalities", "domains", "themes"):
        data[name] = tuple(data[name])
    return Document(**data)


def with_tuples(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts about a document from their JSON, which has lists for tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}


def passage_of(text: str) -> Passage:
    """A passage from its JSON."""
    data = json.loads(text)
    data["section"] = tuple(data["section"])
    data["sentences"] = tuple((start, end) for start, end in data["sentences"])
    return Passage(**data)


def page_of(number: int, text: str, headings: str, label: str | None) -> Page:
    """A page from its columns; headings are JSON."""
    return Page(number, text, tuple((start, tuple(path)) for start, path in json.loads(headings)), label)


def statement_of(text: str) -> Statement:
    """A statement from its JSON."""
    return Statement(**with_tuples(json.loads(text)))
