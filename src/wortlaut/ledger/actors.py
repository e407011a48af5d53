"""Which part actors have in the records of the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wortlaut.ledger.facts import FactsKept
from wortlaut.ledger.filters import CURRENT, Filter, both


class ActorsKept(FactsKept):
    """The part of a ledger that knows who has a part in which record."""

    def parts(self, wanted: Filter = CURRENT) -> Iterator[Mapping[str, object]]:
        """Yield actor, kind and name of it, field, kind of act and number, for every such.

        The kind of act is None where the record is a statement.  Of ``wanted`` dossier and time
        count.
        """
        where, values = self._known(wanted)
        yield from self._rows(
            "SELECT role.actor AS actor, act.kind AS kind, role.field AS field, count(*) AS n "
            "FROM role LEFT JOIN act ON act.reading = role.reading AND act.id = role.record "
            f"WHERE role.reading IN (SELECT seq FROM readings WHERE {both(where)}) "
            "GROUP BY role.actor, act.kind, role.field ORDER BY role.actor",
            values,
        )

    def roles(self, actor: str, wanted: Filter = CURRENT) -> Iterator[Mapping[str, object]]:
        """Yield reading, record and field of every part that the actor of that very id has."""
        where, values = self._known(wanted)
        yield from self._rows(
            "SELECT role.reading AS reading, role.record AS record, role.field AS field FROM role "
            f"WHERE role.actor = :of AND role.reading IN (SELECT seq FROM readings WHERE "
            f"{both(where)})",
            values | {"of": actor},
        )

    def described(self, actor: str) -> str | None:
        """Return an actor as it was described last, as JSON of ``model.Actor``."""
        row = self._one("SELECT body FROM actor WHERE id = ? ORDER BY recorded_at DESC", actor)
        return str(row["body"]) if row else None
