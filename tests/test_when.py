"""Arithmetic with uncertain dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut import when
from wortlaut.model import Interval, Window
from wortlaut.when import Clock, Duration, Unit

MARCH_18 = date(2025, 3, 18)
DAYS = st.dates(date(1000, 1, 1), date(2900, 12, 31))
COUNTS = st.integers(0, 2000)
LONG_UNITS = st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Interval(draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None])))


def test_thirty_days_end_a_day_apart_as_the_first_day_counts_or_not() -> None:
    window = when.term(when.day(MARCH_18), Duration(30, Unit.DAY))
    assert window == Window(when.day(MARCH_18), Interval(date(2025, 4, 16), date(2025, 4, 17)))


def test_a_calendar_month_ends_on_the_same_day_of_the_next() -> None:
    window = when.term(when.day(MARCH_18), Duration(1, Unit.MONTH))
    assert window.end == when.day(date(2025, 4, 18))


def test_a_month_from_the_first_ends_on_the_last() -> None:
    window = when.term(when.day(date(2025, 3, 1)), Duration(1, Unit.MONTH))
    assert window.end == when.day(date(2025, 3, 31))


def test_a_term_from_an_uncertain_start_has_an_uncertain_end() -> None:
    window = when.term(when.month(2025, 3), Duration(30, Unit.DAY))
    assert window.end == Interval(date(2025, 3, 30), date(2025, 4, 30))


def test_months_end_where_the_month_is_shorter() -> None:
    assert when.add(date(2025, 1, 31), Duration(1, Unit.MONTH)) == date(2025, 2, 28)
    assert when.add(date(2024, 2, 29), Duration(1, Unit.YEAR)) == date(2025, 2, 28)


def test_nothing_is_added_that_has_no_amount() -> None:
    with pytest.raises(ValueError, match="cannot be added"):
        when.add(MARCH_18, Duration(None, Unit.DAY))
    with pytest.raises(ValueError, match="cannot be added"):
        when.add(MARCH_18, Duration(2, Unit.HOUR))


@pytest.mark.parametrize(
    ("year", "easter"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")]
)
def test_easter(year: int, easter: str) -> None:
    assert when.easter(year).isoformat() == easter


def test_weekdays_near_a_day() -> None:
    wednesday = date(2025, 3, 19)
    assert when.weekday_near(wednesday, 1, -1) == date(2025, 3, 18)
    assert when.weekday_near(wednesday, 2, -1) == date(2025, 3, 12)
    assert when.weekday_near(wednesday, 2, 0) == wednesday
    assert when.weekday_near(wednesday, 2, 1) == date(2025, 3, 26)


def test_the_nth_weekday_of_a_month() -> None:
    assert when.nth_weekday(2025, 5, 6, 2) == date(2025, 5, 11)
    assert when.nth_weekday(2025, 3, 6, -1) == date(2025, 3, 30)


def test_days_ago_are_exact_and_weeks_are_not() -> None:
    assert when.ago(MARCH_18, Duration(3, Unit.DAY)) == when.day(date(2025, 3, 15))
    assert when.ago(MARCH_18, Duration(1, Unit.WEEK)) == Interval(
        date(2025, 3, 8), date(2025, 3, 14)
    )


def test_a_clock_is_laid_into_its_zone() -> None:
    at = when.utc(date(2025, 3, 25), Clock(0, 30, "Europe/Moscow"))
    assert at is not None
    assert at.isoformat() == "2025-03-24T21:30:00+00:00"
    assert when.utc(MARCH_18, Clock(10)) is None
    with pytest.raises(ValueError, match="time zone"):
        when.utc(MARCH_18, Clock(10, 0, "Mars/Olympus"))


def test_a_clock_has_no_twenty_fifth_hour() -> None:
    with pytest.raises(ValueError, match="time of day"):
        Clock(25)


def test_what_a_window_covers_is_open_between_its_ends() -> None:
    window = when.term(when.day(MARCH_18), Duration(30, Unit.DAY))
    assert when.covers(window, date(2025, 3, 18)) is True
    assert when.covers(window, date(2025, 4, 16)) is True
    assert when.covers(window, date(2025, 4, 17)) is None
    assert when.covers(window, date(2025, 4, 18)) is False
    assert when.covers(Window(None, window.end), date(2025, 3, 1)) is None


def test_before_until_since() -> None:
    easter = Interval(date(2025, 4, 20), date(2025, 4, 21))
    assert when.before(easter) == Interval(None, date(2025, 4, 19))
    assert when.until(easter) == Interval(None, date(2025, 4, 21))
    assert when.since(easter) == Interval(date(2025, 4, 20), None)


def test_no_hull_around_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        when.hull(())


@given(intervals(), intervals())
def test_an_intersection_lies_in_both(left: Interval, right: Interval) -> None:
    both = when.intersect(left, right)
    assert both == when.intersect(right, left)
    if both is not None:
        assert when.within(both, left)
        assert when.within(both, right)


@given(intervals(), intervals(), DAYS)
def test_a_day_lies_in_the_intersection_if_in_both(
    left: Interval, right: Interval, day: date
) -> None:
    both = when.intersect(left, right)
    inside = both is not None and when.contains(both, day)
    assert inside == (when.contains(left, day) and when.contains(right, day))


@given(intervals(), intervals())
def test_a_hull_holds_both(left: Interval, right: Interval) -> None:
    around = when.hull((left, right))
    assert when.within(left, around)
    assert when.within(right, around)


@given(DAYS, COUNTS, LONG_UNITS)
def test_a_longer_term_never_ends_earlier(start: date, count: int, unit: Unit) -> None:
    short = when.term(when.day(start), Duration(count, unit)).end
    long = when.term(when.day(start), Duration(count + 1, unit)).end
    assert short and long and short.earliest and long.earliest
    assert short.earliest <= long.earliest
    assert short.latest and long.latest and short.latest <= long.latest


@given(DAYS, st.integers(0, 5000))
def test_days_added_and_taken_away_are_nothing(start: date, count: int) -> None:
    there = when.add(start, Duration(count, Unit.DAY))
    assert there - start == timedelta(days=count)
    assert when.add(there, Duration(-count, Unit.DAY)) == start


@given(DAYS, st.integers(0, 6), st.sampled_from([-1, 0, 1]))
def test_a_weekday_is_found_within_a_week(anchor: date, weekday: int, direction: int) -> None:
    found = when.weekday_near(anchor, weekday, direction)
    assert found.weekday() == weekday
    assert abs((found - anchor).days) <= 7
    assert (found - anchor).days * direction >= 0


@given(st.dates(), st.integers(-(10**9), 10**9))
def test_no_day_falls_out_of_the_calendar(start: date, days: int) -> None:
    assert date.min <= when.shift_day(start, days) <= date.max


@given(st.dates(), st.integers(-200_000, 200_000))
def test_no_month_falls_out_of_the_calendar(start: date, count: int) -> None:
    assert date.min <= when.shift_months(start, count) <= date.max
