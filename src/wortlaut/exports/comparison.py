"""A comparison of reports as JSON: one object.

As for readings, the classes of this module are the schema, and it only grows within a ``FORMAT``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from wortlaut import comparing, model
from wortlaut.exports.jsonl import DocumentLine, Piece, document_line
from wortlaut.model import ActRef, Document, Spans

FORMAT = "wortlaut-comparison/1"


class Word(msgspec.Struct, frozen=True):
    """A word that another column does not have, or (``moved``) has at another place."""

    start: int
    end: int
    text: str
    moved: bool


class ToldLine(msgspec.Struct, frozen=True, kw_only=True):
    """One act of a report as a telling of the promise."""

    act: str
    kind: model.ActKind
    certainty: model.Certainty
    wording: tuple[Piece, ...]
    differing: tuple[Word, ...]


class ValueLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a column's ``acts`` say of a field ("" is silent), seen from the row's base."""

    value: str
    relation: model.Relation | None
    wording: tuple[Piece, ...]
    acts: tuple[str, ...]


class FieldLine(msgspec.Struct, frozen=True, kw_only=True):
    """How the columns tell one field: for each its different values."""

    field: str
    columns: tuple[tuple[ValueLine, ...], ...]


class NearLine(msgspec.Struct, frozen=True):
    """A row about the same conduct that was not joined, and the field that contradicts."""

    promise: str
    contradiction: str


class RowLine(msgspec.Struct, frozen=True, kw_only=True):
    """A promise: its tellings by column, the fullest first; [] for one that does not tell it."""

    promise: str
    stage: model.Stage
    polarity: model.Polarity
    base: int
    cells: tuple[tuple[ToldLine, ...], ...]
    fields: tuple[FieldLine, ...]
    related: tuple[str, ...]
    near: tuple[NearLine, ...]
    because: tuple[str, ...]


class OpenLine(msgspec.Struct, frozen=True, kw_only=True):
    """A point of the dossier that no column tells."""

    promise: str
    stage: model.Stage
    polarity: model.Polarity
    debtor: tuple[str, ...]
    consequent: tuple[str, ...]
    told_by: tuple[ActRef, ...]


class ComparisonLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=FORMAT):
    """Reports side by side; every tuple of cells, values or relations has a place a document."""

    documents: tuple[DocumentLine, ...]
    dossier: str | None
    as_of: date | None
    as_recorded: date | None
    shared: tuple[RowLine, ...]
    only: tuple[RowLine, ...]
    neither: tuple[OpenLine, ...]


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a ``ComparisonLine``."""
    return msgspec.json.schema(ComparisonLine)


def comparison_line(
    comparison: comparing.Comparison,
    as_of: date | None = None,
    as_recorded: date | None = None,
) -> ComparisonLine:
    """Return ``comparison`` as it is written."""
    documents = comparison.documents
    return ComparisonLine(
        documents=tuple(document_line(one) for one in documents),
        dossier=comparison.dossier,
        as_of=as_of,
        as_recorded=as_recorded,
        shared=tuple(_row(one, documents) for one in comparison.shared),
        only=tuple(_row(one, documents) for one in comparison.only),
        neither=tuple(_open(one) for one in comparison.neither),
    )


def _row(row: comparing.Row, documents: tuple[Document, ...]) -> RowLine:
    texts = [one.text for one in documents]
    return RowLine(
        promise=row.promise,
        stage=row.stage,
        polarity=row.polarity,
        base=row.base,
        cells=tuple(
            tuple(_told(one, text) for one in cell.told) if cell else ()
            for cell, text in zip(row.cells, texts, strict=True)
        ),
        fields=tuple(_field(one, texts) for one in row.fields),
        related=row.related,
        near=tuple(NearLine(one.promise, one.contradiction) for one in row.near),
        because=row.because,
    )


def _told(told: comparing.Told, text: str) -> ToldLine:
    return ToldLine(
        act=told.ref.act,
        kind=told.telling.kind,
        certainty=told.telling.certainty,
        wording=_pieces(told.passage, text),
        differing=tuple(
            Word(one.span.start, one.span.end, one.span.of(text), one.moved) for one in told.marks
        ),
    )


def _field(field: comparing.FieldRow, texts: list[str]) -> FieldLine:
    columns = zip(field.columns, texts, strict=True)
    return FieldLine(
        field=field.field,
        columns=tuple(tuple(_value(one, text) for one in values) for values, text in columns),
    )


def _value(value: comparing.Value, text: str) -> ValueLine:
    return ValueLine(
        value=value.value,
        relation=value.relation,
        wording=_pieces(value.spans, text),
        acts=tuple(ref.act for ref in value.refs),
    )


def _open(promise: model.Promise) -> OpenLine:
    return OpenLine(
        promise=promise.id,
        stage=promise.stage,
        polarity=promise.polarity,
        debtor=promise.debtor,
        consequent=promise.consequent,
        told_by=promise.refs,
    )


def _pieces(spans: Spans, text: str) -> tuple[Piece, ...]:
    return tuple(Piece(span.start, span.end, span.of(text)) for span in spans)
