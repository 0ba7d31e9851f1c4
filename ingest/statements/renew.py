"""Statements found anew from what is stored of a document, without its file."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from corpus.store import Store
from ingest.statements.find import find_statements


def renew_outdated(store: Store, progress: Callable[[], None] = lambda: None) -> int:
    """Find the statements that an earlier Gripwijzer found anew; returns in how many documents.

    Raises:
        StoreBusy: another process is writing.
    """
    with store.writing():
        outdated = store.registry.outdated_statements()
        renew(store, outdated, progress)
    return len(outdated)


def renew(store: Store, document_ids: Iterable[str], progress: Callable[[], None] = lambda: None) -> None:
    """Find the statements of live documents anew; the caller holds the writer's lock."""
    for document_id in document_ids:
        content = store.registry.content(document_id)
        if content is not None:
            found = replace(content, statements=tuple(find_statements(content)))
            store.registry.put_statements(found.as_version(content.document.version, content.document))
        progress()
