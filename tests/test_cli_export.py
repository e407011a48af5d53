from __future__ import annotations

import csv
import io
import json
import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner
from lxml import etree

from wortlaut.cli import app
from wortlaut.cli import export as command
from wortlaut.desk import Filter
from wortlaut.exports import formats, jsonl, table, whole
from wortlaut.exports.selection import Known, select
from wortlaut.ledger import Ledger
from wortlaut.model import Act, ActKind, Document, Reading, Span


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WORTLAUT_LEDGER", raising=False)
    return tmp_path


@pytest.fixture
def kept(home, reading, readings):
    """A ledger with the sample reading, recorded in April, and one of another paper in May."""
    with Ledger(home / "wortlaut.db", create=True) as ledger:
        ledger.record(reading, datetime(2025, 4, 2, 8, tzinfo=UTC))
        ledger.record(readings(publisher="Anderes Blatt"), datetime(2025, 5, 2, 8, tzinfo=UTC))
    return reading


def run(*arguments):
    return CliRunner().invoke(app, ["export", *map(str, arguments)], prog_name="wortlaut")


def rows(*arguments) -> list[dict[str, str]]:
    done = run("--format", "csv", "-", *arguments)
    assert done.exit_code == 0, done.output
    text = done.stdout_bytes.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_formats_of_the_command_are_those_of_the_package():
    assert tuple(formats.FORMATS) == vars(sys.modules[command.callback.__module__])["FORMATS"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("csv", "6 records"),
        ("parquet", "6 records"),
        ("ics", "2 events"),
        ("rss", "6 items"),
        ("atom", "6 items"),
        ("jsonld", "34 annotations"),
        ("ftm", "11 entities"),
        ("json", "2 readings"),
    ],
)
def test_every_format_is_written_and_counted(kept, home, name, said):
    pytest.importorskip(
        {"parquet": "pyarrow", "ftm": "followthemoney"}.get(name, "wortlaut"),
        reason=f"the library for {name} is not installed",
    )
    done = run("--format", name, f"out.{name}")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{said} written to out.{name}.\n"
    assert (home / f"out.{name}").stat().st_size > 500
    assert sorted(path.name for path in home.iterdir()) == [f"out.{name}", "wortlaut.db"]


def test_what_is_written_is_what_its_program_reads(kept, home):
    for name in ("ics", "rss", "jsonld", "json"):
        assert run("--format", name, f"out.{name}").exit_code == 0
    calendar = icalendar.Calendar.from_ical((home / "out.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 2
    assert etree.parse(home / "out.rss").getroot().tag == "rss"
    assert json.loads((home / "out.jsonld").read_text("utf-8"))["total"] == 34
    first, second = (home / "out.json").read_text("utf-8").splitlines()
    assert first == jsonl.line(jsonl.reading_line(kept))
    assert json.loads(second)["document"]["publisher"] == "Anderes Blatt"


def test_one_is_not_told_as_many(kept):
    done = run("--format", "json", "out.json", "--as-recorded", "2025-04-02")
    assert done.stdout == "1 reading written to out.json.\n"


def test_as_known_on_a_day(kept):
    assert {row["publisher"] for row in rows()} == {"Testblatt", "Anderes Blatt"}
    assert {row["publisher"] for row in rows("--as-recorded", "2025-04-30")} == {"Testblatt"}
    assert rows("--as-recorded", "2025-04-01") == []


def test_a_superseded_reading_is_exported_only_as_of_its_day(kept, home, readings):
    with Ledger(home / "wortlaut.db", create=True) as ledger:
        ledger.record(readings(reader="reader-2"), datetime(2025, 6, 1, tzinfo=UTC))
    now = [row["reader"] for row in rows() if row["publisher"] == "Testblatt"]
    assert now == ["reader-2"] * 3
    then = [
        row["reader"] for row in rows("--as-recorded", "2025-05-31") if "Test" in row["publisher"]
    ]
    assert then == ["reader-1"] * 3


def test_only_a_kind_or_form(kept):
    assert [row["kind"] for row in rows("--kind", "demand")] == ["demand"] * 2
    assert [row["record"] for row in rows("--kind", "direct")] == ["statement"] * 2
    assert rows("--kind", "threat") == []


def test_only_where_an_actor_has_a_part(kept):
    found = rows("--actor", "Ölaf")
    assert [(row["record"], row["kind"]) for row in found[:2]] == [
        ("act", "commitment"),
        ("statement", "direct"),
    ]
    assert len(found) == 4
    assert rows("--actor", "Niemand") == []


def test_a_narrowed_reading_keeps_its_text_and_id_and_loses_the_other_records(kept):
    done = run("--format", "json", "-", "--kind", "demand", "--as-recorded", "2025-04-30")
    line = json.loads(done.stdout)
    assert line["id"] == kept.id
    assert line["document"]["text"] == kept.document.text
    assert ([act["kind"] for act in line["acts"]], line["statements"]) == (["demand"], [])


def test_standard_output_has_the_file_alone(kept):
    done = run("--format", "json", "-")
    assert len(list(map(json.loads, done.stdout.splitlines()))) == 2
    assert done.stderr == "2 readings written to standard output.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "csv", "nowhere/out.csv"], "nowhere/out.csv cannot be written"),
        (["--format", "csv", "."], "is a directory"),
        (["--format", "csv", "wortlaut.db"], "is the ledger itself"),
        (["--format", "csv", "link.db"], "is the ledger itself"),
        (["--format", "xlsx", "out.xlsx"], "'xlsx' is not one of"),
        (["--format", "csv", "out.csv", "--kind", "wish"], "--kind wish cannot be"),
        (["--format", "csv", "out.csv", "--as-recorded", "gestern"], "write it as 2025-03-18"),
        (["--format", "csv", "out.csv", "--ledger", "no.db"], "There is no ledger"),
        (["out.csv"], "Missing option '--format'"),
        (["--format", "csv"], "Missing argument 'OUT'"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(kept, home, arguments, said):
    (home / "link.db").symlink_to("wortlaut.db")
    before = (home / "wortlaut.db").read_bytes()
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert sorted(path.name for path in home.iterdir()) == ["link.db", "wortlaut.db"]
    assert (home / "wortlaut.db").read_bytes() == before


def test_an_absent_extra_is_one_sentence(kept, home, monkeypatch):
    for name, module in (("parquet", "pyarrow"), ("ftm", "followthemoney")):
        with monkeypatch.context() as absent:
            absent.setitem(sys.modules, module, None)
            done = run("--format", name, "out")
        assert done.exit_code == 2
        assert len(done.stderr.splitlines()) == 1
        assert f"`pip install {module}`" in done.stderr
        assert not (home / "out").exists()


def stopped(error):
    """Return a writer that writes a part and then stops with ``error``."""

    def write(_, out):
        out.write(b"half")
        out.flush()
        raise error

    return write


@pytest.mark.parametrize(
    ("error", "status"), [(KeyboardInterrupt(), 130), (OSError(28, "No space left"), 2)]
)
def test_a_file_is_never_half_written(kept, home, monkeypatch, error, status):
    (home / "out.csv").write_text("old")
    monkeypatch.setattr(table, "write_csv", stopped(error))
    done = run("--format", "csv", "out.csv")
    assert done.exit_code == status
    assert (home / "out.csv").read_text() == "old"
    assert sorted(path.name for path in home.iterdir()) == ["out.csv", "wortlaut.db"]
    assert run("--format", "csv", "new.csv").exit_code == status
    assert not (home / "new.csv").exists()


def test_killed_in_the_middle_it_leaves_the_old_file(home):
    (home / "out.csv").write_text("old")
    code = (
        "import os, pathlib\nfrom wortlaut.exports.whole import replacing\n"
        "with replacing(pathlib.Path('out.csv')) as file:\n"
        "    file.write(b'half')\n    file.flush()\n    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert (home / "out.csv").read_text() == "old"


def test_permissions_and_links_stay(kept, home):
    (home / "real").mkdir()
    target = home / "real" / "out.csv"
    target.write_text("old")
    target.chmod(0o640)
    (home / "out.csv").symlink_to(target)
    assert run("--format", "csv", "out.csv").exit_code == 0
    assert (home / "out.csv").is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_new_file_has_the_users_permissions(home):
    old = os.umask(0o027)
    try:
        with whole.replacing(home / "new") as file:
            file.write(b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((home / "new").stat().st_mode) == 0o640


def test_a_device_is_written_to_and_not_replaced(kept):
    assert run("--format", "csv", os.devnull).exit_code == 0
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_an_export_does_not_keep_writers_waiting(kept, home, readings):
    with Ledger(home / "wortlaut.db") as ledger:
        known = select(ledger, Filter())
        next(known)
        with Ledger(home / "wortlaut.db", create=True, wait=0.05) as other:
            assert other.record(readings(publisher="Drittes Blatt"))
        assert len(list(known)) == 1


def test_the_same_record_in_two_reports_is_told_apart(home):
    span = (Span(0, 8),)
    other = Act(ActKind.THREAT, span, span, ("rule/test.made",))
    plan = Act(ActKind.PLAN, span, span, ("rule/test.made",))
    with Ledger(home / "wortlaut.db", create=True) as ledger:
        ledger.record(Reading(Document("Sie kam.", publisher="A"), "r", acts=(plan, other)))
        ledger.record(Reading(Document("Sie kam.", publisher="B"), "r", acts=(other,)))
    assert [row["publisher"] for row in rows("--kind", "plan")] == ["A"]
    assert sorted(row["publisher"] for row in rows("--kind", "threat")) == ["A", "B"]


def test_the_instant_of_knowledge_comes_along(kept, home):
    with Ledger(home / "wortlaut.db") as ledger:
        first = next(select(ledger, Filter(recorded_on=date(2025, 4, 30))))
    assert first == Known(kept, datetime(2025, 4, 2, 8, tzinfo=UTC))
    assert rows()[0]["known_since"] == "2025-04-02T08:00:00Z"


def test_help_loads_no_library_of_an_export():
    heavy = ["pyarrow", "icalendar", "feedgen", "followthemoney", "lxml", "sqlite3"]
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom wortlaut.cli import app\n"
        "CliRunner().invoke(app, ['export', '--help'])\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"
