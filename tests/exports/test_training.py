"""Reviewed reports as training data, read back by the benchmark of acts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wortlaut.cli import app
from wortlaut.evaluation import acts
from wortlaut.ledger import Ledger
from wortlaut.model import Reading
from wortlaut.reviews import Reviewer


@pytest.fixture
def path(tmp_path: Path, reading: Reading, readings: Callable[..., Reading]) -> Path:
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        ledger.record(reading)
        ledger.record(readings(publisher="Nachdruck"))
        empty = replace(reading.document, text="Nichts geschah.")
        ledger.record(Reading(empty, "reader-1"))
    return tmp_path / "w.db"


def export(path: Path, *more: str) -> Result:
    out = path.parent / "out.jsonl"
    arguments = ["export", "--format", "training", "--ledger", str(path), *more, str(out)]
    return CliRunner().invoke(app, arguments, prog_name="wortlaut")


def documents(path: Path) -> tuple[acts.ActDocument, ...]:
    done = export(path)
    assert done.exit_code == 0, done.output
    return acts.load(path.parent / "out.jsonl")


def test_only_what_was_reviewed_act_by_act_is_written(path: Path, reading: Reading) -> None:
    assert "0 reviewed reports" in export(path).stdout
    address = f"{reading.document.id}/{{}}".format
    with Ledger(path, create=True) as ledger:
        anna = Reviewer(ledger, "anna")
        anna.accept(address(reading.acts[0].id))
        assert "0 reviewed reports" in export(path).stdout
        anna.reject(address(reading.acts[1].id))
    (one,) = documents(path)
    assert one.doc == reading.document.id and one.text == reading.document.text
    (act,) = one.acts
    spans = [one.text[span.start : span.end] for span in act.action]
    assert spans == ["die Angriffe"] and act.kind == "commitment"
    assert act.due == ("2025-03-17", "2025-04-06")


def test_a_report_without_acts_counts_when_somebody_read_it(path: Path, reading: Reading) -> None:
    empty = replace(reading.document, text="Nichts geschah.")
    with Ledger(path, create=True) as ledger:
        Reviewer(ledger, "anna").finish(empty.id)
    (one,) = documents(path)
    assert one.acts == () and one.text == "Nichts geschah."


def test_lines_have_the_fields_of_the_annotators_files(path: Path, reading: Reading) -> None:
    with Ledger(path, create=True) as ledger:
        Reviewer(ledger, "anna").finish(reading.document.id)
    export(path)
    line = json.loads((path.parent / "out.jsonl").read_text("utf-8"))
    sample = Path(__file__).parents[2] / "train" / "acts" / "a.jsonl"
    known: set[str] = set()
    for one in sample.read_text("utf-8").splitlines():
        known |= {name for act in json.loads(one)["acts"] for name in act}
    assert line["by"] == ["anna"] and len(line["acts"]) == len(reading.acts)
    assert {name for act in line["acts"] for name in act} <= known
    (also,) = [act["also"] for act in line["acts"] if "also" in act]
    assert all(isinstance(at, int) for pair in also for at in pair)


def test_parts_of_reports_are_no_training_data(path: Path) -> None:
    done = export(path, "--kind", "plan")
    assert done.exit_code == 2 and "whole reports" in done.stderr
