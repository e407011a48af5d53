"""Reports to compare, wherever they are: in the ledger, in a file, at an address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from wortlaut import comparing, desk, lexicon, matching, reviewing
from wortlaut.desk import Filter, Ledger
from wortlaut.errors import InputError, LedgerError
from wortlaut.model import Promise, Reading, Verb

LEAST = 2
"""Reports that a comparison needs."""


def compare(
    ledger: Ledger | None,
    places: Sequence[str],
    dossier: str | None = None,
    known_on: date | None = None,
    recorded_on: date | None = None,
) -> comparing.Comparison:
    """Return the comparison of the reports at ``places``, a column each.

    A place is the id of a document or reading (or the beginning of one), the address it was
    fetched from, a file or an address; what the ledger does not have is read on the spot, and
    not kept.  ``dossier`` is where other reports come from that say which acts are one promise,
    and what none of these tells; by default the only dossier that has all of them.  The days are
    as in ``desk.promises``.  Raises ``InputError`` and ``LedgerError``.
    """
    wanted = Filter(known_on=known_on, recorded_on=recorded_on)
    readings = [_reading(ledger, place, wanted) for place in places]
    unique = list({one.document.id: one for one in readings}.values())
    if len(unique) < LEAST:
        raise InputError("A comparison needs two different reports: name another one.")
    if ledger is None:
        return comparing.compare_readings(unique, _matched(unique, ()))
    chosen = ledger.dossier(dossier).name if dossier else _common(ledger, unique)
    wanted = replace(wanted, dossier=chosen)
    return comparing.compare_readings(unique, _promises(ledger, unique, wanted), chosen)


def names(
    ledger: Ledger | None, comparison: comparing.Comparison, language: str = "en"
) -> dict[str, str]:
    """Return the names of actors by their ids, as an interface in ``language`` shows them."""
    return desk.names(ledger, language, (one.language for one in comparison.documents))


def _reading(ledger: Ledger | None, place: str, wanted: Filter) -> Reading:
    found = _kept(ledger, place, wanted) if ledger else None
    if found:
        return found
    (taken, *more) = list(desk.Intake([place]))
    if more:
        raise InputError(f"{place} is more than one report: name one.")
    if taken.document is None:
        raise InputError(taken.problem)
    document = taken.document
    there = ledger and list(ledger.find(document.id, wanted))
    return desk.read(document) if not (ledger and there) else _current(ledger, document.id, wanted)


def _kept(ledger: Ledger, place: str, wanted: Filter) -> Reading | None:
    for row in ledger.readings(wanted) if "://" in place else ():
        if row["url"] == place:
            return ledger.reading(str(row["id"]), int(str(row["seq"])))
    if set(place.lower()) - set("0123456789abcdef"):
        return None
    try:
        return desk.look_up(ledger, place, wanted.known_on, wanted.recorded_on)[0]
    except LedgerError:
        if ledger.find(place, wanted):
            raise
        return None


def _current(ledger: Ledger, document: str, wanted: Filter) -> Reading:
    return desk.look_up(ledger, document, wanted.known_on, wanted.recorded_on)[0]


def _common(ledger: Ledger, readings: Sequence[Reading]) -> str | None:
    """Return the only dossier that has all the reports."""
    held = [set(ledger.memberships(one.document.id)) for one in readings]
    shared = set.intersection(*held)
    return shared.pop() if len(shared) == 1 else None


def _promises(ledger: Ledger, readings: Sequence[Reading], wanted: Filter) -> Sequence[Promise]:
    """Return the promises of the dossier and of reports that are not in it."""
    rows = list(ledger.readings(wanted)) if wanted.dossier else []
    if {one.document.id for one in readings} <= {str(row["document"]) for row in rows}:
        days = (wanted.known_on, wanted.recorded_on)
        return desk.promises(ledger, wanted.dossier, *days).promises
    there = [ledger.reading(str(row["id"]), int(str(row["seq"]))) for row in rows]
    every = {one.document.id: one for one in (*there, *readings)}
    pairs = [one for one in ledger.decisions(wanted.recorded_on) if one.verb in _PAIRS]
    ties = [matching.Tie(*one) for one in reviewing.ties(reviewing.anchored(pairs, every))]
    return _matched(every.values(), ties)


def _matched(readings: Iterable[Reading], ties: Sequence[matching.Tie]) -> Sequence[Promise]:
    """Return the promises of the readings in languages that can be matched."""
    known = [one for one in readings if matching.is_matched(lexicon.load(one.document.language))]
    return matching.match(known, ties).promises


_PAIRS = (Verb.MERGE, Verb.SPLIT, Verb.UNDO)
