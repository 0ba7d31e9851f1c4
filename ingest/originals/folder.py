"""The folder of fetched originals: each a file with its metadata and origin in a YAML file beside it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import StoreBusy, UnreadableDocument
from corpus.model import Document
from ingest.formats.detect import Format, detect

_ACCEPTED: dict[Format, str] = {"pdf": "pdf", "docx": "docx", "odt": "odt", "pptx": "pptx", "html": "html"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the content of a file came from: its final address, the day (ISO 8601), and what the server named it."""

    url: str
    fetched_at: str
    sha256: str
    etag: str | None = None
    last_modified: str | None = None

    def headers(self, url: str) -> dict[str, str]:
        """What to ask with, so that the server only sends what has changed since."""
        if url != self.url:
            return {}
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {header: value for header, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Original:
    """A file in the folder."""

    file: Path
    origin: Origin


class Originals:
    """Originals by the id of their document. What was begun stands in hidden files and takes its place at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def fetching(self) -> Iterator[None]:
        """Keep other processes out, and remove what an interrupted one left half done.

        Raises:
            StoreBusy: another process fetches into this folder.
        """
        from filelock import FileLock, Timeout

        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreBusy from error
        try:
            for begun in self._folder.glob(".*.part"):
                begun.unlink()
            yield
        finally:
            lock.release()

    def get(self, document_id: str) -> Original | None:
        """The original of a document; one that is damaged, or of unknown origin, does not count."""
        import yaml

        for file in self._files(document_id):
            try:
                given = yaml.safe_load(_sidecar(file).read_text("utf-8"))
                origin = Origin(
                    url=given["opgehaald_van"],
                    fetched_at=given["opgehaald"],
                    sha256=given["sha256"],
                    etag=given.get("etag"),
                    last_modified=given.get("laatst_gewijzigd"),
                )
                if sha256_of(file.read_bytes()) == origin.sha256:
                    return Original(file, origin)
            except (OSError, UnicodeError, yaml.YAMLError, KeyError, TypeError, AttributeError):
                continue
        return None

    def begun(self, document_id: str) -> Path:
        """The hidden file in which an original is collected."""
        return self._folder / f".{document_id}.part"

    def keep(self, document: Document, data: bytes, origin: Origin) -> Original:
        """Let what was collected take the place of what was there.

        Raises:
            UnreadableDocument: it is no document of a kind that can be read; nothing changes.
        """
        format_ = detect(data, "pagina.html")
        if format_ not in _ACCEPTED:
            raise UnreadableDocument("dit is geen document en geen webpagina met tekst")
        former = self._files(document.id)
        file = self._folder / f"{document.id}.{_ACCEPTED[format_]}"
        self.begun(document.id).replace(file)
        original = Original(file, origin)
        self.describe(document, original)
        for other in former:
            if other != file:  # the site now gives it in another format
                _remove(other)
        return original

    def discard(self, document_id: str) -> None:
        """Remove what turned out not to be the original of this document."""
        for file in self._files(document_id):
            _remove(file)

    def describe(self, document: Document, original: Original) -> None:
        """Write what the catalogue says about a document, and its origin, beside its file."""
        import yaml

        text = yaml.safe_dump(_description(document, original.origin), allow_unicode=True, sort_keys=False)
        sidecar = _sidecar(original.file)
        begun = sidecar.with_name(f".{sidecar.name}.part")
        begun.write_text(text, "utf-8")
        begun.replace(sidecar)

    def _files(self, document_id: str) -> list[Path]:
        files = [self._folder / f"{document_id}.{ending}" for ending in _ACCEPTED.values()]
        return [file for file in files if file.exists()]


def sha256_of(data: bytes) -> str:
    """The hash by which content is known, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _sidecar(file: Path) -> Path:
    return file.with_name(f"{file.name}.yaml")


def _remove(file: Path) -> None:
    file.unlink()
    _sidecar(file).unlink(missing_ok=True)


def _description(document: Document, origin: Origin) -> dict[str, Any]:
    """The keys of the front matter; scope and note are left out, as they speak of the summary."""
    described = {
        "id": document.id,
        "titel": document.title,
        "uitgever": document.publisher,
        "datum": document.date,
        "soort": document.kind,
        "url": document.url,
        "gemeenten": list(document.municipalities),
        "domeinen": list(document.domains),
        "themas": list(document.themes),
        "weergave": "origineel",
        "opgehaald": origin.fetched_at,
        "opgehaald_van": origin.url,
        "sha256": origin.sha256,
        "etag": origin.etag,
        "laatst_gewijzigd": origin.last_modified,
    }
    return {key: value for key, value in described.items() if value is not None}
