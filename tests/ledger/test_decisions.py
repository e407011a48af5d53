"""Decisions in the ledger: appended, applied, taken back, and carried over to newer readings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from wortlaut.errors import LedgerError
from wortlaut.ledger import CURRENT, Filter, Ledger
from wortlaut.model import ActKind, Decision, Reading, Subject, Verb
from wortlaut.reviewing import change, phrase

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path, reading: Reading) -> Iterator[Ledger]:
    with Ledger(tmp_path / "wortlaut.db", create=True) as opened:
        opened.record(reading, NOW)
        yield opened


def decide(ledger: Ledger, verb: Verb, reading: Reading, nr: int = 1, **more: object) -> Decision:
    at = NOW + timedelta(days=nr)
    subject = Subject(reading.document.id, reading.acts[0])
    one = Decision(verb, "anna", at, (subject,), **more)
    assert ledger.decide(one, at)
    return one


def undo(ledger: Ledger, one: Decision, nr: int) -> Decision:
    at = NOW + timedelta(days=nr)
    made = Decision(Verb.UNDO, "bert", at, undoes=one.id)
    assert ledger.decide(made, at)
    return made


def kinds(ledger: Ledger, wanted: Filter = CURRENT) -> list[object]:
    return [row["kind"] for row in ledger.acts(wanted)]


def test_a_decision_comes_back_as_it_went_in(ledger: Ledger, reading: Reading) -> None:
    spans = phrase("Präsident Anders", reading.document.text)
    changes = change(reading, "debtor", spans)
    one = decide(ledger, Verb.CORRECT, reading, changes=changes, why="der Bericht nennt ihn")
    assert ledger.decisions() == (one,)
    assert ledger.decision(one.id[:6]) == one
    assert ledger.decide(one) is False


def test_lists_and_searches_show_what_people_decided(ledger: Ledger, reading: Reading) -> None:
    before = kinds(ledger)
    decide(ledger, Verb.REJECT, reading)
    assert kinds(ledger) == before[1:]
    assert ledger.current(reading.document.id).acts == reading.acts[1:]
    assert ledger.raw(reading.document.id) == reading
    hits = sorted(hit.what for hit in ledger.search("Angriffe", CURRENT))
    assert hits == ["statement", "text"]


def test_undo_is_another_entry_and_brings_everything_back(ledger: Ledger, reading: Reading) -> None:
    one = decide(ledger, Verb.REJECT, reading)
    two = undo(ledger, one, 2)
    assert ledger.current(reading.document.id) == reading
    assert ledger.decisions() == (one, two)
    undo(ledger, two, 3)
    assert ledger.current(reading.document.id).acts == reading.acts[1:]


def test_what_was_held_on_a_day_is_what_was_decided_by_then(
    ledger: Ledger, reading: Reading
) -> None:
    one = decide(ledger, Verb.REJECT, reading, 2)
    undo(ledger, one, 4)
    days = [NOW.date() + timedelta(days=nr) for nr in range(6)]
    counts = [len(kinds(ledger, Filter(recorded_on=day))) for day in days]
    assert counts == [2, 2, 1, 1, 2, 2]
    assert len(ledger.decisions(recorded_on=days[3])) == 1
    assert ledger.decisions(recorded_on=date(2026, 11, 1)) == ()
    held = [len(ledger.current(reading.document.id, day).acts) for day in days]
    assert held == counts


def test_corrections_survive_a_newer_reader(ledger: Ledger, reading: Reading) -> None:
    decide(ledger, Verb.CORRECT, reading, changes=change(reading, "kind", "plan"))
    newer = replace(reading, reader="reader-2", acts=(replace(reading.acts[0], debtor=()),))
    assert ledger.record(newer)
    current = ledger.current(reading.document.id)
    assert current.reader == "reader-2"
    assert [act.kind for act in current.acts] == [ActKind.PLAN]
    assert current.acts[0].debtor == ()
    assert ledger.raw(reading.document.id) == newer
    assert ledger.record(newer) is False


def test_each_report_that_prints_the_same_text_is_decided_on_its_own(
    ledger: Ledger, reading: Reading, readings: Callable[..., Reading]
) -> None:
    ledger.record(readings(publisher="Nachdruck"))
    decide(ledger, Verb.REJECT, reading)
    assert len(kinds(ledger)) == 2 * len(reading.acts) - 1


def test_a_decision_about_what_the_ledger_does_not_have_is_refused(
    ledger: Ledger, reading: Reading
) -> None:
    stranger = Decision(Verb.ACCEPT, "anna", NOW, (Subject("0" * 16, reading.acts[0]),))
    with pytest.raises(LedgerError, match="has no report 0000"):
        ledger.decide(stranger)
    with pytest.raises(LedgerError, match="no decision"):
        ledger.decide(Decision(Verb.UNDO, "anna", NOW, undoes="f" * 16))
    assert ledger.decisions() == ()


def test_decisions_cannot_be_altered_or_removed(ledger: Ledger, reading: Reading) -> None:
    decide(ledger, Verb.REJECT, reading)
    with sqlite3.connect(ledger.path) as database:
        for table in ("decision", "decided", "reviewed"):
            for change_ in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = 7"):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    database.execute(change_)


def test_the_log_tells_decisions_and_not_the_readings_made_of_them(
    ledger: Ledger, reading: Reading
) -> None:
    undo(ledger, decide(ledger, Verb.REJECT, reading, why="kein Versprechen"), 2)
    told = [(row["what"], row["recorded_by"], row["detail"]) for row in ledger.log()]
    assert told[1:] == [("reject", "anna", "kein Versprechen"), ("undo", "bert", "")]
    assert [row["document"] for row in ledger.log()] == [reading.document.id] * 3
