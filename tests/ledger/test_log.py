from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from wortlaut.errors import LedgerError
from wortlaut.ledger import Ledger

MARCH = datetime(2025, 3, 20, 12, tzinfo=UTC)
APRIL = datetime(2025, 4, 20, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path, readings):
    with Ledger(tmp_path / "w.db", create=True) as opened:
        opened.record(readings(), MARCH, by="mb")
        opened.record(readings(reader="reader-2"), APRIL, by="ks")
        opened.new_dossier("A", "Pause", by="mb")
        opened.put("A", [readings().document.id], "mb")
        opened.take_out("A", [readings().document.id], "ks")
        yield opened


def told(ledger, *how):
    return [(row["what"], row["recorded_by"]) for row in ledger.log(*how)]


def test_the_log_says_what_was_done_by_whom_in_order_of_time(ledger):
    assert told(ledger) == [
        ("reading", "mb"),
        ("reading again", "ks"),
        ("dossier made", "mb"),
        ("put in", "mb"),
        ("taken out", "ks"),
    ]


def test_the_log_of_some_days(ledger):
    assert told(ledger, date(2025, 3, 20), date(2025, 3, 20)) == [("reading", "mb")]
    assert told(ledger, None, date(2025, 3, 19)) == []
    assert len(told(ledger, date(2025, 4, 20))) == 4


def test_the_log_of_a_dossier_has_the_readings_of_what_was_in_it(ledger, readings):
    ledger.record(readings(publisher="Anderes Blatt"))
    ledger.new_dossier("B")
    assert len(told(ledger)) == 7
    assert len(told(ledger, None, None, "a")) == 5
    assert told(ledger, None, None, "b") == [("dossier made", "")]
    with pytest.raises(LedgerError, match="no dossier C"):
        told(ledger, None, None, "C")


def test_a_row_names_the_report(ledger):
    row = next(ledger.log())
    assert (row["publisher"], row["title"]) == ("Testblatt", "Anders kündigt Pause an")
    assert row["recorded_at"] == "2025-03-20T12:00:00.000000Z"
