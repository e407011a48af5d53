"""The sentences: every catalogue says the same, and every reason has its sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from wortlaut.errors import InputError
from wortlaut.model import ActKind, ActRef, Certainty, Interval, Polarity, Telling, Window
from wortlaut.reckoning import (
    Amount,
    Bearing,
    Commitment,
    Evidence,
    Flag,
    Question,
    Texts,
    explain,
    flips,
    judge,
)
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
    [
        ("life", Life),
        ("life_intent", Life),
        ("outcome", Outcome),
        ("outcome_intent", Outcome),
        ("kind", Kind),
        ("standing", Standing),
    ],
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


def owed(kind: Kind, start: Interval | None, end: Interval | None) -> Commitment:
    telling = Telling(
        ref=ActRef("d", "a"),
        reading="r",
        kind=ActKind.COMMITMENT,
        polarity=Polarity.DO,
        certainty=Certainty.ASSERTED,
        wording=(),
        because=("test",),
    )
    return Commitment("p", kind, Window(start, end), (telling,))


@pytest.mark.parametrize(
    ("kind", "start", "end", "de", "en"),
    [
        (Kind.PROHIBITION, (2, 2), (30, 30), "2. April 2025 bis 30. April 2025", "2 April 2025 to"),
        (
            Kind.PROHIBITION,
            (2, 2),
            (20, 30),
            "ab 2. April 2025, bis zu einem Tag vom 20. April 2025 bis 30. April 2025",
            "from 2 April 2025, to a day between 20 April 2025 and 30 April 2025",
        ),
        (Kind.PROHIBITION, (2, 9), None, "ab einem Tag vom 2. April 2025 bis 9.", "from a day be"),
        (Kind.PROHIBITION, (None, 9), None, "spätestens ab 9. April 2025", "from 9 April 2025 at"),
        (Kind.ACHIEVEMENT, (2, 2), (None, 9), "bis 9. April 2025", "by 9 April 2025"),
        (
            Kind.ACHIEVEMENT,
            (2, 2),
            (1, 30),
            "an einem Tag vom 1. April 2025 bis 30. April 2025",
            "on a day between 1 April 2025 and 30 April 2025",
        ),
        (Kind.ACHIEVEMENT, (2, 2), None, "ab 2. April 2025", "from 2 April 2025"),
    ],
)
def test_half_known_terms_are_worded(
    kind: Kind,
    start: tuple[int | None, int] | None,
    end: tuple[int | None, int] | None,
    de: str,
    en: str,
) -> None:
    one = owed(kind, april(start), april(end))
    assert Texts("de").term(one).startswith(de)
    assert Texts("en").term(one).startswith(en)


def april(days: tuple[int | None, int] | None) -> Interval | None:
    if days is None:
        return None
    return Interval(*(date(2025, 4, number) if number else None for number in days))


def test_where_evidence_stands_is_said_in_the_language() -> None:
    assert Texts("de").record("2 rows from row 4257") == "2 Zeilen ab Zeile 4257"
    assert Texts("en").record("row 7") == "row 7"
    assert Texts("de").record("act 1a2b/3c4d") == "Handlung 1a2b/3c4d"


def test_nobody_keeps_or_breaks_a_plan() -> None:
    question = Question(date(2025, 4, 3), date(2025, 4, 3))
    plan = judge(owed(Kind.INTENT, april((2, 2)), april((9, 9))), (), question)
    assert Texts("en").life(plan) == "planned"
    assert Texts("en").change(plan) == "It would be “carried out” if it became known to be done."


def test_doing_it_once_does_not_keep_what_recurs() -> None:
    one = replace(
        owed(Kind.ACHIEVEMENT, april((2, 2)), april((30, 30))),
        flags=frozenset({Flag.RECURRING}),
        conduct=("build",),
        debtor=("state/A",),
    )
    done = Evidence(
        id="e",
        bearing=Bearing.FULFILMENT,
        source="paper",
        record="act x/y",
        when=april((5, 5)),
        known=date(2025, 4, 5),
        actor=("state/A",),
        conduct=("build",),
        claims=("p",),
        wording="it was built",
    )
    for as_of, outcome in ((date(2025, 4, 6), "open"), (date(2025, 5, 2), "undetermined")):
        verdict = judge(one, [done], Question(as_of, as_of))
        assert verdict.outcome == outcome
        said = " ".join(Texts("en").sentences(verdict))
        assert "one report of it does not decide the whole" in said
        assert "it was built" in said
        assert verdict.flip is None or verdict.flip.to != "satisfied"
