"""Who recorded what, and when: every row of the ledger's history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wortlaut.ledger.dossiers import Dossiers
from wortlaut.ledger.filters import end_of

EVENTS = (
    # what, id, about; more tables of what people do are added here
    "SELECT recorded_at, recorded_by, CASE WHEN EXISTS (SELECT 1 FROM reading AS earlier WHERE "
    "earlier.document = reading.document AND earlier.seq < reading.seq) THEN 'reading again' "
    "ELSE 'reading' END AS what, id, document, NULL AS dossier, reader AS detail FROM reading "
    "WHERE seq NOT IN (SELECT reading FROM reviewed)",
    "SELECT recorded_at, who AS recorded_by, verb AS what, id, (SELECT min(document) FROM decided "
    "WHERE decision = seq) AS document, NULL AS dossier, why AS detail FROM decision",
    "SELECT recorded_at, recorded_by, 'dossier made' AS what, NULL AS id, NULL AS document, name "
    "AS dossier, title AS detail FROM dossier",
    "SELECT put.recorded_at, put.recorded_by, CASE is_in WHEN 1 THEN 'put in' ELSE 'taken out' "
    "END AS what, NULL AS id, document, dossier.name AS dossier, NULL AS detail "
    "FROM dossier_document AS put JOIN dossier ON dossier.id = put.dossier",
    "SELECT recorded_at, recorded_by, 'new version' AS what, NULL AS id, document, NULL AS "
    "dossier, address AS detail FROM seen WHERE EXISTS (SELECT 1 FROM seen AS earlier WHERE "
    "earlier.address = seen.address AND earlier.seq < seen.seq)",
    "SELECT watched.recorded_at, watched.recorded_by, CASE is_on WHEN 1 THEN 'watched' ELSE "
    "'no longer watched' END AS what, NULL AS id, NULL AS document, dossier.name AS dossier, "
    "place AS detail FROM watched LEFT JOIN dossier ON dossier.id = watched.dossier",
)
"""One SELECT for each table whose rows are events, all with the same columns."""


class Log(Dossiers):
    """The part of a ledger that tells its own history."""

    def state(self) -> tuple[int, ...]:
        """Return numbers of which one grows with everything that is recorded."""
        tables = ("reading", "decision", "dossier_document")
        last = ", ".join(f"(SELECT ifnull(max(seq), 0) FROM {table})" for table in tables)
        row = self._one(f"SELECT {last}, (SELECT count(*) FROM dossier)")
        assert row is not None
        return tuple(row)

    def log(
        self, since: date | None = None, until: date | None = None, dossier: str | None = None
    ) -> Iterator[Mapping[str, object]]:
        """Yield what was recorded, oldest first: recorded_at, recorded_by, what, id, ...

        ``since`` and ``until`` are days (UTC), both included.  A dossier's log has the readings
        of every document that was ever in it.  Raises ``LedgerError`` for an unknown dossier.
        """
        where = ["recorded_at >= :since", "recorded_at < :until"]
        name = self.dossier(dossier).name if dossier else None
        if name:
            held = "SELECT document FROM memberships WHERE dossier = :dossier"
            where.append(f"(dossier = :dossier OR (dossier IS NULL AND document IN ({held})))")
        events = f"SELECT * FROM ({' UNION ALL '.join(EVENTS)}) WHERE {' AND '.join(where)}"
        yield from self._rows(
            "SELECT event.*, document.publisher, document.title, document.valid_earliest, "
            f"document.valid_latest FROM ({events}) AS event "
            "LEFT JOIN document ON document.id = event.document ORDER BY event.recorded_at",
            {
                "since": since.isoformat() if since else "",
                "until": end_of(until) if until else "~",
                "dossier": name,
            },
        )
