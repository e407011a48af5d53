"""Events of tables as evidence: what is answered together decides as row by row."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from wortlaut import events
from wortlaut.account import happened
from wortlaut.events import mapping
from wortlaut.model import ActKind, ActRef, Certainty, Polarity, Telling, Window
from wortlaut.reckoning import (
    Amount,
    Bearing,
    Case,
    Commitment,
    Evidence,
    Flag,
    Kind,
    Question,
    Reckoned,
    reckon,
)
from wortlaut.when import day

FIRST = date(2025, 3, 1)
SIDES = ("state/A", "state/B", "state/C", "")
MAPPING = """
name = "made"
title = "Made by chance"
days_after = 0
[columns]
first = "day"
conduct = "what"
actor = "who"
wording = "text"
[values.conduct]
attack = "attack"
[values.actor]
"state/A" = "state/A"
"state/B" = "state/B"
"state/C" = "state/C"
"""

Row = tuple[date, str, str]


def some_rows(chance: random.Random) -> list[Row]:
    """Return rows of which no two are of one day and doer: such are one answer anyway."""
    made = [
        (FIRST + timedelta(days=chance.randint(0, 40)), chance.choice(SIDES))
        for _ in range(chance.randint(2, 30))
    ]
    return [(on, who, f"row {at}") for at, (on, who) in enumerate(dict.fromkeys(made), start=1)]


def a_promise(chance: random.Random, number: int) -> list[Commitment]:
    """Return one or two ways in which a promise is told, with one term or with two."""
    telling = Telling(
        ref=ActRef("d", f"a{number}"),
        reading="r",
        kind=ActKind.COMMITMENT,
        polarity=Polarity.DO,
        certainty=Certainty.ASSERTED,
        wording=(),
        because=("test",),
        told=day(FIRST),
    )
    start = FIRST + timedelta(days=chance.randint(0, 10))
    kind = chance.choice([Kind.PROHIBITION, Kind.ACHIEVEMENT])
    one = Commitment(
        promise=f"p{number}",
        kind=kind,
        window=Window(day(start), day(start + timedelta(days=chance.randint(0, 25)))),
        tellings=(telling,),
        debtor=chance.choice([("state/A",), ("state/A", "state/B"), ()]),
        conduct=("attack",),
        quantity=chance.choice([None, Amount(3, 3)]) if kind is Kind.ACHIEVEMENT else None,
        flags=frozenset(chance.choice([(), (Flag.PERDURANT,)])),
        id=f"c{number}",
    )
    ways = [one]
    if chance.random() < 0.4:
        later = one.window if chance.random() < 0.5 else Window(day(start), day(date(2025, 4, 20)))
        ways.append(replace(one, window=later, debtor=("state/B",), id=f"c{number}'"))
    return ways


def row_by_row(rows: list[Row], wanted: events.Wanted) -> list[Evidence]:
    """Return every row of the days that are looked for as a piece of its own."""
    first, last = wanted.first or date.min, wanted.last or date.max
    return [
        Evidence(
            id=f"made/{number}",
            bearing=Bearing.EVENT,
            source="made",
            record=f"row {number}",
            when=day(on),
            known=on,
            origin="table/made",
            actor=(who,) if who else (),
            conduct=("attack",),
            quantity=Amount(1, None),
            wording=text,
            found_for=wanted.id,
        )
        for number, (on, who, text) in enumerate(rows, start=1)
        if first <= on <= last
    ]


def shown(one: Reckoned) -> list[object]:
    """Return all of a reckoning but the list of what decides nothing."""
    return [
        (
            verdict.commitment.id,
            *(verdict.life, verdict.outcome, verdict.strict, verdict.lenient, verdict.firm),
            *(verdict.done, verdict.on, verdict.flip and verdict.flip.to),
            {why["out"]: why["count"] for why in verdict.reasons if why.code == "left_out"},
        )
        for verdict in one.verdicts
    ] + [one.contested_by]


@pytest.mark.parametrize("seed", range(25))
def test_rows_answered_together_decide_as_row_by_row(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    rows = some_rows(chance)
    file = tmp_path / "made.csv"
    lines = [f"{on},attack,{who},{text}" for on, who, text in rows]
    file.write_text("\n".join(("day,what,who,text", *lines)), "utf-8")
    made = mapping.parse(MAPPING, "made.toml")
    added = events.add(tmp_path / "kept", made, file, events.Given(date(2025, 6, 1)))
    owed = tuple(way for number in range(4) for way in a_promise(chance, number))
    for as_of, known_on in ((date(2025, 6, 1),) * 2, (date(2025, 3, 20),) * 2):
        found = events.hits([(added.manifest, added.path)], happened.wanted(owed), known_on, {})
        together = happened.evidence(found, {"made": made.format})
        apart = [one for each in happened.wanted(owed) for one in row_by_row(rows, each)]
        question = Question(as_of, known_on)
        got = reckon(Case(owed, together), question)
        want = reckon(Case(owed, tuple(apart)), question)
        assert [shown(one) for one in got] == [shown(one) for one in want]


def test_what_others_did_is_one_piece_of_evidence_with_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "made.csv"
    days = "\n".join(
        f"2025-03-{number:02},attack,state/{'BC'[number % 2]}," for number in range(2, 12)
    )
    file.write_text(f"day,what,who,text\n{days}\n2025-03-05,attack,state/A,own", "utf-8")
    made = mapping.parse(MAPPING, "made.toml")
    added = events.add(tmp_path / "kept", made, file, events.Given(date(2025, 6, 1)))
    chance = random.Random(1)
    (one,) = (
        replace(a_promise(chance, 1)[0], debtor=("state/A",), window=Window(day(FIRST), None)),
    )
    found = events.hits(
        [(added.manifest, added.path)], happened.wanted([one]), date(2025, 6, 1), {}
    )
    own, others = sorted(
        happened.evidence(found, {"made": made.format}), key=lambda each: each.rows
    )
    assert (own.rows, own.wording, own.actor) == (1, "own", ("state/A",))
    assert (others.rows, others.wording, others.actor) == (10, "", ("state/B", "state/C"))
