"""Mechanisms for years and their parts, decades and centuries; the counterpart of ``dating``."""

from __future__ import annotations

from wortlaut import notation, when
from wortlaut.model import Interval
from wortlaut.reader.anchors import (
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
from wortlaut.reader.timewords import Match
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


def ordinal_unit(match: Match, anchor: Anchor) -> Found | None:
    """The n-th quarter, half-year or week of a year."""
    unit, count = match.get("part_year"), number(match.get("ordinal", "n12"))
    shift, year_unit = match.all("shift"), match.get("unit", "year")
    letters = {Unit.QUARTER: ("Q", 4), Unit.HALF: ("H", 2)}
    if unit is None or unit.value not in letters:
        return None
    letter, most = letters[Unit(str(unit.value))]
    if not count and not year_unit:
        step = number(shift[0]) if shift else 0
        return unit_of(Unit(str(unit.value)), moved(anchor.day, Unit(str(unit.value)), step))
    count = count or most  # "im letzten Quartal des Jahres"
    if count > most:
        return None
    length = 12 // most
    at = year_of(match, (count - 1) * length + 1 + length // 2, anchor)
    return of_value(f"{at:04}-{letter}{count}")


def half_of_month(match: Match, anchor: Anchor) -> Found | None:
    """ "Die zweite Septemberhälfte"."""
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
