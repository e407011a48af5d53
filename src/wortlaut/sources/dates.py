"""Dates as they are written into a report's head: a day, a month or a year, never more precise.

A date known only as a month becomes the interval of that month.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

from dateutil import parser, tz

from wortlaut import lexicon, when
from wortlaut.errors import InputError
from wortlaut.lexicon import Entry
from wortlaut.model import Interval

ZONES = {"de": "Europe/Berlin"}
"""The clock by which a report of a language is dated when its time is given in another zone."""
FORMS = "2025-03-18, 2025-03 or 2025"

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?P<time>[T ]\d\d:\d\d.*)?)?)?")


class Month(Entry, frozen=True):
    """A month's number and the words for it, in any case, without a final full stop."""

    number: int
    names: tuple[str, ...]


class Orders(Entry, frozen=True):
    """Words of a report's head, of which one entry names the orders of day and month."""

    names: tuple[str, ...]


def parse_date(written: str) -> Interval:
    """Return the days that a date typed by a user allows: ``2025``, ``2025-03``, ``2025-03-18``.

    Raises ``InputError`` for anything else, naming the forms.
    """
    found = _iso(written.strip(), None)
    if found is None:
        raise InputError(f"{written!r} is no date that I know: write {FORMS}")
    return found


def is_iso(written: str) -> bool:
    """Return whether ``written`` is a date in ISO form, with or without a time."""
    return _iso(written.strip(), None) is not None


def read_date(written: str, code: str) -> Interval | None:
    """Return the days that ``written`` allows, in ISO form or as language ``code`` writes it."""
    written = written.strip()
    if found := _iso(written, code):
        return found
    match = re.compile(pattern("date", code) + r"(?:[, ].*\d{1,2}[:.]\d\d.*)?").fullmatch(written)
    return date_in(match, code) if match else None


DAYS = {
    "ordinal": r"(?<![\d.])(?P<d>\d{{1,2}})\.\s?(?:(?P<m>\d{{1,2}})\.|(?P<word>{month})\.?)\s?"
    r"(?P<y>\d{{4}}|\d\d)(?![\d.-]\d|\d)",
    "day-month": r"(?<![\d.])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<word>{month})\.?,?\s"
    r"(?P<y>\d{{4}})(?!\d)",
    "month-day": r"\b(?P<word3>{month})\.?\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s"
    r"(?P<y3>\d{{4}})(?!\d)",
    "dotted": r"(?<![\d.])(?P<d4>\d{{1,2}})\.(?P<m4>\d{{1,2}})\.(?P<y4>\d{{4}})(?![\d.-]\d|\d)",
}
"""How a day is written: "18. März 2025", "18 March 2025", "March 18, 2025", "18.03.2025"."""
ISO = r"|(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"


@cache
def _orders(code: str) -> tuple[str, ...]:
    """Return the names in ``DAYS`` of how a language writes days (``head.toml``)."""
    entries = lexicon.load(code).entries("head.toml", Orders)
    return next((entry.names for entry in entries if entry.id == "date-order"), ("ordinal",))


@cache
def pattern(name: str, code: str) -> str:
    """Return the regular expression for ``{day}``, or for any ``{date}``, in a language.

    Its groups are read by ``date_in``; it stands once in an expression.
    """
    words = sorted(_months(code), key=len, reverse=True)
    month = f"(?i:{'|'.join(map(re.escape, words))})"
    day = "|".join(DAYS[order].format(month=month) for order in _orders(code)) + ISO
    if name == "day":
        return f"(?:{day})"
    rest = rf"(?P<word2>{month})\s(?P<y2>\d{{4}})(?!\d)|(?P<part>\d{{4}}(?:-\d\d)?)(?![-.]?\d)"
    return f"(?:{day}|{rest})"


def date_in(match: re.Match[str], code: str) -> Interval | None:
    """Return the days that the groups of ``pattern`` hold, None where the calendar lacks them."""
    part = match.groupdict().get
    if iso := part("iso") or part("part"):
        return _iso(iso, code)
    if part("d4"):
        return _interval(int(part("y4") or 0), int(part("m4") or 0), int(part("d4") or 0))
    if part("d3"):
        month = _months(code)[(part("word3") or "").lower()]
        return _interval(int(part("y3") or 0), month, int(part("d3") or 0))
    if part("d"):
        month = int(part("m") or 0) or _months(code)[(part("word") or "").lower()]
        return _interval(_full(part("y") or ""), month, int(part("d") or 0))
    if part("word2"):
        return _interval(int(part("y2") or 0), _months(code)[(part("word2") or "").lower()], 0)
    return None


def _iso(written: str, code: str | None) -> Interval | None:
    match = _ISO.fullmatch(written)
    if not match:
        return None
    if match["time"]:
        return _local(written, code)
    return _interval(int(match[1]), int(match[2] or 0), int(match[3] or 0))


def _local(written: str, code: str | None) -> Interval | None:
    """Return the day of a date with a time, by the clock of the language's papers."""
    try:
        moment = parser.isoparse(written.replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return _iso(written[:10], code)
    return when.day(_on_clock(moment, code).date())


def _on_clock(moment: datetime, code: str | None) -> datetime:
    zone = tz.gettz(ZONES[code]) if code in ZONES else None
    return moment.astimezone(zone) if zone and moment.tzinfo else moment


def _interval(year: int, month: int, day: int) -> Interval | None:
    try:
        if day:
            return when.day(datetime(year, month, day).date())
        return when.month(year, month) if month else when.year(year)
    except ValueError:
        return None


def _full(year: str) -> int:
    """Return the year meant by two digits, as POSIX has it: 69 to 99 are of the last century."""
    number = int(year)
    if len(year) == 4:
        return number
    return number + (1900 if number >= 69 else 2000)


@cache
def _months(code: str) -> dict[str, int]:
    entries = lexicon.load(code).entries("months.toml", Month)
    return {name: entry.number for entry in entries for name in entry.names}
