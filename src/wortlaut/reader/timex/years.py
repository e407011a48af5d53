"""Mechanisms for years and their parts, decades and centuries; the counterpart of ``dating``."""

from __future__ import annotations

from wortlaut import notation, when
from wortlaut.model import Interval
from wortlaut.reader.timex.anchors import (
    Anchor,
    Found,
    Mechanism,
    century_of,
    moved,
    narrowed,
    number,
    of_value,
    unit_of,
    year_of,
)
from wortlaut.reader.timex.timewords import Match
from wortlaut.when import Unit

MODERN = range(1700, 2100)
"""Years that four bare digits are taken for."""


def year(match: Match, anchor: Anchor) -> Found:
    """A year by its number."""
    return narrowed(of_value(f"{number(match.get('year')):04}"), match.get("part"))


def bare_year(match: Match, anchor: Anchor) -> Found | None:
    """Four digits alone: a year of the last centuries; older ones could be any number."""
    return year(match, anchor) if number(match.inside[0]) in MODERN else None


def year_before_noun(match: Match, anchor: Anchor) -> Found | None:
    """Four digits before a noun: round ones count things ("2000 Soldaten")."""
    return bare_year(match, anchor) if number(match.inside[0]) % 50 else None


def decade(match: Match, anchor: Anchor) -> Found | None:
    """A decade: "60er Jahre", "neunziger Jahre", "1980er Jahre"."""
    digits, suffix = match.get("n59", "many", "year"), match.get("er")
    if digits and suffix and suffix.start - digits.end > 1:
        return None
    count = number(digits or match.get("decade_word", "decade_noun"))
    if count % 10:
        return None
    full = count if count >= 1000 else century_of(anchor.day.year, count) + count
    return narrowed(of_value(f"{full // 10:03}"), match.get("part"))


def century(match: Match, anchor: Anchor) -> Found | None:
    """A century by its number."""
    count = number(match.numbers[0])
    if count < 2:
        return None
    return narrowed(of_value(f"{count - 1:02}"), match.get("part"))


def season(match: Match, anchor: Anchor) -> Found:
    """A season of a year, given or from the anchor."""
    name = str((match.get("season") or match.inside[-1]).value)
    front = match.inside[-1].front
    name = str(front) if front is not None else name
    middle = notation.SEASONS[name][0] + 1
    at = year_of(match, (middle - 1) % 12 + 1, anchor)
    if name == "WI" and not match.get("year") and anchor.day.month < 6 and at == anchor.day.year:
        at -= 1
    return narrowed(of_value(f"{at:04}-{name}"), match.get("part"))


PARTS = {Unit.QUARTER: ("Q", 4), Unit.HALF: ("H", 2)}
"""Parts of a year: letter in TIMEX3 values, and how many there are."""


def ordinal_unit(match: Match, anchor: Anchor) -> Found | None:
    """The n-th or last quarter or half of a year, or the one before or after the present one."""
    word, given = match.get("part_year"), match.get("ordinal", "n12")
    if word is None:
        return None
    unit = Unit(str(word.value))
    letter, most = PARTS[unit]
    if given is None and match.get("unit", "year") is None:
        return unit_of(unit, moved(anchor.day, unit, number(match.get("shift"))))
    count = number(given) if given else most
    if count > most:
        return None
    length = 12 // most
    at = _year_of_part(match, anchor, (count - 1) * length + 1 + length // 2)
    return of_value(f"{at:04}-{letter}{count}")


def _year_of_part(match: Match, anchor: Anchor, middle: int) -> int:
    """Return the year of a part; an adjective before the part is not the year's."""
    unit = match.get("unit")
    if unit is None:
        return year_of(match, middle, anchor)
    shifts = [word for word in match.all("shift") if word.start > match.inside[0].start]
    return anchor.day.year + (number(shifts[0]) if shifts else 0)


def half_of_month(match: Match, anchor: Anchor) -> Found | None:
    """The first or second half of a month: "die zweite Septemberhälfte"."""
    word, count = match.get("half_of"), number(match.get("ordinal"))
    if word is None or word.front is None or count not in (1, 2):
        return None
    number_ = int(word.front)
    found = of_value(f"{year_of(match, number_, anchor):04}-{number_:02}")
    days = found.interval
    if days is None or days.earliest is None:
        return found
    middle = days.earliest.replace(day=15)
    halves = (Interval(days.earliest, middle), Interval(when.shift_day(middle, 1), days.latest))
    return Found(found.type, found.value, halves[count - 1])


MECHANISMS: dict[str, Mechanism] = {
    "year": year,
    "bare_year": bare_year,
    "year_before_noun": year_before_noun,
    "decade": decade,
    "century": century,
    "season": season,
    "ordinal_unit": ordinal_unit,
    "half_of_month": half_of_month,
}
