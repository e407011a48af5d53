"""Quantity and place of acts."""

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
    ("text", "quantity"),
    [
        ("Der Konzern will die 20.000 Wagen verkaufen.", "20.000 Wagen"),
        ("Die Werft fordert 7,4 Milliarden Euro von den Partnern.", "7,4 Milliarden Euro"),
        ("Die Gewerkschaft fordert acht Prozent mehr Lohn.", "acht Prozent"),
        ("Die Partei fordert mehr Freiheit.", ""),
    ],
)
def test_quantity(text: str, quantity: str) -> None:
    assert wording(first(text).quantity, text) == quantity


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kanada will Soldaten nach Lettland entsenden.", "nach Lettland"),
        ("In Lissabon soll im Mai ein Gipfel stattfinden.", "In Lissabon"),
        ("In Lissabon forderte der Minister einen Verzicht auf Zölle.", ""),
        ("Der Verband will beim Verwaltungsgericht Klage einreichen.", "beim Verwaltungsgericht"),
        ("Die Stadt will die Brücke im Bundestag erwähnen.", ""),
        ("Das Land will sich an den Kosten beteiligen.", ""),
    ],
)
def test_place(text: str, place: str) -> None:
    assert wording(first(text).place, text) == place


def test_an_amount_keeps_what_it_is_more_of() -> None:
    text = "Die Gewerkschaft fordert acht Prozent mehr Lohn."
    assert wording(first(text).action, text) == "acht Prozent mehr Lohn"


def test_to_take_people_on_is_to_do_something() -> None:
    assert first("Das Land will Lehrer einstellen.").polarity.value == "do"
    assert first("Das Land will die Zahlungen einstellen.").polarity.value == "refrain"
