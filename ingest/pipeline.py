"""Files into the corpus: find, read in workers, tell which document each is, index in groups.

One broken file never stops the rest: whatever happens to it is in its line of the report.
"""

import json
import os
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.clock import milliseconds_since
from corpus.errors import DiskFull, UnreadableDocument
from corpus.model import Content
from corpus.settings import Settings
from corpus.store import Store
from ingest.blocks import PageRead
from ingest.duplicates import signature
from ingest.edit import redescribe
from ingest.formats.detect import NotADocument
from ingest.identity import Identities, Paged, Same, Waiting
from ingest.metadata import given
from ingest.metadata.sidecars import Sidecars
from ingest.reading import FileRead, ReadJob, hash_of, read_file
from ingest.report import DocumentReport, IngestReport, Silent, Watcher
from ingest.sources import Source, find_sources, shown
from ingest.statements.find import find_statements
from ingest.workers import Workers

_GROUP_PASSAGES = 256
_NO_ROOM_BYTES = 16_000_000
_UNPACKED = "uitgepakt-"
_MAX_DEPTH = 3
"""How deep archives and mails in one another are unpacked."""


def ingest(
    paths: list[Path], settings: Settings, watcher: Watcher | None = None, *, password: str | None = None
) -> IngestReport:
    """Bring files and folders into the index; ``password`` opens the files that need one.

    Raises:
        ConfigurationError: a path does not exist, or the data directory cannot be written or is full.
        StoreBusy: another process is writing.
    """
    started, started_at = time.perf_counter(), datetime.now(UTC).isoformat(timespec="seconds")
    sources = list(find_sources(paths))
    store = Store(settings)
    try:
        with store.writing():
            with _Run(store, settings, watcher or Silent(), password) as run:
                reports = sorted(run.reports(sources), key=lambda report: report.path)
            report = IngestReport(tuple(reports), started_at, milliseconds_since(started))
            store.registry.put_run(json.dumps(asdict(report), ensure_ascii=False))
    except Exception as error:
        if shutil.disk_usage(settings.data_dir).free < _NO_ROOM_BYTES:  # each engine says this in its own way
            raise DiskFull(settings.data_dir) from error
        raise
    finally:
        store.close()
    return report


@dataclass(frozen=True, slots=True)
class _File:
    """A file on its way: where its bytes are, what users know it by, and what is said about it beside it."""

    file: Path
    place: str
    beside: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    depth: int = 0


_Pending = tuple[_File, int | DocumentReport]
"""A file with the ticket of its reading, or with its report when nothing needs to be read."""


class _Run:
    """One run over files. Use as a context manager: it has workers and a temporary folder."""

    def __init__(self, store: Store, settings: Settings, watcher: Watcher, password: str | None) -> None:
        self._store, self._registry = store, store.registry
        self._settings, self._watcher, self._password = settings, watcher, password
        self._waiting = list[Waiting]()
        self._identities = Identities(store.registry, lambda: self._waiting)
        cores = len(os.sched_getaffinity(0))
        self._lookahead = 2 * cores
        self._workers: Workers[ReadJob, FileRead] = Workers(
            read_file, cores, settings.read_seconds, settings.read_memory_mb, watcher.page
        )
        for left_behind in settings.data_dir.glob(f"{_UNPACKED}*"):  # by a run that was killed
            shutil.rmtree(left_behind, ignore_errors=True)
        self._temporary = tempfile.TemporaryDirectory(prefix=_UNPACKED, dir=settings.data_dir)

    def __enter__(self) -> "_Run":
        return self

    def __exit__(self, *_error: object) -> None:
        with self._temporary, self._workers:
            pass

    def reports(self, sources: Sequence[Source]) -> Iterator[DocumentReport]:
        """Read and index the files; one report each, once it is indexed."""
        sidecars = {root: Sidecars(root) for root in {source.root for source in sources}}
        files = list[_File]()
        for source in sources:
            if source.refused:
                yield DocumentReport(shown(source.file), None, "skipped", error=source.refused)
            elif not sidecars[source.root].is_sidecar(source.file):
                beside, warnings = sidecars[source.root].given_for(source.file)
                files.append(_File(source.file, shown(source.file.resolve()), beside, tuple(warnings)))
        yield from self._all(files)
        self._index()

    def _all(self, files: Sequence[_File]) -> Iterator[DocumentReport]:
        """Workers read ahead; what they read is dealt with in the order of the files."""
        self._watcher.files(len(files))
        pending: deque[_Pending] = deque()
        for file in files:
            pending.append((file, self._begin(file)))
            if len(pending) > self._lookahead:
                yield from self._finish(*pending.popleft())
        while pending:
            yield from self._finish(*pending.popleft())

    def _begin(self, file: _File) -> int | DocumentReport:
        """Report a file that is as it was; have the others read."""
        try:
            size, limit = file.file.stat().st_size, self._settings.max_file_mb
            if size > limit * 1_000_000:
                raise UnreadableDocument(f"het bestand is groter dan {limit} MB (zie GRIPWIJZER_MAX_FILE_MB)")
            content_hash = hash_of(file.file.read_bytes())
        except UnreadableDocument as error:
            return DocumentReport(file.place, None, "failed", error=str(error))
        except OSError:
            reason = "het bestand is niet te lezen of verdwenen; controleer of u er toegang toe hebt"
            return DocumentReport(file.place, None, "failed", error=reason)
        if same := self._identities.known(file.place, content_hash):
            return self._as_it_was(file, same, content_hash)
        job = ReadJob(
            file.file,
            Path(file.place).name,
            Path(self._temporary.name),
            file.beside,
            self._password,
            self._settings.max_pages,
            self._settings.max_file_mb * 1_000_000,
            self._settings.formats,
        )
        return self._workers.submit(job)

    def _as_it_was(self, file: _File, same: Same, content_hash: str) -> DocumentReport:
        """The same content as before; what is said about it beside it may have changed."""
        document_id = same.document.id
        if self._registry.place(file.place) != (document_id, content_hash):
            self._registry.put_place(file.place, document_id, content_hash)
        beside, warnings = given(file.beside)
        is_own_file = self._registry.read_from(document_id) == file.place
        is_told_anew = is_own_file and beside != self._registry.layers(document_id).beside
        if is_told_anew:
            self._index()  # a new title is indexed at once, and that sweeps what is begun and not yet live
            redescribe(self._store, document_id, beside=beside)
        return DocumentReport(
            file.place,
            document_id,
            "updated" if is_told_anew else "unchanged",
            title=same.document.title,
            same_as=same.elsewhere,
            warnings=(*file.warnings, *warnings),
        )

    def _finish(self, file: _File, begun: int | DocumentReport) -> Iterator[DocumentReport]:
        if isinstance(begun, DocumentReport):
            self._watcher.file_done(begun)
            yield begun
            return
        try:
            read = self._workers.wait_for(begun)
            report = self._take_in(file, read) if read.content else None
        except NotADocument as error:
            read, report = None, DocumentReport(file.place, None, "skipped", error=str(error))
        except UnreadableDocument as error:
            read, report = None, DocumentReport(file.place, None, "failed", error=str(error))
        if report:
            self._watcher.file_done(report)
            yield report
        if read:
            yield from self._inside(file, read)
        if sum(len(one.content.passages) for one in self._waiting) >= _GROUP_PASSAGES:
            self._index()

    def _inside(self, file: _File, read: FileRead) -> Iterator[DocumentReport]:
        """The files in an archive or mail."""
        for refused in read.refused:
            yield DocumentReport(f"{file.place}/{refused.name}", None, "failed", error=refused.reason)
        if file.depth < _MAX_DEPTH:
            members = [_File(one.file, f"{file.place}/{one.name}", depth=file.depth + 1) for one in read.members]
            yield from self._all(members)
        elif read.members:
            reason = f"meer dan {_MAX_DEPTH} archieven in elkaar worden niet uitgepakt"
            yield DocumentReport(file.place, None, "failed", error=reason)

    def _take_in(self, file: _File, read: FileRead) -> DocumentReport:
        """Tell which document was read, and have it wait for indexing if it is new."""
        assert read.content is not None
        # Not by the worker: the library for it takes as long to load as all the others that read.
        content = replace(read.content, signature=signature(read.content.text))
        warnings = (*file.warnings, *read.warnings)
        is_one = self._identities.resolve(content, read.content_hash, file.place, has_own_id=read.has_own_id)
        if isinstance(is_one, Same):
            self._registry.put_place(file.place, is_one.document.id, read.content_hash)
            notes = (is_one.note,) if is_one.note else ()
            return DocumentReport(
                file.place,
                is_one.document.id,
                "unchanged",
                title=is_one.document.title,
                format=read.format,
                same_as=is_one.elsewhere,
                warnings=(*warnings, *notes),
            )
        document, same_as = (is_one.document, is_one.elsewhere) if isinstance(is_one, Paged) else (is_one, None)
        replaces = same_as is not None or self._registry.document(document.id) is not None
        version = self._registry.begin_version(document.id, read.content_hash, file.place)
        corrected = document != replace(content.document, id=document.id)
        content = content.as_version(version, document)
        if corrected:  # what a statement concerns and who says it may follow from the document
            statements = tuple(find_statements(content))
            content = replace(content, statements=statements).as_version(version, content.document)
        self._identities.note(version, content)
        self._waiting.append(Waiting(version, content, read.content_hash, file.place))
        self._watcher.passages(len(content.passages))
        report = _report(file.place, "updated" if replaces else "added", read, content, warnings)
        return replace(report, same_as=same_as)

    def _index(self) -> None:
        group, self._waiting = self._waiting, []
        if group:
            self._store.add([(one.version, one.content) for one in group], self._watcher.embedded)


def _report(place: str, outcome: Any, read: FileRead, content: Content, warnings: tuple[str, ...]) -> DocumentReport:
    return DocumentReport(
        place,
        content.document.id,
        outcome,
        title=content.document.title,
        format=read.format,
        pages=len(read.pages),
        pages_ocr=sum(page.how == "ocr" for page in read.pages),
        pages_unread=tuple(_unread(read.pages)),
        passages=len(content.passages),
        recommendations=sum(one.kind == "aanbeveling" for one in content.statements),
        warnings=warnings,
    )


def _unread(pages: tuple[PageRead, ...]) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(pages, start=1):
        if page.how == "unread":
            yield number, page.reason or "niet gelezen"
