"""Clauses: their kind, their verb, and what depends on what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut import lexicon
from wortlaut.reader.analysis.analyse import analyse

LEXICON = lexicon.load("de")


def _clauses(text: str) -> list[tuple[str, str, str, int]]:
    analysis = analyse(text, LEXICON)
    return [
        (clause.kind, clause.opener, clause.lemma, clause.parent) for clause in analysis.clauses
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Er kündigte den Umbau an.", [("main", "", "ankündigen", -1)]),
        (
            "Sie sagte, dass er kommt.",
            [("main", "", "sagen", -1), ("sub", "dass", "kommen", 0)],
        ),
        (
            "Das Haus, das er kaufte, brannte.",
            [("main", "", "brennen", -1), ("rel", "das", "kaufen", 0)],
        ),
        (
            "Er versprach, das Haus zu kaufen.",
            [("main", "", "versprechen", -1), ("zu", "", "kaufen", 0)],
        ),
        (
            "Er meldete, dass sie krank sei und zu Hause bleibe.",
            [
                ("main", "", "melden", -1),
                ("sub", "dass", "sein", 0),
                ("sub", "dass", "bleiben", 0),
            ],
        ),
        (
            "Er sagte, wenn sie komme, gehe er.",
            [("main", "", "sagen", -1), ("sub", "wenn", "kommen", 2), ("main", "", "gehen", 0)],
        ),
        (
            "Es war so kalt, dass niemand kam.",
            [("main", "", "sein", -1), ("sub", "dass", "kommen", 0)],
        ),
        (
            "Es schneite, so dass der Zug stand.",
            [("main", "", "schneien", -1), ("sub", "so dass", "stehen", 0)],
        ),
        (
            "„Das ist gut“, sagte sie.",
            [("main", "", "sein", -1), ("main", "", "sagen", 0)],
        ),
        (
            "Die Behauptung, das Werk sei sicher, ist falsch.",
            [("main", "", "sein", -1), ("main", "", "sein", 0)],
        ),
    ],
)
def test_kinds_verbs_and_parents(text: str, wanted: list[tuple[str, str, str, int]]) -> None:
    assert _clauses(text) == wanted


@pytest.mark.parametrize(
    ("text", "passive", "negated", "modal"),
    [
        ("Der Zaun wird gebaut.", True, False, ""),
        ("Der Zaun ist nicht gebaut worden.", True, True, ""),
        ("Er wird den Zaun bauen.", False, False, ""),
        ("Er soll keinen Zaun bauen.", False, True, "sollen"),
        ("Der Zaun soll gebaut werden.", True, False, "sollen"),
    ],
)
def test_passive_negation_and_modal(text: str, passive: bool, negated: bool, modal: str) -> None:
    clause = analyse(text, LEXICON).clauses[0]
    assert (clause.passive, clause.negated, clause.modal) == (passive, negated, modal)


def test_a_particle_in_quotation_marks_is_not_the_verb_outside() -> None:
    assert _clauses("Sie las das Buch „Kein Weg zurück“.")[0][2] == "lesen"


WORDS = "der Mann sagte dass er kommt und ob die Frau , . „ “ : ; – zu gehen sei hat wird laut 3"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_clauses_share_no_word_and_have_an_earlier_or_later_parent(words: list[str]) -> None:
    analysis = analyse(" ".join(words), LEXICON)
    seen: set[int] = set()
    for number, clause in enumerate(analysis.clauses):
        assert clause.indices and not seen & set(clause.indices)
        assert clause.parent != number and clause.parent < len(analysis.clauses)
        assert clause.finite == -1 or clause.finite in clause.indices
        assert set(clause.verbs) <= set(clause.indices)
        seen |= set(clause.indices)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_no_clause_depends_on_itself(words: list[str]) -> None:
    analysis = analyse(" ".join(words), LEXICON)
    for number in range(len(analysis.clauses)):
        at, steps = number, 0
        while at >= 0 and steps <= len(analysis.clauses):
            at, steps = analysis.clauses[at].parent, steps + 1
        assert at < 0
