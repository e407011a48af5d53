"""How reading into shards behaves as archives grow: ``python benchmarks/scale.py --reports 3000``.

Makes reports of our own sentences, as long as those of corpora/quotes-de, and measures in steps:

- curve: all reports, two workers: reports a second and memory in each tenth of the way;
- pair: a part of them with one worker and with two;
- cluster: the same part through a Dask ``LocalCluster``, and whether the shards are the same;
- killed: the same part, killed every so often and started again, and whether the shards are.

Each figure is printed when it is known and kept in ``--folder``: a run that was stopped goes on
with the same command, inside the curve too.  The table is written to docs/scale-measured.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import synthetic
from pyarrow import parquet

PAGE = Path(__file__).resolve().parents[1] / "docs" / "scale-measured.md"
LENGTHS = (36, 60, 86, 108, 134, 152, 180, 212, 256, 298, 404, 453, 1132)
"""Words of an article of corpora/quotes-de (dev): the quantiles 0, 5, 10, 20 ... 90, 95, 100 %."""
RANKS = (0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100)
EVERY = 0.5
"""Seconds between two looks at a run."""
TENTHS = 10
Figures = dict[str, Any]


def length(chance: random.Random) -> int:
    """Draw the words of an article."""
    rank = chance.random() * 100
    for low, high, first, last in zip(RANKS, RANKS[1:], LENGTHS, LENGTHS[1:], strict=False):
        if rank <= high:
            return round(first + (last - first) * (rank - low) / (high - low))
    return LENGTHS[-1]


def write(path: Path, count: int) -> Path:
    """Write ``count`` synthetic reports as JSONL, unless they are there."""
    if path.exists():
        return path
    chance = random.Random(7)
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as out:
        for number in range(count):
            ((day, text),) = synthetic.reports(1, length(chance), seed=number)
            row = {"text": text, "date": str(day), "publisher": f"Blatt {number % 5}"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return part.replace(path)


def command(source: Path, out: Path, *more: str) -> list[str]:
    code = "from wortlaut.cli import main; main()"
    return [sys.executable, "-c", code, "read", str(source), "--out", str(out), *more]


@dataclass
class Look:
    """What a run has done: reports, seconds since its start, resident memory in MiB."""

    reports: int
    seconds: float
    memory: float


@dataclass
class Watched:
    """A run that is looked at while it works; reports that were there are not counted."""

    out: Path
    known: dict[str, int] = field(default_factory=dict)

    def run(self, call: list[str]) -> Iterator[Look]:
        """Start ``call`` and yield looks at it until it ends; it dies with this process."""
        start = time.perf_counter()
        with subprocess.Popen(call, stdout=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                while process.poll() is None:
                    memory = resident(process.pid)
                    yield Look(self.reports(), time.perf_counter() - start, memory)
                    time.sleep(EVERY)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
        yield Look(self.reports(), time.perf_counter() - start, 0.0)
        if process.returncode:
            raise SystemExit(f"{' '.join(call[3:])} ended with {process.returncode}")

    def reports(self) -> int:
        """Return how many reports the shards have that are there."""
        for path in (self.out / "readings").glob("*.parquet"):
            if path.name not in self.known:
                about = parquet.read_schema(path).metadata
                self.known[path.name] = int(about[b"reports"])
        return sum(self.known.values())


def resident(pid: int) -> float:
    """Return the memory of a process and its children in MiB, shared pages in shares (Linux)."""
    total = 0
    for one in [pid, *children(pid)]:
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, IndexError):
            continue
    return total / 2**10


def children(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [one for child in map(int, found) for one in (child, *children(child))]


def curve(source: Path, folder: Path, count: int) -> Figures:
    """Read all with two workers; return rate and memory of each tenth."""
    kept = folder / "curve.jsonl"
    looks = [json.loads(line) for line in kept.open()] if kept.exists() else []
    watched, run = Watched(folder / "curve"), len({look["run"] for look in looks})
    told = -1
    with kept.open("a") as out:
        for look in watched.run(command(source, watched.out, "--workers", "2")):
            looks.append({"run": run, **look.__dict__})
            out.write(json.dumps(looks[-1]) + "\n")
            out.flush()
            if (tenth := look.reports * TENTHS // count) > told:
                told = tenth
                shown(f"curve: {look.reports:,} reports, {look.memory:.0f} MiB")
    return {"tenths": [_tenth(looks, count, at) for at in range(TENTHS)]}


def _tenth(looks: list[dict[str, Any]], count: int, at: int) -> dict[str, float]:
    """Return the rate and the peak of memory in a tenth of the way."""

    def here(look: dict[str, Any]) -> bool:
        return bool(at * count <= look["reports"] * TENTHS < (at + 1) * count)

    inside = [one for one in looks if here(one)]
    begun = {one["run"]: one["reports"] for one in reversed(looks)}  # before its first shard
    steps = [
        (last["reports"] - first["reports"], last["seconds"] - first["seconds"])
        for first, last in pairwise(looks)
        if here(first) and first["run"] == last["run"] and first["reports"] > begun[first["run"]]
    ]
    seconds = sum(one for _, one in steps)
    peak = max((one["memory"] for one in inside), default=0.0)
    return {"rate": sum(one for one, _ in steps) / seconds if seconds else 0.0, "memory": peak}


def timed(source: Path, out: Path, *more: str) -> Figures:
    """Read into an empty folder; return the rate once the first shard is there, and the peak."""
    shutil.rmtree(out, ignore_errors=True)
    looks = list(Watched(out).run(command(source, out, *more)))
    first = next(look for look in looks if look.reports)
    last = next(look for look in looks if look.reports == looks[-1].reports)
    rate = (last.reports - first.reports) / max(last.seconds - first.seconds, 1e-9)
    return {"rate": rate, "seconds": looks[-1].seconds, "peak": max(one.memory for one in looks)}


def pair(source: Path, folder: Path) -> Figures:
    """Read with one worker and with two."""
    one = timed(source, folder / "one", "--workers", "1")
    two = timed(source, folder / "two", "--workers", "2")
    same = digest(folder / "one") == digest(folder / "two")
    return {"one": one, "two": two, "same": same, "load": os.getloadavg()[0]}


def cluster(source: Path, folder: Path) -> Figures:
    """Read through a Dask cluster of two local processes."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local:  # type: ignore[no-untyped-call,unused-ignore]
        found = timed(source, folder / "dask", "--scheduler", local.scheduler_address)
    return {"rate": found["rate"], "same": digest(folder / "dask") == digest(folder / "one")}


def killed(source: Path, folder: Path, seconds: float) -> Figures:
    """Kill the run every ``seconds`` until one ends by itself."""
    times, ended = 0, False
    while not ended:
        call = command(source, folder / "killed", "--workers", "2")
        with subprocess.Popen(call, stdout=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                ended = process.wait(seconds) == 0
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                times += 1
    return {"times": times, "same": digest(folder / "killed") == digest(folder / "one")}


def digest(out: Path) -> str:
    """Return the digest of all shards, with their names."""
    sha = hashlib.sha256()
    for path in sorted(out.rglob("*.parquet")):
        sha.update(str(path.relative_to(out)).encode() + path.read_bytes())
    return sha.hexdigest()


def shown(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


def page(found: Figures, given: argparse.Namespace) -> str:
    """Return the page with what has been measured."""
    how = f"python benchmarks/scale.py --reports {given.reports} --part {given.part}"
    head = f"Written by `{how} --kill-every {given.kill_every:g}`, on {os.cpu_count()} cores."
    lines = ["# Reading into shards, measured", "", head, ""]
    if "curve" in found:
        lines += ["Two workers; memory is that of all processes, shared pages counted once.", ""]
        lines += [
            "| reports | reports/s | against the first | peak memory, MiB |",
            "|---|---|---|---|",
        ]
        tenths = found["curve"]["tenths"]
        for at, one in enumerate(tenths):
            rate = one["rate"] / (tenths[0]["rate"] or 1)
            until = given.reports * (at + 1) // TENTHS
            lines.append(f"| {until:,} | {one['rate']:.1f} | {rate:.2f} | {one['memory']:.0f} |")
        grown = tenths[-1]["memory"] / max(tenths[1]["memory"], 1)
        lines += ["", f"- Memory in the last tenth against the second: {grown:.3f} times."]
    if "pair" in found:
        one, two = found["pair"]["one"], found["pair"]["two"]
        lines += [
            f"- {given.part:,} reports: one worker {one['rate']:.1f} a second, two "
            f"{two['rate']:.1f}: {two['rate'] / one['rate']:.2f} times (load before it "
            f"{found['pair']['load']:.1f}); {told(found['pair']['same'])}."
        ]
    if "cluster" in found:
        rate = found["cluster"]["rate"]
        lines += [f"- Dask, two processes: {rate:.1f} a second; {told(found['cluster']['same'])}."]
    if "killed" in found:
        lines += [
            f"- Killed {found['killed']['times']} times, every {given.kill_every:g} seconds: "
            f"{told(found['killed']['same'])}."
        ]
    return "\n".join(lines) + "\n"


def told(same: bool) -> str:
    return "the same bytes" if same else "OTHER BYTES"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--reports", type=int, default=3000)
    options.add_argument("--part", type=int, help="reports of the later steps (a tenth of all)")
    options.add_argument("--kill-every", type=float, default=30.0)
    options.add_argument("--folder", type=Path, default=Path("/tmp/wortlaut-scale"))
    options.add_argument("--steps", default="pair,curve,cluster,killed")
    given = options.parse_args()
    given.part = given.part or max(given.reports // 10, 1000)
    folder: Path = given.folder / f"{given.reports}-{given.part}"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "figures.json"
    found: Figures = json.loads(kept.read_text()) if kept.exists() else {}
    every = write(folder / "all.jsonl", given.reports)
    part = write(folder / "part.jsonl", given.part)
    ways = {
        "curve": lambda: curve(every, folder, given.reports),
        "pair": lambda: pair(part, folder),
        "cluster": lambda: cluster(part, folder),
        "killed": lambda: killed(part, folder, given.kill_every),
    }
    for name in given.steps.split(","):
        if name not in found:
            shown(f"{name}: begun")
            found[name] = ways[name]()
            kept.write_text(json.dumps(found))
        shown(f"{name}: {json.dumps(found[name])}")
        PAGE.write_text(page(found, given), "utf-8")
    print(page(found, given))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        raise SystemExit("stopped: the same command goes on from here") from None
