"""The energy truce of 2025, verdict by verdict and axis by axis, against a gold made by hand."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from dossiers import score

from wortlaut import account, matching
from wortlaut.model import ActRef, Promise, Stage
from wortlaut.reckoning import (
    Bearing,
    Case,
    Commitment,
    Evidence,
    Fit,
    Kind,
    Outcome,
    Question,
    Reckoned,
    World,
    commitments,
    judge,
    of_acts,
    reckon,
    refer,
)
from wortlaut.when import day

NAME = "energy-truce"
GOLD: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("energy_truce.toml").read_text("utf-8")
)["day"]


def label(promise: Promise) -> str:
    """Return the gold label of a promise: that of its first telling."""
    labels = score.labels(NAME)
    refs = [ActRef(one.ref.document, one.ref.act) for one in promise.tellings]
    return labels[refs[0]][0]


@cache
def matched(known_on: date) -> tuple[Promise, ...]:
    readings = [
        one
        for one in score.gold_readings(NAME).values()
        if one.document.published and one.document.published.latest <= known_on  # type: ignore[operator]
    ]
    return matching.match(readings).promises


@cache
def reckoned(known_on: date) -> dict[str, list[Reckoned]]:
    told = matched(known_on)
    claims: dict[str, list[str]] = {}
    for one in told:
        for other in one.evidence:
            claims.setdefault(other, []).append(one.id)
    evidence = refer([act for one in told for act in of_acts(one, claims.get(one.id, ()))], told)
    owed = tuple(each for one in told if one.stage is Stage.BINDING for each in commitments(one))
    found = reckon(Case(owed, evidence), Question(known_on, known_on), World(frame=account.frame()))
    by_id = {one.id: label(one) for one in told}
    groups: dict[str, list[Reckoned]] = {}
    for each in found:
        groups.setdefault(by_id[each.promise], []).append(each)
    return groups


def end(commitment: Commitment) -> str:
    return str(commitment.last_day or "")


def cases() -> list[Any]:
    return [
        pytest.param(one["day"], row, id=f"{one['day']}-{row['promise']}-{row['end']}-{at}")
        for one in GOLD
        for at, row in enumerate(one["verdicts"])
    ]


@pytest.mark.parametrize(("known_on", "row"), cases())
def test_each_telling_stands_as_the_facts_say(known_on: date, row: dict[str, Any]) -> None:
    verdicts = [one for each in reckoned(known_on)[row["promise"]] for one in each.verdicts]
    found = [
        one
        for one in verdicts
        if end(one.commitment) == row["end"]
        and list(one.commitment.scope) == row["scope"]
        and bool(one.commitment.antecedent) == row.get("conditional", False)
    ]
    assert len(found) == 1, [(end(one.commitment), one.commitment.scope) for one in verdicts]
    got = found[0]
    assert (got.life, got.outcome, got.strict, got.lenient) == (
        row["life"],
        row["outcome"],
        row["strict"],
        row["lenient"],
    )
    if "done" in row:
        assert got.done is not None
        assert (got.done.least, got.done.most) == (row["done"], row["done"])


@pytest.mark.parametrize("one", GOLD, ids=lambda one: str(one["day"]))
def test_no_telling_of_the_truce_is_missing_or_made_up(one: dict[str, Any]) -> None:
    want = {row["end"] for row in one["verdicts"] if row["promise"] == NAME}
    found = [verdict for each in reckoned(one["day"])[NAME] for verdict in each.verdicts]
    assert {end(verdict.commitment) for verdict in found} == want


@pytest.mark.parametrize("one", GOLD, ids=lambda one: str(one["day"]))
def test_contested_is_what_the_tellings_or_the_sides_dispute(one: dict[str, Any]) -> None:
    for name, want in one["contested"].items():
        (each,) = reckoned(one["day"])[name]
        assert sorted(each.contested_by) == want, name


@pytest.mark.parametrize("one", GOLD, ids=lambda one: str(one["day"]))
def test_each_side_counts_the_breaches_of_the_other(one: dict[str, Any]) -> None:
    for row in one["asserted"]:
        told = [
            said
            for each in reckoned(one["day"])[row["promise"]]
            for said in each.asserted
            if said.side == row["side"] and row["about"] in said.about and said.says == row["says"]
        ]
        assert len(told) == 1
        count = told[0].count
        assert count is not None
        least, most = row["count"]
        assert (count.least, -1 if count.most is None else count.most) == (least, most)


def test_expert_groups_are_an_intention_without_a_due_day() -> None:
    (each,) = reckoned(date(2025, 4, 25))["expert-groups"]
    commitment = each.verdicts[0].commitment
    assert commitment.kind is Kind.INTENT
    assert commitment.last_day is None


def test_a_key_condition_is_a_demand_and_owed_by_nobody() -> None:
    found = reckoned(date(2025, 4, 25))
    assert not {"aid-stop", "intel-stop", "front-control"} & set(found)


def test_a_strike_on_a_station_is_inside_one_scope_and_outside_the_other() -> None:
    known_on = date(2025, 3, 20)
    (each,) = reckoned(known_on)[NAME]
    strike = Evidence(
        id="event/1",
        bearing=Bearing.BREACH,
        source="own table",
        record="row 1",
        when=day(date(2025, 3, 19)),
        known=date(2025, 3, 19),
        voice=("state/UA",),
        actor=("state/RU",),
        conduct=("attack",),
        scope=("transport",),
    )
    world = World(frame=account.frame())
    outcomes = {}
    for one in each.verdicts:
        got = judge(one.commitment, [strike], Question(known_on, known_on), world)
        outcomes[one.commitment.scope] = got.outcome, got.evidence[0].fit
    assert outcomes[("energy",)] == (Outcome.OPEN, Fit.OUT)
    assert outcomes[("energy", "infrastructure")] == (Outcome.ALLEGED, Fit.EXACT)
