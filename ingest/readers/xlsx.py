"""Excel workbooks to blocks: a sheet is a page under its own name, a row is a block with its labels.

Only outcomes that Excel stored are read; no formula is worked out and no macro is run.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from ingest.blocks import Block, PageRead, Reading, ReadOptions
from ingest.characters import mend_characters
from ingest.formats.packages import check_package
from ingest.readers.cells import shown
from ingest.readers.office import package_properties
from ingest.tables import MAX_ROWS, TOO_MANY_ROWS, Row, table_blocks

warnings.filterwarnings("ignore", module=r"openpyxl\.")  # on formatting that it drops: nothing to our users
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_NO_OUTCOME = re.compile(
    rb'<c\b(?![^>]*\bt="str")[^>]*>\s*(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
"""A cell with a formula and no stored outcome; an outcome that is an empty text is one."""


def read_xlsx(data: bytes, options: ReadOptions) -> Reading:
    """Read a workbook: its visible sheets, at most ``options.max_pages``, and at most ``MAX_ROWS`` rows of each.

    Raises:
        UnreadableDocument: it would grow too large when opened.
    """
    remarks = list(check_package(data))
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if hidden := len(book.worksheets) - len(visible):
        remarks.append(f"verborgen werkbladen zijn overgeslagen: {hidden}")
    if len(visible) > options.max_pages:
        remarks.append(f"alleen de eerste {options.max_pages} werkbladen zijn gelezen")
    blocks, pages = list[Block](), list[PageRead]()
    for number, sheet in enumerate(visible[: options.max_pages], start=1):
        rows = _rows(sheet, number, options)
        on_sheet = list(table_blocks(islice(rows, MAX_ROWS), labelled=True))
        if next(rows, None) is not None:
            remarks.append(TOO_MANY_ROWS)
        blocks += [Block(mend_characters(sheet.title) or f"Blad {number}", number, level=1), *on_sheet]
        pages.append(PageRead() if on_sheet else PageRead("empty"))
    if missing := _without_outcome(data):
        remarks.append(f"formules zonder opgeslagen uitkomst zijn overgeslagen: {missing}; sla het bestand op in Excel")
    return Reading(
        tuple(blocks), tuple(pages) or (PageRead("empty"),), dict(package_properties(data)), warnings=tuple(remarks)
    )


def _rows(sheet: Any, page: int, options: ReadOptions) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    for at, cells in enumerate(sheet.iter_rows()):
        if at % 1000 == 0:
            options.on_page()
        texts = [shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in cells]
        if any(texts):
            yield Row(texts, page)


def _without_outcome(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if _SHEET_PART.fullmatch(name)]
        return sum(len(_NO_OUTCOME.findall(package.read(name))) for name in sheets)
