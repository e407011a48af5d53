"""Which events may bear on what is owed: one join over all tables, summed by day.

Every event keeps its row; those of one table, day, doer, object and place are one answer with
their number, so that a long term over a large table stays short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from wortlaut.events import sql
from wortlaut.events.store import Manifest, connect

EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: conduct within days, at places that lie in ``places`` or anywhere."""

    id: str
    conduct: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Events of one table that are alike: their days, their fields, how many.

    ``row`` is the first of them, ``amount`` the sum of their quantities as far as all have one.
    """

    wanted: str
    table: str
    row: int
    count: int
    first: date
    last: date
    known: date
    conduct: str
    scope: tuple[str, ...]
    place: str | None
    actor: str | None
    amount: float | None
    wording: str


def hits(
    tables: Sequence[tuple[Manifest, Path]],
    wanted: Iterable[Wanted],
    known_on: date,
    inside: Mapping[str, frozenset[str]],
) -> Iterator[Hit]:
    """Yield what the tables hold for each of the wanted, known by that day, in order of day.

    ``inside`` gives for a place all that it lies in.  An event without a place may be anywhere.
    """
    every = tuple(wanted)
    if not every or not tables:
        return
    with connect() as db:
        _ask(db, every, inside)
        for manifest, path in tables:
            rows = db.execute(JOIN.format(table=sql.text(str(path))), [known_on]).fetchall()
            yield from (_hit(manifest.name, row) for row in rows)


def _hit(table: str, row: tuple[Any, ...]) -> Hit:
    wanted, scope, first_row, count, first, last, known, *rest = row
    conduct, place, actor, amount, wording = rest
    return Hit(
        wanted=wanted,
        table=table,
        row=first_row,
        count=count,
        first=first,
        last=last,
        known=known,
        conduct=conduct,
        scope=tuple(scope or ()),
        place=place,
        actor=actor,
        amount=amount,
        wording=wording,
    )


JOIN = """
    SELECT asked.id, event.scope, min(event.row), count(*), event."first", event."last",
        max(event.known), event.conduct, event.place, event.actor,
        CASE WHEN count(event.quantity) = count(*) THEN sum(event.quantity) END,
        coalesce(arg_min(event.wording, event.row), '')
    FROM read_parquet({table}) event JOIN asked
        ON asked.conduct = event.conduct
        AND (asked.place IS NULL OR event.place IS NULL OR asked.place = event.place)
        AND event."last" >= asked."first" AND event."first" <= asked."last"
    WHERE event.known <= ?
    GROUP BY asked.id, event.scope, event."first", event."last", event.conduct, event.place,
        event.actor
    ORDER BY asked.id, event."first", min(event.row)
"""


def _ask(
    db: duckdb.DuckDBPyConnection,
    wanted: Sequence[Wanted],
    inside: Mapping[str, frozenset[str]],
) -> None:
    """Make the table of what is asked: a line for each conduct and each place that counts."""
    db.execute(
        'CREATE TEMP TABLE asked (id VARCHAR, conduct VARCHAR, "first" DATE, "last" DATE, '
        "place VARCHAR)"
    )
    rows = [
        (one.id, conduct, one.first or EARLIEST, one.last or LATEST, place)
        for one in wanted
        for conduct in one.conduct
        for place in _places(one.places, inside)
    ]
    if rows:
        db.executemany("INSERT INTO asked VALUES (?, ?, ?, ?, ?)", rows)


def _places(owed: Sequence[str], inside: Mapping[str, frozenset[str]]) -> tuple[str | None, ...]:
    """Return every place that lies in one of those owed, or around it; None is anywhere."""
    if not owed:
        return (None,)
    nested = {name for name, around in inside.items() if around & set(owed)}
    around = {other for name in owed for other in inside.get(name, frozenset())}
    return tuple(sorted({*owed, *nested, *around}))
