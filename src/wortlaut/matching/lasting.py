"""How long something goes on: until a day, or for good from that day on at the latest.

"No attacks until 30 April" and "to end the attacks by 30 April" both name 30 April, and mean
different promises; "bis" and "до" say neither.  The word of the day decides it ("until", "by"),
else the word of refraining (``conduct.toml``); where both allow both, it stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wortlaut import when
from wortlaut.matching.conduct import Inventory
from wortlaut.model import Interval, Polarity


@dataclass(frozen=True, slots=True)
class Lasting:
    """``polarity``, ``start`` and ``end`` as they are meant, ``lasts`` as in ``Telling``."""

    polarity: Polarity
    start: Interval | None
    end: Interval | None
    lasts: bool | None = None


def lasting(told: Lasting, deadline: str, conduct: str, words: Inventory) -> Lasting:
    """Return what the wordings of the day and of the conduct make of what an act tells."""
    limits = words.aspects(deadline, "limit")
    if "before" in limits:
        return _not_before(told)
    if told.start is not None or told.end is None:
        return told
    if "lasting" in limits or "ceasing" in limits:
        return replace(told, lasts="lasting" in limits)
    if told.polarity is not Polarity.REFRAIN:
        return told
    if "lasting" in words.aspects(conduct, "function"):  # "der Verzicht gilt bis Ostern"
        return replace(told, lasts=True)
    named = words.aspects(conduct, "refrain") | words.aspects(conduct, "anymore")
    return replace(told, lasts=_LASTS.get(named, None if named else True))


_LASTS = {frozenset({"lasting"}): True, frozenset({"ceasing"}): False}


def _not_before(told: Lasting) -> Lasting:
    """Return what is not to be done before a day as refraining until the day before."""
    named = told.start or told.end
    day = named.earliest if named else None
    if day is None or told.polarity is Polarity.REFRAIN:
        return told
    return Lasting(Polarity.REFRAIN, None, when.day(when.shift_day(day, -1)), True)
