"""The ledger's two motions: record a reading, and find what is known.

Nothing is ever changed or removed; the triggers of ``schema.sql`` see to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from wortlaut.errors import LedgerError
from wortlaut.ledger import connection as connections
from wortlaut.ledger import rows
from wortlaut.model import Reading, digest


@dataclass(frozen=True, slots=True)
class Found:
    """What an id names: ``kind`` is "reading", "act" or "statement", ``record`` the record's id.

    ``seq`` is the row of the reading, ``reading`` and ``document`` are ids.
    """

    kind: str
    record: str
    seq: int
    reading: str
    document: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list.  ``actor`` is an actor's id or a part of its name or wording.

    ``known_on`` lists what was known at the end of that day (UTC); ``superseded`` lists also
    readings that a later one has superseded.
    """

    kind: str | None = None
    actor: str | None = None
    publisher: str | None = None
    known_on: date | None = None
    superseded: bool = False


CURRENT = Filter()
"""Whatever holds now."""


class Ledger:
    """An open ledger file.  Use it as a context manager, or call ``close``."""

    def __init__(self, path: Path, create: bool = False, wait: float = connections.WAIT) -> None:
        """Open the ledger at ``path``: to read it, or with ``create`` to write.

        ``wait`` is how many seconds to wait for another writer.  Raises ``LedgerError``.
        """
        self.path = path
        self._connection = connections.connect(path, create, wait)
        self._connection.row_factory = sqlite3.Row
        self._connection.create_function("fold", 1, _fold, deterministic=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def record(self, reading: Reading, now: datetime | None = None) -> bool:
        """Append ``reading`` in one transaction; return False if it is there already.

        ``now`` is the instant from which it is known, by default the present one.  A reading of
        a document that the ledger has supersedes the reading there is.
        """
        body, content = rows.pack(reading)
        key = (reading.id, content)
        with connections.in_words(self.path), connections.transaction(self._connection):
            if self._one("SELECT 1 FROM reading WHERE id = ? AND content = ?", *key):
                return False
            at = self._knowledge_time(reading, now or datetime.now(UTC))
            self._append_document(reading, at)
            head = {"id": reading.id, "document": reading.document.id, "reader": reading.reader}
            seq = self._insert("reading", head | {"content": content, "body": body}, at)
            self._append_records(reading, seq)
        return True

    def has(self, document: str, reader: str) -> bool:
        """Tell whether the document has been read by the reader, both given by their ids."""
        reading = digest("reading", document, reader)
        return self._one("SELECT 1 FROM reading WHERE id = ?", reading) is not None

    def reading(self, id: str, seq: int | None = None) -> Reading:
        """Return the newest reading with that id, or the row ``seq`` of it."""
        row = self._one(
            "SELECT body, text.content FROM reading JOIN document ON document.id = document "
            "JOIN text ON sha256 = document.text WHERE reading.id = ? AND ifnull(seq = ?, 1) "
            "ORDER BY seq DESC",
            id,
            seq,
        )
        if row is None:
            raise LedgerError(f"The ledger {self.path} has no reading {id}: see `wortlaut list`.")
        return rows.unpack(row["body"], row["content"])

    def reading_of(self, document: str, reader: str) -> Reading:
        """Return the newest reading of a document by a reader, both given by their ids."""
        return self.reading(digest("reading", document, reader))

    def find(self, address: str, known_on: date | None = None) -> tuple[Found, ...]:
        """Return what ``address`` may name: an id or the beginning of one.

        An id is that of a reading, a document, an act or a statement; "READING/RECORD" and
        "DOCUMENT/RECORD" choose the report.  Of several readings of a document only the one
        that holds (or held on the day ``known_on``) counts, unless the id is that of an older.
        """
        owner, slash, record = address.strip().lower().rpartition("/")
        if not record or set(owner + record) - set("0123456789abcdef"):
            raise LedgerError(f"{address!r} is no id: ids are of the digits 0-9 and a-f.")
        found = [] if slash else self._readings_by_prefix(record, known_on)
        found += self._records_by_prefix(owner, record, known_on)
        return tuple(dict.fromkeys(found))

    def readings(self, wanted: Filter = CURRENT) -> Iterator[Mapping[str, object]]:
        """Yield the rows of readings, oldest publication first, with their numbers of records."""
        where, values = _known(wanted)
        if wanted.publisher:
            where.append("instr(fold(publisher), fold(:publisher))")
        if wanted.actor:
            where.append(f"seq IN ({_READINGS_NAMING})")
        yield from self._rows(
            "SELECT *, (SELECT count(*) FROM statement WHERE reading = seq) AS statements, "
            "(SELECT count(*) FROM act WHERE reading = seq) AS acts FROM readings "
            f"WHERE {_all(where)} ORDER BY valid_earliest, seq",
            values,
        )

    def acts(self, wanted: Filter = CURRENT) -> Iterator[Mapping[str, object]]:
        """Yield the rows of acts, by publication and place in the text."""
        parts = ("debtor", "creditor", "party", "source")
        yield from self._records("acts", "kind", parts, wanted)

    def statements(self, wanted: Filter = CURRENT) -> Iterator[Mapping[str, object]]:
        """Yield the rows of statements, by publication and place in the text."""
        yield from self._records("statements", "form", ("speaker", "addressee"), wanted)

    def actor_names(self) -> dict[str, str]:
        """Return the name of every actor by its id, as it was described last."""
        found = self._rows("SELECT id, name FROM actor ORDER BY recorded_at", {})
        return {str(row["id"]): str(row["name"]) for row in found}

    def _records(
        self, view: str, kind: str, parts: tuple[str, ...], wanted: Filter
    ) -> Iterator[Mapping[str, object]]:
        where, values = _known(wanted)
        if wanted.kind:
            where.append(f"{kind} = :kind")
        if wanted.publisher:
            where.append("instr(fold(publisher), fold(:publisher))")
        if wanted.actor:
            said = " OR ".join(f"instr(fold({part}), fold(:actor))" for part in parts)
            role = f"SELECT 1 FROM role WHERE role.reading = {view}.reading AND record = {view}.id"
            where.append(f"({said} OR EXISTS ({role} AND {_ACTOR_NAMED}))")
        order = "valid_earliest, reading, start"
        yield from self._rows(f"SELECT * FROM {view} WHERE {_all(where)} ORDER BY {order}", values)

    def _readings_by_prefix(self, prefix: str, known_on: date | None) -> list[Found]:
        where, values = _known(Filter(known_on=known_on))
        values |= _prefix("of", prefix)
        select = "SELECT 'reading' AS kind, id AS record, seq, id AS reading, document"
        current = f"document >= :of AND document < :of_end AND {_all(where)}"
        sql = (
            f"{select} FROM readings WHERE (id >= :of AND id < :of_end) OR ({current}) ORDER BY seq"
        )
        return _newest(Found(**row) for row in self._rows(sql, values))  # type: ignore[arg-type]

    def _records_by_prefix(self, owner: str, prefix: str, known_on: date | None) -> list[Found]:
        where, values = _known(Filter(known_on=known_on, superseded=bool(owner)))
        values |= _prefix("id", prefix) | _prefix("of", owner)
        where.append("record.id >= :id AND record.id < :id_end")
        if owner:
            named = "readings.{0} >= :of AND readings.{0} < :of_end".format
            where.append(f"({named('id')} OR {named('document')})")
        sql = " UNION ALL ".join(
            f"SELECT '{table}' AS kind, record.id AS record, seq, readings.id AS reading, document "
            f"FROM {table} AS record JOIN readings ON seq = record.reading WHERE {_all(where)}"
            for table in ("act", "statement")
        )
        found = self._rows(f"{sql} ORDER BY seq", values)
        return _newest(Found(**row) for row in found)  # type: ignore[arg-type]

    def _knowledge_time(self, reading: Reading, now: datetime) -> str:
        """Return ``now`` as text, never before the last reading of the same document."""
        last = self._one(
            "SELECT max(recorded_at) AS at FROM reading WHERE document = ?", reading.document.id
        )
        return max(instant(now), (last and last["at"]) or "")

    def _append_document(self, reading: Reading, at: str) -> None:
        document = reading.document
        row = rows.document_row(document)
        self._insert_once("text", {"sha256": row["text"], "content": document.text}, at)
        self._insert_once("document", row, at)
        for actor in reading.actors:
            self._insert_once("actor", rows.actor_row(actor), at, ("id", "content"))

    def _append_records(self, reading: Reading, seq: int) -> None:
        for table, records in rows.record_rows(reading):
            for nr, row in enumerate(records):
                self._insert(table, {"reading": seq, "nr": nr} | row)

    def _insert_once(self, table: str, row: rows.Row, at: str, key: tuple[str, ...] = ()) -> None:
        names = key or (next(iter(row)),)
        where = " AND ".join(f"{name} = ?" for name in names)
        values = [row[name] for name in names]
        if self._one(f"SELECT 1 FROM {table} WHERE {where}", *values) is None:
            self._insert(table, row, at)

    def _insert(self, table: str, row: Mapping[str, str | int | None], at: str = "") -> int:
        full = dict(row) | ({"recorded_at": at} if at else {})
        marks = ", ".join("?" * len(full))
        sql = f"INSERT INTO {table} ({', '.join(full)}) VALUES ({marks})"
        return self._connection.execute(sql, tuple(full.values())).lastrowid or 0

    def _one(self, sql: str, *values: object) -> sqlite3.Row | None:
        with connections.in_words(self.path):
            found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def _rows(self, sql: str, values: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
        with connections.in_words(self.path):
            for row in self._connection.execute(sql, values):
                yield dict(row)


_ACTOR_NAMED = (
    "(actor = :actor OR actor IN (SELECT id FROM actor WHERE instr(fold(name), fold(:actor))))"
)

_READINGS_NAMING = " UNION ".join(
    f"SELECT reading FROM {table} WHERE {_ACTOR_NAMED}" for table in ("mention", "role")
)


def instant(at: datetime) -> str:
    """Return an aware datetime as the ledger writes it: UTC, sortable as text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _known(wanted: Filter) -> tuple[list[str], dict[str, object]]:
    """Return conditions on a view and the values of all their parameters."""
    values: dict[str, object] = {
        "kind": wanted.kind,
        "actor": wanted.actor,
        "publisher": wanted.publisher,
    }
    if wanted.known_on is None:
        return ([] if wanted.superseded else ["superseded_at IS NULL"]), values
    next_day = datetime.combine(wanted.known_on + timedelta(days=1), datetime.min.time(), UTC)
    values["then"] = instant(next_day)
    still = "(superseded_at IS NULL OR superseded_at >= :then)"
    return ["recorded_at < :then", *([] if wanted.superseded else [still])], values


def _all(conditions: list[str]) -> str:
    return " AND ".join(conditions) or "1"


def _prefix(name: str, prefix: str) -> dict[str, object]:
    return {name: prefix, f"{name}_end": prefix + "g"}


def _newest(found: Iterator[Found]) -> list[Found]:
    """Keep the last of several readings of a document that hold the same record."""
    return list({(item.kind, item.record, item.document): item for item in found}.values())


def _fold(text: object) -> str:
    return str(text or "").casefold()
