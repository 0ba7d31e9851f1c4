"""The vectors of the tokens of each passage, kept beside the other indexes to rank the best passages anew.

One SQLite file: per passage the ids of its tokens, and their unit vectors in eight bits with one scale for the
passage.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.rarity import rarities

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS passages (id TEXT PRIMARY KEY, version INTEGER NOT NULL, tokens BLOB NOT NULL, "
    "scale REAL NOT NULL, vectors BLOB NOT NULL)"
)
"""With row ids: rows this long would make a tree of the ids themselves deep, and a search half as fast again."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as the embedding model sees it, n tokens long.

    ``ids`` (n) are the model's own; ``vectors`` (n x dimension) times ``scale`` have unit length.
    """

    ids: npt.NDArray[np.int32]
    vectors: npt.NDArray[np.int8]
    scale: float

    @classmethod
    def of(cls, ids: npt.NDArray[np.int32], unit: npt.NDArray[np.float32]) -> "Tokens":
        """With these vectors of unit length, brought back to eight bits."""
        scale = float(np.abs(unit).max(initial=0.0)) / 127 or 1.0
        return cls(ids, np.round(unit / scale).astype(np.int8), scale)

    def only(self, which: npt.NDArray[np.bool_]) -> "Tokens":
        """Those of the tokens for which ``which`` (n) holds."""
        return Tokens(self.ids[which], self.vectors[which], self.scale)


class TokenIndex:
    """The tokens of all passages in one file."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, timeout=30, check_same_thread=False, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(_SCHEMA)
        self._rarities: dict[int, float] | None = None

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def add(self, rows: Iterable[tuple[str, int, Tokens]]) -> None:
        """Store passages, each with its id and version, all or none of them."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(
                "INSERT OR REPLACE INTO passages VALUES (?, ?, ?, ?, ?)",
                ((id_, version, *to_blobs(tokens)) for id_, version, tokens in rows),
            )
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
        self._rarities = None

    def delete_versions(self, versions: Sequence[int]) -> None:
        """Delete all passages of these versions."""
        self._connection.executemany("DELETE FROM passages WHERE version = ?", [(version,) for version in versions])
        self._rarities = None

    def get(self, passage_ids: Sequence[str]) -> dict[str, Tokens]:
        """Those of the passages that are there."""
        marks = ",".join("?" * len(passage_ids))
        rows = self._connection.execute(
            f"SELECT id, tokens, scale, vectors FROM passages WHERE id IN ({marks})", list(passage_ids)
        )
        return {id_: from_blobs(*blobs) for id_, *blobs in rows}

    def ids(self) -> list[str]:
        """The ids of all passages."""
        return [row[0] for row in self._connection.execute("SELECT id FROM passages")]

    def rarities(self) -> dict[int, float]:
        """How rare each token is; counted once and kept until something is written here."""
        if self._rarities is None:
            rows = self._connection.execute("SELECT tokens FROM passages")
            self._rarities = rarities(np.frombuffer(row[0], np.int32) for row in rows)
        return self._rarities


def to_blobs(tokens: Tokens) -> tuple[bytes, float, bytes]:
    """Ids, scale and vectors as they are stored."""
    return tokens.ids.tobytes(), tokens.scale, tokens.vectors.tobytes()


def from_blobs(ids: bytes, scale: float, vectors: bytes) -> Tokens:
    """What ``to_blobs`` stored."""
    tokens = np.frombuffer(ids, np.int32)
    values = np.frombuffer(vectors, np.int8).reshape(len(tokens), -1)
    return Tokens(tokens, values, scale)


def clear(file: Path) -> None:
    """Delete the file, to be built anew."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)
