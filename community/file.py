"""The file ``community.sqlite`` of a data directory, opened for one action at a time."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from community.errors import Unusable
from corpus.database import Database

log = logging.getLogger(__name__)

_NAME = "community.sqlite"
_BUSY_MS = 5_000
"""How long an action waits for another one that writes."""


class CommunityFile(Database):
    """A connection to the file."""

    def __init__(self, data_dir: Path) -> None:
        data_dir.mkdir(parents=True, exist_ok=True)
        super().__init__(data_dir / _NAME, (files("community") / "community.sql").read_text("utf-8"))
        self._connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        self._connection.execute("PRAGMA secure_delete = ON")  # what is withdrawn is overwritten

    def rows(self, sql: str, arguments: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._rows(sql, arguments)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that other writers wait for."""
        with self._transaction() as connection:
            yield connection


def exists(data_dir: Path) -> bool:
    """Whether anything was ever kept here; who only reads makes no file."""
    return (data_dir / _NAME).exists()


@contextmanager
def opened(data_dir: Path) -> Iterator[CommunityFile]:
    """The file, for one action: threads and processes each have a connection of their own.

    Raises:
        Unusable: it cannot be read or written, or another process keeps it too long.
    """
    try:
        with closing(CommunityFile(data_dir)) as file:
            yield file
    except (sqlite3.Error, OSError) as error:
        log.exception("the file with contributions cannot be used")
        raise Unusable from error
