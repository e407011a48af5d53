"""One report: its text with highlights, and what was read in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from wortlaut import desk, reviewing, reviews
from wortlaut.exports import html
from wortlaut.exports.html_records import sheet
from wortlaut.model import ACT_FIELDS, ActKind, ActRef, Reading
from wortlaut.reviewing.changing import VALUES
from wortlaut.web import render
from wortlaut.web import rows as board_rows
from wortlaut.web.visit import Here, Visit, Written

router = APIRouter(include_in_schema=False)

MISSING = ("anchor", "action", "party", "debtor", "creditor", "deadline", "place", "condition")
"""The fields that the form for a missed act asks for; the others can be corrected into it."""


@router.get("/report/{document}")
def report(visit: Here, document: str, fix: str = "", join: str = "", missed: str = "") -> Response:
    """Show a report by the id of its document, or of a reading.

    ``fix`` is the id of an act to be corrected, ``join`` of one to be put to another promise;
    ``missed`` opens the form for an act that was missed.
    """
    reading = found(visit, document)
    with visit.room.reading() as ledger:
        member = ledger.memberships(reading.document.id)
        task = reviews.task(ledger, reading.document.id)
    shown: dict[str, Any] = html.content(reading, visit.words)
    shown.pop("words")
    shown["link_out"] = shown.pop("link")
    return render.page(
        visit,
        "report.html",
        **shown,
        **_review(visit, reading, fix, join),
        task=task,
        missed=bool(missed),
        kinds=tuple(ActKind),
        missing=MISSING,
        here="reports",
        dossiers=visit.dossiers(),
        member=member,
        is_current=desk.is_of_this_version(reading),
    )


def _review(visit: Visit, reading: Reading, fix: str, join: str) -> dict[str, Any]:
    """Return what the review of an act needs: its values, and what it may be put to."""
    act = next((one for one in reading.acts if one.id in (fix, join) and one.id), None)
    others = []
    if act and join and visit.may_write:
        gathered = visit.gathered()
        mine = ActRef(reading.document.id, act.id)
        others = [
            row
            for row in board_rows.rows(gathered, visit.words, visit.day or date.today())
            if mine not in gathered.by_id[row.id].refs
        ]
    return {
        "act": act,
        "fix": fix,
        "join": join,
        "others": others,
        "fields": ACT_FIELDS,
        "choices": VALUES,
        "shown": reviewing.shown,
        "summary": reviews.summary,
    }


@router.get("/record/{document}/{record}")
def record(visit: Here, document: str, record: str) -> Response:
    """Lead to the place of one act or statement on the page of its report."""
    reading = found(visit, document)
    numbered = {one.source_id: one.id for one in sheet(reading, visit.words).records}
    if record not in numbered:
        raise HTTPException(404)
    target = visit.link(f"/report/{reading.document.id}")
    return RedirectResponse(f"{target}#r-{numbered[record]}", 303)


@router.post("/report/{document}/dossier")
def put(written: Written, document: str) -> Response:
    """Put a report into a dossier, or take it out."""
    visit = written.visit
    name = written.text("into") or written.text("out_of")
    assert visit.user is not None
    reading = found(visit, document)
    visit.audit("put" if written.text("into") else "take_out", f"{name}: {reading.document.id}")
    with visit.room.writing() as ledger:
        move = ledger.put if written.text("into") else ledger.take_out
        move(name, [reading.document.id], visit.user.name)
    return RedirectResponse(visit.link(f"/report/{reading.document.id}"), 303)


def found(visit: Visit, document: str) -> Reading:
    """Return the reading that an id names; raises ``LedgerError`` if there is none."""
    if set(document) - set("0123456789abcdef"):
        raise HTTPException(404)
    with visit.room.reading() as ledger:
        return desk.look_up(ledger, document)[0]
