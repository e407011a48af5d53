"""The page of the reckoning: whole, safe, readable without script or network."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from wortlaut.account import Account, Ask
from wortlaut.exports.reckoning_page import page
from wortlaut.model import ActKind, ActRef, Certainty, Interval, Polarity, Said, Telling, Window
from wortlaut.reckoning import (
    Bearing,
    Case,
    Commitment,
    Evidence,
    Kind,
    Question,
    Texts,
    reckon,
)
from wortlaut.when import day

EVIL = '<script>alert("x")</script>'


def account(wording: str = "die Brücke nicht sperren") -> Account:
    telling = Telling(
        ref=ActRef("doc", "act"),
        reading="r",
        kind=ActKind.COMMITMENT,
        polarity=Polarity.REFRAIN,
        certainty=Certainty.ASSERTED,
        wording=(Said("action", wording), Said("anchor", wording)),
        because=("test",),
        told=day(date(2025, 3, 1)),
        publisher=EVIL,
    )
    window = Window(day(date(2025, 3, 1)), Interval(date(2025, 3, 30), date(2025, 4, 2)))
    owed = Commitment("p1", Kind.PROHIBITION, window, (telling,), ("state/A",), id="c1")
    seen = Evidence(
        id="e1",
        bearing=Bearing.BREACH,
        source="Blatt",
        record="act 1",
        when=day(date(2025, 3, 5)),
        known=date(2025, 3, 6),
        voice=("state/B",),
        actor=("state/A",),
        wording=wording,
        claims=("p1",),
    )
    ask = Ask(date(2025, 3, 20), dossier=EVIL)
    found = reckon(Case((owed,), (seen,)), Question(date(2025, 3, 20), date(2025, 3, 20)))
    return Account(ask, found, {})


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_value_is_escaped_and_nothing_is_fetched(code: str) -> None:
    made = page(account(EVIL), Texts(code))
    assert "<script" not in made
    tree = html.fromstring(made)
    assert not tree.xpath("//script | //link | //img | //iframe | //*[@src] | //*[@onclick]")
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
    assert EVIL in tree.text_content()
    assert tree.get("lang") == code


def test_the_timeline_has_a_bar_a_mark_and_the_day_asked_for() -> None:
    tree = html.fromstring(page(account(), Texts("en")))
    (picture,) = tree.xpath("//*[local-name()='svg']")
    bars = picture.xpath(".//*[local-name()='rect']")
    assert [one.get("class") for one in bars] == ["bar alleged", "bar alleged vague"]
    (mark,) = picture.xpath(".//*[local-name()='g'][contains(@class,'mark')]")
    assert mark.get("class") == "mark exact breach single"
    assert picture.xpath(".//*[contains(@class,'today')]")
    assert all(float(one.get("width")) > 0 for one in bars)


def test_the_page_says_how_it_stands_and_why() -> None:
    text = html.fromstring(page(account(), Texts("de"))).text_content()
    for said in ("angeblich gebrochen", "in Kraft", "nach dem Wort von", "Stand 20. März 2025"):
        assert said in text


def test_an_account_without_promises_says_so() -> None:
    empty = Account(Ask(date(2025, 3, 20)), (), {})
    assert "Kein" in page(empty, Texts("de")) or "kein" in page(empty, Texts("de"))
