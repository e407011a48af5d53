"""Cases as data, in English and Russian: ``tests/cases/<code>/*.jsonl``.

``pytest -k ru`` runs the Russian ones alone.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wortlaut import lexicon
from wortlaut.model import Document, Interval, Reading, wording
from wortlaut.reader import read

CASES = Path(__file__).parent.parent / "cases"
CODES = ("en", "ru")
DAY = Interval(date(2025, 3, 14), date(2025, 3, 14))
ENOUGH = 120
"""Cases that a language must have, of which a quarter must be ones where nothing is to be read."""


def rows(code: str, *names: str) -> list[dict[str, Any]]:
    lines = [
        line for name in names for line in (CASES / code / name).read_text("utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines if line.strip()]


def params(*names: str) -> list[object]:
    return [pytest.param(code, row, id=row["id"]) for code in CODES for row in rows(code, *names)]


def reading(code: str, row: dict[str, Any]) -> Reading:
    document = Document(row["text"], published=DAY, language=code)
    return read(document, lexicon.load(code))


def acts(code: str, row: dict[str, Any]) -> list[dict[str, str]]:
    found = reading(code, row)
    return [
        {"kind": act.kind.value, "action": wording(act.action, row["text"])} for act in found.acts
    ]


@pytest.mark.parametrize(("code", "row"), params("acts.jsonl", "negative.jsonl"))
def test_acts(code: str, row: dict[str, Any]) -> None:
    assert acts(code, row) == row["expect"]


@pytest.mark.xfail(strict=True, reason="known failures; remove what is mended")
@pytest.mark.parametrize(("code", "row"), params("known_failures.jsonl"))
def test_acts_that_are_known_to_fail(code: str, row: dict[str, Any]) -> None:
    assert acts(code, row) == row["expect"]


@pytest.mark.parametrize(("code", "row"), params("fields.jsonl"))
def test_fields_of_acts(code: str, row: dict[str, Any]) -> None:
    """Conditions without their last mark; a party is compared where the case names it."""
    text = row["text"]
    told = [
        {
            name: wording(getattr(act, name), text).strip(",") if name != "kind" else act.kind.value
            for name in wanted
        }
        for act, wanted in zip(reading(code, row).acts, row["expect"], strict=True)
    ]
    assert told == row["expect"]


@pytest.mark.parametrize(("code", "row"), params("mentions.jsonl"))
def test_mentions(code: str, row: dict[str, Any]) -> None:
    found = reading(code, row)
    assert [[one.span.of(row["text"]), one.actor] for one in found.mentions] == row["expect"]


@pytest.mark.parametrize(("code", "row"), params("dates.jsonl"))
def test_dates(code: str, row: dict[str, Any]) -> None:
    times = [[one.span.of(row["text"]), one.type, one.value] for one in reading(code, row).times]
    assert times == row["expect"]


@pytest.mark.parametrize(("code", "row"), params("statements.jsonl"))
def test_statements(code: str, row: dict[str, Any]) -> None:
    found = reading(code, row).statements
    text = row["text"]
    assert [[wording(s.quote, text), wording(s.speaker, text)] for s in found] == row["expect"]


@pytest.mark.parametrize("code", CODES)
def test_there_are_enough_cases_and_a_quarter_are_negative(code: str) -> None:
    every = rows(code, "acts.jsonl", "negative.jsonl", "known_failures.jsonl")
    negative = [row for row in every if not row["expect"]]
    assert len(every) >= ENOUGH and len(negative) * 4 >= len(every)
    assert len({row["id"] for row in every}) == len(every)
