"""Reports side by side."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wortlaut import comparisons
from wortlaut.comparing import Comparison
from wortlaut.errors import InputError
from wortlaut.exports import html_comparison
from wortlaut.web import render
from wortlaut.web.visit import Here, Visit

router = APIRouter(include_in_schema=False)

MOST = 6
"""Reports that are compared at most: more columns nobody reads."""


@router.get("/compare")
def compare(visit: Here) -> Response:
    """Compare the reports that the address names by their ids: ``report=ID&report=ID``."""
    given = [one for one in visit.request.query_params.getlist("report") if one][:MOST]
    shown: dict[str, Any] = {}
    problem = ""
    if given:
        try:
            found = compared(visit, given)
        except InputError:
            problem = visit.words("comparing", "two")
        else:
            names = visit.gathered().names
            shown = html_comparison.content(found, names, visit.words)
            shown.pop("words")
    with visit.room.reading() as ledger:
        choices = list(ledger.readings(visit.filter()))[::-1]
    return render.page(
        visit,
        "compare.html",
        status=400 if problem else 200,
        **shown,
        here="compare",
        picked="/compare",
        given=given,
        choices=choices,
        problem=problem,
        dossiers=visit.dossiers(),
    )


def compared(visit: Visit, reports: list[str]) -> Comparison:
    """Return the comparison of reports, all of them in the ledger; raises ``InputError``."""
    if any(set(one) - set("0123456789abcdef") for one in reports):
        raise HTTPException(404)
    with visit.room.reading() as ledger:
        for one in reports:
            if not ledger.find(one):
                raise HTTPException(404)
        return comparisons.compare(ledger, reports, visit.dossier, visit.day)
