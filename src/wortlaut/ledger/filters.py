"""What of the ledger is asked for, and as known when: conditions of SQL for the views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

Values = dict[str, object]
"""Values of the named parameters of a query."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an id names: ``kind`` is "reading", "act" or "statement", ``record`` the record's id.

    ``seq`` is the row of the reading, ``reading`` and ``document`` are ids, ``published`` is the
    report's last possible day as far as known.
    """

    kind: str
    record: str
    seq: int
    reading: str
    document: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list.  ``actor`` is an actor's id or a part of its name or wording.

    ``known_on`` lists what reports published until that day tell, whenever they were recorded;
    ``recorded_on`` what this ledger held at the end of that day (UTC).  Both together ask both.
    ``newest`` begins a list with the last day of publication.
    ``superseded`` lists also readings that a later one has superseded.  ``dossier`` is a name.
    ``since`` and ``until`` are days between which a report may have been published, both
    included.  ``certainty`` narrows a search.  ``limit`` is how many rows a list has at most.
    """

    kind: str | None = None
    actor: str | None = None
    publisher: str | None = None
    known_on: date | None = None
    superseded: bool = False
    recorded_on: date | None = None
    dossier: str | None = None
    since: date | None = None
    until: date | None = None
    certainty: str | None = None
    limit: int | None = None
    newest: bool = False


CURRENT = Filter()
"""Whatever holds now."""

PUBLISHED = "coalesce(valid_latest, valid_earliest, substr(recorded_at, 1, 10))"
"""The day from which a report is known: its last possible day of publication, else when it came."""

ACTOR_NAMED = "(actor = :actor OR actor IN (SELECT id FROM actor WHERE instr(fold(name), :folded)))"


def said(parts: tuple[str, ...], table: str) -> str:
    """Return the condition that the wording of one of some fields has the actor's name in it."""
    words = " || '\n' || ".join(f"{table}.{part}" for part in parts)
    return f"instr(fold({words}), :folded)"


READINGS_NAMING = " UNION ".join(
    f"SELECT reading FROM {table} WHERE {ACTOR_NAMED}" for table in ("mention", "role")
)


def instant(at: datetime) -> str:
    """Return an aware datetime as the ledger writes it: UTC, sortable as text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def end_of(day: date) -> str:
    """Return the instant at which ``day`` is over (UTC), as the ledger writes it."""
    return instant(datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC))


def known(wanted: Filter) -> tuple[list[str], Values]:
    """Return conditions on a view and the values of all their parameters but ``:dossier``."""
    values: Values = {
        "kind": wanted.kind,
        "actor": wanted.actor,
        "folded": wanted.actor.casefold() if wanted.actor else None,
        "publisher": wanted.publisher,
        "limit": -1 if wanted.limit is None else wanted.limit,
        "then": end_of(wanted.recorded_on) if wanted.recorded_on else None,
        "day": wanted.known_on.isoformat() if wanted.known_on else None,
        "since": wanted.since.isoformat() if wanted.since else None,
        "until": wanted.until.isoformat() if wanted.until else None,
    }
    return list(_conditions(wanted)), values


def _conditions(wanted: Filter) -> Iterator[str]:
    if wanted.recorded_on:
        yield "recorded_at < :then"
    if not wanted.superseded:
        yield _holding(wanted)
    if wanted.known_on:
        yield f"{PUBLISHED} <= :day"
    if wanted.since:
        yield f"{PUBLISHED} >= :since"
    if wanted.until:
        yield "coalesce(valid_earliest, valid_latest, substr(recorded_at, 1, 10)) <= :until"
    if wanted.dossier is not None:
        since = "recorded_at < :then AND " if wanted.recorded_on else ""
        members = f"dossier_id = :dossier AND {since}{_holding(wanted)}"
        yield f"document IN (SELECT document FROM memberships WHERE {members})"


def _holding(wanted: Filter) -> str:
    if wanted.recorded_on:
        return "(superseded_at IS NULL OR superseded_at >= :then)"
    return "superseded_at IS NULL"


def both(conditions: list[str]) -> str:
    """Return conditions joined, "1" for none."""
    return " AND ".join(conditions) or "1"


def prefix(name: str, beginning: str) -> Values:
    """Return the values between which ids with that beginning are."""
    return {name: beginning, f"{name}_end": beginning + "g"}
