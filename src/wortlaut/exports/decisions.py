"""Decisions and reports to review as JSON: one object a line.

As for readings, the classes of this module are the schema, and it only grows within a format.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from wortlaut.exports.jsonl import ActLine, Piece, act_line
from wortlaut.model import Change, Decision, Interval, Spans, Verb
from wortlaut.reviewing import Fate
from wortlaut.reviews import Task

DECISION = "wortlaut-decision/1"
REVIEW = "wortlaut-review/1"


class SubjectLine(msgspec.Struct, frozen=True):
    """An act as the person saw it when deciding."""

    document: str
    act: ActLine


class ChangeLine(msgspec.Struct, frozen=True):
    """What a person put into a field: a wording, or the value of a field that is none."""

    field: str
    wording: tuple[Piece, ...]
    value: str
    actors: tuple[str, ...]


class DecisionLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=DECISION):
    """What a person decided.  ``undone_by`` is the id of the decision that took it back, or ""."""

    id: str
    verb: Verb
    who: str
    at: datetime
    why: str
    document: str
    subjects: tuple[SubjectLine, ...]
    changes: tuple[ChangeLine, ...]
    about: str
    value: str
    undoes: str
    undone_by: str


class MetLine(msgspec.Struct, frozen=True):
    """What a decision in force met in the reading: found, moved, stands or idle."""

    decision: str
    fate: Fate
    act: str


class ReviewLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=REVIEW):
    """A report to review: its acts as people left them, and which nobody decided on."""

    document: str
    reading: str
    publisher: str | None
    title: str | None
    published: Interval | None
    done: bool
    finished: bool
    undecided: tuple[str, ...]
    acts: tuple[ActLine, ...]
    rejected: tuple[ActLine, ...]
    met: tuple[MetLine, ...]


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a ``DecisionLine`` or a ``ReviewLine``."""
    return msgspec.json.schema(DecisionLine | ReviewLine)


def decision_line(
    decision: Decision, texts: Mapping[str, str], undone_by: str = ""
) -> DecisionLine:
    """Return ``decision`` as it is written; ``texts`` has those of its documents by their ids."""
    first = texts.get(decision.subjects[0].document, "") if decision.subjects else ""
    return DecisionLine(
        id=decision.id,
        verb=decision.verb,
        who=decision.who,
        at=decision.at,
        why=decision.why,
        document=decision.document,
        subjects=tuple(
            SubjectLine(one.document, act_line(one.act, texts.get(one.document, "")))
            for one in decision.subjects
        ),
        changes=tuple(_change(one, first) for one in decision.changes),
        about=decision.about,
        value=decision.value,
        undoes=decision.undoes,
        undone_by=undone_by,
    )


def _change(change: Change, text: str) -> ChangeLine:
    actors = tuple(one.id for one in change.actors)
    return ChangeLine(change.field, _pieces(change.spans, text), change.value, actors)


def _pieces(spans: Spans, text: str) -> tuple[Piece, ...]:
    return tuple(Piece(span.start, span.end, span.of(text)) for span in spans)


def review_line(task: Task) -> ReviewLine:
    """Return a report to review as it is written."""
    document, acts = task.reading.document, task.reading.acts
    return ReviewLine(
        document=document.id,
        reading=task.reading.id,
        publisher=document.publisher,
        title=document.title,
        published=document.published,
        done=task.is_done,
        finished=task.finished,
        undecided=task.undecided,
        acts=tuple(act_line(one, document.text) for one in acts),
        rejected=tuple(act_line(one, document.text) for one in task.rejected),
        met=tuple(MetLine(one.decision.id, one.fate, one.act) for one in task.met),
    )
