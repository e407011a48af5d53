"""Search in texts and findings."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from wortlaut.web import found, render
from wortlaut.web.paging import paged
from wortlaut.web.visit import Here

router = APIRouter(include_in_schema=False)


@router.get("/search")
def search(visit: Here, q: str = "", page: int = 1) -> Response:
    """Show what a query finds."""
    query = q.strip()[:200]
    with visit.room.reading() as ledger:
        dossiers = ledger.dossiers()
        hits = found.hits(ledger, query, visit.filter()) if query else []
    return render.page(
        visit,
        "search.html",
        query=query,
        picked="/search",
        dossiers=dossiers,
        hits=paged(hits, page, {"q": query}, size=20),
    )
