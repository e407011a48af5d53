"""A person's decisions, from address to ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from wortlaut import desk, reviews, when
from wortlaut.errors import LedgerError, ReviewError
from wortlaut.ledger import Ledger
from wortlaut.model import Document, Interval, Reading, Verb
from wortlaut.reviews import Reviewer


@pytest.fixture
def anna(tmp_path: Path, reading: Reading, readings: Callable[..., Reading]) -> Iterator[Reviewer]:
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        ledger.record(reading)
        ledger.record(readings(publisher="Nachdruck"))
        yield Reviewer(ledger, "anna")


def address(reading: Reading, at: int = 0) -> str:
    """The acts of a reprint have the same ids, so the document is named, too."""
    return f"{reading.document.id[:10]}/{reading.acts[at].id[:10]}"


def test_who_decides_is_given_or_in_the_environment_or_the_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(reviews.WHO, "bert")
    assert reviews.reviewer("anna") == "anna"
    assert reviews.reviewer() == "bert"
    monkeypatch.delenv(reviews.WHO)
    assert reviews.reviewer() == desk.user()


def test_a_report_is_done_when_every_act_is_decided_on(anna: Reviewer, reading: Reading) -> None:
    document = reading.document.id
    order = [one.reading.document.id for one in reviews.tasks(anna.ledger)]
    assert reviews.task(anna.ledger, document).undecided == tuple(one.id for one in reading.acts)
    anna.accept(address(reading, 0))
    anna.reject(address(reading, 1))
    task = reviews.task(anna.ledger, document)
    assert task.is_done and task.rejected == reading.acts[1:] and not task.finished
    done = {one.reading.document.id: one.is_done for one in reviews.tasks(anna.ledger)}
    assert sorted(done.values()) == [False, True] and done[document]
    assert list(done) == order


def test_a_report_without_acts_is_done_when_somebody_read_it(
    anna: Reviewer, reading: Reading
) -> None:
    document = replace(reading.document, text="Nichts.")
    anna.ledger.record(Reading(document, "reader-1"))
    assert not reviews.task(anna.ledger, document.id).is_done
    anna.finish(document.id)
    assert reviews.task(anna.ledger, document.id).is_done


def test_a_newer_reader_s_new_act_is_undecided_though_the_report_was_finished(
    anna: Reviewer, reading: Reading
) -> None:
    first, second = reading.acts
    older = replace(reading, reader="reader-0", acts=(first,))
    anna.ledger.record(older)
    anna.finish(reading.document.id)
    anna.ledger.record(replace(reading, reader="reader-2"))
    assert reviews.task(anna.ledger, reading.document.id).undecided == (second.id,)


def test_words_are_meant_near_the_act(anna: Reviewer, reading: Reading) -> None:
    (change,) = anna.change(address(reading, 1), "party", "Präsident Anders")
    assert [one.id for one in change.actors] == ["person/anders"]
    (change,) = anna.change(address(reading), "debtor", "Er", ["state/UA"])
    assert change.actors[0].names[0] == "Ukraine"
    with pytest.raises(ReviewError, match="no actor 'state/XX'"):
        anna.change(address(reading), "debtor", "Er", ["state/XX"])


def test_a_missed_act_is_added_in_the_report_s_own_words(anna: Reviewer, reading: Reading) -> None:
    anna.add(
        reading.document.id,
        "commitment",
        {"anchor": "wenn sie Frieden wollten", "action": "Frieden", "certainty": "hedged"},
    )
    act = anna.ledger.current(reading.document.id).acts[-1]
    assert act.because == ("review/anna/add",) and act.certainty == "hedged"
    with pytest.raises(ReviewError, match="needs action"):
        anna.add(reading.document.id, "plan", {"anchor": "Frieden"})


def test_undo_once_and_again(anna: Reviewer, reading: Reading) -> None:
    one = anna.reject(address(reading))
    undo = anna.undo(one.id[:8])
    assert anna.ledger.current(reading.document.id) == reading
    with pytest.raises(ReviewError, match="undone already"):
        anna.undo(one.id)
    anna.undo(undo.id)
    assert len(anna.ledger.current(reading.document.id).acts) == 1


@pytest.mark.parametrize("value", ["B2", "f6", "A", "3"])
def test_grades_of_the_admiralty_code(anna: Reviewer, value: str) -> None:
    assert anna.grade("publisher/nda", value).value == value.upper()


@pytest.mark.parametrize("value", ["", "G1", "B7", "2B", "BB", "B22"])
def test_other_grades_are_refused(anna: Reviewer, value: str) -> None:
    with pytest.raises(ReviewError, match="no grade"):
        anna.grade("publisher/nda", value)


def test_evidence_is_an_act_or_an_event(anna: Reviewer, reading: Reading) -> None:
    one = anna.judge(True, address(reading), address(reading, 1))
    assert one.verb is Verb.CONFIRM and len(one.subjects) == 2
    other = anna.judge(False, address(reading), "acled/UKR1")
    assert other.verb is Verb.DISMISS and other.about == "acled/UKR1"
    with pytest.raises(ReviewError, match="the same act"):
        anna.merge(address(reading), address(reading))


def test_what_is_no_act_is_refused(anna: Reviewer, reading: Reading) -> None:
    with pytest.raises(ReviewError, match="is no act"):
        anna.accept(f"{reading.document.id}/{reading.statements[0].id}")
    with pytest.raises(LedgerError, match="has the id"):
        anna.accept("ffffffffffff")
    with pytest.raises(LedgerError, match="not unique"):
        anna.accept(reading.acts[0].id)


def test_a_promise_s_id_stands_for_its_first_telling(anna: Reviewer, reading: Reading) -> None:
    anna.ledger.new_dossier("streit")
    anna.ledger.put("streit", [reading.document.id])
    promises = desk.promises(anna.ledger, "streit").promises
    person = replace(anna, dossier="streit")
    merge = person.merge(promises[0].id, promises[1].id)
    assert [one.ref for one in merge.subjects] == [one.tellings[0].ref for one in promises[:2]]


def test_the_days_of_a_corrected_term_are_reckoned_again(anna: Reviewer, reading: Reading) -> None:
    told = "Am 1. April werde er 20 Tage lang nichts tun."
    text = f"{reading.document.text} {told}"
    anna.ledger.record(replace(reading, document=replace(reading.document, text=text)))
    document = Document(text, reading.document.published, reading.document.publisher)
    where = f"{document.id[:10]}/{reading.acts[0].id[:10]}"
    made = anna.correct(where, anna.change(where, "deadline", "Am 1. April"))
    assert [one.field for one in made.changes] == ["deadline", "due", "window"]
    act = anna.ledger.current(document.id).acts[0]
    assert act.due == Interval(date(2025, 4, 1), date(2025, 4, 21))  # with its own 20 days
    anna.correct(where, anna.change(where, "period", ""))
    assert anna.ledger.current(document.id).acts[0].due == when.day(date(2025, 4, 1))
    anna.correct(where, anna.change(where, "deadline", ""))
    assert anna.ledger.current(document.id).acts[0].due is None


def test_an_added_act_has_the_days_of_its_term(anna: Reviewer, reading: Reading) -> None:
    words = {"anchor": "wenn sie Frieden wollten", "action": "Frieden", "period": "20 Tage"}
    made = anna.add(reading.document.id, "commitment", words)
    assert made.subjects[0].act.due is None  # a length without a start
    again = anna.add(reading.document.id, "plan", words | {"due": "../2025-04-01"})
    assert again.subjects[0].act.due == Interval(None, date(2025, 4, 1))


@pytest.mark.parametrize("whole", [True, False])
def test_what_became_of_a_rejected_act_is_said(
    anna: Reviewer, reading: Reading, whole: bool
) -> None:
    made = anna.reject(address(reading, 0))
    old = address(reading, 0)
    if not whole:
        old = reading.acts[0].id[:10]
        for row in list(anna.ledger.readings()):
            if row["document"] != reading.document.id:
                anna.reject(f"{row['document']}/{reading.acts[0].id}")
    with pytest.raises(ReviewError, match=r"was rejected by anna on .* decide undo "):
        anna.merge(old, address(reading, 1))
    assert made in anna.ledger.decisions()
    assert [one.verb for one in anna.ledger.decisions()][-1] is Verb.REJECT
