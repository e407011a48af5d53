"""The faster searches over a word give what HanTa itself gives, to the last bit."""

from __future__ import annotations

import pytest
from HanTa.HanoverTagger import HanoverTagger

from wortlaut.reader.analysis.hanta import Tagger
from wortlaut.reader.analysis.morphemes import Morphemes

GERMAN = [
    "waffenruheüberwachungsmission",
    "zuzusichern",
    "Umspannwerken",
    "verhandelte",
    "unterhändlerinnen",
    "abgezogener",
    "drohnenabwehr-einheiten",
    "nachzuverhandeln",
    "kovalenkos",
    "ukrainisch-moldauische",
    "getreidespeichern",
    "angriffe",
    "unverzüglichst",
    "17-jährige",
    "wx",
    "ß",
    "a",
    "ab",
    "abc",
    "e-mail-adressen",
    "zzzzqqqq",
    "straßenbahnfahrerinnenausbildungsverordnung",
    "ﬁnanz",
    "i̇zmir",
]
ENGLISH = [
    "ceasefire",
    "renegotiated",
    "unilaterally",
    "substations",
    "kovalenko's",
    "de-escalating",
    "pledges",
    "withdrawals",
    "co-signed",
    "x",
    "ab",
    "abc",
    "qqzz",
    "1,200-strong",
    "guarantors'",
    "reaffirming",
]
MODELS = {"morphmodel_ger.pgz": GERMAN, "morphmodel_en.pgz": ENGLISH}


@pytest.fixture(scope="module", params=sorted(MODELS))
def pair(request: pytest.FixtureRequest) -> tuple[HanoverTagger, Morphemes, list[str]]:
    """HanTa's model, ours, and words to give both."""
    return HanoverTagger(request.param), Morphemes(request.param), MODELS[request.param]


def test_tags_and_chances_are_those_of_hanta(
    pair: tuple[HanoverTagger, Morphemes, list[str]],
) -> None:
    theirs, ours, words = pair
    for word in [*words, ""]:
        assert ours.analyze_forward(word.lower()) == theirs.analyze_forward(word.lower()), word


def test_morphemes_are_those_of_hanta_whatever_the_tag(
    pair: tuple[HanoverTagger, Morphemes, list[str]],
) -> None:
    theirs, ours, words = pair
    ends = [tag for tag in theirs.int2tag if tag < 0]
    for word in words[:12]:
        for tag in ends:
            expected = theirs.analyze_viterbi(word.lower(), tag)
            assert ours.analyze_viterbi(word.lower(), tag) == expected, (word, tag)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides agreed to exchange 350 prisoners and to re-open the crossings .",
        "Kovalenko 's office did not say when , or whether , talks would resume in Geneva .",
        "Substations mustn't be struck for 30 days , she wrote on 3 March 2025 .",
    ],
)
def test_an_english_sentence_is_tagged_as_hanta_tags_it(sentence: str) -> None:
    words = sentence.split()
    expected = HanoverTagger("morphmodel_en.pgz").tag_sent(words)
    assert Tagger("morphmodel_en.pgz").tag(words) == [(lemma, tag) for _, lemma, tag in expected]
