"""What can be read: everything that the pages show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wortlaut import desk
from wortlaut.desk import Filter
from wortlaut.exports import jsonl
from wortlaut.exports.promises import promise_line
from wortlaut.exports.verdicts import Writer
from wortlaut.model import ActKind, Certainty, Form, Interval, Stage
from wortlaut.web import rows as board_rows
from wortlaut.web.api import shapes
from wortlaut.web.api.entering import Asking
from wortlaut.web.api.shapes import told
from wortlaut.web.pages.actors import describe, parts, tallies
from wortlaut.web.pages.report import found
from wortlaut.web.paging import paged
from wortlaut.web.visit import Visit

router = APIRouter(prefix="/api/v1", tags=["reading"])


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of a list, and how long one is."""

    page: int
    size: int


def turn(
    page: Annotated[int, Query(ge=1, le=1_000_000, description="Which page, from 1 on.")] = 1,
    size: Annotated[int, Query(ge=1, le=200, description="How many items a page has.")] = 50,
) -> Turn:
    """Return the page that is asked for."""
    return Turn(page, size)


Turned = Annotated[Turn, Depends(turn)]
Id = Annotated[str, Path(pattern="^[0-9a-f]{4,16}$", description="An id, or its beginning.")]
Words = Annotated[str, Query(max_length=200)]


@router.get("/reports", responses=told(shapes.ReportLine))
def reports(visit: Asking, turned: Turned, publisher: Words = "") -> Response:
    """List reports, the latest published first."""
    with visit.room.reading() as ledger:
        rows = list(ledger.readings(visit.filter(publisher=publisher or None)))[::-1]
    return _listed(visit, [_report(row) for row in rows], turned, publisher=publisher)


@router.get("/reports/{report}", responses=told(jsonl.ReadingLine))
def report(visit: Asking, report: Id) -> Response:
    """Return a report with everything that was read in it."""
    return shapes.answer(jsonl.reading_line(found(visit, report)))


@router.get("/reports/{report}/records/{record}", responses=told(jsonl.RecordLine))
def record(visit: Asking, report: Id, record: Id) -> Response:
    """Return one act or statement of a report."""
    reading = found(visit, report)
    every: tuple[desk.Record, ...] = (*reading.acts, *reading.statements)
    for one in every:
        if one.id.startswith(record):
            return shapes.answer(jsonl.record_line(one, reading))
    raise HTTPException(404)


@router.get("/board", responses=told(shapes.RowLine))
def board(
    visit: Asking,
    turned: Turned,
    stage: Stage | None = None,
    certainty: Certainty | None = None,
) -> Response:
    """List promises, offers, demands and the rest, what falls due next first."""
    gathered = visit.gathered()
    wanted = board_rows.Wanted(stage=stage or "", certainty=certainty or "")
    every = board_rows.rows(gathered, visit.words, visit.day or date.today())
    lines = [_row(row) for row in every if wanted.has(row)]
    return _listed(visit, lines, turned, stage=stage, certainty=certainty)


@router.get("/promises/{promise}", responses=told(shapes.PromisePage))
def promise(visit: Asking, promise: Id) -> Response:
    """Return a promise with its tellings, and how it stands and why."""
    gathered = visit.gathered()
    there = [one for id_, one in gathered.by_id.items() if id_.startswith(promise)]
    if len(there) != 1:
        raise HTTPException(404)
    reckoned = gathered.reckoned.get(there[0].id)
    writer = Writer(lambda code: lambda side: gathered.every_name[code].get(side, side))
    line = promise_line(there[0], visit.dossier, visit.day)
    verdict = writer.line(reckoned, gathered.account) if reckoned else None
    return shapes.answer(shapes.PromisePage(promise=line, reckoned=verdict))


@router.get("/actors", responses=told(shapes.ActorLine))
def actors(visit: Asking, turned: Turned, name: Words = "") -> Response:
    """List actors, who has most parts first."""
    with visit.room.reading() as ledger:
        every = tallies(ledger, visit.filter(), visit.words.language)
    lines = [
        shapes.ActorLine(id=one.id, name=one.name, parts=dict(one.counts))
        for one in every
        if name.casefold() in one.name.casefold()
    ]
    return _listed(visit, lines, turned, name=name)


@router.get("/actors/{actor:path}", responses=told(shapes.ActorPage))
def actor(visit: Asking, actor: Annotated[str, Path(max_length=200)]) -> Response:
    """Return an actor with every record in which it has a part."""
    with visit.room.reading() as ledger:
        described = describe(ledger, actor)
        groups = parts(ledger, actor, visit.filter())
    lines = tuple(_part(group.name, row) for group in groups for row in group.rows)
    return shapes.answer(shapes.ActorPage(actor=described, parts=lines))


@router.get("/dossiers", responses=told(shapes.DossierLine))
def dossiers(visit: Asking, turned: Turned) -> Response:
    """List the dossiers."""
    with visit.room.reading() as ledger:
        lines = [
            _dossier(one, ledger.counts(Filter(dossier=one.name))) for one in ledger.dossiers()
        ]
    return _listed(visit, lines, turned)


@router.get("/search", responses=told(desk.Hit))
def search(
    visit: Asking,
    turned: Turned,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    kind: ActKind | Form | None = None,
    certainty: Certainty | None = None,
) -> Response:
    """Find words in texts and records, the best first; the first 1000 are kept."""
    wanted = visit.filter(kind=kind, certainty=certainty)
    hits = desk.search(visit.room.settings.ledger, q, wanted, 1000)
    return _listed(visit, list(hits), turned, q=q, kind=kind, certainty=certainty)


@router.get("/log", responses=told(shapes.LogLine))
def log(visit: Asking, turned: Turned) -> Response:
    """List what was changed at the desk, newest first."""
    entries = visit.room.audit.entries()
    lines = [
        shapes.LogLine(at=one.at, user=one.user, action=one.action, what=one.what)
        for one in entries
    ]
    return _listed(visit, lines, turned)


def _listed(visit: Visit, lines: list[Any], turned: Turn, **query: object) -> Response:
    address = visit.link(visit.path, **query, size=turned.size)
    return shapes.listed(paged(lines, turned.page, {}, turned.size), address)


def _report(row: Mapping[str, Any]) -> shapes.ReportLine:
    return shapes.ReportLine(
        id=row["document"],
        reading=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        language=row["language"],
        published=_days(row),
        acts=row["acts"],
        statements=row["statements"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
    )


def _part(part: str, row: Mapping[str, Any]) -> shapes.PartLine:
    is_act = "kind" in row
    return shapes.PartLine(
        part=part,
        document=row["document"],
        record=row["id"],
        kind=row["kind"] if is_act else row["form"],
        certainty=row["certainty"],
        wording=row["action"] if is_act else row["quote"],
        published=_days(row),
        publisher=row["publisher"],
    )


def _row(row: board_rows.Row) -> shapes.RowLine:
    return shapes.RowLine(
        id=row.id,
        stage=row.stage,
        section=row.section,
        outcomes=tuple(one.outcome for one in row.stands),
        who=row.who,
        to=row.to,
        what=row.what,
        refrain=row.refrain,
        condition=row.condition,
        due_in=row.due.days if row.due else None,
        tellings=row.tellings,
        reports=row.reports,
        contested=row.contested,
        certainty=row.certainty,
        evidence=row.evidence,
    )


def _dossier(one: desk.Dossier, counts: Mapping[str, int]) -> shapes.DossierLine:
    return shapes.DossierLine(
        name=one.name,
        title=one.title,
        languages=one.languages,
        reports=counts["readings"],
        acts=counts["acts"],
        statements=counts["statements"],
        recorded_by=one.recorded_by,
        recorded_at=datetime.fromisoformat(one.recorded_at),
    )


def _days(row: Mapping[str, Any]) -> Interval | None:
    first, last = row["valid_earliest"], row["valid_latest"]
    if not (first or last):
        return None
    return Interval(*(date.fromisoformat(one) if one else None for one in (first, last)))
