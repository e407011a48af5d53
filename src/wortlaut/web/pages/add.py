"""Add reports, and watch them being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from wortlaut import desk
from wortlaut.desk import Ledger
from wortlaut.errors import InputError, WortlautError
from wortlaut.exports.html_records import GROUP_OF
from wortlaut.model import Act, Reading, wording
from wortlaut.web import examples, render
from wortlaut.web.intake import Handed, Job, Part, is_address
from wortlaut.web.visit import Here, Visit, Writing, Written

router = APIRouter(include_in_schema=False)

SHOWN_ACTS = 6
SHOWN_JOBS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """An act of a report just read, in a line."""

    kind: str
    group: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Item:
    """A report of a job, with its reading as soon as there is one."""

    part: Part
    reading: Reading | None = None
    acts: tuple[Line, ...] = ()
    more: int = 0


@router.get("/add")
def form(visit: Here) -> Response:
    """Show the form."""
    return _form(visit)


@router.post("/add")
def hand_in(written: Written) -> Response:
    """Take reports in, and lead to where they are read."""
    visit = written.visit
    try:
        handed = _handed(written)
        _make_dossier(visit, handed.dossier)
    except WortlautError as error:
        return _form(visit, str(error), written)
    visit.audit("add", ", ".join(_names(handed)))
    assert visit.user is not None
    job = visit.room.intake.hand_in(handed, visit.user.name)
    return RedirectResponse(visit.link(f"/add/{job.id}"), 303)


@router.get("/add/{job}")
def watch(visit: Here, job: str) -> Response:
    """Show how far the reports of a job are, and what was read."""
    found = visit.room.intake.job(job)
    if found is None:
        raise HTTPException(404)
    with visit.room.reading() as ledger:
        items = [_item(part, ledger) for part in found.parts]
    done = sum(part.told is not None for part in found.parts)
    return render.page(
        visit, "job.html", job=found, items=items, done=done, dossiers=visit.dossiers()
    )


def _form(visit: Visit, problem: str = "", written: Writing | None = None) -> Response:
    with visit.room.reading() as ledger:
        first = next(ledger.readings(), None) is None
        dossiers = ledger.dossiers()
    names = ("text", "address", "date", "publisher", "into")
    given = {name: written.text(name) for name in names} if written else {}
    jobs: list[Job] = visit.room.intake.jobs()[:SHOWN_JOBS]
    status = 400 if problem else 200
    return render.page(
        visit,
        "add.html",
        status=status,
        first=first,
        dossiers=dossiers,
        given=given,
        jobs=jobs,
        problem=problem,
    )


def _handed(written: Writing) -> Handed:
    """Return what the form holds; raises ``InputError`` where that is nothing or no address."""
    words = written.visit.words
    if written.text("sample"):
        return Handed(files=examples.reports(), dossier=examples.DOSSIER)
    files = tuple(_files(written))
    address = written.text("address").strip()
    if address and not is_address(address):
        raise InputError(words("add", "bad_address").format(address))
    if not (files or address or written.text("text").strip()):
        raise InputError(words("add", "nothing"))
    date, publisher = written.text("date").strip(), written.text("publisher").strip()
    desk.hints(date or None, publisher or None)
    return Handed(
        files=files,
        text=written.text("text"),
        address=address,
        date=date or None,
        publisher=publisher or None,
        dossier=" ".join(written.text("into").split()) or None,
    )


def _files(written: Writing) -> Iterator[tuple[str, bytes]]:
    for upload in written.form.getlist("files"):
        if isinstance(upload, UploadFile) and upload.filename:
            yield upload.filename, upload.file.read()


def _names(handed: Handed) -> Iterator[str]:
    yield from (name for name, _ in handed.files)
    if handed.text.strip():
        yield "text"
    if handed.address:
        yield handed.address


def _make_dossier(visit: Visit, name: str | None) -> None:
    if name is None:
        return
    with visit.room.writing() as ledger:
        if name.casefold() not in (one.name.casefold() for one in ledger.dossiers()):
            assert visit.user is not None
            visit.audit("dossier", name)
            ledger.new_dossier(name, by=visit.user.name)


def _item(part: Part, ledger: Ledger) -> Item:
    if part.told is None or not part.told.reading:
        return Item(part)
    reading = ledger.reading(part.told.reading)
    acts = tuple(_line(act, reading) for act in reading.acts[:SHOWN_ACTS])
    return Item(part, reading, acts, len(reading.acts) - len(acts))


def _line(act: Act, reading: Reading) -> Line:
    text = reading.document.text
    names = {actor.id: actor.names[0] for actor in reading.actors if actor.names}
    mover = act.actors("party") or act.actors("debtor")
    who = ", ".join(dict.fromkeys(names.get(actor, actor) for actor in mover))
    said = wording(act.party or act.debtor, text)
    return Line(act.kind, GROUP_OF[act.kind], who or said, wording(act.action, text))
