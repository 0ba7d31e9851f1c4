"""Layers of facts to a ``Document``: what was proposed, what was given, what was edited; and its id."""

import re
from collections.abc import Mapping
from typing import Any

from corpus.dutch import fold
from corpus.model import Document
from ingest.metadata.fields import GIVEN_KEYS

_FIELDS = frozenset(GIVEN_KEYS.values())
_LISTS = frozenset({"municipalities", "domains", "themes"})


def slug(text: str) -> str:
    """A name as it stands in ids and addresses: 'Rapport 2021_def' -> 'rapport-2021-def'."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def document_id(given: Mapping[str, Any], name: str) -> str:
    """The id that was given under the key ``id``, else the file name (without ending) as a slug."""
    return slug(str(given.get("id") or "")) or slug(name) or "document"


def merged(document_id: str, *layers: Mapping[str, Any]) -> Document:
    """The document that layers of facts describe; a later layer wins, and what no field is called is left out."""
    facts = {name: value for layer in layers for name, value in layer.items() if name in _FIELDS}
    for name in _LISTS & facts.keys():
        facts[name] = tuple(facts[name] or ())
    return Document(document_id, **({"title": document_id} | facts))
