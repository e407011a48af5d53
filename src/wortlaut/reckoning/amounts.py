"""How much was done: quantities of several happenings summed as intervals.

What one source tells as several happenings is several.  What two sources tell of the same days
may be the same: the sum lies between what is surely different and all of it together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wortlaut.model import Interval
from wortlaut.reckoning.types import Amount, Weighed

_OPEN = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Part:
    """One happening: its amount, its days, and who tells it."""

    amount: Amount
    when: Interval | None
    source: str


def parts(weighed: Sequence[Weighed]) -> tuple[Part, ...]:
    """Return the happenings that name an amount, each once, its amount as far as told alike."""
    groups: dict[str, list[Weighed]] = {}
    for one in weighed:
        if one.evidence.quantity is not None:
            groups.setdefault(one.evidence.happening or one.evidence.id, []).append(one)
    return tuple(_part(group) for group in groups.values())


def _part(group: Sequence[Weighed]) -> Part:
    told = [one.evidence.quantity for one in group if one.evidence.quantity]
    most = [one.most for one in told]
    hull = Amount(
        min(one.least for one in told),
        None if None in most else max(one for one in most if one is not None),
    )
    return Part(hull, group[0].when, group[0].evidence.source)


def total(happened: Sequence[Part]) -> Amount | None:
    """Return the sum of the happenings, None where there is none."""
    if not happened:
        return None
    ends = [part.amount.most for part in happened]
    most = None if None in ends else sum(end for end in ends if end is not None)
    return Amount(max(_by_source(happened), _apart(happened)), most)


def _by_source(happened: Sequence[Part]) -> float:
    """Return the most that one source tells by itself."""
    sums: dict[str, float] = {}
    for part in happened:
        sums[part.source] = sums.get(part.source, 0.0) + part.amount.least
    return max(sums.values())


def _apart(happened: Sequence[Part]) -> float:
    """Return the greatest sum of happenings no two of which can have been on one day."""
    spans = sorted(_days(part) for part in happened)
    ends = [end for end, _, _ in spans]
    best = [0.0]
    for at, (_, start, least) in enumerate(spans):
        before = bisect_left(ends, start, hi=at)
        best.append(max(best[-1], best[before] + least))
    return best[-1]


def _days(part: Part) -> tuple[int, int, float]:
    early = part.when.earliest if part.when else None
    late = part.when.latest if part.when else None
    start = early.toordinal() if early else 0
    return (late.toordinal() if late else _OPEN), start, part.amount.least


def reached_on(happened: Sequence[Part], owed: Amount) -> Interval | None:
    """Return the days on which the sum surely reached what was owed; None where it did not."""
    spans = sorted(happened, key=lambda part: _days(part)[0])
    for count in range(1, len(spans) + 1):
        so_far = total(spans[:count])
        if so_far and so_far.least >= owed.least:
            return spans[count - 1].when or Interval(None, None)
    return None
