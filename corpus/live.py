"""Reading the registry: what is live, and the older versions that old citations point at."""

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.database import Database
from corpus.model import Content, Document, Filters, Layers, Page, Passage, VersionInfo
from corpus.rows import document_of, page_of, passage_of, statement_of, with_tuples
from corpus.statement import METHOD, Statement, StatementKind

_ASKED = "document_id = ? AND (id = ? OR (? IS NULL AND state = 'live'))"
"""The version asked for, or the live one; its arguments are (document id, version, version)."""


_ADDED_COLUMNS = (
    ("versions", "swept", "INTEGER NOT NULL DEFAULT 0"),
    ("versions", "layers", "JSON NOT NULL DEFAULT '{}'"),
    ("versions", "signature", "BLOB"),
    ("pages", "label", "TEXT"),
    ("versions", "statements_method", "INTEGER NOT NULL DEFAULT 0"),
)
"""What tables got after their first form: an index made by an earlier Gripwijzer gets them when it is opened."""

_PLACES_OF_VERSIONS = (
    "INSERT OR IGNORE INTO places SELECT path, document_id, content_hash FROM versions WHERE state = 'live'"
)


class LiveView(Database):
    """What readers see. Unless a version is named, everything is about the live version of a document."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, (files("corpus") / "registry.sql").read_text("utf-8"))
        for table, column, kind in _ADDED_COLUMNS:
            if column not in {row[1] for row in self._rows(f"PRAGMA table_info({table})")}:
                self._connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
                self._connection.execute(_PLACES_OF_VERSIONS)

    def generation(self) -> int:
        """A counter that goes up with every change of what is live or where it is indexed."""
        rows = self._rows("SELECT value FROM meta WHERE key = 'generation'")
        return int(rows[0][0]) if rows else 0

    # -- documents and their pages

    def documents(self) -> list[Document]:
        """All live documents, newest first."""
        rows = self._rows(
            "SELECT document, id FROM versions WHERE state = 'live' "
            "ORDER BY json_extract(document, '$.date') DESC, document_id"
        )
        return [document_of(*row) for row in rows]

    def document(self, document_id: str, version: int | None = None) -> Document | None:
        """One document, or None when there is no such document or version."""
        rows = self._rows(
            f"SELECT document, id FROM versions WHERE {_ASKED} AND state != 'building'",
            (document_id, version, version),
        )
        return document_of(*rows[0]) if rows else None

    def versions(self, document_id: str) -> list[VersionInfo]:
        """The stored versions of a document, newest first."""
        rows = self._rows(
            "SELECT id, ingested_at, path, state = 'live' FROM versions "
            "WHERE document_id = ? AND state != 'building' ORDER BY id DESC",
            (document_id,),
        )
        return [VersionInfo(version, at, path, bool(live)) for version, at, path, live in rows]

    def layers(self, document_id: str) -> Layers:
        """Where the fields of a live document come from, corrections included."""
        rows = self._rows("SELECT layers FROM versions WHERE document_id = ? AND state = 'live'", (document_id,))
        stored = json.loads(rows[0][0]) if rows else {}
        layers = {name: with_tuples(facts) for name, facts in stored.items()}
        return Layers(**{**layers, "edited": self.edits(document_id)})

    def edits(self, document_id: str) -> dict[str, Any]:
        """The corrections by people, field -> value."""
        rows = self._rows("SELECT field, value FROM edits WHERE document_id = ?", (document_id,))
        return with_tuples({field: json.loads(value) for field, value in rows})

    def pages(self, document_id: str, version: int | None = None) -> list[Page]:
        """The pages of a document, in order."""
        rows = self._rows(
            "SELECT number, text, headings, label FROM pages JOIN versions ON versions.id = version "
            f"WHERE {_ASKED} ORDER BY number",
            (document_id, version, version),
        )
        return [page_of(*row) for row in rows]

    def page(self, document_id: str, number: int, version: int | None = None) -> Page | None:
        """One page of a document."""
        rows = self._rows(
            "SELECT number, text, headings, label FROM pages JOIN versions ON versions.id = version "
            f"WHERE {_ASKED} AND number = ?",
            (document_id, version, version, number),
        )
        return page_of(*rows[0]) if rows else None

    # -- files

    def place(self, path: str) -> tuple[str, str] | None:
        """The document that a file holds, and the hash of its content when it was read."""
        rows = self._rows("SELECT document_id, content_hash FROM places WHERE path = ?", (path,))
        return rows[0] if rows else None

    def read_from(self, document_id: str) -> str | None:
        """The file that the live version of a document was read from."""
        rows = self._rows("SELECT path FROM versions WHERE document_id = ? AND state = 'live'", (document_id,))
        return rows[0][0] if rows else None

    def places(self, document_id: str) -> list[str]:
        """The files that hold a document."""
        return [r[0] for r in self._rows("SELECT path FROM places WHERE document_id = ? ORDER BY path", (document_id,))]

    def document_with_hash(self, content_hash: str) -> tuple[str, str] | None:
        """A live document that a file with this content was read as, and the path of that file."""
        rows = self._rows(
            "SELECT places.document_id, places.path FROM places "
            "JOIN versions ON versions.document_id = places.document_id AND state = 'live' "
            "WHERE places.content_hash = ? ORDER BY places.path",
            (content_hash,),
        )
        return rows[0] if rows else None

    def signatures(self) -> list[tuple[int, bytes]]:
        """Version and MinHash of every live document."""
        return [
            (version, signature)
            for version, signature in self._rows(
                "SELECT id, signature FROM versions WHERE state = 'live' AND signature IS NOT NULL"
            )
        ]

    def document_of_version(self, version: int) -> Document:
        """The document that a version number belongs to."""
        return document_of(*self._rows("SELECT document, id FROM versions WHERE id = ?", (version,))[0])

    # -- passages and statements

    def passages(self, ids: Sequence[str]) -> dict[str, tuple[Passage, Document]]:
        """Those of the passages that are live, with their documents."""
        rows = self._rows(
            "SELECT passage, document, versions.id FROM passages JOIN versions ON versions.id = version "
            "WHERE passages.id IN (SELECT value FROM json_each(?)) AND state = 'live'",
            (json.dumps(list(ids)),),
        )
        found = ((passage_of(passage), document_of(document, version)) for passage, document, version in rows)
        return {passage.id: (passage, document) for passage, document in found}

    def live_passage_ids(self) -> list[str]:
        """The ids of all live passages."""
        return [
            row[0]
            for row in self._rows(
                "SELECT passages.id FROM passages JOIN versions ON versions.id = version WHERE state = 'live'"
            )
        ]

    def live_sentence_count(self) -> int:
        """How many sentences all live passages have."""
        rows = self._rows(
            "SELECT coalesce(sum(json_array_length(passage, '$.sentences')), 0) "
            "FROM passages JOIN versions ON versions.id = version WHERE state = 'live'"
        )
        return int(rows[0][0])

    def content(self, document_id: str) -> Content | None:
        """All that was read from one live document."""
        document = self.document(document_id)
        if document is None:
            return None
        rows = self._rows("SELECT passage FROM passages WHERE version = ?", (document.version,))
        passages = sorted((passage_of(row[0]) for row in rows), key=lambda passage: passage.ordinal)
        signature = self._rows("SELECT signature FROM versions WHERE id = ?", (document.version,))[0][0]
        return Content(
            document,
            tuple(self.pages(document_id)),
            tuple(passages),
            tuple(self.statements_of(document_id)),
            self.layers(document_id),
            signature or b"",
        )

    def live_contents(self) -> Iterator[Content]:
        """All that was read from every live document, one at a time."""
        for (document_id,) in self._rows("SELECT document_id FROM versions WHERE state = 'live' ORDER BY id"):
            if content := self.content(document_id):
                yield content

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
        versions = [r[0] for r in self._rows(allowed, arguments)]
        if filters.with_statement is not None:
            passages += " AND id IN (SELECT passage_id FROM statements WHERE kind = ?)"
            arguments.append(filters.with_statement)
        return versions, [r[0] for r in self._rows(passages, arguments)]

    def statements_in(self, passage_ids: Sequence[str], kind: StatementKind) -> list[Statement]:
        """The statements of one kind that stand in these passages."""
        rows = self._rows(
            "SELECT statement FROM statements "
            "WHERE passage_id IN (SELECT value FROM json_each(?)) AND kind = ? ORDER BY id",
            (json.dumps(list(passage_ids)), kind),
        )
        return [statement_of(row[0]) for row in rows]

    def statements_of(self, document_id: str, kind: StatementKind | None = None) -> list[Statement]:
        """The statements of one live document, all or of one kind, in the order of the text."""
        rows = self._rows(
            "SELECT statement FROM statements JOIN versions ON versions.id = version "
            "WHERE document_id = ? AND state = 'live' AND (kind = ? OR ? IS NULL)",
            (document_id, kind, kind),
        )
        found = [statement_of(row[0]) for row in rows]
        return sorted(found, key=lambda s: (s.page, s.start))

    def statements(self) -> list[tuple[Statement, Document]]:
        """All live statements with their documents, by document and in the order of the text."""
        documents = {document.version: document for document in self.documents()}
        found: dict[int, list[Statement]] = {version: [] for version in documents}
        for version, statement in self._rows("SELECT version, statement FROM statements"):
            if version in found:
                found[version].append(statement_of(statement))
        return [
            (one, document)
            for version, document in documents.items()
            for one in sorted(found[version], key=lambda s: (s.page, s.start))
        ]

    def outdated_statements(self) -> list[str]:
        """The live documents whose statements were found by an earlier Gripwijzer, or not at all."""
        rows = self._rows(
            "SELECT document_id FROM versions WHERE state = 'live' AND statements_method != ? ORDER BY id", (METHOD,)
        )
        return [row[0] for row in rows]

    def counts(self) -> dict[str, int]:
        """How many live documents, pages, passages, recommendations, findings and practice examples there are."""
        live = "JOIN versions ON versions.id = version WHERE state = 'live'"

        def count(rest: str) -> int:
            return int(self._rows(f"SELECT count(*) FROM {rest}")[0][0])

        return {
            "documents": count("versions WHERE state = 'live'"),
            "pages": count(f"pages {live}"),
            "passages": count(f"passages {live}"),
            "recommendations": count(f"statements {live} AND kind = 'aanbeveling'"),
            "findings": count(f"statements {live} AND kind = 'bevinding'"),
            "examples": count(f"statements {live} AND kind = 'praktijkvoorbeeld'"),
        }
