"""Writes into the documentation what the program itself says: help texts and the JSON Schema.

Run ``python docs/regenerate.py`` after a change; a test fails while the pages are out of date.
A block stands between ``<!-- made: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from wortlaut.cli import app
from wortlaut.exports import jsonl, promises

DOCS = Path(__file__).parent
PAGES = ("cli.md", "json.md")
BLOCK = re.compile(r"(<!-- made: (.+?) -->\n).*?(<!-- end -->)", re.S)


def help_text(command: str) -> str:
    """Return what ``wortlaut COMMAND --help`` prints, 80 columns wide."""
    words = command.split()[1:]
    done = CliRunner().invoke(
        app, [*words, "--help"], prog_name="wortlaut", terminal_width=80, env={"COLUMNS": "80"}
    )
    return f"```\n{done.output.rstrip()}\n```\n"


def schema(name: str) -> str:
    """Return the JSON Schema of a reading, or of a promise."""
    made = promises.schema() if name == "schema promise" else jsonl.schema()
    written = json.dumps(made, indent=1, ensure_ascii=False)
    return f"```json\n{written}\n```\n"


def made(page: str) -> str:
    """Return ``page`` with its blocks made anew."""

    def block(found: re.Match[str]) -> str:
        make: Callable[[str], str] = schema if found[2].startswith("schema") else help_text
        return found[1] + make(found[2]) + found[3]

    return BLOCK.sub(block, page)


if __name__ == "__main__":
    for name in PAGES:
        path = DOCS / name
        path.write_text(made(path.read_text("utf-8")), "utf-8")
