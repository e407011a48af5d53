-- Wortlaut's ledger: the migrations one after the other.
--
-- Append-only: every table refuses UPDATE and DELETE, and an INSERT that would replace a row.
-- Bitemporal: a row is valid on the days of publication (document.valid_earliest to
-- document.valid_latest, both included) and known from recorded_at on (UTC, ISO 8601).  A later
-- reading of the same document supersedes the earlier one; nothing is overwritten.  The records
-- of a reading came with it, in one transaction, and share its times; the views at the end of
-- this file say them on every row.
-- Days are ISO dates, offsets code points into text.content, wordings joined with ' … '.

CREATE TABLE text (
    sha256      TEXT NOT NULL PRIMARY KEY,
    content     TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE document (
    id             TEXT NOT NULL PRIMARY KEY,
    text           TEXT NOT NULL REFERENCES text (sha256),
    publisher      TEXT,
    title          TEXT,
    url            TEXT,
    dateline       TEXT,
    language       TEXT NOT NULL,
    retrieved      TEXT,
    valid_earliest TEXT,
    valid_latest   TEXT,
    recorded_at    TEXT NOT NULL
) STRICT;

-- seq grows with every reading; content is a digest of the records; body is the reading as
-- JSON, without the text, from which it comes out exactly as it went in.
CREATE TABLE reading (
    seq         INTEGER NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL,
    document    TEXT NOT NULL REFERENCES document (id),
    reader      TEXT NOT NULL,
    content     TEXT NOT NULL,
    body        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (id, content)
) STRICT;

CREATE INDEX reading_document ON reading (document, seq);

-- An actor as some lexicon or text described it; another description is another row.
CREATE TABLE actor (
    id          TEXT NOT NULL,
    content     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    body        TEXT NOT NULL,
    valid_from  TEXT,
    valid_until TEXT,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (id, content)
) STRICT;

CREATE TABLE statement (
    reading         INTEGER NOT NULL REFERENCES reading (seq),
    nr              INTEGER NOT NULL,
    id              TEXT NOT NULL,
    form            TEXT NOT NULL,
    medium          TEXT NOT NULL,
    certainty       TEXT NOT NULL,
    negated         INTEGER NOT NULL,
    nested          INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    quote           TEXT NOT NULL,
    speaker         TEXT NOT NULL,
    cue             TEXT NOT NULL,
    addressee       TEXT NOT NULL,
    frame           TEXT NOT NULL,
    PRIMARY KEY (reading, nr)
) STRICT;

CREATE INDEX statement_id ON statement (id);

CREATE TABLE act (
    reading      INTEGER NOT NULL REFERENCES reading (seq),
    nr           INTEGER NOT NULL,
    id           TEXT NOT NULL,
    kind         TEXT NOT NULL,
    polarity     TEXT NOT NULL,
    status       TEXT NOT NULL,
    certainty    TEXT NOT NULL,
    start        INTEGER NOT NULL,
    anchor       TEXT NOT NULL,
    action       TEXT NOT NULL,
    debtor       TEXT NOT NULL,
    creditor     TEXT NOT NULL,
    party        TEXT NOT NULL,
    source       TEXT NOT NULL,
    cue          TEXT NOT NULL,
    deadline     TEXT NOT NULL,
    period       TEXT NOT NULL,
    quantity     TEXT NOT NULL,
    place        TEXT NOT NULL,
    condition    TEXT NOT NULL,
    due_earliest TEXT,
    due_latest   TEXT,
    PRIMARY KEY (reading, nr)
) STRICT;

CREATE INDEX act_id ON act (id);
CREATE INDEX act_kind ON act (kind);

-- Who has which part in a statement or an act; record is its id, field 'debtor', 'speaker', ...
CREATE TABLE role (
    reading INTEGER NOT NULL REFERENCES reading (seq),
    nr      INTEGER NOT NULL,
    record  TEXT NOT NULL,
    field   TEXT NOT NULL,
    actor   TEXT NOT NULL,
    PRIMARY KEY (reading, nr)
) STRICT;

CREATE INDEX role_actor ON role (actor);
CREATE INDEX role_record ON role (record);

CREATE TABLE time (
    reading  INTEGER NOT NULL REFERENCES reading (seq),
    nr       INTEGER NOT NULL,
    type     TEXT NOT NULL,
    value    TEXT NOT NULL,
    earliest TEXT,
    latest   TEXT,
    start    INTEGER NOT NULL,
    wording  TEXT NOT NULL,
    PRIMARY KEY (reading, nr)
) STRICT;

CREATE TABLE mention (
    reading INTEGER NOT NULL REFERENCES reading (seq),
    nr      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    start   INTEGER NOT NULL,
    wording TEXT NOT NULL,
    PRIMARY KEY (reading, nr)
) STRICT;

CREATE INDEX mention_actor ON mention (actor);

-- The views: one flat row a record, with its valid time and its knowledge time.  What was known
-- at an instant t: recorded_at <= t AND (superseded_at IS NULL OR superseded_at > t).

CREATE VIEW readings AS
SELECT
    reading.seq, reading.id, reading.document, reading.reader, document.publisher,
    document.title, document.url, document.dateline, document.language, document.text,
    document.valid_earliest, document.valid_latest, reading.recorded_at,
    (
        SELECT min(later.recorded_at) FROM reading AS later
        WHERE later.document = reading.document AND later.seq > reading.seq
    ) AS superseded_at
FROM reading JOIN document ON document.id = reading.document;

CREATE VIEW statements AS
SELECT
    statement.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM statement JOIN readings ON readings.seq = statement.reading;

CREATE VIEW acts AS
SELECT
    act.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM act JOIN readings ON readings.seq = act.reading;

CREATE VIEW roles AS
SELECT
    role.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM role JOIN readings ON readings.seq = role.reading;

CREATE VIEW times AS
SELECT
    time.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM time JOIN readings ON readings.seq = time.reading;

CREATE VIEW mentions AS
SELECT
    mention.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM mention JOIN readings ON readings.seq = mention.reading;

-- Append-only.  The third trigger of a table stops INSERT OR REPLACE, which deletes silently.

CREATE TRIGGER text_no_update BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER text_no_delete BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER text_no_replace BEFORE INSERT ON text
WHEN EXISTS (SELECT 1 FROM text WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER document_no_replace BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER reading_no_replace BEFORE INSERT ON reading
WHEN EXISTS (SELECT 1 FROM reading WHERE seq = NEW.seq OR (id = NEW.id AND content = NEW.content))
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER actor_no_update BEFORE UPDATE ON actor
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER actor_no_delete BEFORE DELETE ON actor
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER actor_no_replace BEFORE INSERT ON actor
WHEN EXISTS (SELECT 1 FROM actor WHERE id = NEW.id AND content = NEW.content)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER statement_no_replace BEFORE INSERT ON statement
WHEN EXISTS (SELECT 1 FROM statement WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER act_no_update BEFORE UPDATE ON act
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER act_no_delete BEFORE DELETE ON act
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER act_no_replace BEFORE INSERT ON act
WHEN EXISTS (SELECT 1 FROM act WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER role_no_update BEFORE UPDATE ON role
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER role_no_delete BEFORE DELETE ON role
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER role_no_replace BEFORE INSERT ON role
WHEN EXISTS (SELECT 1 FROM role WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER time_no_update BEFORE UPDATE ON time
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER time_no_delete BEFORE DELETE ON time
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER time_no_replace BEFORE INSERT ON time
WHEN EXISTS (SELECT 1 FROM time WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER mention_no_update BEFORE UPDATE ON mention
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER mention_no_delete BEFORE DELETE ON mention
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

CREATE TRIGGER mention_no_replace BEFORE INSERT ON mention
WHEN EXISTS (SELECT 1 FROM mention WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;

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

-- Version 7: lists by day of publication, without sorting all there is.

CREATE INDEX document_published ON document (valid_earliest);

-- As readings, walked through in order of publication: CROSS JOIN keeps SQLite to that order.
CREATE VIEW published AS
SELECT
    reading.seq, reading.id, reading.document, reading.reader, document.publisher,
    document.title, document.url, document.dateline, document.language, document.text,
    document.valid_earliest, document.valid_latest, reading.recorded_at,
    (
        SELECT min(later.recorded_at) FROM reading AS later
        WHERE later.document = reading.document AND later.seq > reading.seq
    ) AS superseded_at
FROM document CROSS JOIN reading ON reading.document = document.id;

-- Version 8: the reports with the same words.

CREATE INDEX document_text ON document (text);

-- Version 9: the promises of a dossier as they were matched last, kept to save time.

-- state is a digest of all that they follow from: readings, decisions, version of matching; body
-- is compressed JSON.  The row is replaced when a dossier has changed, and may be deleted.
CREATE TABLE matched (
    dossier INTEGER NOT NULL PRIMARY KEY REFERENCES dossier (id),
    state   TEXT NOT NULL,
    body    BLOB NOT NULL
) STRICT;
