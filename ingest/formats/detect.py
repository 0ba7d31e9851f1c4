"""Which format a file has. Its content decides; its name only between kinds of text."""

import re
from pathlib import PurePath
from typing import Literal, get_args

from corpus.errors import UnreadableDocument
from ingest.formats.encoding import decode
from ingest.formats.packages import PackedFormat, packed_format, refuse_old_office
from ingest.formats.signatures import NotADocument, refuse_other_kinds
from ingest.formats.textkinds import TextFormat, text_format

Format = Literal["pdf"] | PackedFormat | TextFormat

FORMATS: tuple[Format, ...] = ("pdf", *get_args(PackedFormat), *get_args(TextFormat))
_ENDINGS: dict[Format, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "odt": (".odt", ".ott"),
    "pptx": (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx"),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "csv": (".csv", ".tsv", ".tab"),
    "html": (".html", ".htm", ".xhtml"),
    "email": (".eml", ".mht", ".mhtml"),
    "markdown": (".md", ".markdown"),
    "text": (".txt", ".text"),
    "zip": (".zip",),
}
_PLAIN = (*_ENDINGS["text"], *_ENDINGS["markdown"], *_ENDINGS["csv"])
CONTAINERS: frozenset[Format] = frozenset({"zip", "email"})
"""Formats that hold other documents (``ingest.formats.containers``)."""
_BY_ENDING: dict[str, Format] = {ending: format for format, endings in _ENDINGS.items() for ending in endings}
_OLD_ENDINGS = frozenset({".doc", ".dot", ".xls", ".ppt", ".rtf", ".msg", ".ods", ".odp"})
"""Endings of documents that are not read as such, but programs give them to web pages and tables too."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL = 0.01


def detect(data: bytes, name: str) -> Format:
    """The format of a file, by its bytes; ``name`` decides between Markdown, CSV and text.

    Raises:
        NotADocument: it is of a kind that is never read, such as a picture or program code.
        UnreadableDocument: it is empty, protected, damaged, or must be saved in another format first.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableDocument("het bestand is leeg")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return packed_format(data)
    refuse_old_office(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        raise UnreadableDocument("dit is een RTF-bestand; open het en sla het op als .docx")
    refuse_other_kinds(data)
    ending = ending_of(name)
    promised = _BY_ENDING.get(ending)
    if ending and promised is None and ending not in _OLD_ENDINGS:
        raise NotADocument(f"bestanden van het type '{ending}' worden niet gelezen")
    text = decode(data)
    if len(_CONTROL.findall(text)) > _MAX_CONTROL * len(text):
        raise UnreadableDocument("het bestand bevat geen leesbare tekst")
    return text_format(text, promised)


def usual_endings(format: Format) -> tuple[str, ...]:
    """The endings, in lower case, that a file of this format may have; kinds of plain text share theirs."""
    return _PLAIN if _ENDINGS[format][0] in _PLAIN else _ENDINGS[format]


def ending_of(name: str) -> str:
    """The ending in lower case; what follows the dot in 'verslag 1.2' or 'notitie v. Dam' is none."""
    ending = PurePath(name).suffix.lower()
    return ending if re.fullmatch(r"\.[a-z][a-z0-9]{0,9}", ending) else ""


__all__ = ["CONTAINERS", "FORMATS", "Format", "NotADocument", "detect", "ending_of", "usual_endings"]
