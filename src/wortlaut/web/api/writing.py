"""What can be written: reports handed in, dossiers, decisions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wortlaut import desk
from wortlaut.desk import Filter
from wortlaut.errors import InputError
from wortlaut.web.api import shapes
from wortlaut.web.api.entering import Asking, Writer
from wortlaut.web.api.reading import _dossier
from wortlaut.web.api.shapes import told
from wortlaut.web.intake import Handed, Job, is_address

router = APIRouter(prefix="/api/v1", tags=["writing"])

Name = Annotated[str, Field(min_length=1, max_length=120)]


class NewReport(BaseModel):
    """A report: its text, or an address to fetch it from."""

    text: str = Field("", max_length=10_000_000)
    address: str = Field("", max_length=2_000)
    date: str | None = Field(None, max_length=40, description="Day, month or year: 2025-03-18.")
    publisher: str | None = Field(None, max_length=200)
    dossier: Name | None = None


class NewDossier(BaseModel):
    """A dossier."""

    name: Name
    title: str | None = Field(None, max_length=300)


@router.post("/reports", status_code=202, responses=told(shapes.JobLine, 202))
def hand_in(visit: Writer, given: NewReport) -> Response:
    """Hand in a report; it is read in its turn, see ``/jobs/{job}``."""
    address = given.address.strip()
    if address and not is_address(address):
        raise InputError(visit.words("add", "bad_address").format(address))
    if not (address or given.text.strip()):
        raise InputError(visit.words("add", "nothing"))
    desk.hints(given.date or None, given.publisher or None)
    if given.dossier:
        with visit.room.reading() as ledger:
            ledger.dossier(given.dossier)
    assert visit.user is not None
    visit.audit("add", address or "text")
    handed = Handed(
        text=given.text,
        address=address,
        date=given.date or None,
        publisher=given.publisher or None,
        dossier=given.dossier,
    )
    return shapes.answer(_job(visit.room.intake.hand_in(handed, visit.user.name)), 202)


@router.get("/jobs/{job}", responses=told(shapes.JobLine))
def job(visit: Asking, job: Annotated[str, Path(pattern="^[0-9a-f]{16}$")]) -> Response:
    """Return how far the reports of a job are."""
    found = visit.room.intake.job(job)
    if found is None:
        raise HTTPException(404)
    return shapes.answer(_job(found))


@router.post("/dossiers", status_code=201, responses=told(shapes.DossierLine, 201))
def create(visit: Writer, given: NewDossier) -> Response:
    """Make a dossier."""
    assert visit.user is not None
    with visit.room.writing() as ledger:
        made = ledger.new_dossier(given.name, given.title, by=visit.user.name)
        counts = ledger.counts(Filter(dossier=made.name))
    visit.audit("dossier", made.name)
    return shapes.answer(_dossier(made, counts), 201)


def _job(job: Job) -> shapes.JobLine:
    return shapes.JobLine(
        id=job.id,
        user=job.user,
        dossier=job.dossier,
        at=job.at,
        done=job.is_done,
        reports=tuple(
            shapes.JobPart(
                name=part.name,
                state=part.state,
                document=part.told.document if part.told else "",
                problem=part.told.problem if part.told else "",
            )
            for part in job.parts
        ),
    )
