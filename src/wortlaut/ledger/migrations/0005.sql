-- Version 5: what matching found to be alike in a dossier, kept to save time.

-- Which earlier groups of acts the group at a place, in order of time, is like, as JSON; reading
-- and nr are the act that stands for the group, version that of matching.  It follows from the
-- facts of the dossier: rows are replaced when earlier reports come in, and may be deleted.
CREATE TABLE likeness (
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    place   INTEGER NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading (seq),
    nr      INTEGER NOT NULL,
    version TEXT NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (dossier, place)
) STRICT;
