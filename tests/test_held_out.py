"""The reader on ten own reports that nobody tunes on (``articles/README.md``).

Scores may not fall below the floors of ``articles/held_out_floors.json``; ``python
benchmarks/scores.py --floors`` raises them to what is measured and lowers them only for a reason.
No error of these reports is listed case by case: whoever looks them up would tune on them.
"""

from __future__ import annotations

import json

import pytest
from articles import held_out
from articles.gold import HELD_OUT

from wortlaut.model import ActKind, Form
from wortlaut.sources import take

SUBJECTS = {
    "coalition talks",
    "climate summit",
    "strike",
    "hostage deal",
    "border dispute",
    "trade",
    "arms control",
    "sanctions",
    "court",
    "sport association",
}
pinned = json.loads(held_out.FLOORS.read_text("utf-8"))


def test_there_is_one_report_on_each_subject() -> None:
    assert sorted(gold["subject"] for gold in HELD_OUT.values()) == sorted(SUBJECTS)


def test_they_show_every_kind_of_act_and_every_form_of_speech() -> None:
    acts = [act for gold in HELD_OUT.values() for act in gold["acts"]]
    statements = [one for gold in HELD_OUT.values() for one in gold["statements"]]
    assert {act["kind"] for act in acts} == set(ActKind)
    assert {one["form"] for one in statements} == set(Form)


@pytest.mark.parametrize("name", sorted(HELD_OUT))
def test_the_head_of_the_report_is_understood(name: str) -> None:
    document, gold = take(str(held_out.FOLDER / f"{name}.md")), HELD_OUT[name]
    assert document.publisher == gold["publisher"]
    assert document.published and document.published.earliest == document.published.latest
    assert document.published.earliest.isoformat() == gold["published"][0]


@pytest.mark.parametrize("task", held_out.TASKS)
def test_gold_scored_against_itself_is_right(task: str) -> None:
    made = [held_out.article(task, name) for name in sorted(HELD_OUT)]
    module = held_out.acts if task == "acts" else held_out.quotes
    scores = module.score(made, made)
    assert all(scores[name].value == 1 for name in pinned[task]["floors"])


@pytest.mark.parametrize("task", held_out.TASKS)
def test_no_held_out_score_falls_below_its_floor(task: str) -> None:
    report = held_out.report(task)
    assert report.digest == pinned[task]["digest"], (
        "texts or gold have changed: set the floors anew"
    )
    measured = {name: 100 * (report.scores[name].value or 0) for name in pinned[task]["floors"]}
    fallen = {
        name: f"{measured[name]:.1f} is below the floor of {floor}"
        for name, floor in pinned[task]["floors"].items()
        if measured[name] < floor
    }
    assert not fallen, fallen
