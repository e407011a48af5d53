"""Lists of readings, acts and statements, in order of publication.

A list is walked through by the index of days of publication: its first rows are there at once,
however long it is, and nothing is sorted but the reports of one day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wortlaut.ledger.dossiers import Dossiers
from wortlaut.ledger.filters import (
    ACTOR_NAMED,
    CURRENT,
    READINGS_NAMING,
    Filter,
    Values,
    both,
    said,
)

_PARTS = {"act": ("debtor", "creditor", "party", "source"), "statement": ("speaker", "addressee")}
"""The fields of a record in whose wording an actor may be named."""

_KINDS = {"act": "kind", "statement": "form"}

_TIMES = "document, publisher, valid_earliest, valid_latest, recorded_at, superseded_at"
"""What a record has of its reading, as in the views."""


class Listing(Dossiers):
    """The part of a ledger that lists."""

    def readings(self, wanted: Filter = CURRENT) -> Iterator[Mapping[str, object]]:
        """Yield the rows of readings, oldest publication first, with their numbers of records."""
        where, values = self._of_readings(wanted)
        yield from self._rows(
            "SELECT *, (SELECT count(*) FROM statement WHERE reading = seq) AS statements, "
            f"(SELECT count(*) FROM act WHERE reading = seq) AS acts FROM {_source(wanted)} "
            f"WHERE {where} ORDER BY {_order(wanted, 'seq')} LIMIT :limit",
            values,
        )

    def acts(
        self, wanted: Filter = CURRENT, columns: Sequence[str] = ()
    ) -> Iterator[Mapping[str, object]]:
        """Yield the rows of acts, by publication and place in the text.

        ``columns`` are those of the view ``acts`` that are needed, by default all: fewer are
        there in a third of the time.
        """
        yield from self._records("act", wanted, columns)

    def statements(
        self, wanted: Filter = CURRENT, columns: Sequence[str] = ()
    ) -> Iterator[Mapping[str, object]]:
        """Yield the rows of statements, by publication and place in the text, as ``acts``."""
        yield from self._records("statement", wanted, columns)

    def how_many(self, what: str, wanted: Filter = CURRENT) -> int:
        """Return how many "readings", "acts" or "statements" there are, whatever the limit."""
        if what == "readings":
            where, values = self._of_readings(wanted)
            sql = f"SELECT count(*) AS n FROM {_source(wanted)} WHERE {where}"
        else:
            listed, values = self._of_records(what.removesuffix("s"), wanted)
            sql = f"SELECT count(*) AS n FROM {listed}"
        return int(str(next(self._rows(sql, values))["n"]))

    def _records(
        self, table: str, wanted: Filter, columns: Sequence[str]
    ) -> Iterator[Mapping[str, object]]:
        listed, values = self._of_records(table, wanted)
        shown = ", ".join(f"{table}.id" if one == "id" else one for one in columns)
        yield from self._rows(
            f"SELECT {shown or f'{table}.*, {_TIMES}'} FROM {listed} "
            f"ORDER BY {_order(wanted, 'reading')}, {table}.start LIMIT :limit",
            values,
        )

    def _of_readings(self, wanted: Filter) -> tuple[str, Values]:
        where, values = self._known(wanted)
        if wanted.publisher:
            where.append("instr(fold(publisher), fold(:publisher))")
        if wanted.actor:
            where.append(f"seq IN ({READINGS_NAMING})")
        return both(where), values

    def _of_records(self, table: str, wanted: Filter) -> tuple[str, Values]:
        """Return records joined with their readings, and the conditions on both.

        The index is that of the primary key (reading, nr).  SQLite, which does not know that a
        reading has few records, would make one of its own for each question, or go through all
        records of a kind for each reading.
        """
        where, values = self._known(wanted)
        if wanted.kind:
            where.append(f"{table}.{_KINDS[table]} = :kind")
        if wanted.publisher:
            where.append("instr(fold(publisher), fold(:publisher))")
        if wanted.actor:
            role = f"SELECT 1 FROM role WHERE role.reading = seq AND record = {table}.id"
            named = f"{said(_PARTS[table], table)} OR EXISTS ({role} AND {ACTOR_NAMED})"
            where.append(f"({named})")
        return (
            f"{_source(wanted)} AS held CROSS JOIN {table} INDEXED BY sqlite_autoindex_{table}_1 "
            f"ON {table}.reading = held.seq WHERE {both(where)}",
            values,
        )


def _source(wanted: Filter) -> str:
    """Return the view to list: of a dossier's few reports not the one by days of publication."""
    return "readings" if wanted.dossier is not None else "published"


def _order(wanted: Filter, reading: str) -> str:
    down = " DESC" if wanted.newest else ""
    return f"valid_earliest{down}, {reading}{down}"
