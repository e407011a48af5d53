"""The energy truce of 2025, verdict by verdict and axis by axis, against a gold made by hand."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from dossiers import score

from wortlaut import account, events, matching
from wortlaut.account.happened import folder_of, with_events
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
    Texts,
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


SHARED = Path(os.environ.get("WORTLAUT_SHARED", str(score.HERE.parents[2] / "shared")))
TABLES = SHARED / "cases" / "energy-truce-2025" / "events"
FILES = {
    "ua-missiles": "missile_attacks_daily.csv",
    "ua-alerts": "air_raid_alerts.parquet",
    "ru-posts": "ru_mod_posts_2025.json",
}
needs_tables = pytest.mark.skipif(
    not TABLES.is_dir(), reason=f"the shared event tables are not at {TABLES} (WORTLAUT_SHARED)"
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[date, list[Reckoned]]:
    """Return how the truce stands on each day of gold with the event tables, acts and all."""
    ledger = tmp_path_factory.mktemp("events") / "kept.db"
    for name, file in FILES.items():
        how = events.Given(date(2026, 11, 24), TABLES / "ua-oblasts.geo.json")
        added = events.add(folder_of(ledger), events.load(name), TABLES / file, how)
        assert added.rejected == 0
        assert added.manifest.kept == added.manifest.rows > 0
    found = {}
    for one in GOLD:
        known_on = one["day"]
        told = matched(known_on)
        owed = [each for promise in told for each in commitments(promise)]
        truce = [each for each in owed if label_of(each, told) == NAME]
        located, rows = with_events(ledger, truce, known_on)
        acts = reckoned_evidence(known_on)
        question = Question(known_on, known_on)
        case = Case(located, (*acts, *rows))
        found[known_on] = list(reckon(case, question, World(frame=account.frame())))
    return found


def label_of(commitment: Commitment, told: tuple[Promise, ...]) -> str:
    (promise,) = [one for one in told if one.id == commitment.promise]
    return label(promise) if promise.stage is Stage.BINDING else ""


def reckoned_evidence(known_on: date) -> tuple[Evidence, ...]:
    told = matched(known_on)
    claims: dict[str, list[str]] = {}
    for one in told:
        for other in one.evidence:
            claims.setdefault(other, []).append(one.id)
    return refer([act for one in told for act in of_acts(one, claims.get(one.id, ()))], told)


@needs_tables
def test_event_tables_change_no_verdict_that_they_cannot_decide(
    seen: dict[date, list[Reckoned]],
) -> None:
    for one in GOLD:
        (each,) = seen[one["day"]]
        want = {
            (row["end"], tuple(row["scope"])): (row["life"], row["outcome"])
            for row in one["verdicts"]
            if row["promise"] == NAME
        }
        got = {
            (end(verdict.commitment), verdict.commitment.scope): (verdict.life, verdict.outcome)
            for verdict in each.verdicts
        }
        assert got == want, one["day"]


@needs_tables
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "This table cannot say: what was hit. It shows that it went on"),
        (
            "de",
            "Diese Tabelle kann nicht sagen: was getroffen wurde. Sie zeigt, dass es weiterging",
        ),
    ],
)
def test_attacks_went_on_and_the_table_cannot_say_on_what(
    seen: dict[date, list[Reckoned]], code: str, said: str
) -> None:
    (each,) = seen[date(2025, 4, 16)]
    for verdict in each.verdicts:
        told = [one for one in Texts(code).sentences(verdict) if "ua-missiles" in one]
        assert len(told) == 1
        assert said in told[0]
        rows = [one for one in verdict.evidence if one.evidence.source == "ua-missiles"]
        assert rows and {one.fit for one in rows} == {Fit.CONTEXT}


@needs_tables
def test_posts_of_a_ministry_are_its_claims_about_the_other_side(
    seen: dict[date, list[Reckoned]],
) -> None:
    (each,) = seen[date(2025, 4, 17)]
    (told,) = [one for one in each.asserted if one.side == "state/RU" and one.says == "event"]
    assert told.about == ("state/UA",)
    assert Texts("de").assertion(told).startswith("state/RU: dasselbe getan von state/UA")
    assert told.count is not None and told.count.least > 6
    assert any(one.startswith("ru-posts/") for one in told.evidence)
    assert Outcome.VIOLATED not in {one.outcome for one in each.verdicts}
