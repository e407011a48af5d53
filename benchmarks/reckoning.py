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

from wortlaut import account, events
from wortlaut.account.happened import evidence
from wortlaut.events import Wanted
from wortlaut.events.store import connect
from wortlaut.model import ActKind, ActRef, Certainty, Polarity, Said, Telling, Window
from wortlaut.reckoning import Bearing, Case, Commitment, Evidence, Kind, Question, Texts, World
from wortlaut.reckoning.changes import Standing
from wortlaut.when import day

DAYS, PLACES, KINDS, SIDES = 4000, 5000, 50, 40
FIRST = date(2014, 1, 1)
SEED = 20250318
PAGE = Path(__file__).parents[1] / "docs" / "reckoning-speed.md"
ROUNDS = 3


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
        db.register("made", {})  if False else None
        import pyarrow as pa

        db.register("made", pa.table(table))
        db.execute(
            f"COPY (SELECT (DATE '{FIRST}' + day)::VARCHAR AS day, 'place-' || place AS place, "
            f"'kind-' || kind AS kind, 'state/S' || side AS side FROM made ORDER BY n) "
            f"TO '{path}' (FORMAT parquet)"
        )


MAPPING = """
name = "made"
title = "Made by chance"
days_after = 1
[columns]
first = "day"
place = "place"
conduct = "kind"
actor = "side"



[values.conduct]
""" + "".join(f'"kind-{n}" = "kind-{n}"\n' for n in range(KINDS)) + "[values.actor]\n" + "".join(
    f'"state/S{n}" = "state/S{n}"\n' for n in range(SIDES)
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


def bare_join(path: Path, promises: tuple[Commitment, ...]) -> int:
    """Return how many events lie in the place, kind and days of each promise; nothing more."""
    with connect() as db:
        db.execute('CREATE TABLE asked (id VARCHAR, kind VARCHAR, place VARCHAR, "first" DATE, "last" DATE)')
        import pyarrow as pa

        db.register("given", pa.table({
            "id": [one.id for one in promises],
            "kind": [one.conduct[0] for one in promises],
            "place": [one.places[0] for one in promises],
            "first": [one.first_day for one in promises],
            "last": [one.last_day for one in promises],
        }))
        db.execute("INSERT INTO asked FROM given")
        began = time.perf_counter()
        row = db.execute(
            f"SELECT count(*) FROM read_parquet('{path}') event JOIN asked "
            "ON asked.kind = event.conduct AND asked.place = event.place "
            'AND event."first" BETWEEN asked."first" AND asked."last"'
        ).fetchone()
        TIMES["bare join"].append(time.perf_counter() - began)
    return int(row[0]) if row else 0


TIMES: dict[str, list[float]] = {}
