"""The promises of a dossier come from the ledger as they come from the readings themselves."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from dossiers import score

from wortlaut import desk, lexicon, matching, promises
from wortlaut.errors import LedgerError
from wortlaut.ledger import Filter, Ledger
from wortlaut.model import Decision, Subject, Verb
from wortlaut.reckoning.commitments import commitments
from wortlaut.reviews import Reviewer


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A ledger with two dossiers in the acts of gold."""
    path = tmp_path_factory.mktemp("promises") / "w.db"
    with Ledger(path, create=True) as ledger:
        for name in ("energy-truce", "climate"):
            ledger.new_dossier(name)
            for reading in score.gold_readings(name).values():
                ledger.record(reading, kept=promises.kept(reading))
                ledger.put(name, [reading.document.id])
    return path


def test_likeness_comes_out_as_it_went_in():
    for name in score.DOSSIERS:
        known = lexicon.load("de")
        found = [
            one
            for reading in score.gold_readings(name).values()
            for one in matching.facts(reading, known)
        ]
        heads = [group[0] for group in matching.groups(found)]
        for one in matching.liken(heads, matching.inventory(known)):
            assert matching.unpack_likeness(matching.pack_likeness(one)) == one


def test_facts_come_out_as_they_went_in():
    for reading in score.gold_readings("energy-truce").values():
        for one in matching.facts(reading, lexicon.load("de")):
            assert matching.unpack(matching.pack(one)) == one


@pytest.mark.parametrize("name", ["energy-truce", "climate"])
def test_a_dossier_is_matched_as_its_readings_are(path, name):
    with Ledger(path) as ledger:
        assert desk.promises(ledger, name) == matching.match(score.gold_readings(name).values())


def test_without_a_dossier_the_whole_ledger_is_matched(path):
    both = [*score.gold_readings("energy-truce").values(), *score.gold_readings("climate").values()]
    with Ledger(path) as ledger:
        assert desk.promises(ledger) == matching.match(both)


def test_what_was_known_on_a_day(path):
    day = date(2025, 3, 18)
    early = [
        one
        for one in score.gold_readings("energy-truce").values()
        if one.document.published.latest <= day
    ]
    with Ledger(path) as ledger:
        assert desk.promises(ledger, "energy-truce", day) == matching.match(early)
        assert desk.promises(ledger, "energy-truce", date(2025, 1, 1)).promises == ()


def test_an_unknown_dossier_is_named(path):
    with Ledger(path) as ledger, pytest.raises(LedgerError, match="choose one of climate"):
        desk.promises(ledger, "clima")


def test_facts_that_are_not_kept_are_made_and_can_be_renewed(tmp_path):
    found = list(score.gold_readings("climate").values())
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        for reading in found:
            ledger.record(reading)
        before = promises.promises(ledger, Filter())
        assert before == matching.match(found)
        assert promises.renew(ledger) == len(found)
        assert promises.renew(ledger) == 0
        assert promises.promises(ledger, Filter()) == before


def test_people_split_and_merge_promises(path, tmp_path):
    shutil.copy(path, tmp_path / "w.db")
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        before = desk.promises(ledger, "energy-truce").promises
        whole = next(one for one in before if len(one.tellings) > 1)
        left, right = (_subject(ledger, one.ref) for one in whole.tellings[:2])
        split = Decision(Verb.SPLIT, "anna", datetime(2026, 11, 24, tzinfo=UTC), (left, right))
        ledger.decide(split)
        after = desk.promises(ledger, "energy-truce").promises
        assert not any({left.ref, right.ref} <= set(one.refs) for one in after)
        merge = Decision(Verb.MERGE, "bert", datetime(2026, 11, 25, tzinfo=UTC), (left, right))
        ledger.decide(merge)
        joined = desk.promises(ledger, "energy-truce").promises
        again = next(one for one in joined if left.ref in one.refs)
        assert right.ref in again.refs and "review/bert/merge" in again.because
        day = date(2020, 1, 1)
        assert desk.promises(ledger, "energy-truce", recorded_on=day).promises == ()


def _subject(ledger, ref):
    acts = ledger.current(ref.document).acts
    return Subject(ref.document, next(one for one in acts if one.id == ref.act))


def remembering(ledger: Ledger, name: str) -> list:
    """Put the reports of gold in one after the other in a random order, kept up as it goes."""
    found = list(score.gold_readings(name).values())
    random.Random(name).shuffle(found)
    ledger.new_dossier(name)
    for reading in found:
        ledger.record(reading, kept=promises.kept(reading))
        ledger.put(name, [reading.document.id])
        promises.remember(ledger, name)
    return found


@pytest.mark.parametrize("name", score.DOSSIERS)
def test_what_is_remembered_report_by_report_is_what_comes_of_all_at_once(tmp_path, name):
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        found = remembering(ledger, name)
        assert desk.promises(ledger, name) == matching.match(found)
        assert promises.remember(ledger, name) == 0


def test_a_remembered_dossier_is_not_compared_again(tmp_path, monkeypatch):
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        found = remembering(ledger, "climate")
        day = date(2023, 12, 1)
        early = [one for one in found if one.document.published.latest <= day]
        all_of_it, until_then = matching.match(found), matching.match(early)
        monkeypatch.setattr(matching, "liken", lambda *_: pytest.fail("compared again"))
        assert desk.promises(ledger, "climate") == all_of_it
        assert desk.promises(ledger, "climate", day) == until_then


def test_a_report_read_again_or_taken_out_is_matched_as_it_is_now(tmp_path):
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        found = remembering(ledger, "climate")
        newer = replace(found[0], reader="newer", acts=found[0].acts[1:])
        ledger.record(newer, kept=promises.kept(newer))
        assert desk.promises(ledger, "climate") == matching.match([newer, *found[1:]])
        ledger.take_out("climate", [found[1].document.id])
        assert desk.promises(ledger, "climate") == matching.match([newer, *found[2:]])
        promises.remember(ledger, "climate")
        assert desk.promises(ledger, "climate") == matching.match([newer, *found[2:]])


def test_what_another_program_changed_meanwhile_is_not_built_upon(tmp_path):
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        remembering(ledger, "climate")
        dossier = ledger.dossier().id
        before = ledger.alike(dossier)
        other = [(*row[:3], row[3] + " ") for row in before[:2]]
        assert ledger.keep_alike(dossier, before[:1], other[1:])
        assert not ledger.keep_alike(dossier, before[:2], before[2:])
        assert ledger.alike(dossier) == [before[0], other[1]]


def test_the_truce_as_read_is_one_promise_with_its_scopes_and_four_ends():
    found = matching.match(score.readings("energy-truce").values()).promises
    truce = max(found, key=lambda one: len(one.tellings))
    ends = {one.last_day for one in commitments(truce)} - {None}
    assert {date(2025, 4, day) for day in (16, 17, 18, 24)} <= ends
    assert {one.scope for one in truce.tellings} >= {("energy",), ("energy", "infrastructure")}
    (late,) = (one for one in truce.tellings if one.end and one.end.latest == date(2025, 4, 24))
    assert late.speakers == ("state/UA",)
    (wide,) = (one for one in truce.tellings if "infrastructure" in one.scope)
    assert wide.publisher == "Presseamt des Weißen Hauses (nachgestellt)"


@pytest.fixture
def half(tmp_path):
    """A ledger with half of the readings of the truce in a dossier, and the other half."""
    found = list(score.gold_readings("energy-truce").values())
    with Ledger(tmp_path / "half.db", create=True) as ledger:
        ledger.new_dossier("truce")
        for reading in found:
            ledger.record(reading, kept=promises.kept(reading))
        ledger.put("truce", [one.document.id for one in found[:9]])
        promises.remember(ledger, "truce")
        yield ledger, found


def kept_now(ledger):
    return ledger.matched("truce", promises._state(ledger, "truce"))


def fresh(ledger):
    return promises._match(ledger, Filter(dossier="truce"))


def test_promises_are_kept_as_they_were_matched(half, monkeypatch):
    ledger, _ = half
    assert matching.unpack_matched(kept_now(ledger)) == fresh(ledger)
    monkeypatch.setattr(promises, "_match", lambda *_: pytest.fail("matched again"))
    assert desk.promises(ledger, "truce").promises
    assert promises.remember(ledger, "truce") == 0


def test_what_is_kept_of_another_state_is_not_taken(half, monkeypatch):
    ledger, found = half
    before = desk.promises(ledger, "truce")
    ledger.put("truce", [found[-1].document.id])
    assert kept_now(ledger) is None and desk.promises(ledger, "truce") == fresh(ledger) != before
    promises.remember(ledger, "truce")
    assert matching.unpack_matched(kept_now(ledger)) == desk.promises(ledger, "truce")
    ledger.take_out("truce", [found[-1].document.id])
    assert kept_now(ledger) is None and desk.promises(ledger, "truce") == before
    promises.remember(ledger, "truce")
    monkeypatch.setattr(matching, "version", lambda _: "another")
    assert kept_now(ledger) is None


def test_a_decision_makes_what_was_kept_old(half):
    ledger, _ = half
    one, other = (one for one in desk.promises(ledger, "truce").promises[:2])
    person = Reviewer(ledger, "anna", "truce")
    left, right = (f"{it.tellings[0].ref.document}/{it.tellings[0].ref.act}" for it in (one, other))
    before = desk.promises(ledger, "truce")
    person.merge(left, right)
    assert kept_now(ledger) is None
    merged = desk.promises(ledger, "truce")
    assert len(merged.promises) == len(before.promises) - 1 and merged == fresh(ledger)


def test_as_known_on_a_day_nothing_kept_is_taken(half):
    ledger, _ = half
    day = date(2025, 3, 18)
    found = desk.promises(ledger, "truce", day)
    assert found == promises._match(ledger, Filter(dossier="truce", known_on=day))
    assert len(found.promises) < len(desk.promises(ledger, "truce").promises)
