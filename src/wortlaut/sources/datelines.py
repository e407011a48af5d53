"""What a report's own lines tell of it: place, agency or paper, date.

"Moskau taz |", "KIEW (dpa) -", "Stand: 14.03.2025 15:38 Uhr".  The lines stay in the text; this
module only reads them.  The patterns are data: ``lang/<code>/datelines.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from wortlaut import lexicon
from wortlaut.lexicon import Entry
from wortlaut.model import Interval
from wortlaut.sources.dates import date_in, pattern

HEAD = 12
"""Lines at the start of a report, empty ones not counted, in which its head is looked for."""
TAIL = 4
"""Lines at its end in which a date of publication may stand."""
LONGEST = 160
"""Characters of a line that are looked at."""


T = TypeVar("T")
_JOINT = r"(?:\s?/\s?|, )"


class Line(Entry, frozen=True):
    """A line of a report's head.

    ``pattern`` is a regular expression tried at every place of the line, in which ``{place}`` is a
    phrase of capitalised words, ``{town}`` a place of the list, ``{outlet}`` one or more agencies
    or papers, ``{code}`` the short form of one that is not listed, ``{paper}`` a name with a word
    in it that papers are called by ("Hamburger Morgenpost"), ``{day}`` a full date,
    ``{date}`` a day, month or year, ``{time}`` a time of day, ``{weekday}`` nothing or a day of
    the week, ``{begin}`` and ``{end}`` the ends of a line or of a part of it between bars.
    """

    pattern: str


class Outlet(Entry, frozen=True):
    """An agency or a paper, with the short forms that datelines use, in any case."""

    name: str
    short: tuple[str, ...]
    agency: bool = True


class Words(Entry, frozen=True):
    """Words that mean the same to the intake: towns, days of the week, keys of a front matter."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; ``because`` holds the ids of the entries that found it."""

    place: str | None = None
    outlet: str | None = None
    date: Interval | None = None
    because: tuple[str, ...] = ()


def edges(text: str) -> tuple[str, ...]:
    """Return the lines of ``text`` that may tell of the report itself."""
    lines = [line for raw in text.split("\n") if (line := raw.strip(" \t*_#>"))]
    return tuple(lines[:HEAD] + lines[max(HEAD, len(lines) - TAIL) :])


def read(lines: Sequence[str], code: str) -> Found:
    """Return what ``lines`` tell, read as language ``code``: for each thing the first entry's word.

    An entry that gives two different answers gives none.
    """
    answers = [_answer(entry, lines, code) for entry in _entries(code)]
    place = next((found for found in answers if found.place), Found())
    outlet = next((found for found in answers if found.outlet), Found())
    date = next((found for found in answers if found.date), Found())
    because = {name for found in (place, outlet, date) for name in found.because}
    return Found(place.place, outlet.outlet, date.date, tuple(sorted(because)))


def _answer(entry: Line, lines: Sequence[str], code: str) -> Found:
    regex = _regex(entry.pattern, code)
    tried = (regex.search(line[:LONGEST]) for line in lines)
    matches = [match for match in tried if match and _is_sound(match)]
    told = [match.groupdict() for match in matches]
    place = _only(groups.get("place") for groups in told)
    outlet = _only(_publisher(groups, code) for groups in told)
    date = _only(date_in(match, code) for match in matches)
    return Found(place, outlet, date, (f"datelines/{entry.id}",))


def _publisher(groups: Mapping[str, str | None], code: str) -> str | None:
    return groups.get("code") or groups.get("paper") or _outlet(groups.get("outlet"), code)


def _only(answers: Iterable[T | None]) -> T | None:
    found = {answer for answer in answers if answer is not None}
    return found.pop() if len(found) == 1 else None


def _is_sound(match: re.Match[str]) -> bool:
    """Return whether the longer words of a match's place have a capital: "Frankfurt am Main"."""
    place = match.groupdict().get("place")
    words = re.split(r"[\s/,]+", place) if place else []
    return all(word[:1].isupper() or (i > 0 and _is_small(word)) for i, word in enumerate(words))


def _is_small(word: str) -> bool:
    return len(word.strip(".")) <= 3


def _outlet(written: str | None, code: str) -> str | None:
    """Return the paper among the names, or else the agencies: "dpa/AFP"."""
    table = _outlets(code)
    parts = re.split(_JOINT, written or "")
    known = [table[part.lower()] for part in parts if part.lower() in table]
    papers = [outlet.name for outlet in known if not outlet.agency]
    return papers[0] if papers else "/".join(outlet.name for outlet in known) or None


@cache
def _entries(code: str) -> tuple[Line, ...]:
    return lexicon.load(code).entries("datelines.toml", Line)


@cache
def _outlets(code: str) -> dict[str, Outlet]:
    entries = lexicon.load(code).entries("outlets.toml", Outlet)
    return {short.lower(): entry for entry in entries for short in entry.short}


@cache
def words(code: str, id: str) -> tuple[str, ...]:
    """Return the words of the entry ``id`` of ``head.toml``."""
    entries = lexicon.load(code).entries("head.toml", Words)
    return next((entry.names for entry in entries if entry.id == id), ())


@cache
def _regex(template: str, code: str) -> re.Pattern[str]:
    for name, expression in _placeholders(code):
        template = template.replace(name, expression)
    return re.compile(template)


def _placeholders(code: str) -> Iterator[tuple[str, str]]:
    word = r"[^\W\d_][\w'’.-]*"
    outlet = _either(_outlets(code))
    yield "{place}", rf"(?P<place>{word}(?:(?: ?/ ?|, | ){word}){{0,4}}?)"
    yield "{town}", rf"(?P<place>{_either(words(code, 'towns'))}(?:/{word})?)"
    yield "{outlet}", rf"(?P<outlet>{outlet}(?:{_JOINT}[\w.-]+){{0,3}}|[\w.-]+{_JOINT}{outlet})"
    yield "{code}", r"(?P<code>[a-z]{2,3})"
    paper = rf"(?:[\w-]*{_either(words(code, 'papers'))}(?![\w-]))"
    yield "{paper}", rf"(?P<paper>(?=\w)(?:{word} ){{0,4}}?{paper}(?: {word}){{0,3}})"
    yield "{weekday}", rf"(?:{_either(words(code, 'weekdays'))}\.?,? )?"
    yield "{day}", pattern("day", code)
    yield "{date}", pattern("date", code)
    yield "{time}", r"\d{1,2}[:.]\d\d"
    yield "{begin}", r"(?:^|[|•·]\s*)"
    yield "{end}", r"(?=\s*(?:$|[|•·]))"


def _either(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return f"(?i:{'|'.join(map(re.escape, longest_first))})"
