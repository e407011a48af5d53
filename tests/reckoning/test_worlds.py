"""A thousand worlds made by chance: every day's verdict agrees with the slow reference."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from reckoning.slow_reference import Fact, World, reference

from wortlaut.model import ActKind, ActRef, Certainty, Polarity, Said, Telling, Window
from wortlaut.reckoning import (
    Amount,
    Bearing,
    Case,
    Commitment,
    Coverage,
    Evidence,
    Flag,
    Kind,
    Question,
    judge,
    reckon,
)
from wortlaut.reckoning import World as Known
from wortlaut.when import day

WORLDS, PARTS, LAST = 1000, 10, 24
EPOCH = date(2024, 12, 31)
SORTS = {
    "done": Bearing.FULFILMENT,
    "broke": Bearing.BREACH,
    "holds": Bearing.CONDITION,
    "cancelled": Bearing.CANCELLATION,
    "released": Bearing.RELEASE,
    "suspended": Bearing.SUSPENSION,
    "resumed": Bearing.RESUMPTION,
}
KINDS = {"refrain": Kind.PROHIBITION, "do": Kind.ACHIEVEMENT, "plan": Kind.INTENT}


def on(number: int) -> date:
    return EPOCH + timedelta(days=number)


def a_world(seed: int) -> World:
    chance = random.Random(seed)
    sort = chance.choice(["refrain", "refrain", "do", "do", "plan"])
    start = chance.randint(3, 8)
    end = chance.choice([None, start + chance.randint(0, 9)])
    amount = chance.choice([None, 10]) if sort != "refrain" else None
    facts = [fact for number in range(chance.randint(0, 5)) for fact in happening(chance, number)]
    facts += [move(chance, number) for number in range(chance.choice([0, 0, 1, 2]))]
    watched = None
    if chance.random() < 0.5:
        watched = (chance.choice([start, start - 1, start + 1]), chance.randint(10, 20))
    return World(
        sort=sort,
        start=start,
        end=end,
        amount=amount,
        conditional=chance.random() < 0.25,
        still_owed=sort == "refrain" or chance.random() < 0.6,
        early=sort == "do" and chance.random() < 0.5,
        facts=tuple(facts),
        watched=watched,
    )


def happening(chance: random.Random, number: int) -> list[Fact]:
    """Return one happening, told by one, two or three, some of whom are the same origin."""
    on_day = chance.randint(1, 20)
    sort = chance.choice(["done", "broke"])
    amount = chance.choice([None, 3, 5, 10])
    doer = chance.choice(["right", "right", "right", "wrong", "unsaid"])
    thing = chance.choice(["right", "right", "right", "wrong", "unsaid"])
    return [
        Fact(
            name=f"f{number}-{teller}",
            sort=sort,
            day=on_day,
            known=on_day + chance.randint(0, 4),
            happening=f"h{number}",
            origin=chance.choice(["a", "b", "c"]),
            doer=doer,
            thing=thing,
            amount=amount,
        )
        for teller in range(chance.randint(1, 3))
    ]


def move(chance: random.Random, number: int) -> Fact:
    sort = chance.choice(["holds", "holds", "cancelled", "released", "suspended", "resumed"])
    at = chance.randint(1, 20)
    return Fact(f"m{number}", sort, at, at + chance.randint(0, 3), f"m{number}", "user")


def commitment(world: World) -> Commitment:
    telling = Telling(
        ref=ActRef("d", "a"),
        reading="r",
        kind=ActKind.COMMITMENT,
        polarity=Polarity.REFRAIN if world.sort == "refrain" else Polarity.DO,
        certainty=Certainty.ASSERTED,
        wording=(Said("action", "was versprochen ist"),),
        because=("test",),
        told=day(on(1)),
    )
    flags = {Flag.PERDURANT} if world.still_owed else set()
    flags |= {Flag.PREEMPTIVE} if world.early else set()
    return Commitment(
        promise="p",
        kind=KINDS[world.sort],
        window=Window(day(on(world.start)), day(on(world.end)) if world.end else None),
        tellings=(telling,),
        debtor=("state/A",),
        antecedent=("wenn es gilt",) if world.conditional else (),
        conduct=("attack",),
        scope=("energy",),
        quantity=Amount(world.amount, world.amount) if world.amount else None,
        flags=frozenset(flags),
        id="c",
    )


def evidence(fact: Fact) -> Evidence:
    is_conduct = fact.sort in ("done", "broke")
    actor = {"right": ("state/A",), "wrong": ("state/B",), "unsaid": ()}[fact.doer]
    scope = {"right": ("energy",), "wrong": ("sea",), "unsaid": ()}[fact.thing]
    return Evidence(
        id=fact.name,
        bearing=SORTS[fact.sort],
        source=f"paper {fact.name}",
        record=fact.name,
        when=day(on(fact.day)),
        known=on(fact.known),
        happening=fact.happening,
        origin=fact.origin,
        actor=actor if is_conduct else (),
        conduct=("attack",) if is_conduct else (),
        scope=scope if is_conduct else (),
        quantity=Amount(fact.amount, fact.amount) if fact.amount else None,
        claims=() if is_conduct else ("p",),
        confirmed=None if is_conduct else True,
    )


def known(world: World) -> Known:
    if world.watched is None:
        return Known()
    first, last = world.watched
    from wortlaut.model import Interval

    return Known((Coverage("watcher", Interval(on(first), on(last))),))


def answer(world: World, as_of: int, known_on: int, shuffle: int) -> tuple[str, str, str, str]:
    facts = [evidence(fact) for fact in world.facts]
    random.Random(shuffle).shuffle(facts)
    question = Question(on(as_of), on(known_on))
    got = judge(commitment(world), facts, question, known(world))
    return got.life, got.outcome, got.strict, got.lenient


@pytest.mark.parametrize("part", range(PARTS))
def test_every_day_of_a_thousand_worlds_agrees_with_the_reference(part: int) -> None:
    for seed in range(part * WORLDS // PARTS, (part + 1) * WORLDS // PARTS):
        world = a_world(seed)
        for as_of in range(1, LAST + 1):
            for known_on in (as_of, LAST):
                want = reference(world, as_of, known_on)
                got = answer(world, as_of, known_on, seed + as_of)
                assert got == want, (seed, as_of, known_on, world)


def test_the_worlds_reach_every_outcome_and_life() -> None:
    found = [reference(a_world(seed), at, at) for seed in range(400) for at in (5, 12, LAST)]
    assert {one[1] for one in found} == {
        "open",
        "satisfied",
        "late",
        "partial",
        "violated",
        "alleged",
        "possible",
        "undetermined",
        "void",
    }
    lives = {"conditional", "detached", "pending", "terminated", "expired", "over"}
    assert {one[0] for one in found} == lives


def test_the_reference_can_disagree() -> None:
    """A world judged by another rule is noticed: the comparison is not empty."""
    differing = 0
    for seed in range(200):
        world = a_world(seed)
        other = replace(world, still_owed=not world.still_owed) if world.sort == "do" else world
        differing += any(
            reference(other, at, at) != answer(world, at, at, seed) for at in range(1, LAST + 1)
        )
    assert differing > 0


def test_contradictory_withdrawals_are_named_and_neither_counts() -> None:
    world = a_world(1)
    world = replace(
        world,
        sort="refrain",
        conditional=False,
        end=15,
        facts=(
            Fact("m1", "cancelled", 9, 9, "m1", "user"),
            Fact("m2", "released", 9, 9, "m2", "user"),
        ),
    )
    facts = tuple(evidence(fact) for fact in world.facts)
    (got,) = reckon(Case((commitment(world),), facts), Question(on(12), on(12)))
    assert got.verdicts[0].life == "detached"
    assert len(got.problems) == 1
    assert "m1" in got.problems[0].message and "m2" in got.problems[0].message
