"""The board: what was promised, and a page for each promise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wortlaut import reviews
from wortlaut.model import Certainty, Stage
from wortlaut.web import render
from wortlaut.web import rows as board_rows
from wortlaut.web.gathered import Gathered
from wortlaut.web.pages import judging
from wortlaut.web.rows import Wanted
from wortlaut.web.tellings import moments, side_by_side
from wortlaut.web.visit import Here, Visit
from wortlaut.web.world import world_map

router = APIRouter(include_in_schema=False)


def narrowed(actor: str = "", stage: str = "", certainty: str = "", contested: str = "") -> Wanted:
    """Return what the board is narrowed to."""
    return Wanted(actor, stage, certainty, bool(contested))


@router.get("/board")
def board(visit: Here, wanted: Annotated[Wanted, Depends(narrowed)], section: str = "") -> Response:
    """Show the promises, turned back to the visit's day; ``section`` is shown in full."""
    gathered = visit.gathered()
    every = board_rows.rows(gathered, visit.words, visit.day or date.today())
    shown = [row for row in every if wanted.has(row)]
    return render.page(
        visit,
        "board.html",
        here="board",
        dossiers=visit.dossiers(),
        sections=board_rows.by_section(shown, section),
        shown=len(shown),
        every=len(every),
        wanted=wanted,
        actors=board_rows.actors(every, gathered),
        stages=tuple(Stage),
        certainties=tuple(Certainty),
        slider=_slider(visit, gathered),
        key=visit.key,
    )


@router.get("/promise/{promise}")
def promise(visit: Here, promise: str) -> Response:
    """Show one promise: its tellings, what belongs to it, when."""
    gathered = visit.gathered()
    found = gathered.by_id.get(promise)
    if found is None:
        raise HTTPException(404, visit.words("promise", "gone"))
    day = visit.day or date.today()
    every = {row.id: row for row in board_rows.rows(gathered, visit.words, day)}
    return render.page(
        visit,
        "promise.html",
        here="board",
        dossiers=visit.dossiers(),
        promise=found,
        row=every[found.id],
        rows=every,
        lines=side_by_side(found, gathered, visit.words),
        moments=moments(found, gathered),
        gathered=gathered,
        map=world_map(found),
        reckoned=gathered.reckoned.get(found.id),
        evidence=judging.evidence_of(gathered, found.id),
        decisions=judging.about(visit, found, judging.evidence_of(gathered, found.id)),
        summary=reviews.summary,
        texts=gathered.sentences,
    )


def _slider(visit: Visit, gathered: Gathered) -> Mapping[str, object] | None:
    """Return what the slider needs: its first day, its length in days and where it stands."""
    today = date.today()
    first = gathered.first
    if first is None or first >= today:
        return None
    length = (today - first).days
    at = min(max((visit.day - first).days, 0), length) if visit.day else length
    return {"first": first, "last": today, "length": length, "at": at}
