"""What people decided: appended like everything else, and read back in its order."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

import msgspec

from wortlaut.errors import LedgerError
from wortlaut.ledger.base import Base, Row
from wortlaut.ledger.filters import end_of, instant
from wortlaut.model import Decision, Verb


class Decisions(Base):
    """The part of a ledger that holds what people decided."""

    def decisions(
        self, recorded_on: date | None = None, document: str | None = None
    ) -> tuple[Decision, ...]:
        """Return what was decided, oldest first, undone decisions and their undoing included.

        ``recorded_on`` leaves out what was recorded after that day (UTC), ``document`` (an id)
        what is not about that document.
        """
        about = "SELECT decision FROM decided WHERE document = :document"
        found = self._rows(
            "SELECT body FROM decision WHERE (:then IS NULL OR recorded_at < :then) "
            f"AND (:document IS NULL OR seq IN ({about})) ORDER BY seq",
            {"then": end_of(recorded_on) if recorded_on else None, "document": document},
        )
        return tuple(msgspec.json.decode(str(row["body"]), type=Decision) for row in found)

    def decision(self, address: str) -> Decision:
        """Return the decision with that id or the beginning of one.  Raises ``LedgerError``."""
        start = address.strip().lower()
        found = [one for one in self.decisions() if one.id.startswith(start)] if start else []
        if not found:
            raise LedgerError(
                f"There is no decision {address} in {self.path}: see `wortlaut review decisions`."
            )
        if len(found) > 1:
            raise LedgerError(f"The id {address} is not unique: type more of it.")
        return found[0]

    def _append_decision(self, decision: Decision, at: datetime) -> tuple[str, ...]:
        """Append a decision; return the ids of the documents that it touches."""
        touched = self._touched(decision)
        row: Row = {
            "id": decision.id,
            "verb": decision.verb,
            "who": decision.who,
            "why": decision.why,
            "decided_at": instant(decision.at),
            "undoes": decision.undoes or None,
            "body": msgspec.json.encode(decision).decode(),
        }
        seq = self._insert("decision", row, instant(at))
        for document in touched:
            self._insert("decided", {"decision": seq, "document": document})
        return touched

    def _touched(self, decision: Decision) -> tuple[str, ...]:
        """Return the documents a decision is about; those of what it undoes, for an undo."""
        while decision.verb is Verb.UNDO:
            decision = self.decision(decision.undoes)
        for document in decision.documents:
            if self._one("SELECT 1 FROM document WHERE id = ?", document) is None:
                raise LedgerError(
                    f"The ledger {self.path} has no report {document} to decide on: read it first."
                )
        return decision.documents

    def _base(self, document: str) -> sqlite3.Row | None:
        """Return id and seq of the newest reading of a document that no person has touched."""
        return self._one(
            "SELECT id, seq FROM reading WHERE document = ? "
            "AND seq NOT IN (SELECT reading FROM reviewed) ORDER BY seq DESC LIMIT 1",
            document,
        )
