from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import wortlaut.reader
from wortlaut import desk, lexicon, sources
from wortlaut.desk import Intake, State, Taken
from wortlaut.errors import InputError, LedgerError, LexiconError
from wortlaut.ledger import Ledger
from wortlaut.model import Reading

ROOT = Path(__file__).parents[1]


class Reader:
    """Stands in for the reader: reads nothing, and counts how often it was asked."""

    def __init__(self):
        self.version = "1"
        self.asked = 0

    def __call__(self, document, lexicon, *, learned=False):
        self.asked += 1
        if "Absturz" in document.text:
            raise RuntimeError("fell over")
        if "Wortliste" in document.text:
            raise LexiconError("cues.toml, entry sagen: needs hits")
        return Reading(document, self.version)


@pytest.fixture
def reader(monkeypatch):
    made = Reader()
    monkeypatch.setattr(wortlaut.reader, "read", made, raising=False)
    return made


@pytest.fixture
def path(tmp_path):
    return tmp_path / "w.db"


def taken(reading, *texts):
    return [Taken(text, replace(reading.document, text=text)) for text in texts]


def states(outcomes):
    return [outcome.state for outcome in outcomes]


def test_each_report_is_in_the_ledger_when_its_outcome_is_told(reader, reading, path):
    for outcome in desk.read_all(taken(reading, "eins", "zwei"), path):
        assert outcome.state is State.RECORDED
        with Ledger(path) as ledger:
            assert ledger.reading(outcome.reading.id) == outcome.reading


def test_a_known_report_is_not_read_again_by_the_same_reader(reader, reading, path):
    reports = taken(reading, "eins", "zwei", "drei")
    list(desk.read_all(reports, path))
    again = list(desk.read_all(reports, path))
    assert states(again) == [State.KNOWN] * 3
    assert [outcome.reading.document.text for outcome in again] == ["eins", "zwei", "drei"]
    assert reader.asked == 3 + 1


def test_a_known_report_is_read_again_by_another_reader_or_on_demand(reader, reading, path):
    reports = taken(reading, "eins", "zwei")
    list(desk.read_all(reports, path))
    assert states(desk.read_all(reports, path, desk.How(anew=True))) == [State.KNOWN] * 2
    assert reader.asked == 4
    reader.version = "2"
    assert states(desk.read_all(reports, path)) == [State.RECORDED] * 2


def test_without_a_ledger_nothing_is_kept(reader, reading, path):
    assert states(desk.read_all(taken(reading, "eins"), None)) == [State.READ]
    assert not path.exists()


def test_a_report_that_fails_does_not_stop_the_others(reader, reading, path):
    reports = [*taken(reading, "Absturz", "Wortliste"), Taken("x", None, "bad", State.FAILED)]
    outcomes = list(desk.read_all([*reports, *taken(reading, "gut")], path))
    assert states(outcomes) == [State.FAILED] * 3 + [State.RECORDED]
    assert "fault in Wortlaut (RuntimeError: fell over)" in outcomes[0].problem
    assert outcomes[1].problem == "cues.toml, entry sagen: needs hits"
    assert outcomes[2].problem == "bad"


def test_an_unexpected_error_surfaces_when_debugging(reader, reading, path):
    with pytest.raises(RuntimeError):
        list(desk.read_all(taken(reading, "Absturz"), path, desk.How(debug=True)))


def test_an_unusable_ledger_stops_before_anything_is_read(reader, reading, path):
    path.write_text("kein Ledger")
    with pytest.raises(LedgerError):
        list(desk.read_all(taken(reading, "eins"), path))
    assert reader.asked == 0


def test_no_ledger_is_made_where_nothing_was_taken_in(reader, path):
    list(desk.read_all([Taken("x", None, "bad", State.FAILED)], path))
    assert not path.exists()


def test_the_intake_names_every_report_and_every_problem(tmp_path):
    text = "Die Ministerin hat am Dienstag einen Bericht über die Lage in der Stadt vorgelegt."
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(text)
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.png").write_bytes(b"\x89PNG")
    (tmp_path / "single.txt").write_text(text)
    intake = Intake([str(folder), str(tmp_path / "single.txt"), str(tmp_path / "none.txt")])
    assert len(intake) == 5
    assert not intake.is_single
    found = list(intake)
    assert states(found) == [State.READ, State.FAILED, State.SKIPPED, State.READ, State.FAILED]
    assert [item.document is not None for item in found] == [True, False, False, True, False]
    assert all(item.problem for item in found if item.document is None)


def test_one_report_is_single_and_a_folder_is_not(tmp_path):
    (tmp_path / "a.txt").write_text("Ein Text.")
    assert Intake([str(tmp_path / "a.txt")]).is_single
    assert not Intake([str(tmp_path)]).is_single
    assert Intake(["ftp://example.org/a"]).is_single


def test_hints():
    made = desk.hints("2025-03", "Testblatt", "de")
    assert made == sources.Hints(sources.parse_date("2025-03"), "Testblatt", "de")
    with pytest.raises(InputError, match="no language 'xx'"):
        desk.hints(lang="xx")
    with pytest.raises(InputError, match="no date"):
        desk.hints(date="neulich")


def test_looking_up(reading, readings, path):
    with Ledger(path, create=True) as ledger:
        ledger.record(reading)
        assert desk.look_up(ledger, reading.id) == (reading, None)
        assert desk.look_up(ledger, reading.acts[1].id[:7]) == (reading, reading.acts[1])
        statement = reading.statements[0]
        assert desk.look_up(ledger, statement.id) == (reading, statement)
        with pytest.raises(LedgerError, match="Nothing in the ledger"):
            desk.look_up(ledger, "0123")
        for number in range(9):
            ledger.record(readings(publisher=f"Blatt {number}"))
        with pytest.raises(LedgerError, match=r"not unique.*and 5 more"):
            desk.look_up(ledger, reading.acts[0].id)


def test_a_reason_is_resolved_to_its_entry(reading):
    first = desk.explain(reading.statements[0], "de")
    assert [reason.reference for reason in first] == ["rule/quotes.colon", "cues/sagen"]
    entry = first[1]
    assert entry.found
    assert entry.file == "lang/de/cues.toml"
    assert entry.entry["id"] == "sagen"
    assert entry.entry["hits"]


def test_an_unknown_reason_is_said_to_be_unknown(reading):
    unknown = replace(reading.acts[0], because=("rule/acts.none", "acts/none", "nowhere/x", "odd"))
    assert [reason.found for reason in desk.explain(unknown, "de")] == [False] * 4


def test_every_rule_that_reads_the_examples_is_described():
    folders = (ROOT / "examples", ROOT / "tests" / "articles" / "de")
    files = [file for folder in folders for file in folder.iterdir()]
    used = set()
    for file in files:
        if file.suffix in (".md", ".txt") and file.name != "README.md":
            reading = wortlaut.reader.read(sources.take(str(file)), lexicon.load("de"))
            records = (*reading.statements, *reading.acts, *reading.times, *reading.mentions)
            used |= {reason for record in records for reason in record.because}
    rules = {reason.removeprefix("rule/") for reason in used if reason.startswith("rule/")}
    assert rules
    assert rules - desk.rules().keys() == set()
    entries = {reason for reason in used if not reason.startswith("rule/")}
    assert {name for name in entries if lexicon.load("de").lookup(name) is None} == set()


def test_a_reading_knows_whether_this_version_made_it(reading):
    this = wortlaut.reader.identity(lexicon.load("de"))
    assert desk.is_of_this_version(replace(reading, reader=this))
    assert not desk.is_of_this_version(reading)
    foreign = replace(reading, document=replace(reading.document, language="xx"))
    assert not desk.is_of_this_version(foreign)
