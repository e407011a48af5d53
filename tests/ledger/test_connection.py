from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from importlib import resources
from pathlib import Path

import pytest

from wortlaut.errors import LedgerError
from wortlaut.ledger import Ledger, connection

NEXT = connection.VERSION + 1


@pytest.fixture
def path(tmp_path):
    return tmp_path / "wortlaut.db"


@pytest.fixture
def kept(path, reading):
    """A ledger with one reading in it."""
    with Ledger(path, create=True) as ledger:
        ledger.record(reading)
    return path


def schema(database):
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    return database.execute(sql).fetchall()


def test_schema_sql_is_what_the_migrations_make():
    migrated = sqlite3.connect(":memory:", isolation_level=None)
    connection.migrate(migrated, 0)
    whole = sqlite3.connect(":memory:")
    whole.executescript(resources.files("wortlaut.ledger").joinpath("schema.sql").read_text())
    assert schema(migrated) == schema(whole)
    assert len(schema(whole)) > 40


def test_migrations_are_numbered_from_one_to_the_version():
    assert sorted(connection.migrations()) == list(range(1, connection.VERSION + 1))


def test_a_new_ledger_says_what_it_is(path):
    Ledger(path, create=True).close()
    with sqlite3.connect(path) as database:
        assert connection.pragma(database, "application_id") == connection.APPLICATION_ID
        assert connection.pragma(database, "user_version") == connection.VERSION


def test_a_ledger_is_one_file(kept):
    assert [item.name for item in kept.parent.iterdir()] == [kept.name]


def test_an_older_ledger_is_migrated_and_keeps_its_rows(kept, reading, monkeypatch):
    steps = connection.migrations() | {NEXT: "CREATE TABLE extra (\n    x TEXT\n) STRICT;\n"}
    monkeypatch.setattr(connection, "migrations", lambda: steps)
    monkeypatch.setattr(connection, "VERSION", NEXT)
    with Ledger(kept) as ledger:
        assert ledger.reading(reading.id) == reading
    with sqlite3.connect(kept) as database:
        assert connection.pragma(database, "user_version") == NEXT
        assert database.execute("SELECT count(*) FROM extra").fetchone() == (0,)


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(kept, reading, monkeypatch):
    steps = connection.migrations() | {NEXT: "CREATE TABLE extra (x TEXT) STRICT;\nNONSENSE;\n"}
    with monkeypatch.context() as patch:
        patch.setattr(connection, "migrations", lambda: steps)
        patch.setattr(connection, "VERSION", NEXT)
        with pytest.raises(LedgerError):
            Ledger(kept, create=True)
    with Ledger(kept) as ledger:
        assert ledger.reading(reading.id) == reading
    with sqlite3.connect(kept) as database:
        assert connection.pragma(database, "user_version") == NEXT - 1


def refused(path, match, create=True):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=match):
        Ledger(path, create=create, wait=0.1)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_newer_ledger_is_refused(kept):
    with sqlite3.connect(kept) as database:
        database.execute("PRAGMA user_version = 99")
    refused(kept, "newer Wortlaut .schema 99.*update")


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("content", [b"x", b"Ein Text.\n" * 7, b"Kein Ledger\n" * 1000])
def test_a_text_file_is_refused(path, content, create):
    path.write_bytes(content)
    refused(path, "is not a ledger", create)


@pytest.mark.parametrize("create", [True, False])
def test_another_database_is_refused(path, create):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE mine (x)")
    refused(path, "belongs to another program", create)


def test_a_truncated_ledger_is_refused_or_damaged_in_words(kept, reading):
    kept.write_bytes(kept.read_bytes()[:9000])
    with pytest.raises(LedgerError, match="damaged"), Ledger(kept) as ledger:
        ledger.reading(reading.id)


def test_a_folder_is_refused(tmp_path):
    refused(tmp_path, "is a folder")


def test_a_missing_folder_is_named(tmp_path):
    refused(tmp_path / "nowhere" / "w.db", "folder .*nowhere.* does not exist")


def test_reading_what_is_not_there_creates_nothing(path):
    refused(path, "There is no ledger", create=False)


def test_an_empty_file_becomes_a_ledger_when_written_only(path):
    path.touch()
    refused(path, "is empty", create=False)
    Ledger(path, create=True).close()
    Ledger(path).close()


def test_a_ledger_opened_for_reading_is_not_written(kept, readings):
    with Ledger(kept) as ledger, pytest.raises(LedgerError, match="cannot be written"):
        ledger.record(readings(reader="another"))


def test_a_locked_ledger_is_refused_after_waiting(kept, readings):
    other = sqlite3.connect(kept, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger(kept, create=True, wait=0.05) as ledger:
        with pytest.raises(LedgerError, match="locked by another program"):
            ledger.record(readings(reader="another"))
        other.execute("ROLLBACK")
        assert ledger.record(readings(reader="another"))
    other.close()


def test_a_ledger_locked_whole_is_refused(kept):
    other = sqlite3.connect(kept, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    refused(kept, "locked by another program", create=False)
    other.close()


def test_a_full_disk_is_said_and_what_was_recorded_is_kept(kept, reading, readings):
    with Ledger(kept, create=True) as ledger:
        pages = connection.pragma(ledger._connection, "page_count")
        ledger._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="disk is full"):
            for number in range(50):
                ledger.record(readings(reader=f"reader {number}"))
    with Ledger(kept) as ledger:
        assert ledger.reading(reading.id) == reading
        assert sqlite3.connect(kept).execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.fixture
def read_only(kept):
    """The ledger in a folder and a file that an ordinary user may only read."""
    folder = Path(tempfile.mkdtemp(prefix="wortlaut-"))
    target = folder / "wortlaut.db"
    shutil.copy(kept, target)
    target.chmod(0o444)
    folder.chmod(0o555)
    yield target
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_ordinary_user(work):
    """Run ``work`` in a child that is not root, and return what it returned, as text."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            answer = work()
        except BaseException as error:
            answer = f"{type(error).__name__}: {error}"
        os.write(sending, answer.encode())
        os._exit(0)
    os.close(sending)
    os.waitpid(child, 0)
    with os.fdopen(receiving) as pipe:
        return pipe.read()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_read_only_ledger_can_be_read_but_not_written(read_only, reading, readings):
    def read():
        with Ledger(read_only) as ledger:
            return ledger.reading(reading.id).id

    def write():
        with Ledger(read_only, create=True) as ledger:
            return str(ledger.record(readings(reader="another")))

    assert as_ordinary_user(read) == reading.id
    answer = as_ordinary_user(write)
    assert answer.startswith("LedgerError")
    assert "cannot be written" in answer


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_ledger_cannot_be_created_in_a_read_only_folder(read_only):
    def create():
        Ledger(read_only.with_name("new.db"), create=True)
        return "created"

    answer = as_ordinary_user(create)
    assert answer.startswith("LedgerError")
    assert "cannot be opened" in answer


def test_two_writers_at_once_both_keep_their_readings(path, readings):
    failures = []

    def write(publisher):
        try:
            with Ledger(path, create=True) as ledger:
                for number in range(20):
                    ledger.record(readings(reader=str(number), publisher=publisher))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("A", "B", "C")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM reading").fetchone() == (60,)
        assert database.execute("SELECT count(*) FROM text").fetchone() == (1,)


def test_statements_of_a_script_are_split_at_their_ends():
    script = "-- a note\nCREATE TABLE a (\n  x\n);\n\nCREATE TRIGGER t BEFORE DELETE ON a\n"
    script += "BEGIN SELECT 1; END;\n"
    assert len(list(connection.split(script))) == 2
