-- Version 2: dossiers, who recorded a reading, and what matching knows of acts.

ALTER TABLE reading ADD COLUMN recorded_by TEXT;

-- A matter that somebody follows.  languages are codes with spaces between them, '' is all.
CREATE TABLE dossier (
    id          INTEGER NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    title       TEXT,
    languages   TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (name)
) STRICT;

-- A document put into a dossier (is_in 1) or taken out of it (0); the last row holds.
CREATE TABLE dossier_document (
    seq         INTEGER NOT NULL PRIMARY KEY,
    dossier     INTEGER NOT NULL REFERENCES dossier (id),
    document    TEXT NOT NULL REFERENCES document (id),
    is_in       INTEGER NOT NULL CHECK (is_in IN (0, 1)),
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX dossier_document_last ON dossier_document (dossier, document, seq);

-- What matching knows of the act nr of a reading, as JSON; lexicon names the version of the
-- classes that made it.  It follows from the reading alone and is kept to save time.
CREATE TABLE fact (
    reading INTEGER NOT NULL REFERENCES reading (seq),
    lexicon TEXT NOT NULL,
    nr      INTEGER NOT NULL,
    act     TEXT NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (reading, lexicon, nr)
) STRICT;

-- Which documents are in which dossier, with the knowledge time of that.
CREATE VIEW memberships AS
SELECT
    put.dossier AS dossier_id, dossier.name AS dossier, put.document, put.recorded_by,
    put.recorded_at,
    (
        SELECT min(later.recorded_at) FROM dossier_document AS later
        WHERE later.dossier = put.dossier AND later.document = put.document
            AND later.seq > put.seq
    ) AS superseded_at
FROM dossier_document AS put JOIN dossier ON dossier.id = put.dossier
WHERE put.is_in = 1;

CREATE TRIGGER dossier_no_update BEFORE UPDATE ON dossier
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER dossier_no_delete BEFORE DELETE ON dossier
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER dossier_no_replace BEFORE INSERT ON dossier
WHEN EXISTS (SELECT 1 FROM dossier WHERE id = NEW.id OR name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER dossier_document_no_update BEFORE UPDATE ON dossier_document
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER dossier_document_no_delete BEFORE DELETE ON dossier_document
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER dossier_document_no_replace BEFORE INSERT ON dossier_document
WHEN EXISTS (SELECT 1 FROM dossier_document WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER fact_no_delete BEFORE DELETE ON fact
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER fact_no_replace BEFORE INSERT ON fact
WHEN EXISTS (
    SELECT 1 FROM fact WHERE reading = NEW.reading AND lexicon = NEW.lexicon AND nr = NEW.nr
)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
