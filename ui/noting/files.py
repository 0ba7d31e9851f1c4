"""A note as a file: its format by the ending, and a name that tells what it is."""

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from corpus.live import LiveView
from notes.docx import as_docx
from notes.make import make_note
from notes.note import Note
from notes.pdf import as_pdf
from ui.noting.shapes import NoteRequest

FORMATS: dict[str, tuple[Callable[[Note], bytes], str]] = {
    "docx": (as_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (as_pdf, "application/pdf"),
}
"""Ending -> what writes it, and its media type."""
_LONGEST_NAME = 80


def note_of(request: NoteRequest, registry: LiveView) -> Note:
    """The note that is asked for, made now."""
    return make_note(request.draft(), registry, datetime.now().astimezone())


def file_name(title: str, ending: str) -> str:
    """A name for the file of a note, safe on every system: 'Gespreksnotitie Grip op de toegang.docx'."""
    name = unicodedata.normalize("NFC", title.removeprefix("Gespreksnotitie"))
    name = re.sub(r'[<>:"/\\|?*\s]+', " ", "".join(c if c.isprintable() else " " for c in name))
    return f"{' '.join(('Gespreksnotitie', name[:_LONGEST_NAME])).strip(' .')}.{ending}"


def attachment(name: str) -> str:
    """The header that has a browser keep a response under a name (RFC 6266), accents included."""
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
