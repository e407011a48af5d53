"""Where two versions of a text differ, word by word.

Paragraphs that are the same are set aside first, so that two long versions of a report cost little
more than the paragraphs that were changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

MOST = 4_000
"""Words of a changed passage up to which single words are compared; beyond it, lines."""

_WORD = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

Range = tuple[int, int]
"""Start and end in a text, in code points; empty where they are equal."""


@dataclass(frozen=True, slots=True)
class Change:
    """What ``old`` of the first version became in the second; one of the two may be empty."""

    old: Range
    new: Range


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Return where ``new`` differs from ``old`` in its words, in order.

    White space alone is no difference.  Every place is whole words or signs.
    """
    lines = _ranges(_LINE, old, (0, len(old))), _ranges(_LINE, new, (0, len(new)))
    found: list[Change] = []
    whole = Change((0, len(old)), (0, len(new)))
    for change in _unlike(lines, (old, new), whole):
        words = _ranges(_WORD, old, change.old), _ranges(_WORD, new, change.new)
        if max(map(len, words)) > MOST:
            found.append(change)
        else:
            found += _unlike(words, (old, new), change)
    return tuple(found)


def _ranges(pattern: re.Pattern[str], text: str, within: Range) -> list[Range]:
    return [match.span() for match in pattern.finditer(text, *within)]


def _unlike(
    ranges: tuple[list[Range], list[Range]], texts: tuple[str, str], within: Change
) -> Iterator[Change]:
    """Yield the runs of ranges of both texts that are not the same, which lie ``within``."""
    sides = [[text[a:b].strip() for a, b in of] for of, text in zip(ranges, texts, strict=True)]
    matcher = SequenceMatcher(None, sides[0], sides[1], autojunk=max(map(len, sides)) > MOST)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            old = _hull(ranges[0][i:j], ranges[0][:i], within.old[0])
            yield Change(old, _hull(ranges[1][k:m], ranges[1][:k], within.new[0]))


def _hull(run: Sequence[Range], before: Sequence[Range], start: int) -> Range:
    """Return from where to where a run of ranges goes; an empty one stands after those before."""
    if run:
        return run[0][0], run[-1][1]
    at = before[-1][1] if before else start
    return at, at


def passages(found: Sequence[Change], context: int) -> list[list[Change]]:
    """Return changes in groups: in one those that are at most ``2 * context`` characters apart."""
    groups: list[list[Change]] = [[found[0]]] if found else []
    for before, change in pairwise(found):
        if change.old[0] - before.old[1] <= 2 * context:
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups
