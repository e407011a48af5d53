"""The words of the page, from a catalogue in ``templates/texts_<code>.json``."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import msgspec

from wortlaut.model import Interval, Window

LANGUAGES = ("de", "en")
"""The languages that pages have words in."""
Catalogue = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Texts:
    """The catalogue of one language; calling it looks a text up."""

    language: str
    catalogue: Catalogue

    def __call__(self, group: str, key: str) -> str:
        """Return the text of ``key``; an unknown key is a mistake of ours: ``KeyError``."""
        return self.catalogue[group][key]

    def number(self, sort: str, number: int) -> str:
        """Return how the ``number``-th record of its sort is called on the page."""
        return self("number", sort).format(n=number)

    def day(self, day: date) -> str:
        """Return ``day`` written out: "18. März 2025"."""
        month = self("month", str(day.month))
        return self("when", "day").format(day=day.day, month=month, year=day.year)

    def interval(self, interval: Interval | None) -> str:
        """Return ``interval`` in words that keep its uncertainty, "" for None."""
        if interval is None:
            return ""
        first, last = interval.earliest, interval.latest
        if first and last:
            return self._between(first, last)
        if first or last:
            key, day = ("from", first) if first else ("until", last)
            return self("when", key).format(day=self.day(day or date.min))
        return self("when", "unknown")

    def window(self, window: Window | None) -> str:
        """Return the start and the end of ``window`` in words, "" for None."""
        if window is None:
            return ""
        ends = {"start": self.interval(window.start), "end": self.interval(window.end)}
        return ", ".join(self("when", key).format(text) for key, text in ends.items() if text)

    def _between(self, first: date, last: date) -> str:
        if first == last:
            return self("when", "on").format(day=self.day(first))
        month = self("month", str(first.month))
        if _whole_month(first, last):
            return self("when", "month").format(month=month, year=first.year)
        if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
            return self("when", "year").format(year=first.year)
        return self("when", "between").format(first=self.day(first), last=self.day(last))


def _whole_month(first: date, last: date) -> bool:
    if (first.year, first.month) != (last.year, last.month):
        return False
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def chosen(wish: str | None, reports: Iterable[str]) -> str:
    """Return a page's language: the one wished for, else that of all reports, else English."""
    if wish in LANGUAGES:
        return str(wish)
    common = set(reports)
    return common.pop() if len(common) == 1 and common <= set(LANGUAGES) else "en"


@cache
def texts(language: str = "de") -> Texts:
    """Return the catalogue of the page in ``language``."""
    file = resources.files("wortlaut.exports").joinpath("templates", f"texts_{language}.json")
    return Texts(language, msgspec.json.decode(file.read_bytes(), type=Catalogue))
