"""Lengths of terms in days: "P30D" and "P1M" can be compared."""

from __future__ import annotations

from functools import cache

from wortlaut.notation import parse_duration
from wortlaut.when import Unit

_DAYS = {Unit.DAY: (1, 1), Unit.WEEK: (7, 7), Unit.MONTH: (28, 31), Unit.YEAR: (365, 366)}
_HOURS = {Unit.HOUR: 24, Unit.MINUTE: 24 * 60}


@cache
def days(term: str | None) -> tuple[float, float] | None:
    """Return the least and the most days of a TIMEX3 duration; None where it names no amount."""
    if term is None:
        return None
    try:
        length = parse_duration(term)
    except ValueError:
        return None
    if length.amount is None:
        return None
    if length.unit in _HOURS:
        one = length.amount / _HOURS[length.unit]
        return one, one
    least, most = _DAYS.get(length.unit, (0, 0))
    return (least * length.amount, most * length.amount) if most else None
