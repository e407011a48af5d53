"""Nothing that a text may hold makes the reader of English or Russian fail."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wortlaut import lexicon
from wortlaut.model import Document, Interval, Reading
from wortlaut.reader import read

DAY = Interval(date(2025, 3, 14), date(2025, 3, 14))
PIECES = {
    "en": (
        "the", "agreement", "to", "agreed", ",", "that", "will", "not", "must", "Russia", "and",
        "’s", "“", "”", "if", "which", "release", "hostages", ".", "by", "May", "of", "call", "on",
        "There", "be", "is", "committed", "helping", "said", "(", ")", "30", "$", "-", "in", "–",
    ),
    "ru": (
        "договорились", "о", "перемирии", "что", ",", "не", "должны", "Россия", "и", "который",
        "«", "»", "если", "будут", "переданы", ".", "на", "30", "дней", "готовность", "к", "–",
        "заявил", "необходимость", "вывода", "войск", "эту", "инициативу", "команду", "(", ")",
    ),
}  # fmt: skip


def reading(text: str, code: str) -> Reading:
    return read(Document(text, published=DAY, language=code), lexicon.load(code))


@pytest.mark.parametrize("code", ["en", "ru"])
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_words_in_any_order_are_read(code: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(PIECES[code]), max_size=40))
    text = " ".join(words)
    assert reading(text, code).document.text == text


@pytest.mark.parametrize("code", ["en", "ru"])
@given(text=st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(code: str, text: str) -> None:
    assert reading(text, code).document.text == text


@pytest.mark.parametrize("code", ["en", "ru"])
def test_reading_twice_gives_the_same(code: str) -> None:
    text = {"en": "Both sides agreed to meet.", "ru": "Стороны договорились о встрече."}[code]
    assert reading(text, code).acts == reading(text, code).acts


ODD = (
    ("de", "Es kann laut Minister nicht weitergehen ohne"),
    ("de", "Sie kamen „ ( ohne"),
    ("de", "Zusage „ ohne bei “ dass forderte Truppen „ um sollte soll Waffenruhe wurde bis"),
    ("de", "So Abkommen die gebrochen. Damit angreifen “ er sagte die zu gegen an forderte"
     " angekündigt dürfen : \n\n Tage habe bis forderte ohne \n\n : angreifen soll"
     " 30 wurde Truppen Tage soll Moskau So angekündigt Forderung brach"
     " Truppen ohne % ohne an \n\n der Abkommen sich"),
    ("de", "ohne zugesagt sie – wenn gegen sie\n\nan lehnte Truppen – falls wurde sagte die"
     " Abkommen ab habe die Minister angekündigt der kündigte der Moskau"),
    ("ru", "словам , ( который обязательство согласно Тем обещал они : войск атаковать согласно «"
     " который который атаковать ( войск что атаковать дней дней обещал » « и обязательство"
     " по ) атаковать нарушено войск\n\nдней самым отверг министр самым , он договорились"
     " свою 30 ) ( 30 и свою договорились перемирие обязательство который"),
)  # fmt: skip
"""Texts on which the reader once failed: a last word that opens, acts without own words."""


@pytest.mark.parametrize(("code", "text"), ODD)
def test_texts_that_once_failed_are_read(code: str, text: str) -> None:
    assert reading(text, code).document.text == text


LONG = {
    "de": (
        "Der Minister kam" + " und ging" * 600 + " und kündigte den Abzug der Truppen an.",
        "Er sagte" + ", dass sie sagte" * 300 + ", dass er den Abzug ankündigt.",
    ),
    "en": (
        "He said" + " that she said" * 400 + " that they would withdraw the troops.",
        "The road is open, said Anna Berg" + ", the mayor" * 600 + ".",
        "He saw Anna" + "'s brother" * 600 + ".",
    ),
    "ru": (
        "Он заявил" + ", что он заявил" * 400 + ", что Россия выведет войска.",
        "Они живут " + "в новой " * 1200 + "школе.",
    ),
}
"""Sentences that nest or go on without an end."""


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in LONG for text in LONG[code]])
def test_sentences_without_an_end_are_read(code: str, text: str) -> None:
    assert reading(text, code).document.text == text
