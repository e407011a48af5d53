"""The learned tagger: its windows, its decoding, its weights, and how it is joined with rules."""

from __future__ import annotations

import numpy as np
import pytest

from wortlaut.lexicon import load
from wortlaut.model import Document, Form, wording
from wortlaut.reader import read
from wortlaut.reader.actors import mentions
from wortlaut.reader.analysis import language
from wortlaut.reader.analysis.analyse import analyse
from wortlaut.reader.attribution import tagger, vectors
from wortlaut.reader.attribution.cues import book
from wortlaut.reader.attribution.features import SIZES, features, texts
from wortlaut.reader.attribution.found import Found
from wortlaut.reader.attribution.joining import joined
from wortlaut.reader.attribution.quotes import ruled
from wortlaut.reader.attribution.syntax import Syntax

DE = load("de")
TEXT = "Der Minister sagte: „Wir kommen wieder.“ Er werde am Montag verhandeln, hieß es aus Wien."

weights = pytest.mark.skipif(tagger.folder("de") is None, reason="no weights in this checkout")


def syntax(text: str) -> Syntax:
    return Syntax(analyse(text, DE), language.of(DE))


def chances(labels: list[int]) -> np.ndarray:
    table = np.full((len(labels), len(tagger.LAYERS), 3), 0.05, dtype=np.float32)
    table[:, :, tagger.OUTSIDE] = 0.9
    for at, label in enumerate(labels):
        table[at, 0] = 0.05
        table[at, 0, label] = 0.9
    return table


def test_a_window_marks_the_quote_and_its_distance():
    at, marks, places = tagger.window(np.array([150, 151, 153]), 2, 400)
    assert at[0] == 150 - tagger.BEFORE and at[-1] == 153 + tagger.AFTER
    assert marks[at == 150] == 3 and marks[at == 152] == 0
    assert places[at == 149] == 1 and places[at == 154] == 7
    assert places[at == 151] == 0


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([0, 1, 2, 2, 0], [[1, 2, 3]]),
        ([0, 1, 2, 1, 2], [[1, 2], [3, 4]]),
        ([1, 2, 0, 2, 2], [[0, 1, 3, 4]]),
        ([0, 2, 2, 0, 0], [[1, 2]]),
        ([0, 0, 0, 0, 0], []),
    ],
)
def test_quotes_are_decoded_across_gaps(labels, expected):
    found = tagger.quotes(chances(labels), np.ones(len(labels), dtype=np.int64))
    assert [indices.tolist() for _, indices, _ in found] == expected


def test_a_gap_between_sentences_parts_two_quotes():
    found = tagger.quotes(chances([1, 2, 0, 2, 2]), np.array([1, 1, 1, 2, 2]))
    assert [indices.tolist() for _, indices, _ in found] == [[0, 1], [3, 4]]


def test_features_are_small_integers_in_their_range():
    one = syntax(TEXT)
    named = mentions.find(one.analysis, None, DE)
    table = features(one, book(DE), ruled(one, DE), named)
    assert table.shape == (len(one.tokens), len(SIZES))
    assert (table >= 0).all()
    assert (table < np.array(list(SIZES.values()))).all()
    assert table[:, list(SIZES).index("rules")].any()


def test_hints_are_the_roles_of_the_nearest_rule():
    near = Found((3, 4, 5), Form.INDIRECT, ("rule/x",), speaker=(0,), cue=(1,))
    far = Found((9, 10), Form.INDIRECT, ("rule/y",), speaker=(8,))
    table = tagger.hints(np.array([3, 4]), [far, near], 12)
    assert table[0, 0] == 1 and table[1, 1] == 1 and table.sum() == 2
    assert tagger.hints(np.array([7]), [far, near], 12).sum() == 0


def test_joining_takes_the_rules_extent_and_keeps_direct_speech():
    one = syntax(TEXT)
    rules = ruled(one, DE)
    direct = next(found for found in rules if found.form is Form.DIRECT)
    report = next(found for found in rules if found.form is not Form.DIRECT)
    blurred = Found(report.quote[1:], report.form, ("weights/x",), confidence=0.6)
    unsure = Found((0, 1), Form.INDIRECT, ("weights/x",), confidence=0.5)
    found = joined(one, book(DE), rules, [blurred, unsure])
    assert {item.quote for item in found} == {direct.quote, report.quote}
    both = next(item for item in found if item.quote == report.quote)
    assert both.because == ("weights/x", *report.because)


def test_direct_speech_without_marks_is_a_report():
    one = syntax("Der Minister sagte, er komme wieder.")
    claimed = Found((4, 5, 6), Form.DIRECT, ("weights/x",), confidence=0.9)
    assert [item.form for item in joined(one, book(DE), [], [claimed])] == [Form.INDIRECT]


@weights
def test_the_weights_read_and_say_so():
    reading = read(Document(TEXT), DE, learned=True)
    assert reading.reader != read(Document(TEXT), DE).reader
    named = f"weights/{tagger.name('de')}"
    assert any(named in statement.because for statement in reading.statements)
    assert all(
        statement.confidence is None or 0 <= statement.confidence <= 1
        for statement in reading.statements
    )


@weights
def test_the_weights_read_the_same_twice_and_in_pieces(monkeypatch):
    text = " ".join([TEXT] * 12)
    whole = read(Document(text), DE, learned=True)
    assert whole == read(Document(text), DE, learned=True)
    monkeypatch.setattr(tagger, "LONGEST", 60)
    assert read(Document(text), DE, learned=True).statements


@weights
@pytest.mark.parametrize("text", ["", " ", "„", "x" * 5000, "Wort " * 3000, "\u202e„\u200b“"])
def test_the_weights_read_odd_texts(text):
    read(Document(text), DE, learned=True)


def test_a_finished_vector_is_that_of_the_words_parts(tmp_path):
    table = np.random.default_rng(1).normal(size=(50, 8)).astype(np.float32)
    bare = vectors.quantised(table, 3, 5, 2)
    vectors.save(vectors.with_words(bare, ["Damm", "Wehr", "Damm"]), tmp_path / "v.npz")
    loaded = vectors.load(tmp_path / "v.npz")
    assert len(loaded.finished.hashes) == 2
    for word in ("Damm", "Wehr"):
        assert loaded.finished.of(word) is not None
        assert np.abs(loaded.of(word) - bare.of(word)).max() < np.abs(bare.of(word)).max() / 100
    assert loaded.finished.of("Deich") is None
    assert np.array_equal(loaded.of("Deich"), bare.of("Deich"))


@pytest.mark.parametrize("marks", ["„“", '""', "»«"])
def test_the_tagger_sees_one_kind_of_marks(marks):
    text = f"Er sagte: {marks[0]}Das Wehr ist zu.{marks[1]} Sie ging."
    assert texts(syntax(text)) == texts(syntax("Er sagte: „Das Wehr ist zu.“ Sie ging."))


@weights
@pytest.mark.parametrize("marks", ['""', "»«", "«»"])
def test_the_weights_read_texts_with_any_marks(marks):
    text = f"Er sagte: {marks[0]}Das Wehr ist seit gestern zu.{marks[1]} Sie ging."
    (said,) = read(Document(text), DE, learned=True).statements
    assert wording(said.quote, text).strip(marks) == "Das Wehr ist seit gestern zu."
