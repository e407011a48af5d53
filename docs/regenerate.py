"""Writes into the documentation what the program says: help texts, JSON Schemas, a diagram.

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
from wortlaut.exports import jsonl, promises, verdicts
from wortlaut.reckoning import lifecycle

DOCS = Path(__file__).parent
PAGES = ("cli.md", "json.md", "reckoning.md")
SCHEMAS = {"": jsonl.schema, "promise": promises.schema, "verdict": verdicts.schema}
BLOCK = re.compile(r"(<!-- made: (.+?) -->\n).*?(<!-- end -->)", re.S)


def help_text(command: str) -> str:
    """Return what ``wortlaut COMMAND --help`` prints, 80 columns wide."""
    words = command.split()[1:]
    done = CliRunner().invoke(
        app, [*words, "--help"], prog_name="wortlaut", terminal_width=80, env={"COLUMNS": "80"}
    )
    return f"```\n{done.output.rstrip()}\n```\n"


def schema(name: str) -> str:
    """Return the JSON Schema of a reading, of a promise or of a verdict."""
    made = SCHEMAS[name.removeprefix("schema").strip()]()
    written = json.dumps(made, indent=1, ensure_ascii=False)
    return f"```json\n{written}\n```\n"


def life(name: str) -> str:
    """Return the table of transitions of a commitment, as a diagram or as a table."""
    if name == "life diagram":
        return f"```mermaid\n{lifecycle.mermaid()}```\n"
    return lifecycle.markdown()


def maker(name: str) -> Callable[[str], str]:
    """Return what makes the block of that name."""
    return {"schema": schema, "life": life}.get(name.split()[0], help_text)


def made(page: str) -> str:
    """Return ``page`` with its blocks made anew."""

    def block(found: re.Match[str]) -> str:
        return found[1] + maker(found[2])(found[2]) + found[3]

    return BLOCK.sub(block, page)


if __name__ == "__main__":
    for name in PAGES:
        path = DOCS / name
        path.write_text(made(path.read_text("utf-8")), "utf-8")
