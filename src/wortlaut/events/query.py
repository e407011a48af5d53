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

from wortlaut.errors import InputError
from wortlaut.events import store
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
        ask(db, every, inside)
        for manifest, path in tables:
            whole = store.rows(manifest, path)
            try:
                match(db, whole, known_on)
                rows = db.execute(JOIN.format(rows=whole)).fetchall()
            except duckdb.Error as error:
                raise InputError(
                    f"The event table {path} cannot be read: remove it and add its file again."
                ) from error
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
    SELECT id, scope, min("row"), count(*), "first", "last", max(known), conduct, place, actor,
        CASE WHEN count(quantity) = count(*) THEN sum(quantity) END,
        coalesce(arg_min(wording, "row"), '')
    FROM {rows} event JOIN found USING (pos)
    GROUP BY id, scope, "first", "last", conduct, place, actor
    ORDER BY id, "first", min("row")
"""

FOUND = """
    SELECT asked.id, event.pos
    FROM {rows} event JOIN asked ON asked.conduct = event.conduct AND {place}
        AND event."last" >= asked."first" AND event."first" <= asked."last"
    WHERE event.known <= $known_on
"""

SAME_PLACE = "asked.place = event.place"
ANYWHERE = "asked.place IS NULL"
NO_PLACE = "asked.place IS NOT NULL AND asked.is_owed AND event.place IS NULL"


def match(db: duckdb.DuckDBPyConnection, rows: str, known_on: date) -> None:
    """Fill the table ``found`` with which row may bear on which of those asked.

    The join is by place wherever there is one: without an equality it takes minutes.  By conduct
    alone goes only what is owed anywhere, and what happened at no known place.
    """
    ways = [SAME_PLACE]
    if _any(db, "asked WHERE place IS NULL"):
        ways.append(ANYWHERE)
    if _any(db, f"{rows} WHERE place IS NULL"):
        ways.append(NO_PLACE)
    every = " UNION ALL ".join(FOUND.format(rows=rows, place=one) for one in ways)
    db.execute(f"CREATE OR REPLACE TEMP TABLE found AS {every}", {"known_on": known_on})


def _any(db: duckdb.DuckDBPyConnection, rows: str) -> bool:
    return db.execute(f"SELECT 1 FROM {rows} LIMIT 1").fetchone() is not None


def ask(
    db: duckdb.DuckDBPyConnection,
    wanted: Sequence[Wanted],
    inside: Mapping[str, frozenset[str]],
) -> None:
    """Make the table of what is asked: a line for each conduct and each place that counts."""
    db.execute(
        'CREATE TEMP TABLE asked (id VARCHAR, conduct VARCHAR, "first" DATE, "last" DATE, '
        "place VARCHAR, is_owed BOOLEAN)"
    )
    lines = [
        {
            "id": one.id,
            "conduct": conduct,
            "first": one.first or EARLIEST,
            "last": one.last or LATEST,
            "place": place,
            "is_owed": at == 0,
        }
        for one in wanted
        for conduct in one.conduct
        for at, place in enumerate(_places(one.places, inside))
    ]
    if lines:
        _insert(db, lines)


def _insert(db: duckdb.DuckDBPyConnection, lines: Sequence[Mapping[str, object]]) -> None:
    """Insert many lines at once: one parameter a column, which DuckDB takes apart."""
    columns = {name: [line[name] for line in lines] for name in lines[0]}
    parts = ", ".join(f"unnest(${name})" for name in columns)
    db.execute(f"INSERT INTO asked SELECT {parts}", columns)


def _places(owed: Sequence[str], inside: Mapping[str, frozenset[str]]) -> tuple[str | None, ...]:
    """Return every place that lies in one of those owed, or around it; None is anywhere."""
    if not owed:
        return (None,)
    nested = {name for name, around in inside.items() if around & set(owed)}
    around = {other for name in owed for other in inside.get(name, frozenset())}
    return tuple(sorted({*owed, *nested, *around}))
