"""All scans of one data directory, in ``scans.sqlite``: kept, read, and removed so that nothing is left of them."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path
from threading import Lock

from corpus.database import Database
from corpus.settings import Settings
from scan.entry import check_answers, check_municipality, check_role
from scan.errors import Full, NotKept, UnknownScan
from scan.model import Participant, Scan

FILE = "scans.sqlite"
MOST_SCANS = 10_000
MOST_PARTICIPANTS = 50
"""In one scan: more than a conversation can hold."""

_UNGUESSABLE = 16
"""Bytes of chance in an id or key, 128 bits."""
_FIRST_OPENING = Lock()
"""SQLite does not wait for another thread that makes the same file."""


class Scans:
    """The scans of one data directory. Each call opens the file anew, so any thread or process may call."""

    def __init__(self, settings: Settings) -> None:
        self._path = settings.data_dir / FILE
        self._may_keep = settings.allow_changes

    @property
    def may_keep(self) -> bool:
        """Whether scans are kept here at all."""
        return self._may_keep

    def begin(self, municipality: object) -> Scan:
        """A new scan without participants.

        Raises:
            NotKept, Refused, Full: scans are not kept here, the municipality does not exist, or there are too many.
        """
        if not self._may_keep:
            raise NotKept
        scan = Scan(secrets.token_urlsafe(_UNGUESSABLE), check_municipality(municipality), _today())
        with _opened(self._path) as file:
            file.begin(scan)
        return scan

    def take_part(self, scan_id: str, role: object, answers: object, key: str | None = None) -> Participant:
        """Keep what one participant filled in; with their ``key``, in the place of what they sent before.

        Raises:
            NotKept, Refused, Full, UnknownScan: see each; with ``key``, UnknownScan also when nobody has it.
        """
        if not self._may_keep:
            raise NotKept
        self._check(scan_id, key)  # an unknown scan is told before what is wrong with the answers
        checked = check_role(role), _today(), check_answers(answers)
        participant = Participant(key or secrets.token_urlsafe(_UNGUESSABLE), *checked)
        with _opened(self._path) as file:
            if key:
                file.replace(scan_id, participant)
            else:
                file.add(scan_id, participant)
        return participant

    def get(self, scan_id: str) -> Scan:
        """One scan with its participants, in the order in which they came.

        Raises:
            UnknownScan: there is none with this id.
        """
        if not (scan_id.isascii() and self._path.is_file()):
            raise UnknownScan
        with _opened(self._path) as file:
            return file.get(scan_id)

    def remove(self, scan_id: str) -> None:
        """Remove a scan with all its answers.

        Raises:
            UnknownScan: there is none with this id.
        """
        self.get(scan_id)
        with _opened(self._path) as file:
            file.remove(scan_id)

    def take_back(self, scan_id: str, key: str) -> None:
        """Remove what one participant filled in.

        Raises:
            UnknownScan: there is no such scan, or nobody with this key in it.
        """
        self._check(scan_id, key)
        with _opened(self._path) as file:
            file.take_back(scan_id, key)

    def _check(self, scan_id: str, key: str | None) -> None:
        scan = self.get(scan_id)
        if key and scan.participant(key) is None:
            raise UnknownScan


@contextmanager
def _opened(path: Path) -> Iterator["_ScanFile"]:
    with _FIRST_OPENING:
        file = _ScanFile(path)
    try:
        yield file
    finally:
        file.close()


class _ScanFile(Database):
    """The file, open."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(path, (files("scan") / "scans.sql").read_text("utf-8"))
        self._connection.execute("PRAGMA secure_delete = ON")

    def begin(self, scan: Scan) -> None:
        with self._transaction() as connection:
            if connection.execute("SELECT count(*) FROM scans").fetchone()[0] >= MOST_SCANS:
                raise Full("Er staan hier al te veel scans. Verwijder eerst scans die u niet meer nodig hebt.")
            connection.execute("INSERT INTO scans VALUES (?, ?, ?)", (scan.id, scan.municipality, scan.created))

    def add(self, scan_id: str, one: Participant) -> None:
        with self._transaction() as connection:
            # Both within the transaction: another may have come or have removed the scan since it was looked up.
            if not connection.execute("SELECT 1 FROM scans WHERE id = ?", (scan_id,)).fetchone():
                raise UnknownScan
            counted = connection.execute("SELECT count(*) FROM participants WHERE scan = ?", (scan_id,))
            if counted.fetchone()[0] >= MOST_PARTICIPANTS:
                raise Full(
                    f"Aan deze scan doen al {MOST_PARTICIPANTS} mensen mee; meer kan niet. Begin een nieuwe scan."
                )
            connection.execute(
                "INSERT INTO participants (scan, key, role, sent, answers) VALUES (?, ?, ?, ?, ?)",
                (scan_id, one.key, one.role, one.sent, json.dumps(one.answers)),
            )

    def replace(self, scan_id: str, one: Participant) -> None:
        with self._transaction() as connection:
            changed = connection.execute(
                "UPDATE participants SET role = ?, sent = ?, answers = ? WHERE scan = ? AND key = ?",
                (one.role, one.sent, json.dumps(one.answers), scan_id, one.key),
            )
            if not changed.rowcount:
                raise UnknownScan

    def get(self, scan_id: str) -> Scan:
        # One statement, so that a scan is never seen half while another process removes it.
        rows = self._rows(
            "SELECT municipality, created, key, role, sent, answers FROM scans "
            "LEFT JOIN participants ON scan = scans.id WHERE scans.id = ? ORDER BY number",
            (scan_id,),
        )
        if not rows:
            raise UnknownScan
        participants = (
            Participant(key, role, sent, json.loads(answers)) for *_, key, role, sent, answers in rows if key
        )
        return Scan(scan_id, rows[0][0], rows[0][1], tuple(participants))

    def remove(self, scan_id: str) -> None:
        with self._transaction() as connection:
            if not connection.execute("DELETE FROM scans WHERE id = ?", (scan_id,)).rowcount:
                raise UnknownScan
        self._leave_nothing()

    def take_back(self, scan_id: str, key: str) -> None:
        with self._transaction() as connection:
            gone = connection.execute("DELETE FROM participants WHERE scan = ? AND key = ?", (scan_id, key))
            if not gone.rowcount:
                raise UnknownScan
        self._leave_nothing()

    def _leave_nothing(self) -> None:
        """Write the file anew without what was removed, and empty the log in which that still stands."""
        self._connection.execute("VACUUM")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _today() -> str:
    return date.today().isoformat()
