"""Classes of words and the patterns over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from wortlaut.errors import LexiconError
from wortlaut.lexicon import Lexicon, load
from wortlaut.reader.timex.timewords import FEASTS, RULES, WORDS, Grammar, grammar

WORD = """
[[word]]
id = "month"
kind = "month"
forms = { "Mai" = 5 }
hits = ["Im Mai."]
misses = ["Nie."]
"""
FEAST = """
[[feast]]
id = "silvester"
rule = "12-31"
forms = ["Silvester"]
hits = ["Bis Silvester."]
misses = ["Nie."]
"""


def lexicon(folder: Path, pattern: str) -> Lexicon:
    rule = (
        f'[[rule]]\nid = "r"\npattern = "{pattern}"\nmake = "month"\nhits = ["."]\nmisses = ["."]'
    )
    folder.joinpath(WORDS).write_text(WORD, "utf-8")
    folder.joinpath(FEASTS).write_text(FEAST, "utf-8")
    folder.joinpath(RULES).write_text(rule, "utf-8")
    return Lexicon("xx", folder)


def test_a_pattern_with_an_unknown_class_is_refused_by_name(tmp_path: Path) -> None:
    made = Grammar(lexicon(tmp_path, "{month} moon"))
    with pytest.raises(LexiconError, match=r"entry r: no class.*moon"):
        list(made.matches("Mai"))


def test_braces_mark_the_expression_and_the_rest_is_seen_again(tmp_path: Path) -> None:
    made = Grammar(lexicon(tmp_path, "{month} month?"))
    found = [match.inside[0].start for match in made.matches("Mai Mai Mai")]
    assert found == [0, 4, 8]


def test_what_must_not_follow(tmp_path: Path) -> None:
    made = Grammar(lexicon(tmp_path, "{month} not (n12)"))
    assert [match.inside[0].start for match in made.matches("Mai 3 und Mai")] == [10]


def test_repetition_is_bounded(tmp_path: Path) -> None:
    made = Grammar(lexicon(tmp_path, "{month (month)*}"))
    lengths = [len(match.inside) for match in made.matches("Mai " * 14)]
    assert lengths == [6, 6, 2]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("7", ["n12"]),
        ("31", ["n31"]),
        ("60", ["many"]),
        ("2025", ["year"]),
        ("2500", ["large"]),
        ("000", ["zero"]),
    ],
)
def test_numbers_are_classed_by_what_they_can_be(text: str, kinds: list[str]) -> None:
    code = grammar(load("de"))._code
    assert [code(text)] == [grammar(load("de"))._codes[kind] for kind in kinds]


def test_a_blank_line_parts_what_would_be_one_expression() -> None:
    found = list(grammar(load("de")).matches("Ende\n\nMärz"))
    assert [match.rule.id for match in found] == ["month"]
