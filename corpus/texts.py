"""The vectors of short texts that stand still (recommendations, known concerns), kept so that each is made once.

One SQLite file beside the other indexes: per text its vector and its tokens, as a question or as a passage, under
the name of the model. What users type is never kept here.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from corpus.database import Database
from corpus.tokens import Tokens, from_blobs, to_blobs

Role = Literal["question", "passage"]
Embedded = tuple[npt.NDArray[np.float32], Tokens]
"""The vector of a text, and its tokens."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS texts (model TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL, "
    "vector BLOB NOT NULL, tokens BLOB NOT NULL, scale REAL NOT NULL, vectors BLOB NOT NULL, "
    "PRIMARY KEY (model, role, text)) WITHOUT ROWID"
)


class TextIndex(Database):
    """Vectors of standing texts in one file, made when they are first asked for."""

    def __init__(self, file: Path, model: str) -> None:
        super().__init__(file, _SCHEMA)
        self._model = model

    def read(
        self, role: Role, texts: Sequence[str], embed: Callable[[list[str]], Sequence[Embedded]]
    ) -> dict[str, Embedded]:
        """Text -> its vector and tokens; those that are not here yet are embedded and kept."""
        wanted = list(dict.fromkeys(texts))
        found = self._known(role, wanted)
        if missing := [text for text in wanted if text not in found]:
            made = dict(zip(missing, embed(missing), strict=True))
            with self._transaction() as connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [
                        (self._model, role, text, vector.astype(np.float32).tobytes(), *to_blobs(tokens))
                        for text, (vector, tokens) in made.items()
                    ],
                )
            found |= self._known(role, missing)  # as stored, so that the first time is like every next
        return found

    def _known(self, role: Role, texts: Sequence[str]) -> dict[str, Embedded]:
        marks = ",".join("?" * len(texts))
        rows = self._rows(
            "SELECT text, vector, tokens, scale, vectors FROM texts "
            f"WHERE model = ? AND role = ? AND text IN ({marks})",
            [self._model, role, *texts],
        )
        return {text: (np.frombuffer(vector, np.float32), from_blobs(*blobs)) for text, vector, *blobs in rows}

    def forget_except(self, texts: Sequence[str]) -> None:
        """Forget every passage that is not one of these: what was removed from the sources stays nowhere."""
        kept = set(texts)
        gone = [text for (text,) in self._rows("SELECT text FROM texts WHERE role = 'passage'") if text not in kept]
        with self._transaction() as connection:
            connection.executemany("DELETE FROM texts WHERE role = 'passage' AND text = ?", [(text,) for text in gone])
