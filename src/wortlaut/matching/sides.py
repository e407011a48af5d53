"""Whom an actor acts for: Putin, the Kreml and the ministry in Moscow are one side, Russia."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from wortlaut.lexicon import Lexicon, ListEntry
from wortlaut.matching.conduct import inventory
from wortlaut.model import Actor, Interval, Reading

UNNAMED = "unnamed/"
"""Prefix of actors that are described only: the same words may mean others elsewhere."""
PERSON = "person/"
STEPS = 5
"""How often "acts for" is followed: a capital, its government, its state are two."""


class Holder(msgspec.Struct, frozen=True):
    """Who held an office, and when; "2019" is the year's first or last day."""

    actor: str
    since: str = ""
    until: str = ""


class Listed(ListEntry, frozen=True, forbid_unknown_fields=False, kw_only=True):
    """What matching needs of a line of ``actors.jsonl``."""

    of: str | None = None
    holders: tuple[Holder, ...] = ()


Tenure = tuple[str, str, str]
"""Since, until and whom the office belongs to; "" is open."""


class Sides:
    """The actors of one language's gazetteer and whom they act for."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Load ``actors.jsonl`` and the organs of ``conduct.toml``."""
        self._words = inventory(lexicon)
        self._of: dict[str, str] = {}
        self._tenures: dict[str, list[Tenure]] = {}
        for one in lexicon.records("actors.jsonl", Listed):
            if one.of:
                self._of[one.id] = one.of
            for holder in one.holders if one.of else ():
                tenure = (holder.since, holder.until, one.of or "")
                self._tenures.setdefault(holder.actor, []).append(tenure)

    def of(self, actor: str, reading: Reading) -> str:
        """Return the side that ``actor`` acts for on the reading's day; itself where none is known.

        Parliaments, courts and parties are sides of their own; so is a person without an office.
        "" is an actor that is merely described.
        """
        known = {one.id: one for one in reading.actors}
        for _ in range(STEPS):
            above = self._above(actor, known, reading.document.published)
            if above is None:
                break
            actor = above
        return "" if actor.startswith(UNNAMED) else actor

    def all(self, actors: Iterable[str], reading: Reading) -> tuple[str, ...]:
        """Return the different sides of ``actors`` in order of name."""
        return tuple(sorted({self.of(actor, reading) for actor in actors} - {""}))

    def _above(
        self, actor: str, known: Mapping[str, Actor], published: Interval | None
    ) -> str | None:
        if not self._words.having(actor, "organ"):
            return None
        here = known.get(actor)
        told = here.of if here else None
        return told or self._of.get(actor) or self._office(actor, published)

    def _office(self, actor: str, published: Interval | None) -> str | None:
        day = (published.latest or published.earliest) if published else None
        held = self._tenures.get(actor, [])
        now = sorted({of for since, until, of in held if _holds(since, until, day)})
        return now[0] if now else None


def _holds(since: str, until: str, day: date | None) -> bool:
    if day is None:
        return not until
    told = day.isoformat()
    return (not since or since <= told) and (not until or told[: len(until)] <= until)


_loaded: dict[str, Sides] = {}


def sides(lexicon: Lexicon) -> Sides:
    """Return the sides of ``lexicon``, made once."""
    if lexicon.digest not in _loaded:
        _loaded[lexicon.digest] = Sides(lexicon)
    return _loaded[lexicon.digest]
