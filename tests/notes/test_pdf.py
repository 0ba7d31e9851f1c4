"""The PDF: read again by pypdf."""

import subprocess
import sys
import warnings
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from corpus.model import Document
from notes import wording
from notes.note import Note, Quote
from notes.pdf import PdfUnavailable, as_pdf

UNLOADED = """
import sys
import cffi
def missing(self, *names, **options): raise OSError("cannot load library")
cffi.FFI.dlopen = missing
import ui.noting.files  # all else works without
from notes.pdf import PdfUnavailable, as_pdf
try:
    as_pdf(None)
except PdfUnavailable as error:
    print(error)
"""


@pytest.fixture(scope="module")
def made(note: Note) -> PdfReader:
    return PdfReader(BytesIO(as_pdf(note)))


def _flat(text: str) -> str:
    return "".join(text.split())


def test_every_quote_is_in_it_twice_and_its_source_at_the_foot(made: PdfReader, note: Note) -> None:
    text = _flat("".join(page.extract_text() for page in made.pages))
    for quote in note.quotes():
        assert text.count(_flat(quote.text)) >= 2
    assert text.count(_flat("Gemeente Zilverdam, 5 maart 2021, praktijkvoorbeeld")) >= 2


def test_a_footnote_stands_on_the_page_of_its_mark(made: PdfReader) -> None:
    for page in made.pages:
        text = page.extract_text()
        if _flat("kost 300.000 euro per jaar.”") in _flat(text):
            assert _flat("3. Het wijkteam van Zilverdam. Gemeente Zilverdam") in _flat(text)
            return
    raise AssertionError("the quote is on no page")


def test_it_is_a_tagged_dutch_a4_document_with_a_title(made: PdfReader, note: Note) -> None:
    root = made.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert made.metadata is not None
    assert made.metadata.title == note.title
    for page in made.pages:
        assert (round(page.mediabox.width * 25.4 / 72), round(page.mediabox.height * 25.4 / 72)) == (210, 297)


def test_it_has_bookmarks_links_and_page_numbers(made: PdfReader) -> None:
    def titles(outline: list[object]) -> list[str]:
        return [t for one in outline for t in (titles(one) if isinstance(one, list) else [str(one.title)])]  # type: ignore[attr-defined]

    found = titles(made.outline)  # type: ignore[arg-type]
    assert found[0] == "Wachten op jeugdhulp"
    assert [
        one for one in (wording.QUESTIONS, wording.FINDINGS, wording.APPENDIX, wording.ACCOUNT) if one not in found
    ] == []
    addresses = {
        note.get_object()["/A"].get("/URI")
        for page in made.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }
    assert "https://example.org/zilverdam?a=1&b=2" in addresses
    for number, page in enumerate(made.pages, start=1):
        assert f"Pagina {number} van {len(made.pages)}" in page.extract_text()


def test_hostile_text_stays_text_and_nothing_is_fetched(note: Note) -> None:
    hostile = '<img src="http://127.0.0.1:9/x"> <script>1</script> \u202eopen \x00\x07 =1+1 ' + "donaudampfschiff" * 60
    quote = next(note.quotes())
    document = Document("d", hostile, hostile, url="javascript:alert(1)")
    told = replace(note, title=hostile, items=(replace(quote, text=hostile, document=document, remark=hostile),))
    text = _flat("".join(page.extract_text() for page in PdfReader(BytesIO(as_pdf(told))).pages))
    assert _flat("<script>1</script>") in text
    assert _flat('<img src="http://127.0.0.1:9/x">') in text


def test_many_long_quotes_are_laid_out() -> None:
    document = Document("d", "Een lang rapport", "VNG", "2021", url="https://example.org/" + "a" * 500)
    quotes = tuple(
        Quote("bevinding", n, "Een zin over jeugdhulp. " * 40, "", "", document, None, "Hoofdstuk")
        for n in range(1, 21)
    )
    note = Note("Lang", "", "", "", (), quotes, datetime(2026, 1, 1, tzinfo=UTC), 1, 1)
    reader = PdfReader(BytesIO(as_pdf(note)))
    assert len(reader.pages) > 10


def test_without_pango_all_else_works_and_the_error_says_what_to_install() -> None:
    told = subprocess.run([sys.executable, "-c", UNLOADED], capture_output=True, text=True, check=True).stdout
    assert told.strip() == str(PdfUnavailable()) == wording.PDF_UNAVAILABLE
    assert "libpango" in told


def test_writing_warns_of_nothing(note: Note, caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        as_pdf(note)
    assert [record.message for record in caplog.records if record.name.startswith("weasyprint")] == []
