"""The registry's file: an index made by an earlier version opens, and loses nothing."""

import sqlite3
from pathlib import Path

from corpus.registry import Registry

EARLIER = """
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('building', 'live', 'dead')), content_hash TEXT NOT NULL, path TEXT NOT NULL,
    document JSON NOT NULL, year INTEGER, ingested_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE pages (
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, text TEXT NOT NULL, headings JSON NOT NULL, PRIMARY KEY (version, number)
) WITHOUT ROWID;
INSERT INTO versions VALUES (1, 'nota', 'live', 'abc', 'nota.md',
    '{"id": "nota", "title": "Nota", "municipalities": [], "domains": [], "themes": []}', NULL, '2026-01-01');
INSERT INTO pages VALUES (1, 1, 'De wachttijd is acht weken.', '[[0, []]]');
"""


def test_an_earlier_index_opens_with_its_documents_and_places(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "registry.sqlite") as earlier:
        earlier.executescript(EARLIER)
    for _opening in range(2):
        registry = Registry(tmp_path / "registry.sqlite")
        assert [document.id for document in registry.documents()] == ["nota"]
        assert [page.text for page in registry.pages("nota")] == ["De wachttijd is acht weken."]
        registry.put_place("elders.md", "ander", "def")  # retires only what lies nowhere
        assert registry.place("nota.md") == ("nota", "abc")
        assert registry.document("nota") is not None
        registry.close()
