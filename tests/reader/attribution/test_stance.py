"""How firmly a stretch is told: ``tests/cases/de/stance.jsonl`` and the entries' own examples.

A case expects certainty, the wordings of the markers in order, and whether it is negated.  A
case that expects ``asserted`` without markers is a negative: hearsay must not be invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wortlaut import lexicon
from wortlaut.model import Certainty
from wortlaut.reader.analysis import language
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution.modality import Marker, find
from wortlaut.reader.attribution.stance import Stances, stance
from wortlaut.reader.attribution.syntax import Syntax

DE = lexicon.load("de")
CASES = Path(__file__).parents[2] / "cases" / "de" / "stance.jsonl"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in CASES.read_text("utf-8").splitlines() if line.strip()
]


def syntax(text: str) -> Syntax:
    return Syntax(analyse(text, DE), language.of(DE))


def indices(read: Syntax, text: str, wording: str) -> list[int]:
    start = text.index(wording)
    end = start + len(wording)
    return [at for at, token in enumerate(read.tokens) if start <= token.start < end]


def examples(kind: str) -> list[Any]:
    return [
        pytest.param(entry.id, text, id=f"{entry.id}: {text}")
        for entry in DE.entries("modality.toml", Marker)
        for text in getattr(entry, kind)
    ]


def fired(text: str) -> set[str]:
    return {marked.entry.id for marked in find(syntax(text), DE)}


@pytest.mark.parametrize(("entry", "text"), examples("hits"))
def test_the_entry_fires(entry: str, text: str) -> None:
    assert entry in fired(text)


@pytest.mark.parametrize(("entry", "text"), examples("misses"))
def test_the_entry_stays_silent(entry: str, text: str) -> None:
    assert entry not in fired(text)


@pytest.mark.parametrize("case", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_the_stance_of_a_stretch(case: dict[str, Any]) -> None:
    text, expect = case["text"], case["expect"]
    read = syntax(text)
    found = stance(read, indices(read, text, expect["of"]), DE)
    told = {
        "of": expect["of"],
        "certainty": found.certainty,
        "markers": [span.of(text) for span in found.markers],
        "negated": found.negated,
    }
    assert told == expect


def test_there_is_a_negative_for_three_positives() -> None:
    negative = [
        row
        for row in ROWS
        if (row["expect"]["certainty"], row["expect"]["markers"]) == (Certainty.ASSERTED, [])
        and not row["expect"]["negated"]
    ]
    assert 3 * len(negative) >= len(ROWS) - len(negative)


def test_markers_outside_the_stretch_do_not_count() -> None:
    text = "Offenbar schläft er. Der Hund bellt."
    read = syntax(text)
    stances = Stances(read, DE)
    assert stances.of(indices(read, text, "Der Hund bellt")).certainty is Certainty.ASSERTED
    assert stances.of(indices(read, text, "Offenbar schläft er")).certainty is Certainty.HEDGED


def test_an_empty_stretch_is_asserted_and_unmarked() -> None:
    found = stance(syntax("Offenbar schläft er."), (), DE)
    assert (found.certainty, found.markers, found.negated) == (Certainty.ASSERTED, (), False)
