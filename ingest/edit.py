"""What is known about a document, corrected: by people, or by a changed sidecar file. Its text stays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from corpus.errors import UnknownDocument
from corpus.model import Document
from corpus.store import Store
from ingest.metadata import merged
from ingest.statements.renew import renew


def edit(store: Store, document_id: str, values: Mapping[str, Any], reset: Sequence[str] = ()) -> Document:
    """Correct fields of a document, for this version and later ones; ``reset`` takes corrections back.

    Raises:
        UnknownDocument: there is no such document.
        StoreBusy: another process is writing.
    """
    if store.registry.document(document_id) is None:
        raise UnknownDocument(document_id)
    with store.writing():
        store.registry.put_edits(document_id, values, reset)
        return redescribe(store, document_id)


def redescribe(store: Store, document_id: str, beside: Mapping[str, Any] | None = None) -> Document:
    """Put together anew what is known about a live document; the caller holds the writer's lock."""
    layers = store.registry.layers(document_id)
    if beside is not None:
        layers = replace(layers, beside=dict(beside))
    document = merged(document_id, *layers.in_order())
    store.redescribe(document, layers)
    renew(store, [document_id])  # what a statement concerns and who says it may follow from the document
    return document
