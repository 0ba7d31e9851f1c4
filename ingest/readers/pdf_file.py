"""A PDF as a file: opened with its password, its outline, page labels and properties. pypdf and PDFium side by side."""

import io
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

import pypdf
import pypdfium2
import pypdfium2.raw as raw

from corpus.errors import UnreadableDocument
from ingest.characters import mend_characters
from ingest.paper.headings import heading_key

_DAMAGED = "de PDF is beschadigd en niet te lezen; haal of maak hem opnieuw"
_CUT_OFF = "de PDF is beschadigd: het einde ontbreekt, vaak door een afgebroken download; haal hem opnieuw op"
_LOCKED = "de PDF heeft een wachtwoord nodig om hem te openen; geef het op (het veld Wachtwoord, of --password)"
_WRONG_PASSWORD = "het wachtwoord past niet op deze PDF; geef het juiste op (het veld Wachtwoord, of --password)"
_OFFICE_NAME = re.compile(
    r"^Microsoft (?:Word|PowerPoint|Excel) - |\.(?:docx?|pptx?|xlsx?|odt|rtf|pdf)$", re.IGNORECASE
)
"""What office programs put around a title when they print to PDF."""
_NO_TITLE = re.compile(r"untitled.*|naamloos.*|document\d*|scan\w*|layout 1|powerpoint.presentatie|\W*", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"unknown|onbekend|user|gebruiker|admin\w*|\W*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_Answer = TypeVar("_Answer")
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings mean nothing to our users


class PdfFile:
    """An open PDF; ``document`` is None where PDFium, and ``reader`` where pypdf cannot open it.

    Raises:
        UnreadableDocument: it is locked, or neither can open it.
    """

    def __init__(self, data: bytes, password: str | None) -> None:
        if b"%PDF-" not in data[:1024]:
            raise UnreadableDocument("het bestand is geen PDF; controleer of de download goed ging")
        self._is_cut_off = b"%%EOF" not in data[-2048:]
        self.document = _open_with_pdfium(data, password)
        self.reader = _open_with_pypdf(data, password)
        self.page_count = self._count_pages()
        if not self.page_count:
            self.close()
            raise UnreadableDocument(_CUT_OFF if self._is_cut_off else _DAMAGED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Free what PDFium holds."""
        if self.document is not None:
            self.document.close()

    def warnings(self) -> list[str]:
        """What the user should know of the file as a whole."""
        return ["het einde van de PDF ontbreekt; er kunnen pagina's weg zijn"] if self._is_cut_off else []

    def labels(self) -> dict[int, str]:
        """Page number, from 0, to the number printed on it, where the two differ."""
        labels = self._from_pypdf(_labels, list[str]())
        return {at: label for at, label in enumerate(labels) if label and label != str(at + 1)}

    def outline(self) -> dict[tuple[int, str], int]:
        """(page number from 1, heading key) to level, from the bookmarks."""
        return self._from_pypdf(lambda reader: dict(_outline(reader, reader.outline, 1)), {})

    def properties(self) -> dict[str, Any]:
        """Title, author, date and language as far as the file names them sensibly."""
        found = self._from_pypdf(_properties, dict[str, str]())
        return {key: value for key, value in found.items() if value}

    def _from_pypdf(self, ask: Callable[[pypdf.PdfReader], _Answer], otherwise: _Answer) -> _Answer:
        try:
            return ask(self.reader) if self.reader is not None else otherwise
        except Exception:  # pypdf meets damaged files with any exception there is
            return otherwise

    def _count_pages(self) -> int:
        in_pdfium = len(self.document) if self.document is not None else 0
        return in_pdfium or int(self._from_pypdf(lambda reader: len(reader.pages), 0))


def _open_with_pdfium(data: bytes, password: str | None) -> pypdfium2.PdfDocument | None:
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableDocument(_WRONG_PASSWORD if password else _LOCKED) from error
        return None


def _open_with_pypdf(data: bytes, password: str | None) -> pypdf.PdfReader | None:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        is_open = not reader.is_encrypted or reader.decrypt(password or "")
    except Exception:  # pypdf meets damaged files with any exception there is
        return None
    return reader if is_open else None


def _labels(reader: pypdf.PdfReader) -> list[str]:
    return reader.page_labels if "/PageLabels" in reader.root_object else []


def _outline(reader: pypdf.PdfReader, items: Sequence[Any], level: int) -> Iterator[tuple[tuple[int, str], int]]:
    """Bookmarks are nested lists."""
    for item in items:
        if isinstance(item, list):
            yield from _outline(reader, item, level + 1)
        elif item.title:
            page = reader.get_destination_page_number(item)
            if page is not None:
                yield (page + 1, heading_key(mend_characters(str(item.title)))), level


def _properties(reader: pypdf.PdfReader) -> dict[str, str]:
    about = reader.metadata
    title = _OFFICE_NAME.sub("", _OFFICE_NAME.sub("", mend_characters(str((about and about.title) or ""))))
    author = mend_characters(str((about and about.author) or ""))
    language = str(reader.root_object.get("/Lang") or "")
    return {
        "titel": "" if _NO_TITLE.fullmatch(title) else title,
        "auteur": "" if _NO_AUTHOR.fullmatch(author) else author,
        "datum": _date(about),
        "taal": language if _LANGUAGE.fullmatch(language) else "",
    }


def _date(about: pypdf.DocumentInformation | None) -> str:
    try:
        created = about.creation_date if about else None
    except ValueError:
        return ""
    return created.date().isoformat() if isinstance(created, datetime) else ""
