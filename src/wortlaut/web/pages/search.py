"""Search in texts and findings."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from wortlaut import desk
from wortlaut.errors import InputError
from wortlaut.exports.html_records import GROUP_OF
from wortlaut.web import render
from wortlaut.web.found import MOST, pieces
from wortlaut.web.paging import paged
from wortlaut.web.visit import Here

router = APIRouter(include_in_schema=False)

SIZE = 20


@router.get("/search")
def search(visit: Here, q: str = "", page: int = 1) -> Response:
    """Show what a query finds, the best first."""
    query, problem = q.strip()[:200], ""
    hits: tuple[desk.Hit, ...] = ()
    if query:
        try:
            most = min(max(page, 1) * SIZE + 1, MOST)
            hits = desk.search(visit.room.settings.ledger, query, visit.filter(), most)
        except InputError as error:
            problem = str(error)
    return render.page(
        visit,
        "search.html",
        query=query,
        problem=problem,
        picked="/search",
        dossiers=visit.dossiers(),
        hits=paged(hits, page, {"q": query}, size=SIZE),
        more=len(hits) > max(page, 1) * SIZE,
        pieces=pieces,
        colours=GROUP_OF,
    )
