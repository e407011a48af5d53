"""`wortlaut review` without a terminal: lists, one-shot decisions, JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from wortlaut.cli import app
from wortlaut.exports.decisions import DecisionLine, ReviewLine
from wortlaut.ledger import Ledger
from wortlaut.model import Reading


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading: Reading) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WORTLAUT_LEDGER", raising=False)
    monkeypatch.setenv("WORTLAUT_WHO", "anna")
    with Ledger(tmp_path / "wortlaut.db", create=True) as ledger:
        ledger.record(reading)
        ledger.new_dossier("streit")
        ledger.put("streit", [reading.document.id])
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["review", *arguments], prog_name="wortlaut")


def lines(*arguments: str) -> list[Any]:
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_plain_pipe_gets_what_is_to_be_decided(reading: Reading) -> None:
    rows = [line.split("\t") for line in run("streit").stdout.splitlines()]
    assert [row[:3] for row in rows] == [
        [reading.acts[0].id[:8], "undecided", "commitment"],
        [reading.acts[1].id[:8], "undecided", "demand"],
    ]
    run("decide", "accept", reading.acts[0].id)
    assert len(run().stdout.splitlines()) == 1
    assert "\tanna\t" in run("--all").stdout


def test_only_reports_known_on_a_day_are_reviewed() -> None:
    early = run("--as-of", "2025-03-30")  # the report is of some day of March
    assert (early.exit_code, early.stdout) == (0, "")
    assert (
        early.stderr
        == "wortlaut: no reports to decide on with --as-of 2025-03-30 in wortlaut.db.\n"
    )
    assert len(run("--as-of", "2025-03-31").stdout.splitlines()) == 2


def test_json_says_what_is_to_be_decided(reading: Reading) -> None:
    run("decide", "reject", reading.acts[0].id, "--why", "kein Versprechen")
    line = run("--json", "--all").stdout
    task = msgspec.json.decode(line, type=ReviewLine)
    assert task.undecided == (reading.acts[1].id,)
    assert [one.id for one in task.rejected] == [reading.acts[0].id]
    assert [one.fate for one in task.met] == ["found"]


def test_a_decision_is_printed_and_listed(reading: Reading) -> None:
    act = reading.acts[0].id
    done = run(
        "decide", "correct", act[:7], "debtor", "Präsident Anders", "--who", "bert", "--json"
    )
    made = msgspec.json.decode(done.stdout, type=DecisionLine)
    assert made.who == "bert" and made.changes[0].wording[0].text == "Präsident Anders"
    assert made.changes[0].actors == ("person/anders",)
    run("decide", "undo", made.id, "--why", "doch nicht")
    first, second = lines("decisions", "--json")
    assert first["undone_by"] == second["id"] and second["why"] == "doch nicht"
    assert "(undone by" in run("decisions").stdout


def test_corrections_are_seen_by_list_show_explain_and_export(reading: Reading) -> None:
    act = reading.acts[0].id
    run("decide", "correct", act, "action", "die Angriffe für 20 Tage")
    listed = CliRunner().invoke(app, ["list", "acts"]).stdout
    assert "die Angriffe für 20 Tage" in listed
    new = listed.split("\t")[0]
    assert "die Angriffe für 20 Tage" in CliRunner().invoke(app, ["show", new]).stdout
    assert "decided by anna: action" in CliRunner().invoke(app, ["explain", new]).stdout
    csv = CliRunner().invoke(app, ["export", "--format", "csv", "-"]).stdout
    assert "die Angriffe für 20 Tage" in csv


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decide", "correct", "ACT", "debtor", "Nachbarn von nebenan"), "does not occur"),
        (("decide", "correct", "ACT", "kind", "promise"), "kind cannot be"),
        (("decide", "accept", "0000000"), "has the id"),
        (("decide", "undo", "0000000"), "no decision 0000000"),
        (("decide", "add", "DOC", "plan", "Frieden"), "no field"),
        (("nowhere",), "no dossier nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: tuple[str, ...], said: str, reading: Reading
) -> None:
    ids = {"ACT": reading.acts[0].id, "DOC": reading.document.id}
    done = run(*(ids.get(one, one) for one in arguments))
    assert done.exit_code == 2
    assert said in done.stderr and len(done.stderr.splitlines()) == 1


def test_without_a_ledger_none_is_made(tmp_path: Path) -> None:
    done = run("decide", "accept", "abc", "--ledger", str(tmp_path / "none.db"))
    assert done.exit_code == 2 and "no ledger" in done.stderr
    assert not (tmp_path / "none.db").exists()
