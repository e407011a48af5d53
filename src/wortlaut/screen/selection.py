"""A stretch of a text chosen word by word."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from wortlaut.model import Span, Spans
from wortlaut.reviewing import on_words

PAGE = 12
"""Words that up and down move by."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The words of a text, the one under the cursor, and where the stretch began, if it did.

    ``given`` are spans chosen in another way (typed); they hold until the cursor moves.
    """

    words: tuple[Span, ...]
    cursor: int = 0
    mark: int | None = None
    given: Spans | None = None

    @property
    def spans(self) -> Spans:
        """What is chosen: from the mark to the cursor, or the word under the cursor."""
        if self.given is not None:
            return self.given
        if not self.words:
            return ()
        ends = sorted((self.cursor, self.cursor if self.mark is None else self.mark))
        return (Span(self.words[ends[0]].start, self.words[ends[1]].end),)

    def move(self, step: int, *, extend: bool = False) -> Selection:
        """Move the cursor by words; with ``extend`` the stretch begins here unless it has."""
        mark = self.cursor if extend and self.mark is None else self.mark
        at = min(max(self.cursor + step, 0), max(len(self.words) - 1, 0))
        return replace(self, cursor=at, mark=mark, given=None)

    def begin(self) -> Selection:
        """Let the stretch begin at the cursor; where it has begun, drop it."""
        return replace(self, mark=self.cursor if self.mark is None else None, given=None)


def select(text: str, spans: Spans, near: int = 0) -> Selection:
    """Return a selection with ``spans`` chosen; without spans the cursor is at ``near``."""
    words = on_words(text)
    starts = [word.start for word in words]
    first = spans[0].start if spans else near
    last = spans[-1].end - 1 if spans else near
    mark = max(bisect_right(starts, first) - 1, 0)
    cursor = max(bisect_right(starts, last) - 1, 0)
    return Selection(words, cursor, mark if spans else None, spans or None)
