"""The shapes of the API's answers, and their description for OpenAPI.

Like those of ``wortlaut read --json`` they only grow: no field is renamed or removed in ``v1``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from starlette.responses import Response

from wortlaut.desk import Hit
from wortlaut.exports import jsonl, promises, verdicts
from wortlaut.model import Actor, Interval
from wortlaut.web.paging import Page

JSON = "application/json"
SCHEMAS = "#/components/schemas/{name}"


class Refusal(msgspec.Struct, frozen=True):
    """Why a request was not answered."""

    error: str


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a list; ``id`` is that of its document and lasts."""

    id: str
    reading: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str
    published: Interval | None
    acts: int
    statements: int
    recorded_at: datetime


class ActorLine(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with the number of its parts: promised, kept, accused, demanded, asked, ..."""

    id: str
    name: str
    parts: dict[str, int]


class PartLine(msgspec.Struct, frozen=True, kw_only=True):
    """A record in which an actor has a part: ``part`` says which."""

    part: str
    document: str
    record: str
    kind: str
    certainty: str
    wording: str
    published: Interval | None
    publisher: str | None


class ActorPage(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, and every record in which it has a part."""

    actor: Actor
    parts: tuple[PartLine, ...]


class DossierLine(msgspec.Struct, frozen=True, kw_only=True):
    """A dossier with what is in it."""

    name: str
    title: str | None
    languages: tuple[str, ...]
    reports: int
    acts: int
    statements: int
    recorded_by: str
    recorded_at: datetime


class RowLine(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the board: ``section`` is a life of promises, or a stage of what is none.

    ``due_in`` is in days from the day asked for, negative after it; ``contested`` names the
    fields in which the tellings differ.
    """

    id: str
    stage: str
    section: str
    outcomes: tuple[str, ...]
    who: str
    to: str
    what: str
    refrain: bool
    condition: str
    due_in: int | None
    tellings: int
    reports: int
    contested: tuple[str, ...]
    certainty: str
    evidence: int


class PromisePage(msgspec.Struct, frozen=True, kw_only=True):
    """A promise with its tellings, and how it stands; ``reckoned`` is None for what is none."""

    promise: promises.PromiseLine
    reckoned: verdicts.ReckonedLine | None


class JobPart(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a job: waiting, reading, or what became of it."""

    name: str
    state: str
    document: str
    problem: str


class JobLine(msgspec.Struct, frozen=True, kw_only=True):
    """Reports that were handed in together."""

    id: str
    user: str
    dossier: str | None
    at: datetime
    done: bool
    reports: tuple[JobPart, ...]


class LogLine(msgspec.Struct, frozen=True, kw_only=True):
    """A change at the desk."""

    at: datetime
    user: str
    action: str
    what: str


LISTED: tuple[Any, ...] = (ReportLine, ActorLine, DossierLine, RowLine, LogLine, Hit)
"""What comes in pages."""

SINGLE: tuple[Any, ...] = (
    Refusal,
    jsonl.ReadingLine,
    jsonl.RecordLine,
    ActorPage,
    PromisePage,
    JobLine,
)


def answer(value: object, status: int = 200) -> Response:
    """Return ``value`` as JSON."""
    return Response(msgspec.json.encode(value), status, media_type=JSON)


def listed(page: Page[Any], address: str) -> Response:
    """Return a page of a list, with the address of the next one."""
    more = page.number < page.last
    following = f"{address}{'&' if '?' in address else '?'}page={page.number + 1}"
    return answer(
        {
            "items": page.items,
            "page": page.number,
            "pages": page.last,
            "total": page.total,
            "next": following if more else None,
        }
    )


def told(shape: Any, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """Return the description of an operation's answers: ``shape``, or a page of it.

    What is made (another status than 200) comes alone.
    """
    _, found = _all_schemas()
    schema: dict[str, Any] = {"$ref": SCHEMAS.format(name=shape.__name__)}
    assert shape.__name__ in found
    if shape in LISTED and status == 200:
        schema = _page(schema)
    refusal = {JSON: {"schema": {"$ref": SCHEMAS.format(name="Refusal")}}}
    failures: dict[int | str, dict[str, Any]] = {
        code: {"description": text, "content": refusal} for code, text in _FAILURES.items()
    }
    return {
        status: {"description": "What was asked for.", "content": {JSON: {"schema": schema}}}
    } | (failures)


def describe(openapi: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI description with the shapes added."""
    _, found = _all_schemas()
    parts = openapi.setdefault("components", {})
    parts["schemas"] = dict(parts.get("schemas", {})) | dict(found)
    parts["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer"},
        "password": {"type": "http", "scheme": "basic"},
    }
    return openapi


_FAILURES = {
    400: "The request cannot be met; the message says why.",
    401: "Who asks did not say who it is.",
    403: "Who asks may not do this.",
    404: "There is no such thing.",
    422: "A part of the request is malformed.",
    429: "Too many requests.",
}


def _all_schemas() -> tuple[Sequence[Any], Mapping[str, Any]]:
    return msgspec.json.schema_components((*LISTED, *SINGLE), ref_template=SCHEMAS)


def _page(item: dict[str, Any]) -> dict[str, Any]:
    number = {"type": "integer", "minimum": 0}
    following = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    return {
        "type": "object",
        "required": ["items", "page", "pages", "total", "next"],
        "properties": {
            "items": {"type": "array", "items": item},
            "page": number,
            "pages": number,
            "total": number,
            "next": following,
        },
    }
