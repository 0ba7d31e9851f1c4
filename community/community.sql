-- What members send and what stayed unanswered. Apart from the registry: nothing here is a source.
CREATE TABLE IF NOT EXISTS contributions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never used again, also not after a withdrawal
    kind TEXT NOT NULL CHECK (kind IN ('praktijkvoorbeeld', 'ervaring', 'ontbrekende_bron')),
    state TEXT NOT NULL CHECK (state IN ('ingediend', 'geplaatst', 'afgewezen')),
    content JSON NOT NULL,
    receipt_hash TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    decided_on TEXT,
    reason TEXT
);
-- The same thing waits or shows once; who was refused may send it again.
CREATE UNIQUE INDEX IF NOT EXISTS once ON contributions (fingerprint) WHERE state != 'afgewezen';
CREATE INDEX IF NOT EXISTS contributions_by_state ON contributions (state);
-- Keyed by a hash and without row numbers, so that not even the order of asking within a week is kept.
CREATE TABLE IF NOT EXISTS unanswered (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'opgelost')),
    times INTEGER NOT NULL,
    first_week TEXT NOT NULL,
    last_week TEXT NOT NULL
) WITHOUT ROWID;
