"""One file to content: read, mend, lay out, split, find statements. Runs in a worker, and knows no index."""

import hashlib
import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableDocument
from corpus.model import Content, Document, Layers
from ingest.blocks import PageRead, Reading, ReadOptions
from ingest.formats.containers import Member, Refused, unpack
from ingest.formats.detect import CONTAINERS, FORMATS, Format, NotADocument, detect, ending_of, usual_endings
from ingest.mend import mend_sentences
from ingest.metadata import document_id, given, merged, proposals
from ingest.pages import lay_out
from ingest.readers import reader_of
from ingest.split import split
from ingest.statements.find import find_statements

log = logging.getLogger(__name__)

METHOD = "2"
"""Raise this when reading or splitting changes, so that unchanged files are read again."""
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A file to read. ``name`` is what it is called, ``beside`` what a sidecar or catalogue says about it."""

    file: Path
    name: str
    unpack_into: Path
    beside: dict[str, Any] = field(default_factory=dict)
    password: str | None = None
    max_pages: int = 5000
    max_bytes: int = 200_000_000
    formats: str = ",".join(FORMATS)


@dataclass(frozen=True, slots=True)
class FileRead:
    """What was read from a file. ``content`` has no version yet, and is None when the file only holds others."""

    content_hash: str
    format: Format
    content: Content | None = None
    has_own_id: bool = False
    pages: tuple[PageRead, ...] = ()
    warnings: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    refused: tuple[Refused, ...] = ()


def hash_of(data: bytes) -> str:
    """By what an unchanged file is known: its content, and how it was read."""
    return hashlib.sha256(METHOD.encode() + data).hexdigest()


def read_file(job: ReadJob, on_page: Callable[[], None]) -> FileRead:
    """Read one file.

    Raises:
        UnreadableDocument: it cannot be read; the message gives the reason.
        MemoryError: it takes more memory than this process may have.
    """
    try:
        return _read(job, on_page)
    except (UnreadableDocument, MemoryError):
        raise
    except OSError as error:
        log.info("could not read %s: %s", job.file, error)
        raise UnreadableDocument("het bestand is niet te lezen; controleer of u er toegang toe hebt") from error
    except Exception as error:  # a reader met what nobody foresaw
        log.info("could not read %s", job.file, exc_info=True)
        reason = f"het bestand is niet te lezen ({type(error).__name__}); meer met GRIPWIJZER_LOG_LEVEL=INFO"
        raise UnreadableDocument(reason) from error


def _read(job: ReadJob, on_page: Callable[[], None]) -> FileRead:
    data = _bytes(job.file)
    format_ = detect(data, job.name)
    if format_ not in job.formats.split(","):
        raise NotADocument(f"bestanden van de soort '{format_}' worden hier niet gelezen (zie GRIPWIJZER_FORMATS)")
    result = FileRead(hash_of(data), format_)
    if format_ in CONTAINERS:
        into = Path(tempfile.mkdtemp(dir=job.unpack_into))  # its own: members are named by number
        unpacked = unpack(format_, data, into, max_bytes=job.max_bytes)
        result = replace(result, members=unpacked.members, refused=unpacked.refused)
    if format_ == "zip":
        return result
    reading = reader_of(format_)(data, ReadOptions(job.password, job.max_pages, on_page))
    own, own_warnings = given(reading.given)
    beside, beside_warnings = given(job.beside)
    name, ids = Path(job.name).stem, {**reading.given, **job.beside}
    layers = Layers(proposals(reading, name), own, beside)
    document = merged(document_id(ids, name), *layers.in_order())
    content = content_of(reading, document, layers)
    return replace(
        result,
        content=content,
        has_own_id="id" in ids,
        pages=reading.pages,
        warnings=(*_wrong_ending(job.name, format_), *reading.warnings, *own_warnings, *beside_warnings),
    )


def _bytes(file: Path) -> bytes:
    """The bytes of a file that held still while it was read."""
    for _attempt in range(_ATTEMPTS):
        before = file.stat()
        data = file.read_bytes()
        after = file.stat()
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size) and len(data) == after.st_size:
            return data
    raise UnreadableDocument("het bestand verandert terwijl het wordt gelezen; probeer het later opnieuw")


def _wrong_ending(name: str, format_: Format) -> tuple[str, ...]:
    ending = ending_of(name)
    if not ending or ending in usual_endings(format_):
        return ()
    return (f"het bestand heet '{ending}' maar is {format_}; zo is het gelezen",)


def read_document(data: bytes, name: str) -> tuple[Reading, Document]:
    """Read bytes without limits of time or memory: what they say and what they are, for measuring and tests.

    Raises:
        UnreadableDocument: they cannot be read; the message gives the reason.
    """
    reading, stem = reader_of(detect(data, name))(data, ReadOptions()), Path(name).stem
    return reading, merged(document_id(reading.given, stem), proposals(reading, stem), given(reading.given)[0])


def content_of(reading: Reading, document: Document, layers: Layers | None = None) -> Content:
    """Lay out, split and find statements; ``layers`` say where the fields come from, by default from the text itself.

    Raises:
        UnreadableDocument: there is no running text to find anything in.
    """
    pages, placed = lay_out(mend_sentences(reading.blocks), reading.pages, document.title)
    passages = [replace(passage, id=str(passage.ordinal)) for passage in split(document.id, pages, placed)]
    if not passages:
        raise UnreadableDocument("er staat geen lopende tekst in het bestand")
    layers = layers or Layers(given=given(reading.given)[0])
    content = Content(document, tuple(pages), tuple(passages), layers=layers)
    return replace(content, statements=tuple(find_statements(content)))
