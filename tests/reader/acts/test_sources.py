"""On whose word acts are told."""

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
    ("text", "source"),
    [
        ("Nach Angaben des Ministers soll die Brücke im Mai eröffnet werden.", "des Ministers"),
        ("Demnach soll die Brücke im Mai eröffnet werden.", ""),
        ("Der Sprecher gab die Zustimmung der Regierung zu dem Vertrag bekannt.", "Der Sprecher"),
        ("Die Regierung gab ihre Zustimmung zu dem Vertrag bekannt.", ""),
    ],
)
def test_source(text: str, source: str) -> None:
    assert wording(first(text).source, text) == source


@pytest.mark.parametrize(
    ("text", "debtor"),
    [
        ("Der Minister kündigte den Abzug der Truppen aus Mali an.", "der Truppen"),
        ("Der Minister kündigte den Bau der Brücke an.", "Der Minister"),
        ("Die Opposition forderte die Entlassung des Ministers.", ""),
        ("Die Opposition forderte den Rücktritt des Ministers.", "des Ministers"),
    ],
)
def test_whose_conduct_is_announced_or_demanded(text: str, debtor: str) -> None:
    assert wording(first(text).debtor, text) == debtor


def test_man_is_whoever_says_it() -> None:
    text = "Ein Sprecher der Firma sagte, man wolle auch Busse bauen."
    assert wording(first(text).debtor, text) == "Ein Sprecher der Firma"


def test_the_words_for_the_source_are_no_part_of_the_action() -> None:
    text = "Die Stadt wird aufgefordert, die Brücke zu öffnen, so Jan Roth im Radio."
    assert wording(first(text).action, text) == "die Brücke zu öffnen"


@pytest.mark.parametrize(
    "text",
    [
        "Sie hätte aber versuchen müssen, das Verbrechen zu verhindern, sagte der Richter.",
        "Es wäre ihm verboten gewesen, Spenden zu sammeln, sagte Jan Roth.",
        "Kritiker werfen der Regierung vor, sie wolle die Presse knebeln.",
        "Damit will die Firma Kosten sparen.",
        "Es ist klar, dass man dies nicht riskieren will.",
    ],
)
def test_what_did_not_happen_what_is_imputed_and_what_for_are_no_acts(text: str) -> None:
    assert read(Document(text, published=Interval(DAY, DAY)), load("de")).acts == ()


def test_a_name_before_its_apposition_is_the_subject() -> None:
    text = "Jan Roth, der Kandidat der Partei um das Amt, hat angekündigt, auf Geld zu verzichten."
    act = first(text)
    assert wording(act.debtor, text) == "Jan Roth, der Kandidat der Partei um das Amt"
    assert not act.creditor


def test_an_infinitive_behind_a_relative_clause() -> None:
    text = "Die Polizei bittet Zeugen, die etwas gesehen haben, sich zu melden."
    assert wording(first(text).action, text) == "sich zu melden"


def test_a_clause_said_of_somebody_is_no_part_of_his_name() -> None:
    text = "Jan Roth, der schon früher gekommen war, will die Brücke sanieren."
    act = first(text)
    assert wording(act.debtor, text) == "Jan Roth"
    assert wording(act.action, text) == "die Brücke sanieren"
