"""What a search finds, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.desk import Hit

MOST = 200
"""How many hits are shown at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; ``is_match`` for the words that were asked for."""

    text: str
    is_match: bool


def pieces(hit: Hit) -> Iterator[Piece]:
    """Yield the snippet of a hit, cut at the words that were found."""
    text, last = hit.snippet.text, 0
    for start, end in hit.snippet.marks:
        if start > last:
            yield Piece(text[last:start], False)
        yield Piece(text[start:end], True)
        last = end
    if last < len(text):
        yield Piece(text[last:], False)
