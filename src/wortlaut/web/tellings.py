"""The tellings of a promise side by side, with the words that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wortlaut.exports.html_texts import Texts
from wortlaut.matching import FIELDS, differing, value
from wortlaut.model import Interval, Promise, Telling
from wortlaut.web.gathered import Gathered

WORDED = ("debtor", "action", "place", "condition", "quantity")
"""Fields that are shown in the words of the report."""

ACTORS = ("debtor", "voice")
"""Fields whose values may be ids of actors."""

Words = tuple[tuple[str, bool], ...]
"""A text in pieces; True where it differs from the other tellings."""

_LENGTH = re.compile(r"P(?:T(?=[0-9]+H))?([0-9]+)([HDWMY])")
_PIECE = re.compile(r"\w+|\W+")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a telling says of a field: its words, and what they were resolved to."""

    words: Words = ()
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One field of all tellings."""

    field: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on the timeline: a telling, a move before it, evidence, or a due day."""

    when: Interval
    sort: str
    promise: Promise
    telling: Telling | None = None

    @property
    def day(self) -> date:
        """The day by which it is placed."""
        return self.when.latest or self.when.earliest or date.max


def side_by_side(promise: Promise, gathered: Gathered, texts: Texts) -> tuple[Line, ...]:
    """Return the fields of which any telling says something."""
    differ = differing(promise)
    lines = (
        _line(name, promise.tellings, _Meaning(gathered, texts), name in differ) for name in FIELDS
    )
    return tuple(line for line in lines if any(cell.words or cell.meant for cell in line.cells))


def marked(texts: Sequence[str]) -> tuple[Words, ...]:
    """Return each text in pieces, those words marked that another text does not have.

    A text is held against the first one, the first against all others; silence differs in
    nothing.
    """
    known = [_words(text) for text in texts]
    others = [words for words in known[1:] if words]
    shared = [*[set.intersection(*others) if others else known[0]], *[known[0]] * len(others)]
    against = iter(shared[1:])
    found = []
    for place, text in enumerate(texts):
        base = shared[0] if place == 0 else next(against) if known[place] else known[place]
        found.append(_pieces(text, base or known[place]))
    return tuple(found)


def moments(promise: Promise, gathered: Gathered) -> list[Moment]:
    """Return what is known to have happened around a promise, in order of time."""
    found = [Moment(one.told, "told", promise, one) for one in promise.tellings if one.told]
    ends = {one.end for one in promise.tellings if one.end and one.end.latest}
    found += [Moment(end, "due", promise) for end in ends]
    for sort, ids in (("history", promise.history), ("evidence", promise.evidence)):
        for other in (gathered.by_id[one] for one in ids if one in gathered.by_id):
            told = other.tellings[0].told
            if told:
                found.append(Moment(told, sort, other, other.tellings[0]))
    return sorted(found, key=lambda one: (one.day, one.sort != "history", one.promise.id))


def _line(name: str, tellings: Sequence[Telling], meaning: _Meaning, differs: bool) -> Line:
    said = [one.said(name) if name in WORDED else "" for one in tellings]
    words = (
        marked(said) if differs or name == "action" else tuple(((text, False),) for text in said)
    )
    meant = [meaning.of(one, name) for one in tellings]
    cells = tuple(
        Cell(tuple(one for one in told if one[0]), value if value != text else "")
        for told, value, text in zip(words, meant, said, strict=True)
    )
    return Line(name, cells, differs)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the values of fields mean, in words."""

    gathered: Gathered
    texts: Texts

    def of(self, telling: Telling, name: str) -> str:
        if name in WORDED and name != "debtor":
            return ""
        if name in ("start", "end"):
            return self.texts.interval(getattr(telling, name))
        told = value(telling, name)
        if name == "term":
            return length(told, self.texts)
        if name == "scope":
            return ", ".join(thing(part, self.texts) for part in told.split(", "))
        if name not in ACTORS:
            return told
        return ", ".join(self.gathered.names.get(part, part) for part in told.split(", "))


def thing(name: str, texts: Texts) -> str:
    """Return a class of objects of ``conduct.toml`` in words, its id where there are none."""
    return texts.catalogue["thing"].get(name, name)


def length(term: str, texts: Texts) -> str:
    """Return a TIMEX3 duration in words, as it is where there are none for it."""
    found = _LENGTH.fullmatch(term)
    if not found:
        return term
    number, unit = found.groups()
    return texts("length", f"{unit}_one" if number == "1" else unit).format(n=number)


def _words(text: str) -> set[str]:
    return {piece.casefold() for piece in _PIECE.findall(text) if piece[0].isalnum()}


def _pieces(text: str, base: set[str]) -> Words:
    found: list[tuple[str, bool]] = []
    for piece in _PIECE.findall(text):
        is_word = piece[0].isalnum()
        differs = piece.casefold() not in base if is_word else bool(found and found[-1][1])
        if found and found[-1][1] == differs:
            found[-1] = found[-1][0] + piece, differs
        else:
            found.append((piece, differs))
    return tuple(found)
