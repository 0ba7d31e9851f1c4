"""One small file of each format, written by the library that knows it; all say the same."""

import io
import zipfile
from email.message import EmailMessage
from typing import Any, Protocol

import pytest
from docx import Document as WordDocument
from odfdo import Document as OpenDocument
from odfdo import Header, Paragraph
from openpyxl import Workbook
from pptx import Presentation

TITLE = "Grip op jeugdhulp"
SENTENCE = "De gemeente Veldstad zag de kosten van jeugdhulp in drie jaar met een derde stijgen."
_PLAIN = f"{TITLE}\n\n{SENTENCE}\n"


class _Savable(Protocol):
    def save(self, target: Any, /) -> Any: ...


def _saved(document: _Savable) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _docx() -> bytes:
    document = WordDocument()
    document.add_heading(TITLE, 1)
    document.add_paragraph(SENTENCE)
    return _saved(document)


def _odt() -> bytes:
    document = OpenDocument("text")
    document.body.clear()
    document.body.append(Header(1, TITLE))
    document.body.append(Paragraph(SENTENCE))
    return _saved(document)


def _pptx() -> bytes:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = TITLE
    slide.placeholders[1].text = SENTENCE
    return _saved(presentation)


def _xlsx() -> bytes:
    book = Workbook()
    book.active.title = TITLE
    for row in (["Gemeente", "Jaar", "Toelichting"], ["Veldstad", 2020, SENTENCE]):
        book.active.append(row)
    return _saved(book)


def _email() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = TITLE, "griffie@veldstad.example", "raad@veldstad.example"
    message.set_content(SENTENCE)
    message.add_attachment(_PLAIN.encode(), maintype="text", subtype="plain", filename="bijlage.txt")
    return message.as_bytes()


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("map/brief.txt", _PLAIN)
    return stream.getvalue()


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """The bytes of one small file per format, the PDF aside."""
    html = (
        f"<!doctype html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{SENTENCE}</p></body></html>"
    )
    return {
        "docx": _docx(),
        "odt": _odt(),
        "pptx": _pptx(),
        "xlsx": _xlsx(),
        "csv": f"Gemeente;Jaar;Toelichting\nVeldstad;2020;{SENTENCE}\n".encode(),
        "html": html.encode(),
        "email": _email(),
        "markdown": f"# {TITLE}\n\n{SENTENCE}\n".encode(),
        "text": _PLAIN.encode(),
        "zip": _zip(),
    }
