"""Which acts are compared at all: those that share a key, each with its neighbours in time.

Acts that tell the same in the same words on the same day are one group and compared once.  The
number of comparisons grows with the number of groups, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from wortlaut.matching.facts import Facts

NEIGHBOURS = 60
"""Acts before it, in order of time, that an act is compared with under each of its keys."""
STEM_KEY = 5
"""First letters of a stem that make a key."""

Pair = tuple[int, int]
Key = tuple[object, ...]


def groups(found: Iterable[Facts]) -> list[list[Facts]]:
    """Return the acts, those that matching cannot tell apart together, in order of time."""
    same: dict[Key, list[Facts]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.key):
        same[_signature(one)].append(one)
    return list(same.values())


def _signature(one: Facts) -> Key:
    telling = one.telling
    known = (one.stage, one.day, telling.polarity, telling.kind, telling.debtor, one.movers)
    return (*known, one.meaning, telling.start, telling.end, telling.term, telling.quantity)


def pairs(found: list[Facts]) -> Iterator[Pair]:
    """Yield the places of the pairs to compare in ``found``, which is in order of time."""
    seen: set[Pair] = set()
    for places in _blocks(found).values():
        for at, right in enumerate(places):
            for left in places[max(0, at - NEIGHBOURS) : at]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right


def _blocks(found: list[Facts]) -> dict[Key, list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        for key in dict.fromkeys(keys(one)):
            blocks[(one.stage, one.telling.polarity, *key)].append(place)
    return blocks


def keys(one: Facts) -> Iterator[Key]:
    """Yield what the act can be found by: conduct with object, side, amount or date; words."""
    telling, meaning = one.telling, one.meaning
    end = telling.end.latest if telling.end else None
    rest: list[object] = [*sorted(meaning.scope), *telling.debtor, *sorted(one.movers)]
    rest += [*telling.quantity, *([end.isoformat()] if end else [])]
    for conduct in sorted(meaning.conduct):
        yield "conduct", conduct
        yield from (("conduct", conduct, one) for one in rest)
    yield from (("words", stem[:STEM_KEY]) for stem in sorted(meaning.stems))
    if not meaning.conduct or telling.quantity:
        yield from (("thing", thing) for thing in sorted(meaning.scope))
