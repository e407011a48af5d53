"""What matching knows of the acts of readings, kept so that it need not be made again."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wortlaut.ledger.base import Row
from wortlaut.ledger.connection import in_words
from wortlaut.ledger.dossiers import Dossiers
from wortlaut.ledger.filters import Filter, both


@dataclass(frozen=True, slots=True)
class Kept:
    """What some version of matching (``lexicon``) knows of the acts of a reading: (id, JSON)."""

    lexicon: str
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FactsOf:
    """The kept facts of a reading's acts, as JSON by the acts' places; None are not kept."""

    seq: int
    reading: str
    language: str
    bodies: tuple[str | None, ...]


Alike = tuple[int, int, str, str]
"""Of a group of acts: row of the reading and place of the act that stands for it, the version of
matching, and what it is like as JSON."""


class FactsKept(Dossiers):
    """The part of a ledger that keeps what matching knows."""

    def keep(self, seq: int, kept: Kept) -> None:
        """Append the facts of the reading at row ``seq``, unless they are there."""
        with self._writing():
            self._keep(seq, kept)

    def facts(self, wanted: Filter, lexicons: Mapping[str, str]) -> Iterator[FactsOf]:
        """Yield the facts of every reading with acts that ``wanted`` lists by dossier and time.

        ``lexicons`` is the version of matching by language.
        """
        where, values = self._known(wanted)
        values |= {f"lexicon_{code}": lexicon for code, lexicon in lexicons.items()}
        versions = " ".join(f"WHEN '{code}' THEN :lexicon_{code}" for code in lexicons)
        lexicon = f"CASE held.language {versions} END" if lexicons else "NULL"
        rows = self._rows(
            "SELECT held.seq, held.id, held.language, fact.body FROM "
            f"(SELECT * FROM readings WHERE {both(where)}) AS held "
            "JOIN act ON act.reading = held.seq LEFT JOIN fact ON fact.reading = held.seq "
            f"AND fact.lexicon = {lexicon} AND fact.nr = act.nr ORDER BY held.seq, act.nr",
            values,
        )
        yield from _by_reading(rows)

    def alike(self, dossier: int) -> list[Alike]:
        """Return what is kept of the groups of a dossier, by its id, in order of time."""
        sql = "SELECT reading, nr, version, body FROM likeness WHERE dossier = ? ORDER BY place"
        with in_words(self.path):
            return [tuple(row) for row in self._connection.execute(sql, (dossier,))]

    def keep_alike(self, dossier: int, kept: Sequence[Alike], found: Iterable[Alike]) -> bool:
        """Keep what groups are like behind those of ``kept``, instead of what is there.

        Return False, and keep nothing, where another program has changed ``kept`` meanwhile: what
        was found rests on it.
        """
        sql = "INSERT INTO likeness VALUES (?, ?, ?, ?, ?, ?)"
        start = len(kept)
        numbered = ((dossier, place, *row) for place, row in enumerate(found, start))
        with self._writing():
            if self.alike(dossier)[:start] != list(kept):
                return False
            key = (dossier, start)
            self._connection.execute("DELETE FROM likeness WHERE dossier = ? AND place >= ?", key)
            self._connection.executemany(sql, numbered)
        return True

    def follows_from(self, dossier: str) -> tuple[str, ...]:
        """Return what the promises of a dossier follow from: its readings, and the decisions."""
        where, values = self._known(Filter(dossier=dossier))
        rows = self._rows(f"SELECT seq FROM readings WHERE {both(where)} ORDER BY seq", values)
        (last,) = self._rows("SELECT ifnull(max(seq), 0) AS seq FROM decision", {})
        return (*(str(row["seq"]) for row in rows), f"decision {last['seq']}")

    def matched(self, dossier: str, state: str) -> bytes | None:
        """Return the promises of a dossier as kept, None where they are of another state."""
        sql = "SELECT body FROM matched WHERE dossier = ? AND state = ?"
        row = self._one(sql, self.dossier(dossier).id, state)
        return zlib.decompress(row["body"]) if row else None

    def keep_matched(self, dossier: str, state: str, body: bytes) -> None:
        """Keep the promises of a dossier, instead of those that are kept."""
        place = self.dossier(dossier).id
        with self._writing():
            self._connection.execute("DELETE FROM matched WHERE dossier = ?", (place,))
            row = (place, state, zlib.compress(body, 1))
            self._connection.execute("INSERT INTO matched VALUES (?, ?, ?)", row)

    def _keep(self, seq: int, kept: Kept) -> None:
        key = (seq, kept.lexicon)
        if self._one("SELECT 1 FROM fact WHERE reading = ? AND lexicon = ?", *key):
            return
        for nr, (act, body) in enumerate(kept.acts):
            row: Row = {"reading": seq, "lexicon": kept.lexicon, "nr": nr, "act": act, "body": body}
            self._insert("fact", row)


def _by_reading(rows: Iterator[Mapping[str, object]]) -> Iterator[FactsOf]:
    head: tuple[int, str, str] | None = None
    bodies: list[str | None] = []
    for row in rows:
        this = int(str(row["seq"])), str(row["id"]), str(row["language"])
        if head and this != head:
            yield FactsOf(*head, tuple(bodies))
            bodies = []
        head = this
        bodies.append(None if row["body"] is None else str(row["body"]))
    if head:
        yield FactsOf(*head, tuple(bodies))
