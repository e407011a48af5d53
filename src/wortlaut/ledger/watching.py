"""What stood at which address and when, what is watched, and when it is asked next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from wortlaut.ledger.base import Row
from wortlaut.ledger.dossiers import Dossiers
from wortlaut.ledger.filters import instant


@dataclass(frozen=True, slots=True)
class Watched:
    """A place that is watched, for the dossiers of those names; () is for the ledger alone."""

    place: str
    dossiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Polled:
    """What is known of an address of a watched place, which is the place itself or in its feed.

    Instants are ISO 8601 in UTC.  ``pause`` is in seconds: how long it is left alone after an
    answer that changed nothing.  ``stamp`` is what the feed says of it, ``dated`` its day.
    """

    place: str
    address: str
    found_at: str
    not_before: str
    etag: str | None = None
    modified: str | None = None
    stamp: str = ""
    dated: str | None = None
    pause: float = 0.0
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A document that stood at an address, from the instant ``recorded_at`` on."""

    address: str
    document: str
    recorded_at: str


class Watching(Dossiers):
    """The part of a ledger that knows addresses."""

    def saw(self, address: str, document: str, by: str = "") -> bool:
        """Append that a document stands at an address; return whether another one did before.

        Nothing is appended while the same one stands there.
        """
        with self._writing():
            sql = "SELECT document FROM seen WHERE address = ? ORDER BY seq DESC LIMIT 1"
            last = self._one(sql, address)
            if last and last["document"] == document:
                return False
            row: Row = {"address": address, "document": document, "recorded_by": by}
            self._insert("seen", row, instant(datetime.now(UTC)))
        return last is not None

    def seen(self, address: str) -> tuple[Seen, ...]:
        """Return what stood at an address, the oldest first."""
        sql = "SELECT address, document, recorded_at FROM seen WHERE address = :of ORDER BY seq"
        return tuple(_seen(row) for row in self._rows(sql, {"of": address}))

    def addresses(self, document: str) -> tuple[str, ...]:
        """Return the addresses at which a document stood, by its id."""
        sql = "SELECT DISTINCT address FROM seen WHERE document = :of ORDER BY address"
        return tuple(str(row["address"]) for row in self._rows(sql, {"of": document}))

    def watch(self, place: str, dossier: str | None = None, by: str = "", on: bool = True) -> bool:
        """Append that a place is watched (``on``) or no longer; return whether that is news.

        Of a place that is watched already, what came from it so far is put into the dossier.
        """
        name = self.dossier(dossier).name if dossier else None
        there = next((one for one in self.watched() if one.place == place), None)
        is_on = there is not None and (name is None or name in there.dossiers)
        if is_on == on:
            return False
        with self._writing():
            number = self.dossier(name).id if name else None
            row: Row = {"place": place, "dossier": number, "is_on": int(on), "recorded_by": by}
            self._insert("watched", row, instant(datetime.now(UTC)))
        if on and name:
            self.put(name, self._came_from(place), by)
        return True

    def watched(self, dossier: str | None = None) -> tuple[Watched, ...]:
        """Return what is watched now: all of it, or what is for the dossier of that name.

        A place that is no longer watched without a dossier's name is for no dossier any more.
        """
        name = self.dossier(dossier).name if dossier else None
        found: dict[str, dict[str | None, None]] = {}
        for place, of, is_on in self._watches():
            if is_on:
                found.setdefault(place, {})[of] = None
            elif of is None:
                found.pop(place, None)
            else:
                found.get(place, {}).pop(of, None)
        every = (
            Watched(place, tuple(sorted(one for one in held if one)))
            for place, held in found.items()
            if held
        )
        return tuple(one for one in every if name is None or name in one.dossiers)

    def polled(self, place: str) -> dict[str, Polled]:
        """Return what is known of the addresses of a watched place, by address."""
        sql = "SELECT * FROM polled WHERE place = :of ORDER BY found_at, address"
        rows = self._rows(sql, {"of": place})
        return {str(row["address"]): Polled(**row) for row in rows}  # type: ignore[arg-type]

    def poll(self, states: Iterable[Polled]) -> None:
        """Keep what is known of addresses, instead of what was, in one transaction."""
        with self._writing():
            for state in states:
                row = asdict(state)
                marks = ", ".join(f":{name}" for name in row)
                names = ", ".join(row)
                sql = f"INSERT OR REPLACE INTO polled ({names}) VALUES ({marks})"
                self._connection.execute(sql, row)

    def _watches(self) -> Iterator[tuple[str, str | None, bool]]:
        sql = (
            "SELECT watched.place, dossier.name, watched.is_on FROM watched "
            "LEFT JOIN dossier ON dossier.id = watched.dossier ORDER BY watched.seq"
        )
        for row in self._rows(sql, {}):
            name = None if row["name"] is None else str(row["name"])
            yield str(row["place"]), name, bool(row["is_on"])

    def _came_from(self, place: str) -> list[str]:
        sql = (
            "SELECT DISTINCT seen.document FROM polled JOIN seen ON seen.address = polled.address "
            "WHERE polled.place = :of"
        )
        return [str(row["document"]) for row in self._rows(sql, {"of": place})]


def _seen(row: Mapping[str, object]) -> Seen:
    return Seen(*(str(row[name]) for name in ("address", "document", "recorded_at")))
