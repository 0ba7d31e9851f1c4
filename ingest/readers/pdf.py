"""PDF to blocks through pypdf: lines per page, cleaned, joined to paragraphs, headings from the outline."""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from corpus.errors import UnreadableDocument
from ingest.blocks import PageRead, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.lines import drop_running_lines
from ingest.paragraphs import Outline, paragraphs

_OFFICE_NAME = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - |\.(?:docx?|pptx?|xlsx?|pdf)$")
"""What office programs put around a title when they print to PDF."""
logging.getLogger("pypdf").setLevel(logging.ERROR)  # its warnings mean nothing to our users


def read_pdf(data: bytes, options: ReadOptions) -> Reading:
    """Read a PDF.

    Raises:
        UnreadableDocument: it is encrypted, damaged, or holds no text (a scan).
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(options.password or ""):
            raise UnreadableDocument("de PDF is beveiligd met een wachtwoord; sla hem op zonder wachtwoord")
        pages = [_lines(page) for page in reader.pages]
        outline = dict(_outline(reader, reader.outline, 1))
        title = mend_characters(str((reader.metadata and reader.metadata.title) or ""))
    except UnreadableDocument:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
        RecursionError,
    ) as error:
        # pypdf meets damaged files with any of these; what it could not read we cannot prove.
        raise UnreadableDocument("de PDF is beschadigd en niet te lezen; haal of maak hem opnieuw") from error
    empty = [number for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        raise UnreadableDocument(
            "de PDF bevat geen tekst, waarschijnlijk een scan; maak hem eerst doorzoekbaar met tekstherkenning (OCR)"
        )
    read = tuple(PageRead() if lines else PageRead("unread", 0.0, None, "geen tekst") for lines in pages)
    blocks = paragraphs(drop_running_lines(pages), outline)
    title = _OFFICE_NAME.sub("", title)
    return Reading(tuple(blocks), read, {"titel": title} if title else {})


def _lines(page: pypdf.PageObject) -> list[str]:
    text = mend_characters(page.extract_text())
    return [line for line in map(str.strip, text.split("\n")) if line]


def _outline(reader: pypdf.PdfReader, items: Sequence[Any], level: int) -> Iterator[tuple[tuple[int, str], int]]:
    """(page number, heading without spaces) -> level, from the bookmarks, which are nested lists."""
    for item in items:
        if isinstance(item, list):
            yield from _outline(reader, item, level + 1)
        elif item.title:
            page = reader.get_destination_page_number(item)
            if page is not None:
                yield (page + 1, Outline.key(str(item.title))), level
