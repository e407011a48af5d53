"""`wortlaut read --out`: archives of any size into shards of Parquet."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wortlaut.cli import options
from wortlaut.cli.guard import INTERRUPTED, OK, PARTIAL, WRONG, say

if TYPE_CHECKING:
    from wortlaut.bulk.run import Step

MOST = 10
"""Reasons for skipping that are told."""
EVERY = 30.0
"""Seconds between two lines of progress where stderr is no terminal."""


@dataclass(slots=True)
class Tally:
    """What was counted so far; ``shards`` are the digests of those that are there."""

    counts: Counter[str] = field(default_factory=Counter)
    shards: dict[str, None] = field(default_factory=dict)
    there: int = 0
    fresh: int = 0
    start: float = field(default_factory=time.monotonic)
    first: float | None = None

    def add(self, step: Step) -> None:
        """Count a shard."""
        self.counts.update(step.counts)
        self.shards[step.digest] = None
        self.there += step.was_there
        if not step.was_there:
            self.fresh += step.counts["reports"]
            self.first = step.done if self.first is None else self.first

    def line(self, done: float) -> str:
        """Return the state of things: reports, rate, remaining time."""
        seconds = max(time.monotonic() - self.start, 1e-3)
        rate = f"{self.fresh / seconds:,.1f} a second"
        gone = done - (self.first or done)
        left = f", {_time(seconds * (1 - done) / gone)} left" if gone > 0 else ""
        return f"{self.counts['reports']:,} reports, {rate}{left}"


def shards(reports: tuple[str, ...], given: dict[str, Any]) -> int:
    """Read reports into shards; return the exit status."""
    from wortlaut import desk
    from wortlaut.bulk.batches import Way
    from wortlaut.bulk.run import Plan, run

    if given["html"]:
        raise click.UsageError("--html goes with a ledger, not with --out.")
    hints = desk.hints(given["date"], given["publisher"], given["lang"])
    way = Way(hints, learned=given["reader"] == options.LEARNED)
    workers = given["workers"] or os.cpu_count() or 1
    plan = Plan(given["out"], way, workers, given["scheduler"])
    tally = Tally()
    try:
        with _bar() as show:
            for step in run(reports, plan):
                tally.add(step)
                show(step.done, tally.line(step.done))
    except KeyboardInterrupt:
        say(f"stopped: {len(tally.shards)} shards are there; the same command reads the rest.")
        return INTERRUPTED
    return _summary(plan.out, tally, given["as_json"])


def _summary(out: Path, tally: Tally, as_json: bool) -> int:
    """Say what became of the reports, write the quarantine; return the exit status."""
    reasons = _quarantine(out, tally)
    if as_json:
        row = {**tally.counts, "shards": len(tally.shards), "there_before": tally.there}
        click.echo(json.dumps(row | {"skipped_because": dict(reasons)}, ensure_ascii=False))
    else:
        counts = tally.counts
        click.echo(
            f"{counts['reports']:,} reports, {counts['words']:,} words: {counts['statements']:,} "
            f"statements, {counts['acts']:,} acts. {len(tally.shards):,} shards in {out}, "
            f"{tally.there:,} of them were there."
        )
        for reason, number in reasons.most_common(MOST):
            click.echo(f"{number:,} skipped: {reason}")
    if tally.counts["failed"]:
        say(f"{tally.counts['failed']:,} reports failed: see {out / 'quarantine.jsonl'}.")
        return PARTIAL if tally.counts["reports"] else WRONG
    return OK


def _quarantine(out: Path, tally: Tally) -> Counter[str]:
    """Write what failed, a line each; return how many were skipped for which reason."""
    from wortlaut.bulk.run import problems

    reasons: Counter[str] = Counter()
    part = out / "quarantine.part"
    with part.open("w", encoding="utf-8") as file:
        for row in problems(out, tally.shards) if tally.counts["failed"] or _skipped(tally) else ():
            if row["state"] == "failed":
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            else:
                reasons[row["reason"]] += 1
    part.replace(out / "quarantine.jsonl")
    return reasons


def _skipped(tally: Tally) -> int:
    return tally.counts["skipped"]


@contextmanager
def _bar() -> Iterator[Any]:
    """Yield what shows the share done and a line: as a bar, or a line now and then."""
    if not sys.stderr.isatty():
        last = [time.monotonic()]

        def tell(done: float, line: str) -> None:
            if time.monotonic() - last[0] >= EVERY:
                last[0] = time.monotonic()
                say(f"{done:.0%}: {line}")

        yield tell
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    from wortlaut.digest import console

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task("starting", total=1.0)
        yield lambda done, line: bar.update(task, completed=done, description=line)


def _time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
