"""What a user types to search -> a query of SQLite's FTS5, and which words answer it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from wortlaut.errors import InputError
from wortlaut.ledger.stems import Word, folded, stem, words

_PART = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """``match`` is in the notation of FTS5; ``stems`` and ``beginnings`` of words answer it."""

    match: str
    stems: frozenset[str]
    beginnings: tuple[str, ...] = ()

    def answers(self, word: Word) -> bool:
        """Whether a word of a text is one that was asked for."""
        return word.stem in self.stems or word.stem.startswith(self.beginnings or ("\0",))


def parse(asked: str, languages: Iterable[str]) -> Query:
    """Return the query for words that must all occur.

    "..." is a phrase, a word with ``*`` a beginning, one with ``-`` before it must not occur.
    Words are stemmed as in each of ``languages``.  Raises ``InputError`` where no word is asked.
    """
    codes = tuple(languages) or ("",)
    wanted: list[str] = []
    unwanted: list[str] = []
    stems: set[str] = set()
    beginnings: list[str] = []
    for minus, phrase, word in _PART.findall(asked):
        if word.endswith("*") and (start := folded(word.strip("*"))).isalnum():
            term, found = f'"{start}" *', set[str]()
            beginnings += [] if minus else [start]
        else:
            term, found = _term(phrase or word, codes)
        if term:
            (unwanted if minus else wanted).append(term)
            stems |= set() if minus else found
    if not wanted:
        raise InputError(f"{asked!r} asks for no word: type words that the reports must have.")
    match = " AND ".join(wanted)
    excluded = " OR ".join(unwanted)
    return Query(
        f"({match}) NOT ({excluded})" if unwanted else match, frozenset(stems), (*beginnings,)
    )


def _term(asked: str, codes: tuple[str, ...]) -> tuple[str, set[str]]:
    """Return the query for words one behind the other, in whichever language, and their stems."""
    found: list[str] = re.findall(r"[^\W_]+", asked)
    ways = dict.fromkeys(tuple(stem(one, code) for one in found) for code in codes)
    phrases = [f'"{" ".join(way)}"' for way in ways if way]
    if not phrases:
        return "", set()
    every = {one for way in ways for one in way}
    return (f"({' OR '.join(phrases)})" if len(phrases) > 1 else phrases[0]), every


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text: its place, its wording, and the answering words in it.

    ``marks`` are offsets into ``text``.
    """

    start: int
    text: str
    marks: tuple[tuple[int, int], ...]


WIDTH = 240
"""Code points that a snippet has at most, but for the words at its ends."""


def snippet(text: str, language: str, query: Query, around: tuple[int, int] | None) -> Snippet:
    """Return a piece of ``text``: that of a record, or where most of what was asked stands."""
    found = list(words(text, language))
    hits = [one for one in found if query.answers(one)]
    start = _start(hits, around)
    end = start + WIDTH
    inside = [one for one in found if one.start >= start and one.end <= end]
    if inside:
        start, end = inside[0].start, inside[-1].end
    marks = tuple((one.start - start, one.end - start) for one in hits if start <= one.start < end)
    return Snippet(start, text[start:end], marks)


def _start(hits: list[Word], around: tuple[int, int] | None) -> int:
    """Return where the window with most different words of ``hits`` begins."""
    if around:
        inside = [one for one in hits if around[0] <= one.start < around[1]]
        first = inside[0].start if inside else around[0]
        return around[0] if first - around[0] < WIDTH else max(0, first - WIDTH // 4)
    starts = [one.start for one in hits]

    def gathered(at: int) -> int:
        end = bisect_left(starts, starts[at] + WIDTH * 3 // 4)
        return len({one.stem for one in hits[at:end]})

    best = max(range(len(hits)), key=lambda at: (gathered(at), -starts[at]), default=None)
    return max(0, starts[best] - WIDTH // 4) if best is not None else 0
