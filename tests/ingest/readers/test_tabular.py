import io
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook

from ingest.blocks import Reading, ReadOptions
from ingest.readers.cells import shown
from ingest.readers.csv import read_csv
from ingest.readers.xlsx import read_xlsx


def read_book(book: Any, options: ReadOptions | None = None) -> Reading:
    stream = io.BytesIO()
    book.save(stream)
    return read_xlsx(stream.getvalue(), options or ReadOptions())


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


def test_a_sheet_is_a_page_and_a_row_is_a_sentence() -> None:
    book = Workbook()
    book.active.title = "Tekorten"
    for row in (
        ["Tekort per gemeente"],
        [],
        ["Gemeente", "Peildatum", "Tekort"],
        ["Veldstad", date(2020, 3, 1), 1234567],
    ):
        book.active.append(row)
    book.active["C4"].number_format = '"€" #,##0'
    book.create_sheet("Leeg")
    reading = read_book(book)
    assert texts(reading) == [
        "Tekorten",
        "Tekort per gemeente",
        "Gemeente: Veldstad; Peildatum: 1 maart 2020; Tekort: € 1.234.567",
        "Leeg",
    ]
    assert [page.how for page in reading.pages] == ["text", "empty"] and reading.blocks[-1].page == 2


def test_hidden_sheets_and_formulas_without_outcome_are_told() -> None:
    book = Workbook()
    for row in (["Gemeente", "Jaar", "Som"], ["Veldstad", 2020, "=1+1"]):
        book.active.append(row)
    book.create_sheet("Geheim").sheet_state = "hidden"
    reading = read_book(book)
    assert texts(reading)[-1] == "Gemeente: Veldstad; Jaar: 2020"
    assert [warning.split(":")[0] for warning in reading.warnings] == [
        "verborgen werkbladen zijn overgeslagen",
        "formules zonder opgeslagen uitkomst zijn overgeslagen",
    ]


def test_no_more_sheets_are_read_than_allowed() -> None:
    book = Workbook()
    book.create_sheet("Tweede")
    reading = read_book(book, ReadOptions(max_pages=1))
    assert len(reading.pages) == 1 and "eerste 1" in reading.warnings[0]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (2020, "General", "2020"),
        (34000, "#,##0", "34.000"),
        (0.125, "0.0%", "12,5%"),
        (0.5, "0%", "50%"),
        (3.14159, "General", "3,14159"),
        (0.1 + 0.2, "General", "0,3"),
        (1e20, "General", "100000000000000000000"),
        (-1234.5, '_ "€" * #,##0.00_ ;_ "€" * -#,##0.00_ ', "€ -1.234,50"),
        (5, "[$€-413] #,##0", "€ 5"),
        (True, "General", "ja"),
        (datetime(2021, 12, 24, 9, 30), "d-m-yyyy h:mm", "24 december 2021 09:30"),
        (datetime(2021, 12, 24), "d-m-yyyy", "24 december 2021"),
        (time(9, 30), "h:mm", "09:30"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        ("#DIV/0!", "General", ""),
        ("#samen", "General", "#samen"),
    ],
)
def test_values_are_written_as_dutch_readers_do(value: object, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected


@pytest.mark.parametrize(
    "data",
    [
        "Gemeente;Jaar;Tekort\nVeldstad;2020;5,5\n",
        'Gemeente,Jaar,Tekort\nVeldstad,2020,"5,5"\n',
        "Gemeente\tJaar\tTekort\r\nVeldstad\t2020\t5,5\r\n",
        "sep=|\nGemeente|Jaar|Tekort\nVeldstad|2020|5,5\n",
    ],
)
def test_the_delimiter_is_found(data: str) -> None:
    assert texts(read_csv(data.encode(), ReadOptions())) == ["Gemeente: Veldstad; Jaar: 2020; Tekort: 5,5"]


def test_cells_that_look_like_formulas_are_text() -> None:
    data = b"Gemeente;Opmerking\nVeldstad;=cmd|'/c calc'!A1\n@Rivierdam;-3\n"
    assert texts(read_csv(data, ReadOptions())) == [
        "Gemeente: Veldstad; Opmerking: =cmd|'/c calc'!A1",
        "Gemeente: @Rivierdam; Opmerking: -3",
    ]


def test_a_cell_over_several_lines_stays_one_cell() -> None:
    data = b'Gemeente;Toelichting\nVeldstad;"Eerste regel\ntweede regel"\n'
    assert texts(read_csv(data, ReadOptions())) == ["Gemeente: Veldstad; Toelichting: Eerste regel tweede regel"]
