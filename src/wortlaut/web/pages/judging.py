"""Confirm, dismiss and grade what is reported of a promise's fulfilment or breach."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from wortlaut import account
from wortlaut.errors import ReviewError
from wortlaut.model import Decision, Promise
from wortlaut.reckoning import Evidence
from wortlaut.reviews import Reviewer
from wortlaut.web.gathered import Gathered
from wortlaut.web.visit import Visit, Writing, Written

router = APIRouter(include_in_schema=False)


@router.post("/promise/{promise}/judge")
def judged(written: Written, promise: str) -> Response:
    """Make a decision about a piece of evidence, and lead back to it."""
    visit = written.visit
    gathered = visit.gathered()
    found = gathered.by_id.get(promise)
    if found is None:
        raise HTTPException(404, visit.words("promise", "gone"))
    assert visit.user is not None
    visit.audit(written.text("verb")[:20], f"{promise}: {written.text('evidence')[:80]}")
    with visit.room.writing() as ledger:
        reviewer = Reviewer(ledger, visit.user.name, visit.dossier)
        _judge(reviewer, written, found, evidence_of(gathered, promise))
    return RedirectResponse(f"{visit.link(f'/promise/{promise}')}#evidence", 303)


def evidence_of(gathered: Gathered, promise: str) -> tuple[Evidence, ...]:
    """Return what bears on a promise, each piece once."""
    reckoned = gathered.reckoned.get(promise)
    verdicts = reckoned.verdicts if reckoned else ()
    pieces = {one.evidence.id: one.evidence for verdict in verdicts for one in verdict.evidence}
    return tuple(pieces.values())


def about(visit: Visit, promise: Promise, pieces: Iterable[Evidence]) -> tuple[Decision, ...]:
    """Return the decisions in force about a promise's evidence, the newest first."""
    known = list(pieces)
    named = {one.id for one in known} | {one.source for one in known}
    with visit.room.reading() as ledger:
        made = account.decisions(ledger)
    refs = set(promise.refs)
    ours = (
        one for one in made if one.about in named or any(each.ref in refs for each in one.subjects)
    )
    return tuple(ours)[::-1]


def _judge(
    reviewer: Reviewer, written: Writing, promise: Promise, pieces: tuple[Evidence, ...]
) -> Decision:
    verb, why = written.text("verb"), written.text("why").strip()
    if verb == "undo":
        return reviewer.undo(written.text("decision"), why)
    piece = next((one for one in pieces if one.id == written.text("evidence")), None)
    if piece is None:
        raise ReviewError(written.visit.words("judge", "gone"))
    if verb == "grade":
        of_source = written.text("about") == "source"
        return reviewer.grade(piece.source if of_source else piece.id, written.text("value"), why)
    if verb not in ("confirm", "dismiss"):
        raise ReviewError(written.visit.words("review", "unknown"))
    told = promise.tellings[0].ref
    return reviewer.judge(verb == "confirm", f"{told.document}/{told.act}", piece.id, why)
