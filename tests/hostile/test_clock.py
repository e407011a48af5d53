"""A clock that goes backwards: what is known stays known, and what came later stays later."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from wortlaut.errors import LedgerError
from wortlaut.ledger import Ledger
from wortlaut.model import Decision, Reading, Subject, Verb

NOON = datetime(2025, 3, 20, 12, tzinfo=UTC)
DAY_BEFORE = NOON - timedelta(days=1)


def because(ledger: Ledger, document: str, recorded_on: date | None = None) -> tuple[str, ...]:
    return ledger.current(document, recorded_on).acts[0].because


def test_a_decision_made_by_a_clock_set_back_counts_and_its_undo_too(
    tmp_path: Path, reading: Reading
) -> None:
    document = reading.document.id
    accepted = Decision(
        Verb.ACCEPT, "anna", DAY_BEFORE, (Subject(document, reading.acts[0]),), document=document
    )
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        ledger.record(reading, now=NOON)
        assert ledger.decide(accepted, now=DAY_BEFORE)
        assert "review/anna/accept" in because(ledger, document)
        with pytest.raises(LedgerError, match="no reading"):  # the report was not there yet
            ledger.current(document, DAY_BEFORE.date())
        undone = Decision(Verb.UNDO, "anna", DAY_BEFORE - timedelta(days=9), undoes=accepted.id)
        assert ledger.decide(undone, now=DAY_BEFORE - timedelta(days=9))
        assert "review/anna/accept" not in because(ledger, document)
        assert "review/anna/accept" not in because(ledger, document, NOON.date())
        assert [one.verb for one in ledger.decisions()] == [Verb.ACCEPT, Verb.UNDO]


def test_a_report_taken_out_of_a_dossier_by_a_clock_set_back_is_out(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Back(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Back:
            return cls(2020, 1, 1, tzinfo=UTC)

    with Ledger(tmp_path / "w.db", create=True) as ledger:
        ledger.record(reading)
        ledger.new_dossier("a")
        ledger.put("a", [reading.document.id])
        monkeypatch.setattr("wortlaut.ledger.dossiers.datetime", Back)
        assert ledger.take_out("a", [reading.document.id]) == 1
        assert ledger.put("a", [reading.document.id]) == 1
        assert ledger.put("a", [reading.document.id]) == 0
