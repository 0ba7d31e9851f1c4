"""The SQLite file under the registry: its connection, its tables, and transactions."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

_ADDED_COLUMNS = (
    ("versions", "swept", "INTEGER NOT NULL DEFAULT 0"),
    ("versions", "layers", "JSON NOT NULL DEFAULT '{}'"),
    ("versions", "signature", "BLOB"),
    ("pages", "label", "TEXT"),
)
"""What tables got after their first form: an index made by an earlier Gripwijzer gets them when it is opened."""

_PLACES_OF_VERSIONS = (
    "INSERT OR IGNORE INTO places SELECT path, document_id, content_hash FROM versions WHERE state = 'live'"
)


class Database:
    """One SQLite file. Reads never block; writes are one transaction each."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.executescript((files("corpus") / "registry.sql").read_text("utf-8"))
        for table, column, kind in _ADDED_COLUMNS:
            if column not in {row[1] for row in self._rows(f"PRAGMA table_info({table})")}:
                self._connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
                self._connection.execute(_PLACES_OF_VERSIONS)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _rows(self, sql: str, arguments: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        # A cursor of its own, read out at once: a server's threads share this connection.
        return self._connection.cursor().execute(sql, arguments).fetchall()

    def generation(self) -> int:
        """A counter that goes up with every change of what is live or where it is indexed."""
        rows = self._rows("SELECT value FROM meta WHERE key = 'generation'")
        return int(rows[0][0]) if rows else 0

    def advance_generation(self) -> None:
        """Tell readers to open the indexes anew."""
        with self._transaction() as connection:
            self._advance(connection)

    @staticmethod
    def _advance(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO meta VALUES ('generation', '1') "
            "ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )
