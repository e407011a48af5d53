"""Measures how a ledger answers and grows, prints it and writes docs/performance.md.

    python benchmarks/ledger.py                  # 10,000 reports, over 100,000 records: minutes
    python benchmarks/ledger.py --reports 2000

Synthetic reports (benchmarks/synthetic.py), ten a day, are read for real.  Times are of one
process on one core, in processor time, which other programs do not lengthen much; of answers,
the best of five.
"""

from __future__ import annotations

import argparse
import platform
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import synthetic
from rich.console import Console

from wortlaut import comparisons, desk, lexicon, promises
from wortlaut.cli import tables
from wortlaut.cli.look import PAGE as ROWS
from wortlaut.ledger import Filter, Ledger
from wortlaut.model import Document, Interval, Reading
from wortlaut.reader import read

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "performance.svg"
FIRST = date(2022, 2, 24)
A_DAY = 10
DOSSIER = 500
"""Reports of the dossier that is asked about."""
STEPS = 20
"""Points of the curve."""
AIM = 200


@dataclass(frozen=True)
class Step:
    """What one more report cost, in milliseconds of processor time, when there were ``reports``."""

    reports: int
    reading: float
    recording: float


@dataclass(frozen=True)
class Answer:
    """A question, how many rows answer it, and how long that takes in milliseconds."""

    question: str
    rows: int
    wall: float


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000)
    count = parser.parse_args(arguments).reports
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.db"
        curve = grow(path, count)
        adding = list(add_one(path))
        answers = ask(path)
        size, records = path.stat().st_size, sum(one.rows for one in answers[3:5])
    PICTURE.write_text(picture(curve), "utf-8")
    PAGE.write_text(page(curve, adding, answers, (size, records)), "utf-8")
    Console(width=120).print(PAGE.read_text("utf-8"), markup=False)
    return 0


def documents(count: int) -> Iterator[Document]:
    """Yield reports in order of time, ten a day, by forty papers."""
    chance = random.Random(3)
    for number, (_, text) in enumerate(synthetic.reports(count)):
        day = FIRST + timedelta(days=number // A_DAY)
        yield Document(text, Interval(day, day), f"Blatt {chance.randrange(40)}")


def grow(path: Path, count: int) -> list[Step]:
    """Record ``count`` reports, the first of them in a dossier; return what each step cost."""
    german, step = lexicon.load("de"), max(1, count // STEPS)
    curve, reading, recording = [], 0.0, 0.0
    with Ledger(path, create=True) as ledger:
        ledger.new_dossier("matter")
        promises.kept(read(next(documents(1)), german))  # loads the lexicon
        for number, document in enumerate(documents(count), start=1):
            start = time.process_time()
            made = read(document, german)
            between = time.process_time()
            record(ledger, made, number <= DOSSIER)
            reading += between - start
            recording += time.process_time() - between
            if number % step == 0:
                curve.append(Step(number, 1000 * reading / step, 1000 * recording / step))
                reading = recording = 0.0
        promises.remember(ledger, "matter")
    return curve


def record(ledger: Ledger, made: Reading, in_dossier: bool) -> None:
    ledger.record(made, kept=promises.kept(made))
    if in_dossier:
        ledger.put("matter", [made.document.id])


def add_one(path: Path) -> Iterator[tuple[int, float, float]]:
    """Yield for dossiers of several sizes what one more report costs, in milliseconds: matching
    with what was remembered, and from scratch.
    """
    with Ledger(path, create=True) as ledger:
        ids = [str(row["document"]) for row in ledger.readings()]
        for size in (50, 100, 200, 500, 1000, 2000):
            if size >= len(ids):
                break
            name = f"of {size}"
            ledger.new_dossier(name)
            ledger.put(name, ids[:size])
            scratch = milliseconds(lambda name=name: promises.remember(ledger, name))
            ledger.put(name, [ids[size]])
            yield size, milliseconds(lambda name=name: promises.remember(ledger, name)), scratch


def milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def ask(path: Path) -> list[Answer]:
    """Return how long the questions of a user take, the ledger being open and warm."""
    early = FIRST + timedelta(days=DOSSIER // A_DAY // 2)
    with Ledger(path) as ledger:
        questions: dict[str, Callable[[], int]] = {
            "list readings": lambda: len(list(ledger.readings())),
            "list acts, a page": lambda: page_of(ledger, "acts"),
            "list statements, a page": lambda: page_of(ledger, "statements"),
            "list acts, all, the columns of the table": lambda: table_of(ledger, "acts"),
            "list statements, all, the columns of the table": lambda: table_of(
                ledger, "statements"
            ),
            "list acts --json, all": lambda: len(list(ledger.acts())),
            "list statements --json, all": lambda: len(list(ledger.statements())),
            "list acts --json, all, until the first": lambda: sum(
                1 for _ in islice(ledger.acts(), 1)
            ),
            "list acts --kind demand": lambda: len(list(ledger.acts(Filter(kind="demand")))),
            "list acts --actor Kiew": lambda: len(list(ledger.acts(Filter(actor="Kiew")))),
            "list acts --as-of (the first days)": lambda: len(
                list(ledger.acts(Filter(known_on=early)))
            ),
            "list acts --dossier": lambda: len(list(ledger.acts(Filter(dossier="matter")))),
            "search, three rare words": lambda: len(
                list(ledger.search("Getreidespeicher Lindqvist Doha", Filter()))
            ),
            "search, a word of most reports": lambda: len(list(ledger.search("Tage", Filter()))),
            "search, such a word, --actor Kiew": lambda: len(
                list(ledger.search("Tage", Filter(actor="Kiew")))
            ),
            f"dossier show ({DOSSIER} reports)": lambda: len(
                desk.promises(ledger, "matter").promises
            ),
            "dossier show --as-of": lambda: len(desk.promises(ledger, "matter", early).promises),
            f"compare two of them ({DOSSIER} reports)": lambda: two(ledger),
            **{
                f"dossier show ({size:,} reports)": lambda size=size: len(
                    desk.promises(ledger, f"of {size}").promises
                )
                for size in (1000, 2000)
                if f"of {size}" in {one.name for one in ledger.dossiers()}
            },
            "show ID": lambda: len(ledger.find("ab12")),
            "log": lambda: len(list(ledger.log())),
        }
        return [answer(name, work) for name, work in questions.items()]


def page_of(ledger: Ledger, what: str) -> int:
    """Return how many rows a terminal shows: a page, with the number of the others."""
    rows = list(getattr(ledger, what)(Filter(limit=ROWS), tables.NEEDED[what]))
    return len(rows) if ledger.how_many(what) else 0


def table_of(ledger: Ledger, what: str) -> int:
    return sum(1 for _ in getattr(ledger, what)(Filter(), tables.NEEDED[what]))


def two(ledger: Ledger) -> int:
    ids = [str(row["document"]) for row in islice(ledger.readings(Filter(dossier="matter")), 2)]
    return len(comparisons.compare(ledger, ids, "matter").rows)


def answer(question: str, work: Callable[[], int]) -> Answer:
    best, rows = float("inf"), 0
    for _ in range(5):
        start = time.process_time()
        rows = work()
        best = min(best, time.process_time() - start)
    return Answer(question, rows, 1000 * best)


def page(
    curve: list[Step],
    adding: list[tuple[int, float, float]],
    answers: list[Answer],
    total: tuple[int, int],
) -> str:
    size, records = total
    first = curve[0]
    lines = [
        "# Performance of the ledger",
        "",
        f"Written by `python benchmarks/ledger.py`: {curve[-1].reports:,} synthetic reports with "
        f"{records:,} acts and statements, {size / 2**20:.0f} MiB; Python "
        f"{platform.python_version()}, one core, processor time (other programs were at work).",
        "",
        "## Growing",
        "",
        "Processor time for each report. *Recording* is everything behind the reader: facts for "
        "matching, rows, the index of words, the transaction.",
        "",
        "![Milliseconds for each report](performance.svg)",
        "",
        "| reports in the ledger | reading, ms | recording, ms | recording, to the first |",
        "|---|---|---|---|",
        *(
            f"| {one.reports:,} | {one.reading:.1f} | {one.recording:.1f} "
            f"| {one.recording / first.recording:.2f} |"
            for one in curve
        ),
        "",
        "## One more report in a dossier",
        "",
        "Matching when a report is added, after the acts of all others were compared once, and "
        "keeping the promises that come out. What grows is loading and gathering what is "
        "remembered; nothing is compared again.",
        "",
        "| reports in the dossier | one more, ms | all from scratch, ms | ratio |",
        "|---|---|---|---|",
        *(
            f"| {reports:,} | {one:.0f} | {scratch:.0f} | {scratch / one:.0f} |"
            for reports, one, scratch in adding
        ),
        "",
        "## Answers",
        "",
        f"Aim: under {AIM} ms, the ledger open and warm. Starting the program comes on top "
        "(docs/speed.md). A list on a terminal is a page of 100 rows with the number of the "
        "others; a pipe gets all rows, the first at once. Rows with all their 28 columns "
        "(`--json`) take three times as long as those of the table: making them is what takes the "
        "time, not finding them. A dossier is shown from the promises that were kept when a report "
        "was added last; after a decision, and as of a day, they are gathered anew.",
        "",
        "| question | rows | ms | |",
        "|---|---|---|---|",
        *(
            f"| {one.question} | {one.rows:,} | {one.wall:.0f} | "
            f"{'' if one.wall < AIM else 'misses the aim'} |"
            for one in answers
        ),
    ]
    return "\n".join(lines) + "\n"


def picture(curve: list[Step]) -> str:
    """Return the curve as SVG: reports to the right, milliseconds upwards."""
    width, height, left = 640, 260, 50
    most = 1.1 * max(max(one.reading, one.recording) for one in curve)
    last = curve[-1].reports

    def line(value: Callable[[Step], float], colour: str, name: str) -> str:
        places = [
            (left + (width - left) * one.reports / last, height * (1 - value(one) / most))
            for one in curve
        ]
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
        return (
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{left + 10}" y="{places[0][1] - 8:.0f}" fill="{colour}">{name}</text>'
        )

    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 20} {height + 40}" '
        'font-family="sans-serif" font-size="13">'
        f'<rect width="{width + 20}" height="{height + 40}" fill="white"/>'
        f'<path d="M{left} 0V{height}H{width}" fill="none" stroke="#444"/>'
        f'<text x="4" y="14">{most:.0f} ms</text><text x="4" y="{height}">0 ms</text>'
        f'<text x="{width - 110}" y="{height + 24}">{last:,} reports</text>'
        + line(lambda one: one.reading, "#888888", "reading a report")
        + line(lambda one: one.recording, "#1f5fa8", "recording it")
        + "</svg>\n"
    )


if __name__ == "__main__":
    raise SystemExit(main())
