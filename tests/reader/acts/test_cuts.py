"""Phrases that the chunker runs together are parted where a verb takes them one by one."""

from __future__ import annotations

import pytest

from wortlaut import lexicon
from wortlaut.reader.acts.cuts import cut
from wortlaut.reader.acts.entries import inventory
from wortlaut.reader.analysis.analyse import analyse

GERMAN = lexicon.load("de")


def parts(text: str) -> list[str]:
    """Return the phrases of a sentence, each as its words."""
    analysis = analyse(text, GERMAN)
    pieces = [
        piece
        for chunk in analysis.chunks
        for piece in cut(analysis.tokens, chunk, inventory(GERMAN))
    ]
    return [analysis.span(piece.range).of(text) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "phrase", "noun"),
    [
        ("Per Dekret ordnete der König Maßnahmen an.", "der König", "Maßnahmen"),
        ("Das Gremium forderte von der Behörde Auskunft.", "von der Behörde", "Auskunft"),
        ("Die Firma hat gegen die Strafe Berufung eingelegt.", "gegen die Strafe", "Berufung"),
    ],
)
def test_a_bare_noun_behind_a_phrase_is_its_own(text: str, phrase: str, noun: str) -> None:
    assert {phrase, noun} <= set(parts(text))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Norwegen schickt 20 Tonnen Getreide.", "20 Tonnen Getreide"),
        ("Der Verein lud zum Thema Steuern ein.", "zum Thema Steuern"),
        ("Eine Million Menschen kam.", "Eine Million Menschen"),
    ],
)
def test_a_measure_and_a_name_stay_with_their_noun(text: str, whole: str) -> None:
    assert whole in parts(text)
