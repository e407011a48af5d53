from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime

import pytest

from wortlaut.errors import LedgerError
from wortlaut.ledger import Filter, Ledger


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "w.db", create=True) as opened:
        yield opened


@pytest.fixture
def two(ledger, readings):
    """Two reports of the end of March in the ledger."""
    found = [readings(), readings(publisher="Anderes Blatt")]
    for one in found:
        ledger.record(one, datetime(2025, 4, 2, tzinfo=UTC))
    return found


def listed(ledger, **wanted):
    return [row["publisher"] for row in ledger.readings(Filter(**wanted))]


def test_a_dossier_says_who_made_it_and_when(ledger):
    made = ledger.new_dossier("Energie  pause", "Die Pause", ("de", "en"), "mb")
    assert (made.name, made.title, made.languages) == ("Energie pause", "Die Pause", ("de", "en"))
    assert made.recorded_by == "mb"
    assert made.recorded_at.startswith(str(datetime.now(UTC).year))
    assert ledger.dossiers() == (made,)


def test_a_name_is_taken_whatever_its_case(ledger):
    ledger.new_dossier("Öl")
    with pytest.raises(LedgerError, match="There is a dossier Öl"):
        ledger.new_dossier("öL")
    assert ledger.dossier("ÖL").name == "Öl"


def test_no_name_is_no_dossier(ledger):
    with pytest.raises(LedgerError, match="needs a name"):
        ledger.new_dossier("  ")


def test_the_only_dossier_needs_no_name_and_several_do(ledger):
    with pytest.raises(LedgerError, match=r"There is no dossier in .*dossier new"):
        ledger.dossier()
    ledger.new_dossier("A")
    assert ledger.dossier().name == "A"
    with pytest.raises(LedgerError, match="choose one of A"):
        ledger.dossier("C")
    ledger.new_dossier("B")
    with pytest.raises(LedgerError, match="name one of A, B"):
        ledger.dossier()


def test_a_document_is_put_into_a_dossier_once_and_taken_out_again(ledger, two):
    ledger.new_dossier("A")
    ids = [one.document.id for one in two]
    assert ledger.put("A", ids) == 2
    assert ledger.put("A", ids) == 0
    assert listed(ledger, dossier="a") == ["Testblatt", "Anderes Blatt"]
    assert ledger.take_out("A", ids[:1]) == 1
    assert ledger.take_out("A", ids[:1]) == 0
    assert listed(ledger, dossier="A") == ["Anderes Blatt"]
    assert ledger.put("A", ids[:1]) == 1
    assert len(list(ledger.acts(Filter(dossier="A")))) == 4


def test_a_document_may_be_in_several_dossiers(ledger, two):
    ledger.new_dossier("A")
    ledger.new_dossier("B")
    document = two[0].document.id
    ledger.put("A", [document])
    ledger.put("B", [document])
    assert ledger.memberships(document) == ("A", "B")
    ledger.take_out("A", [document])
    assert ledger.memberships(document) == ("B",)


def test_what_a_dossier_held_on_a_day(ledger, two):
    ledger.new_dossier("A")
    ledger.put("A", [two[0].document.id])
    today = datetime.now(UTC).date()
    assert listed(ledger, dossier="A", recorded_on=today) == ["Testblatt"]
    assert listed(ledger, dossier="A", recorded_on=date(2025, 4, 2)) == []
    assert listed(ledger, dossier="A", known_on=date(2025, 3, 31)) == ["Testblatt"]


def test_an_unknown_document_cannot_be_put_in(ledger):
    ledger.new_dossier("A")
    with pytest.raises(LedgerError):
        ledger.put("A", ["0123456789abcdef"])


def test_a_report_is_known_from_its_last_possible_day_of_publication(ledger, two):
    assert listed(ledger, known_on=date(2025, 3, 30)) == []
    assert len(listed(ledger, known_on=date(2025, 3, 31))) == 2
    assert len(listed(ledger, recorded_on=date(2025, 4, 1))) == 0
    assert len(listed(ledger, known_on=date(2025, 3, 31), recorded_on=date(2025, 4, 2))) == 2


def test_a_report_without_a_date_is_known_from_the_day_it_came(ledger, reading):
    from dataclasses import replace

    undated = replace(reading, document=replace(reading.document, published=None))
    ledger.record(undated, datetime(2025, 5, 5, 12, tzinfo=UTC))
    assert listed(ledger, known_on=date(2025, 5, 4)) == []
    assert listed(ledger, known_on=date(2025, 5, 5)) == ["Testblatt"]


def test_who_recorded_a_reading_is_kept(tmp_path, reading):
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        ledger.record(reading, by="mb")
    with sqlite3.connect(tmp_path / "w.db") as database:
        assert database.execute("SELECT recorded_by FROM reading").fetchall() == [("mb",)]
