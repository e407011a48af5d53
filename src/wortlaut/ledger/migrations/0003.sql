-- Version 3: search in texts and records.

-- What the index of words has: the text of a document (reading and nr are NULL), an act or a
-- statement.  kind is the act's kind or the statement's form.
CREATE TABLE searched (
    id        INTEGER NOT NULL PRIMARY KEY,
    what      TEXT NOT NULL CHECK (what IN ('text', 'act', 'statement')),
    document  TEXT NOT NULL REFERENCES document (id),
    reading   INTEGER REFERENCES reading (seq),
    nr        INTEGER,
    record    TEXT,
    kind      TEXT,
    certainty TEXT
) STRICT;

CREATE INDEX searched_document ON searched (document, reading);

-- The stems of the words of each row of searched, by its id.  SQLite itself refuses to change
-- what is in it; as it follows from the other tables, it holds nothing that they do not.
CREATE VIRTUAL TABLE words USING fts5 (
    stems, content = '', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE INDEX reading_recorded ON reading (recorded_at);

CREATE TRIGGER searched_no_update BEFORE UPDATE ON searched
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER searched_no_delete BEFORE DELETE ON searched
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER searched_no_replace BEFORE INSERT ON searched
WHEN EXISTS (SELECT 1 FROM searched WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
