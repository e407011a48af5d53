from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import wortlaut.reader
from wortlaut import errors
from wortlaut.cli import app
from wortlaut.ledger import Ledger, connection
from wortlaut.model import Certainty, Form, Reading, Span, Stance, Statement

ROOT = Path(__file__).parents[1]
FAKE = Path(__file__).with_name("fake_wortlaut.py")
TEXT = (
    "Die Ministerin sagte am Dienstag in der Hauptstadt: „Das ist eine Meldung.“ "
    "Sie werde den Bericht bis zum Freitag vorlegen und darüber mit allen reden."
)


def fake_read(document, lexicon, *, learned=False):
    if "Absturz" in document.text:
        raise RuntimeError("the reader\nfell over")
    found = re.search("„[^“]+“", document.text)
    statement = Statement(
        (Span(*found.span()),), Form.DIRECT, Stance(Certainty.REPORTED), ("rule/fake.marks",)
    )
    return Reading(document, "fake", (statement,))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(wortlaut.reader, "read", fake_read, raising=False)
    monkeypatch.delenv("WORTLAUT_LEDGER", raising=False)
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    return tmp_path


def run(*arguments, **extra):
    return CliRunner().invoke(app, [str(item) for item in arguments], prog_name="wortlaut", **extra)


@pytest.fixture
def kept(home, reading):
    """A ledger with the sample reading of conftest."""
    with Ledger(home / "wortlaut.db", create=True) as ledger:
        ledger.record(reading)
    return reading


def test_one_report_prints_its_digest_and_is_kept(home):
    done = run("read", "report.txt", "--publisher", "Testblatt", "--date", "2025-03")
    assert done.exit_code == 0
    assert "Testblatt · March 2025 (day not known)" in done.stdout
    assert "„Das ist eine Meldung.“" in done.stdout
    assert "kept in wortlaut.db" in done.stdout
    again = run("read", "report.txt", "--publisher", "Testblatt", "--date", "2025-03")
    assert "already in wortlaut.db" in again.stdout
    with Ledger(home / "wortlaut.db") as ledger:
        assert len(list(ledger.readings())) == 1


def test_nothing_is_kept_without_a_ledger(home):
    done = run("read", "report.txt", "--no-ledger")
    assert done.exit_code == 0
    assert "not kept" in done.stdout
    assert not (home / "wortlaut.db").exists()


def test_standard_input_is_read():
    done = run("read", "-", "--no-ledger", input=TEXT)
    assert done.exit_code == 0
    assert "„Das ist eine Meldung.“" in done.stdout


def test_json_is_one_object_a_line_with_wordings():
    done = run("read", "report.txt", "report.txt", "--json")
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    for line in map(json.loads, lines):
        (quote,) = line["statements"][0]["quote"]
        assert quote["text"] == line["document"]["text"][quote["start"] : quote["end"]]
    assert "1 recorded, 1 known" in done.stderr


def test_the_page_is_written(home, monkeypatch):
    done = run("read", "report.txt", "--html", "page.html")
    assert done.exit_code == 0
    page = (home / "page.html").read_text("utf-8")
    assert "Das ist eine Meldung." in page


def test_a_page_that_cannot_be_written_is_said(home):
    done = run("read", "report.txt", "--html", "nowhere/page.html")
    assert done.exit_code == 2
    assert "nowhere/page.html cannot be written" in done.stderr


def test_a_page_is_of_one_report(home):
    done = run("read", "report.txt", "report.txt", "--html", "page.html")
    assert done.exit_code == 2
    assert "one report" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read", "nowhere.txt"], "nowhere.txt"),
        (["read", "report.txt", "--date", "neulich"], "'neulich' is no date"),
        (["read", "report.txt", "--lang", "xx"], "no language 'xx'"),
        (["read", "report.txt", "--ledger", "no/such/w.db"], "does not exist"),
        (["read", "report.txt", "--ledger", "report.txt"], "is not a ledger"),
        (["read", "report.txt", "--ledger", "."], "is a folder"),
        (["list"], "There is no ledger"),
        (["show", "abc"], "There is no ledger"),
        (["explain", "abc"], "There is no ledger"),
        (["list", "--as-of", "gestern"], "write it as 2025-03-18"),
        (["list", "acts", "--kind", "wish"], "--kind wish cannot be"),
        (["list", "readings", "--kind", "demand"], "choose acts or statements"),
        (["evaluate", "acts", "--corpus", "nowhere.jsonl"], "nowhere.jsonl"),
        (["frobnicate"], "No such command"),
        (["read"], "Missing argument"),
    ],
)
def test_what_is_wrong_is_said_in_words_with_status_2(home, arguments, said):
    before = (home / "report.txt").read_bytes()
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert done.stdout == ""
    assert (home / "report.txt").read_bytes() == before


def test_a_locked_ledger_is_said(kept, home, monkeypatch):
    import sqlite3

    monkeypatch.setattr(connection.connect, "__defaults__", (0.05,))
    monkeypatch.setattr(Ledger.__init__, "__defaults__", (False, 0.05))
    other = sqlite3.connect(home / "wortlaut.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = run("read", "report.txt")
    other.close()
    assert done.exit_code == 2
    assert "locked by another program" in done.stderr


def test_a_report_that_makes_the_reader_fall_over_does_not_stop_the_others(home):
    (home / "bad.txt").write_text(TEXT + " Absturz.", "utf-8")
    done = run("read", "bad.txt", "report.txt")
    assert done.exit_code == 1
    assert "1 failed, 1 recorded" in done.stdout
    assert "bad.txt could not be read because of a fault in Wortlaut" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unexpected_error_is_one_sentence_and_a_trace_only_with_debug(kept, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("nobody\nexpected this")

    monkeypatch.setattr(Ledger, "readings", broken)
    done = run("list")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "ZeroDivisionError: nobody expected this" in done.stderr
    assert "--debug" in done.stderr
    traced = run("--debug", "list")
    assert traced.exit_code == 2
    assert "Traceback" in traced.stderr


def test_every_error_of_ours_is_told_as_it_is(kept, monkeypatch):
    for kind in (errors.InputError, errors.LexiconError, errors.LedgerError, errors.CorpusError):

        def broken(*_, kind=kind):
            raise kind("Do this instead.")

        monkeypatch.setattr(Ledger, "readings", broken)
        assert run("list").stderr == "wortlaut: Do this instead.\n"


def test_list_readings(kept):
    (row,) = (line.split("\t") for line in run("list").stdout.splitlines())
    assert row[:6] == [
        kept.id[:8], "2025-03-01/2025-03-31", "Testblatt", "Anders kündigt Pause an", "2", "1"
    ]  # fmt: skip


def test_list_acts_and_filters(kept):
    rows = [line.split("\t") for line in run("list", "acts").stdout.splitlines()]
    assert [row[2] for row in rows] == ["commitment", "demand"]
    assert rows[0][3:6] == ["Wir", "die Angriffe", "2025-03-17/2025-04-06"]
    (demand,) = run("list", "--kind", "demand").stdout.splitlines()
    assert demand.split("\t")[3] == "Er"
    (one,) = run("list", "acts", "--actor", "Ölaf").stdout.splitlines()
    assert "commitment" in one
    none = run("list", "acts", "--as-of", "2020-01-01", "--kind", "demand")
    assert (none.exit_code, none.stdout) == (0, "")
    said = "wortlaut: no acts with --kind demand --as-of 2020-01-01 in wortlaut.db.\n"
    assert none.stderr == said
    newest = run("list", "acts", "--newest", "--limit", "1").stdout.splitlines()
    assert len(newest) == 1


def test_a_list_on_a_terminal_is_a_page(kept, monkeypatch):
    monkeypatch.setattr("wortlaut.cli.look.PAGE", 1)
    monkeypatch.setattr(
        "click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False
    )
    page = run("list", "acts").stdout
    assert "... 1 more: --limit 0 lists all" in page
    whole = run("list", "acts", "--limit", "0").stdout
    assert "demand" in whole and "more:" not in whole
    assert len(run("list", "acts", "--json").stdout.splitlines()) == 2


def test_list_as_json(kept):
    rows = [json.loads(line) for line in run("list", "statements", "--json").stdout.splitlines()]
    assert [row["quote"] for row in rows] == ["Wir stellen die Angriffe für 20 Tage ein."]
    assert rows[0]["valid_earliest"] == "2025-03-01"


def test_show_a_reading_and_a_record(kept):
    assert "What stayed open" in run("show", kept.id[:8]).stdout
    shown = run("show", kept.acts[1].id[:8]).stdout
    assert f"demand {kept.acts[1].id}" in shown
    assert "Präsident Anders sagte am Montag" in shown
    assert "„wenn sie Frieden wollten“" in shown


def test_show_as_json(kept):
    act = json.loads(run("show", kept.acts[1].id, "--json").stdout)
    assert act["format"] == "wortlaut-record/1"
    assert act["act"]["condition"][0]["text"] == "wenn sie Frieden wollten"
    whole = json.loads(run("show", kept.id, "--json").stdout)
    assert whole["format"] == "wortlaut-reading/1"


def test_show_says_what_is_unknown_or_not_unique(kept, home, readings):
    assert "Nothing in the ledger" in run("show", "0000").stderr
    with Ledger(home / "wortlaut.db", create=True) as ledger:
        ledger.record(readings(publisher="Anderes Blatt"))
    done = run("show", kept.acts[0].id)
    assert done.exit_code == 2
    assert "is not unique" in done.stderr
    address = f"{kept.document.id[:8]}/{kept.acts[0].id}"
    assert address in done.stderr
    assert run("show", address).exit_code == 0


def test_explain_names_rules_and_entries(kept):
    done = run("explain", kept.acts[0].id)
    assert done.exit_code == 0
    assert "rule/acts.performative" in done.stdout
    assert "acts/einstellen" in done.stdout
    reading = run("explain", kept.id)
    assert reading.exit_code == 2
    assert "name one of its acts or statements" in reading.stderr


@pytest.fixture
def corpus(home):
    action = [TEXT.index("den Bericht"), TEXT.index(" und darüber"), ""]
    act = {
        "kind": "commitment",
        "polarity": "do",
        "status": "made",
        "certainty": "reported",
        "anchor": [action],
        "action": [action],
        "due": None,
    }
    line = {"doc": "own", "date": "2025-03-18", "text": TEXT, "acts": [act]}
    path = home / "gold.jsonl"
    path.write_text(json.dumps(line) + "\n", "utf-8")
    return path


def test_evaluate_prints_a_table_errors_and_predictions(home, corpus):
    done = run("evaluate", "acts", "--corpus", corpus, "--errors", "--predictions", "out.jsonl")
    assert done.exit_code == 0, done.stderr
    assert "acts: 1 documents" in done.stdout
    assert "missed commitment" in done.stdout
    assert json.loads((home / "out.jsonl").read_text("utf-8"))["acts"] == []


def test_evaluate_limits_the_errors_to_the_worst_documents(corpus):
    line = json.loads(corpus.read_text("utf-8"))
    corpus.write_text("".join(json.dumps({**line, "doc": doc}) + "\n" for doc in "xy"), "utf-8")
    every = run("evaluate", "acts", "--corpus", corpus, "--errors")
    worst = run("evaluate", "acts", "--corpus", corpus, "--errors", "--limit", "1")
    counted = [done.stdout.count("missed commitment") for done in (every, worst)]
    assert counted == [2, 1]
    assert "acts: 2 documents" in worst.stdout


def test_a_limit_without_errors_is_refused(corpus):
    done = run("evaluate", "acts", "--corpus", corpus, "--limit", "1")
    assert done.exit_code == 2
    assert "--errors" in done.output


def test_evaluate_as_json(corpus):
    done = run("evaluate", "acts", "--corpus", corpus, "--json")
    assert json.loads(done.stdout)["task"] == "acts"


def test_predictions_that_cannot_be_written_are_said(home, corpus):
    done = run("evaluate", "acts", "--corpus", corpus, "--predictions", "report.txt/out.jsonl")
    assert done.exit_code == 2
    assert "report.txt/out.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_version():
    done = run("--version")
    assert done.exit_code == 0
    assert re.fullmatch(r"wortlaut \d+\.\d+\.\d+.*\n", done.stdout)


def test_the_bar_is_on_stderr_of_a_terminal_and_stdout_stays_clean(home):
    (home / "reports").mkdir()
    for number in range(3):
        (home / "reports" / f"{number}.txt").write_text(TEXT + f" Nummer {number}.", "utf-8")
    (home / "reports" / "bad.txt").touch()
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, FAKE, "read", "reports"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        env=os.environ | {"TERM": "xterm"},
        timeout=60,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "reading" in shown
    assert re.search(r"[\rK]wortlaut: reports/bad.txt: it is empty", shown)
    assert len(done.stdout.splitlines()) == 4
    assert "\x1b" not in done.stdout
    assert "3 recorded" in done.stdout


@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_only_on_a_terminal_and_not_against_the_users_will(home, extra, coloured):
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", **extra}
    subprocess.run(
        [sys.executable, FAKE, "read", "report.txt"],
        stdout=theirs,
        env=environment,
        timeout=60,
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-9]", shown)) is coloured
    assert "\x1b[3" not in run("read", "report.txt").stdout


def test_an_encoding_without_quotation_marks_is_survived(home):
    done = subprocess.run(
        [sys.executable, FAKE, "read", "report.txt"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        timeout=60,
    )
    assert done.returncode == 0
    assert b"?Das ist eine Meldung.?" in done.stdout
    piped = subprocess.run(
        [sys.executable, FAKE, "read", "report.txt", "--json"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        timeout=60,
    )
    assert "„Das ist eine Meldung.“" in piped.stdout.decode("utf-8")


def test_help_does_not_load_what_it_does_not_need():
    heavy = ["rich", "trafilatura", "httpx", "HanTa", "numpy", "scipy", "jinja2", "sqlite3", "lxml"]
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom wortlaut.cli import app\n"
        "CliRunner().invoke(app, ['--help'])\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_no_command_is_described_by_half_a_sentence():
    for group in ([], ["dossier"], ["events"], ["review"]):
        described = run(*group, "--help").stdout.partition("Commands:")[2]
        assert described.strip() and "..." not in described, group


def test_the_package_runs_as_a_module(home):
    done = subprocess.run(
        [sys.executable, "-m", "wortlaut", "--version"], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("wortlaut ")
