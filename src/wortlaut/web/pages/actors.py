"""Actors: who has a part in the reports, and which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec
from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wortlaut import desk
from wortlaut.desk import Filter, Ledger
from wortlaut.exports.html_records import GROUP_OF
from wortlaut.model import ActKind, Actor
from wortlaut.reckoning import Outcome
from wortlaut.web import render
from wortlaut.web.gathered import Gathered
from wortlaut.web.paging import paged
from wortlaut.web.visit import Here

router = APIRouter(include_in_schema=False)

BINDING = (ActKind.COMMITMENT, ActKind.AGREEMENT, ActKind.OFFER, ActKind.PLAN, ActKind.ORDER)
DEMANDING = (ActKind.DEMAND, ActKind.ORDER)
OPPOSING = (ActKind.REFUSAL, ActKind.THREAT)

Row = Mapping[str, object]


@dataclass(slots=True)
class Tally:
    """How often an actor has which part."""

    id: str
    name: str
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an actor's promises were kept, of those that are decided, of all."""

    kept: int
    decided: int
    all: int


@dataclass(frozen=True, slots=True)
class Group:
    """Records in which an actor has one kind of part, the latest first."""

    name: str
    rows: Sequence[Row]


@router.get("/actors")
def actors(visit: Here, name: str = "", page: int = 1) -> Response:
    """List the actors, who has most parts first."""
    with visit.room.reading() as ledger:
        found = tallies(ledger, visit.filter(), visit.words.language)
        dossiers = ledger.dossiers()
    wanted = name.strip().casefold()
    shown = [one for one in found if wanted in one.name.casefold()]
    return render.page(
        visit,
        "actors.html",
        here="actors",
        picked="/actors",
        dossiers=dossiers,
        name=name,
        actors=paged(shown, page, {"name": name}),
    )


@router.get("/actor/{actor:path}")
def actor(visit: Here, actor: str) -> Response:
    """Show what an actor promised, demanded, refused, said, and is accused of."""
    with visit.room.reading() as ledger:
        described = describe(ledger, actor)
        groups = parts(ledger, actor, visit.filter())
        names = desk.names(ledger, visit.words.language)
        dossiers = ledger.dossiers()
    return render.page(
        visit,
        "actor.html",
        here="actors",
        picked=f"/actor/{actor}",
        dossiers=dossiers,
        actor=_called(described, names.get(actor)),
        belongs=names.get(described.of or "", described.of),
        groups=groups,
        share=share(visit.gathered(), actor),
        colours=GROUP_OF,
        limit=200,
    )


def _called(actor: Actor, name: str | None) -> Actor:
    """Return an actor with the name first by which the interface calls it."""
    if name is None:
        return actor
    return replace(actor, names=(name, *(one for one in actor.names if one != name)))


KEPT = frozenset({Outcome.SATISFIED, Outcome.LATE})
DECIDED = KEPT | {Outcome.PARTIAL, Outcome.VIOLATED}


def share(gathered: Gathered, actor: str) -> Share:
    """Return what became of the promises that bind an actor.

    A promise told in several ways counts as decided where all of them come out alike.
    """
    outcomes = [
        {verdict.outcome for verdict in one.verdicts}
        for one in gathered.account.reckoned
        if actor in gathered.by_id[one.promise].debtor
    ]
    decided = [
        found for found in outcomes if found <= KEPT or len(found & DECIDED) == 1 == len(found)
    ]
    return Share(sum(found <= KEPT for found in decided), len(decided), len(outcomes))


def describe(ledger: Ledger, actor: str) -> Actor:
    """Return an actor as it was described last; what is none is not found."""
    body = ledger.described(actor)
    if body is None:
        raise HTTPException(404)
    return msgspec.json.decode(body, type=Actor)


def tallies(ledger: Ledger, wanted: Filter, language: str) -> list[Tally]:
    """Return every actor with a part in a record, who has most first, by their names."""
    names = desk.names(ledger, language)
    found: dict[str, Tally] = {}
    for row in ledger.parts(wanted):
        identifier = str(row["actor"])
        tally = found.setdefault(identifier, Tally(identifier, names.get(identifier, identifier)))
        tally.counts[_part(row["kind"], str(row["field"]))] += int(str(row["n"]))
    return sorted(found.values(), key=lambda one: (-one.total, one.name.casefold()))


def parts(ledger: Ledger, actor: str, wanted: Filter) -> list[Group]:
    """Return the records in which the actor of that very id has a part, by part."""
    roles: dict[tuple[object, object], list[str]] = defaultdict(list)
    for role in ledger.roles(actor, wanted):
        roles[role["reading"], role["record"]].append(str(role["field"]))
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in _records(ledger, actor, wanted):
        fields = roles.get((row["reading"], row["id"]), ())
        for part in dict.fromkeys(_part(row.get("kind"), name) for name in fields):
            grouped[part].append(row)
    return [Group(name, grouped[name][::-1]) for name in PARTS if grouped.get(name)]


def _records(ledger: Ledger, actor: str, wanted: Filter) -> Iterator[Row]:
    narrowed = replace(wanted, actor=actor)
    yield from ledger.acts(narrowed)
    yield from ledger.statements(narrowed)


PARTS = (
    "promised",
    "kept",
    "accused",
    "demanded",
    "asked",
    "refused",
    "received",
    "said",
    "source",
)
"""The parts that an actor can have, in the order of the page."""


def _part(kind: object, field: str) -> str:
    """Return the part of the actor in ``field`` of an act of ``kind``, of a statement if None."""
    if kind is None:
        return "said" if field == "speaker" else "received"
    if field in ("source", "creditor"):
        return "source" if field == "source" else "received"
    if kind in (ActKind.FULFILMENT, ActKind.BREACH):
        return "kept" if kind == ActKind.FULFILMENT else "accused"
    if kind in OPPOSING:
        return "refused"
    if kind in DEMANDING:
        return "demanded" if field == "party" else "asked" if kind == ActKind.DEMAND else "promised"
    return "promised"
