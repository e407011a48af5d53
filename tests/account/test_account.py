"""The account of a dossier end to end: reports read, reviewed, reckoned."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from wortlaut import account, desk, events
from wortlaut.account import Account, Ask, setup
from wortlaut.account.happened import folder_of
from wortlaut.errors import InputError
from wortlaut.ledger import Ledger
from wortlaut.reckoning import Bearing, Outcome, Verdict
from wortlaut.reckoning.types import Standing
from wortlaut.reviews import Reviewer

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = date(2025, 4, 25)


def filled(folder: Path, name: str) -> Path:
    ledger = folder / f"{name}.db"
    for one in desk.read_all(desk.Intake([str(EXAMPLES / f"dossier-{name}")]), ledger):
        assert one.state is not desk.State.FAILED or "README" in one.name
    return ledger


@pytest.fixture(scope="module")
def truce(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("truce"), "energy-truce")


def found(ledger: Path, as_of: date = AS_OF, given: setup.Setup = account.NOTHING_SET) -> Account:
    with Ledger(ledger) as opened:
        return account.account(opened, Ask(as_of), given)


def verdicts(ledger: Path, word: str, as_of: date = AS_OF) -> list[Verdict]:
    return [
        verdict
        for one in found(ledger, as_of).reckoned
        for verdict in one.verdicts
        if any(word in telling.said("action") for telling in verdict.commitment.tellings)
    ]


def test_the_truce_as_read_is_alleged_to_be_broken_and_runs_out_by_telling(truce: Path) -> None:
    told = [one for one in verdicts(truce, "Energieanlagen") if one.commitment.last_day]
    ends = {one.commitment.last_day for one in told if one.outcome is Outcome.ALLEGED}
    assert {date(2025, 4, 16), date(2025, 4, 17)} <= ends
    before = verdicts(truce, "Energieanlagen", date(2025, 3, 18))
    assert before and {one.outcome for one in before} == {Outcome.OPEN}


def test_the_exchange_as_read_is_kept(truce: Path) -> None:
    kept = [one for one in verdicts(truce, "Gefangenenaustausch") if one.commitment.last_day]
    assert kept and all(one.outcome is Outcome.SATISFIED for one in kept)


def test_the_wounded_as_read_are_partly_handed_over(truce: Path) -> None:
    told = [one for one in verdicts(truce, "23 schwer") if one.commitment.quantity]
    assert told and all(one.outcome is Outcome.PARTIAL for one in told)


def test_both_sides_counts_of_breaches_as_read_are_held_against_the_truce(truce: Path) -> None:
    counts: dict[str, float] = {}
    for one in found(truce).reckoned:
        wordings = " ".join(each.commitment.tellings[0].said("action") for each in one.verdicts)
        for said in one.asserted if "Energie" in wordings else ():
            if said.count:
                counts[said.side] = max(counts.get(said.side, 0), said.count.least)
    assert counts == {"state/UA": 30, "state/RU": 6}


def test_counts_of_breaches_of_the_easter_truce_are_those_of_the_sides(truce: Path) -> None:
    counts = {
        (said.side, *said.about): said.count.least
        for one in found(truce).reckoned
        for said in one.asserted
        if said.count and said.count.least > 1000
    }
    assert counts == {("state/UA", "state/RU"): 2935, ("state/RU", "state/UA"): 4900}


@pytest.mark.xfail(reason="nothing in 'Eingestellt wurden 410' says that they are teachers")
def test_the_teachers_as_read_are_partly_hired(tmp_path: Path) -> None:
    made = found(filled(tmp_path, "coalition"), date(2026, 1, 15))
    told = [
        verdict.outcome
        for one in made.reckoned
        for verdict in one.verdicts
        if "1.200" in verdict.commitment.tellings[0].said("action")
    ]
    assert Outcome.PARTIAL in told


@pytest.mark.parametrize("name", ["coalition", "climate"])
def test_a_dossier_of_quite_another_kind_works_with_no_change_of_code(
    tmp_path: Path, name: str
) -> None:
    made = found(filled(tmp_path, name), date(2026, 1, 15))
    assert made.reckoned
    for one in made.reckoned:
        for verdict in one.verdicts:
            assert verdict.reasons
    due = [one for each in made.reckoned for one in each.verdicts if one.commitment.last_day]
    assert due


def test_a_review_confirms_dismisses_and_grades_evidence(truce: Path) -> None:
    (first, *_) = [one for one in verdicts(truce, "Energieanlagen") if one.evidence]
    act = next(one for one in first.evidence if "/" in one.evidence.id and one.fit == "exact")
    telling = first.commitment.tellings[0].ref
    with Ledger(truce, create=True) as opened:
        reviewer = Reviewer(opened, "tester")
        reviewer.grade(act.evidence.source, "C")
        dismissal = reviewer.judge(
            False, f"{telling.document}/{telling.act}", act.evidence.id, "not this promise"
        )

    def now() -> Verdict:
        return next(
            one
            for one in verdicts(truce, "Energieanlagen")
            if one.commitment.id == first.commitment.id
        )

    (again,) = [one for one in now().evidence if one.evidence.id == act.evidence.id]
    assert (again.fit, again.why, str(again.evidence.grade)) == ("out", ("rejected",), "C-")
    with Ledger(truce, create=True) as opened:
        Reviewer(opened, "tester").undo(dismissal.id)
    (again,) = [one for one in now().evidence if one.evidence.id == act.evidence.id]
    assert again.fit == "exact"


@pytest.mark.parametrize("length", [8, 16])
def test_a_setup_verifies_and_moves(truce: Path, length: int) -> None:
    (first, *_) = [one for one in verdicts(truce, "Energieanlagen") if one.evidence]
    act = next(one for one in first.evidence if one.fit == "exact")
    shown = "/".join(part[:length] for part in act.evidence.id.split("/"))
    ruling = setup.Ruling(id=shown, standing=Standing.VERIFIED)
    made = found(truce, AS_OF, setup.Setup(evidence=(ruling,)))
    outcomes = {
        one.outcome
        for each in made.reckoned
        for one in each.verdicts
        if one.commitment.id == first.commitment.id
    }
    assert outcomes == {Outcome.VIOLATED}


def test_promises_that_wait_in_a_circle_are_named_and_the_rest_goes_on(truce: Path) -> None:
    names = [one.promise for one in found(truce).reckoned]
    left, right, third = names[:3]
    waits = (
        setup.Waits(promise=left, on=(right,)),
        setup.Waits(promise=right, on=(left,)),
        setup.Waits(promise=third, on=(left,)),
    )
    made = found(truce, AS_OF, setup.Setup(waits=waits))
    by_name = {one.promise: one for one in made.reckoned}
    assert [one.promise for one in made.reckoned] == names
    for name in (left, right):
        (problem,) = by_name[name].problems
        assert left in problem.message and right in problem.message
        assert {one.life for one in by_name[name].verdicts} <= {"conditional", "expired"}
    assert not by_name[third].problems


def test_evidence_dated_before_the_promise_is_named(truce: Path) -> None:
    (first, *_) = [one for one in verdicts(truce, "Energieanlagen") if one.commitment.last_day]
    moved = setup.Moved(
        promise=first.commitment.promise,
        bearing=Bearing.BREACH,
        on=date(2024, 1, 1),
        source="an old paper",
    )
    made = found(truce, AS_OF, setup.Setup(move=(moved,)))
    messages = [problem.message for one in made.reckoned for problem in one.problems]
    assert any("move 1 of the setup is dated before" in one for one in messages)


def test_a_setup_that_names_no_promise_is_refused(truce: Path) -> None:
    waits = setup.Setup(waits=(setup.Waits(promise="nosuch", on=()),))
    with pytest.raises(InputError, match="nosuch"):
        found(truce, AS_OF, waits)


def test_a_row_of_a_table_counts_for_every_promise_that_it_concerns(
    truce: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "kept.db"
    copy.write_bytes(truce.read_bytes())
    file = tmp_path / "own.csv"
    file.write_text("day,by\n2025-04-02,Nord\n", "utf-8")
    mapped = events.mapping.parse(
        'name = "own"\ntitle = "Own"\nconduct = "attack"\nscope = ["energy"]\ndays_after = 0\n'
        '[columns]\nfirst = "day"\nactor = "by"\n[values.actor]\nNord = "state/RU"\n',
        "own.toml",
    )
    events.add(folder_of(copy), mapped, file, events.Given(AS_OF))
    concerned = {
        one.promise
        for one in found(copy).reckoned
        for verdict in one.verdicts
        for each in verdict.evidence
        if each.evidence.id == "own/1" and each.fit == "exact"
    }
    assert len(concerned) >= 1
    weighed = {
        one.promise
        for one in found(copy).reckoned
        for verdict in one.verdicts
        for each in verdict.evidence
        if each.evidence.id == "own/1"
    }
    assert len(weighed) > 1
