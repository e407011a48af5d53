"""The smallest change: every one is made, and the outcome becomes what was said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from reckoning.test_worlds import LAST, a_world, commitment, evidence, known, on

from wortlaut.model import Window
from wortlaut.reckoning import (
    Bearing,
    Commitment,
    Coverage,
    Evidence,
    Fit,
    Outcome,
    Question,
    Verdict,
    World,
    judge,
)
from wortlaut.when import day

Inputs = tuple[Commitment, list[Evidence], World]


def changed(verdict: Verdict, inputs: Inputs) -> Inputs:
    """Return the inputs with the change of the flip made."""
    assert verdict.flip is not None
    owed, facts, world = inputs
    change = verdict.flip.change
    values = dict(zip(change.names, change.values, strict=True))
    window = owed.window
    match change.code:
        case "begin":
            return replace(owed, window=Window(day(values["day"]), window.end)), facts, world  # type: ignore[arg-type]
        case "end":
            return replace(owed, window=Window(window.start, day(values["day"]))), facts, world  # type: ignore[arg-type]
        case "corroborate":
            one = named(facts, str(values["record"]))
            return owed, [*facts, replace(one, id="other", origin="another")], world
        case "withdraw":
            one = named(facts, str(values["record"]))
            rest = [fact for fact in facts if fact.happening != one.happening]
            return owed, rest, world
        case "clear":
            one = named(facts, str(values["record"]))
            clear = [
                replace(fact, actor=owed.debtor, scope=owed.scope)
                if fact.happening == one.happening
                else fact
                for fact in facts
            ]
            return owed, clear, world
        case "watch" | "watch_breach":
            cover = Coverage("new", values["day"])  # type: ignore[arg-type]
            return owed, facts, replace(world, coverage=(*world.coverage, cover))
        case "scope":
            return replace(owed, scope=(*owed.scope, *values["objects"])), facts, world  # type: ignore[misc]
        case "more":  # one source tells all of it, so that the same is not told twice
            more = happened(owed, verdict, change.code, values)
            return owed, [replace(one, source="new") for one in (*facts, more)], world
        case "breach" | "deed":
            return owed, [*facts, happened(owed, verdict, change.code, values)], world
    raise AssertionError(change.code)


def named(facts: list[Evidence], record: str) -> Evidence:
    return next(fact for fact in facts if fact.record == record)


def happened(owed: Commitment, verdict: Verdict, code: str, values: dict[str, object]) -> Evidence:
    first = owed.first_day or date.min
    last = owed.last_day or verdict.as_of
    at = min(max(first, verdict.as_of), last) if code != "more" else verdict.as_of
    return Evidence(
        id="new",
        bearing=Bearing.BREACH if code == "breach" else Bearing.FULFILMENT,
        source="new",
        record="new",
        when=day(at),
        known=verdict.known_on,
        happening="new",
        actor=owed.debtor,
        conduct=owed.conduct,
        scope=owed.scope,
        quantity=values.get("amount") or owed.quantity,  # type: ignore[arg-type]
    )


def test_every_change_does_what_it_says() -> None:
    seen: Counter[str] = Counter()
    for seed in range(600):
        world = a_world(seed)
        inputs: Inputs = (commitment(world), [evidence(fact) for fact in world.facts], known(world))
        for at in (6, 12, LAST):
            question = Question(on(at), on(at))
            verdict = judge(inputs[0], inputs[1], question, inputs[2])
            if verdict.flip is None:
                continue
            if verdict.flip.change.code in ("breach", "deed") and at < world.start:
                continue  # it can only be broken or done later, and more may be known then
            owed, facts, around = changed(verdict, inputs)
            got = judge(owed, facts, question, around)
            assert got.outcome == verdict.flip.to, (seed, at, verdict.flip, got.outcome, world)
            assert got.outcome != verdict.outcome
            seen[verdict.flip.change.code] += 1
    assert set(seen) >= {
        "begin",
        "corroborate",
        "withdraw",
        "watch",
        "scope",
        "breach",
        "deed",
        "more",
        "clear",
    }, seen


def test_what_would_flip_is_told_for_most_of_what_is_decided() -> None:
    told: Counter[bool] = Counter()
    for seed in range(300):
        world = a_world(seed)
        facts = [evidence(fact) for fact in world.facts]
        verdict = judge(commitment(world), facts, Question(on(LAST), on(LAST)), known(world))
        if verdict.outcome in (Outcome.ALLEGED, Outcome.VIOLATED, Outcome.SATISFIED):
            told[verdict.flip is not None] += 1
    assert told[True] > 5 * told[False], told


def test_what_is_left_out_says_why() -> None:
    for seed in range(200):
        world = a_world(seed)
        facts = [evidence(fact) for fact in world.facts]
        verdict = judge(commitment(world), facts, Question(on(LAST), on(LAST)), known(world))
        for one in verdict.evidence:
            assert (
                one.fit is Fit.EXACT
                or one.why
                or one.bearing
                not in (
                    Bearing.BREACH,
                    Bearing.FULFILMENT,
                )
            )
