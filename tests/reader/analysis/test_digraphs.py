"""Umlauts that a text writes as two letters, read as one."""

from __future__ import annotations

import pytest

from wortlaut import lexicon
from wortlaut.model import Document
from wortlaut.reader import read
from wortlaut.reader.analysis import digraphs, language, segment

LEXICON = lexicon.load("de")
KNOWN = language.of(LEXICON)
PAIRS = (("ae", "ä"), ("ue", "ü"), ("ss", "ß"))
FORMS = {"für": 2, "fluß": 2, "neue": 2, "straße": 2, "dass": 2, "daß": 2, "größte": 1}


def _restored(text: str) -> list[str]:
    words = segment.words(text, KNOWN)
    found = digraphs.restored(words, PAIRS, lambda word: FORMS.get(word.lower(), 0))
    assert [(w.start, w.end) for w in found] == [(w.start, w.end) for w in words]
    return [word.text for word in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fuer neue", ["Für", "neue"]),  # a capital stays one, a known word stays as it is
        ("dass Fluss", ["dass", "Fluß"]),  # of two known spellings the text's own is kept
        ("Strasse Michael", ["Straße", "Michael"]),  # what nobody knows better stays
        ("für Fuer", ["für", "Fuer"]),  # the text has umlauts: it means what it writes
        ("für Strasse", ["für", "Straße"]),  # as they write in Bern
        ("", []),
        ("ueueueueue", ["ueueueueue"]),  # too many places to try
    ],
)
def test_letters_are_restored(text: str, wanted: list[str]) -> None:
    assert _restored(text) == wanted


def test_a_reading_without_umlauts_is_that_with_them_and_its_spans_are_the_texts() -> None:
    plain = "Die Ministerin erklaerte, der Fluss koenne ueber die Ufer treten."
    (statement,) = read(Document(plain), LEXICON).statements
    assert plain[statement.speaker[0].start : statement.speaker[0].end] == "Die Ministerin"
    assert plain[statement.cue[0].start : statement.cue[0].end] == "erklaerte"
    quote = "der Fluss koenne ueber die Ufer treten"
    assert plain[statement.quote[0].start : statement.quote[0].end] == quote
