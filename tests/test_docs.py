"""The documentation says what the program says."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from wortlaut.cli import app
from wortlaut.ledger import Ledger

DOCS = Path(__file__).parents[1] / "docs"

spec = importlib.util.spec_from_file_location("regenerate", DOCS / "regenerate.py")
regenerate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(regenerate)


@pytest.mark.parametrize("name", regenerate.PAGES)
def test_the_page_is_up_to_date(name):
    page = (DOCS / name).read_text("utf-8")
    assert regenerate.made(page).split() == page.split(), "run `python docs/regenerate.py`"


def test_every_command_has_its_help_text():
    page = (DOCS / "cli.md").read_text("utf-8")
    for command in app.commands:
        assert f"Usage: wortlaut {command} " in page


def test_the_schema_is_in_the_page():
    page = (DOCS / "json.md").read_text("utf-8")
    assert '"const": "wortlaut-reading/1"' in page or '"wortlaut-reading/1"' in page
    assert "ActLine" in page


def test_the_queries_in_the_page_of_the_ledger_run(tmp_path, reading):
    with Ledger(tmp_path / "w.db", create=True) as ledger:
        ledger.record(reading)
    blocks = re.findall(r"```sql\n(.*?)```", (DOCS / "ledger.md").read_text("utf-8"), re.S)
    assert len(blocks) == 2
    with sqlite3.connect(tmp_path / "w.db") as database:
        found = [database.execute(block, {"t": "9999"}).fetchall() for block in blocks]
    assert [len(rows) for rows in found] == [2, 1]


def test_the_first_record_of_the_readme_is_what_the_program_prints(tmp_path, monkeypatch):
    page = (DOCS.parent / "README.md").read_text("utf-8")
    sentence = re.search(r"^> (.+)$", page, re.M)[1]
    record = re.search(r"^```\n(.*?)```$", page, re.M | re.S)[1]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "150")
    done = CliRunner().invoke(app, ["read", "-", "--date", "2025-03-18"], input=sentence)
    printed = "\n".join(line.rstrip() for line in done.stdout.splitlines())
    assert record.strip() in printed


def test_every_page_is_in_the_index_and_every_link_of_a_page_leads_somewhere():
    index = (DOCS / "README.md").read_text("utf-8")
    for page in DOCS.glob("*.md"):
        assert page.name == "README.md" or f"({page.name})" in index, page.name
    for page in (*DOCS.glob("*.md"), DOCS.parent / "README.md"):
        for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
            assert "://" in link or (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_architecture_names_every_module_and_none_that_is_gone():
    page = (DOCS / "architecture.md").read_text("utf-8")
    source = DOCS.parent / "src" / "wortlaut"
    for path in source.iterdir():
        if path.name not in ("__init__.py", "__pycache__", "rules.toml", "py.typed"):
            assert f"`{path.name}" in page, path.name
    known = {path.name for path in source.rglob("*.py")}
    for name in re.findall(r"`(?:[a-z_]+/)*([a-z_]+\.py)`", page):
        assert name in known, name
