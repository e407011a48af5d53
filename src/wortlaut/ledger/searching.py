"""Search in texts and records by words, with SQLite's FTS5."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wortlaut.ledger.base import Row
from wortlaut.ledger.dossiers import Dossiers
from wortlaut.ledger.filters import ACTOR_NAMED, READINGS_NAMING, Filter, both, said
from wortlaut.ledger.query import Query, Snippet, parse, snippet
from wortlaut.ledger.stems import stems
from wortlaut.model import ACT_FIELDS, Act, Reading, Span, Statement, wording

LIMIT = 20
"""How many hits a search returns unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: ``what`` is "text", "act" or "statement", ``id`` the record's.

    ``kind`` is the act's kind or the statement's form.  Of a text, ``id`` is the reading's.
    """

    what: str
    id: str
    reading: str
    document: str
    kind: str | None
    certainty: str | None
    published_earliest: str | None
    published_latest: str | None
    publisher: str | None
    title: str | None
    snippet: Snippet


class Searching(Dossiers):
    """The part of a ledger that finds words."""

    def search(self, asked: str, wanted: Filter, limit: int = LIMIT) -> Iterator[Hit]:
        """Yield where the words occur, the best first; see ``query.parse`` for the notation.

        A filter by kind or certainty leaves out texts.  Raises ``InputError`` for no words.
        """
        query = parse(asked, self.languages())
        for row in list(self._found(query, wanted, limit)):
            yield self._hit(row, query)

    def unsearched(self) -> tuple[tuple[int, str], ...]:
        """Return row and id of the readings that the index of words lacks: of older versions."""
        sql = (
            "SELECT seq, id FROM reading WHERE NOT EXISTS "
            "(SELECT 1 FROM searched WHERE searched.document = reading.document "
            "AND ifnull(searched.reading, reading.seq) = reading.seq) ORDER BY seq"
        )
        return tuple((int(str(row["seq"])), str(row["id"])) for row in self._rows(sql, {}))

    def index(self, seq: int, reading: Reading) -> None:
        """Add the reading at row ``seq`` to the index of words, unless it is there."""
        with self._writing():
            if not self._one("SELECT 1 FROM searched WHERE reading = ? LIMIT 1", seq):
                self._index(seq, reading)

    def _index(self, seq: int, reading: Reading) -> None:
        document = reading.document
        head: Row = {"document": document.id}
        if not self._one("SELECT 1 FROM searched WHERE document = ? LIMIT 1", document.id):
            self._add(head | {"what": "text"}, f"{document.title or ''} {document.text}", reading)
        parts: dict[str, tuple[Act | Statement, ...]] = {
            "act": reading.acts,
            "statement": reading.statements,
        }
        for what, records in parts.items():
            for nr, one in enumerate(records):
                place: Row = {"what": what, "reading": seq, "nr": nr, "record": one.id}
                self._add(head | place | _kind(one), _said(one, document.text), reading)

    def _add(self, row: Row, text: str, reading: Reading) -> None:
        id_ = self._insert("searched", row)
        found = stems(text, reading.document.language)
        self._connection.execute("INSERT INTO words (rowid, stems) VALUES (?, ?)", (id_, found))

    def _found(self, query: Query, wanted: Filter, limit: int) -> Iterator[Mapping[str, object]]:
        where, values = self._known(wanted)
        values |= {"match": query.match, "limit": limit, "certainty": wanted.certainty}
        # FTS5 gives the best first, and CROSS JOIN lets each be looked at until there are enough.
        narrowed = both(list(_narrowed(wanted)))
        yield from self._rows(
            "SELECT searched.what, searched.record, searched.kind, searched.certainty, "
            "searched.nr, held.* FROM words CROSS JOIN searched ON searched.id = words.rowid "
            f"CROSS JOIN (SELECT * FROM readings WHERE {both(where)}) AS held "
            "ON held.document = searched.document "
            "AND ifnull(searched.reading, held.seq) = held.seq "
            f"WHERE words MATCH :match AND {narrowed} ORDER BY words.rank LIMIT :limit",
            values,
        )

    def _hit(self, row: Mapping[str, object], query: Query) -> Hit:
        text = self._one("SELECT content FROM text WHERE sha256 = ?", row["text"])
        assert text is not None
        found = snippet(text["content"], str(row["language"]), query, self._place(row))
        return Hit(
            what=str(row["what"]),
            id=str(row["record"] or row["id"]),
            reading=str(row["id"]),
            document=str(row["document"]),
            kind=_text(row["kind"]),
            certainty=_text(row["certainty"]),
            published_earliest=_text(row["valid_earliest"]),
            published_latest=_text(row["valid_latest"]),
            publisher=_text(row["publisher"]),
            title=_text(row["title"]),
            snippet=found,
        )

    def _place(self, row: Mapping[str, object]) -> tuple[int, int] | None:
        """Return where a record stands, about."""
        if row["what"] == "text":
            return None
        part = "anchor" if row["what"] == "act" else "quote"
        sql = f"SELECT start, length({part}) AS length FROM {row['what']}"
        found = self._one(f"{sql} WHERE reading = ? AND nr = ?", row["seq"], row["nr"])
        assert found is not None
        return found["start"], found["start"] + found["length"]


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)


def _kind(record: Act | Statement) -> Row:
    if isinstance(record, Act):
        return {"kind": record.kind, "certainty": record.certainty}
    return {"kind": record.form, "certainty": record.stance.certainty}


def _said(record: Act | Statement, text: str) -> str:
    """Return the words of a record: each once, in the order of the fields."""
    names = ACT_FIELDS if isinstance(record, Act) else ("quote", "speaker", "cue", "addressee")
    spans = {span for name in names for span in getattr(record, name)}
    kept = [one for one in sorted(spans) if not any(_inside(one, other) for other in spans)]
    return wording(tuple(kept), text)


def _inside(span: Span, other: Span) -> bool:
    return span != other and other.start <= span.start and span.end <= other.end


_NAMING = {
    table: f"SELECT told.reading, told.nr FROM {table} AS told WHERE {said(parts, 'told')} "
    f"UNION ALL SELECT told.reading, told.nr FROM role JOIN {table} AS told "
    f"ON told.reading = role.reading AND told.id = role.record WHERE {ACTOR_NAMED}"
    for table, parts in (
        ("act", ("debtor", "creditor", "party", "source")),
        ("statement", ("speaker", "addressee")),
    )
}
"""The records that name an actor: by wording, or by who has a part in them.  Found out once, as
there may be as many hits as records."""


def _narrowed(wanted: Filter) -> Iterator[str]:
    if wanted.kind:
        yield "searched.kind = :kind"
    if wanted.certainty:
        yield "searched.certainty = :certainty"
    if wanted.publisher:
        yield "instr(fold(publisher), fold(:publisher))"
    if wanted.actor:
        text = f"searched.what = 'text' AND held.seq IN ({READINGS_NAMING})"
        records = " OR ".join(
            f"searched.what = '{table}' AND (searched.reading, searched.nr) IN ({naming})"
            for table, naming in _NAMING.items()
        )
        yield f"({text} OR {records})"
