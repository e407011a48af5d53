"""The likeliest tags of a sentence: a Viterbi search over pairs of tags.

A pair of tags is one number, and what may follow it a row of chances, each number kept once: what
is looked up some ten times a word stays near.  Order of additions and ties are HanTa's.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from HanTa.HanoverTagger import EMPTY, END, START

BEAM = 5
"""States of a sentence that are followed from word to word, and what is as near to them as 1."""
PAIR = 1024
"""A pair of tags is the column of the first times this, and that of the second."""
NEVER = float("-inf")

Tags = tuple[tuple[int, float], ...]
"""The columns of the tags that a word can have, with log p(word|tag)."""
Row = dict[int, float]
"""The pairs that a word can end, with their log chances."""


class Trellis:
    """The chances of a tag behind two others."""

    def __init__(self, onward: dict[tuple[int, int], dict[int, float]]) -> None:
        """Take what may follow each pair of tags, as HanTa has it."""
        every = list(dict.fromkeys(tag for tags in onward.values() for tag in tags))
        self._tags = [*every, *{tag for pair in onward for tag in pair}.difference(every)]
        self._columns = {tag: at for at, tag in enumerate(self._tags)}
        self._any = tuple((self._columns[tag], 0.0) for tag in every if tag != END)
        known: dict[float, float] = {}
        self._onward: dict[int, tuple[float, ...]] = {}
        for (first, second), tags in onward.items():
            chances = [known.setdefault(one, one) for one in map(tags.get, every, repeat(NEVER))]
            self._onward[self._columns[first] * PAIR + self._columns[second]] = tuple(chances)

    def known(self, tags: Iterable[tuple[int, float]]) -> Tags:
        """Return the tags that a word can have, with log p(word|tag), as ``best`` takes them."""
        return tuple((self._columns[tag], chance) for tag, chance in tags if tag in self._columns)

    def best(self, words: list[Tags]) -> list[int]:
        """Return the likeliest tags of words; () is any tag."""
        row: Row = {self._columns[EMPTY] * PAIR + self._columns[START]: 0.0}
        back: list[dict[int, int]] = []
        for tags in words:
            row, came = self._step(row, tags or self._any)
            back.append(came)
        end = self._columns[END]
        state = max(row, key=lambda one: row[one] + self._onward[one][end])
        found = [self._tags[state % PAIR]]
        for came in reversed(back[1:]):
            state = came[state]
            found.append(self._tags[state % PAIR])
        return found[::-1]

    def _step(self, row: Row, tags: Tags) -> tuple[Row, dict[int, int]]:
        """Return the pairs after one more word, and where each came from."""
        following: Row = {}
        came: dict[int, int] = {}
        for state, chance in row.items() if len(row) <= BEAM else _beam(row):
            onward, pair = self._onward[state], state % PAIR * PAIR
            for tag, given in tags:
                total = chance + onward[tag] + given
                if total > following.get(pair + tag, NEVER):
                    following[pair + tag] = total
                    came[pair + tag] = state
        return following, came


def _beam(row: Row) -> list[tuple[int, float]]:
    bound = sorted(row.values(), reverse=True)[BEAM] - 1
    return [(state, chance) for state, chance in row.items() if chance >= bound]
