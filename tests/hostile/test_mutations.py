"""Spoilt articles: read or refused in a sentence, quickly, and nothing that is not in the text.

The long form is ``python benchmarks/soak.py``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from hostile.mutations import spoilt

from wortlaut import desk
from wortlaut.errors import InputError
from wortlaut.model import Document
from wortlaut.sources import Item, Raw, document_of

SENTENCES = {
    "de": "Die Ministerin sagte am Montag in Wien, Russland werde bis Ostern alle Häfen öffnen. ",
    "en": "The minister said on Monday in Vienna that Russia will open all ports by Easter. ",
    "ru": "Министр заявила в понедельник в Вене, что Россия до 20 апреля откроет все порты. ",
}
SECONDS = 30
"""More than the ten seconds aimed at: the machine of a test may be shared."""


def check(data: bytes, kind: str = "text") -> str:
    """Take in and read; return "read" or "refused"; raises where something is wrong."""
    try:
        document = document_of(Item("spoilt", Raw(data, kind)))
    except InputError as error:
        assert str(error)
        return "refused"
    reading = desk.read(document)
    for said in reading.statements:
        assert all(span.of(document.text) for span in said.quote)
    for act in reading.acts:
        assert all(span.of(document.text) for span in act.anchor)
    return "read"


@pytest.mark.parametrize("number", range(45))
def test_a_spoilt_article(number):
    name, data = spoilt(number)
    start = time.process_time()
    check(data)
    assert time.process_time() - start < SECONDS, name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("commas", "Die Ministerin sagte" + ", " * 20_000 + "sie komme."),
        ("one line", "Der Rat tagt, sagte die Ministerin am Montag in Wien; " * 400),
        ("open quotes", "„Ja, sagte er. " * 2_000),
        ("brackets", "(" * 20_000 + "Der Rat tagt in Wien und berät." + ")" * 20_000),
        ("one word", "x" * 200_000 + " sagte die Ministerin der Republik."),
    ],
)
def test_a_text_without_measure(name, text):
    start = time.process_time()
    check(text.encode())
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_steps_grow_with_the_length_and_no_faster(language):
    def steps(times: int) -> int:
        """Count the calls of functions while a text of so many sentences is read."""
        document = Document(SENTENCES[language] * times, language=language)
        desk.read(document)  # what is remembered of words is the same for all lengths
        count = 0

        def called(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(called)
        try:
            desk.read(document)
        finally:
            sys.setprofile(None)
        return count

    assert steps(240) < 4 * steps(60) * 1.15


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 50_000 + "Der Rat tagt.",
        "<html><body><article>" + "<p>Der Rat tagt in Wien und berät.</p>" * 5_000,
        '<html><head><script type="application/ld+json">'
        + "[" * 90_000
        + "</script></head></html>",
        "<html><body>" + "&lt;" * 100_000 + "</body></html>",
        "<!DOCTYPE html [<!ENTITY a 'x'>" + "<!ENTITY b '&a;&a;'>" * 9 + "]><html>&b;</html>",
        '<html><body><p style="' + "x" * 500_000 + '">Der Rat tagt.</p></body></html>',
    ],
)
def test_a_page_made_to_harm(page):
    start = time.process_time()
    check(page.encode(), "page")
    assert time.process_time() - start < SECONDS


def test_the_examples_are_there():
    assert len(list(Path(__file__).parents[2].joinpath("examples").rglob("*.md"))) > 10
