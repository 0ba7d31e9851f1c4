"""Questions that the sources did not answer, for the editors: no personal data, by week, the same ones together."""

import csv
import hashlib
import io
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from assistant.check import mask_personal_data
from community import messages
from community.check import tidy
from community.errors import UnknownContribution
from community.file import exists, opened
from community.persons import personal_data
from corpus.dutch import stems, words
from corpus.spreadsheet import harmless

QuestionState = Literal["open", "opgelost"]

MOST_KEPT = 5_000
"""Groups of questions that are kept; beyond that, those asked least and longest ago make room."""
_WEEKS_KEPT = 53
_COLUMNS = "id, question, state, times, first_week, last_week"


@dataclass(frozen=True, slots=True)
class UnansweredQuestion:
    """Questions that say the same, in the first wording; weeks are ISO 8601, like 2026-W07."""

    id: str
    question: str
    state: QuestionState
    times: int
    first_week: str
    last_week: str


class UnansweredList:
    """The list in one data directory."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def note(self, question: str, day: date | None = None) -> bool:
        """Count a question that got no answer; whether it was kept.

        One that seems to be about a person is not, even masked. One that was solved and comes again is open again.
        """
        question = mask_personal_data(" ".join(tidy(question).split()))
        if personal_data(question):
            return False
        found = sorted(set(stems(question)) or set(words(question)))
        if not found:
            return False
        key = hashlib.sha256(" ".join(found).encode()).hexdigest()[:16]
        day = day or datetime.now(UTC).date()
        this_week, oldest = week_of(day), week_of(day - timedelta(weeks=_WEEKS_KEPT))
        with opened(self._data_dir) as file, file.transaction() as connection:
            connection.execute(
                "INSERT INTO unanswered VALUES (?, ?, 'open', 1, ?, ?) ON CONFLICT (id) DO UPDATE "
                "SET times = times + 1, state = 'open', last_week = max(last_week, excluded.last_week)",
                (key, question, this_week, this_week),
            )
            _forget(connection, oldest)
        return True

    def questions(self, state: QuestionState | None = None) -> list[UnansweredQuestion]:
        """All of them or those in one state: open ones first, then those asked most."""
        if not exists(self._data_dir):
            return []
        with opened(self._data_dir) as file:
            rows = file.rows(
                f"SELECT {_COLUMNS} FROM unanswered WHERE state = ? OR ? IS NULL "
                "ORDER BY state, times DESC, last_week DESC, question",
                (state, state),
            )
        return [UnansweredQuestion(*row) for row in rows]

    def mark(self, question_id: str, state: QuestionState) -> None:
        """Say that a question is solved, or open again after all.

        Raises:
            UnknownContribution: it is not in the list.
        """
        self._change("UPDATE unanswered SET state = ? WHERE id = ?", (state, question_id))

    def remove(self, question_id: str) -> None:
        """Take a question out of the list.

        Raises:
            UnknownContribution: it is not in the list.
        """
        self._change("DELETE FROM unanswered WHERE id = ?", (question_id,))

    def _change(self, sql: str, arguments: tuple[str, ...]) -> None:
        with opened(self._data_dir) as file, file.transaction() as connection:
            if not connection.execute(sql, arguments).rowcount:
                raise UnknownContribution(messages.UNKNOWN_QUESTION)


def as_csv(questions: Sequence[UnansweredQuestion]) -> str:
    """The list for a spreadsheet; a text that the spreadsheet would run as a formula gets a quote in front.

    Semicolons, because that is what a Dutch Excel opens as columns.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(("vraag", "keer gesteld", "eerste week", "laatste week", "stand", "id"))
    for one in questions:
        writer.writerow((harmless(one.question), one.times, one.first_week, one.last_week, one.state, one.id))
    return out.getvalue()


def week_of(day: date) -> str:
    """The ISO week of a day: '2026-W07'."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def _forget(connection: sqlite3.Connection, oldest: str) -> None:
    connection.execute("DELETE FROM unanswered WHERE last_week < ?", (oldest,))
    connection.execute(
        "DELETE FROM unanswered WHERE id IN "
        "(SELECT id FROM unanswered ORDER BY times DESC, last_week DESC LIMIT -1 OFFSET ?)",
        (MOST_KEPT,),
    )
