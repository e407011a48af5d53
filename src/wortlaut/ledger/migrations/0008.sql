-- Version 8: the reports with the same words.

CREATE INDEX document_text ON document (text);
