"""A process that is killed (-9) while it imports, loads, reviews or migrates, at any moment.

Each ``Matter`` starts a process that says a line for every thing done, is killed, and is looked at:
what was said to be done is in the ledger, the file is sound, and the same command again ends with
the ledger of an undisturbed run.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

REPORTS = 12
OLD = Path(__file__).parents[1] / "ledger" / "data" / "version-1.sql"
TEXT = (
    "Die Ministerin sagte am {0}. März in Wien: „Wir stellen die Angriffe {0} Tage lang ein.“ "
    "Russland forderte die Ukraine auf, bis zum {0}. April alle Häfen zu öffnen, Nummer {0}."
)
TABLES = {
    "document": "id, text, publisher",
    "reading": "document, reader, body",
    "statement": "nr, id",
    "act": "nr, id",
    "decision": "verb, who",
}
READ = """
import sys
from wortlaut import desk
from pathlib import Path
print("ready", flush=True)
for report in desk.read_all(desk.Intake([sys.argv[1]]), Path(sys.argv[2])):
    print("done", flush=True)
"""
LOAD = """
import sys
from pathlib import Path
from wortlaut.bulk.load import Wanted, load
print("ready", flush=True)
for name, new in load(Path(sys.argv[1]), Path(sys.argv[2]), Wanted()):
    print("done", flush=True)
"""
REVIEW = """
import sys
from pathlib import Path
from wortlaut.ledger import Ledger
from wortlaut.reviews import Reviewer
with Ledger(Path(sys.argv[2]), create=True) as ledger:
    known = {(of.document, of.act.id) for one in ledger.decisions() for of in one.subjects}
    print("ready", flush=True)
    for row in sorted(ledger.readings(), key=lambda row: row["document"]):
        for act in ledger.reading(row["id"]).acts:
            if (row["document"], act.id) not in known:
                Reviewer(ledger, "anna").accept(f"{row['document']}/{act.id}")
                print("done", flush=True)
"""
MIGRATE = """
import sys
from pathlib import Path
from wortlaut.ledger import Ledger
print("ready", flush=True)
with Ledger(Path(sys.argv[2])) as ledger:
    print("done", flush=True)
"""


@dataclass(frozen=True)
class Matter:
    """What is killed: the program, what it starts from, and how things done are counted."""

    code: str
    source: Path
    ledger: Path | None
    """The ledger that is there before; None for none."""
    count: Callable[[sqlite3.Connection], int]

    def start(self, ledger: Path) -> subprocess.Popen[str]:
        """Start the program and wait until it begins."""
        call = [sys.executable, "-c", self.code, str(self.source), str(ledger)]
        process = subprocess.Popen(
            call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    def fresh(self, folder: Path) -> Path:
        """Return where the ledger is, as it is before."""
        path = folder / "w.db"
        for old in folder.glob("w.db*"):
            old.unlink()
        if self.ledger is not None:
            shutil.copy(self.ledger, path)
        return path

    def whole(self, ledger: Path) -> float:
        """Run undisturbed; return the seconds from its beginning to the last thing done."""
        with self.start(ledger) as process:
            begun = last = time.perf_counter()
            for _ in process.stdout or ():
                last = time.perf_counter()
        assert process.returncode == 0
        return last - begun

    def killed(self, ledger: Path, seconds: float) -> int:
        """Kill after ``seconds``; check the ledger and return how many things were done."""
        with self.start(ledger) as process:
            time.sleep(seconds)
            process.kill()
            said = (process.stdout.read() if process.stdout else "").count("done")
        if not ledger.exists():
            assert said == 0
            return 0
        with sqlite3.connect(ledger) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            done = self.count(database)
        assert said <= done <= said + 1, (said, done)
        return said


def contents(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what is in a ledger but the times of recording."""
    with sqlite3.connect(ledger) as database:
        found = {
            table: sorted(database.execute(f"SELECT {columns} FROM {table}"), key=str)
            for table, columns in TABLES.items()
        }
        found["version"] = database.execute("PRAGMA user_version").fetchall()
    return found


def rows(table: str) -> Callable[[sqlite3.Connection], int]:
    """Return what counts the rows of a table, none where it is not made yet."""

    def count(database: sqlite3.Connection) -> int:
        try:
            return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        except sqlite3.OperationalError:
            return 0

    return count


def migrated(database: sqlite3.Connection) -> int:
    """Return 1 if a ledger is of another version than the first."""
    return int(database.execute("PRAGMA user_version").fetchone()[0] > 1)


def matters(folder: Path) -> dict[str, Matter]:
    """Make in ``folder`` what the matters start from."""
    from wortlaut.bulk.batches import Way
    from wortlaut.bulk.run import Plan, run

    reports = folder / "reports"
    reports.mkdir()
    for number in range(1, REPORTS + 1):
        front = f"---\ndate: 2025-03-{number:02}\npublisher: Probeblatt\n---\n\n"
        (reports / f"{number:02}.md").write_text(front + TEXT.format(number), "utf-8")
    list(run([str(reports)], Plan(folder / "shards", Way(size=3))))
    old, full = folder / "old.db", folder / "full.db"
    with sqlite3.connect(old) as database:
        database.executescript(OLD.read_text("utf-8"))
    load = Matter(LOAD, folder / "shards", None, rows("reading"))
    load.whole(full)
    return {
        "import": Matter(READ, reports, None, rows("reading")),
        "load": load,
        "review": Matter(REVIEW, folder, full, rows("decision")),
        "migration": Matter(MIGRATE, folder, old, migrated),
    }


def struck(matter: Matter, folder: Path, points: int, chance: random.Random) -> int:
    """Kill at ``points`` random moments; return how many of them were before the end."""
    undisturbed, amid = matter.fresh(folder), 0
    took = matter.whole(undisturbed)
    expected = contents(undisturbed)
    every = max(matter_done(matter, undisturbed), 1)
    for _ in range(points):
        ledger = matter.fresh(folder)
        amid += matter.killed(ledger, chance.uniform(0, took)) < every
        matter.whole(ledger)
        assert contents(ledger) == expected
    return amid


def matter_done(matter: Matter, ledger: Path) -> int:
    """Return how many things an undisturbed run has done."""
    with sqlite3.connect(ledger) as database:
        return matter.count(database)
