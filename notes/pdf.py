"""A note as PDF on A4: tagged for screen readers (PDF/UA-1), with bookmarks, footnotes and page numbers.

WeasyPrint needs Pango from the system. It is loaded when the first PDF is made, so that all else works without it.
"""

from contextlib import redirect_stdout
from io import StringIO
from threading import Lock
from typing import Any, NoReturn

from corpus.errors import ConfigurationError
from notes import wording
from notes.html import page_html
from notes.note import Note

_ONE_AT_A_TIME = Lock()
"""Laying out takes memory; a server makes one PDF after the other."""


class PdfUnavailable(ConfigurationError):
    """What draws the letters of a PDF is not on this machine."""

    def __init__(self) -> None:
        super().__init__(wording.PDF_UNAVAILABLE)


def as_pdf(note: Note) -> bytes:
    """The note as the bytes of a PDF file.

    Raises:
        PdfUnavailable: Pango is not installed.
    """
    try:
        with redirect_stdout(StringIO()):  # where its own, English, explanation of a missing library goes
            from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:  # OSError: the package is there, and the library under it is not
        raise PdfUnavailable from error

    class Nothing(URLFetcher):  # type: ignore[misc]
        """Fetches nothing: all that a note is made of stands in it."""

        def fetch(self, url: str, *_rest: Any, **_options: Any) -> NoReturn:
            raise ValueError(url)

    with _ONE_AT_A_TIME:
        made: bytes = HTML(string=page_html(note), url_fetcher=Nothing()).write_pdf(pdf_variant="pdf/ua-1")
    return made
