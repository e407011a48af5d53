-- Version 9: the promises of a dossier as they were matched last, kept to save time.

-- state is a digest of all that they follow from: readings, decisions, version of matching; body
-- is compressed JSON.  The row is replaced when a dossier has changed, and may be deleted.
CREATE TABLE matched (
    dossier INTEGER NOT NULL PRIMARY KEY REFERENCES dossier (id),
    state   TEXT NOT NULL,
    body    BLOB NOT NULL
) STRICT;
