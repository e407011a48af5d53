"""The likeliest tags of a sentence: a Viterbi search over pairs of tags.

A pair of tags is one number, and what may follow it a list by tag with every chance kept once: what
is looked up some ten times a word stays near.  Order of additions and ties are HanTa's.
"""

from __future__ import annotations

from HanTa.HanoverTagger import EMPTY, END, START, UNKNOWN

BEAM = 5
"""States of a sentence that are followed from word to word, and what is as near to them as 1."""
PAIR = 1000
"""A pair of tags is the first times this and the second."""
NEVER = float("-inf")

Tags = tuple[tuple[int, float], ...]
"""The tags that a word can have, with log p(word|tag)."""
Row = dict[int, float]
"""The pairs that a word can end, with their log chances."""


class Trellis:
    """The chances of a tag behind two others."""

    def __init__(self, onward: dict[tuple[int, int], dict[int, float]]) -> None:
        """Take what may follow each pair of tags, as HanTa has it."""
        known: dict[float, float] = {}
        size = 1 + max(max(tags) for tags in onward.values())
        self._any = tuple((tag, 0.0) for tag in next(iter(onward.values())) if tag != END)
        self._onward: dict[int, list[float]] = {}
        for (first, second), tags in onward.items():
            row = [NEVER] * size
            for tag, chance in tags.items():
                row[tag] = known.setdefault(chance, chance)
            self._onward[first * PAIR + second] = row

    def best(self, words: list[Tags]) -> list[int]:
        """Return the likeliest tags of words given by log p(word|tag); () is any tag."""
        row: Row = {EMPTY * PAIR + START: 0.0}
        back: list[dict[int, int]] = []
        for tags in words:
            row, came = self._step(row, tags or self._any)
            back.append(came)
        unknown = EMPTY * PAIR + UNKNOWN
        state = max(row, key=lambda one: row[one] + self._onward[one][END], default=unknown)
        found = [state % PAIR]
        for came in reversed(back[1:]):
            state = came[state]
            found.append(state % PAIR)
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
