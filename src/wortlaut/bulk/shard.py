"""Reads one batch into the files of a shard: a pure function, run by whatever process there is."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cache

from wortlaut import desk, sources
from wortlaut.bulk.batches import Batch, identity
from wortlaut.bulk.tables import COLUMNS, Columns, Problem, rows
from wortlaut.errors import InputError, WortlautError
from wortlaut.model import Reading
from wortlaut.sources import Item

COUNTS = ("reports", "words", "statements", "acts", "failed", "skipped")
"""What is counted of a shard."""


@dataclass(frozen=True, slots=True)
class Shard:
    """The files of a shard, by table, and what is counted of it."""

    digest: str
    files: dict[str, bytes]
    counts: dict[str, int]
    problems: tuple[Problem, ...]


def read_batch(batch: Batch) -> Shard:
    """Read a batch; the same batch gives the same bytes, wherever it is read.

    Raises ``InputError`` where this process has another reader than the one that cut the batch.
    """
    if identity(batch.way.learned) != batch.reader:
        raise InputError(
            "the workers have another version of Wortlaut than this program: align them"
        )
    tables = {name: Columns(name) for name in COLUMNS}
    counts = Counter(dict.fromkeys(COUNTS, 0))
    problems: list[Problem] = []
    known: set[str] = set()
    for item in batch.items:
        found = _read(item, batch)
        if isinstance(found, Problem):
            problems.append(found)
        elif found.document.id not in known:
            known.add(found.document.id)
            more = rows(found, item.name)
            for name, some in more.items():
                tables[name].add(some)
            counts.update(reports=1, **{key: more["readings"][0][key] for key in COUNTS[1:4]})
    counts.update(one.state for one in problems)
    tables["problems"].add([asdict(one) for one in problems])
    about = {key: str(value) for key, value in counts.items()}
    files = {name: table.written(about) for name, table in tables.items()}
    del tables
    _tidy()
    return Shard(batch.digest, files, dict(counts), tuple(problems))


def _tidy() -> None:
    """Give the memory of a batch back before the next one needs some of its own."""
    gc.collect()
    _settle()


@cache
def _settle() -> None:
    """Have what is loaded by now, and stays, no longer looked through for garbage."""
    gc.freeze()


def _read(item: Item, batch: Batch) -> Reading | Problem:
    if item.raw is None:
        return _problem(item, item.problem)
    try:
        return desk.read(sources.document_of(item, batch.way.hints), learned=batch.way.learned)
    except WortlautError as error:
        return _problem(item, str(error).removeprefix(f"{item.name}: "))
    except Exception as error:  # a fault of ours: the others are read all the same
        return _problem(item, f"a fault in Wortlaut ({type(error).__name__}: {error})"[:500])


def _problem(item: Item, reason: str) -> Problem:
    data = item.raw.data if item.raw else b""
    sha = hashlib.sha256(data).hexdigest() if data else ""
    name = item.name.encode("utf-8", "replace").decode()
    reason = reason.encode("utf-8", "replace").decode()
    return Problem(name, "skipped" if item.skipped else "failed", reason, sha, len(data))
