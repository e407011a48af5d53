"""Phrases of the digest: wording, names and days, cleaned for the terminal."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from wortlaut.model import ActorKind, Document, Interval, Reading, Spans, wording

SHORT = 8
"""How many digits of an id are shown; any unique beginning can be typed."""

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OPENING = "„\"»«“‚'›‹"
_CLOSING = "“\"«»”‘'‹›’"
_MARKS = frozenset('„“”"«»‚‘‹›')


def published(document: Document) -> str:
    """Return the day of publication in words, with its uncertainty."""
    interval = document.published
    if interval is None:
        return "date not known"
    uncertain = interval.earliest != interval.latest
    return days(interval) + (" (day not known)" if uncertain else "")


def days(interval: Interval) -> str:
    """Return an interval in words: "18 March 2025", "March 2025", "by 20 April 2025"."""
    earliest, latest = interval.earliest, interval.latest
    if earliest is None or latest is None:
        if latest:
            return f"by {_day(latest)}"
        return f"{_day(earliest)} or later" if earliest else "some day"
    if earliest == latest:
        return _day(earliest)
    if _is_month(earliest, latest):
        return f"{earliest:%B %Y}"
    return f"{_day(earliest)} to {_day(latest)}"


def clean(text: str) -> str:
    """Return ``text`` as it may be shown: one line, no control characters."""
    flat = _BIDI.sub("\ufffd", " ".join(text.split()))
    return "".join("\ufffd" if unicodedata.category(sign) == "Cc" else sign for sign in flat)


def quoted(spans: Spans, text: str) -> str:
    """Return the wording of ``spans`` in quotation marks, unless it brings its own.

    A wording with marks inside stands in ‹…›, so that it is plain where it ends.
    """
    words = clean(wording(spans, text))
    if not _MARKS.intersection(words[1:-1]):
        return words if words[0] in _OPENING and words[-1] in _CLOSING else f"„{words}“"
    return f"‹{words}›"


def who(spans: Spans, actors: tuple[str, ...], reading: Reading) -> str:
    """Return who is meant: the wording, and the actor's name where the wording lacks it."""
    words = quoted(spans, reading.document.text) if spans else ""
    names = [name(actor, reading) for actor in actors]
    known = clean(", ".join(each for each in names if each.strip("„“") not in words))
    return f"{words} = {known}" if words and known else words or known


def name(actor: str, reading: Reading) -> str:
    """Return an actor's first name; for one that the reading does not describe, its id.

    Who has no name is called by a wording of the report, and that stands in quotation marks.
    """
    known = {item.id: item for item in reading.actors}.get(actor)
    if known is None or not known.names:
        return actor
    first = known.names[0]
    return f"„{first}“" if known.kind is ActorKind.UNNAMED else first


def count(number: int, noun: str) -> str:
    """Return "1 act", "2 acts"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _is_month(first: date, last: date) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and date.fromordinal(last.toordinal() + 1).day == 1
