"""PDF to blocks: each page by whoever reads it best, then lines, headings and paragraphs over all pages.

PDFium reads a page, because it knows where each word stands and is some four times as fast as pypdf; pypdf reads a
page where PDFium's text looks garbled and its own does not; text recognition reads pictures of text. pypdf knows
the outline, the page labels and the properties of the file.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.errors import UnreadableDocument
from ingest.blocks import Block, PageRead, Reading, ReadOptions
from ingest.paper.headings import find_headings
from ingest.paper.hyphens import vocabulary
from ingest.paper.marks import Line
from ingest.paper.paragraphs import paragraphs
from ingest.paper.private import mend_lines
from ingest.paper.running import drop_running_lines


def read_pdf(data: bytes, options: ReadOptions) -> Reading:
    """Read a PDF.

    Raises:
        UnreadableDocument: it is locked, damaged, has too many pages, or no page of it can be read.
    """
    from ingest.readers.pdf_file import PdfFile
    from ingest.readers.pdf_page import read_page

    with PdfFile(data, options.password) as file:
        if file.page_count > options.max_pages:
            raise UnreadableDocument(
                f"de PDF heeft {file.page_count} pagina's en er worden er hoogstens {options.max_pages} gelezen; "
                "verhoog zo nodig GRIPWIJZER_MAX_PAGES"
            )
        labels, outline, properties = file.labels(), file.outline(), file.properties()
        pages, read = list[list[Line]](), list[PageRead]()
        for number in range(file.page_count):
            lines, how = read_page(file, number)
            pages.append(lines)
            read.append(replace(how, label=labels.get(number)))
            options.on_page()
    _refuse_if_nothing_was_read(read)
    blocks = _blocks(pages, outline)
    return Reading(tuple(blocks), tuple(read), properties, warnings=(*file.warnings(), *_warnings(read)))


def _blocks(pages: list[list[Line]], outline: dict[tuple[int, str], int]) -> list[Block]:
    pages = drop_running_lines(mend_lines(pages))
    words = vocabulary(line.text for lines in pages for line in lines)
    headings, notes = find_headings(pages, outline), set[str]()
    return [
        block
        for number, lines in enumerate(pages, start=1)
        for block in paragraphs(lines, number, headings, words, notes)
    ]


def _refuse_if_nothing_was_read(read: Sequence[PageRead]) -> None:
    if any(page.how in ("text", "ocr") for page in read):
        return
    reasons = {page.reason for page in read if page.reason}
    raise UnreadableDocument(f"van de PDF is geen pagina te lezen: {min(reasons)}" if reasons else "de PDF is leeg")


def _warnings(read: Sequence[PageRead]) -> list[str]:
    """One warning per reason why pages were not read, with their numbers."""
    by_reason = dict[str, list[str]]()
    for number, page in enumerate(read, start=1):
        if page.reason:
            by_reason.setdefault(page.reason, []).append(str(number))
    return [f"pagina {', '.join(numbers)} niet gelezen: {reason}" for reason, numbers in by_reason.items()]
