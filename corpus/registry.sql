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
CREATE TABLE IF NOT EXISTS tags (
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (field, value, version)
) WITHOUT ROWID;
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
CREATE TABLE IF NOT EXISTS recommendations (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    passage_id TEXT NOT NULL, recommendation JSON NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS recommendations_of_passage ON recommendations (passage_id);
CREATE INDEX IF NOT EXISTS recommendations_of_version ON recommendations (version);
