"""A comparison as CSV and as a workbook: the same numbers, and nothing in it that a spreadsheet would run."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.comparing.matrix import Matrix, compare
from assistant.comparing.quoted import quoted
from assistant.comparing.record import AXES, collect
from assistant.comparing.selection import Selection
from assistant.verify import Pages
from corpus.store import Store
from ui.comparing.sheets import as_csv, as_xlsx

FORMULA = "=cmd|' /C calc'!A0"


def _rows_of_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def _book(store: Store, matrix: Matrix, base: str | None = "https://grip.example/") -> Any:
    return load_workbook(io.BytesIO(as_xlsx(matrix, quoted(matrix.records, Pages(store)), base)))


def _expected(matrix: Matrix) -> list[list[object]]:
    """Rows of numbers as the matrix has them, totals last."""
    rows = []
    for theme in (*matrix.themes, None):
        cells = [matrix.tally(theme, one.key).total if one.documents else "geen bron" for one in matrix.columns]
        rows.append([*cells, matrix.tally(theme).total])
    return rows


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("every", [False, True])
def test_both_files_hold_the_numbers_of_the_matrix(own_store: Store, axis: Any, every: bool) -> None:
    matrix = compare(collect(own_store.registry), Selection(axis, every))
    expected = _expected(matrix)
    as_text = [[str(value) for value in row] for row in expected]
    lines = _rows_of_csv(as_csv(matrix))
    assert [row[1:] for row in lines[1:-1]] == as_text
    assert lines[0][0] == "Thema" and lines[-2][0] == "Totaal" and lines[-1][0] == "Aantal bronnen"
    sheet = _book(own_store, matrix)["Vergelijking"]
    assert [
        list(row)[1:] for row in sheet.iter_rows(min_row=2, max_row=len(expected) + 1, values_only=True)
    ] == expected
    assert sheet.freeze_panes == "B2"


def test_a_column_without_source_says_so_and_a_silent_one_says_nothing(own_store: Store) -> None:
    matrix = compare(collect(own_store.registry), Selection(municipality=("Dordrecht", "Kampen"), theme=("corona",)))
    head, corona, _total, sources = _rows_of_csv(as_csv(matrix))
    assert head == ["Thema", "Dordrecht", "Kampen", "Totaal"]
    assert corona == ["Corona", "geen bron", "0", "0"] and sources == ["Aantal bronnen", "0", "1", ""]


def test_every_quote_stands_in_the_workbook_with_its_source(own_store: Store) -> None:
    matrix = compare(collect(own_store.registry), Selection(every_column=True))
    book = _book(own_store, matrix)
    assert book.sheetnames == ["Vergelijking", "Citaten", "Per soort", "Toelichting"]
    head, *rows = book["Citaten"].iter_rows(values_only=True)
    assert sorted(row[head.index("Citaat")] for row in rows) == sorted(one.statement.text for one in matrix.records)
    row = next(row for row in rows if row[head.index("Citaat")] == "De raad van Kampen stuurt op 1 doelen.")
    known = dict(zip(head, row, strict=True))
    assert known["Gezegd door"] == "de commissie" and known["Gericht aan"] == "raad" and known["Gemeenten"] == "Kampen"
    assert known["Thema's"] == "Grip op de toegang, Realistisch begroten en bezuinigen" and known["Datum"] == "2017"
    assert known["In Gripwijzer"].startswith("https://grip.example/bronnen?document=d9&versie=")
    links = {cell.hyperlink.target for cells in book["Citaten"].iter_rows() for cell in cells if cell.hyperlink}
    assert "https://www.example.nl/rapport" in links and not any("javascript" in link for link in links)


def test_numbers_are_numbers_and_nothing_is_a_formula(own_store: Store) -> None:
    matrix = compare(collect(own_store.registry), Selection(every_column=True))
    for base in ("https://grip.example/", None):
        book = _book(own_store, matrix, base)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert all(cell.data_type in ("n", "s") for cell in cells)
        risky = [cell for cell in cells if str(cell.value).lstrip()[:1] in tuple("=+-@")]
        assert len(risky) >= 3 and all(cell.data_type == "s" and cell.quotePrefix for cell in risky)
        assert FORMULA in [cell.value for cell in risky]  # verbatim all the same
        numbers = [cell for row in book["Vergelijking"].iter_rows(min_row=2, min_col=2) for cell in row]
        assert all(cell.data_type == "n" or cell.value == "geen bron" for cell in numbers)
    for line in _rows_of_csv(as_csv(matrix)):
        assert not any(value.lstrip()[:1] in tuple("=+@") for value in line)
    assert "'=Regio <b>Oost</b>" in _rows_of_csv(as_csv(matrix))[0]


def test_the_sheet_by_kind_adds_up(own_store: Store) -> None:
    matrix = compare(collect(own_store.registry), Selection())
    rows = list(_book(own_store, matrix)["Per soort"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 3 * len(matrix.themes)
    for number, theme in enumerate(matrix.themes):
        assert sum(row[-1] for row in rows[3 * number : 3 * number + 3]) == matrix.tally(theme).total
