"""No sentence of ../shared stands in the repository: facts are free, sentences are not.

Runs of eight words are compared; house papers (``*.md`` at the top of ../shared, FACTS.md, the
guidelines) are ours.  What the two sides share besides is names of files and of letters.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("WORTLAUT_SHARED", ROOT.parent / "shared"))
RUN = 8
WORD = re.compile(r"\w+")
MARKUP = re.compile(r"<[^>]+>")
SOURCES = ("gold", "cases", "corpora/quotes-de", "corpora/speeches-de", "corpora/timex-de")
HOUSE = {"FACTS.md", "GUIDELINES.md", "SOURCES.md", "README.md"}
PLAIN = {".py", ".toml", ".jsonl", ".json", ".md", ".txt", ".html", ".sql", ".psv"}
ALLOWED = re.compile(r"2025 03 25 outcomes|03 25 outcomes|25 outcomes of|(?:\b\w ){7}\w$|[\d ]+$")
"""The name of an official text's file, letters in a row, numbers in a row."""


def runs(text: str) -> Iterator[str]:
    words = [word.lower() for word in WORD.findall(text)]
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def strings(value: object) -> Iterator[str]:
    """Yield the texts of a record; a list of words is one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        yield " ".join(value)
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def texts(path: Path) -> Iterator[str]:
    name = path.name.removesuffix(".gz")
    if not name.endswith((".jsonl", ".json", ".txt", ".md", ".tml", ".html")):
        return  # tables of numbers
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    if name.endswith(".jsonl"):
        for line in text.splitlines():
            yield from strings(json.loads(line))
    elif name.endswith(".json"):
        yield from strings(json.loads(text))
    else:
        yield MARKUP.sub("", text)


def shared(folders: Iterable[str]) -> frozenset[int]:
    files = (file for name in folders for file in (SHARED / name).rglob("*") if file.is_file())
    return frozenset(
        hash(run)
        for file in files
        if file.name not in HOUSE
        for text in texts(file)
        for run in runs(text)
    )


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no ../shared beside the repository")
def test_nothing_is_copied() -> None:
    known = shared(SOURCES)
    assert len(known) > 100_000
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    files = [ROOT / name for name in tracked if Path(name).suffix in PLAIN]
    copied = [
        (str(file.relative_to(ROOT)), run)
        for file in files
        if file.is_file()
        for run in runs(file.read_text("utf-8"))
        if hash(run) in known and not ALLOWED.match(run)
    ]
    assert copied == []
