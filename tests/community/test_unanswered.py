"""The list of questions without an answer: grouped, by week, without personal data, safe in a spreadsheet."""

import csv
import io
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.check import mask_personal_data
from community import unanswered
from community.errors import UnknownContribution
from community.unanswered import UnansweredList, UnansweredQuestion, as_csv


@pytest.fixture
def questions(tmp_path: Path) -> UnansweredList:
    return UnansweredList(tmp_path)


def test_near_same_questions_are_one_with_a_count(questions: UnansweredList) -> None:
    for text, day in (
        ("Hoeveel zwembaden heeft Rotterdam?", date(2026, 2, 9)),
        ("hoeveel zwembaden heeft rotterdam", date(2026, 2, 20)),
        ("Heeft Rotterdam zwembaden? Hoeveel?", date(2026, 2, 12)),
        ("Hoeveel zwembaden heeft Arnhem?", date(2026, 2, 9)),
    ):
        assert questions.note(text, day)
    most, other = questions.questions()
    assert (most.question, most.times) == ("Hoeveel zwembaden heeft Rotterdam?", 3)
    assert (most.first_week, most.last_week) == ("2026-W07", "2026-W08")
    assert (other.times, other.state) == (1, "open")


def test_no_time_finer_than_the_week_is_kept(tmp_path: Path, questions: UnansweredList) -> None:
    questions.note("Hoeveel zwembaden heeft Rotterdam?", date(2026, 2, 11))
    questions.note("Aardappels in Arnhem?", date(2026, 2, 11))
    with sqlite3.connect(tmp_path / "community.sqlite") as connection:
        dump = "\n".join(connection.iterdump())
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT rowid FROM unanswered")  # not even the order of asking
    assert "2026-W07" in dump and "2026-02" not in dump


@pytest.mark.parametrize(
    "question",
    [
        "Wat kreeg mevrouw Jansen voor hulp?", "Wat zei J. de Vries over zwembaden?", "Waar woont Petra Jansen?",
        "Wat kreeg cliënt 20231234567?", "Wie is de zwemleraar in de Kerkstraat 12?", "Mijn zoon van 9 wil zwemmen",
        "Wat staat er in het dossier van de familie Bakker?", "", "???", "\u200b",
    ],
)  # fmt: skip
def test_what_seems_to_be_about_a_person_is_not_kept(questions: UnansweredList, question: str) -> None:
    assert not questions.note(question)
    assert questions.questions() == []


PIECES = st.sampled_from(
    "123456782 1234.56.782 06-12345678 +31612345678 iemand@voorbeeld.nl zwembad Rotterdam wachttijd hoeveel 2021 ? "
    "\u200b 1234\u200b56782 einddatum 030-1234567".split(" ")
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1, max_size=8))
@example(["1234\u200b56782"])
@example(["06\u00ad12345678"])
def test_nothing_that_is_kept_has_personal_data(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    questions = UnansweredList(tmp_path_factory.mktemp("vragen"))
    questions.note(" ".join(parts))
    for one in questions.questions():
        assert mask_personal_data(one.question) == one.question
        for secret in ("123456782", "12345678", "iemand@", "1234567"):
            assert secret not in one.question


def test_solved_removed_and_asked_again(questions: UnansweredList) -> None:
    questions.note("Hoeveel zwembaden heeft Rotterdam?")
    (one,) = questions.questions()
    questions.mark(one.id, "opgelost")
    assert questions.questions("open") == []
    questions.note("Hoeveel zwembaden heeft Rotterdam?")
    assert questions.questions("open")[0].times == 2
    questions.remove(one.id)
    for action in (lambda: questions.remove(one.id), lambda: questions.mark(one.id, "open")):
        with pytest.raises(UnknownContribution):
            action()


def test_after_a_year_and_beyond_the_most_that_is_kept_questions_go(
    questions: UnansweredList, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions.note("Hoeveel zwembaden heeft Rotterdam?", date(2025, 1, 1))
    questions.note("Hoeveel ijsbanen heeft Arnhem?", date(2026, 3, 1))
    assert [one.question for one in questions.questions()] == ["Hoeveel ijsbanen heeft Arnhem?"]
    monkeypatch.setattr(unanswered, "MOST_KEPT", 3)
    for number in range(5):
        questions.note(f"Hoeveel ijsbanen heeft wijk {number}?", date(2026, 4, 1))
    questions.note("Hoeveel ijsbanen heeft Arnhem?", date(2026, 4, 1))
    assert len(questions.questions()) == 3


def test_many_write_at_the_same_time(questions: UnansweredList) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _n: questions.note("Hoeveel zwembaden heeft Rotterdam?"), range(30)))
    assert questions.questions()[0].times == 30


@given(st.lists(st.text(min_size=1, max_size=30), max_size=5))
@example(["=1+1", "+31", "-2", "@som", " =HYPERLINK(1)", 'a;b"c', "gewoon"])
def test_a_spreadsheet_runs_nothing_and_reads_what_was_written(texts: list[str]) -> None:
    written = as_csv([UnansweredQuestion("ab", one, "open", 1, "2026-W07", "2026-W07") for one in texts])
    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))[1:]
    assert [row[0].removeprefix("'") if row[0] != "'" else "'" for row in rows] == [
        one.removeprefix("'") if one != "'" else "'" for one in texts
    ]
    assert not any(row[0].lstrip().startswith(("=", "+", "-", "@")) for row in rows)
