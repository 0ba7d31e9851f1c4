"""Text recognition of a page that is a picture: rendered by PDFium, read by Tesseract in Dutch."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from statistics import median

import pypdfium2

from ingest.paper.marks import Paper, Word

LANGUAGE = "nld"
INSTALL = "installeer Tesseract met Nederlands (tesseract-ocr-nld) en lees opnieuw in"
_DPI = 300
_MAX_PIXELS = 25_000_000  # a page of A3 at 300 dpi fits; a larger one is rendered coarser
_TIMEOUT_SECONDS = 60
_SAME_SIZE = 0.18  # recognised letter sizes that differ less are the same
_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_LETTER_SIZE = re.compile(r"x_size (\d+(?:\.\d+)?)")


@cache
def can_recognise() -> bool:
    """Whether Tesseract and its Dutch language data are installed."""
    import pytesseract

    try:
        return LANGUAGE in pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, OSError, RuntimeError):
        return False


def recognise(page: pypdfium2.PdfPage) -> Paper | None:
    """What text recognition reads on a page; None if it takes too long or fails."""
    import pytesseract

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Tesseract is slower with several threads per page
    width, height = page.get_size()
    scale = min(_DPI / 72, (_MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    try:
        bitmap = page.render(scale=scale, grayscale=True)
        image = bitmap.to_pil()
        hocr = pytesseract.image_to_pdf_or_hocr(image, lang=LANGUAGE, extension="hocr", timeout=_TIMEOUT_SECONDS)
    except (pytesseract.TesseractError, pypdfium2.PdfiumError, RuntimeError, OSError, ValueError):
        return None
    return Paper(width, height, tuple(_even_sizes(list(_words(hocr, scale)))))


def _words(hocr: bytes, scale: float) -> Iterator[Word]:
    """The words of Tesseract's answer (hOCR), from pixels to points."""
    from lxml import html

    for line in html.fromstring(hocr).iterfind(".//span[@id]"):
        box, letters = _numbers(_BOX, line.get("title", "")), _numbers(_LETTER_SIZE, line.get("title", ""))
        if not box or not letters:
            continue
        slope, offset = _numbers(_BASELINE, line.get("title", "")) or (0.0, 0.0)
        y = box[3] + offset + slope * (box[2] - box[0]) / 2
        for word in line.iterfind("span[@class='ocrx_word']"):
            left, _top, right, _bottom = _numbers(_BOX, word.get("title", "")) or box
            if text := word.text_content().strip():
                yield Word(text, left / scale, right / scale, y / scale, letters[0] / scale)


def _numbers(pattern: re.Pattern[str], title: str) -> tuple[float, ...]:
    found = pattern.search(title)
    return tuple(map(float, found.groups())) if found else ()


def _even_sizes(words: list[Word]) -> list[Word]:
    """Letter sizes are estimates: those close together are made alike, so that only real headings stand out."""
    groups = list[list[float]]()
    for size in sorted(word.size for word in words):
        if groups and size < (1 + _SAME_SIZE) * groups[-1][0]:
            groups[-1].append(size)
        else:
            groups.append([size])
    even = {size: median(group) for group in groups for size in group}
    return [replace(word, size=even[word.size]) for word in words]
