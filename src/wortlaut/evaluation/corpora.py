"""Finds and reads the files of a corpus: JSON lines, gzipped or not, or a folder of them."""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from wortlaut.errors import CorpusError
from wortlaut.model import Interval, Span

S = TypeVar("S", bound=msgspec.Struct)

SHARED = "WORTLAUT_SHARED"
"""The environment variable that names the folder of the shared corpora."""


def shared() -> Path:
    """Return the folder of the shared corpora: $WORTLAUT_SHARED, or ../shared.

    ../shared is looked for beside the repository and beside the current folder.  Raises
    ``CorpusError`` where there is none.
    """
    beside = (Path(__file__).resolve().parents[3], Path.cwd())
    named = os.environ.get(SHARED)
    places = [Path(named)] if named else [place.parent / "shared" for place in beside]
    for place in places:
        if place.is_dir():
            return place
    told = ", ".join(str(place) for place in places)
    raise CorpusError(f"no shared corpora at {told}: set {SHARED}, or name a corpus with --corpus")


def files(path: Path, endings: tuple[str, ...]) -> tuple[Path, ...]:
    """Return ``path``, or the files with one of ``endings`` in the folder ``path``, by name."""
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise CorpusError(f"no corpus at {path}: name a file or a folder with --corpus")
    found = sorted(item for item in path.iterdir() if item.name.endswith(endings))
    if not found:
        raise CorpusError(f"no file with {' or '.join(endings)} in {path}")
    return tuple(found)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds, decompressed if its name ends in .gz."""
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if path.suffix == ".gz" else raw
    except (OSError, EOFError, zlib.error) as error:
        raise CorpusError(f"cannot read the corpus {path}: {error}") from error


def records(paths: Iterable[Path], of: type[S]) -> tuple[S, ...]:
    """Return the records of JSONL files, one object a line; the error names file and line."""
    decoder = msgspec.json.Decoder(of)
    found = []
    for path in paths:
        for number, line in enumerate(read_bytes(path).split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                found.append(decoder.decode(line))
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise CorpusError(f"{path}, line {number}: {error}") from error
    if not found:
        raise CorpusError(f"no document in {', '.join(str(path) for path in paths)}")
    return tuple(found)


def digest(paths: Sequence[Path]) -> str:
    """Return 16 hexadecimal digits over the decompressed bytes of ``paths``."""
    sha = hashlib.sha256()
    for path in paths:
        raw = read_bytes(path)
        sha.update(len(raw).to_bytes(8, "big") + raw)
    return sha.hexdigest()[:16]


def day(text: str | None, where: str) -> Interval | None:
    """Return an ISO day ("2025-03-18") as the interval of that day; None stays None."""
    if not text:
        return None
    try:
        known = date.fromisoformat(text)
    except ValueError as error:
        raise CorpusError(f"{where}: the date {text!r} is not of the form 2025-03-18") from error
    return Interval(known, known)


def runs(ids: Iterable[int], tokens: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the spans of the text that token ids cover, neighbours joined."""
    found: list[Span] = []
    previous = -2
    for index in sorted(ids):
        start, end = tokens[index]
        if index == previous + 1:
            start = found.pop().start
        found.append(Span(start, end))
        previous = index
    return tuple(found)


def shown(path: Path) -> str:
    """Return ``path`` as a report names it: within the shared corpora without their folder."""
    named = os.environ.get(SHARED)
    for root in (Path(named) if named else None, Path(__file__).resolve().parents[4] / "shared"):
        if root and path.resolve().is_relative_to(root.resolve()):
            return str(path.resolve().relative_to(root.resolve()))
    return str(path)
