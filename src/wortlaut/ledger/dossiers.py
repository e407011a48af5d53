"""Dossiers: the matters that somebody follows, and the documents in them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from wortlaut.errors import LedgerError, MissingError
from wortlaut.ledger.base import Base, Row
from wortlaut.ledger.filters import Filter, Values, both, instant, known


@dataclass(frozen=True, slots=True)
class Dossier:
    """A matter that somebody follows; ``languages`` are codes, () is all."""

    id: int
    name: str
    title: str | None
    languages: tuple[str, ...]
    recorded_by: str
    recorded_at: str


class Dossiers(Base):
    """The part of a ledger that holds dossiers."""

    def new_dossier(
        self,
        name: str,
        title: str | None = None,
        languages: Iterable[str] = (),
        by: str = "",
    ) -> Dossier:
        """Append a dossier.  Raises ``LedgerError`` if there is one of that name."""
        name = " ".join(name.split())
        if not name:
            raise LedgerError("A dossier needs a name: `wortlaut dossier new NAME`.")
        row: Row = {"name": name, "title": title, "languages": " ".join(languages)}
        with self._writing():
            if found := self._named(name):
                raise LedgerError(
                    f"There is a dossier {found.name} in {self.path} already: add reports to it "
                    f"with `wortlaut dossier add`, or choose another name."
                )
            self._insert("dossier", row | {"recorded_by": by}, instant(datetime.now(UTC)))
        return self.dossier(name)

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return all dossiers in order of name."""
        found = self._rows("SELECT * FROM dossier ORDER BY name", {})
        return tuple(_dossier(row) for row in found)

    def dossier(self, name: str | None = None) -> Dossier:
        """Return the dossier of that name, whatever its case; without a name the only one.

        Raises ``LedgerError`` if there is none, or several to choose from.
        """
        if name is not None and (found := self._named(name)):
            return found
        there = self.dossiers()
        if name is None and len(there) == 1:
            return there[0]
        raise MissingError(_which(name, there, str(self.path)))

    def put(self, dossier: str, documents: Iterable[str], by: str = "") -> int:
        """Put documents, by their ids, into a dossier; return how many were not in it."""
        return self._move(dossier, documents, by, 1)

    def take_out(self, dossier: str, documents: Iterable[str], by: str = "") -> int:
        """Take documents, by their ids, out of a dossier; return how many were in it."""
        return self._move(dossier, documents, by, 0)

    def memberships(self, document: str) -> tuple[str, ...]:
        """Return the names of the dossiers that hold a document now."""
        sql = "SELECT dossier FROM memberships WHERE document = :of AND superseded_at IS NULL"
        return tuple(sorted(str(row["dossier"]) for row in self._rows(sql, {"of": document})))

    def twins(self, document: str) -> tuple[str, ...]:
        """Return the ids of other documents with the words and publisher of a document."""
        sql = (
            "SELECT other.id FROM document JOIN document AS other ON other.text = document.text "
            "AND other.publisher IS document.publisher AND other.id != document.id "
            "WHERE document.id = :of ORDER BY other.recorded_at, other.id"
        )
        return tuple(str(row["id"]) for row in self._rows(sql, {"of": document}))

    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages of all documents."""
        rows = self._rows("SELECT DISTINCT language FROM document ORDER BY language", {})
        return tuple(str(row["language"]) for row in rows)

    def _move(self, dossier: str, documents: Iterable[str], by: str, is_in: int) -> int:
        moved = 0
        with self._writing():
            place = self.dossier(dossier).id
            for document in documents:
                if self._is_in(place, document) != is_in:
                    row: Row = {"dossier": place, "document": document, "is_in": is_in}
                    at = instant(datetime.now(UTC))
                    self._insert("dossier_document", row | {"recorded_by": by}, at)
                    moved += 1
        return moved

    def _is_in(self, dossier: int, document: str) -> int:
        sql = "SELECT is_in FROM dossier_document WHERE dossier = ? AND document = ?"
        row = self._one(f"{sql} ORDER BY seq DESC LIMIT 1", dossier, document)
        return row["is_in"] if row else 0

    def _named(self, name: str) -> Dossier | None:
        wanted = " ".join(name.split()).casefold()
        return next((one for one in self.dossiers() if one.name.casefold() == wanted), None)

    def _known(self, wanted: Filter) -> tuple[list[str], Values]:
        """Return conditions on a view, and the values of all their parameters."""
        where, values = known(wanted)
        if wanted.dossier is not None:
            values["dossier"] = self.dossier(wanted.dossier).id
        return where, values

    def counts(self, wanted: Filter) -> Mapping[str, int]:
        """Return how many readings, acts and statements ``wanted`` lists by dossier and time."""
        return dict(self._counted(wanted))

    def _counted(self, wanted: Filter) -> Iterator[tuple[str, int]]:
        where, values = self._known(wanted)
        readings = f"SELECT seq FROM readings WHERE {both(where)}"
        for name, table in (("readings", ""), ("acts", "act"), ("statements", "statement")):
            sql = f"SELECT count(*) AS n FROM {table} WHERE reading IN ({readings})"
            row = next(
                self._rows(sql if table else f"SELECT count(*) AS n FROM ({readings})", values)
            )
            yield name, int(str(row["n"]))


def _dossier(row: Mapping[str, object]) -> Dossier:
    told = {name: str(row[name]) for name in ("name", "recorded_by", "recorded_at")}
    title = None if row["title"] is None else str(row["title"])
    languages = tuple(str(row["languages"]).split())
    return Dossier(id=int(str(row["id"])), title=title, languages=languages, **told)


def _which(name: str | None, there: tuple[Dossier, ...], path: str) -> str:
    names = ", ".join(one.name for one in there)
    command = shlex.join(("wortlaut", "dossier", "new", name or "NAME", "--ledger", path))
    if not there:
        return f"There is no dossier in {path} yet: make it with `{command}` first."
    if name is None:
        return f"There are several dossiers in {path}: name one of {names}."
    return (
        f"There is no dossier {name} in {path}: choose one of {names}, or make it with "
        f"`{command}` first."
    )
