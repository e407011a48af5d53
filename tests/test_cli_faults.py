"""A dossier survives kill -9 at any point, two programs at once and a full disk.

Fifteen points here, a hundred with ``python -m pytest -m soak``.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from wortlaut import desk
from wortlaut.ledger import Ledger

FAKE = Path(__file__).with_name("fake_wortlaut.py")
COUNT = 8
POINTS = 100
ORDINARY = 15

TABLES = {
    "text": "sha256, content",
    "document": "id, text, publisher, language, valid_earliest",
    "readings": "document, id, reader",
    "statements": "document, nr, id, quote",
    "acts": "document, nr, id, anchor",
    "fact": "act, nr, lexicon, body",
    "memberships": "dossier, document",
    "searched": "what, document, nr, record, kind",
    "words_docsize": "count(*)",
}
"""What must be the same after a run that was cut off and run again; rows may come in any order."""


def command(*arguments):
    return [sys.executable, str(FAKE), *map(str, arguments)]


def run(*arguments, **environment):
    return subprocess.run(
        command(*arguments),
        capture_output=True,
        text=True,
        env=os.environ | environment,
        timeout=120,
    )


def contents(ledger):
    with sqlite3.connect(ledger) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            table: sorted(database.execute(f"SELECT {columns} FROM {table}"), key=str)
            for table, columns in TABLES.items()
        }


def told_in(ledger):
    with Ledger(ledger) as opened:
        return desk.promises(opened, "a").promises


def inserts(ledger):
    names = ("text", "document", "reading", "statement", "act", "fact", "searched")
    with sqlite3.connect(ledger) as database:
        counts = [
            database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in (*names, "dossier_document")
        ]
    return sum(counts)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reports")
    for number in range(COUNT):
        text = (
            f"Die Ministerin sagte am Dienstag in der Hauptstadt: „Das ist Meldung {number}.“ "
            f"Sie werde die Angriffe auf {number + 3} Kraftwerke bis zum Freitag einstellen. "
            "Darüber sprach sie mit den Vertretern der anderen Seite in der Stadt."
        )
        head = f"---\ndate: 2025-03-{10 + number}\npublisher: Blatt {number}\n---\n\n"
        (made / f"{number:03}.md").write_text(head + text, "utf-8")
    return made


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A ledger with an empty dossier."""
    ledger = tmp_path_factory.mktemp("begun") / "w.db"
    assert run("dossier", "new", "a", "--ledger", ledger).returncode == 0
    return ledger


@pytest.fixture(scope="module")
def undisturbed(folder, begun):
    ledger = begun.with_name("undisturbed.db")
    shutil.copy(begun, ledger)
    done = run("dossier", "add", "a", folder, "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    assert len(contents(ledger)["memberships"]) == COUNT
    return ledger


def points():
    chance = random.Random(18)
    found = [chance.random() for _ in range(POINTS)]
    soak = pytest.mark.soak
    return [pytest.param(one, marks=soak if nr >= ORDINARY else ()) for nr, one in enumerate(found)]


@pytest.mark.parametrize("point", points())
def test_killed_at_a_random_insertion_and_run_again(folder, begun, undisturbed, tmp_path, point):
    ledger = tmp_path / "w.db"
    shutil.copy(begun, ledger)
    number = 1 + int(point * inserts(undisturbed))
    killed = run("dossier", "add", "a", folder, "--ledger", ledger, KILL_AT_INSERT=str(number))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    told = [line for line in killed.stdout.splitlines() if line.startswith("recorded")]
    with sqlite3.connect(ledger) as database:
        assert database.execute("SELECT count(*) FROM memberships").fetchone()[0] >= len(told)
    again = run("dossier", "add", "a", folder, "--ledger", ledger)
    assert again.returncode == 0, again.stderr
    assert contents(ledger) == contents(undisturbed)
    assert told_in(ledger) == told_in(undisturbed) != ()


def test_two_programs_add_to_one_dossier_at_once(folder, begun, undisturbed, tmp_path):
    ledger = tmp_path / "w.db"
    shutil.copy(begun, ledger)
    both = [
        subprocess.Popen(
            command("dossier", "add", "a", folder, "--ledger", ledger),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    outputs = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert contents(ledger) == contents(undisturbed)


FULL = """
set -e
mount -t tmpfs -o size={size}k tmpfs {disk}
cp {begun} {disk}/w.db
{add} > {out}/first 2>&1 || echo "status $?" >> {out}/first
mount -o remount,size=64m {disk}
{add} > {out}/second 2>&1
cp {disk}/w.db {out}/w.db
"""


@pytest.mark.skipif(
    shutil.which("unshare") is None
    or subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode != 0,
    reason="needs a mount of its own (unshare -rm)",
)
def test_a_full_disk_is_said_and_after_room_is_made_the_rest_is_read(
    folder, begun, undisturbed, tmp_path
):
    (disk := tmp_path / "disk").mkdir()
    (out := tmp_path / "out").mkdir()
    add = " ".join(command("dossier", "add", "a", folder, "--ledger", disk / "w.db"))
    size = begun.stat().st_size // 1024 + 100
    script = FULL.format(size=size, disk=disk, begun=begun, add=add, out=out)
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    first = (out / "first").read_text()
    assert "the disk is full: make room and run again" in first
    assert "status 2" in first
    assert "Traceback" not in first
    assert f"{COUNT} reports are in" in (out / "second").read_text()
    assert contents(out / "w.db") == contents(undisturbed)


def test_a_report_of_tomorrow_is_kept_with_a_warning(begun, tmp_path):
    ledger = tmp_path / "w.db"
    shutil.copy(begun, ledger)
    (tmp_path / "r.txt").write_text("Sie werde den Bericht bis zum Freitag in der Stadt vorlegen.")
    later = (date.today() + timedelta(days=20)).isoformat()
    done = run("dossier", "add", "a", tmp_path / "r.txt", "--date", later, "--ledger", ledger)
    assert done.returncode == 0
    assert f"r.txt is dated {later}, which is to come" in done.stderr
    today = date.today().isoformat()
    shown = [run("list", "--ledger", ledger, *times).stdout for times in ((), ("--as-of", today))]
    assert len(shown[0].splitlines()) == 1
    assert shown[1] == ""


def test_a_ledger_of_a_newer_version_is_refused_in_words(begun, tmp_path):
    ledger = tmp_path / "w.db"
    shutil.copy(begun, ledger)
    with sqlite3.connect(ledger) as database:
        database.execute("PRAGMA user_version = 999")
    for arguments in (["dossier", "show"], ["search", "x"], ["log"], ["dossier", "new", "b"]):
        done = run(*arguments, "--ledger", ledger)
        assert done.returncode == 2
        assert "was written by a newer Wortlaut" in done.stderr
        assert "pip install --upgrade" in done.stderr
