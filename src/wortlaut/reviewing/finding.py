"""Finds an act of an older reading in a newer one, and a wording in its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from wortlaut.errors import ReviewError
from wortlaut.model import Act, Span, Spans

SAME_CONDUCT = 0.5
"""Share of the shorter of two actions' letters that the other covers, for them to be one."""
SAME_PLACE = 0.8
"""Share of the letters of both that two stretches have in common, for them to be one."""

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
_SPACE = re.compile(r"\s+")


def find(act: Act, acts: Iterable[Act], taken: Collection[str] = ()) -> Act | None:
    """Return the act of ``acts`` that is ``act``: of its id, else where and what it is.

    Acts whose ids are in ``taken`` are other ones.  The kind may have changed, but one of the
    same kind goes first.
    """
    there = list(acts)
    same = next((one for one in there if one.id == act.id), None)
    if same:
        return same
    near = [one for one in there if one.id not in taken and _is_near(act, one)]
    return max(near, key=lambda one: _rank(act, one), default=None)


def find_alike(act: Act, acts: Iterable[Act]) -> Act | None:
    """Return the act that tells ``act`` in the same words as the same move, by id or by place."""
    there = list(acts)
    same = next((one for one in there if one.id == act.id), None)
    if same:
        return same
    moves = [one for one in there if (one.kind, one.polarity) == (act.kind, act.polarity)]
    return next((one for one in moves if _is_same_place(act, one)), None)


def _is_near(act: Act, other: Act) -> bool:
    mine, theirs = _letters(act.action), _letters(other.action)
    if len(mine & theirs) >= SAME_CONDUCT * min(len(mine), len(theirs)):
        return True
    return other.kind is act.kind and _shared(act.anchor, other.anchor) >= SAME_PLACE


def _is_same_place(act: Act, other: Act) -> bool:
    parts = ((act.action, other.action), (act.anchor, other.anchor))
    return all(_shared(mine, theirs) >= SAME_PLACE for mine, theirs in parts)


def _rank(act: Act, other: Act) -> tuple[bool, bool, float, str]:
    same = other.kind is act.kind, other.polarity is act.polarity
    return *same, _shared(act.action, other.action), other.id


def _shared(left: Spans, right: Spans) -> float:
    mine, other = _letters(left), _letters(right)
    return len(mine & other) / (len(mine | other) or 1)


def _letters(spans: Spans) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def occurrences(words: str, text: str) -> tuple[Span, ...]:
    """Return where the wording occurs in ``text``, white space of any kind being alike."""
    parts = [re.escape(part) for part in _SPACE.split(words.strip()) if part]
    if not parts:
        return ()
    return tuple(Span(*found.span()) for found in re.finditer(r"\s+".join(parts), text))


def phrase(words: str, text: str, near: int = 0) -> Spans:
    """Return the spans of a wording in ``text``; "…" stands between parts that are apart.

    Of several occurrences that nearest to the offset ``near`` is meant.  Raises ``ReviewError``
    where the text does not have it: what is chosen is always the report's own words.
    """
    found: list[Span] = []
    for part in re.split(r"\s*(?:…|\.\.\.)\s*", words.strip()):
        after = found[-1].end if found else 0
        there = [one for one in occurrences(part, text) if one.start >= after]
        if not there:
            behind = f" behind “{words.partition('…')[0].strip()}”" if found else ""
            raise ReviewError(
                f"“{part}” does not occur in the report{behind}: choose words as they stand there."
            )
        found.append(there[0] if found else min(there, key=lambda one: abs(one.start - near)))
    return tuple(found)


def on_words(text: str) -> tuple[Span, ...]:
    """Return the words and marks of ``text``, for choosing a stretch word by word."""
    return tuple(Span(*found.span()) for found in _WORD.finditer(text))
