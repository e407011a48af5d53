"""The documentation says what the program says."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from pathlib import Path

import pytest

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
