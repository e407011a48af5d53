"""The list of dossiers."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from wortlaut.desk import Filter
from wortlaut.web import render
from wortlaut.web.visit import Here, Written

router = APIRouter(include_in_schema=False)


@router.get("/dossiers")
def dossiers(visit: Here) -> Response:
    """List the dossiers with what is in them."""
    with visit.room.reading() as ledger:
        found = ledger.dossiers()
        counts = {one.name: ledger.counts(Filter(dossier=one.name)) for one in found}
    return render.page(
        visit,
        "dossiers.html",
        here="dossiers",
        dossiers=found,
        counts=counts,
        key=visit.key,
    )


@router.post("/dossiers")
def create(written: Written) -> Response:
    """Make a dossier."""
    visit, name = written.visit, " ".join(written.text("name").split())
    assert visit.user is not None
    with visit.room.writing() as ledger:
        made = ledger.new_dossier(name, by=visit.user.name)
    visit.audit("dossier", made.name)
    return RedirectResponse(visit.link("/add", dossier=made.name), 303)
