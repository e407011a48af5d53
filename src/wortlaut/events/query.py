"""Which events may bear on what is owed: one join over all tables, summed by day.

Events of one table, day, doer, object and place are one answer with their number, so that a long
term over a large table stays short.  What others did than those who owe something decides nothing:
of it one answer holds all days and doers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from wortlaut.errors import InputError
from wortlaut.events import sql, store
from wortlaut.events.store import Manifest, connect

EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: conduct within days, at places that lie in ``places`` or anywhere.

    ``sides`` are those whose doing decides; () keeps the doings of everybody apart.
    """

    id: str
    conduct: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    places: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Events of one table that are alike: their days, their fields, how many.

    ``row`` is the first of them, ``amount`` the sum of their quantities as far as all have one.
    Of several days they are between ``first`` and ``last``.
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
    actors: tuple[str, ...]
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
            try:
                rows, wordings = _alike(db, manifest, path, known_on)
            except duckdb.Error as error:
                raise InputError(
                    f"The event table {path} cannot be read: remove it and add its file again."
                ) from error
            for row in rows:
                wording = wordings.get(row[-1], "")
                yield _hit(manifest.name, every[row[0]].id, row, wording)


def _alike(
    db: duckdb.DuckDBPyConnection, manifest: Manifest, path: Path, known_on: date
) -> tuple[list[Any], dict[int, str]]:
    """Return the rows of ``ALIKE`` of one table, and the wordings of those that are one event."""
    whole = store.rows(manifest, path)
    apart = bool(manifest.format.voice) or "actor" in manifest.format.blind
    match(db, whole, known_on)
    alike = ALIKE.format(own=APART if apart else OWN)
    if manifest.format.columns.wording is None:
        return db.execute(alike).fetchall(), {}
    db.execute(f"CREATE OR REPLACE TEMP TABLE alike AS {alike}")
    wordings = db.execute(WORDED.format(rows=whole)).fetchall()
    return db.execute("FROM alike").fetchall(), dict(wordings)


def _hit(table: str, wanted: str, row: tuple[Any, ...], wording: str) -> Hit:
    _, scope, number, count, first, last, known, conduct, place, actors, amount, _ = row
    return Hit(
        wanted,
        table,
        number,
        count,
        first,
        last,
        known,
        conduct,
        tuple(scope.split(sql.JOINED)) if scope else (),
        place,
        tuple(sorted(actors or ())),
        amount,
        wording,
    )


ALIKE = """
    SELECT "at", scope, min("row") AS number, count(*), min("first") AS early, max("last"),
        max(known), conduct, place, list(DISTINCT actor) FILTER (WHERE actor IS NOT NULL),
        CASE WHEN count(quantity) = count(*) THEN sum(quantity) END,
        CASE WHEN count(*) = 1 THEN min(pos) END AS pos
    FROM (SELECT *, {own} AS own FROM found LEFT JOIN side USING ("at", actor))
    GROUP BY "at", scope, conduct, place, own, CASE WHEN own THEN "first" END,
        CASE WHEN own THEN "last" END, CASE WHEN own THEN actor END
    ORDER BY "at", early, number
"""
APART = "true"
"""A table that is somebody's word, or cannot tell who did it: every doer for himself."""
OWN = "(is_open OR actor IS NULL OR coalesce(is_side, false))"

WORDED = "SELECT pos, wording FROM {rows} event SEMI JOIN alike USING (pos) WHERE wording <> ''"
"""Wordings are long, and only what stands for itself shows its own."""

FOUND = """
    SELECT asked."at", asked.is_open, event.pos, event."row", event."first", event."last",
        event.known, event.conduct, event.place, event.actor, event.scope, event.quantity
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
    _make(
        db, "asked", ASKED, [row for at, one in enumerate(wanted) for row in _rows(at, one, inside)]
    )
    _make(
        db, "side", SIDE, [(at, side, True) for at, one in enumerate(wanted) for side in one.sides]
    )


ASKED = {
    "at": "INTEGER",
    "conduct": "VARCHAR",
    "first": "DATE",
    "last": "DATE",
    "place": "VARCHAR",
    "is_owed": "BOOLEAN",
    "is_open": "BOOLEAN",
}
SIDE = {"at": "INTEGER", "actor": "VARCHAR", "is_side": "BOOLEAN"}


def _rows(
    at: int, one: Wanted, inside: Mapping[str, frozenset[str]]
) -> Iterator[tuple[object, ...]]:
    days = one.first or EARLIEST, one.last or LATEST
    for conduct in one.conduct:
        for number, place in enumerate(_places(one.places, inside)):
            yield at, conduct, *days, place, number == 0, not one.sides


def _make(
    db: duckdb.DuckDBPyConnection,
    name: str,
    columns: Mapping[str, str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Make a table of many rows at once: a column is one parameter, as JSON."""
    made = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    db.execute(f"CREATE TEMP TABLE {name} ({made})")
    if rows:
        parts = ", ".join(f"unnest(from_json(?, '[\"{kind}\"]'))" for kind in columns.values())
        told = [msgspec.json.encode(column).decode() for column in zip(*rows, strict=True)]
        db.execute(f"INSERT INTO {name} SELECT {parts}", told)


def _places(owed: Sequence[str], inside: Mapping[str, frozenset[str]]) -> tuple[str | None, ...]:
    """Return every place that lies in one of those owed, or around it; None is anywhere."""
    if not owed:
        return (None,)
    nested = {name for name, around in inside.items() if around & set(owed)}
    around = {other for name in owed for other in inside.get(name, frozenset())}
    return tuple(sorted({*owed, *nested, *around}))
