"""The sentences: every catalogue says the same, and every reason has its sentence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from wortlaut.errors import InputError
from wortlaut.model import Interval
from wortlaut.reckoning import Amount, Texts, explain, flips
from wortlaut.reckoning.texts import LANGUAGES
from wortlaut.reckoning.types import Fit, Kind, Life, Outcome, Standing

PACKAGE = Path(explain.__file__).parent


def names(sentence: object) -> set[str]:
    if not isinstance(sentence, str):
        return set()
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_catalogues_have_the_same_keys_and_names() -> None:
    first, *others = (Texts(code).tables for code in LANGUAGES)
    for other in others:
        assert first.keys() == other.keys()
        for table, words in first.items():
            assert words.keys() == other[table].keys(), table
            for key in words:
                assert names(words[key]) == names(other[table][key]), (table, key)


@pytest.mark.parametrize(
    ("table", "values"),
    [("life", Life), ("outcome", Outcome), ("kind", Kind), ("standing", Standing)],
)
def test_every_value_of_an_axis_has_a_word(table: str, values: type) -> None:
    for code in LANGUAGES:
        assert set(Texts(code).tables[table]) == set(values)


def test_every_reason_made_has_a_sentence_and_every_sentence_a_reason() -> None:
    texts = Texts("en")
    for module, table in ((explain, "reason"), (flips, "flip")):
        source = Path(str(module.__file__)).read_text("utf-8")
        made = set(re.findall(r'"([a-z_]+)"', source))
        codes = set(texts.tables[table]) - {"covers", "covers_none"}
        assert codes <= made, codes - made


def test_days_keep_their_uncertainty() -> None:
    texts = Texts("de")
    first, last = date(2025, 3, 18), date(2025, 4, 16)
    assert texts.days(Interval(first, first)) == "18. März 2025"
    assert texts.days(Interval(first, last)) == "18. März 2025 bis 16. April 2025"
    assert texts.days(Interval(None, last)) == "bis 16. April 2025"
    assert texts.days(Interval(first, None)) == "seit 18. März 2025"
    assert texts.days(None) == "Tag nicht bekannt"


def test_amounts_keep_their_uncertainty() -> None:
    assert Texts("de").amount(Amount(4900, 4900)) == "4.900"
    assert Texts("en").amount(Amount(4900, 4900)) == "4,900"
    assert Texts("en").amount(Amount(6, None)) == "at least 6"
    assert Texts("en").amount(Amount(22, 23)) == "22 to 23"


def test_a_language_without_sentences_is_refused() -> None:
    with pytest.raises(InputError, match="choose de or en"):
        Texts("fr")


def test_every_field_that_decides_a_fit_has_a_word() -> None:
    source = (PACKAGE / "evidence.py").read_text("utf-8")
    for code in LANGUAGES:
        for name in ("actor", "conduct", "scope", "places", "day", "before", "after", "late"):
            assert name in Texts(code).tables["field"]
    assert "rejected" in source and Fit.OUT
