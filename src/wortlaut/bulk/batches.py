"""Cuts the reports at some places into batches, named by the digest of all that goes into them.

Where a batch ends is told by the bytes of its last report, so that a report more or less in the
middle of an archive changes the batch that it stands in.  Only a batch that ended because it had
grown too large shifts those behind it, up to the next end that the bytes tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from wortlaut import lexicon, reader
from wortlaut.bulk.tables import FORMAT
from wortlaut.sources import Gathering, Hints, Item, is_address

LARGEST = 200_000
"""Bytes of a batch after which it ends, so that it is read within seconds and takes little memory:
a run that is killed every half minute still gets on.  One report may have more."""


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Way:
    """How the reports of a batch are read; it has ``size`` on average, four times that at most."""

    hints: Hints = NO_HINTS
    learned: bool = False
    size: int = 50


@dataclass(frozen=True, slots=True)
class Batch:
    """Reports to be read together.  ``done`` is the share of all input gone through with it."""

    digest: str
    reader: str
    items: tuple[Item, ...]
    way: Way
    done: float


def batches(places: Iterable[Gathering], way: Way) -> Iterator[Batch]:
    """Yield the batches of the places, in order; memory holds one at a time."""
    readers = identity(way.learned)
    held: list[Item] = []
    sums: list[bytes] = []
    size = 0
    for item, done in _items(list(places)):
        held.append(item)
        sums.append(_sum(item))
        size += len(item.raw.data) if item.raw else 0
        if _ends(item, way) or size > LARGEST or len(held) >= 4 * way.size:
            yield Batch(_digest(sums, readers, way), readers, tuple(held), way, done)
            held, sums, size = [], [], 0
    if held:
        yield Batch(_digest(sums, readers, way), readers, tuple(held), way, 1.0)


@cache
def identity(learned: bool) -> str:
    """Return the digest that names the readers of all languages, and the form of the tables."""
    known = (lexicon.load(code) for code in lexicon.languages())
    parts = [FORMAT, *(reader.identity(one, learned=learned) for one in known)]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]


def _items(places: list[Gathering]) -> Iterator[tuple[Item, float]]:
    """Yield what is at the places, each with the share of all bytes gone through."""
    every = [(place, one.hints) for one in places for place in one.places]
    sizes = [_size(place.name) for place, _ in every]
    total, gone = max(sum(sizes), 1), 0
    for (place, hints), size in zip(every, sizes, strict=True):
        for item in Gathering((place,), hints, is_folder=True).items():
            yield item, (gone + size * item.done) / total
        gone += size


def _size(name: str) -> int:
    try:
        return 1 if is_address(name) else Path(name).stat().st_size
    except OSError:
        return 1


def _ends(item: Item, way: Way) -> bool:
    """Whether a batch ends behind a report: by its bytes alone, wherever they lie."""
    if item.raw is None:
        return False
    return int.from_bytes(hashlib.sha256(item.raw.data).digest()[:8], "big") % way.size == 0


def _sum(item: Item) -> bytes:
    """Return the digest of a report's bytes and of all that is known of it."""
    raw = item.raw
    told = [item.name, item.problem, item.skipped, item.address]
    told += [raw.kind, raw.charset, raw.url, raw.retrieved, raw.dated] if raw else []
    sha = hashlib.sha256(msgspec.json.encode(told, enc_hook=str) + b"\0")
    sha.update(raw.data if raw else b"")
    return sha.digest()


def _digest(sums: list[bytes], readers: str, way: Way) -> str:
    head = msgspec.json.encode([readers, way.learned, way.hints])
    return hashlib.sha256(head + b"".join(sums)).hexdigest()[:32]
