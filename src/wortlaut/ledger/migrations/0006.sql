-- Version 6: what stood at which address, and what is watched.

-- At that instant an address showed a document, and another one (or none) before.
CREATE TABLE seen (
    seq         INTEGER NOT NULL PRIMARY KEY,
    address     TEXT NOT NULL,
    document    TEXT NOT NULL REFERENCES document (id),
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX seen_address ON seen (address, seq);

CREATE INDEX seen_document ON seen (document);

-- A place (feed, page, folder) that `wortlaut watch` looks at (is_on 1) or no longer (0), for a
-- dossier or for none; the last row holds.
CREATE TABLE watched (
    seq         INTEGER NOT NULL PRIMARY KEY,
    place       TEXT NOT NULL,
    dossier     INTEGER REFERENCES dossier (id),
    is_on       INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

-- When an address of a watched place (the place itself, or what its feed names) is asked next, and
-- what the server said of its last answer.  It serves politeness alone: rows are replaced.
CREATE TABLE polled (
    place      TEXT NOT NULL,
    address    TEXT NOT NULL,
    etag       TEXT,
    modified   TEXT,
    stamp      TEXT NOT NULL,
    dated      TEXT,
    found_at   TEXT NOT NULL,
    not_before TEXT NOT NULL,
    pause      REAL NOT NULL,
    failures   INTEGER NOT NULL,
    PRIMARY KEY (place, address)
) STRICT;

CREATE TRIGGER seen_no_update BEFORE UPDATE ON seen
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER seen_no_delete BEFORE DELETE ON seen
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER seen_no_replace BEFORE INSERT ON seen
WHEN EXISTS (SELECT 1 FROM seen WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER watched_no_update BEFORE UPDATE ON watched
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER watched_no_delete BEFORE DELETE ON watched
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER watched_no_replace BEFORE INSERT ON watched
WHEN EXISTS (SELECT 1 FROM watched WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
