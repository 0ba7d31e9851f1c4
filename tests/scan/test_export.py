"""What is taken along: the same answers and numbers, and nothing that a spreadsheet program would execute."""

import csv
import io

import pytest
from openpyxl import load_workbook

from scan import export
from scan.model import Participant, Scan
from scan.profile import profile

HOSTILE = '=HYPERLINK("http://x","y")'


@pytest.fixture
def scan() -> Scan:
    people = (
        Participant("geheim-1", HOSTILE, "2026-01-01", {"visie-keuzes": 3, "visie-doelen": None}),
        Participant("geheim-2", "raads;lid", "2026-01-01", {"visie-keuzes": 0}),
    )
    return Scan("id", "'s-Hertogenbosch", "2026-01-01", people)


def test_the_table_has_every_answer(scan: Scan) -> None:
    text = export.as_csv(scan)
    assert text.startswith(b"\xef\xbb\xbf") and b"geheim" not in text
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 24 * 2 and tuple(rows[0]) == export.ANSWERS
    assert [row["score"] for row in rows[:4]] == ["3", "0", "", ""]
    assert [row["antwoord"] for row in rows[2:4]] == ["Weet ik niet", "Niet beantwoord"]
    assert {row["deelnemer"] for row in rows} == {f"'{HOSTILE}", "raads;lid"}


def test_the_workbook_has_the_profile_and_the_answers(scan: Scan) -> None:
    book = load_workbook(io.BytesIO(export.as_xlsx(scan)))
    assert book.sheetnames == ["Over deze scan", "Profiel", "Antwoorden"]
    assert "geen oordeel" in str([cell.value for cell in book["Over deze scan"]["B"]])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert not any("geheim" in str(cell.value) for cell in cells)
    rows = list(book["Profiel"].iter_rows(min_row=2, values_only=True))
    scores = profile(scan).topics[0].scores
    assert rows[0][1:] == (scores.mean, scores.spread, scores.lowest, scores.highest, scores.n)
    assert len(rows) == 12 and rows[1][1:] == (None, None, None, None, 0)


def test_a_scan_without_participants_can_be_taken_along(scan: Scan) -> None:
    empty = Scan("id", "Arnhem", "2026-01-01")
    assert export.as_csv(empty).count(b"\n") == 1
    assert load_workbook(io.BytesIO(export.as_xlsx(empty)))["Antwoorden"].max_row == 1
