"""Noun phrases: where they begin and end, and the cases that they can stand in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut import lexicon
from wortlaut.reader.analysis.analyse import analyse

LEXICON = lexicon.load("de")


def _chunks(text: str) -> list[tuple[str, str, str]]:
    analysis = analyse(text, LEXICON)
    return [(analysis.span(c.range).of(text), c.preposition, c.case) for c in analysis.chunks]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der alte Mann schläft.", "Der alte Mann"),
        ("Der Sprecher des Ministeriums schweigt.", "Der Sprecher des Ministeriums"),
        ("Der Verband kommunaler Betriebe klagt.", "Der Verband kommunaler Betriebe"),
        ("Einer der Männer ging.", "Einer der Männer"),
        (
            "Ein Bericht der Zeitung „Morgenblatt“ liegt vor.",
            "Ein Bericht der Zeitung „Morgenblatt“",
        ),
        ("Die Vorsitzende Anna Beck (SPD) schweigt.", "Die Vorsitzende Anna Beck (SPD)"),
        ("Königin Elisabeth II. schweigt.", "Königin Elisabeth II."),
        ("Zwei bis drei Tage vergingen.", "Zwei bis drei Tage"),
        ("Er fuhr mit dem Zug.", "mit dem Zug"),
        ("Das sagte die zur Stadt gehörende Stiftung.", "die zur Stadt gehörende Stiftung"),
        ("Der sich als Retter gebende Mann schwieg.", "Der sich als Retter gebende Mann"),
        ("Das meldet das Portal al-Nahar.", "das Portal al-Nahar"),
        ("Gestern sagte der 81-jährige, es brenne.", "der 81-jährige"),
        ("Gestern siegte Union 04 Lieth.", "Union 04 Lieth"),
        ("Die Rede von Frau Dr. Müller war kurz.", "Die Rede von Frau Dr. Müller"),
    ],
)
def test_a_phrase_is_whole(text: str, wanted: str) -> None:
    assert wanted in [chunk[0] for chunk in _chunks(text)]


def test_a_name_does_not_swallow_the_object() -> None:
    assert "Siemens" in [chunk[0] for chunk in _chunks("Gestern bekam Siemens Bestellungen.")]


@pytest.mark.parametrize(
    ("text", "case"),
    [("Der Mann schläft.", "ngd"), ("Den Mann sah sie.", "ad"), ("Er schläft.", "n")],
)
def test_the_article_tells_the_case(text: str, case: str) -> None:
    assert _chunks(text)[0][2] == case


def test_a_phrase_with_a_preposition_has_no_case_of_its_own() -> None:
    assert _chunks("Er fuhr mit dem Zug.")[-1] == ("mit dem Zug", "mit", "")


WORDS = (
    "der die des ein von mit laut Mann Frau Stadt Berlin , . „ “ ( ) und sagte dass er zu gehen 3"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_phrases_are_in_order_and_hold_their_head(words: list[str]) -> None:
    analysis = analyse(" ".join(words), LEXICON)
    for chunk in analysis.chunks:
        assert chunk.head in chunk.range
        assert 0 <= chunk.range.first < chunk.range.end <= len(analysis.tokens)
    for left, right in pairwise(analysis.chunks):
        assert left.range.end <= right.range.first
