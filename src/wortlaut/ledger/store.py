"""The ledger's two motions: record a reading, and find what is known.

Nothing is ever changed or removed; the triggers of ``schema.sql`` see to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from wortlaut.errors import LedgerError
from wortlaut.ledger import rows
from wortlaut.ledger.actors import ActorsKept
from wortlaut.ledger.base import Row
from wortlaut.ledger.decisions import Decisions
from wortlaut.ledger.facts import Kept
from wortlaut.ledger.filters import (
    CURRENT,
    Filter,
    Found,
    both,
    end_of,
    instant,
    prefix,
)
from wortlaut.ledger.listing import Listing
from wortlaut.ledger.log import Log
from wortlaut.ledger.searching import Searching
from wortlaut.ledger.watching import Watching
from wortlaut.model import Decision, Reading, digest
from wortlaut.reviewing import review


class Ledger(ActorsKept, Listing, Searching, Decisions, Log, Watching):
    """An open ledger file with all its parts; see ``Base`` for opening it."""

    def record(
        self,
        reading: Reading,
        now: datetime | None = None,
        kept: Kept | None = None,
        by: str | None = None,
    ) -> bool:
        """Append ``reading`` in one transaction; return False if it is there already.

        ``now`` is the instant from which it is known, by default the present one, ``by`` who
        records it, ``kept`` what matching knows of its acts.  A reading of a document that the
        ledger has supersedes the reading there is.
        """
        body, content = rows.pack(reading)
        key = (reading.id, content)
        with self._writing():
            if self._one("SELECT 1 FROM reading WHERE id = ? AND content = ?", *key):
                return False
            at = self._knowledge_time(reading.document.id, now or datetime.now(UTC))
            self._append_document(reading, at)
            seq = self._append_reading(reading, {"content": content, "body": body}, at, by)
            if kept:
                self._keep(seq, kept)
            self._review(reading.document.id, at, by)
        return True

    def decide(self, decision: Decision, now: datetime | None = None) -> bool:
        """Append a decision in one transaction; return False if it is there already.

        A document whose acts it is about gets a reading as people left it, which supersedes the
        one there is.  ``now`` is as for ``record``.  Raises ``LedgerError``.
        """
        with self._writing():
            if self._one("SELECT 1 FROM decision WHERE id = ?", decision.id):
                return False
            at = now or datetime.now(UTC)
            for document in self._append_decision(decision, at):
                self._review(document, self._knowledge_time(document, at), decision.who)
        return True

    def raw(self, document: str) -> Reading:
        """Return the newest reading of a document as the reader left it, by the document's id."""
        row = self._base(document)
        if row is None:
            raise LedgerError(f"The ledger {self.path} has no reading of the report {document}.")
        return self.reading(row["id"], row["seq"])

    def current(self, document: str, recorded_on: date | None = None) -> Reading:
        """Return the newest reading of a document, as people left it, by the document's id.

        ``recorded_on`` is the day (UTC) at whose end the ledger held it.
        """
        return self.newest(document, recorded_on)[1]

    def newest(self, document: str, recorded_on: date | None = None) -> tuple[int, Reading]:
        """Return the row of ``current`` and the reading itself."""
        row = self._newest(document, end_of(recorded_on) if recorded_on else "~")
        if row is None:
            raise LedgerError(f"The ledger {self.path} has no reading of the report {document}.")
        return row["seq"], self.reading(row["id"], row["seq"])

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

    def find(self, address: str, wanted: Filter = CURRENT) -> tuple[Found, ...]:
        """Return what ``address`` may name: an id or the beginning of one.

        An id is that of a reading, a document, an act or a statement; "READING/RECORD" and
        "DOCUMENT/RECORD" choose the report.  Of several readings of a document only the one
        that holds (or held on the days of ``wanted``) counts, unless the id is that of an older.
        """
        owner, slash, record = address.strip().lower().rpartition("/")
        if not record or set(owner + record) - set("0123456789abcdef"):
            raise LedgerError(f"{address!r} is no id: ids are of the digits 0-9 and a-f.")
        found = [] if slash else self._readings_by_prefix(record, wanted)
        found += self._records_by_prefix(owner, record, wanted)
        return tuple(dict.fromkeys(found))

    def actor_names(self) -> dict[str, str]:
        """Return the name of every actor by its id, as it was described last."""
        found = self._rows("SELECT id, name FROM actor ORDER BY recorded_at", {})
        return {str(row["id"]): str(row["name"]) for row in found}

    def _readings_by_prefix(self, beginning: str, wanted: Filter) -> list[Found]:
        where, values = self._known(_times(wanted))
        values |= prefix("of", beginning)
        select = "SELECT 'reading' AS kind, id AS record, seq, id AS reading, document"
        current = f"document >= :of AND document < :of_end AND {both(where)}"
        sql = (
            f"{select} FROM readings WHERE (id >= :of AND id < :of_end) OR ({current}) ORDER BY seq"
        )
        return _newest(Found(**row) for row in self._rows(sql, values))  # type: ignore[arg-type]

    def _records_by_prefix(self, owner: str, beginning: str, wanted: Filter) -> list[Found]:
        where, values = self._known(replace(_times(wanted), superseded=bool(owner)))
        values |= prefix("id", beginning) | prefix("of", owner)
        where.append("record.id >= :id AND record.id < :id_end")
        if owner:
            named = "readings.{0} >= :of AND readings.{0} < :of_end".format
            where.append(f"({named('id')} OR {named('document')})")
        sql = " UNION ALL ".join(
            f"SELECT '{table}' AS kind, record.id AS record, seq, readings.id AS reading, "
            f"document, valid_latest AS published FROM {table} AS record "
            f"JOIN readings ON seq = record.reading WHERE {both(where)}"
            for table in ("act", "statement")
        )
        found = self._rows(f"{sql} ORDER BY seq", values)
        return _newest(Found(**row) for row in found)  # type: ignore[arg-type]

    def _review(self, document: str, at: str, by: str | None) -> None:
        """Append the reading of a document as people left it, unless it is the newest there is."""
        decisions = self.decisions(document=document)
        base, newest = self._base(document), self._newest(document)
        if not decisions or base is None or newest is None:
            return
        done = review(self.reading(base["id"], base["seq"]), decisions).reading
        body, content = rows.pack(done)
        if body == newest["body"]:
            return
        unique = digest("reviewed", base["seq"], decisions[-1].id, content)
        for actor in done.actors:
            self._insert_once("actor", rows.actor_row(actor), at, ("id", "content"))
        seq = self._append_reading(done, {"content": unique, "body": body}, at, by)
        self._insert("reviewed", {"reading": seq, "base": base["seq"]})

    def _newest(self, document: str, before: str = "~") -> sqlite3.Row | None:
        sql = "SELECT id, seq, body FROM reading WHERE document = ? AND recorded_at < ?"
        return self._one(f"{sql} ORDER BY seq DESC LIMIT 1", document, before)

    def _append_reading(self, reading: Reading, packed: Row, at: str, by: str | None) -> int:
        head: Row = {"id": reading.id, "document": reading.document.id, "reader": reading.reader}
        seq = self._insert("reading", head | packed | {"recorded_by": by}, at)
        self._append_records(reading, seq)
        self._index(seq, reading)
        return seq

    def _knowledge_time(self, document: str, now: datetime) -> str:
        """Return ``now`` as text, never before the last reading of the same document."""
        sql = "SELECT max(recorded_at) AS at FROM reading WHERE document = ?"
        last = self._one(sql, document)
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
                self._insert(table, row | {"reading": seq, "nr": nr})


def _times(wanted: Filter) -> Filter:
    """Return of ``wanted`` only when."""
    return Filter(known_on=wanted.known_on, recorded_on=wanted.recorded_on)


def _newest(found: Iterator[Found]) -> list[Found]:
    """Keep the last of several readings of a document that hold the same record."""
    return list({(item.kind, item.record, item.document): item for item in found}.values())
