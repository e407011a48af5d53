"""benchmarks/scores.py: floors rise by themselves and fall only for a reason."""

import importlib.util
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from wortlaut.evaluation.measures import Measure
from wortlaut.evaluation.report import Report

PATH = Path(__file__).resolve().parents[2] / "benchmarks" / "scores.py"


@pytest.fixture(scope="module")
def scores() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_scores", PATH)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report(acts: float, without_kind: float) -> Report:
    figures = {"Acts": acts, "without kind": without_kind}
    return Report(
        task="acts",
        corpus="gold.jsonl",
        digest="0123",
        reader="abcd",
        headline="Acts",
        scores={name: Measure(1.0, 0.25, value, 4) for name, value in figures.items()},
        documents=(),
        seconds=0.1,
    )


def test_floors_are_rounded_down(scores: ModuleType) -> None:
    floors, refused = scores.raised({}, [report(0.45678, 0.5)], None)
    assert floors["acts"] == {
        "digest": "0123",
        "floors": {"Acts": 45.6, "without kind": 50.0},
        "lowered": [],
    }
    assert refused == []


def test_a_floor_rises_by_itself_and_does_not_fall(scores: ModuleType) -> None:
    before, _ = scores.raised({}, [report(0.4, 0.5)], None)
    after, refused = scores.raised(before, [report(0.3, 0.6)], None)
    assert after["acts"]["floors"] == {"Acts": 40.0, "without kind": 60.0}
    assert refused == ["acts: Acts 40.0 -> 30.0 needs --lower WHY"]


def test_a_floor_falls_for_a_reason_that_stays(scores: ModuleType) -> None:
    before, _ = scores.raised({}, [report(0.4, 0.5)], None)
    after, refused = scores.raised(before, [report(0.3, 0.5)], "a rule was tuned to one article")
    assert after["acts"]["floors"]["Acts"] == 30.0 and refused == []
    again, _ = scores.raised(after, [report(0.35, 0.5)], None)
    reason = "a rule was tuned to one article"
    assert again["acts"]["lowered"] == [
        {"measure": "Acts", "from": 40.0, "to": 30.0, "why": reason}
    ]


def test_the_page_shows_every_measure_and_others_beside_ours(scores: ModuleType) -> None:
    measured = report(0.4, 0.5)
    others = {"system": "two annotators", "figures": {"Acts": 92}}
    text = scores.page([measured], date(2025, 3, 18), {"acts": [others]})
    assert "2025-03-18" in text and "`0123`" in text
    assert "| Acts | 100.0 | 25.0 | 40.0 | 4 |" in text
    assert "| Acts | 40.0 | 92 |" in text


def test_the_held_out_reports_have_a_section_that_says_not_to_tune_on_them(
    scores: ModuleType,
) -> None:
    acts, quotes = report(0.4, 0.5), replace(report(0.6, 0.7), task="quotes")
    text = scores.held_out([acts, quotes])
    assert "not to be tuned on" in text and "digest `0123`" in text
    assert "| Acts | without kind | 100.0 | 25.0 | 50.0 |" in text
    assert "| Quotation and attribution | Acts | 100.0 | 25.0 | 60.0 |" in text
