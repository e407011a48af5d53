"""`wortlaut reckon` and `wortlaut due` from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wortlaut.cli import app

REPORTS = {
    "2025-03-18.md": (
        "MOSKAU (nda) - Der Kreml kündigte am Dienstag an, am 19. März 175 Gefangene freizulassen. "
        "Russland verpflichtete sich außerdem, bis zum 30. April 23 Verwundete zu übergeben."
    ),
    "2025-03-19.md": (
        "KIEW (nda) - Russland hat am Mittwoch 175 Gefangene freigelassen, wie der Kreml es "
        "zugesagt hatte."
    ),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reckon")
    for name, text in REPORTS.items():
        head = f"---\npublisher: nda\ndate: {name[:10]}\n---\n\n"
        (folder / name).write_text(head + text, "utf-8")
    ledger = folder / "kept.db"
    runner = CliRunner()
    for args in (["new", "own"], ["add", "own", str(folder)]):
        done = runner.invoke(app, ["dossier", *args, "--ledger", str(ledger)])
        assert done.exit_code in (0, 1), done.output
    return ledger


@pytest.fixture
def run(ledger: Path) -> Callable[..., Result]:
    def invoke(*args: str) -> Result:
        return CliRunner().invoke(app, [*args, "--ledger", str(ledger)])

    return invoke


def test_a_row_says_who_what_until_when_and_how_it_stands(run: Callable[..., Result]) -> None:
    done = run("reckon", "own", "--as-of", "2025-03-18")
    assert done.exit_code == 0
    rows = [line.split("\t") for line in done.output.splitlines()]
    assert any("Verwundete" in row[2] and row[5] == "open" for row in rows)
    assert all(len(row) == 6 for row in rows)


def test_json_has_a_line_for_each_promise(run: Callable[..., Result]) -> None:
    done = run("reckon", "--as-of", "2025-03-20", "--json")
    lines = [json.loads(line) for line in done.output.splitlines()]
    assert lines
    for line in lines:
        assert line["format"] == "wortlaut-verdict/1"
        assert line["as_of"] == line["known_on"] == "2025-03-20"
        for verdict in line["verdicts"]:
            assert verdict["explanation"]["de"]
            assert len(verdict["explanation"]["de"]) == len(verdict["explanation"]["en"])


def test_what_was_not_known_that_day_does_not_count(run: Callable[..., Result]) -> None:
    before = run("reckon", "--as-of", "2025-03-20", "--known-on", "2025-03-18")
    after = run("reckon", "--as-of", "2025-03-20")
    assert "kept" not in before.output
    assert "kept" in after.output


def test_due_tells_by_its_status(run: Callable[..., Result]) -> None:
    assert run("due", "--as-of", "2025-03-10").exit_code == 0
    soon = run("due", "--as-of", "2025-04-20", "--known-on", "2025-04-20")
    assert soon.exit_code == 3, soon.output
    assert any(line.startswith("due\t2025-04-30\t+10") for line in soon.output.splitlines())
    over = run("due", "--as-of", "2025-05-02")
    assert over.exit_code == 4
    assert "overdue\t2025-04-30\t-2" in over.output


def test_a_setup_with_a_mistake_is_refused_with_its_place(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    setup = tmp_path / "own.toml"
    setup.write_text('[[source]]\nname = "nda"\nreliability = "G"\n', "utf-8")
    done = run("reckon", "--setup", str(setup))
    assert done.exit_code == 2
    assert "source" in done.output and "own.toml" in done.output
    setup.write_text("[[source]\n", "utf-8")
    assert "line 1" in run("reckon", "--setup", str(setup)).output


def test_an_unknown_promise_is_named(run: Callable[..., Result]) -> None:
    done = run("reckon", "--promise", "nosuch", "--as-of", "2025-03-20")
    assert done.exit_code == 2
    assert "nosuch" in done.output


def test_changes_are_told_day_by_day(run: Callable[..., Result]) -> None:
    done = run("reckon", "--changes", "--as-of", "2025-05-02")
    days = [line.split("\t")[0] for line in done.output.splitlines()]
    assert days == sorted(days)
    assert "2025-03-19" in days


def test_a_calendar_and_a_feed_carry_the_changes(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    import feedparser
    from icalendar import Calendar

    calendar, feed = tmp_path / "c.ics", tmp_path / "f.atom"
    done = run("reckon", "--as-of", "2025-05-02", "--ical", str(calendar), "--atom", str(feed))
    assert done.exit_code == 0, done.output
    count = len(done.output.splitlines())
    events = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    entries = feedparser.parse(feed.read_bytes()).entries
    assert len(events) == len(entries) == count > 2
    assert len({str(one["uid"]) for one in events}) == count
    assert any("open → kept" in str(one["summary"]) for one in events)
    assert entries[0].updated > entries[-1].updated
    again = tmp_path / "again.ics"
    run("reckon", "--as-of", "2025-05-02", "--ical", str(again))
    assert again.read_bytes() == calendar.read_bytes()


def test_a_page_is_written(run: Callable[..., Result], tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    done = run("reckon", "--as-of", "2025-03-20", "--html", str(page), "--lang", "de")
    assert done.exit_code == 0
    assert "Wurde es gehalten?" in page.read_text("utf-8")
    nowhere = run("reckon", "--as-of", "2025-03-20", "--html", str(tmp_path / "no" / "p.html"))
    assert nowhere.exit_code == 2
    assert "--html" in nowhere.output


def test_a_promise_that_was_over_when_it_was_first_told(tmp_path: Path) -> None:
    text = (
        "---\ndate: 2026-09-08\n---\n\nDie Arbeitgeber hatten im Frühjahr versprochen, die Zahl "
        "der Leiharbeiter bis Ende 2025 zu halbieren."
    )
    (tmp_path / "a.md").write_text(text, "utf-8")
    ledger = str(tmp_path / "w.db")
    CliRunner().invoke(app, ["read", str(tmp_path / "a.md"), "--ledger", ledger])
    done = CliRunner().invoke(app, ["reckon", "--why", "--ledger", ledger, "--as-of", "2026-10-01"])
    assert "„Die Arbeitgeber“" in done.stdout and "nobody named" not in done.stdout
    assert "8 September 2026" not in done.stdout  # the first report is no day on which it began
    assert "nobody is known to have watched: by 31 December 2025." in " ".join(done.stdout.split())


def test_a_promise_in_the_place_of_a_dossier_is_told_how_to_be_named(
    run: Callable[..., Result],
) -> None:
    done = run("reckon", "e452fba4")
    assert done.exit_code == 2
    assert "--promise e452fba4" in done.stderr
