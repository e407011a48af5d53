"""EDTF, ISO 8601 and TIMEX3, read and written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut import notation, when
from wortlaut.model import Interval, Window
from wortlaut.when import Duration, Unit

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
MARCH = Interval(date(2025, 3, 1), date(2025, 3, 31))
MARCH_18 = Interval(date(2025, 3, 18), date(2025, 3, 18))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    kind = draw(st.sampled_from(["both", "day", "month", "year", "from", "to"]))
    made = {
        "both": Interval(first, last),
        "day": Interval(first, first),
        "month": when.month(first.year, first.month),
        "year": when.year(first.year),
        "from": Interval(first, None),
        "to": Interval(None, last),
    }
    return made[kind]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-18", "2025-03-18", "2025-03-18"),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("2025-03?", "2025-03-01", "2025-03-31"),
        ("2024-02~", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2025-XX", "2025-01-01", "2025-12-31"),
        ("2025-03-XX", "2025-03-01", "2025-03-31"),
        ("2025-21", "2025-03-01", "2025-06-20"),
        ("2025-24", "2025-12-01", "2026-03-20"),
        ("2025-36", "2025-10-01", "2025-12-31"),
        ("2025-41", "2025-07-01", "2025-12-31"),
        ("[2025-03-04..2025-03-25]", "2025-03-04", "2025-03-25"),
    ],
)
def test_edtf_dates(text: str, first: str, last: str) -> None:
    expected = Interval(date.fromisoformat(first), date.fromisoformat(last))
    assert notation.parse_edtf(text) == expected


def test_edtf_intervals_have_open_ends() -> None:
    assert notation.parse_edtf("../2025-03-18") == Window(None, MARCH_18)
    assert notation.parse_edtf("2025-03/..") == Window(MARCH, None)
    assert notation.parse_edtf("2025-03-18/2025-03") == Window(MARCH_18, MARCH)


def test_iso_intervals_may_have_a_duration() -> None:
    end = Interval(date(2025, 4, 16), date(2025, 4, 17))
    assert notation.parse_edtf("2025-03-18/P30D") == Window(MARCH_18, end)
    start = Interval(date(2025, 3, 18), date(2025, 3, 19))
    day = Interval(date(2025, 4, 17), date(2025, 4, 17))
    assert notation.parse_edtf("P30D/2025-04-17") == Window(start, day)


@pytest.mark.parametrize("text", ["", "March", "2025-13", "2025-02-30", "25-3", "2025-03-18T10"])
def test_no_edtf_date(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        notation.parse_edtf(text)


@given(intervals())
def test_an_interval_reads_back(interval: Interval) -> None:
    assert notation.parse_edtf(notation.edtf(interval)) == interval


@given(st.none() | intervals(), st.none() | intervals())
def test_a_window_reads_back(start: Interval | None, end: Interval | None) -> None:
    window = Window(start, end)
    assert notation.parse_edtf(notation.edtf(window)) == window


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("P30D", Duration(30, Unit.DAY)),
        ("P3.5M", Duration(3.5, Unit.MONTH)),
        ("PXY", Duration(None, Unit.YEAR)),
        ("PT90M", Duration(90, Unit.MINUTE)),
        ("P2WE", Duration(2, Unit.WEEKEND)),
    ],
)
def test_durations_read_and_write(value: str, expected: Duration) -> None:
    assert notation.parse_duration(value) == expected
    assert notation.duration(expected) == value


@pytest.mark.parametrize("value", ["30D", "P", "PT3D", "P3", "PT2H28M"])
def test_no_duration_of_one_unit(value: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        notation.parse_duration(value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-03-18TEV", "2025-03-18", "2025-03-18"),
        ("2025-03-18T10:00+03:00", "2025-03-18", "2025-03-18"),
        ("2025-W12", "2025-03-17", "2025-03-23"),
        ("2025-W12-WE", "2025-03-22", "2025-03-23"),
        ("2025-W12-2", "2025-03-18", "2025-03-18"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-SU", "2025-06-01", "2025-09-22"),
        ("196", "1960-01-01", "1969-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_timex_values_name_days(value: str, first: str, last: str) -> None:
    expected = Interval(date.fromisoformat(first), date.fromisoformat(last))
    assert notation.parse_timex(value) == expected


@pytest.mark.parametrize(
    "value", ["FUTURE_REF", "P30D", "XXXX-WXX-2", "XXXX-XX-XX", "2025-02-30", "2025-W60", "T10:00"]
)
def test_timex_values_that_name_no_days(value: str) -> None:
    assert notation.parse_timex(value) is None


@given(DAYS)
def test_calendar_units_read_back_from_timex(day: date) -> None:
    units = (when.day(day), when.month(day.year, day.month), when.year(day.year), when.week(day))
    for interval in units:
        value = notation.timex(interval)
        assert value is not None
        assert notation.parse_timex(value) == interval


def test_a_stretch_that_is_no_unit_has_no_timex_value() -> None:
    assert notation.timex(Interval(date(2025, 3, 4), date(2025, 3, 25))) is None
    assert notation.timex(Interval(None, date(2025, 3, 25))) is None


@given(st.text("0123456789-XPTWEQHSUFA?~./[]", max_size=24))
def test_no_string_makes_timex_fail(value: str) -> None:
    notation.parse_timex(value)


@given(st.text("0123456789-XPDTWM?~./[]", max_size=24))
def test_strings_are_edtf_or_refused_by_name(value: str) -> None:
    try:
        found = notation.parse_edtf(value)
    except ValueError as error:
        assert str(error)
    else:
        assert isinstance(found, Interval | Window)


def test_values_that_differ_keep_what_they_share() -> None:
    assert notation.common("2025-03-04", "2025-03-25") == "2025-03-XX"
    assert notation.common("2025-02-25", "2025-03-25") == "2025-XX-XX"
    assert notation.common("1111-03-18", "2222-03-18") == "XXXX-03-18"
