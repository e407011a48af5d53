"""Which acts are compared at all: those that share a key, each with its neighbours in time.

Acts that tell the same in the same words on the same day are one group and compared once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from wortlaut.matching.facts import Facts

NEIGHBOURS = 60
"""Acts before it, in order of time, that an act is compared with under each of its keys."""
STEM_KEY = 5
"""First letters of a stem that make a key."""

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
