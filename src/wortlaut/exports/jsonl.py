"""Readings as JSON: one object a line, every span with its wording.

The classes of this module are the schema (``docs/json.md`` is made of them).  It only grows: a
field may be added, none is renamed, removed or given another meaning without a new ``FORMAT``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from wortlaut import model
from wortlaut.model import ACT_FIELDS, ACTOR_FIELDS, Interval, Reading, Spans, Window

FORMAT = "wortlaut-reading/1"
"""Name and version of the schema; stands in the first field of every line."""

RECORD_FORMAT = "wortlaut-record/1"
"""The same for one record alone."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of the document's text, in code points, end excluded, with its wording."""

    start: int
    end: int
    text: str


Pieces = tuple[Piece, ...]


class DocumentLine(msgspec.Struct, frozen=True, kw_only=True):
    """The report as it was taken in; all offsets are into ``text``."""

    id: str
    sha256: str
    publisher: str | None
    title: str | None
    url: str | None
    dateline: str | None
    language: str
    published: Interval | None
    retrieved: date | None
    text: str


class LinkLine(msgspec.Struct, frozen=True):
    """One link of the chain of voices, outermost first."""

    actor: str | None
    wording: Pieces


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's words.  An empty list is "the report does not say"."""

    id: str
    form: model.Form
    medium: model.Medium
    certainty: model.Certainty
    negated: bool
    nested: bool
    quote: Pieces
    speaker: Pieces
    cue: Pieces
    addressee: Pieces
    frame: Pieces
    markers: Pieces
    speaker_actor: str | None
    addressee_actor: str | None
    voice: tuple[LinkLine, ...]
    confidence: float | None
    because: tuple[str, ...]


class ActLine(msgspec.Struct, frozen=True, kw_only=True):
    """A reported move that bears on somebody's conduct.

    ``actors`` names the actors that the fields debtor, creditor, party and source were resolved
    to; ``due`` is the days within which the conduct falls due, ``window`` its term.
    """

    id: str
    kind: model.ActKind
    polarity: model.Polarity
    status: model.Status
    certainty: model.Certainty
    anchor: Pieces
    action: Pieces
    debtor: Pieces
    creditor: Pieces
    party: Pieces
    source: Pieces
    cue: Pieces
    deadline: Pieces
    period: Pieces
    quantity: Pieces
    place: Pieces
    condition: Pieces
    due: Interval | None
    window: Window | None
    actors: dict[str, tuple[str, ...]]
    voice: tuple[LinkLine, ...]
    also: tuple[Pieces, ...]
    confidence: float | None
    because: tuple[str, ...]


class TimeLine(msgspec.Struct, frozen=True, kw_only=True):
    """A temporal expression with its TIMEX3 type and value and the days that it allows."""

    span: Piece
    type: str
    value: str
    interval: Interval | None
    because: tuple[str, ...]


class MentionLine(msgspec.Struct, frozen=True, kw_only=True):
    """An actor named, described or meant by a pronoun."""

    actor: str
    span: Piece
    because: tuple[str, ...]


class ReadingLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=FORMAT):
    """One report and everything that was read in it: one line of ``wortlaut read --json``."""

    id: str
    reader: str
    document: DocumentLine
    statements: tuple[StatementLine, ...]
    acts: tuple[ActLine, ...]
    times: tuple[TimeLine, ...]
    mentions: tuple[MentionLine, ...]
    actors: tuple[model.Actor, ...]


class RecordLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=RECORD_FORMAT):
    """One act or statement alone: what ``wortlaut show --json`` prints for its id."""

    reading: str
    document: str
    act: ActLine | None = None
    statement: StatementLine | None = None


def line(value: object) -> str:
    """Return ``value`` as JSON in one line, without the end of line."""
    return msgspec.json.encode(value).decode()


def schema() -> dict[str, Any]:
    """Return the JSON Schema of what is written: a ``ReadingLine`` or a ``RecordLine``."""
    return msgspec.json.schema(ReadingLine | RecordLine)


def record_line(record: model.Act | model.Statement, reading: Reading) -> RecordLine:
    """Return one record of ``reading`` as it is written."""
    text = reading.document.text
    return RecordLine(
        reading=reading.id,
        document=reading.document.id,
        act=act_line(record, text) if isinstance(record, model.Act) else None,
        statement=statement_line(record, text) if isinstance(record, model.Statement) else None,
    )


def reading_line(reading: Reading) -> ReadingLine:
    """Return ``reading`` as it is written."""
    text = reading.document.text
    return ReadingLine(
        id=reading.id,
        reader=reading.reader,
        document=document_line(reading.document),
        statements=tuple(statement_line(item, text) for item in reading.statements),
        acts=tuple(act_line(item, text) for item in reading.acts),
        times=tuple(_time(item, text) for item in reading.times),
        mentions=tuple(_mention(item, text) for item in reading.mentions),
        actors=reading.actors,
    )


def statement_line(statement: model.Statement, text: str) -> StatementLine:
    """Return ``statement`` of a document with ``text`` as it is written."""
    stance = statement.stance
    return StatementLine(
        id=statement.id,
        form=statement.form,
        medium=statement.medium,
        certainty=stance.certainty,
        negated=stance.negated,
        nested=statement.nested,
        quote=_pieces(statement.quote, text),
        speaker=_pieces(statement.speaker, text),
        cue=_pieces(statement.cue, text),
        addressee=_pieces(statement.addressee, text),
        frame=_pieces(statement.frame, text),
        markers=_pieces(stance.markers, text),
        speaker_actor=statement.speaker_actor,
        addressee_actor=statement.addressee_actor,
        voice=_voice(statement.voice, text),
        confidence=statement.confidence,
        because=statement.because,
    )


def act_line(act: model.Act, text: str) -> ActLine:
    """Return ``act`` of a document with ``text`` as it is written."""
    return ActLine(
        id=act.id,
        kind=act.kind,
        polarity=act.polarity,
        status=act.status,
        certainty=act.certainty,
        **{name: _pieces(getattr(act, name), text) for name in ACT_FIELDS},
        due=act.due,
        window=act.window,
        actors={name: act.actors(name) for name in ACTOR_FIELDS if act.actors(name)},
        voice=_voice(act.voice, text),
        also=tuple(_pieces(spans, text) for spans in act.also),
        confidence=act.confidence,
        because=act.because,
    )


def document_line(document: model.Document) -> DocumentLine:
    """Return ``document`` as it is written."""
    return DocumentLine(
        id=document.id,
        sha256=document.sha256,
        publisher=document.publisher,
        title=document.title,
        url=document.url,
        dateline=document.dateline,
        language=document.language,
        published=document.published,
        retrieved=document.retrieved,
        text=document.text,
    )


def _time(time: model.TimeExpression, text: str) -> TimeLine:
    return TimeLine(
        span=_piece(time.span, text),
        type=time.type,
        value=time.value,
        interval=time.interval,
        because=time.because,
    )


def _mention(mention: model.Mention, text: str) -> MentionLine:
    return MentionLine(
        actor=mention.actor, span=_piece(mention.span, text), because=mention.because
    )


def _voice(voice: model.Voice, text: str) -> tuple[LinkLine, ...]:
    return tuple(LinkLine(link.actor, _pieces(link.spans, text)) for link in voice.chain)


def _pieces(spans: Spans, text: str) -> Pieces:
    return tuple(_piece(span, text) for span in spans)


def _piece(span: model.Span, text: str) -> Piece:
    return Piece(span.start, span.end, span.of(text))
