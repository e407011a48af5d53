"""The list of reports."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from wortlaut.web import render
from wortlaut.web.paging import paged
from wortlaut.web.visit import Here

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(visit: Here, publisher: str = "", page: int = 1) -> Response:
    """List reports, the latest published first."""
    with visit.room.reading() as ledger:
        rows = list(ledger.readings(visit.filter(publisher=publisher.strip() or None)))
        dossiers = ledger.dossiers()
    return render.page(
        visit,
        "reports.html",
        here="reports",
        picked="/reports",
        dossiers=dossiers,
        publisher=publisher,
        reports=paged(rows[::-1], page, {"publisher": publisher}),
        key=visit.key,
    )
