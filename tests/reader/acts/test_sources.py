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
