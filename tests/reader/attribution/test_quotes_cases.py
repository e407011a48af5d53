"""Short cases of who says what: ``tests/cases/de/quotes.jsonl``.

Wordings in several parts are joined by " ~ ".  A case without statements is a negative: a false
attribution is worse than a miss.  ``quotes_known_failures.jsonl`` beside the cases lists those
that must still fail, with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import wortlaut.reader
from wortlaut import lexicon
from wortlaut.model import Document, Form, Span, Statement

CASES = Path(__file__).parents[2] / "cases" / "de"
ALIKE = 0.6
"""How much of a speaker, cue or addressee (F1 of its letters) must be the expected one."""
Case = dict[str, Any]


def _rows(name: str) -> list[Case]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


KNOWN = {row["id"]: row["reason"] for row in _rows("quotes_known_failures.jsonl")}


def _parameter(case: Case) -> Any:
    reason = KNOWN.get(case["id"])
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in _rows("quotes.jsonl")])
def test_the_case_is_read(case: Case) -> None:
    text, wanted = case["text"], case["expect"]["statements"]
    reading = wortlaut.reader.read(Document(text), lexicon.load("de"))
    found = list(reading.statements)
    for want in wanted:
        match = next((one for one in found if _is(text, want, one)), None)
        assert match, f"no {want['form']} {want['quote']!r} among {_told(text, found)}"
        found.remove(match)
        for role in ("speaker", "cue", "addressee"):
            said = getattr(match, role)
            assert _alike(text, want.get(role, ""), said), f"{role}: {_said(text, said)!r}"
    assert not found, f"too much: {_told(text, found)}"


def test_there_is_a_negative_for_three_positives() -> None:
    cases = _rows("quotes.jsonl")
    negative = sum(not case["expect"]["statements"] for case in cases)
    assert 3 * negative >= len(cases) - negative
    assert set(KNOWN) <= {case["id"] for case in cases}


def _is(text: str, want: Case, found: Statement) -> bool:
    """Whether the form is one that is expected and the quote has the expected letters."""
    forms = {Form(form) for form in [want["form"], *want.get("forms", [])]}
    same = _places(text, want["quote"]) == _letters(text, found.quote)
    return same and found.form in forms and found.nested == want.get("nested", False)


def _alike(text: str, want: str, found: tuple[Span, ...]) -> bool:
    """Whether the role is the expected one; where none is expected, none may be told."""
    expected, have = _places(text, want), _letters(text, found)
    if not expected or not have:
        return expected == have
    return 2 * len(expected & have) >= ALIKE * (len(expected) + len(have))


def _places(text: str, wording: str) -> set[int]:
    """Return the places of the letters of ``wording``, whose parts follow each other."""
    marks: set[int] = set()
    at = 0
    for part in filter(None, wording.split(" ~ ")):
        at = text.index(part, at)
        marks |= _letters(text, (Span(at, at + len(part)),))
        at += len(part)
    return marks


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end) if text[at].isalnum()}


def _said(text: str, spans: Iterable[Span]) -> str:
    return " ~ ".join(span.of(text) for span in spans)


def _told(text: str, found: Iterable[Statement]) -> list[str]:
    return [f"{one.form} {_said(text, one.quote)!r}" for one in found]
