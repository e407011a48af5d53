"""Written forms of dates: EDTF (ISO 8601-2), ISO 8601 durations and intervals, TIMEX3 values.

What is read becomes an ``Interval`` (one instant between two days) or a ``Window`` (a stretch);
what is written reads back as the same value.  A malformed string raises ``ValueError``, save in
``parse_timex``, where values such as "FUTURE_REF" simply name no days.
"""

from __future__ import annotations

import re
from datetime import date

from wortlaut import when
from wortlaut.model import Interval, Window
from wortlaut.when import Duration, Unit

SEASONS = {"SP": (3, 1, 6, 20), "SU": (6, 1, 9, 22), "FA": (9, 1, 12, 21), "WI": (12, 1, 3, 20)}
"""First and last day of each season, wide enough for the calendar's and the weather's sense.

A winter runs into the year after the one that it is named for.
"""

_EDTF_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_QUARTERS = {33: 1, 34: 4, 35: 7, 36: 10}
_HALVES = {40: 1, 41: 7}
_EDTF_DATE = re.compile(r"([0-9]{4}|[0-9]{1,3}X{1,3})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?")
_EDTF_SET = re.compile(r"\[(.*)\.\.(.*)\]")
_DURATION = re.compile(r"P(T?)([0-9]+(?:\.[0-9]+)?|X)(WE|DE|CE|[DWMYHSQ])")
_TIMEX = re.compile(r"([0-9]{2,4})(?:-(.+))?")
_WEEK = re.compile(r"W([0-9]{2})(?:-(WE|[1-7]))?")
_DAY = re.compile(r"([0-9]{2})(?:-([0-9]{2}))?")


def parse_edtf(text: str) -> Interval | Window:
    """Return what an EDTF string means: a date or set as ``Interval``, ``a/b`` as ``Window``.

    Marks of doubt (?, ~, %) are allowed and dropped; ``..`` and the empty string are open ends.
    One side of an interval may be an ISO 8601 duration: ``2025-03-18/P30D``.
    """
    head, slash, tail = text.partition("/")
    if not slash:
        return _edtf_date(text)
    if tail.startswith("P"):
        return when.term(_edtf_date(head), parse_duration(tail))
    if head.startswith("P"):
        end = _edtf_date(tail)
        back = when.term(end, parse_duration(head) * -1)
        return Window(_one_day_later(back.end), end)
    return Window(_edtf_end(head), _edtf_end(tail))


def edtf(value: Interval | Window) -> str:
    """Return the EDTF string of an interval or a window; ``parse_edtf`` reads it back."""
    if isinstance(value, Interval):
        return _edtf_interval(value)
    ends = (".." if end is None else _edtf_interval(end) for end in (value.start, value.end))
    return "/".join(ends)


def parse_duration(text: str) -> Duration:
    """Return an ISO 8601 or TIMEX3 duration of one unit: P30D, PT90M, P3.5M, PXY, P2WE."""
    found = _DURATION.fullmatch(text)
    if not found:
        raise ValueError(f"no duration: {text!r}; expected one such as P30D or PT2H")
    clock, amount, letters = found.groups()
    if clock and letters not in "HMS":
        raise ValueError(f"no duration: {text!r}; {letters} is no unit of the clock")
    return Duration(
        None if amount == "X" else float(amount), Unit(("T" if clock else "") + letters)
    )


def duration(value: Duration) -> str:
    """Return the TIMEX3 value of a duration; half-years and quarters are told in months."""
    factor, letters = {
        Unit.QUARTER: (3, "M"),
        Unit.HALF: (6, "M"),
        Unit.SEASON: (1, "SEASON"),
    }.get(value.unit, (1, value.unit.value))
    amount = "X" if value.amount is None else f"{value.amount * factor:g}"
    clock = "T" if letters.startswith("T") else ""
    return f"P{clock}{amount}{letters.removeprefix('T')}"


def parse_timex(value: str) -> Interval | None:
    """Return the days that a TIMEX3 value names: 2025-03-18TEV, 2025-W12-WE, 2025-Q1, 196.

    None where it names none: durations, sets, references, placeholders (X), impossible dates.
    """
    found = _TIMEX.fullmatch(value.split("T", 1)[0])
    if not found:
        return None
    head, rest = found.groups()
    try:
        if len(head) < 4:
            return None if rest else when.year(*_years(head))
        return when.year(int(head)) if rest is None else _part(int(head), rest)
    except (ValueError, OverflowError):
        return None


def season(year: int, name: str) -> Interval:
    """Return the days of a season ("SP", "SU", "FA", "WI") of a year."""
    first_month, first_day, last_month, last_day = SEASONS[name]
    over = int(last_month < first_month)
    return Interval(date(year, first_month, first_day), date(year + over, last_month, last_day))


def timex(interval: Interval) -> str | None:
    """Return the TIMEX3 value of an interval that is a day, month, year or week, else None."""
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if interval == when.month(first.year, first.month):
        return f"{first:%Y-%m}"
    if interval == when.year(first.year):
        return f"{first:%Y}"
    return iso_week(first) if interval == when.week(first) else None


def iso_week(value: date) -> str:
    """Return the TIMEX3 value of the ISO week of a day: 2025-W12."""
    number = value.isocalendar()
    return f"{number.year:04}-W{number.week:02}"


def common(first: str, second: str) -> str:
    """Return what two TIMEX3 values of one shape agree on, with X for the rest.

    Where only the years differ, only they are masked (XXXX-03-18); else every digit from the
    first difference on: 2025-03-04 and 2025-03-25 give 2025-03-XX.
    """
    if first == second:
        return first
    if len(first) != len(second):
        return "XXXX-XX-XX"
    if first[:4] != second[:4] and first[4:] == second[4:]:
        return re.sub("[0-9]", "X", first[:4]) + first[4:]
    parts = zip(re.split("([-T])", first), re.split("([-T])", second), strict=False)
    same, masked = True, []
    for left, right in parts:
        same = same and left == right
        masked.append(left if same else re.sub("[0-9]", "X", left))
    return "".join(masked)


def _years(prefix: str) -> tuple[int, int]:
    count = 10 ** (4 - len(prefix))
    return int(prefix) * count or 1, count


def _part(year: int, rest: str) -> Interval | None:
    if rest in SEASONS:
        return season(year, rest)
    if rest[0] in "QH" and rest[1:].isdigit():
        length = 3 if rest[0] == "Q" else 6
        return when.months(year, (int(rest[1:]) - 1) * length + 1, length)
    if week := _WEEK.fullmatch(rest):
        return _week(year, int(week[1]), week[2])
    if month := _DAY.fullmatch(rest):
        if month[2] is None:
            return when.month(year, int(month[1]))
        return when.day(date(year, int(month[1]), int(month[2])))
    return None


def _week(year: int, number: int, part: str | None) -> Interval:
    monday = date.fromisocalendar(year, number, 1)
    if part == "WE":
        return when.weekend(monday)
    return when.week(monday) if part is None else when.day(when.shift_day(monday, int(part) - 1))


def _edtf_end(text: str) -> Interval | None:
    return None if text in ("", "..") else _edtf_date(text)


def _edtf_date(text: str) -> Interval:
    if one_of := _EDTF_SET.fullmatch(text):
        first, last = (_edtf_end(part) for part in one_of.groups())
        return Interval(first.earliest if first else None, last.latest if last else None)
    found = _EDTF_DATE.fullmatch(text)
    if not found:
        raise ValueError(f"no EDTF date: {text!r}; expected one such as 2025-03 or 2025-03-18")
    year, month, day = found.groups()
    try:
        return _unmasked(year, month, day)
    except ValueError as error:
        raise ValueError(f"no such date: {text!r} ({error})") from error


def _unmasked(year: str, month: str | None, day: str | None) -> Interval:
    if "X" in year or month in (None, "XX"):
        first = max(int(year.replace("X", "0")), 1)
        return Interval(date(first, 1, 1), date(int(year.replace("X", "9")), 12, 31))
    number = int(month or 0)
    if day in (None, "XX"):
        return _edtf_month(int(year), number)
    return when.day(date(int(year), number, int(day or 0)))


def _edtf_month(year: int, number: int) -> Interval:
    if number in _EDTF_SEASONS:
        return season(year, _EDTF_SEASONS[number])
    if number in _QUARTERS:
        return when.months(year, _QUARTERS[number], 3)
    if number in _HALVES:
        return when.months(year, _HALVES[number], 6)
    if not 1 <= number <= 12:
        raise ValueError(f"month {number}")
    return when.month(year, number)


def _edtf_interval(interval: Interval) -> str:
    named = timex(interval)
    if named and "W" not in named:
        return named
    first = interval.earliest.isoformat() if interval.earliest else ""
    last = interval.latest.isoformat() if interval.latest else ""
    return f"[{first}..{last}]"


def _one_day_later(interval: Interval | None) -> Interval | None:
    if interval is None or interval.earliest is None or interval.latest is None:
        return interval
    return Interval(when.shift_day(interval.earliest, 1), when.shift_day(interval.latest, 1))
