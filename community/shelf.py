"""Contributions in their own file: sent, placed or rejected, and withdrawn. Nothing else decides who sees what."""

import hashlib
import secrets
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from community import messages
from community.check import fingerprint
from community.contribution import Content, Contribution, Experience, MissingSource, PracticeExample, State, kind_of
from community.errors import AlreadyDecided, NotAccepted, UnknownContribution
from community.file import exists, opened
from community.rows import content_of, json_of

_COLUMNS = "id, kind, state, content, sent_on, decided_on, reason"
_RECEIPT_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike
_RECEIPT_GROUPS, _GROUP = 4, 5
_REJECTED_KEPT_DAYS = 90
_FIELD_OF_DUPLICATE = {"praktijkvoorbeeld": "done", "ervaring": "worked", "ontbrekende_bron": "link"}


class Shelf:
    """All contributions of one data directory.

    What is sent waits (``ingediend``) until an editor places or rejects it. What was placed can be rejected later;
    a rejection is final. Withdrawing wipes a contribution, whatever its state; what was rejected is wiped after 90
    days, because it may hold just what had to go.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def send(self, content: Content) -> str:
        """Keep a checked content for the editors; gives the receipt code, which is kept nowhere.

        Raises:
            NotAccepted: the same waits already or is placed.
        """
        receipt = "-".join(
            "".join(secrets.choice(_RECEIPT_LETTERS) for _ in range(_GROUP)) for _ in range(_RECEIPT_GROUPS)
        )
        kind = kind_of(content)
        row = (kind, json_of(content), _hash(receipt), fingerprint(content), _today())
        with opened(self._data_dir) as file, file.transaction() as connection:
            _forget_rejected(connection)
            done = connection.execute(
                "INSERT INTO contributions (kind, state, content, receipt_hash, fingerprint, sent_on) "
                "VALUES (?, 'ingediend', ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                row,
            )
            if not done.rowcount:
                raise NotAccepted({_FIELD_OF_DUPLICATE[kind]: messages.DUPLICATE})
        return receipt

    def placed(self) -> list[Contribution]:
        """What everybody may see, newest first."""
        return self._in_state("geplaatst", "decided_on DESC, id DESC")

    def waiting(self) -> list[Contribution]:
        """What editors have not looked at yet, oldest first."""
        return self._in_state("ingediend", "id")

    def of_receipt(self, receipt: str) -> Contribution:
        """The contribution that got this receipt code.

        Raises:
            UnknownContribution: there is none, or it was withdrawn.
        """
        found = self._rows("receipt_hash = ?", "id", (_hash(receipt),))
        if not found:
            raise UnknownContribution(messages.UNKNOWN_RECEIPT)
        return found[0]

    def withdraw(self, receipt: str) -> None:
        """Wipe the contribution that got this receipt code.

        Raises:
            UnknownContribution: there is none, or it was withdrawn.
        """
        with opened(self._data_dir) as file, file.transaction() as connection:
            if not connection.execute("DELETE FROM contributions WHERE receipt_hash = ?", (_hash(receipt),)).rowcount:
                raise UnknownContribution(messages.UNKNOWN_RECEIPT)

    def place(self, number: int) -> Contribution:
        """Let everybody see a contribution that waits.

        Raises:
            UnknownContribution: there is none with this number.
            AlreadyDecided: it does not wait any more.
        """
        return self._decide(number, "geplaatst", None, ("ingediend",))

    def reject(self, number: int, reason: str) -> Contribution:
        """Refuse a contribution that waits, or take back one that was placed; its sender reads the reason.

        Raises:
            UnknownContribution: there is none with this number.
            AlreadyDecided: it was rejected before.
        """
        return self._decide(number, "afgewezen", reason, ("ingediend", "geplaatst"))

    def _decide(self, number: int, state: State, reason: str | None, before: tuple[State, ...]) -> Contribution:
        with opened(self._data_dir) as file, file.transaction() as connection:
            _forget_rejected(connection)
            row = connection.execute(f"SELECT {_COLUMNS} FROM contributions WHERE id = ?", (number,)).fetchone()
            if row is None:
                raise UnknownContribution(messages.UNKNOWN_NUMBER)
            if row[2] not in before:
                raise AlreadyDecided(messages.ALREADY_DECIDED.format(state=row[2]))
            connection.execute(
                "UPDATE contributions SET state = ?, reason = ?, decided_on = ? WHERE id = ?",
                (state, reason, _today(), number),
            )
            row = connection.execute(f"SELECT {_COLUMNS} FROM contributions WHERE id = ?", (number,)).fetchone()
        return _contribution(row)

    def _in_state(self, state: State, order: str) -> list[Contribution]:
        return self._rows("state = ?", order, (state,))

    def _rows(self, where: str, order: str, arguments: tuple[str, ...]) -> list[Contribution]:
        if not exists(self._data_dir):
            return []
        with opened(self._data_dir) as file:
            rows = file.rows(f"SELECT {_COLUMNS} FROM contributions WHERE {where} ORDER BY {order}", arguments)
        return [_contribution(row) for row in rows]


def examples(contributions: Sequence[Contribution]) -> list[tuple[Contribution, PracticeExample]]:
    """The practice examples among contributions."""
    return [(one, one.content) for one in contributions if isinstance(one.content, PracticeExample)]


def experiences(contributions: Sequence[Contribution]) -> list[Experience]:
    """The experiences among contributions."""
    return [one.content for one in contributions if isinstance(one.content, Experience)]


def missing_sources(contributions: Sequence[Contribution]) -> list[tuple[Contribution, MissingSource]]:
    """The suggested sources among contributions."""
    return [(one, one.content) for one in contributions if isinstance(one.content, MissingSource)]


def _contribution(row: tuple[Any, ...]) -> Contribution:
    number, kind, state, content, sent_on, decided_on, reason = row
    return Contribution(number, state, content_of(kind, content), sent_on, decided_on, reason)


def _hash(receipt: str) -> str:
    """A receipt code is long and random, so a plain hash hides it; how it was typed over does not matter."""
    letters = "".join(c for c in receipt.casefold() if c.isalnum())
    return hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest()


def _forget_rejected(connection: sqlite3.Connection) -> None:
    oldest = (datetime.now(UTC).date() - timedelta(days=_REJECTED_KEPT_DAYS)).isoformat()
    connection.execute("DELETE FROM contributions WHERE state = 'afgewezen' AND decided_on < ?", (oldest,))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
