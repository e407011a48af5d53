"""The analysis as a whole: it takes any text, and its parts fit together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut import lexicon
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.analysis.tokens import Analysis

LEXICON = lexicon.load("de")
WORDS = (
    "Der",
    "Mann",
    "sagte",
    ",",
    "dass",
    "„",
    "er",
    "“",
    "nicht",
    ".",
    "!",
    "3.",
    "laut",
    "\n\n",
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(WORDS),
        max_size=60,
    ).map(" ".join),
)


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_analysed_and_every_part_fits(text: str) -> None:
    analysis = analyse(text, LEXICON)
    _tokens_cover(analysis)
    assert [at for s in analysis.sentences for at in range(s.range.first, s.range.end)] == list(
        range(len(analysis.tokens))
    )
    _clauses_lie_in_their_sentence(analysis)


def _tokens_cover(analysis: Analysis) -> None:
    assert all(left.end <= right.start for left, right in pairwise(analysis.tokens))
    digraphs = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
    assert all(
        token.text.lower().translate(digraphs)
        == analysis.text[token.start : token.end].lower().translate(digraphs)
        for token in analysis.tokens
    )
    covered = {at for token in analysis.tokens for at in range(token.start, token.end)}
    visible = {at for at, sign in enumerate(analysis.text) if not sign.isspace()}
    assert visible == covered - {at for at in covered if analysis.text[at].isspace()}


def _clauses_lie_in_their_sentence(analysis: Analysis) -> None:
    numbers = [number for sentence in analysis.sentences for number in sentence.clauses]
    assert numbers == list(range(len(analysis.clauses)))
    for sentence in analysis.sentences:
        for number in sentence.clauses:
            assert all(at in sentence.range for at in analysis.clauses[number].indices)


def _verb(text: str) -> tuple[str, str, str]:
    token = next(t for t in analyse(text, LEXICON).tokens if t.form == "fin")
    return token.lemma, token.mood, token.tense


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Er kommt.", ("kommen", "ind", "pres")),
        ("Er kam.", ("kommen", "ind", "past")),
        ("Er komme.", ("kommen", "sub1", "pres")),
        ("Er sei krank.", ("sein", "sub1", "pres")),
        ("Er hätte Zeit.", ("haben", "sub2", "past")),
        ("Er sagte nichts.", ("sagen", "ind", "past")),
        ("Er soll kommen.", ("sollen", "ind", "pres")),
    ],
)
def test_mood_and_tense(text: str, wanted: tuple[str, str, str]) -> None:
    assert _verb(text) == wanted


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Laut Polizei ist er tot.", "Laut", "APPR"),
        ("Dem Amt zufolge ist er tot.", "zufolge", "APPO"),
        ("Er sagte weiter, es sei kalt.", "weiter", "ADV"),
        ("Laut beispiel.de ist er tot.", "beispiel.de", "NE"),
    ],
)
def test_tags_that_the_tagger_gets_wrong_are_mended(text: str, word: str, tag: str) -> None:
    assert next(t.tag for t in analyse(text, LEXICON).tokens if t.text == word) == tag


def test_the_same_text_is_analysed_the_same() -> None:
    text = "Der Sprecher sagte: „Wir kommen am 3. Mai.“ Er ging."
    assert analyse(text, LEXICON) == analyse(text, LEXICON)


@pytest.mark.parametrize("piece", ["a", "dass ", ", ", "„", "laut ", "1. ", "sagte "])
def test_long_and_dull_text_is_taken(piece: str) -> None:
    text = piece * 4_000
    assert analyse(text, LEXICON).text == text
