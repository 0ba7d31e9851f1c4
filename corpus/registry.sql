-- The registry: the truth about what is known. See registry.py for how versions live and die.
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('building', 'live', 'dead')),
    content_hash TEXT NOT NULL,
    path TEXT NOT NULL,
    document JSON NOT NULL,
    year INTEGER,
    ingested_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX IF NOT EXISTS one_live ON versions (document_id) WHERE state = 'live';
CREATE INDEX IF NOT EXISTS versions_of_document ON versions (document_id);
-- Every file that holds a document: the same text may lie in several places.
CREATE TABLE IF NOT EXISTS places (
    path TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    content_hash TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS places_of_document ON places (document_id);
CREATE INDEX IF NOT EXISTS places_of_hash ON places (content_hash);
-- Corrections by people; they hold for every later version of the document.
CREATE TABLE IF NOT EXISTS edits (
    document_id TEXT NOT NULL,
    field TEXT NOT NULL,
    value JSON,
    edited_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (document_id, field)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report JSON NOT NULL
);
CREATE TABLE IF NOT EXISTS tags (
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (field, value, version)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tags_of_version ON tags (version);
CREATE TABLE IF NOT EXISTS pages (
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, text TEXT NOT NULL, headings JSON NOT NULL, PRIMARY KEY (version, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    passage JSON NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passages_of_version ON passages (version);
CREATE TABLE IF NOT EXISTS statements (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    passage_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    statement JSON NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS statements_of_passage ON statements (passage_id, kind);
CREATE INDEX IF NOT EXISTS statements_of_version ON statements (version, kind);
DROP TABLE IF EXISTS recommendations; -- of before statements had kinds; `verify --repair` finds them anew
