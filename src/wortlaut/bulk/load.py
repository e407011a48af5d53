"""Brings a selection of shards into a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wortlaut import desk, promises
from wortlaut.bulk.tables import arrow
from wortlaut.desk import Ledger
from wortlaut.errors import InputError
from wortlaut.ledger.rows import unpack
from wortlaut.model import ACTOR_FIELDS

ROWS = 64
"""Readings that are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which readings: those with an act or statement of the actor and kind, published then.

    ``actor`` is an id or part of a name as reports have it, ``kind`` a kind of act or a form of
    statement.  ``since`` and ``until`` are days, both included; a report without a date is not
    chosen by them.
    """

    actor: str | None = None
    kind: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None


def load(
    folder: Path, ledger: Path, wanted: Wanted, dossier: str | None = None
) -> Iterator[tuple[str, bool]]:
    """Record the readings of the shards in ``folder`` that are ``wanted``, each in a transaction.

    Yields the name of each report and whether it was new to the ledger; loading again records
    nothing twice.  Raises ``InputError`` where there are no shards, ``LedgerError``.
    """
    shards = sorted((folder / "readings").glob("*.parquet"))
    if not shards:
        raise InputError(f"{folder} holds no shards: make them with `wortlaut read --out FOLDER`")
    with Ledger(ledger, create=True) as opened:
        name = opened.dossier(dossier).name if dossier else None
        for shard in shards:
            for row in _chosen(shard, folder, wanted):
                reading = unpack(row["body"], row["text"])
                kept = promises.kept(reading)
                yield row["name"], opened.record(reading, kept=kept, by=desk.user())
                if reading.document.url:
                    opened.saw(reading.document.url, reading.document.id, desk.user())
                if name:
                    opened.put(name, [reading.document.id], desk.user())
        if name:
            promises.remember(opened, name)


def _chosen(shard: Path, folder: Path, wanted: Wanted) -> Iterator[dict[str, Any]]:
    pyarrow, parquet = arrow()
    try:
        named = _named(shard.name, folder, wanted)
        for batch in parquet.ParquetFile(shard).iter_batches(batch_size=ROWS):
            yield from (row for row in batch.to_pylist() if _fits(row, wanted, named))
    except (pyarrow.ArrowException, OSError, KeyError) as error:
        why = " ".join(str(error).split())[:200]
        raise InputError(f"{shard} is no shard that can be read ({why}): read it anew") from error


def _fits(row: dict[str, Any], wanted: Wanted, named: set[str] | None) -> bool:
    first, last = row["published_earliest"], row["published_latest"]
    if wanted.since and (last is None or last < wanted.since):
        return False
    if wanted.until and (first is None or first > wanted.until):
        return False
    if wanted.publisher and wanted.publisher.casefold() not in (row["publisher"] or "").casefold():
        return False
    return named is None or row["document"] in named


def _named(shard: str, folder: Path, wanted: Wanted) -> set[str] | None:
    """Return the documents with a record of the kind and actor, None where neither is wanted."""
    if not (wanted.actor or wanted.kind):
        return None
    _, parquet = arrow()
    roles = [name for field in ACTOR_FIELDS for name in (field, f"{field}_actors")]
    told = ["speaker", "speaker_actor", "addressee", "addressee_actor"]
    found: set[str] = set()
    for table, kind, names in (("acts", "kind", roles), ("statements", "form", told)):
        columns = ["document", kind, *names]
        kept = parquet.read_table(folder / table / shard, columns=columns)
        found |= {row["document"] for row in kept.to_pylist() if _is_of(row, kind, names, wanted)}
    return found


def _is_of(row: dict[str, Any], kind: str, names: list[str], wanted: Wanted) -> bool:
    if wanted.kind and row[kind] != wanted.kind:
        return False
    asked = (wanted.actor or "").casefold()
    values = (row[name] or "" for name in names)
    said = (" ".join(value) if isinstance(value, list) else value for value in values)
    return not asked or any(asked in one.casefold() for one in said)
