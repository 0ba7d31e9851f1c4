"""Originals in the place of their summaries: fetched, read, and taken in when they are what was summarised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ConfigurationError, UnknownDocument
from corpus.model import Document
from corpus.settings import Settings
from corpus.store import Store
from ingest.metadata import merged
from ingest.originals.fetch import Fetched, fetch_originals
from ingest.originals.folder import Originals
from ingest.originals.web.limits import Limits
from ingest.pipeline import ingest
from ingest.report import IngestReport, Watcher

FOLDER = "originelen"


@dataclass(frozen=True, slots=True)
class Renewal:
    """How fetching each original ended, and what reading the fetched files gave."""

    fetched: tuple[Fetched, ...]
    report: IngestReport


def renew(
    settings: Settings,
    document_ids: Sequence[str],
    most: int | None,
    on_start: Callable[[int], None],
    on_fetched: Callable[[Fetched], None],
    watcher: Watcher,
    limits: Limits | None = None,
) -> Renewal:
    """Fetch originals (of all summaries when no ids are given) and let them take the place of the summaries.

    A summary stays where its original cannot be had or read, or turns out to be about something else.

    Raises:
        UnknownDocument: there is no document with one of these ids.
        ConfigurationError: none of these documents has an original to fetch.
        StoreBusy: another process fetches or writes.
    """
    folder = settings.data_dir / FOLDER
    originals = Originals(folder)
    wanted = _wanted(settings, document_ids, folder)[:most]
    on_start(len(wanted))
    fetched = list[Fetched]()
    for one in fetch_originals(wanted, folder, limits or Limits(max_bytes=settings.max_file_mb * 1_000_000)):
        fetched.append(one)
        on_fetched(one)
    report = ingest([one.file for one in fetched if one.file], settings, watcher)
    for read in report.documents:
        if read.outcome == "failed":
            originals.discard(Path(read.path).stem)
    return Renewal(tuple(fetched), report)


def _wanted(settings: Settings, document_ids: Sequence[str], folder: Path) -> list[Document]:
    """The documents with an original to fetch: summaries, and what was fetched before and may have changed.

    They carry what was given about them; what was only proposed from a summary does not describe its original.
    """
    store = Store.open_existing(settings)
    try:
        documents = {document.id: document for document in store.registry.documents()}
        if unknown := [document_id for document_id in document_ids if document_id not in documents]:
            raise UnknownDocument(unknown[0])
        fetched_before = {path.stem for path in folder.glob("[!.]*")}
        wanted = [
            _as_given(store, document.id)
            for document in documents.values()
            if document.url
            and (document.coverage == "samenvatting" or document.id in fetched_before)
            and document.id in (document_ids or documents)
        ]
    finally:
        store.close()
    if not wanted:
        raise ConfigurationError("Er is geen samengevatte bron waarvan het origineel op te halen is.")
    return wanted


def _as_given(store: Store, document_id: str) -> Document:
    layers = store.registry.layers(document_id)
    return merged(document_id, layers.given, layers.beside, layers.edited)
