"""Conditions of acts, by clause and by phrase."""

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
    ("text", "condition"),
    [
        (
            "Falls die Miliz angreift und die Stadt einnimmt, werde Kairo eingreifen, sagte er.",
            "Falls die Miliz angreift und die Stadt einnimmt",
        ),
        (
            "Wenn der Vorstand hält, was er zusagt, will der Verband den Streik beenden.",
            "Wenn der Vorstand hält, was er zusagt",
        ),
        (
            "Im Falle eines Angriffs werde die Armee zurückschlagen, sagte der General.",
            "Im Falle eines Angriffs",
        ),
        (
            "Iran kündigte an, die Arbeit einzustellen, sollte der Rat Sanktionen verhängen.",
            "sollte der Rat Sanktionen verhängen",
        ),
        ("Paris drohte bei weiteren Verstößen mit Sanktionen.", "bei weiteren Verstößen"),
        ("Paris drohte bei dem Treffen mit Sanktionen.", ""),
        ("In jedem Fall will die Stadt das Bad sanieren.", ""),
    ],
)
def test_a_condition_is_whole(text: str, condition: str) -> None:
    assert wording(first(text).condition, text) == condition


def test_a_condition_is_no_part_of_the_action() -> None:
    text = "Wenn der Vorstand hält, was er zusagt, will der Verband den Streik beenden."
    assert wording(first(text).action, text) == "den Streik beenden"


def test_a_readiness_that_hangs_on_something_is_an_offer() -> None:
    text = "Teheran erklärte sich bereit, die Anlage zu öffnen, wenn die USA Sanktionen aufheben."
    assert first(text).kind.value == "offer"


def test_a_deal_that_is_proposed_is_not_made() -> None:
    text = "Katar schlug eine Waffenruhe vor, in der 33 Geiseln ausgetauscht werden sollen."
    acts = read(Document(text, published=Interval(DAY, DAY)), load("de")).acts
    assert [act.kind.value for act in acts] == ["offer"]


def test_who_goes_on_behind_an_infinitive() -> None:
    text = "Die Kommission bot an, Gas zu kaufen, behielt sich aber Gegenzölle vor."
    acts = read(Document(text, published=Interval(DAY, DAY)), load("de")).acts
    assert [wording(act.debtor, text) for act in acts] == ["Die Kommission", "Die Kommission"]
