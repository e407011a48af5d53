"""What a relative expression is told from, and helpers that date it.

The mechanisms of ``dating`` and ``lengths`` take a match and an ``Anchor`` and return a
``Found``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wortlaut import notation, when
from wortlaut.model import Interval
from wortlaut.reader.timex.timewords import Match, TimeWord
from wortlaut.when import Unit

MASK = "XXXX-XX-XX"
FAR = 300
"""Days beyond which a month or day without a year is not sought in the tense's direction."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a relative expression is told from: the day of publication and the last day told.

    ``direction`` is that of the clause: -1 behind, 1 ahead, 0 not known.  ``year`` is a year that
    the sentences before put the story into.
    """

    day: date
    told: date | None
    direction: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """TIMEX3 type and value with the days that they name."""

    type: str
    value: str
    interval: Interval | None = None


Mechanism = Callable[[Match, Anchor], Found | None]


def of_value(value: str) -> Found:
    """Return a date by its value, with the days that the value itself names."""
    return Found("TIME" if "T" in value else "DATE", value, notation.parse_timex(value))


def unit_of(unit: Unit, day: date) -> Found:
    """Return the calendar unit that ``day`` lies in: its week, month, quarter, year ..."""
    writers: dict[Unit, Callable[[date], str]] = {
        Unit.DAY: date.isoformat,
        Unit.WEEK: notation.iso_week,
        Unit.WEEKEND: lambda one: notation.iso_week(one) + "-WE",
        Unit.MONTH: lambda one: f"{one.year:04}-{one.month:02}",
        Unit.QUARTER: lambda one: f"{one.year:04}-Q{(one.month + 2) // 3}",
        Unit.HALF: lambda one: f"{one.year:04}-H{(one.month + 5) // 6}",
        Unit.YEAR: lambda one: f"{one.year:04}",
        Unit.DECADE: lambda one: f"{one.year // 10:03}",
        Unit.CENTURY: lambda one: f"{one.year // 100:02}",
    }
    return of_value(writers[unit](day))


def moved(day: date, unit: Unit, count: int) -> date:
    """Return ``day`` moved by whole units of the calendar."""
    return when.add(day, when.Duration(count, unit))


def narrowed(found: Found, part: TimeWord | None) -> Found:
    """Return the expression with its days cut to a beginning, middle or end: a third of them."""
    days = found.interval
    if part is None or days is None or days.earliest is None or days.latest is None:
        return found
    first, last = days.earliest, days.latest
    third = ((last - first).days + 1) // 3
    if part.value == "START":
        last = when.shift_day(first, max(third - 1, 0))
    elif part.value == "END":
        first = when.shift_day(last, -max(third, 1))
    else:
        first, last = when.shift_day(first, third), when.shift_day(last, -third)
    return Found(found.type, found.value, Interval(first, last))


def number(word: TimeWord | None) -> int:
    """Return the whole number that a word stands for; 0 for none."""
    return int(word.value) if word and not isinstance(word.value, str) else 0


def near_year(anchor: Anchor, month_: int, day: int | None = None) -> int:
    """Return the year of a month or day that is told without one.

    The story's year if there is one; else the nearest in the clause's direction, if that is not
    more than ``FAR`` days off; else the nearest.
    """
    if anchor.year:
        return anchor.year
    base = anchor.day
    around = [(year_, _gap(base, year_, month_, day)) for year_ in _neighbours(base.year)]
    if anchor.direction:
        fitting = [one for one in around if one[1] * anchor.direction >= 0]
        around = [one for one in fitting if abs(one[1]) <= FAR] or around
    return min(around, key=lambda one: abs(one[1]))[0]


def _neighbours(year_: int) -> range:
    return range(max(year_ - 1, 1), min(year_ + 2, 10_000))


def _gap(base: date, year_: int, month_: int, day: int | None) -> int:
    """Return the days from the anchor to a month (0 inside it) or to a day of it."""
    if day is None:
        days = when.month(year_, month_)
        assert days.earliest is not None and days.latest is not None
        if when.contains(days, base):
            return 0
        edge = days.latest if days.latest < base else days.earliest
        return (edge - base).days
    return (date(year_, month_, min(day, 28)) - base).days


def year_of(match: Match, month_: int, anchor: Anchor) -> int:
    """Return the year of a month: given, shifted ("vergangenen Juli"), else the nearest."""
    given, shift = match.get("year"), match.get("shift")
    if given:
        return number(given)
    unit = match.get("unit")
    if shift and unit:
        return anchor.day.year + number(shift)
    if match.get("this", "current") and (unit or match.rule.make != "month"):
        return anchor.day.year
    if shift:
        turned = Anchor(anchor.day, anchor.told, 1 if number(shift) > 0 else -1)
        return near_year(turned, month_)
    return near_year(anchor, month_)


def century_of(now: int, two_digits: int) -> int:
    """Return the century that makes two digits a year not more than ten years ahead."""
    base = now - now % 100
    return base if base + two_digits <= now + 10 else base - 100
