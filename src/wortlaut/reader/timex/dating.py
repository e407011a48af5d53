"""What a matched temporal expression means: the mechanisms that date_rules.toml names.

A mechanism gets the match and the day that it is read from, and returns TIMEX3 type, value and
the days that follow from it, or None where the words mean no time.  Which anchor it takes is
part of it: "gestern", "nächste Woche", "am Dienstag" and a month without a year are told from
the day of publication; "am Tag darauf", "am selben Abend", "um 9 Uhr" from the last day told.
"""

from __future__ import annotations

from datetime import date

from wortlaut import when
from wortlaut.model import Interval
from wortlaut.reader.timex.anchors import (
    MASK,
    Anchor,
    Found,
    Mechanism,
    century_of,
    moved,
    narrowed,
    near_year,
    number,
    of_value,
    unit_of,
    year_of,
)
from wortlaut.reader.timex.timewords import Match, TimeWord
from wortlaut.when import Unit


def nothing(match: Match, anchor: Anchor) -> None:
    """Mean no time: an age, a sum of money."""


def fixed(match: Match, anchor: Anchor) -> Found:
    """Take the word's own value: PRESENT_REF, PAST_REF, FUTURE_REF."""
    shift, word = match.get("shift"), match.inside[-1]
    return Found("DATE", "FUTURE_REF" if shift and number(shift) > 0 else str(word.value))


def day_and_month(match: Match, anchor: Anchor) -> Found | None:
    """Date by day, month and year, the latter from the anchor where it is not given."""
    month = number(match.get("month", "month_short"))
    days = [word for word in match.numbers if word.kind != "year"]
    return _dated(number(days[0]), month, match.get("year"), anchor) if days else None


def date_in_words(match: Match, anchor: Anchor) -> Found | None:
    """Date whose day is an ordinal in words: "am ersten Oktober"."""
    day, month = number(match.get("ordinal")), number(match.get("month"))
    return _dated(day, month, match.get("year"), anchor)


def numeric(match: Match, anchor: Anchor) -> Found | None:
    """Date by numbers with dots: 1.7.2026, 24.12."""
    numbers = match.numbers
    year = numbers[2] if len(numbers) > 2 else None
    return _dated(number(numbers[0]), number(numbers[1]), year, anchor)


def iso(match: Match, anchor: Anchor) -> Found | None:
    """Date as ISO 8601 writes it."""
    year, month, day = (number(word) for word in match.numbers[:3])
    return _day(year, month, day)


def month(match: Match, anchor: Anchor) -> Found | None:
    """A month, its year given, shifted ("vergangenen Juli") or from the anchor."""
    word, part = match.get("month", "month_short"), match.get("part")
    at = year_of(match, number(word), anchor)
    return narrowed(of_value(f"{at:04}-{number(word):02}"), part)


def part_of(match: Match, anchor: Anchor) -> Found | None:
    """Beginning, middle or end of a unit: "Ende des Monats", "Mitte nächster Woche"."""
    unit, shift = match.get("unit"), match.get("shift")
    if unit is None:
        return None
    day = anchor.day if shift else told_within(anchor, Unit(str(unit.value)), match)
    found = unit_of(Unit(str(unit.value)), moved(day, Unit(str(unit.value)), number(shift)))
    return narrowed(found, match.get("part"))


def unit_end(match: Match, anchor: Anchor) -> Found:
    """Words such as "Jahresende": unit and part in one, the unit from the anchor or a year."""
    unit, _, part = str(match.inside[0].value).partition(":")
    day = anchor.day
    year = match.get("year")
    if year:
        day = date(number(year), 1, 1)
    word = match.inside[0]
    marked = TimeWord(word.start, word.end, "part", part, None, word.entry)
    return narrowed(unit_of(Unit(unit), day), marked)


def weekend(match: Match, anchor: Anchor) -> Found:
    """The weekend before or after the anchor, by direction or by an adjective."""
    shift, ahead = match.get("shift"), anchor.direction
    if match.get("same", "this", "current") or (anchor.day.weekday() > 4 and not shift):
        return unit_of(Unit.WEEKEND, anchor.day)
    step = number(shift) if shift else (-1 if ahead < 0 else 1)
    saturday = when.weekday_near(anchor.day, 5, -1 if step < 0 else 1)
    extra = step + 1 if step < 0 else step - 1
    return unit_of(Unit.WEEKEND, when.shift_day(saturday, 7 * extra))


def weekday(match: Match, anchor: Anchor) -> Found:
    """The weekday nearest in the clause's direction, or where an adjective says."""
    return of_value(_weekday(match, anchor).isoformat())


def weekday_before(match: Match, anchor: Anchor) -> Found:
    """A weekday that something is of ("die Zahlen vom Sonntag"): one that lies behind."""
    return weekday(match, Anchor(anchor.day, anchor.told, -1))


def weekday_of_week(match: Match, anchor: Anchor) -> Found | None:
    """A weekday of a shifted week: "am Freitag nächster Woche"."""
    unit, day = match.get("unit"), number(match.get("weekday"))
    if unit is None or unit.value != Unit.WEEK:
        return None
    monday = when.week(when.shift_day(anchor.day, 7 * number(match.get("shift")))).earliest
    return of_value(when.shift_day(monday, day).isoformat()) if monday else None


def tomorrow(match: Match, anchor: Anchor) -> Found:
    """The day after publication."""
    return of_value(when.shift_day(anchor.day, 1).isoformat())


def date_part(match: Match, anchor: Anchor) -> Found | None:
    """A part of a day given by its date: "in der Nacht des 14. August"."""
    found, part = day_and_month(match, anchor), match.get("daypart", "morning")
    return Found("TIME", f"{found.value}{part.value}", found.interval) if found and part else None


def nth_unit(match: Match, anchor: Anchor) -> Found:
    """The n-th day or week of what began on the last day told."""
    unit, count = Unit(str(match.inside[-1].value)), number(match.get("ordinal"))
    if anchor.told is None or not count or unit not in (Unit.DAY, Unit.WEEK):
        return Found("DATE", MASK)
    return unit_of(unit, moved(anchor.told, unit, count - 1))


def some_unit(match: Match, anchor: Anchor) -> Found:
    """The n-th unit of something untold: no day follows."""
    return Found("DATE", MASK)


def weekday_part(match: Match, anchor: Anchor) -> Found:
    """A part of a day: of a weekday, or of the day last told."""
    word = match.get("daypart", "early", "dayparts", "morning")
    fused = word is not None and word.front is not None
    if fused or match.get("weekday"):
        day = _weekday(match, anchor)
    else:
        day = anchor.told or anchor.day
        day = anchor.day if match.get("this", "current") else day
        day = when.shift_day(day, number(match.get("current", "following", "shift")))
    return of_value(day.isoformat() + (str(word.value) if word else ""))


def night_to(match: Match, anchor: Anchor) -> Found:
    """Read "In der Nacht zum Samstag": named for the day that it leads to, begun the day before."""
    day = _weekday(match, anchor)
    return Found("TIME", f"{day.isoformat()}TNI", Interval(when.shift_day(day, -1), day))


def deictic(match: Match, anchor: Anchor) -> Found:
    """Read "Gestern", "heute Abend": days from the day of publication."""
    word, part = match.inside[0], match.get("daypart", "early", "dayparts", "morning")
    day = when.shift_day(anchor.day, number(word))
    if part is None and len(match.inside) > 1:
        return of_value(day.isoformat() + "TMO")
    return of_value(day.isoformat() + (str(part.value) if part else ""))


def current(match: Match, anchor: Anchor) -> Found | None:
    """Read "Am heutigen Tag"; without a noun of time merely the present."""
    word, part, unit = match.get("current"), match.get("daypart"), match.get("unit")
    day = when.shift_day(anchor.day, number(word))
    if part:
        return of_value(day.isoformat() + str(part.value))
    if unit:
        return unit_of(Unit(str(unit.value)), day)
    return Found("DATE", "PRESENT_REF") if word and not number(word) else of_value(day.isoformat())


def told_unit(match: Match, anchor: Anchor) -> Found | None:
    """The same or the following unit, from the last day told."""
    unit, part = match.get("unit"), match.get("daypart")
    if anchor.told is None:
        return Found("DATE", MASK)
    step = number(match.get("following"))
    if part:
        return of_value(when.shift_day(anchor.told, step).isoformat() + str(part.value))
    kind = Unit(str(unit.value)) if unit else Unit.DAY
    return unit_of(kind, moved(anchor.told, kind, step))


def neighbour_day(match: Match, anchor: Anchor) -> Found:
    """Read "Vortag", "Folgetag": from the last day told."""
    if anchor.told is None:
        return Found("DATE", MASK)
    return of_value(when.shift_day(anchor.told, number(match.get("day_shift"))).isoformat())


def this_unit(match: Match, anchor: Anchor) -> Found:
    """Read "Dieses Jahr", "diese Woche" from publication, "dieser Tag" from the last day told."""
    unit = Unit(str(match.inside[-1].value))
    if unit is Unit.DAY:
        return of_value((anchor.told or anchor.day).isoformat())
    return unit_of(unit, anchor.day)


def shifted_unit(match: Match, anchor: Anchor) -> Found:
    """Read "Nächste Woche", "im vergangenen Jahr"; "am nächsten Tag" from the last day told."""
    unit, step = Unit(str(match.inside[-1].value)), number(match.get("shift"))
    if unit is not Unit.DAY:
        return unit_of(unit, moved(anchor.day, unit, step))
    if step < 0:
        return Found("DATE", MASK)
    return of_value(when.shift_day(anchor.told or anchor.day, step).isoformat())


def by_shift(unit: Unit) -> Mechanism:
    """Return the mechanism of words that hold unit and shift: "heuer", "Vorjahr", "Vormonat"."""

    def mechanism(match: Match, anchor: Anchor) -> Found:
        return unit_of(unit, moved(anchor.day, unit, number(match.inside[-1])))

    return mechanism


def told_within(anchor: Anchor, unit: Unit, match: Match) -> date:
    """Return the day that "Ende des Jahres" is told from: the story's year, else publication."""
    if unit is Unit.YEAR and anchor.year and not match.get("this", "current"):
        return date(anchor.year, 6, 30)
    return anchor.day


def _dated(day: int, month_: int, given: TimeWord | None, anchor: Anchor) -> Found | None:
    if not 1 <= month_ <= 12 or not 1 <= day <= 31:
        return None
    if given is None:
        return _day(near_year(anchor, month_, day), month_, day)
    full = number(given)
    if given.kind != "year":
        full += century_of(anchor.day.year, full)
    return _day(full, month_, day)


def _day(year_: int, month_: int, day: int) -> Found | None:
    try:
        return of_value(date(year_, month_, day).isoformat())
    except ValueError:
        return None


def _weekday(match: Match, anchor: Anchor) -> date:
    word = match.get("weekday")
    fused = match.get("daypart")
    if word is not None:
        number_ = number(word)
    else:
        number_ = int(fused.front) if fused and fused.front is not None else 0
    shift, day = match.get("shift"), anchor.day
    if match.get("current"):
        return when.shift_day(day, number(match.get("current")))
    if shift:
        step = number(shift)
        near = when.weekday_near(day, number_, -1 if step < 0 else 1)
        return when.shift_day(near, 7 * (step + 1 if step < 0 else step - 1))
    if match.get("this") or number_ == day.weekday():
        return when.weekday_near(day, number_, 0)
    return when.weekday_near(day, number_, -1 if anchor.direction <= 0 else 1)


MECHANISMS: dict[str, Mechanism] = {
    "nothing": nothing,
    "fixed": fixed,
    "date": day_and_month,
    "numeric": numeric,
    "iso": iso,
    "month": month,
    "date_in_words": date_in_words,
    "part_of": part_of,
    "unit_end": unit_end,
    "weekday_before": weekday_before,
    "tomorrow": tomorrow,
    "weekday_of_week": weekday_of_week,
    "date_part": date_part,
    "some_unit": some_unit,
    "nth_unit": nth_unit,
    "weekend": weekend,
    "weekday": weekday,
    "weekday_part": weekday_part,
    "night_to": night_to,
    "deictic": deictic,
    "current": current,
    "told_unit": told_unit,
    "neighbour_day": neighbour_day,
    "this_unit": this_unit,
    "shifted_unit": shifted_unit,
    "year_shift": by_shift(Unit.YEAR),
    "month_shift": by_shift(Unit.MONTH),
    "week_shift": by_shift(Unit.WEEK),
}
