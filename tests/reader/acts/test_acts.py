"""Acts: every entry's examples, whole cases as data, and what must never be read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wortlaut.reader
from wortlaut import lexicon
from wortlaut.model import ACT_FIELDS, Act, Document, Interval, wording
from wortlaut.reader.acts.entries import ActEntry

GERMAN = lexicon.load("de")
PUBLISHED = Interval(date(2025, 3, 14), date(2025, 3, 14))
FILES = ("acts", "act_nouns", "act_adjectives")
PIECES = (
    "die", "Forderung", "nach", "der", "kündigte", "an", ",", "dass", "zu", "nicht", "werde",
    "soll", "bereit", "ist", "wenn", ":", "„", "“", "Rat", "Waffenruhe", "bis", "Mai", ".", "und",
    "lehnte", "ab", "wie", "vereinbart", "Zusage", "von", "drei", "Geiseln", "freigelassen",
    "würde", "das",
)  # fmt: skip


def read(text: str) -> tuple[Act, ...]:
    return wortlaut.reader.read(Document(text, published=PUBLISHED), GERMAN).acts


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


CASES = Path(__file__).parents[2] / "cases" / "de"
ATTRIBUTES = ("polarity", "status", "certainty")
Case = dict[str, Any]


def rows(name: str) -> list[Case]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


KNOWN = {row["id"]: row["reason"] for row in rows("acts_known_failures.jsonl")}


def parameter(case: Case) -> Any:
    reason = KNOWN.get(case["id"])
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [parameter(case) for case in rows("acts.jsonl")])
def test_the_case_is_read(case: Case) -> None:
    found = list(read(case["text"]))
    for want in case["expect"]:
        match = next((act for act in found if fits(act, want, case["text"])), None)
        assert match, f"no {want} among {[told(act, case['text']) for act in found]}"
        found.remove(match)
    assert not found, f"too much: {[told(act, case['text']) for act in found]}"


def fits(act: Act, want: Case, text: str) -> bool:
    return all(told(act, text).get(name) == value for name, value in want.items())


def told(act: Act, text: str) -> Case:
    fields: Case = {name: wording(getattr(act, name), text, " ~ ") for name in ACT_FIELDS}
    fields |= {name: getattr(act, name).value for name in ("kind", *ATTRIBUTES)}
    days = act.due and (act.due.earliest, act.due.latest)
    return fields | {"due": days and [day and day.isoformat() for day in days]}


def test_there_is_a_negative_for_three_positives() -> None:
    cases = rows("acts.jsonl")
    negative = sum(not case["expect"] for case in cases)
    assert 3 * negative >= len(cases) - negative
    assert set(KNOWN) <= {case["id"] for case in cases}


def test_every_span_lies_in_the_text_and_every_field_names_its_reason() -> None:
    text = "Der Rat beschloss, die Mission bis Mai zu verlängern. Moskau lehnte das ab."
    acts_found = read(text)
    assert len(acts_found) == 2
    for act in acts_found:
        assert all(span.end <= len(text) for name in ACT_FIELDS for span in getattr(act, name))
        assert act.because


def test_actors_are_resolved() -> None:
    (act,) = read("Der Kreml forderte Kiew auf, die Truppen abzuziehen.")
    assert act.actors("party") == ("government/RU",)
    assert act.actors("debtor")


def test_the_same_act_told_twice_is_one() -> None:
    text = (
        "Die Bahn versprach, bis Mai 500 neue Züge zu kaufen. Am Abend bekräftigte der Vorstand "
        "das Versprechen, 500 neue Züge zu kaufen."
    )
    (act,) = read(text)
    assert len(act.also) == 1


@given(st.text(max_size=300))
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    read(text)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=100, deadline=None)
def test_any_order_of_words_is_read_without_an_error(words: list[str]) -> None:
    read(" ".join(words))


def test_what_happens_between_two_is_of_both() -> None:
    text = "Am Freitag werden Gespräche zwischen Deutschland und Polen stattfinden."
    (act,) = read(text)
    assert [span.of(text) for span in act.debtor] == ["Deutschland und Polen"]


def test_whoever_is_accused_is_said_to_have_broken_it() -> None:
    for text in (
        "Moskau beschuldigte die Ukraine, die Waffenruhe sechsmal verletzt zu haben.",
        "Moskau warf der Ukraine vor, die Waffenruhe verletzt zu haben.",
    ):
        (act,) = read(text)
        assert act.kind == "breach"
        assert act.actors("debtor") == ("state/UA",)


def test_day_and_place_of_the_telling_are_none_of_the_act() -> None:
    (act,) = read("Man werde die Häfen öffnen, so der Minister am Montag in Wien.")
    assert not act.deadline and not act.place and act.due is None
    (act,) = read("Man werde die Häfen bis Ostern öffnen, so der Minister am Montag in Wien.")
    assert act.deadline and act.source and not act.place
