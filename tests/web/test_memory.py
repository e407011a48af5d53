"""Answers are kept until the ledger changes, and nobody but a writer waits for new ones."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from wortlaut import desk
from wortlaut.web.memory import Memory

ASKED: list[object] = []


def answer(word: str) -> str:
    """Answer, in whatever process."""
    ASKED.append(word)
    return f"{word} {os.getpid()}"


@pytest.fixture
def memory(ledger: Path):
    ASKED.clear()
    made = Memory(ledger)
    yield made
    made.close()


def change(ledger: Path, name: str) -> None:
    with desk.Ledger(ledger, create=True) as opened:
        opened.new_dossier(name, by="mira")


def test_a_question_is_answered_once_while_nothing_changes(memory):
    first = memory.ask(("a",), answer)
    assert memory.ask(("a",), answer) == first
    assert ASKED == ["a"]


def test_everything_that_is_recorded_changes_the_stamp(memory, ledger):
    stamps = [memory.stamp()]
    change(ledger, "Neu")
    stamps.append(memory.stamp())
    with desk.Ledger(ledger, create=True) as opened:
        document = str(next(opened.readings())["document"])
        opened.put("Neu", [document], "mira")
    stamps.append(memory.stamp())
    assert len(set(stamps)) == 3


def test_a_reader_has_the_last_answer_and_a_writer_the_new_one(memory, ledger):
    first = memory.ask(("a",), answer)
    change(ledger, "Neu")
    assert memory.ask(("a",), answer) == first
    new = memory.ask(("a",), answer, wrote=True)
    assert new != first
    assert memory.ask(("a",), answer) == new


OTHER = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
    print("free")
except sqlite3.OperationalError:
    print("held")
"""


def test_looking_gives_up_no_lock_of_a_writer_in_this_process(memory, ledger):
    """A process that closes a file gives up its POSIX locks on it: SQLite would write unlocked."""
    writer = sqlite3.connect(ledger, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    memory.stamp()
    with desk.Ledger(ledger) as opened:
        assert opened.dossiers()
    told = subprocess.run(
        [sys.executable, "-c", OTHER, str(ledger)], capture_output=True, text=True, check=True
    )
    writer.execute("ROLLBACK")
    writer.close()
    assert told.stdout.strip() == "held"


def test_many_threads_read_and_write_without_a_fault(ledger, serve):
    """Readers open and close the ledger all the time while two reviewers decide."""
    client = serve(ledger)
    failed: list[str] = []
    until = time.monotonic() + 3

    def read() -> None:
        while time.monotonic() < until:
            answer = client.get("/reports")
            if answer.status_code != 200:
                failed.append(answer.text)

    def write(number: int) -> None:
        for turn in range(20):
            with desk.Ledger(ledger, create=True) as opened:
                opened.new_dossier(f"D {number} {turn}", by="mira")

    threads = [threading.Thread(target=read) for _ in range(4)]
    threads += [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with desk.Ledger(ledger) as opened:
        assert len(opened.dossiers()) == 41
