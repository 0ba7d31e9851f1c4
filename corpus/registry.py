"""The registry: SQLite, the truth about documents, versions, pages, passages and recommendations.

A version is ``building`` from before its first write into an index until the transaction that makes it
``live``; that same transaction makes the version it replaces ``dead``. Only live versions count. Dead
versions and versions left building by a run that was killed are swept out of the indexes later.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.model import Content, Document, Filters, Page, Passage, Recommendation
from corpus.rows import document_of, page_of, passage_of, recommendation_of


def passage_id(version: int, ordinal: int) -> str:
    """The id of a passage: unique over all versions, so an old and a new version never mix."""
    return f"{version}-{ordinal}"


class Registry:
    """One SQLite file. Reads never block; writes are one transaction each."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.executescript((files("corpus") / "registry.sql").read_text("utf-8"))

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

    # -- properties of the index as a whole

    def meta(self, key: str) -> str | None:
        """A property of the index, such as the embedding model it was built with."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def generation(self) -> int:
        """A counter that goes up with every change of what is live or where it is indexed."""
        return int(self.meta("generation") or 0)

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

    # -- writing versions

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
            self._advance(connection)

    @staticmethod
    def _store(connection: sqlite3.Connection, version: int, content: Content) -> None:
        document = content.document
        connection.execute(
            "UPDATE versions SET document = ?, year = ? WHERE id = ?",
            (json.dumps(asdict(document), ensure_ascii=False), document.year, version),
        )
        tags: list[tuple[str, str]] = [("kind", document.kind)] if document.kind else []
        tags += [("municipality", m) for m in document.municipalities]
        tags += [("domain", d) for d in document.domains] + [("theme", t) for t in document.themes]
        connection.executemany("INSERT OR IGNORE INTO tags VALUES (?, ?, ?)", ((version, *t) for t in tags))
        connection.executemany(
            "INSERT INTO pages VALUES (?, ?, ?, ?)",
            ((version, p.number, p.text, json.dumps(p.headings, ensure_ascii=False)) for p in content.pages),
        )
        connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?)",
            ((p.id, version, json.dumps(asdict(p), ensure_ascii=False)) for p in content.passages),
        )
        connection.executemany(
            "INSERT INTO recommendations VALUES (?, ?, ?, ?)",
            ((r.id, version, r.passage_id, json.dumps(asdict(r), ensure_ascii=False)) for r in content.recommendations),
        )

    def retire(self, document_id: str) -> bool:
        """Take a document out of what is live; returns whether it was there."""
        with self._transaction() as connection:
            cursor = connection.execute(
                "UPDATE versions SET state = 'dead' WHERE document_id = ? AND state = 'live'", (document_id,)
            )
            self._advance(connection)
        return cursor.rowcount > 0

    def leftovers(self) -> list[int]:
        """Versions that do not count but may still have entries in the indexes."""
        return [row[0] for row in self._rows("SELECT id FROM versions WHERE state != 'live'")]

    def forget(self, versions: Sequence[int]) -> None:
        """Delete versions whose index entries are gone."""
        with self._transaction() as connection:
            connection.executemany("DELETE FROM versions WHERE id = ?", [(v,) for v in versions])

    # -- reading what is live

    def live_with_hash(self, content_hash: str) -> tuple[str, str] | None:
        """Id and path of the live document with this content."""
        rows = self._rows(
            "SELECT document_id, path FROM versions WHERE content_hash = ? AND state = 'live'",
            (content_hash,),
        )
        return rows[0] if rows else None

    def live_place(self, document_id: str) -> str | None:
        """The path that a live document was read from."""
        rows = self._rows("SELECT path FROM versions WHERE document_id = ? AND state = 'live'", (document_id,))
        return rows[0][0] if rows else None

    def documents(self) -> list[Document]:
        """All live documents, newest first."""
        rows = self._rows(
            "SELECT document FROM versions WHERE state = 'live' "
            "ORDER BY json_extract(document, '$.date') DESC, document_id"
        )
        return [document_of(row[0]) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """One live document."""
        rows = self._rows("SELECT document FROM versions WHERE document_id = ? AND state = 'live'", (document_id,))
        return document_of(rows[0][0]) if rows else None

    def pages(self, document_id: str) -> list[Page]:
        """The pages of a live document, in order."""
        rows = self._rows(
            "SELECT number, text, headings FROM pages JOIN versions ON versions.id = version "
            "WHERE document_id = ? AND state = 'live' ORDER BY number",
            (document_id,),
        )
        return [page_of(*row) for row in rows]

    def page(self, document_id: str, number: int) -> Page | None:
        """One page of a live document."""
        rows = self._rows(
            "SELECT number, text, headings FROM pages JOIN versions ON versions.id = version "
            "WHERE document_id = ? AND state = 'live' AND number = ?",
            (document_id, number),
        )
        return page_of(*rows[0]) if rows else None

    def passages(self, ids: Sequence[str]) -> dict[str, tuple[Passage, Document]]:
        """Those of the passages that are live, with their documents."""
        rows = self._rows(
            "SELECT passage, document FROM passages JOIN versions ON versions.id = version "
            "WHERE passages.id IN (SELECT value FROM json_each(?)) AND state = 'live'",
            (json.dumps(list(ids)),),
        )
        found = ((passage_of(passage), document_of(document)) for passage, document in rows)
        return {passage.id: (passage, document) for passage, document in found}

    def live_passage_ids(self) -> list[str]:
        """The ids of all live passages."""
        return [
            row[0]
            for row in self._rows(
                "SELECT passages.id FROM passages JOIN versions ON versions.id = version WHERE state = 'live'"
            )
        ]

    def live_contents(self) -> Iterator[tuple[int, Content]]:
        """Every live version with all that was read from it, one at a time."""
        for version, document_id in self._rows("SELECT id, document_id FROM versions WHERE state = 'live'"):
            document = self.document(document_id)
            if document is None:
                continue
            rows = self._rows("SELECT passage FROM passages WHERE version = ?", (version,))
            passages = sorted((passage_of(row[0]) for row in rows), key=lambda p: p.ordinal)
            yield (
                version,
                Content(document, tuple(self.pages(document_id)), tuple(passages), tuple(self.advice(document_id))),
            )

    def matching(self, filters: Filters) -> tuple[list[int], list[str]]:
        """The live versions that the filters allow, and their passages: the limits of a search."""
        where, arguments = ["state = 'live'"], list[Any]()
        for field, values in (
            ("kind", filters.kinds),
            ("municipality", filters.municipalities),
            ("domain", filters.domains),
            ("theme", filters.themes),
        ):
            if values:
                where.append(
                    "EXISTS (SELECT 1 FROM tags WHERE version = versions.id AND field = ? "
                    "AND value IN (SELECT value FROM json_each(?)))"
                )
                arguments += [field, json.dumps(values)]
        if filters.from_year is not None:
            where.append("year >= ?")
            arguments.append(filters.from_year)
        if filters.to_year is not None:
            where.append("year <= ?")
            arguments.append(filters.to_year)
        allowed = f"SELECT id FROM versions WHERE {' AND '.join(where)}"
        passages = f"SELECT id FROM passages WHERE version IN ({allowed})"
        if filters.with_recommendation:
            passages += " AND id IN (SELECT passage_id FROM recommendations)"
        return [r[0] for r in self._rows(allowed, arguments)], [r[0] for r in self._rows(passages, arguments)]

    def recommendations_in(self, passage_ids: Sequence[str]) -> list[Recommendation]:
        """The recommendations that stand in these passages."""
        rows = self._rows(
            "SELECT recommendation FROM recommendations "
            "WHERE passage_id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(passage_ids)),),
        )
        return [recommendation_of(row[0]) for row in rows]

    def advice(self, document_id: str) -> list[Recommendation]:
        """The recommendations of one live document, in the order of the text."""
        rows = self._rows(
            "SELECT recommendation FROM recommendations JOIN versions ON versions.id = version "
            "WHERE document_id = ? AND state = 'live'",
            (document_id,),
        )
        found = [recommendation_of(row[0]) for row in rows]
        return sorted(found, key=lambda r: (r.page, r.start))

    def counts(self) -> dict[str, int]:
        """How many live documents, pages, passages and recommendations there are."""
        live = "JOIN versions ON versions.id = version WHERE state = 'live'"
        return {
            "documents": self._rows("SELECT count(*) FROM versions WHERE state = 'live'")[0][0],
            "pages": self._rows(f"SELECT count(*) FROM pages {live}")[0][0],
            "passages": self._rows(f"SELECT count(*) FROM passages {live}")[0][0],
            "recommendations": self._rows(f"SELECT count(*) FROM recommendations {live}")[0][0],
        }
