-- Version 4: what people decided.

-- A decision of a person, as JSON in body; undoes is the id of a decision that it takes back.
CREATE TABLE decision (
    seq         INTEGER NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    verb        TEXT NOT NULL,
    who         TEXT NOT NULL,
    why         TEXT NOT NULL,
    decided_at  TEXT NOT NULL,
    undoes      TEXT REFERENCES decision (id),
    body        TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

-- The documents that a decision is about; an undo is about those of what it undoes.
CREATE TABLE decided (
    decision INTEGER NOT NULL REFERENCES decision (seq),
    document TEXT NOT NULL REFERENCES document (id),
    PRIMARY KEY (decision, document)
) STRICT;

CREATE INDEX decided_document ON decided (document);

-- A reading as people left it: base is the reading of a reader that decisions were applied to.
CREATE TABLE reviewed (
    reading INTEGER NOT NULL PRIMARY KEY REFERENCES reading (seq),
    base    INTEGER NOT NULL REFERENCES reading (seq)
) STRICT;

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER decision_no_replace BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER decided_no_update BEFORE UPDATE ON decided
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER decided_no_delete BEFORE DELETE ON decided
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER decided_no_replace BEFORE INSERT ON decided
WHEN EXISTS (SELECT 1 FROM decided WHERE decision = NEW.decision AND document = NEW.document)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER reviewed_no_update BEFORE UPDATE ON reviewed
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER reviewed_no_delete BEFORE DELETE ON reviewed
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER reviewed_no_replace BEFORE INSERT ON reviewed
WHEN EXISTS (SELECT 1 FROM reviewed WHERE reading = NEW.reading)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
