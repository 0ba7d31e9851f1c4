"""One page of a PDF to lines, by whoever reads it best: PDFium, pypdf, or text recognition."""

from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from ingest.blocks import PageRead
from ingest.characters import mend_characters
from ingest.paper.marks import Line
from ingest.paper.ocr import INSTALL, can_recognise, recognise
from ingest.paper.pdfium import read_paper
from ingest.paper.quality import quality
from ingest.paper.reading_order import read_lines
from ingest.readers.pdf_file import PdfFile

GOOD = 0.8
"""Text of this quality needs no second reader: of 303 pages of real reports PDFium's lowest is 0.83."""
_GARBLED = 0.5
_FEW_WORDS = 15
_COVERS = 0.6  # of the page: a picture that large may be a scan
_BLANK_SCALE = 0.25
_BLANK_SPREAD = 8  # of 255: less difference between the lightest and darkest dot is an empty page


@dataclass(frozen=True, slots=True)
class _Text:
    lines: list[Line]
    quality: float

    @property
    def words(self) -> int:
        return sum(len(line.text.split()) for line in self.lines)


def read_page(file: PdfFile, number: int) -> tuple[list[Line], PageRead]:
    """The lines of page ``number`` (from 0) and how it was read."""
    if file.document is None:
        return _without_pdfium(file, number)
    try:
        page = file.document[number]
        try:
            return _read(file, number, page)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return _without_pdfium(file, number)


def _read(file: PdfFile, number: int, page: pypdfium2.PdfPage) -> tuple[list[Line], PageRead]:
    text = _text(read_lines(read_paper(page)))
    if text.quality < GOOD:
        other = _by_pypdf(file, number)
        if other.quality > text.quality:
            text = other
    if text.quality >= _GARBLED and not (text.words < _FEW_WORDS and _is_covered(page)):
        return text.lines, PageRead("text", text.quality)
    return _recognised(page, text)


def _recognised(page: pypdfium2.PdfPage, text: _Text) -> tuple[list[Line], PageRead]:
    """The page through text recognition, unless it is empty or the text in the file is better after all."""
    if not text.words and _is_blank(page):
        return [], PageRead("empty")
    paper = recognise(page) if can_recognise() else None
    recognised = _text(read_lines(paper)) if paper else _text([])
    if recognised.quality >= max(_GARBLED, text.quality if text.words > recognised.words else 0.0):
        return recognised.lines, PageRead("ocr", recognised.quality)
    if text.quality >= _GARBLED:
        return text.lines, PageRead("text", text.quality)
    return [], PageRead("unread", text.quality, reason=_reason(text, is_tried=paper is not None))


def _reason(text: _Text, *, is_tried: bool) -> str:
    what = "de tekst op deze pagina is onleesbaar opgeslagen" if text.words else "geen tekst op deze pagina (scan)"
    if is_tried:
        return f"{what}; tekstherkenning vond geen leesbare tekst"
    if can_recognise():
        return f"{what}; tekstherkenning lukte niet"
    return f"{what}; {INSTALL}"


def _without_pdfium(file: PdfFile, number: int) -> tuple[list[Line], PageRead]:
    text = _by_pypdf(file, number)
    if text.quality >= _GARBLED:
        return text.lines, PageRead("text", text.quality)
    return [], PageRead("unread", text.quality, reason="de pagina is beschadigd; haal of maak de PDF opnieuw")


def _text(lines: list[Line]) -> _Text:
    return _Text(lines, quality(" ".join(line.text for line in lines)))


def _by_pypdf(file: PdfFile, number: int) -> _Text:
    """pypdf tells no places: lines get the place they would have in print of one size."""
    try:
        text = mend_characters(file.reader.pages[number].extract_text()) if file.reader is not None else ""
    except Exception:  # as in pdf_file
        text = ""
    rows = [row for row in map(str.strip, text.split("\n")) if row]
    width = float(max(map(len, rows), default=0))
    lines = [Line(row, 0.0, float(len(row)), 12.0 * at, 10.0, 0.0, width) for at, row in enumerate(rows, start=1)]
    return _text(lines)


def _is_covered(page: pypdfium2.PdfPage) -> bool:
    """Whether one picture covers most of the page."""
    width, height = page.get_size()
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    areas = [(right - left) * (top - bottom) for left, bottom, right, top in (p.get_bounds() for p in pictures)]
    largest: float = max(areas, default=0.0)
    return bool(largest > _COVERS * width * height)


def _is_blank(page: pypdfium2.PdfPage) -> bool:
    """Whether nothing is to be seen on the page."""
    width, height = page.get_size()
    scale = min(_BLANK_SCALE, 2000 / max(1.0, width, height))
    darkest, lightest = page.render(scale=scale, grayscale=True).to_pil().getextrema()
    spread: int = lightest - darkest
    return spread < _BLANK_SPREAD
