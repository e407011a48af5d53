"""Acts and statements as one flat table: CSV for spreadsheets, Parquet for databases.

A row is a record, with everything of its report that tells one report from another.  The columns
of both formats come from ``COLUMNS``; ``docs/exports.md`` describes them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from wortlaut.errors import ExportError
from wortlaut.exports import fields
from wortlaut.exports.fields import Record, Source
from wortlaut.exports.selection import Known
from wortlaut.model import ACT_FIELDS, ACTOR_FIELDS, Act, Interval, Spans, Voice

if TYPE_CHECKING:
    import pyarrow

FORMAT = "wortlaut-table/1"
"""Name and version of the columns; within a version columns may be added."""

BATCH = 5000
"""Rows of a Parquet row group."""

Row = dict[str, Any]

_SPANS = tuple(dict.fromkeys((*ACT_FIELDS, *fields.STATEMENT_FIELDS)))
_ACTORS = (*ACTOR_FIELDS, "speaker", "addressee")
_DOCUMENT = ("publisher", "title", "url", "dateline", "language", "sha256")
_DAYS = ("due", "window_start", "window_end")

COLUMNS: dict[str, str] = {
    **dict.fromkeys(("record", "id", "kind", "certainty", "polarity", "status"), "text"),
    **dict.fromkeys(("negated", "nested"), "flag"),
    "medium": "text",
    **dict.fromkeys(_SPANS, "spans"),
    "also": "places",
    **{f"{name}_actors": "actors" for name in _ACTORS},
    "voice": "voice",
    **{f"{name}_{end}": "day" for name in _DAYS for end in ("earliest", "latest")},
    "confidence": "number",
    "because": "words",
    **dict.fromkeys(("reading", "reader", "document"), "text"),
    **dict.fromkeys(_DOCUMENT, "text"),
    **dict.fromkeys(("published_earliest", "published_latest", "retrieved"), "day"),
    "known_since": "instant",
}
"""Name and sort of every column of a row; CSV spreads some over several columns."""

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""The beginning of a cell that a spreadsheet may take for a formula, or that was escaped."""


def rows(known: Iterable[Known]) -> Iterator[Row]:
    """Yield a row for each act and each statement, with the values of ``COLUMNS``."""
    for item in known:
        source = Source.of(item.reading)
        about = _about(item)
        for record in fields.records(item.reading):
            yield dict.fromkeys(COLUMNS) | about | _record(record, source)


def write_csv(known: Iterable[Known], out: BinaryIO) -> int:
    """Write UTF-8 with a byte order mark, all cells quoted; return the number of records.

    A cell that a spreadsheet might run as a formula is led by an apostrophe; see ``plain``.
    """
    text = io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([name for column in COLUMNS for name in _names(column)])
    count = 0
    for row in rows(known):
        cells = (cell for column in COLUMNS for cell in _cells(column, row[column]))
        writer.writerow([guarded(cell) for cell in cells])
        count += 1
    text.detach()
    return count


def guarded(cell: str) -> str:
    """Return ``cell`` led by an apostrophe if a spreadsheet might take it for a formula.

    A cell that begins with apostrophes and such a sign gets one more, so that ``plain`` can tell
    what stood there.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """Return what ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write_parquet(known: Iterable[Known], out: BinaryIO) -> int:
    """Write Parquet with real lists, days and instants; return the number of records.

    Raises ``ExportError`` where pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError(
            "Parquet needs pyarrow, which is not installed: run `pip install pyarrow`."
        ) from error
    schema = _schema(pyarrow)
    count = 0
    remaining = rows(known)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(remaining, BATCH)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema))
            count += len(batch)
    return count


def _about(item: Known) -> Row:
    document = item.reading.document
    return {
        "reading": item.reading.id,
        "reader": item.reading.reader,
        "document": document.id,
        **{name: getattr(document, name) for name in _DOCUMENT},
        **_interval("published", document.published),
        "retrieved": document.retrieved,
        "known_since": item.since,
    }


def _record(record: Record, source: Source) -> Row:
    common = {
        "record": fields.sort(record),
        "id": record.id,
        "kind": fields.kind(record),
        "certainty": str(fields.certainty(record)),
        "confidence": record.confidence,
        "because": list(record.because),
        "voice": _voice(record.voice, source),
    }
    for part in fields.parts(record):
        if part.name in _SPANS:
            common[part.name] = _pieces(part.spans, source.text)
        if part.actors:
            common[f"{part.name}_actors"] = _actors(part.actors, source)
    return common | (_act(record, source) if isinstance(record, Act) else _statement(record))


def _act(act: Act, source: Source) -> Row:
    start, end = (act.window.start, act.window.end) if act.window else (None, None)
    return {
        "polarity": str(act.polarity),
        "status": str(act.status),
        "also": [_pieces(spans, source.text) for spans in act.also] or None,
        **_interval("due", act.due),
        **_interval("window_start", start),
        **_interval("window_end", end),
    }


def _statement(statement: Record) -> Row:
    assert not isinstance(statement, Act)
    return {
        "negated": statement.stance.negated,
        "nested": statement.nested,
        "medium": str(statement.medium),
    }


def _interval(name: str, interval: Interval | None) -> Row:
    return {
        f"{name}_earliest": interval.earliest if interval else None,
        f"{name}_latest": interval.latest if interval else None,
    }


def _pieces(spans: Spans, text: str) -> list[Row]:
    return [{"start": span.start, "end": span.end, "text": span.of(text)} for span in spans]


def _actors(ids: Sequence[str], source: Source) -> list[Row]:
    return [{"id": actor, "name": source.name(actor)} for actor in ids]


def _voice(voice: Voice, source: Source) -> list[Row]:
    return [
        {
            "actor": link.actor,
            "name": source.name(link.actor) if link.actor else None,
            "wording": _pieces(link.spans, source.text),
        }
        for link in voice.chain
    ]


def _wording(pieces: list[Row] | None) -> str:
    return " … ".join(piece["text"] for piece in pieces or ())


def _offsets(pieces: list[Row] | None) -> str:
    return ";".join(f"{piece['start']}-{piece['end']}" for piece in pieces or ())


_SPREAD: dict[str, dict[str, Callable[[Any], str]]] = {
    "spans": {"": _wording, "_offsets": _offsets},
    "places": {
        "": lambda places: " | ".join(map(_wording, places or ())),
        "_offsets": lambda places: "|".join(map(_offsets, places or ())),
    },
    "actors": {
        "": lambda actors: ";".join(actor["id"] for actor in actors or ()),
        "_names": lambda actors: ";".join(actor["name"] for actor in actors or ()),
    },
    "voice": {
        "": lambda links: " → ".join(_wording(link["wording"]) for link in links or ()),
        "_offsets": lambda links: "|".join(_offsets(link["wording"]) for link in links or ()),
        "_actors": lambda links: ";".join(link["actor"] or "" for link in links or ()),
        "_names": lambda links: ";".join(link["name"] or "" for link in links or ()),
    },
    "day": {"": lambda day: day.isoformat() if day else ""},
    "instant": {"": lambda instant: instant.isoformat().replace("+00:00", "Z")},
    "flag": {"": lambda flag: "" if flag is None else str(flag).lower()},
    "words": {"": lambda words: ";".join(words or ())},
}
"""How CSV writes each sort of column: the endings of its columns, and what stands in each."""

_PLAIN: dict[str, Callable[[Any], str]] = {"": lambda value: "" if value is None else str(value)}


def _names(column: str) -> list[str]:
    endings = _SPREAD.get(COLUMNS[column], _PLAIN)
    return [f"{column}{ending}" for ending in endings]


def _cells(column: str, value: object) -> list[str]:
    spread = _SPREAD.get(COLUMNS[column], _PLAIN)
    return [made(value) for made in spread.values()]


def _schema(arrow: Any) -> pyarrow.Schema:
    text = arrow.string()
    piece = arrow.struct(
        [
            arrow.field("start", arrow.int32(), nullable=False),
            arrow.field("end", arrow.int32(), nullable=False),
            arrow.field("text", text, nullable=False),
        ]
    )
    pieces = arrow.list_(piece)
    types = {
        "text": text,
        "flag": arrow.bool_(),
        "number": arrow.float64(),
        "day": arrow.date32(),
        "instant": arrow.timestamp("us", "UTC"),
        "words": arrow.list_(text),
        "spans": pieces,
        "places": arrow.list_(pieces),
        "actors": arrow.list_(arrow.struct({"id": text, "name": text})),
        "voice": arrow.list_(arrow.struct({"actor": text, "name": text, "wording": pieces})),
    }
    return arrow.schema(
        [arrow.field(name, types[sort]) for name, sort in COLUMNS.items()],
        metadata={"wortlaut": FORMAT},
    )
