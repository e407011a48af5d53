"""Does the reader find what the gold readings of our own articles say?

What it still misses stands in ``articles/known_failures.jsonl``; each of those tests must go on
failing until it is taken out of there (``articles/README.md``).
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest
from articles.gold import (
    ARTICLES,
    GOLD,
    HALF,
    PHENOMENA,
    ROLES,
    ROOT,
    Gold,
    Read,
    each,
    interval,
    marks,
    place,
    records,
    said,
    source,
    values,
)

import wortlaut.reader
from wortlaut import lexicon, sources
from wortlaut.model import Form, Interval
from wortlaut.sources import Hints, parse_date


def _known_failures() -> dict[str, str]:
    lines = (ARTICLES / "known_failures.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return {row["id"]: row["reason"] for row in rows}


KNOWN = _known_failures()


def _case(*values: object, id: str) -> Any:
    marks = [pytest.mark.xfail(reason=KNOWN[id], strict=True)] if id in KNOWN else []
    return pytest.param(*values, id=id, marks=marks)


def _required(key: str) -> list[tuple[str, Gold]]:
    return [(name, gold) for name, gold in each(key) if not gold.get("optional")]


@cache
def read(name: str, day: str | None = None) -> Read:
    hints = Hints(date=parse_date(day)) if day else Hints()
    document = sources.take(str(ROOT / GOLD[name]["file"]), hints)
    text = source(name)
    return Read(wortlaut.reader.read(document, lexicon.load("de")), text, text.index(document.text))


STATEMENTS = _required("statements")
ACTS = _required("acts")


@pytest.mark.parametrize(
    ("name", "gold"), [_case(n, g, id=f"{n}/{g['id']}/found") for n, g in STATEMENTS]
)
def test_the_statement_is_found(name: str, gold: Gold) -> None:
    assert read(name).statement(gold), f"{gold['form']}: {said(gold['quote'])}"


@pytest.mark.parametrize(
    ("name", "gold"), [_case(n, g, id=f"{n}/{g['id']}/roles") for n, g in STATEMENTS]
)
def test_the_statement_has_its_roles(name: str, gold: Gold) -> None:
    made = read(name)
    found = made.statement(gold)
    assert found, f"not found: {said(gold['quote'])}"
    spans = {role: getattr(found, role) for role in ROLES[:4]} | {"markers": found.stance.markers}
    wrong = [
        f"{role}={made.said(spans[role])!r}"
        for role in ROLES
        if not made.fits(gold, role, spans[role])
    ]
    direct = gold["form"] == Form.DIRECT  # its words are asserted, their truth is reported
    if not direct and found.stance.certainty not in values(gold, "certainty"):
        wrong.append(f"certainty={found.stance.certainty}")
    if found.stance.negated != gold.get("negated", False):
        wrong.append(f"negated={found.stance.negated}")
    assert not wrong, f"{said(gold['quote'])}: {wrong}"


@pytest.mark.parametrize(
    ("name", "gold"), [_case(n, g, id=f"{n}/{g['id']}/found") for n, g in ACTS]
)
def test_the_act_is_found(name: str, gold: Gold) -> None:
    assert read(name).act(gold), f"{gold['kind']}: {said(gold['anchor'])}"


@pytest.mark.parametrize(
    ("name", "gold"), [_case(n, g, id=f"{n}/{g['id']}/fields") for n, g in ACTS]
)
def test_the_act_has_its_fields(name: str, gold: Gold) -> None:
    made = read(name)
    found = made.act(gold)
    assert found, f"not found: {said(gold['anchor'])}"
    wrong = made.wrong_fields(gold, found)
    wrong += [
        f"{key}={getattr(found, key)}"
        for key in ("polarity", "status", "certainty")
        if getattr(found, key) not in values(gold, key)
    ]
    if found.due not in map(interval, [gold["due"], *gold.get("accept", {}).get("due", [])]):
        wrong.append(f"due={found.due}")
    assert not wrong, f"{said(gold['anchor'])}: {wrong}"


@pytest.mark.parametrize("name", [_case(n, id=f"{n}/no-invented-acts") for n in sorted(GOLD)])
def test_no_act_is_invented(name: str) -> None:
    made, golds = read(name), GOLD[name]["acts"]
    also = [place for gold in golds for place in gold.get("also", [])]
    invented = [
        f"{one.kind}: {made.said(one.anchor)}"
        for one in made.reading.acts
        if not any(made.overlap(gold, one) >= HALF / 2 for gold in golds)
        and not marks(also) & made.marks(one.anchor)
    ]
    assert invented == []


@pytest.mark.parametrize("name", [_case(n, id=f"{n}/no-invented-statements") for n in sorted(GOLD)])
def test_no_statement_is_invented(name: str) -> None:
    made = read(name)
    known = [marks(gold["quote"]) for gold in GOLD[name]["statements"]]
    invented = [
        f"{one.form}: {made.said(one.quote)}"
        for one in made.reading.statements
        if not any(made.marks(one.quote) & quote for quote in known) and not one.stance.negated
    ]
    assert invented == []


@pytest.mark.parametrize(
    ("name", "where"), [_case(n, p, id=f"{n}/silent/{p[2]}") for n, p in each("silent")]
)
def test_no_act_is_read_where_the_text_is_silent(name: str, where: list[Any]) -> None:
    assert read(name).acts_at([where]) == []


@pytest.mark.parametrize(
    ("name", "found"), [_case(n, f, id=f"{n}/phenomenon/{f['id']}") for n, f in PHENOMENA]
)
def test_the_phenomenon_is_read(name: str, found: Gold) -> None:
    for record in (one for one in records(name) if one["id"] in found["records"]):
        if "anchor" in record:
            test_the_act_has_its_fields(name, record)
        else:
            test_the_statement_has_its_roles(name, record)
    if found["silent"]:
        made, where = read(name), [place(name, found["wording"])]
        allowed = {
            str(act["kind"]) for act in GOLD[name]["acts"] if marks(act["anchor"]) & marks(where)
        }
        told = [one for one in made.reading.statements if made.marks(one.quote) <= marks(where)]
        assert [act for act in made.acts_at(where) if act.split(":")[0] not in allowed] == []
        assert [made.said(one.quote) for one in told if not one.stance.negated] == []


@pytest.mark.parametrize(
    ("name", "time"), [_case(n, t, id=f"{n}/time/{t['span'][2]}") for n, t in each("times")]
)
def test_the_time_is_read(name: str, time: Gold) -> None:
    made, wanted = read(name), marks([time["span"]])
    found = [one for one in made.reading.times if wanted & made.marks((one.span,))]
    assert any(one.value in time["value"] for one in found), found
    assert {one.type for one in found} == {time["type"]}
    if time["day"]:
        ends = found[0].interval or Interval(None, None)
        assert ends.earliest and ends.latest, found
        assert ends.earliest <= date.fromisoformat(time["day"]) <= ends.latest


@pytest.mark.parametrize(
    ("name", "variant", "wording"),
    [
        _case(n, v, w, id=f"{n}/{v['date']}/time/{w}")
        for n, v in each("variants")
        for w in v["times"]
    ],
)
def test_a_weekday_of_a_month_stays_open(name: str, variant: Gold, wording: str) -> None:
    made = read(name, str(variant["date"]))
    time = next(one for one in GOLD[name]["times"] if one["span"][2] == wording)
    found = [one for one in made.reading.times if marks([time["span"]]) & made.marks((one.span,))]
    assert [one.interval for one in found] == [interval(variant["times"][wording])]


@pytest.mark.parametrize(
    ("name", "gold"), [_case(n, m, id=f"{n}/mention/{m['span'][2]}") for n, m in each("mentions")]
)
def test_the_mention_means_the_same_actor(name: str, gold: Gold) -> None:
    made = read(name)
    here, there = (
        {one.actor for one in made.reading.mentions if marks([gold[key]]) & made.marks((one.span,))}
        for key in ("span", "same_as")
    )
    assert here & there, (here, there)


VARIANTS = [
    (name, variant, id) for name, variant in each("variants") for id in sorted(variant["due"])
]


@pytest.mark.parametrize(
    ("name", "variant", "id"), [_case(n, v, i, id=f"{n}/{v['date']}/{i}") for n, v, i in VARIANTS]
)
def test_a_vaguer_date_carries_through(name: str, variant: Gold, id: str) -> None:
    """The same report dated by its month only: every day computed from it is an interval."""
    made = read(name, str(variant["date"]))
    assert made.reading.document.published == interval(variant["published"])
    found = made.act(next(act for act in GOLD[name]["acts"] if act["id"] == id))
    assert found, "not found at all"
    assert found.due == interval(variant["due"][id])


HEAD = ("published", "publisher", "dateline")


@pytest.mark.parametrize(
    ("name", "key"), [_case(n, k, id=f"{n}/head/{k}") for n in sorted(GOLD) for k in HEAD]
)
def test_the_head_of_the_report_is_understood(name: str, key: str) -> None:
    document = sources.take(str(ROOT / GOLD[name]["file"]))
    want = GOLD[name][key]
    assert getattr(document, key) == (interval(want) if key == "published" else want)
