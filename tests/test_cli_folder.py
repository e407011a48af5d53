"""Folders: what was reported as read is in the ledger, whatever happens to the process."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from wortlaut.ledger import Filter, Ledger

FAKE = Path(__file__).with_name("fake_wortlaut.py")
COUNT = 200


def report(number):
    return (
        f"Die Ministerin sagte am Dienstag in der Hauptstadt: „Das ist Meldung {number}.“ "
        f"Sie werde den Bericht {number} bis zum Freitag vorlegen und darüber mit allen reden."
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reports")
    for number in range(COUNT):
        (made / f"{number:03}.txt").write_text(report(number), "utf-8")
    return made


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


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory):
    ledger = tmp_path_factory.mktemp("undisturbed") / "w.db"
    done = run("read", folder, "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    return ledger


def contents(ledger):
    """Everything in the ledger but the times of recording."""
    with sqlite3.connect(ledger) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {
            table: sorted(
                database.execute(f"SELECT {columns} FROM {table}"), key=lambda row: str(row)
            )
            for table, columns in {
                "text": "sha256, content",
                "document": "id, text, publisher, language",
                "reading": "id, document, reader, content, body",
                "statements": "document, nr, id, quote",
                "acts": "document, nr, id, anchor",
            }.items()
        }


def reported(output):
    """The ids of the readings that the program said it had read."""
    lines = [line.split() for line in output.splitlines()]
    return [line[1] for line in lines if line and line[0] in ("recorded", "known")]


def kept(ledger):
    with Ledger(ledger) as opened:
        return {str(row["id"])[:8] for row in opened.readings(Filter(superseded=True))}


def test_an_undisturbed_run_reads_all(folder, undisturbed):
    assert len(kept(undisturbed)) == COUNT
    with sqlite3.connect(undisturbed) as database:
        assert database.execute("SELECT count(*) FROM act").fetchone() == (COUNT,)


@pytest.mark.parametrize("insert", [1, 2, 4, 7, 301, 999])
def test_killed_in_the_middle_of_a_transaction(folder, undisturbed, tmp_path, insert):
    ledger = tmp_path / "w.db"
    killed = run("read", folder, "--ledger", ledger, KILL_AT_INSERT=str(insert))
    assert killed.returncode == -signal.SIGKILL
    assert set(reported(killed.stdout)) <= kept(ledger)
    again = run("read", folder, "--ledger", ledger)
    assert again.returncode == 0, again.stderr
    assert len(reported(again.stdout)) == COUNT
    assert contents(ledger) == contents(undisturbed)


@pytest.mark.parametrize("statement", [1, 2, 20])
def test_killed_while_the_ledger_is_made(folder, undisturbed, tmp_path, statement):
    ledger = tmp_path / "w.db"
    killed = run("read", folder, "--ledger", ledger, KILL_AT_SCHEMA=str(statement))
    assert killed.returncode == -signal.SIGKILL
    assert killed.stdout == ""
    again = run("read", folder, "--ledger", ledger)
    assert again.returncode == 0, again.stderr
    assert contents(ledger) == contents(undisturbed)


@pytest.mark.parametrize("lines", [1, 60, 150])
def test_killed_from_outside(folder, undisturbed, tmp_path, lines):
    ledger = tmp_path / "w.db"
    with subprocess.Popen(
        command("read", folder, "--ledger", ledger), stdout=subprocess.PIPE, text=True
    ) as process:
        seen = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        seen.append(process.stdout.read())
    assert process.returncode == -signal.SIGKILL
    told = reported("".join(seen))
    assert lines <= len(told) <= COUNT
    assert set(told) <= kept(ledger)
    again = run("read", folder, "--ledger", ledger)
    assert f"{COUNT} reports are in" in again.stdout
    assert contents(ledger) == contents(undisturbed)


def test_interrupted_by_the_user(folder, tmp_path):
    ledger = tmp_path / "w.db"
    with subprocess.Popen(
        command("read", folder, "--ledger", ledger),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        seen = [process.stdout.readline() for _ in range(5)]
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "stopped:" in errors
    assert "run the same command again" in errors.lower()
    assert "Traceback" not in errors
    assert set(reported("".join(seen) + rest)) <= kept(ledger)


def test_a_second_run_changes_nothing(folder, undisturbed):
    before = undisturbed.read_bytes()
    again = run("read", folder, "--ledger", undisturbed)
    assert again.returncode == 0
    assert f"{COUNT} known" in again.stdout
    assert undisturbed.read_bytes() == before


def test_two_programs_at_once_fill_one_ledger(folder, undisturbed, tmp_path):
    ledger = tmp_path / "w.db"
    both = [
        subprocess.Popen(
            command("read", folder, "--ledger", ledger),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    outputs = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    assert contents(ledger) == contents(undisturbed)


def test_a_broken_pipe_is_quiet(folder, tmp_path):
    ledger = tmp_path / "w.db"
    with subprocess.Popen(
        command("read", folder, "--ledger", ledger, "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == ""
    assert process.returncode == 141


@pytest.mark.parametrize("arguments", [["list", "acts"], ["--help"]])
def test_a_pipe_that_nobody_reads_is_quiet(undisturbed, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command(*arguments),
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"WORTLAUT_LEDGER": str(undisturbed)},
        timeout=60,
    )
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["list", "acts"], ["list", "--json"], ["--help"]])
def test_a_full_disk_under_the_output_is_said(undisturbed, arguments):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(*arguments),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"WORTLAUT_LEDGER": str(undisturbed)},
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("wortlaut: cannot read or write")
    assert len(done.stderr.splitlines()) == 1


def test_one_bad_file_among_good_ones(folder, tmp_path):
    for source in sorted(folder.iterdir())[:20]:
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "010.txt").write_bytes(b"")
    (tmp_path / "bild.png").write_bytes(b"\x89PNG")
    ledger = tmp_path / "w.db"
    done = run("read", tmp_path, "--ledger", ledger)
    assert done.returncode == 1
    assert "010.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert "19 recorded" in done.stdout
    assert "1 failed" in done.stdout
    assert len(kept(ledger)) == 19


def test_closed_streams_are_survived(folder, tmp_path):
    words = " ".join(command("read", folder / "000.txt", "--ledger", tmp_path / "w.db"))
    done = subprocess.run(f"{words} >&- 2>&-", shell=True, timeout=60)
    assert done.returncode == 0
    assert len(kept(tmp_path / "w.db")) == 1
