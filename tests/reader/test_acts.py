"""Acts: every entry's examples, whole cases as data, and what must never be read."""

from __future__ import annotations

from datetime import date

import pytest

from wortlaut import lexicon
from wortlaut.model import Act, Interval
from wortlaut.reader import acts, dates, quotes
from wortlaut.reader.act_entries import ActEntry
from wortlaut.reader.act_scene import Scene
from wortlaut.reader.analyse import analyse

GERMAN = lexicon.load("de")
PUBLISHED = Interval(date(2025, 3, 14), date(2025, 3, 14))
FILES = ("acts", "act_nouns", "act_adjectives")


def read(text: str) -> tuple[Act, ...]:
    analysis = analyse(text, GERMAN)
    return acts.find(
        Scene(
            analysis,
            quotes.find(analysis, GERMAN),
            (),
            dates.find(analysis, PUBLISHED, GERMAN),
            PUBLISHED,
        ),
        GERMAN,
    )


def examples(kind: str) -> list[object]:
    return [
        pytest.param(f"{file}/{entry.id}", text, id=f"{file}/{entry.id}: {text}")
        for file in FILES
        for entry in GERMAN.entries(f"{file}.toml", ActEntry)
        for text in getattr(entry, kind)
    ]


@pytest.mark.parametrize(("entry", "text"), examples("hits"))
def test_an_entry_reads_its_hits(entry: str, text: str) -> None:
    assert entry in {reason for act in read(text) for reason in act.because}


@pytest.mark.parametrize(("entry", "text"), examples("misses"))
def test_an_entry_leaves_its_misses_alone(entry: str, text: str) -> None:
    assert entry not in {reason for act in read(text) for reason in act.because}
