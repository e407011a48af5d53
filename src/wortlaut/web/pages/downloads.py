"""Exports as downloads, and what programs subscribe to: a calendar and a feed."""

from __future__ import annotations

import io
import re

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wortlaut.exports import formats, html
from wortlaut.exports.selection import select
from wortlaut.web.pages.report import found
from wortlaut.web.subscribing import subscriber
from wortlaut.web.visit import Here, Visit

router = APIRouter(include_in_schema=False)

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "ics": "text/calendar; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonld": "application/ld+json",
    "ftm": "application/x-ndjson",
    "json": "application/x-ndjson",
}
"""The media type of every format of ``wortlaut export``."""


@router.get("/export/{format}")
def export(visit: Here, format: str) -> Response:
    """Return the visitor's dossier, as known on the day, in a format."""
    return made(visit, format, attached=True)


@router.get("/report/{document}/page.html")
def page(visit: Here, document: str) -> Response:
    """Return a report as one self-contained page."""
    content = html.page(found(visit, document), visit.words.language).encode("utf-8", "replace")
    return _attached(content, "text/html; charset=utf-8", f"{document}.html")


@router.get("/subscribe/desk.{format}")
async def subscribe(request: Request, format: str) -> Response:
    """Return the calendar or feed of a dossier, else of all, to a program with a user's key."""
    visit = await subscriber(request)
    if format not in ("ics", "rss", "atom"):
        raise HTTPException(404)
    return made(visit, format, attached=False)


def made(visit: Visit, format: str, attached: bool) -> Response:
    """Return an export; raises ``ExportError`` where a library for it is missing."""
    if format not in formats.FORMATS:
        raise HTTPException(404)
    out = io.BytesIO()
    with visit.room.reading() as ledger:
        formats.FORMATS[format].write(select(ledger, visit.filter()), out)
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", visit.dossier or "wortlaut").strip("-") or "wortlaut"
    if attached:
        return _attached(out.getvalue(), TYPES[format], f"{name}.{format}")
    return Response(out.getvalue(), media_type=TYPES[format])


def _attached(content: bytes, kind: str, name: str) -> Response:
    return Response(
        content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'}
    )
