"""Towards whom acts are."""

from __future__ import annotations

import datetime as dt

import pytest

from wortlaut.lexicon import load
from wortlaut.model import Act, Document, Interval, wording
from wortlaut.reader import read

DAY = dt.date(2025, 3, 19)


def first(text: str) -> Act:
    acts = read(Document(text, published=Interval(DAY, DAY)), load("de")).acts
    assert acts, text
    return acts[0]


@pytest.mark.parametrize(
    ("text", "creditor"),
    [
        ("Das Land will die Rebellen unterstützen.", "die Rebellen"),
        ("Der Bund will den Gemeinden die Kosten erstatten.", "den Gemeinden"),
        ("Der Rat verhängte Sanktionen gegen die Miliz.", "die Miliz"),
        ("Die Familie fordert die Freilassung der Geiseln.", "der Geiseln"),
        ("Kanada will zusammen mit Norwegen Schiffe bauen.", ""),
        ("Kanada will weitere Soldaten entsenden.", ""),
        ("Der Verein legte Berufung gegen das Urteil des Gerichts ein.", ""),
    ],
)
def test_creditor(text: str, creditor: str) -> None:
    assert wording(first(text).creditor, text) == creditor


def test_a_refusal_answers_who_demanded() -> None:
    text = "Die Gewerkschaft fordert mehr Urlaub. Das lehnt der Vorstand ab."
    acts = read(Document(text, published=Interval(DAY, DAY)), load("de")).acts
    assert [wording(act.creditor, text) for act in acts] == ["", "Die Gewerkschaft"]
