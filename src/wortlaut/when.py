"""Dates with uncertainty: arithmetic over ``model.Interval`` and ``model.Window``.

An ``Interval`` is one instant that lies between two days; a ``Window`` a stretch whose start
and end are intervals.  Written forms of them (EDTF, ISO 8601, TIMEX3) are read and written in
``wortlaut.notation``.

Two types are added here because news needs them and days alone cannot say them:

- ``Duration``, because "a month" is no number of days until it is laid at a date;
- ``Clock``, because "10 Uhr Moskauer Zeit" may be another day where the reader sits.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.easter import easter as _easter
from dateutil.relativedelta import relativedelta

from wortlaut.model import Interval, Window

DAY = timedelta(days=1)


class Unit(StrEnum):
    """Units of the calendar and the clock, by their ISO 8601 letters (T for clock units)."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    HALF = "H"
    SEASON = "S"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"


_DAYS = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_MONTHS |= {Unit.SEASON: 3, Unit.DECADE: 120, Unit.CENTURY: 1200}
_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of one unit; ``amount`` is None where the text gives none ("some days")."""

    amount: float | None
    unit: Unit

    @property
    def exact(self) -> bool:
        """Whether the duration can be added to a date: a known amount of a day or more."""
        return self.amount is not None and self.unit not in _SECONDS

    def __mul__(self, factor: float) -> Duration:
        amount = None if self.amount is None else self.amount * factor
        return Duration(amount, self.unit)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with its IANA zone where the text gives one ("Europe/Moscow")."""

    hour: int
    minute: int = 0
    zone: str | None = None

    def __post_init__(self) -> None:
        if not (0 <= self.hour <= 24 and 0 <= self.minute < 60):
            raise ValueError(f"no time of day: {self.hour}:{self.minute}")


def day(value: date) -> Interval:
    """Return the interval that is one known day."""
    return Interval(value, value)


def month(year: int, number: int) -> Interval:
    """Return the interval of a month of a year."""
    last = calendar.monthrange(year, number)[1]
    return Interval(date(year, number, 1), date(year, number, last))


def months(year: int, first: int, count: int) -> Interval:
    """Return ``count`` months from month ``first`` of ``year``, as one interval."""
    start = date(year, first, 1)
    return Interval(start, start + relativedelta(months=count, days=-1))


def year(number: int, count: int = 1) -> Interval:
    """Return the interval of ``count`` years from year ``number``."""
    return Interval(date(number, 1, 1), date(min(number + count - 1, 9999), 12, 31))


def week(value: date) -> Interval:
    """Return the ISO week, Monday to Sunday, that ``value`` lies in."""
    monday = shift_day(value, -value.weekday())
    return Interval(monday, shift_day(monday, 6))


def weekend(value: date) -> Interval:
    """Return Saturday and Sunday of the ISO week that ``value`` lies in."""
    monday = shift_day(value, -value.weekday())
    return Interval(shift_day(monday, 5), shift_day(monday, 6))


def shift_day(value: date, days: int) -> date:
    """Return the day ``days`` later, held inside the calendar of years 1 to 9999."""
    ordinal = min(max(value.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def shift_months(value: date, count: int) -> date:
    """Return the day ``count`` months later, the last day of the month where there is none."""
    try:
        return value + relativedelta(months=count)
    except (ValueError, OverflowError):
        return date.max if count > 0 else date.min


def add(value: date, duration: Duration) -> date:
    """Return ``value`` plus an exact duration; halves of a month count 15 days.

    Raises ``ValueError`` where the duration has no amount or is shorter than a day.
    """
    if not duration.exact or duration.amount is None:
        raise ValueError(f"cannot be added to a date: {duration}")
    if duration.unit in _DAYS:
        return shift_day(value, round(duration.amount * _DAYS[duration.unit]))
    total = duration.amount * _MONTHS[duration.unit]
    whole = int(total)
    return shift_day(shift_months(value, whole), round((total - whole) * 30))


def shift(interval: Interval, duration: Duration, sign: int = 1) -> Interval:
    """Return the interval moved by a duration, later (1) or earlier (-1); open ends stay."""
    moved = duration * sign
    return Interval(
        add(interval.earliest, moved) if interval.earliest else None,
        add(interval.latest, moved) if interval.latest else None,
    )


def term(start: Interval, duration: Duration) -> Window:
    """Return the window of a term that starts within ``start``.

    Days and weeks are counted, and the end is uncertain by a day because the first day may count
    or not: 30 days from 18 March end on 16 or 17 April.  Months and years go by the calendar: a
    month from 18 March ends on 18 April, one from 1 March on 31 March.
    """
    end = shift(start, duration)
    first, last = end.earliest, end.latest
    if duration.unit in _DAYS:
        return Window(start, Interval(first and shift_day(first, -1), last))
    return Window(start, Interval(first and _eve(first), last and _eve(last)))


def ago(anchor: date, duration: Duration) -> Interval:
    """Return the days that "vor <duration>" means at ``anchor`` (negative amounts: "in ...").

    A number of days is exact.  Weeks, months and years are meant to half of their unit: "vor
    zwei Jahren" is two years before, give or take six months.
    """
    centre = add(anchor, duration * -1)
    if duration.unit is Unit.DAY:
        return day(centre)
    if duration.unit in _DAYS:
        return Interval(shift_day(centre, -3), shift_day(centre, 3))
    slack = _MONTHS[duration.unit] * 15
    return Interval(shift_day(centre, -slack), shift_day(centre, slack))


def hours_on(anchor: date, hours: int) -> Interval:
    """Return the days on which ``hours`` from some moment of ``anchor`` can end.

    "In 48 Stunden", told on the 18th, is the 20th; "in fünf Stunden" the 18th or the 19th.
    """
    return Interval(shift_day(anchor, hours // 24), shift_day(anchor, (hours + 23) // 24))


def intersect(left: Interval, right: Interval) -> Interval | None:
    """Return the days that both allow, or None where there are none."""
    earliest = max(_known(left.earliest, right.earliest), default=None)
    latest = min(_known(left.latest, right.latest), default=None)
    if earliest and latest and earliest > latest:
        return None
    return Interval(earliest, latest)


def contains(interval: Interval, value: date) -> bool:
    """Return whether ``value`` is one of the days that the interval allows."""
    after = interval.earliest is None or interval.earliest <= value
    return after and (interval.latest is None or value <= interval.latest)


def within(inner: Interval, outer: Interval) -> bool:
    """Return whether every day of ``inner`` is one of ``outer``."""
    return intersect(inner, outer) == inner


def hull(intervals: Iterable[Interval]) -> Interval:
    """Return the smallest interval around all; raises ``ValueError`` where there is none."""
    every = tuple(intervals)
    if not every:
        raise ValueError("no interval around nothing")
    starts = [one.earliest for one in every]
    ends = [one.latest for one in every]
    return Interval(
        None if None in starts else min(_known(*starts)),
        None if None in ends else max(_known(*ends)),
    )


def before(interval: Interval) -> Interval:
    """Return every day before the interval begins: "vor Weihnachten"."""
    return Interval(None, shift_day(interval.earliest, -1) if interval.earliest else None)


def until(interval: Interval) -> Interval:
    """Return every day up to the interval's last one: "bis März" may mean all of March."""
    return Interval(None, interval.latest)


def since(interval: Interval) -> Interval:
    """Return every day from the interval's first one on: "ab März"."""
    return Interval(interval.earliest, None)


def covers(window: Window, value: date) -> bool | None:
    """Return whether ``value`` lies in the window; None where its ends leave that open."""
    start, end = window.start or Interval(None, None), window.end or Interval(None, None)
    surely_begun = start.latest is not None and start.latest <= value
    surely_on = end.earliest is not None and value <= end.earliest
    if surely_begun and surely_on:
        return True
    too_early = start.earliest is not None and value < start.earliest
    too_late = end.latest is not None and value > end.latest
    return False if too_early or too_late else None


def easter(year_: int) -> date:
    """Return Easter Sunday of the Western churches."""
    return _easter(year_)


def weekday_near(anchor: date, weekday: int, direction: int) -> date:
    """Return the nearest ``weekday`` (Monday is 0) before (-1) or after (1) ``anchor``.

    Direction 0 allows the anchor itself and looks forward.
    """
    if direction < 0:
        return shift_day(anchor, -((anchor.weekday() - weekday - 1) % 7 + 1))
    start = anchor if direction == 0 else shift_day(anchor, 1)
    return shift_day(start, (weekday - start.weekday()) % 7)


def nth_weekday(year_: int, month_: int, weekday: int, nth: int) -> date:
    """Return the ``nth`` weekday of a month; -1 is the last."""
    span = month(year_, month_)
    assert span.earliest is not None and span.latest is not None
    if nth < 0:
        last = shift_day(span.latest, -((span.latest.weekday() - weekday) % 7))
        return shift_day(last, 7 * (nth + 1))
    return shift_day(weekday_near(span.earliest, weekday, 0), 7 * (nth - 1))


def utc(value: date, clock: Clock, zone: str | None = None) -> datetime | None:
    """Return the instant in UTC; None where neither the clock nor ``zone`` gives a zone.

    Raises ``ValueError`` for a zone that nobody keeps.
    """
    name = clock.zone or zone
    if name is None:
        return None
    try:
        info = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(
            f"no time zone {name!r}: use an IANA name such as Europe/Berlin"
        ) from error
    days, hour = divmod(clock.hour, 24)
    local = datetime.combine(shift_day(value, days), time(hour, clock.minute), info)
    return local.astimezone(UTC)


def _eve(value: date) -> date:
    return shift_day(value, -1) if value.day == 1 else value


def _known(*values: date | None) -> tuple[date, ...]:
    return tuple(value for value in values if value is not None)
