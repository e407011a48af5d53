"""Turns a Reading into the rows of the ledger, and its JSON back into the Reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from wortlaut.ledger.base import Row
from wortlaut.model import (
    ACT_FIELDS,
    Act,
    Actor,
    Document,
    Interval,
    Mention,
    Reading,
    Statement,
    TimeExpression,
    digest,
    wording,
)

_PARTS = ("quote", "speaker", "cue", "addressee", "frame")


def pack(reading: Reading) -> tuple[str, str]:
    """Return the JSON of ``reading`` without its text, and the digest of its records.

    The digest leaves out what may differ when the same report is taken in again (address, title,
    day of retrieval), so that this changes nothing.
    """
    raw = msgspec.to_builtins(reading)
    document = raw.pop("document")
    del document["text"]
    records = msgspec.json.encode(raw, order="deterministic")
    content = digest("records", document["language"], hashlib.sha256(records).hexdigest())
    body = msgspec.json.encode({"document": document, **raw})
    return body.decode(), content


def unpack(body: str, text: str) -> Reading:
    """Return the Reading that ``pack`` packed."""
    raw: dict[str, Any] = msgspec.json.decode(body)
    raw["document"]["text"] = text
    return msgspec.convert(raw, Reading)


def document_row(document: Document) -> Row:
    """Return the row of ``document``; the text itself has its own table."""
    earliest, latest = _days(document.published)
    return {
        "id": document.id,
        "text": document.sha256,
        "publisher": document.publisher,
        "title": document.title,
        "url": document.url,
        "dateline": document.dateline,
        "language": document.language,
        "retrieved": _day(document.retrieved),
        "valid_earliest": earliest,
        "valid_latest": latest,
    }


def actor_row(actor: Actor) -> Row:
    """Return the row of ``actor``; ``content`` tells one description of it from another."""
    body = msgspec.json.encode(actor).decode()
    return {
        "id": actor.id,
        "content": digest("actor", body),
        "kind": actor.kind,
        "name": actor.names[0] if actor.names else actor.id,
        "body": body,
        "valid_from": _day(actor.valid_from),
        "valid_until": _day(actor.valid_until),
    }


def record_rows(reading: Reading) -> Iterator[tuple[str, list[Row]]]:
    """Yield the tables of records and their rows, in the order of the reading."""
    text = reading.document.text
    yield "statement", [_statement_row(statement, text) for statement in reading.statements]
    yield "act", [_act_row(act, text) for act in reading.acts]
    yield "role", [*_statement_roles(reading), *_act_roles(reading)]
    yield "time", [_time_row(time, text) for time in reading.times]
    yield "mention", [_mention_row(mention, text) for mention in reading.mentions]


def _statement_row(statement: Statement, text: str) -> Row:
    return {
        "id": statement.id,
        "form": statement.form,
        "medium": statement.medium,
        "certainty": statement.stance.certainty,
        "negated": int(statement.stance.negated),
        "nested": int(statement.nested),
        "start": statement.quote[0].start,
        **{name: wording(getattr(statement, name), text) for name in _PARTS},
    }


def _act_row(act: Act, text: str) -> Row:
    earliest, latest = _days(act.due)
    return {
        "id": act.id,
        "kind": act.kind,
        "polarity": act.polarity,
        "status": act.status,
        "certainty": act.certainty,
        "start": act.anchor[0].start,
        **{name: wording(getattr(act, name), text) for name in ACT_FIELDS},
        "due_earliest": earliest,
        "due_latest": latest,
    }


def _statement_roles(reading: Reading) -> Iterator[Row]:
    for statement in reading.statements:
        if statement.speaker_actor:
            yield _role(statement.id, "speaker", statement.speaker_actor)
        if statement.addressee_actor:
            yield _role(statement.id, "addressee", statement.addressee_actor)


def _act_roles(reading: Reading) -> Iterator[Row]:
    for act in reading.acts:
        for role in act.roles:
            yield _role(act.id, role.field, role.actor)


def _role(record: str, field: str, actor: str) -> Row:
    return {"record": record, "field": field, "actor": actor}


def _time_row(time: TimeExpression, text: str) -> Row:
    earliest, latest = _days(time.interval)
    return {
        "type": time.type,
        "value": time.value,
        "earliest": earliest,
        "latest": latest,
        "start": time.span.start,
        "wording": time.span.of(text),
    }


def _mention_row(mention: Mention, text: str) -> Row:
    span = mention.span
    return {"actor": mention.actor, "start": span.start, "wording": span.of(text)}


def _days(interval: Interval | None) -> tuple[str | None, str | None]:
    if interval is None:
        return None, None
    return _day(interval.earliest), _day(interval.latest)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
