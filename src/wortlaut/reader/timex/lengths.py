"""Mechanisms for what has a length or a rhythm: durations, sets, clock times, feasts.

The counterpart of ``dating``: same shape, named by date_rules.toml.
"""

from __future__ import annotations

from datetime import date

from wortlaut import notation, when
from wortlaut.model import Interval
from wortlaut.reader.timex.anchors import MASK, Anchor, Found, Mechanism, number, of_value, unit_of
from wortlaut.reader.timex.timewords import Match, TimeWord
from wortlaut.when import Clock, Duration, Unit

UNITS = (
    "unit",
    "part_year",
    "century",
    "units",
    "clock_unit",
    "clock_units",
    "weekends",
    "weekend",
)
COUNTS = ("n12", "n24", "n31", "n59", "many", "large", "year", "number_word", "one", "some")
_CLOCK = {Unit.HOUR, Unit.MINUTE, Unit.SECOND}
_SCALES = {Unit.DECADE: (10, Unit.YEAR), Unit.CENTURY: (100, Unit.YEAR)}


def length(match: Match) -> Duration | None:
    """Return the duration that a match tells: its count and its unit."""
    unit, count = match.get(*UNITS), match.get(*COUNTS)
    if unit is None:
        return None
    kind = Unit(str(unit.value))
    amount = _amount(match, count)
    if kind in _SCALES and amount is not None:
        factor, kind = _SCALES[kind]
        amount *= factor
    if match.get("half") and amount is not None:
        return Duration(6, Unit.MONTH) if kind is Unit.YEAR else Duration(0.5, kind)
    return Duration(amount, kind)


def duration(match: Match, anchor: Anchor) -> Found | None:
    """A length of time: "30 Tage", "eine Stunde", "einige Wochen"."""
    found = length(match)
    return Found("DURATION", notation.duration(found)) if found else None


def age_limit(match: Match, anchor: Anchor) -> Found | None:
    """Read "Unter sechs Jahren", "mit 42 Jahren": an age; other units are lengths of time."""
    found = length(match)
    return None if found is None or found.unit is Unit.YEAR else duration(match, anchor)


def ago(match: Match, anchor: Anchor) -> Found | None:
    """Read "Vor einer Woche": a length by its value, and the days that it leads back to."""
    found = length(match)
    if found is None:
        return None
    days = when.ago(anchor.day, found) if found.exact else None
    return Found("DURATION", notation.duration(found), days)


def ahead(match: Match, anchor: Anchor) -> Found | None:
    """Read "In zwei Wochen": a length, and its days unless the clause tells the past."""
    found = length(match)
    if found is None:
        return None
    days = None
    if anchor.direction > 0 and found.exact:
        days = when.ago(anchor.day, found * -1)
    elif anchor.direction > 0 and found.unit is Unit.HOUR and found.amount is not None:
        days = when.hours_on(anchor.day, round(found.amount))
    return Found("DURATION", notation.duration(found), days)


def total(match: Match, anchor: Anchor) -> Found | None:
    """Two lengths in one: "zwei Stunden und 28 Minuten"."""
    counts = match.all(*COUNTS)
    units = match.all("clock_unit", "clock_units")
    if len(counts) != 2 or len(units) != 2 or units[0].value == units[1].value:
        return None
    pairs = zip(counts, units, strict=True)
    parts = "".join(f"{count.value}{str(unit.value)[1:]}" for count, unit in pairs)
    return Found("DURATION", f"PT{parts}")


def loose(match: Match, anchor: Anchor) -> Found | None:
    """A plural without a count: "seit Monaten", "in diesen Tagen"."""
    unit = match.get(*UNITS)
    if unit is None:
        return None
    return Found("DURATION", notation.duration(Duration(None, Unit(str(unit.value)))))


def shifted_loose(match: Match, anchor: Anchor) -> Found | None:
    """Read "In den letzten Monaten" is a length, "in den nächsten Tagen" some future."""
    if number(match.get("shift")) > 0:
        return Found("DATE", "FUTURE_REF")
    return loose(match, anchor)


def shifted_units(match: Match, anchor: Anchor) -> Found | None:
    """Read "in den nächsten zwei Wochen": a length with the day of the report at one end."""
    found = length(match)
    if found is None:
        return None
    step = 1 if number(match.get("shift")) > 0 else -1
    days = None
    if found.exact:
        other = when.add(anchor.day, found * step)
        days = Interval(min(anchor.day, other), max(anchor.day, other))
    return Found("DURATION", notation.duration(found), days)


def long(match: Match, anchor: Anchor) -> Found:
    """Adjectives of length: "dreitägig", "30-tägig", "mehrjährig"."""
    word = match.inside[-1]
    count, _, unit = str(word.value).rpartition(":")
    if not count:
        count = str(word.front if word.front is not None else match.inside[0].value)
    amount = None if count == "X" else float(count)
    return Found("DURATION", notation.duration(Duration(amount, Unit(unit))))


def lasting(match: Match, anchor: Anchor) -> Found:
    """Read "Monatelang": some months."""
    unit = Unit(str(match.inside[-1].value))
    return Found("DURATION", notation.duration(Duration(None, unit)))


def later(match: Match, anchor: Anchor) -> Found | None:
    """Read "Drei Tage später", "am Tag darauf": from the last day told, else from publication."""
    unit, side = match.get(*UNITS), match.get("earlier")
    if unit is None or side is None:
        return None
    kind = Unit(str(unit.value))
    if kind in _CLOCK:
        return Found("TIME", f"{MASK}TXX:XX")
    count = match.get(*COUNTS)
    amount = _amount(match, count) if count else 1.0
    if amount is None:
        return Found("DATE", "PAST_REF" if number(side) < 0 else "FUTURE_REF")
    if anchor.told is None:
        return Found("DATE", MASK)
    day = when.add(anchor.told, Duration(amount * number(side), kind))
    if anchor.direction < 0 and day > anchor.day:
        return Found("DATE", MASK)  # told as past, yet after the report: another day was meant
    return unit_of(kind if kind is not Unit.DAY else Unit.DAY, day)


def every(match: Match, anchor: Anchor) -> Found | None:
    """Read "Jedes Jahr", "alle zwei Jahre", "pro Tag"."""
    part, season = match.get("daypart"), match.get("season")
    if part:
        return Found("SET", MASK + str(part.value))
    if season:
        return Found("SET", f"XXXX-{season.value}")
    unit, counts = match.get(*UNITS), match.all(*COUNTS)
    if unit is None:
        return None
    amount = _amount(match, counts[0]) if counts else 1.0
    return Found("SET", notation.duration(Duration(amount, Unit(str(unit.value)))))


def repeated(match: Match, anchor: Anchor) -> Found:
    """Read "Täglich", "jährlich": the word's own period."""
    return Found("SET", str(match.inside[-1].value))


def weekday_set(match: Match, anchor: Anchor) -> Found:
    """Read "Jeden Montag", "freitags"."""
    word = match.get("weekdays", "weekday")
    return Found("SET", f"XXXX-WXX-{number(word) + 1}")


def dayparts(match: Match, anchor: Anchor) -> Found:
    """Read "Abends", "nachts"."""
    return Found("SET", MASK + str(match.inside[-1].value))


def clock(match: Match, anchor: Anchor) -> Found | None:
    """A time of day on the last day told, else on that of the report; with zone if told."""
    numbers = [word for word in match.inside if word.entry == "digits"]
    hour, minute = number(numbers[0]), number(numbers[1]) if len(numbers) > 1 else 0
    if len(numbers) > 1 and not _written_as_time(match, numbers):
        return None
    part = match.get("dayparts")
    if part and part.value in ("TAF", "TEV") and 0 < hour < 12:
        hour += 12
    day = anchor.told or anchor.day
    zone = match.get("zone", "zone_name")
    offset = _offset(day, Clock(hour % 24, minute, str(zone.value))) if zone else ""
    value = f"{day.isoformat()}T{hour:02}:{minute:02}{offset}"
    return Found("TIME", value, when.day(day))


def feast(match: Match, anchor: Anchor) -> Found | None:
    """A feast of a year: the year given, or the nearest in the clause's direction."""
    word = match.get("feast")
    return _feast(str(word.value), match, anchor) if word else None


def feast_named(match: Match, anchor: Anchor) -> Found | None:
    """A feast of several words: "Mariä Himmelfahrt", "Tag der Deutschen Einheit"."""
    word = match.get("feast_name", "day_of")
    return _feast(str(word.value), match, anchor) if word else None


def advent(match: Match, anchor: Anchor) -> Found | None:
    """One of the four Sundays of Advent."""
    nth = number(match.get("ordinal"))
    return _feast(f"12-advent{7 * (nth - 4)}", match, anchor) if 1 <= nth <= 4 else None


def _feast(rule: str, match: Match, anchor: Anchor) -> Found | None:
    given = match.get("year")
    years = [number(given)] if given else [anchor.day.year + step for step in (-1, 0, 1)]
    found = [feast_days(rule, at) for at in years if 1 <= at <= 9998]
    if not found:
        return None
    return _nearest(found, anchor)


def feast_days(rule: str, at: int) -> Interval:
    """Return the days of a feast in a year, by its rule: "easter+49", "12-25", "11-0w4", "/2".

    A rule is a start - days from Easter, month-day, or month-weekday"w"n (negative: from the
    month's end) - and "/n" for the number of days that it lasts.
    """
    start, _, days = rule.partition("/")
    first = _feast_start(start, at)
    return Interval(first, when.shift_day(first, int(days or 1) - 1))


def _feast_start(rule: str, at: int) -> date:
    if rule.startswith("easter"):
        return when.shift_day(when.easter(at), int(rule.removeprefix("easter") or 0))
    month, _, day = rule.partition("-")
    if "advent" in day:
        christmas = date(at, 12, 25)
        fourth = when.weekday_near(christmas, 6, -1)
        return when.shift_day(fourth, int(day.removeprefix("advent")))
    if "w" in day:
        weekday, _, nth = day.partition("w")
        return when.nth_weekday(at, int(month), int(weekday), int(nth))
    return date(at, int(month), int(day))


def _nearest(found: list[Interval], anchor: Anchor) -> Found:
    def gap(days: Interval) -> int:
        assert days.earliest is not None
        return (days.earliest - anchor.day).days

    fitting = [days for days in found if gap(days) * anchor.direction >= 0]
    best = min(fitting or found, key=lambda days: abs(gap(days)))
    assert best.earliest is not None
    if best.earliest == best.latest:
        return of_value(best.earliest.isoformat())
    return Found("DATE", best.earliest.isoformat(), best)


def _amount(match: Match, count: TimeWord | None) -> float | None:
    if count is None or isinstance(count.value, str):
        return None
    numbers = match.all(*COUNTS)
    if match.get("comma") and len(numbers) == 2 and match.rule.make == "duration":
        return float(f"{numbers[0].value}.{numbers[1].value}")
    return float(count.value)


def _written_as_time(match: Match, numbers: list[TimeWord]) -> bool:
    """Whether the minutes have two digits; "3:1" is a score."""
    return numbers[1].end - numbers[1].start == 2 or bool(match.get("oclock"))


def _offset(day: date, clock_: Clock) -> str:
    at = when.utc(day, clock_)
    if at is None:
        return ""
    local = (clock_.hour * 60 + clock_.minute) - (at.hour * 60 + at.minute)
    local = (local + 720) % 1440 - 720
    sign = "-" if local < 0 else "+"
    return f"{sign}{abs(local) // 60:02}:{abs(local) % 60:02}"


MECHANISMS: dict[str, Mechanism] = {
    "duration": duration,
    "age_limit": age_limit,
    "ago": ago,
    "ahead": ahead,
    "sum": total,
    "loose": loose,
    "shifted_loose": shifted_loose,
    "shifted_units": shifted_units,
    "long": long,
    "lasting": lasting,
    "later": later,
    "every": every,
    "times": every,
    "set": repeated,
    "weekday_set": weekday_set,
    "dayparts": dayparts,
    "clock": clock,
    "feast": feast,
    "feast_named": feast_named,
    "advent": advent,
}
