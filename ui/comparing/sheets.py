"""A comparison to take along: as CSV for Dutch Excel, and as a workbook with every quote.

Texts of sources can start with what a spreadsheet takes for a formula (``=``, ``+``, ``-``, ``@``). In CSV such a text
gets an apostrophe in front; in a workbook it is stored as text and marked as such, so that it stays verbatim.
"""

import csv
import io
import re
from collections.abc import Sequence
from copy import copy
from datetime import date
from urllib.parse import urlencode, urljoin

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.answer import Citation
from assistant.comparing.matrix import Matrix
from assistant.comparing.quoted import Quoted
from assistant.comparing.record import NONE, Facet, Record
from assistant.dates import dutch_date
from corpus.spreadsheet import harmless, like_formula
from corpus.statement import STATEMENT_KINDS
from ui.comparing.explained import explanation
from ui.comparing.names import NO_SOURCE, value_name
from ui.statement_names import SAID_BY, STATEMENT_NAMES

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_LONGEST = 32_767
"""Characters that Excel allows in a cell."""
_MOST_LINKS = 65_000
"""Excel allows 65,530 links on a sheet; addresses beyond that stay text."""
_QUOTES_HEAD = (
    "Soort uitspraak", "Thema's", "Citaat", "Gezegd door", "Gericht aan", "Gemeenten", "Domeinen", "Bron", "Uitgever",
    "Datum", "Soort bron", "Weergave", "Pagina", "Kopje", "Adres van het origineel", "In Gripwijzer",
)  # fmt: skip
_QUOTES_WIDTHS = (18, 26, 80, 18, 18, 24, 16, 40, 24, 16, 18, 14, 8, 30, 40, 40)

_HEAD = Font(bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="154273")
_LINK = Font(color="154273", underline="single")
_TOP = Alignment(vertical="top", wrap_text=True)

Value = str | int | None


def table_of(matrix: Matrix, kind: str | None = None) -> list[list[Value]]:
    """The matrix as rows of texts and numbers, heading row first, totals last; of one kind of statement or of all.

    A cell of a column without any source says so in words; 0 means that its sources say nothing about the theme.
    """
    axis = matrix.selection.axis

    def count(theme: str | None, column: str | None) -> int:
        found = matrix.of(theme, column)
        return len(found) if kind is None else sum(one.statement.kind == kind for one in found)

    head: list[Value] = ["Thema", *(value_name(axis, one.key) for one in matrix.columns), "Totaal"]
    sources: list[Value] = ["Aantal bronnen", *(one.documents for one in matrix.columns), None]
    rows: list[list[Value]] = [
        [
            value_name("theme", theme),
            *(count(theme, one.key) if one.documents else NO_SOURCE for one in matrix.columns),
            count(theme, None),
        ]
        for theme in matrix.themes
    ]
    totals: list[Value] = [
        "Totaal",
        *(count(None, one.key) if one.documents else NO_SOURCE for one in matrix.columns),
        count(None, None),
    ]
    return [head, *rows, totals, sources]


def as_csv(matrix: Matrix) -> bytes:
    """The matrix as CSV: semicolons and a byte order mark, so that Excel set to Dutch opens it as a table."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in table_of(matrix):
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(matrix: Matrix, quotes: Sequence[Quoted], base: str | None = None) -> bytes:
    """A workbook: the matrix, every quote with its source, the matrix by kind of statement, and what it shows.

    ``base`` is the address of the pages, to link to quotes in their place; without it they are named, not linked.
    """
    book = Workbook()
    first = book.active
    first.title = "Vergelijking"
    _write_matrix(first, table_of(matrix))
    _write_quotes(book.create_sheet("Citaten"), quotes, base)
    _write_kinds(book.create_sheet("Per soort"), matrix)
    _write_explanation(book.create_sheet("Toelichting"), matrix)
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: Value, looks: Cell | None = None) -> Cell:
    """Write a number as a number, and a text as a text whatever it starts with; it may look like another cell."""
    cell: Cell = sheet.cell(row, column)
    if looks is not None:  # much faster than setting each property, over a hundred thousand cells
        cell._style = copy(looks._style)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
        cell.data_type = "s"
        if like_formula(value):
            cell.quotePrefix = True
    else:
        cell.value = value
    return cell


def _write_head(sheet: Worksheet, head: Sequence[Value], freeze: str) -> None:
    for column, value in enumerate(head, start=1):
        cell = _write(sheet, 1, column, value)
        cell.font, cell.fill, cell.alignment = _HEAD, _HEAD_FILL, _TOP
    sheet.freeze_panes = freeze


def _write_matrix(sheet: Worksheet, table: Sequence[Sequence[Value]]) -> None:
    head, *rows = table
    _write_head(sheet, head, "B2")
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = _write(sheet, number, column, value)
            cell.font = Font(bold=number == len(rows) or column in (1, len(head)), italic=value == NO_SOURCE)
            cell.alignment = Alignment(horizontal="left" if column == 1 else "right")
    sheet.column_dimensions["A"].width = 38
    for column in range(2, len(head) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 16
    if len(head) > 2 and len(rows) > 2:
        inside = f"B2:{get_column_letter(len(head) - 1)}{len(rows) - 1}"
        rule = ColorScaleRule(start_type="num", start_value=0, start_color="FFFFFF", end_type="max", end_color="7FA9D3")
        sheet.conditional_formatting.add(inside, rule)


def _write_quotes(sheet: Worksheet, quotes: Sequence[Quoted], base: str | None) -> None:
    _write_head(sheet, _QUOTES_HEAD, "A2")
    for column, width in enumerate(_QUOTES_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    links, looks = 0, WriteOnlyCell(sheet)
    looks.alignment = _TOP
    for number, one in enumerate(quotes, start=2):
        for column, value in enumerate(_quote_row(one, base), start=1):
            cell = _write(sheet, number, column, value, looks)
            if isinstance(value, str) and column > len(_QUOTES_HEAD) - 2 and _is_address(value) and links < _MOST_LINKS:
                cell.hyperlink, cell.font = value, _LINK
                links += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_QUOTES_HEAD))}{len(quotes) + 1}"


def _quote_row(one: Quoted, base: str | None) -> list[Value]:
    record, said, document = one.record, one.record.statement, one.record.document
    return [
        said.kind,
        _listed(record, "theme"),
        one.citation.quote,
        SAID_BY[said.said_by] if said.said_by else None,
        said.addressed_to or ", ".join(said.addressees) or None,
        _listed(record, "municipality"),
        _listed(record, "domain"),
        document.title,
        document.publisher,
        dutch_date(document.date),
        document.kind,
        document.coverage,
        one.citation.page_label or one.citation.page,
        " › ".join(one.citation.section),
        document.url,
        _place(one.citation, base),
    ]


def _place(citation: Citation, base: str | None) -> str:
    """The address of a quote in the pages, or how it is named where there is no address."""
    document = citation.document
    if base is None:
        return f"{document.id}, versie {document.version}, tekens {citation.start}-{citation.end}"
    query = {
        "document": document.id,
        "versie": document.version,
        "pagina": citation.page,
        "van": citation.start,
        "tot": citation.end,
    }
    return urljoin(base, f"bronnen?{urlencode(query)}")


def _write_kinds(sheet: Worksheet, matrix: Matrix) -> None:
    tables = {kind: table_of(matrix, kind) for kind in STATEMENT_KINDS}
    head = next(iter(tables.values()))[0]
    _write_head(sheet, [head[0], "Soort uitspraak", *head[1:]], "C2")
    number = 2
    for row in range(1, len(matrix.themes) + 1):
        for kind, table in tables.items():
            values = [table[row][0], STATEMENT_NAMES[kind][0], *table[row][1:]]
            for column, value in enumerate(values, start=1):
                _write(sheet, number, column, value)
            number += 1
    sheet.column_dimensions["A"].width = 38
    sheet.column_dimensions["B"].width = 20


def _write_explanation(sheet: Worksheet, matrix: Matrix) -> None:
    made = f"Gemaakt met Gripwijzer op {dutch_date(date.today().isoformat())}."
    for number, line in enumerate((made, *explanation(matrix)), start=1):
        _write(sheet, number, 1, line).alignment = _TOP
    sheet.column_dimensions["A"].width = 110


def _listed(record: Record, facet: Facet) -> str | None:
    return ", ".join(value_name(facet, key) for key in record.values(facet) if key != NONE) or None


def _is_address(text: str) -> bool:
    return re.match(r"https?://", text, re.IGNORECASE) is not None
