"""`wortlaut dossier` on the example of the energy truce, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from wortlaut.cli import app
from wortlaut.ledger import Ledger

TRUCE = Path(__file__).parents[1] / "examples" / "dossier-energy-truce"


def run(*arguments):
    return CliRunner().invoke(app, [str(item) for item in arguments], prog_name="wortlaut")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("dossier") / "w.db"
    assert run("dossier", "new", "energie", "--title", "Pause", "--ledger", path).exit_code == 0
    done = run("dossier", "add", "energie", TRUCE, "--ledger", path)
    assert done.exit_code == 0, done.stderr
    assert "18 recorded" in done.stdout
    return path


@pytest.fixture(autouse=True)
def here(ledger, monkeypatch):
    monkeypatch.setenv("WORTLAUT_LEDGER", str(ledger))


def shown(*arguments):
    done = run("dossier", "show", *arguments)
    assert done.exit_code == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_adding_again_changes_nothing():
    before = shown("energie", "--all")
    done = run("dossier", "add", "Energie", TRUCE)
    assert "18 known" in done.stdout
    assert shown("energie", "--all") == before


def test_the_only_dossier_is_shown_without_its_name():
    assert shown() == shown("energie")


@pytest.fixture
def truce():
    """The row of the promise of 18 March: of Russia's, the one that is told most often."""
    return max(shown("--actor", "Russland"), key=lambda row: int(row[5]))


def test_the_table_says_who_what_how_often_told_and_what_belongs_to_it(truce):
    assert truce[1] == "promise" and "Russia" in truce[2]
    assert "Energie" in truce[3] and "to refrain" in truce[3]
    assert int(truce[5]) > 3
    assert "offer" in truce[8] or "demand" in truce[8]
    assert any("fulfilment" in row[7] for row in shown())
    assert any("scope " in row[6] for row in shown())


def test_one_promise_shows_its_tellings_with_their_acts(truce):
    page = run("dossier", "show", "--promise", truce[0]).stdout
    assert f"Tellings ({truce[5]})" in page
    for heading in ("Where the tellings differ", "History", "held together by rule/"):
        assert heading in page
    act = page.split("act ")[1].split()[0]
    assert run("show", act).exit_code == 0


def test_as_json_promises_carry_their_tellings_and_differences():
    done = run("dossier", "show", "energie", "--json", "--as-of", "2025-03-25")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["format"] for line in lines} == {"wortlaut-promise/1"}
    assert {(line["dossier"], line["as_of"]) for line in lines} == {("energie", "2025-03-25")}
    told = [one["told"]["latest"] for line in lines for one in line["tellings"]]
    assert max(told) == "2025-03-25"
    assert any(line["differing"] for line in lines)


def test_as_of_leaves_out_what_was_published_later():
    assert shown("--as-of", "2025-03-10") == []
    early, late = shown("--as-of", "2025-03-18"), shown()
    assert 0 < len(early) < len(late)
    assert shown("--as-recorded", "2025-03-18") == []


def test_list_is_narrowed_to_a_dossier():
    assert len(run("list", "--dossier", "energie").stdout.splitlines()) == 18
    assert "There is no dossier other" in run("list", "--dossier", "other").stderr


def test_a_report_is_taken_out_and_stays_in_the_ledger(tmp_path):
    path = tmp_path / "w.db"
    report = TRUCE / "2025-03-18-kreml.md"
    assert run("dossier", "new", "a", "--ledger", path).exit_code == 0
    assert run("dossier", "add", "a", report, "--ledger", path).exit_code == 0
    id_ = run("list", "--ledger", path).stdout.split("\t")[0]
    assert (
        run("dossier", "remove", "a", id_, "--ledger", path).stdout == "1 report taken out of a.\n"
    )
    assert run("list", "--dossier", "a", "--ledger", path).stdout == ""
    assert len(run("list", "--ledger", path).stdout.splitlines()) == 1


def test_dossiers_are_listed_with_their_size():
    assert run("dossier", "list").stdout.startswith("energie  Pause  18 reports, ")
    row = json.loads(run("dossier", "list", "--json").stdout)
    assert (row["name"], row["readings"]) == ("energie", 18)
    early = json.loads(run("dossier", "list", "--json", "--as-of", "2025-03-13").stdout)
    assert early["readings"] == 2
    assert run("dossier", "list", "--as-recorded", "2025-03-13").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dossier", "new", "Energie"], "There is a dossier energie"),
        (["dossier", "add", "nichts", TRUCE], "choose one of energie"),
        (["dossier", "show", "nichts"], "choose one of energie"),
        (["dossier", "show", "--promise", "ffffffffff"], "No promise of the dossier"),
        (["dossier", "remove", "energie", "ffffffffff"], "Nothing in the ledger"),
        (["dossier", "new", "x", "--lang", "xx"], "no language 'xx'"),
        (["dossier", "show", "--ledger", "none.db"], "There is no ledger"),
    ],
)
def test_what_is_wrong_is_said(arguments, said):
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_search_marks_nothing_up_outside_a_terminal_and_names_the_record():
    rows = [line.split("\t") for line in run("search", "Waffenruhe", "Energie").stdout.splitlines()]
    assert len(rows) > 5
    assert run("show", rows[0][0]).exit_code == 0
    assert "Waffenruhe" in rows[0][5]
    hit = json.loads(run("search", "Waffenruhe", "--json", "--limit", "1").stdout)
    start, end = hit["snippet"]["marks"][0]
    assert "waffenruhe" in hit["snippet"]["text"][start:end].lower()


def test_search_says_what_cannot_be():
    assert "--kind wish cannot be" in run("search", "x", "--kind", "wish").stderr
    assert "--certainty sure cannot be" in run("search", "x", "--certainty", "sure").stderr
    assert "asks for no word" in run("search", "?").stderr
    assert run("search", "Xylophon").stdout == ""


def test_the_log_names_who_did_what(monkeypatch):
    rows = [line.split("\t") for line in run("log", "--dossier", "energie").stdout.splitlines()]
    assert rows[0][2:5] == ["dossier made", "", "energie"]
    assert {row[2] for row in rows} == {"dossier made", "reading", "put in"}
    assert len(rows) == 1 + 18 + 18
    assert all(row[1] for row in rows)
    assert run("log", "--until", "2025-01-01").stdout == ""


def test_the_same_words_under_another_date_are_said_to_be_there(tmp_path):
    path, report = tmp_path / "d.db", tmp_path / "a.txt"
    report.write_text("Kiew kündigte an, 175 Gefangene freizulassen.", "utf-8")
    run("dossier", "new", "a", "--ledger", path)
    add = ("dossier", "add", "a", report, "--publisher", "nda", "--ledger", path)
    first = run(*add, "--date", "2025-03-18")
    assert first.stderr == ""
    second = run(*add, "--date", "2025-03-19")
    assert "with another date" in second.stderr and "dossier remove" in second.stderr
    assert run(*add, "--date", "2025-03-19").stderr == ""  # it is known, and was said
    id_ = run("list", "acts", "--ledger", path).stdout.split("\t")[0]
    said = run("show", id_, "--ledger", path).stderr
    assert "act of 2025-03-18" in said and "act of 2025-03-19" in said


def test_versions_of_a_file_are_none_and_the_way_is_said(tmp_path):
    path, report = tmp_path / "d.db", tmp_path / "a.txt"
    report.write_text("Kiew kündigte an, 175 Gefangene freizulassen.", "utf-8")
    run("read", report, "--ledger", path)
    done = run("versions", report, "--ledger", path)
    assert done.exit_code == 2 and "is a file" in done.stderr and "wortlaut compare" in done.stderr


def test_a_dossier_that_is_not_there_comes_with_the_command_that_makes_it(tmp_path):
    path = tmp_path / "d d.db"
    Ledger(path, create=True).close()
    done = run("list", "--dossier", "Energie Pause", "--ledger", path)
    assert f"`wortlaut dossier new 'Energie Pause' --ledger '{path}'` first." in done.stderr
