"""The tables of a shard: readings, statements, acts, spans, problems; columns and rows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wortlaut.errors import ExportError
from wortlaut.ledger.rows import pack
from wortlaut.model import ACT_FIELDS, ACTOR_FIELDS, Interval, Reading, Spans, wording

if TYPE_CHECKING:
    import pyarrow

FORMAT = "wortlaut-shard/1"
"""Name and version of the columns; within a version columns may be added."""

PARTS = ("quote", "speaker", "cue", "addressee", "frame")
"""The fields of a statement that are spans."""

Row = dict[str, Any]

TOGETHER = 1000
"""Rows that are put into columns at a time."""

_DAYS = ("published_earliest", "published_latest")
_REPORT = dict.fromkeys(("reading", "document", "publisher", "language"), "text") | dict.fromkeys(
    _DAYS, "day"
)
COLUMNS: dict[str, dict[str, str]] = {
    "readings": _REPORT
    | dict.fromkeys(("reader", "name", "sha256", "title", "url", "dateline"), "text")
    | {"retrieved": "day"}
    | dict.fromkeys(("words", "statements", "acts"), "count")
    | {"text": "text", "body": "text"},
    "statements": _REPORT
    | dict.fromkeys(("id", "form", "medium", "certainty"), "text")
    | {"negated": "flag", "nested": "flag", "start": "count"}
    | dict.fromkeys((*PARTS, "speaker_actor", "addressee_actor"), "text")
    | {"voice": "words", "confidence": "number", "because": "words"},
    "acts": _REPORT
    | dict.fromkeys(("id", "kind", "polarity", "status", "certainty"), "text")
    | {"start": "count"}
    | dict.fromkeys(ACT_FIELDS, "text")
    | {f"{name}_actors": "words" for name in ACTOR_FIELDS}
    | {"due_earliest": "day", "due_latest": "day"}
    | {"voice": "words", "confidence": "number", "because": "words"},
    "spans": dict.fromkeys(("document", "record", "of", "field"), "text")
    | dict.fromkeys(("nr", "start", "end"), "count")
    | {"text": "text", "actor": "text"},
    "problems": dict.fromkeys(("name", "state", "reason", "sha256"), "text") | {"bytes": "count"},
}
"""Name and sort of the columns of each table."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A report that has no reading: "failed", or "skipped" where it is none by its kind."""

    name: str
    state: str
    reason: str
    sha256: str = ""
    bytes: int = 0


def arrow() -> tuple[Any, Any]:
    """Return pyarrow and its parquet; raises ``ExportError`` where it is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError(
            "Parquet needs pyarrow, which is not installed: run `pip install pyarrow`."
        ) from error
    return pyarrow, parquet


class Columns:
    """The rows of a table, put into columns some at a time: a row takes ten times the memory."""

    def __init__(self, table: str) -> None:
        """Begin an empty table of this name."""
        self._pyarrow, self._parquet = arrow()
        self._schema = _schema(self._pyarrow, table)
        self._rows: list[Row] = []
        self._parts: list[Any] = []

    def add(self, rows: list[Row]) -> None:
        """Add rows to the end."""
        self._rows += rows
        if len(self._rows) >= TOGETHER:
            self._put()

    def written(self, about: dict[str, str]) -> bytes:
        """Return the Parquet file of the rows; the same rows give the same bytes.

        ``about`` is kept with the columns, as text.
        """
        self._put()
        whole = self._pyarrow.concat_tables(self._parts).combine_chunks()
        told = whole.replace_schema_metadata({"wortlaut": FORMAT} | about)
        out = io.BytesIO()
        self._parquet.write_table(told, out, compression="zstd")
        return out.getvalue()

    def _put(self) -> None:
        self._parts.append(self._pyarrow.Table.from_pylist(self._rows, self._schema))
        self._rows = []


def _schema(pyarrow: Any, table: str) -> pyarrow.Schema:
    types = {
        "text": pyarrow.string(),
        "words": pyarrow.list_(pyarrow.string()),
        "flag": pyarrow.bool_(),
        "number": pyarrow.float64(),
        "count": pyarrow.int32(),
        "day": pyarrow.date32(),
    }
    return pyarrow.schema([(name, types[sort]) for name, sort in COLUMNS[table].items()])


def rows(reading: Reading, name: str) -> dict[str, list[Row]]:
    """Return the rows of a reading by table; ``name`` is where the report was found."""
    about = _about(reading)
    return {
        "readings": [about | _reading(reading, name)],
        "statements": [about | row for row in _statements(reading)],
        "acts": [about | row for row in _acts(reading)],
        "spans": list(_spans(reading)),
    }


def _about(reading: Reading) -> Row:
    document = reading.document
    return {
        "reading": reading.id,
        "document": document.id,
        "publisher": document.publisher,
        "language": document.language,
        **_days("published", document.published),
    }


def _reading(reading: Reading, name: str) -> Row:
    document = reading.document
    return {
        "reader": reading.reader,
        "name": name,
        **{key: getattr(document, key) for key in ("sha256", "title", "url", "dateline")},
        "retrieved": document.retrieved,
        "words": len(document.text.split()),
        "statements": len(reading.statements),
        "acts": len(reading.acts),
        "text": document.text,
        "body": pack(reading)[0],
    }


def _statements(reading: Reading) -> Iterator[Row]:
    text = reading.document.text
    for one in reading.statements:
        yield {
            "id": one.id,
            "form": str(one.form),
            "medium": str(one.medium),
            "certainty": str(one.stance.certainty),
            "negated": one.stance.negated,
            "nested": one.nested,
            "start": one.quote[0].start,
            **{part: wording(getattr(one, part), text) for part in PARTS},
            "speaker_actor": one.speaker_actor,
            "addressee_actor": one.addressee_actor,
            "voice": [link.actor or wording(link.spans, text) for link in one.voice.chain],
            "confidence": one.confidence,
            "because": list(one.because),
        }


def _acts(reading: Reading) -> Iterator[Row]:
    text = reading.document.text
    for one in reading.acts:
        yield {
            "id": one.id,
            **{key: str(getattr(one, key)) for key in ("kind", "polarity", "status", "certainty")},
            "start": one.anchor[0].start,
            **{part: wording(getattr(one, part), text) for part in ACT_FIELDS},
            **{f"{name}_actors": list(one.actors(name)) for name in ACTOR_FIELDS},
            **_days("due", one.due),
            "voice": [link.actor or wording(link.spans, text) for link in one.voice.chain],
            "confidence": one.confidence,
            "because": list(one.because),
        }


def _spans(reading: Reading) -> Iterator[Row]:
    for said in reading.statements:
        for part in PARTS:
            actor = getattr(said, f"{part}_actor", None)
            yield from _pieces(reading, (said.id, "statement", part), getattr(said, part), actor)
    for act in reading.acts:
        for part in ACT_FIELDS:
            actor = next(iter(act.actors(part)), None)
            yield from _pieces(reading, (act.id, "act", part), getattr(act, part), actor)
    for mention in reading.mentions:
        yield from _pieces(reading, ("", "mention", ""), (mention.span,), mention.actor)
    for time in reading.times:
        yield from _pieces(reading, ("", "time", time.value), (time.span,), None)


def _pieces(
    reading: Reading, of: tuple[str, str, str], spans: Spans, actor: str | None
) -> Iterator[Row]:
    document = reading.document
    names = dict(zip(("record", "of", "field"), of, strict=True))
    for nr, span in enumerate(spans):
        place = {"nr": nr, "start": span.start, "end": span.end, "text": span.of(document.text)}
        yield {"document": document.id, **names, **place, "actor": actor}


def _days(name: str, interval: Interval | None) -> Row:
    return {
        f"{name}_earliest": interval.earliest if interval else None,
        f"{name}_latest": interval.latest if interval else None,
    }
