"""A scan to take along: a table of answers as CSV, and a workbook with the profile and the answers."""

import csv
import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from corpus.spreadsheet import harmless
from scan import messages
from scan.model import Scan
from scan.profile import profile
from scan.propositions import propositions, topics

Cell = str | float | int | None

ANSWERS = ("onderwerp", "stelling", "deelnemer", "antwoord", "score")
PROFILE = ("onderwerp", "gemiddelde", "spreiding", "laagste", "hoogste", "antwoorden van")


def answer_rows(scan: Scan) -> Iterator[tuple[Cell, ...]]:
    """One row per proposition and participant, under ``ANSWERS``."""
    for theme, asked in topics().items():
        for one in asked:
            for name, participant in zip(scan.names(), scan.participants, strict=True):
                score = participant.answers.get(one.id)
                if score is not None:
                    text = one.answers[score]
                else:
                    text = messages.DONT_KNOW if one.id in participant.answers else messages.SKIPPED
                yield theme.name, one.text, name, text, score


def profile_rows(scan: Scan) -> Iterator[tuple[Cell, ...]]:
    """One row per topic, under ``PROFILE``; cells are empty where nobody answered."""
    for one in profile(scan).topics:
        scores = one.scores
        numbers = (scores.mean, scores.spread, scores.lowest, scores.highest)
        yield one.topic.name, *(None if number is None else round(number, 2) for number in numbers), scores.n


def as_csv(scan: Scan) -> bytes:
    """The answers, with semicolons and a byte order mark: so that a Dutch spreadsheet program opens it as a table."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";")
    rows.writerow(ANSWERS)
    rows.writerows([_harmless(cell) for cell in row] for row in answer_rows(scan))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(scan: Scan) -> bytes:
    """A workbook: what it is, the profile, the answers."""
    book = Workbook()
    about = book.active
    about.title = "Over deze scan"
    count = len(scan.participants)
    for row in (
        ("Gripscan", scan.municipality),
        ("Begonnen op", scan.created),
        ("Deelnemers", count),
        ("Stellingen", len(propositions())),
        ("Let op", messages.NO_JUDGEMENT),
        ("", messages.OUR_WORDING),
    ):
        about.append(row)
    _table(book.create_sheet("Profiel"), PROFILE, profile_rows(scan), (40, 12, 12, 10, 10, 16))
    _table(book.create_sheet("Antwoorden"), ANSWERS, answer_rows(scan), (34, 60, 24, 60, 8))
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 16, 80
    for cell in about["A"]:
        cell.font = Font(bold=True)
    for cell in about["B"]:
        cell.alignment = Alignment(wrap_text=True, horizontal="left", vertical="top")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _table(sheet: Worksheet, head: tuple[str, ...], rows: Iterator[tuple[Cell, ...]], widths: tuple[int, ...]) -> None:
    sheet.append(head)
    for row in rows:
        sheet.append([_harmless(cell) for cell in row])
    for column, width in zip(sheet.columns, widths, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
        column[0].font = Font(bold=True)
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"


def _harmless(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell
