"""Who could have seen it: whether declared coverage reaches over a whole commitment."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut import when
from wortlaut.model import Interval
from wortlaut.reckoning.evidence import Frame, Within
from wortlaut.reckoning.types import Commitment, Coverage


def matching(
    commitment: Commitment, coverage: Sequence[Coverage], frame: Frame
) -> tuple[Coverage, ...]:
    """Return the coverage that watches for this conduct, wherever the commitment reaches."""
    return tuple(one for one in coverage if _watches(commitment, one, frame)) if coverage else ()


def is_covered(commitment: Commitment, coverage: Sequence[Coverage], frame: Frame) -> bool:
    """Tell whether matching sources together watch every day on which it may run."""
    if not coverage:
        return False
    return not unwatched(commitment, coverage, frame)


def unwatched(
    commitment: Commitment, coverage: Sequence[Coverage], frame: Frame
) -> tuple[Interval, ...]:
    """Return the stretches of its window that no matching source watches."""
    return gaps(commitment, matching(commitment, coverage, frame))


def gaps(commitment: Commitment, watching: Sequence[Coverage]) -> tuple[Interval, ...]:
    """Return the stretches of the window that nobody watches; without known ends, all of it."""
    first, last = commitment.first_day, commitment.last_day
    if not watching or first is None or last is None:
        return (Interval(first, last),)
    found, at = [], first
    for one in sorted(watching, key=lambda cover: str(cover.period.earliest)):
        early, late = one.period.earliest, one.period.latest
        if early is None or late is None or late < at:
            continue
        if early > last:
            break
        if early > at:
            found.append(Interval(at, when.shift_day(early, -1)))
        at = when.shift_day(late, 1)
    return (*found, Interval(at, last)) if at <= last else tuple(found)


def _watches(commitment: Commitment, one: Coverage, frame: Frame) -> bool:
    conduct = not one.conduct or bool(set(one.conduct) & set(commitment.conduct))
    actor = not one.actor or (bool(commitment.debtor) and set(commitment.debtor) <= set(one.actor))
    scope = _reaches(commitment.scope, one.scope, frame.objects)
    return conduct and actor and scope and _reaches(commitment.places, one.places, frame.places)


def _reaches(owed: Sequence[str], seen: Sequence[str], within: Within) -> bool:
    """Whether each thing owed lies in something seen; () of ``seen`` is everything."""
    if not seen:
        return True
    whole = [within.get(thing, frozenset({thing})) for thing in owed]
    return bool(whole) and all(set(seen) & one for one in whole)
