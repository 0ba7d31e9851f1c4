CREATE TABLE IF NOT EXISTS scans (
    id TEXT PRIMARY KEY,
    municipality TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;

-- answers: JSON, proposition id -> score or null
CREATE TABLE IF NOT EXISTS participants (
    number INTEGER PRIMARY KEY,
    scan TEXT NOT NULL REFERENCES scans (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    sent TEXT NOT NULL,
    answers TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS participants_by_scan ON participants (scan);
