"""Event tables beside the ledger: one Parquet file each, with where every row comes from.

``<ledger>.events/NAME-DIGEST.parquet`` holds the events of one file, ``.json`` beside it the
mapping, the file's digest, the day of access and the counts, ``.problems.csv`` the rows that
could not be used.  Nothing is changed afterwards; of several files of one name the one added
last holds.  A file is there whole or not at all.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import msgspec
import numpy as np

from wortlaut.errors import InputError
from wortlaut.events import places, sql
from wortlaut.events.mapping import Format, Mapped, check_columns

CHUNK = 1 << 20
POINTS = 200_000
"""Points located at a time."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an event table: where it is from, when and how it was taken in.

    ``first`` and ``last`` are the days of its events.
    """

    name: str
    title: str
    origin: str
    licence: str
    file: str
    sha256: str
    accessed: date
    added: datetime
    mapping: str
    mapping_digest: str
    outlines: str
    rows: int
    kept: int
    placeless: int
    first: date | None
    last: date | None
    format: Format


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that could not be used: its number in the file, from 1 on without the header."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: its manifest, and the rows that could not be used."""

    manifest: Manifest
    path: Path
    problems: tuple[RowProblem, ...]
    rejected: int
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """How a file is taken in: ``accessed`` is the day on which it was fetched."""

    accessed: date
    outlines: Path | None = None
    shown: int = 20
    """How many problems are returned; all are written beside the table."""


def add(folder: Path, mapped: Mapped, file: Path, given: Given) -> Added:
    """Take the rows of ``file`` in.  The same file with the same mapping is not taken in again.

    Raises ``InputError`` where the file cannot be read or lacks a column of the mapping.
    """
    digest = _sha256(file)
    known = _digest(digest, mapped, given)
    stem = folder / f"{mapped.format.name}-{known}"
    target = stem.with_suffix(".parquet")
    if target.exists() and stem.with_suffix(".json").exists():
        manifest = _manifest(stem.with_suffix(".json"))
        return Added(manifest, target, (), manifest.rows - manifest.kept, is_new=False)
    folder.mkdir(parents=True, exist_ok=True)
    work = stem.with_suffix(f".{os.getpid()}.tmp")
    try:
        return _take_in(stem, work, mapped, (file, digest, given))
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise InputError(f"{file} cannot be read as a table ({first}).") from error
    finally:
        for left in folder.glob(f"{work.name}*"):
            left.unlink()


def _take_in(stem: Path, work: Path, mapped: Mapped, what: tuple[Path, str, Given]) -> Added:
    file, digest, given = what
    made = mapped.format
    with connect() as db:
        rows = sql.source(made, file)
        _check(db, mapped, rows)
        checked = sql.CHECKED.format(query=sql.events(made, rows))
        db.execute(f"COPY ({checked}) TO {sql.text(str(work))} (FORMAT parquet)")
        _locate(db, work, given.outlines)
        _names(db)
        found = _counts(db, work)
        _write(db, work)
        problems, rejected = _problems(db, work, stem.with_suffix(".problems.csv"), given.shown)
    manifest = Manifest(
        name=made.name,
        title=made.title,
        origin=made.origin,
        licence=made.licence,
        file=file.name,
        sha256=digest,
        accessed=given.accessed,
        added=datetime.now(UTC),
        mapping=mapped.text,
        mapping_digest=mapped.digest,
        outlines=given.outlines.name if given.outlines else "",
        format=made,
        rows=found["rows"] + rejected - found["bad"],  # type: ignore[operator]
        kept=found["rows"] - found["bad"],  # type: ignore[operator]
        placeless=found["placeless"],  # type: ignore[arg-type]
        first=found["first"],  # type: ignore[arg-type]
        last=found["last"],  # type: ignore[arg-type]
    )
    Path(f"{work}.out").replace(stem.with_suffix(".parquet"))
    _publish(stem.with_suffix(".json"), msgspec.json.format(msgspec.json.encode(manifest)))
    return Added(manifest, stem.with_suffix(".parquet"), problems, rejected)


def connect(memory: str = "3GB") -> duckdb.DuckDBPyConnection:
    """Return a database in memory that reads and writes files."""
    return duckdb.connect(config={"memory_limit": memory, "preserve_insertion_order": True})


def _check(db: duckdb.DuckDBPyConnection, mapped: Mapped, rows: str) -> None:
    there = [name for name, *_ in db.execute(f"DESCRIBE SELECT * FROM {rows}").fetchall()]
    check_columns(mapped, [name for name in there if name != "#row"])


def _locate(db: duckdb.DuckDBPyConnection, work: Path, path: Path | None) -> None:
    """Make the table of the places that outlines give for coordinates."""
    db.execute("CREATE TEMP TABLE located (latitude DOUBLE, longitude DOUBLE, place VARCHAR)")
    if path is None:
        return
    drawn = places.outlines(path)
    points = db.cursor().execute(
        f"SELECT DISTINCT latitude, longitude FROM read_parquet({sql.text(str(work))}) "
        "WHERE why IS NULL AND latitude IS NOT NULL"
    )
    while chunk := points.fetchmany(POINTS):
        latitude, longitude = (np.array(one, float) for one in zip(*chunk, strict=True))
        found = places.locate(drawn, longitude, latitude)
        rows = [
            (one_latitude, one_longitude, place)
            for one_latitude, one_longitude, place in zip(latitude, longitude, found, strict=True)
            if place is not None
        ]
        if rows:
            db.executemany("INSERT INTO located VALUES (?, ?, ?)", rows)


def _names(db: duckdb.DuckDBPyConnection) -> None:
    """Make the table of names of places, as they are compared."""
    db.execute("CREATE TEMP TABLE named (name VARCHAR, place VARCHAR)")
    db.executemany("INSERT INTO named VALUES (?, ?)", list(places.by_name().items()))


def _counts(db: duckdb.DuckDBPyConnection, work: Path) -> dict[str, object]:
    row = db.execute(
        "SELECT count(*), count(why), count(*) FILTER (WHERE why IS NULL AND place IS NULL "
        'AND latitude IS NULL), min("first") FILTER (WHERE why IS NULL), '
        f'max("last") FILTER (WHERE why IS NULL) FROM read_parquet({sql.text(str(work))})'
    ).fetchone()
    assert row is not None
    return dict(zip(("rows", "bad", "placeless", "first", "last"), row, strict=True))


def _write(db: duckdb.DuckDBPyConnection, work: Path) -> None:
    """Write the events that can be used, with their places.

    A last day that is the first one is not repeated, nor a day of knowledge that the manifest
    tells: what a column does not hold need not be read.  The second version of Parquet writes
    the numbers of rows as their differences.
    """
    folded = "regexp_replace(lower(strip_accents(event.place)), '[^\\p{L}\\p{N}]', '', 'g')"
    db.execute(
        f"""COPY (
            SELECT event.* EXCLUDE (why, place, "last", scope),
                nullif(event."last", event."first") AS "last",
                array_to_string(event.scope, '{sql.JOINED}') AS scope,
                coalesce(located.place, named.place, event.place) AS place
            FROM read_parquet({sql.text(str(work))}) event
            LEFT JOIN located USING (latitude, longitude)
            LEFT JOIN named ON named.name = {folded}
            WHERE why IS NULL
        ) TO {sql.text(f"{work}.out")} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v2)"""
    )


def rows(manifest: Manifest, path: Path) -> str:
    """Return the events of a table as a query: every column as it is meant.

    ``pos`` is the place of a row in the Parquet file, ``scope`` objects with ``sql.JOINED``
    between them.
    """
    return f"""(SELECT * EXCLUDE ("last", known, file_row_number),
        file_row_number AS pos, {LAST_DAY} AS "last", {known(manifest)} AS known
        FROM read_parquet({sql.text(str(path))}, file_row_number=true))"""


LAST_DAY = 'coalesce("last", "first")'


def known(manifest: Manifest) -> str:
    """Return the day from which an event of the table could be known."""
    delay = manifest.format.days_after
    soon = f"DATE '{manifest.accessed}'" if delay is None else f"({LAST_DAY} + {delay})::DATE"
    return f"coalesce(known, {soon})" if manifest.format.columns.known else soon


def _problems(
    db: duckdb.DuckDBPyConnection, work: Path, target: Path, shown: int
) -> tuple[tuple[RowProblem, ...], int]:
    """Write all problems and return the first, with how many rows could not be used.

    A line that is no row of the table at all has its line in the file for a number.
    """
    db.execute(
        "CREATE TEMP TABLE problem AS "
        f'SELECT "row", why FROM read_parquet({sql.text(str(work))}) WHERE why IS NOT NULL'
    )
    rejects = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'"
    if (db.execute(rejects).fetchone() or (0,))[0]:
        db.execute(
            "INSERT INTO problem SELECT DISTINCT line, 'line ' || line || "
            "' of the file is no row: ' || split_part(error_message, chr(10), 1) "
            "FROM reject_errors"
        )
    count = (db.execute("SELECT count(*) FROM problem").fetchone() or (0,))[0]
    first = db.execute(f'SELECT "row", why FROM problem ORDER BY 1 LIMIT {shown}').fetchall()
    if count:
        db.execute(f'COPY (FROM problem ORDER BY "row") TO {sql.text(str(target))} (HEADER)')
    return tuple(RowProblem(row, why) for row, why in first), int(count)


def tables(folder: Path) -> tuple[tuple[Manifest, Path], ...]:
    """Return the tables that hold, by name: of each name the one added last."""
    newest: dict[str, tuple[Manifest, Path]] = {}
    for manifest, path in _all(folder):
        there = newest.get(manifest.name)
        if there is None or there[0].added < manifest.added:
            newest[manifest.name] = (manifest, path)
    return tuple(newest[name] for name in sorted(newest))


def _all(folder: Path) -> Iterator[tuple[Manifest, Path]]:
    for side in sorted(folder.glob("*.json")):
        path = side.with_suffix(".parquet")
        if path.exists():
            yield _manifest(side), path


def _manifest(path: Path) -> Manifest:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise InputError(
            f"The event table {path} cannot be used ({error}): add its file again."
        ) from error


def _publish(path: Path, content: bytes) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)


def _digest(sha256: str, mapped: Mapped, given: Given) -> str:
    outlines = _sha256(given.outlines) if given.outlines else ""
    whole = f"{sha256} {mapped.digest} {outlines} {given.accessed}"
    return hashlib.sha256(whole.encode()).hexdigest()[:8]


def _sha256(path: Path) -> str:
    sha = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                sha.update(chunk)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{path} cannot be read ({why}).") from error
    return sha.hexdigest()
