"""A document's way into the corpus: read, mend, lay out, split, find recommendations, index.

One broken file never stops the rest: whatever happens to it is in its line of the report.
"""

import hashlib
import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.clock import milliseconds_since
from corpus.errors import ConfigurationError, GripwijzerError, UnreadableDocument
from corpus.model import Content, Document
from corpus.registry import passage_id
from corpus.settings import Settings
from corpus.store import Store
from ingest.blocks import Reading, ReadOptions
from ingest.mend import mend_sentences
from ingest.metadata import describe
from ingest.pages import lay_out
from ingest.readers import ENDINGS, reader_for
from ingest.recommendations import find_recommendations
from ingest.report import DocumentReport, IngestReport, Silent, Watcher
from ingest.split import split

log = logging.getLogger(__name__)

METHOD = "1"
"""Raise this when reading or splitting changes, so that unchanged files are read again."""
_GROUP_PASSAGES = 256


def ingest(paths: list[Path], settings: Settings, watcher: Watcher | None = None) -> IngestReport:
    """Bring files and folders into the index.

    Raises:
        ConfigurationError: a path does not exist, or the data directory cannot be written.
        StoreBusy: another process is writing.
    """
    started = time.perf_counter()
    for path in paths:
        if not path.exists():
            raise ConfigurationError(f"'{path}' bestaat niet. Controleer de schrijfwijze van het pad.")
        if not (path.is_file() or path.is_dir()):
            raise ConfigurationError(f"'{path}' is geen gewoon bestand en geen map.")
    store = Store(settings)
    try:
        with store.writing():
            run = _Run(store, settings, watcher or Silent())
            files = sorted(set(_files(paths)))
            reports = sorted(run.reports(files), key=lambda report: report.path)
    finally:
        store.close()
    return IngestReport(tuple(reports), milliseconds_since(started))


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def _shown(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def read_document(data: bytes, path: Path) -> tuple[Reading, Document, list[str]]:
    """Read one file: what it says, what it is, and warnings.

    Raises:
        UnreadableDocument: it cannot be read; the message gives the reason.
    """
    reading = reader_for(path, data)(data, ReadOptions())
    document, warnings = describe(reading, path.stem)
    return reading, document, [*reading.warnings, *warnings]


def content_of(reading: Reading, document: Document, version: int) -> Content:
    """Lay out, split and find recommendations; passages get the ids of this version."""
    pages, placed = lay_out(mend_sentences(reading.blocks), reading.pages, document.title)
    passages = [
        replace(passage, id=passage_id(version, passage.ordinal)) for passage in split(document.id, pages, placed)
    ]
    recommendations = [
        replace(found, id=f"{version}-r{number}") for number, found in enumerate(find_recommendations(passages, placed))
    ]
    return Content(document, tuple(pages), tuple(passages), tuple(recommendations))


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read and waits to be indexed with its group."""

    version: int
    content: Content
    place: str
    report: DocumentReport


class _Run:
    """One run over files: reads them one by one and indexes them in groups."""

    def __init__(self, store: Store, settings: Settings, watcher: Watcher) -> None:
        self._store = store
        self._registry = store.registry
        self._settings = settings
        self._watcher = watcher
        self._group = list[_Read]()

    def reports(self, files: list[Path]) -> Iterator[DocumentReport]:
        self._watcher.files(len(files))
        for path in files:
            result = self._read_safely(path)
            self._watcher.file_done()
            if isinstance(result, DocumentReport):
                yield result
                continue
            self._group.append(result)
            self._watcher.passages(len(result.content.passages))
            if sum(len(item.content.passages) for item in self._group) >= _GROUP_PASSAGES:
                yield from self._index()
        yield from self._index()

    def _index(self) -> Iterator[DocumentReport]:
        group, self._group = self._group, []
        if group:
            self._store.add([(item.version, item.content) for item in group], self._watcher.embedded)
        yield from (item.report for item in group)

    def _read_safely(self, path: Path) -> _Read | DocumentReport:
        try:
            return self._read(path)
        except UnreadableDocument as error:
            reason = str(error)
        except GripwijzerError:
            raise
        except OSError as error:
            log.info("could not read %s: %s", path, error)
            reason = "het bestand is niet te lezen; controleer of u er toegang toe hebt"
        except Exception as error:  # a reader met what nobody foresaw: report it and keep the others safe
            log.info("could not read %s", path, exc_info=True)
            reason = f"het bestand is niet te lezen ({type(error).__name__}); meer met GRIPWIJZER_LOG_LEVEL=INFO"
        return DocumentReport(_shown(path), None, "failed", error=reason)

    def _read(self, path: Path) -> _Read | DocumentReport:
        if path.suffix.lower() not in ENDINGS:
            readable = ", ".join(sorted(ENDINGS))
            return DocumentReport(_shown(path), None, "skipped", error=f"dit type wordt niet gelezen (wel: {readable})")
        limit = self._settings.max_file_mb
        if path.stat().st_size > limit * 1_000_000:
            raise UnreadableDocument(f"het bestand is groter dan {limit} MB; verhoog zo nodig GRIPWIJZER_MAX_FILE_MB")
        data, place = path.read_bytes(), _shown(path.resolve())
        content_hash = hashlib.sha256(METHOD.encode() + data).hexdigest()
        if same := self._registry.live_with_hash(content_hash):
            known_id, known_place = same
            elsewhere = known_place != place and Path(known_place).exists()
            warnings = (f"zelfde inhoud als {known_place}",) if elsewhere else ()
            return DocumentReport(_shown(path), known_id, "unchanged", warnings=warnings)

        reading, document, warnings_read = read_document(data, path)
        document = replace(document, id=self._id_for(document.id, bool(reading.given.get("id")), place))
        replaces = self._registry.document(document.id) is not None
        version = self._registry.begin_version(document.id, content_hash, place)
        try:
            content = content_of(reading, document, version)
            if not content.passages:
                raise UnreadableDocument("er staat geen lopende tekst in het bestand")
        except Exception:
            self._registry.forget([version])  # nothing of it was indexed yet
            raise
        report = DocumentReport(
            _shown(path),
            document.id,
            "updated" if replaces else "added",
            pages=len(reading.pages),
            passages=len(content.passages),
            recommendations=len(content.recommendations),
            warnings=tuple(warnings_read),
        )
        return _Read(version, content, place, report)

    def _id_for(self, document_id: str, explicit: bool, place: str) -> str:
        """The id itself; if another file that still exists goes by it, with a mark of the folder.

        Raises:
            UnreadableDocument: its front matter claims the id of another file that still exists.
        """
        in_group = next((i.place for i in self._group if i.content.document.id == document_id), None)
        owner = in_group or self._registry.live_place(document_id)
        if owner is None or owner == place or (in_group is None and not Path(owner).exists()):
            return document_id
        if explicit:
            raise UnreadableDocument(f"het id '{document_id}' hoort al bij {owner}; geef elk een eigen id")
        return f"{document_id}-{hashlib.sha256(place.encode()).hexdigest()[:6]}"
