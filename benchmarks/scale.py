"""How reading into shards behaves as archives grow: ``python benchmarks/scale.py --reports 2000``.

Makes reports of our own sentences, as long as those of corpora/quotes-de, and measures: reports a
second and memory over growing archives, two workers against one, and whether a run that is killed
again and again ends with the same bytes.  Prints ratios and writes docs/scale-measured.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import synthetic

PAGE = Path(__file__).resolve().parents[1] / "docs" / "scale-measured.md"
LENGTHS = (36, 60, 86, 108, 134, 152, 180, 212, 256, 298, 404, 453, 1132)
"""Words of an article of corpora/quotes-de (dev): the quantiles 0, 5, 10, 20 ... 90, 95, 100 %."""
RANKS = (0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100)


def length(chance: random.Random) -> int:
    """Draw the words of an article."""
    rank = chance.random() * 100
    for low, high, first, last in zip(RANKS, RANKS[1:], LENGTHS, LENGTHS[1:], strict=False):
        if rank <= high:
            return round(first + (last - first) * (rank - low) / (high - low))
    return LENGTHS[-1]


def write(path: Path, count: int) -> None:
    """Write ``count`` synthetic reports as JSONL."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            ((day, text),) = synthetic.reports(1, length(chance), seed=number)
            row = {"text": text, "date": str(day), "publisher": f"Blatt {number % 5}"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


@dataclass(frozen=True)
class Measured:
    """One run: seconds of the wall, and the peak of resident memory of all processes, in MiB."""

    reports: int
    seconds: float
    peak: float


def command(source: Path, out: Path, workers: int) -> list[str]:
    code = "from wortlaut.cli import main; main()"
    told = ["read", str(source), "--out", str(out), "--workers", str(workers)]
    return [sys.executable, "-c", code, *told]


def run(source: Path, out: Path, workers: int, count: int) -> Measured:
    """Read an archive into shards and measure."""
    start, peak = time.perf_counter(), 0.0
    with subprocess.Popen(command(source, out, workers), stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(0.2)
    return Measured(count, time.perf_counter() - start, peak)


def resident(pid: int) -> float:
    """Return the resident memory of a process and its children in MiB (Linux)."""
    total = 0
    for one in [pid, *children(pid)]:
        try:
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
    return total * os.sysconf("SC_PAGE_SIZE") / 2**20


def children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def killed(source: Path, out: Path, seconds: float) -> int:
    """Kill the run every ``seconds`` until one ends by itself; return how often."""
    count = 0
    while True:
        process = subprocess.Popen(
            command(source, out, 2), stdout=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(seconds)
            return count
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            count += 1


def digest(out: Path) -> str:
    """Return the digest of all shards, with their names."""
    sha = hashlib.sha256()
    for path in sorted(out.rglob("*.parquet")):
        sha.update(str(path.relative_to(out)).encode() + path.read_bytes())
    return sha.hexdigest()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--kill-every", type=float, default=30.0)
    given = options.parse_args()
    count = given.reports
    head = "| reports | workers | reports/s | against the first | peak memory, MiB |"
    rows = [head, "|" + "---|" * 5]
    notes = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = (count // 4, count // 2, count)
        for size in sizes:
            write(folder / f"{size}.jsonl", size)
        found = [run(folder / f"{n}.jsonl", folder / f"o{n}", 1, n) for n in sizes]
        two = run(folder / f"{count}.jsonl", folder / "two", 2, count)
        base = found[0].reports / found[0].seconds
        for one, workers in [*((each, 1) for each in found), (two, 2)]:
            rate = one.reports / one.seconds
            rows.append(
                f"| {one.reports:,} | {workers} | {rate:.1f} | {rate / base:.2f} | {one.peak:.0f} |"
            )
        # start-up is the same in every run: what a report more costs is the difference
        more = (sizes[2] - sizes[1]) / (found[2].seconds - found[1].seconds)
        less = (sizes[1] - sizes[0]) / (found[1].seconds - found[0].seconds)
        memory = found[2].peak / found[0].peak
        notes += [
            f"The second half is read at {more / less:.2f} times the rate of the second quarter.",
            f"Peak memory of {sizes[2]:,} against {sizes[0]:,} reports: {memory:.3f} times.",
            f"Two workers against one, start included: {found[2].seconds / two.seconds:.2f} times.",
        ]
        times = killed(folder / f"{count}.jsonl", folder / "killed", given.kill_every)
        same = digest(folder / "killed") == digest(folder / f"o{count}") == digest(folder / "two")
        told = "the same bytes as undisturbed" if same else "OTHER BYTES than undisturbed"
        notes.append(f"Killed {times} times, every {given.kill_every:g} seconds: {told}.")
    load, cores = os.getloadavg()[1], os.cpu_count()
    how = f"python benchmarks/scale.py --reports {count} --kill-every {given.kill_every:g}"
    head = (
        f"Written by `{how}`, on {cores} cores, load {load:.1f}: above {cores}, others were "
        "at work on them, and the ratio between one and two workers says little."
    )
    notes = [f"- {one}" for one in notes]
    parts = ["# Reading into shards, measured", head, "\n".join(rows), "\n".join(notes)]
    text = "\n\n".join(parts) + "\n"
    PAGE.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
