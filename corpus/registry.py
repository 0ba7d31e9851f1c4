"""The registry: SQLite, the truth about documents, versions, pages, passages and statements.

A version is ``building`` from before its first write into an index until the transaction that makes it
``live``; that same transaction makes the version it replaces ``dead``. Only live versions count. Dead versions
and versions left building by a run that was killed are swept out of the indexes; after that a dead version
keeps its pages, so that an old citation still opens, and one that never went live is forgotten.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from corpus.live import LiveView
from corpus.model import Content, Document, Layers
from corpus.statement import METHOD


class Registry(LiveView):
    """What is known, for reading and writing."""

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

    # -- the life of a version

    def begin_version(self, document_id: str, content_hash: str, path: str) -> int:
        """Note that a version is about to be written into the indexes; returns its number."""
        with self._transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO versions (document_id, state, content_hash, path, document) "
                "VALUES (?, 'building', ?, ?, '{}')",
                (document_id, content_hash, path),
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def begin_again(self, document_id: str) -> int:
        """Begin a version of the same file content as the live one."""
        rows = self._rows(
            "SELECT content_hash, path FROM versions WHERE document_id = ? AND state = 'live'", (document_id,)
        )
        return self.begin_version(document_id, *rows[0])

    def make_live(self, versions: Iterable[tuple[int, Content]]) -> None:
        """Store these versions and put them in the place of the ones they replace, all in one transaction."""
        with self._transaction() as connection:
            for version, content in versions:
                self._store(connection, version, content)
                connection.execute(
                    "UPDATE versions SET state = 'dead' WHERE document_id = ? AND state = 'live'",
                    (content.document.id,),
                )
                connection.execute("UPDATE versions SET state = 'live' WHERE id = ?", (version,))
                connection.execute(
                    "INSERT OR REPLACE INTO places SELECT path, document_id, content_hash FROM versions WHERE id = ?",
                    (version,),
                )
            self._retire_without_place(connection)
            self._advance(connection)

    def _store(self, connection: sqlite3.Connection, version: int, content: Content) -> None:
        self._describe(connection, version, content.document, content.layers)
        connection.execute("UPDATE versions SET signature = ? WHERE id = ?", (content.signature or None, version))
        connection.executemany(
            "INSERT INTO pages (version, number, text, headings, label) VALUES (?, ?, ?, ?, ?)",
            ((version, p.number, p.text, _json(p.headings), p.label) for p in content.pages),
        )
        connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?)", ((p.id, version, _json(asdict(p))) for p in content.passages)
        )
        self._put_statements(connection, version, content)

    def put_statements(self, content: Content) -> None:
        """Put these statements of a live document in the place of those that were found before."""
        with self._transaction() as connection:
            self._put_statements(connection, content.document.version, content)
            self._advance(connection)

    @staticmethod
    def _put_statements(connection: sqlite3.Connection, version: int, content: Content) -> None:
        connection.execute("DELETE FROM statements WHERE version = ?", (version,))
        connection.executemany(
            "INSERT INTO statements VALUES (?, ?, ?, ?, ?)",
            ((s.id, version, s.passage_id, s.kind, _json(asdict(s))) for s in content.statements),
        )
        connection.execute("UPDATE versions SET statements_method = ? WHERE id = ?", (METHOD, version))

    @staticmethod
    def _describe(connection: sqlite3.Connection, version: int, document: Document, layers: Layers) -> None:
        stored = {name: value for name, value in asdict(layers).items() if name != "edited"}
        connection.execute(
            "UPDATE versions SET document = ?, year = ?, layers = ? WHERE id = ?",
            (_json(asdict(document)), document.year, _json(stored), version),
        )
        tags: list[tuple[str, str]] = [("kind", document.kind)] if document.kind else []
        tags += [("municipality", m) for m in document.municipalities]
        tags += [("domain", d) for d in document.domains] + [("theme", t) for t in document.themes]
        connection.execute("DELETE FROM tags WHERE version = ?", (version,))
        connection.executemany("INSERT OR IGNORE INTO tags VALUES (?, ?, ?)", ((version, *t) for t in tags))

    def leftovers(self) -> list[int]:
        """Versions that do not count but may still have entries in the indexes."""
        return [row[0] for row in self._rows("SELECT id FROM versions WHERE state != 'live' AND NOT swept")]

    def swept(self, versions: Sequence[int]) -> None:
        """Note that these versions have no entries in the indexes any more; of dead ones the pages are kept."""
        with self._transaction() as connection:
            for version in versions:
                connection.execute("DELETE FROM versions WHERE id = ? AND state = 'building'", (version,))
                for table in ("statements", "passages", "tags"):
                    connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))
                connection.execute("UPDATE versions SET swept = 1, signature = NULL WHERE id = ?", (version,))

    def forget(self, document_id: str) -> bool:
        """Take a document out, its older versions and corrections too; returns whether it was live."""
        with self._transaction() as connection:
            # What may still be in the indexes goes when it is swept, as a version that never went live.
            gone = connection.execute(
                "UPDATE versions SET state = 'building' WHERE document_id = ? AND state = 'live'", (document_id,)
            )
            connection.execute(
                "UPDATE versions SET state = 'building' WHERE document_id = ? AND state = 'dead' AND NOT swept",
                (document_id,),
            )
            connection.execute("DELETE FROM versions WHERE document_id = ? AND state = 'dead'", (document_id,))
            connection.execute("DELETE FROM places WHERE document_id = ?", (document_id,))
            connection.execute("DELETE FROM edits WHERE document_id = ?", (document_id,))
            self._advance(connection)
        return gone.rowcount > 0

    # -- files

    def put_place(self, path: str, document_id: str, content_hash: str) -> None:
        """Note that a file holds a document; a document that lost its last file by this is retired."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?)", (path, document_id, content_hash))
            if self._retire_without_place(connection):
                self._advance(connection)

    @staticmethod
    def _retire_without_place(connection: sqlite3.Connection) -> bool:
        cursor = connection.execute(
            "UPDATE versions SET state = 'dead' WHERE state = 'live' "
            "AND document_id NOT IN (SELECT document_id FROM places)"
        )
        return cursor.rowcount > 0

    # -- what people say about a document

    def put_edits(self, document_id: str, values: Mapping[str, Any], reset: Iterable[str] = ()) -> None:
        """Keep corrections, and drop those of the fields in ``reset``."""
        with self._transaction() as connection:
            connection.executemany(
                "DELETE FROM edits WHERE document_id = ? AND field = ?", ((document_id, field) for field in reset)
            )
            connection.executemany(
                "INSERT OR REPLACE INTO edits (document_id, field, value) VALUES (?, ?, ?)",
                ((document_id, field, _json(value)) for field, value in values.items()),
            )

    def redescribe(self, document: Document, layers: Layers) -> None:
        """Store what is known about a live document anew; its text stays."""
        with self._transaction() as connection:
            self._describe(connection, document.version, document, layers)
            self._advance(connection)

    # -- runs

    def put_run(self, report: str) -> int:
        """Keep the report of an ingest run (JSON); returns its number."""
        with self._transaction() as connection:
            cursor = connection.execute("INSERT INTO runs (report) VALUES (?)", (report,))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def run(self, number: int) -> str | None:
        """The report of an ingest run (JSON)."""
        rows = self._rows("SELECT report FROM runs WHERE id = ?", (number,))
        return rows[0][0] if rows else None

    def runs(self) -> list[tuple[int, str]]:
        """Number and report (JSON) of the ingest runs, newest first."""
        return [(number, report) for number, report in self._rows("SELECT id, report FROM runs ORDER BY id DESC")]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
