"""Events of the tables beside a ledger, as evidence for what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from wortlaut import events
from wortlaut.events import Format, Hit, Wanted, places
from wortlaut.model import Interval
from wortlaut.reckoning import Amount, Bearing, Commitment, Evidence, Flag
from wortlaut.reckoning.types import LASTING


def folder_of(ledger: Path) -> Path:
    """Return the folder that holds the event tables beside a ledger."""
    return ledger.with_name(f"{ledger.name}.events")


def with_events(
    ledger: Path, owed: Iterable[Commitment], known_on: date
) -> tuple[tuple[Commitment, ...], tuple[Evidence, ...]]:
    """Return the commitments with the places that their wordings name, and events for them.

    Each event names its promise in its id, and counts for no other.
    """
    located = tuple(replace(one, places=places_of(one)) for one in owed)
    tables = events.tables(folder_of(ledger))
    if not tables:
        return located, ()
    formats = {manifest.name: manifest.format for manifest, _ in tables}
    found = events.hits(tables, wanted(located), known_on, places.within())
    return located, evidence(found, formats)


def places_of(commitment: Commitment) -> tuple[str, ...]:
    """Return the places that the tellings name; () where they name none that is known."""
    tellings = (*commitment.tellings, *commitment.silent)
    named = (places.find(one.said("place")) for one in tellings)
    return tuple(sorted({place for found in named for place in found}))


def wanted(owed: Sequence[Commitment]) -> tuple[Wanted, ...]:
    """Return what to look for: for each promise the days and places of all its tellings."""
    found: dict[str, list[Commitment]] = {}
    for one in owed:
        if one.conduct:
            found.setdefault(one.promise, []).append(one)
    return tuple(_wanted(promise, group) for promise, group in found.items())


def _wanted(promise: str, group: Sequence[Commitment]) -> Wanted:
    firsts, lasts = [one.first_day for one in group], [one.last_day for one in group]
    lasts_on = [one.last_day is None or _counts_late(one) for one in group]
    term = group[0].window
    is_one = all(one.debtor and (one.window is term or one.window == term) for one in group)
    return Wanted(
        id=promise,
        conduct=_joined([one.conduct for one in group]),
        first=None if None in firsts else min(day for day in firsts if day),
        last=None if any(lasts_on) else max(day for day in lasts if day),
        places=_joined([one.places for one in group]) if all(one.places for one in group) else (),
        sides=_joined([one.debtor for one in group]) if is_one else (),
    )


def _joined(names: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return all names once; those of the first where the others have the same."""
    if names.count(names[0]) == len(names):
        return names[0]
    return tuple(sorted({name for some in names for name in some}))


def _counts_late(one: Commitment) -> bool:
    return one.kind not in LASTING and Flag.PERDURANT in one.flags


def evidence(found: Iterable[Hit], formats: Mapping[str, Format]) -> tuple[Evidence, ...]:
    """Return hits as evidence: one piece for the alike events of a table."""
    return tuple(_evidence(one, formats[one.table]) for one in found)


def _evidence(one: Hit, made: Format) -> Evidence:
    rows = f"row {one.row}" if one.count == 1 else f"{one.count} rows from row {one.row}"
    amount = Amount(one.count, None)
    if one.amount is not None:
        amount = Amount(one.amount, one.amount)
    return Evidence(
        id=f"{one.table}/{one.row}",
        bearing=Bearing.EVENT,
        source=one.table,
        record=rows,
        when=Interval(one.first, one.last),
        known=one.known,
        origin=" ".join(made.voice) or f"table/{one.table}",
        voice=made.voice,
        actor=one.actors,
        conduct=(one.conduct,),
        scope=one.scope,
        places=(one.place,) if one.place else (),
        quantity=amount,
        wording=one.wording if one.count == 1 else "",
        blind=made.blind,
        rows=one.count,
        found_for=one.wanted,
    )
