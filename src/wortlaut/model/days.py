"""Uncertain days and terms; ``wortlaut.when`` holds the operations on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """One instant that lies between two days, both included.  ``None`` is an open end.

    ``Interval(d, d)`` is a known day, March 2025 is ``Interval(2025-03-01, 2025-03-31)``, "by
    Easter" is ``Interval(None, 2025-04-20)``.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval ends before it starts: {self.earliest} > {self.latest}")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time whose start and end are each uncertain; ``None`` is not told.

    "30 days from 18 March 2025" is ``Window(Interval(03-18, 03-18), Interval(04-16, 04-17))``:
    the first day counted, or not.
    """

    start: Interval | None
    end: Interval | None
