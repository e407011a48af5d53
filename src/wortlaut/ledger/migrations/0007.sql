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
