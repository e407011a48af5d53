"""Choosing a stretch word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.model import Span
from wortlaut.screen.selection import Selection, select
from wortlaut.screen.view import _broken

TEXT = "Kiew will „sofort“ verhandeln."


def words(selection: Selection) -> str:
    return " ".join(span.of(TEXT) for span in selection.spans)


def test_what_is_there_is_chosen_and_grows_with_the_cursor() -> None:
    start = select(TEXT, (Span(0, 9),))
    assert words(start) == "Kiew will"
    assert words(start.move(2)) == "Kiew will „sofort"
    assert words(start.move(-1)) == "Kiew"


def test_a_stretch_begins_at_the_cursor() -> None:
    at = select(TEXT, (), near=11)
    assert words(at) == "sofort"
    assert words(at.move(2)) == "verhandeln"
    assert words(at.begin().move(2)) == "sofort“ verhandeln"
    assert words(at.move(2, extend=True).begin()) == "verhandeln"


def test_typed_words_hold_until_the_cursor_moves() -> None:
    parts = (Span(0, 4), Span(19, 29))
    chosen = select(TEXT, parts)
    assert chosen.spans == parts
    assert words(chosen.move(1)) == "Kiew will „sofort“ verhandeln."


def test_without_words_nothing_is_chosen() -> None:
    assert select("", ()).move(3).spans == ()


@given(st.text(alphabet="ab \n", max_size=60), st.integers(3, 20))
def test_lines_are_broken_between_words_only(text: str, width: int) -> None:
    broken = _broken(text, width)
    assert len(broken) == len(text)
    assert all(a == b or (a == " " and b == "\n") for a, b in zip(text, broken, strict=True))
    for line in broken.split("\n"):
        assert len(line.rstrip()) <= width or " " not in line.strip()
