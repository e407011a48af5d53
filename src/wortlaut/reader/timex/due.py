"""When an act falls due, by its terms.

What is vague stays vague: "bald" and "sofort" give a lower bound, the day of the report, and no
last day; "vorerst" gives none at all.  A length without a start gives no day either.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from wortlaut import notation, when
from wortlaut.model import Interval, TimeExpression, Window
from wortlaut.reader.timex.terms import Part, Term
from wortlaut.when import Duration, Unit


def due(found: Sequence[Term], published: Interval | None) -> tuple[Interval | None, Window | None]:
    """Return the days within which an act with these terms falls due, and its window.

    The interval's earliest day is None where only an upper limit is told.  Both are None where
    no day follows: a length without a start, a vague word.
    """
    parts = [part for term in found if term.field for part in term.parts]
    start, end = _start(parts, published), _end(parts, published)
    size = _length(parts)
    if start and size and not end:
        window = when.term(_first_day(start), size)
        return _between(start, window.end), window
    if start or end:
        return _between(start, end), Window(start, end)
    days = _on(parts)
    if size and days is None and published and any(part.role == "now" for part in parts):
        days = published
    if days is None:
        return (_open(published), None) if _vague(parts) else (None, None)
    if size and (days.earliest == days.latest or days == published):
        window = when.term(days, size)
        return _between(days, window.end), window
    return days, None


def _start(parts: Sequence[Part], published: Interval | None) -> Interval | None:
    for part in parts:
        days = part.time.interval if part.time else None
        if part.role == "from" and days:
            return days
        if part.role == "of" and days and any(other.role == "until" for other in parts):
            return days
    return None


def _end(parts: Sequence[Part], published: Interval | None) -> Interval | None:
    limits = [limit for part in parts if (limit := _limit(part, published)) is not None]
    return min(limits, key=lambda limit: limit.latest or date.max) if limits else None


def _limit(part: Part, published: Interval | None) -> Interval | None:
    """Return the days on which the term may end, if the part sets an end."""
    time = part.time
    if time is None:
        return None
    if part.role == "within":
        return _limit_within(time, published)
    if time.interval is None:
        return None
    if part.role == "until":
        return time.interval
    if part.role == "before" and time.interval.earliest:
        return when.day(when.shift_day(time.interval.earliest, -1))
    return None


def _limit_within(time: TimeExpression, published: Interval | None) -> Interval | None:
    if time.interval is not None:
        return time.interval
    size = _duration(time)
    if size is None or published is None:
        return None
    if size.exact:
        return when.shift(published, size)
    hours = {Unit.HOUR: 1.0, Unit.MINUTE: 1 / 60, Unit.SECOND: 1 / 3600}.get(size.unit)
    if hours is None or size.amount is None:
        return None
    return when.shift(published, Duration(math.ceil(size.amount * hours / 24), Unit.DAY))


def _length(parts: Sequence[Part]) -> Duration | None:
    for part in parts:
        timed = part.time if part.time and part.time.interval is None else None
        size = _duration(timed) if timed else None
        if size and size.exact and part.role in ("for", "bare", "at", "of"):
            return size
    return None


def _duration(time: TimeExpression) -> Duration | None:
    if time.type != "DURATION":
        return None
    try:
        return notation.parse_duration(time.value)
    except ValueError:
        return None


def _on(parts: Sequence[Part]) -> Interval | None:
    """Return the days that the parts name: of both "am Montag und Dienstag", of the narrower one
    "in zwei Wochen, am 24. September".
    """
    roles = ("at", "bare", "for", "during", "course")
    days = [part.time.interval for part in parts if part.time and part.role in roles]
    dated = [one for one in days if one is not None]
    if not dated:
        return None
    narrow = dated[0]
    for one in dated[1:]:
        narrow = when.intersect(narrow, one) or when.hull((narrow, one))
    return narrow


def _vague(parts: Sequence[Part]) -> bool:
    return any(
        part.role in ("now", "soon") or (part.time and part.time.value == "FUTURE_REF")
        for part in parts
    )


def _open(published: Interval | None) -> Interval | None:
    return when.since(published) if published and published.earliest else None


def _first_day(start: Interval) -> Interval:
    """Return the start of a term: "ab Januar" means from its first day on."""
    return when.day(start.earliest) if start.earliest else start


def _between(start: Interval | None, end: Interval | None) -> Interval | None:
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        return None
    return Interval(earliest, latest) if earliest or latest else None
