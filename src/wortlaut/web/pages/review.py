"""Decide about the acts of a report."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from wortlaut import desk, reviewing, reviews
from wortlaut.exports.html_records import sheet
from wortlaut.model import Decision, Reading
from wortlaut.web.deciding import Asked, decide
from wortlaut.web.pages.report import found
from wortlaut.web.visit import Visit, Written

router = APIRouter(include_in_schema=False)


@router.post("/report/{document}/decide")
def decided(written: Written, document: str) -> Response:
    """Make a decision, and lead back to the act that it was about."""
    visit = written.visit
    assert visit.user is not None
    reading = found(visit, document)
    visit.audit(written.text("verb")[:20], f"{document}/{written.text('act')[:40]}")
    with visit.room.writing() as ledger:
        reviewer = reviews.Reviewer(ledger, visit.user.name, visit.dossier)
        made = decide(Asked(reviewer, reading, written))
        now = desk.look_up(ledger, reading.document.id)[0]
    return RedirectResponse(_target(visit, now, made), 303)


def _target(visit: Visit, now: Reading, made: Decision) -> str:
    """Return the address of the act that was decided on, of its report where it is gone."""
    target = visit.link(f"/report/{now.document.id}")
    act = reviewing.find(made.subjects[0].act, now.acts) if made.subjects else None
    places = {one.source_id: one.id for one in sheet(now, visit.words).records}
    return f"{target}#r-{places[act.id]}" if act else target
