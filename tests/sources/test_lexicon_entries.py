"""Every entry of the intake's data files says which sentences it must and must not fit."""

import re

import pytest

from wortlaut import lexicon
from wortlaut.sources import datelines
from wortlaut.sources.datelines import Line, Outlet, Words, edges, read
from wortlaut.sources.dates import Month, read_date
from wortlaut.sources.markdown import read_text

DE = lexicon.load("de")


def examples(file, of, kind):
    return [
        pytest.param(entry, text, id=f"{entry.id}: {text}")
        for entry in DE.entries(file, of)
        for text in getattr(entry, kind)
    ]


def fires(entry: Line, line: str) -> bool:
    """Whether this entry, asked alone, tells anything of the line."""
    found = datelines._answer(entry, edges(line), "de")
    return any((found.place, found.outlet, found.date))


@pytest.mark.parametrize(("entry", "line"), examples("datelines.toml", Line, "hits"))
def test_dateline_hits(entry, line):
    assert fires(entry, line)


@pytest.mark.parametrize(("entry", "line"), examples("datelines.toml", Line, "misses"))
def test_dateline_misses(entry, line):
    assert not fires(entry, line)


@pytest.mark.parametrize(("entry", "line"), examples("outlets.toml", Outlet, "hits"))
def test_outlet_hits(entry, line):
    assert entry.name in (read(edges(line), "de").outlet or "").split("/")


@pytest.mark.parametrize(("entry", "line"), examples("outlets.toml", Outlet, "misses"))
def test_outlet_misses(entry, line):
    assert entry.name not in (read(edges(line), "de").outlet or "").split("/")


@pytest.mark.parametrize(("entry", "written"), examples("months.toml", Month, "hits"))
def test_month_hits(entry, written):
    found = read_date(written, "de")
    assert found and found.earliest and found.earliest.month == entry.number


@pytest.mark.parametrize(("entry", "written"), examples("months.toml", Month, "misses"))
def test_month_misses(entry, written):
    found = read_date(written, "de")
    assert not (found and found.earliest and found.earliest.month == entry.number)


def knows(entry: Words, text: str) -> bool:
    """Whether a word of the entry does its work in the text: as date, place or front matter."""
    if entry.id == "weekdays":
        return read([text], "de").date is not None
    if entry.id == "papers":
        return read([text], "de").outlet is not None
    if entry.id == "towns":
        return read([text], "de").place is not None
    draft = read_text(f"---\n{text}\n---\nText.")
    return getattr(draft, entry.id) is not None


@pytest.mark.parametrize(("entry", "text"), examples("head.toml", Words, "hits"))
def test_word_hits(entry, text):
    assert knows(entry, text)


@pytest.mark.parametrize(("entry", "text"), examples("head.toml", Words, "misses"))
def test_word_misses(entry, text):
    assert not knows(entry, text)


def test_every_placeholder_is_filled():
    for entry in DE.entries("datelines.toml", Line):
        assert not re.search(r"\{[a-z]+\}", datelines._regex(entry.pattern, "de").pattern)
