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


@router.get("/search")
def search(visit: Here, q: str = "", page: int = 1) -> Response:
    """Show what a query finds, the best first."""
    query, problem = q.strip()[:200], ""
    hits: tuple[desk.Hit, ...] = ()
    if query:
        try:
            hits = desk.search(visit.room.settings.ledger, query, visit.filter(), MOST)
        except InputError as error:
            problem = str(error)
    return render.page(
        visit,
        "search.html",
        query=query,
        problem=problem,
        picked="/search",
        dossiers=visit.dossiers(),
        hits=paged(hits, page, {"q": query}, size=20),
        pieces=pieces,
        colours=GROUP_OF,
    )
