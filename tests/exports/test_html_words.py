"""The words of pages: both languages have all of them, and which one a page speaks."""

from __future__ import annotations

import pytest

from wortlaut import lexicon
from wortlaut.exports.html_pieces import paragraphs
from wortlaut.exports.html_texts import LANGUAGES, chosen, texts
from wortlaut.matching import inventory
from wortlaut.model import Document


def test_both_languages_have_the_same_texts() -> None:
    first, second = (texts(code).catalogue for code in LANGUAGES)
    assert {name: set(group) for name, group in first.items()} == {
        name: set(group) for name, group in second.items()
    }


@pytest.mark.parametrize("code", lexicon.languages())
def test_every_class_of_conduct_and_objects_has_a_name(code: str) -> None:
    entries = inventory(lexicon.load(code)).entries
    classes = {one.name for one in entries if one.role in ("object", "conduct")}
    for language in LANGUAGES:
        assert classes <= set(texts(language).catalogue["thing"])


@pytest.mark.parametrize(
    ("wish", "reports", "language"),
    [
        (None, ["de"], "de"),
        (None, ["en", "en"], "en"),
        (None, ["ru"], "en"),
        (None, ["de", "ru"], "en"),
        ("de", ["en"], "de"),
        (None, [], "en"),
    ],
)
def test_a_page_speaks_the_language_of_its_reports(
    wish: str | None, reports: list[str], language: str
) -> None:
    assert chosen(wish, reports) == language


def test_wrapped_lines_begin_no_paragraph() -> None:
    line = "The ministers agreed to reopen the border and to meet again on the first Monday"
    wrapped = f"{line}\n{line}\n{line}.\n"
    assert paragraphs(wrapped) == set()
    assert len(paragraphs("Ein Titel\nEin erster Absatz, der viel länger ist als der Titel.")) == 1


@pytest.mark.parametrize(
    ("document", "origin"),
    [
        (Document("T", publisher="nda", url="https://www.example.org/1"), "nda"),
        (Document("T", url="https://www.example.org/1"), "example.org"),
        (Document("T", url="http://[broken"), ""),
        (Document("T"), ""),
    ],
)
def test_a_report_comes_from_its_publisher_or_its_host(document: Document, origin: str) -> None:
    assert document.origin == origin
