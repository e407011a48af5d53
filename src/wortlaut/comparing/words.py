"""Which words of two wordings differ, at their places in both texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wortlaut.model import Span, Spans

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A word that another wording does not have, or (``moved``) has at another place."""

    span: Span
    moved: bool = False


Marks = tuple[Mark, ...]


def differing_words(first: tuple[Spans, str], second: tuple[Spans, str]) -> tuple[Marks, Marks]:
    """Return the words in which two wordings differ; each is given by its spans and its text.

    Case and punctuation do not count.  The first result is of the first wording.
    """
    mine, other = _words(*first), _words(*second)
    left, right = ([word for word, _ in one] for one in (mine, other))
    kept: tuple[set[int], set[int]] = (set(), set())
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        kept[0].update(range(block.a, block.a + block.size))
        kept[1].update(range(block.b, block.b + block.size))
    return _marks(mine, kept[0], other, kept[1]), _marks(other, kept[1], mine, kept[0])


Words = Sequence[tuple[str, Span]]


def _words(spans: Spans, text: str) -> Words:
    return [
        (found.group().casefold(), Span(*found.span()))
        for span in spans
        for found in _WORD.finditer(text, span.start, span.end)
    ]


def _marks(mine: Words, kept: set[int], other: Words, others: set[int]) -> Marks:
    """Return the marks of ``mine``; a word left over on both sides has merely moved."""
    left = Counter(word for at, (word, _) in enumerate(other) if at not in others)
    found = []
    for at, (word, span) in enumerate(mine):
        if at not in kept:
            moved = left[word] > 0
            left[word] -= moved
            found.append(Mark(span, moved))
    return tuple(found)


def runs(marks: Marks, text: str) -> Marks:
    """Return the marks with neighbours of one kind joined, where only white space parts them."""
    joined: list[Mark] = []
    for one in sorted(marks):
        last = joined[-1] if joined else None
        if last and last.moved is one.moved and not text[last.span.end : one.span.start].strip():
            joined[-1] = Mark(Span(last.span.start, one.span.end), one.moved)
        else:
            joined.append(one)
    return tuple(joined)
