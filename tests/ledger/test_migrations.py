"""A ledger that version 1 wrote opens, keeps every row and can do what is new.

``data/version-1.sql`` is the dump of such a file with two reports of our own.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from wortlaut import desk, promises
from wortlaut.ledger import Filter, Ledger, connection

OLD = Path(__file__).with_name("data") / "version-1.sql"
TABLES = ("text", "document", "statement", "act", "role", "time", "mention", "actor")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "w.db"
    with sqlite3.connect(path) as database:
        database.executescript(OLD.read_text("utf-8"))
        assert connection.pragma(database, "user_version") == 1
    return path


def rows(path):
    with sqlite3.connect(path) as database:
        found = {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
        columns = "seq, id, document, reader, content, body, recorded_at"
        found["reading"] = database.execute(f"SELECT {columns} FROM reading").fetchall()
    return found


def test_opening_it_to_read_migrates_it_and_changes_no_row(path):
    before = rows(path)
    with Ledger(path) as ledger:
        assert len(list(ledger.readings())) == 2
        assert len(list(ledger.acts(Filter(kind="plan")))) > 0
    with sqlite3.connect(path) as database:
        assert connection.pragma(database, "user_version") == connection.VERSION
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert rows(path) == before


def test_its_readings_come_out_whole(path):
    with Ledger(path) as ledger:
        for row in ledger.readings():
            reading = ledger.reading(str(row["id"]))
            assert len(reading.acts) == row["acts"]
            assert reading.document.sha256 == row["text"]


def test_its_texts_are_searched_and_its_log_is_told(path):
    assert {hit.what for hit in desk.search(path, "Gefangener")} >= {"text", "act"}
    with Ledger(path) as ledger:
        told = [(row["what"], row["recorded_by"]) for row in ledger.log()]
        assert told == [("reading", None)] * 2
        assert len(list(ledger.readings(Filter(recorded_on=date(2025, 3, 19))))) == 0


def test_its_reports_can_be_put_into_a_dossier_and_matched(path):
    with Ledger(path, create=True) as ledger:
        ledger.new_dossier("a")
        ledger.put("a", [str(row["document"]) for row in ledger.readings()])
        before = desk.promises(ledger, "a")
        assert promises.remember(ledger, "a") > 0
        assert desk.promises(ledger, "a") == before
        assert any(len(one.tellings) > 1 or one.evidence for one in before.promises)
