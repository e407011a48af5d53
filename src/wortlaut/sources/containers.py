"""Files that hold many reports: tar, zip, WARC, JSONL, Parquet; one after the other, unpacked
nowhere, and each no larger than a report may be.
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from wortlaut.errors import InputError
from wortlaut.sources.draft import Item, Raw
from wortlaut.sources.load import KINDS, LIMIT, too_large
from wortlaut.sources.warc import records

SWELL = 200
"""How many times its packed size an archive may come to; text comes to ten times at most."""
FREE = 50_000_000
"""Bytes up to which an archive may swell as it likes."""
ROWS = 256
"""Rows of a table that are in memory at a time."""

Opener = Callable[[Path], Iterator[Item]]


def is_container(path: Path) -> bool:
    """Return whether the file is one that holds many reports, by its name."""
    return _opener(path) is not None


def members(path: Path) -> Iterator[Item]:
    """Yield what the file holds, in its order, with names as "FILE!MEMBER".

    Raises ``InputError`` where the file cannot be read (on).
    """
    opener = _opener(path)
    assert opener is not None
    broken = (OSError, EOFError, zlib.error, tarfile.TarError, zipfile.BadZipFile, RuntimeError)
    try:
        yield from opener(path)
    except (*broken, NotImplementedError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
        raise InputError(
            f"{path} cannot be read to its end ({why}): unpack or copy it anew"
        ) from error


def _opener(path: Path) -> Opener | None:
    name = path.name.lower()
    return next((made for ends, made in OPENERS.items() if name.endswith(ends)), None)


class _Bounded(io.RawIOBase):
    """An unpacked stream that gives up where it swells beyond measure: an archive made to harm."""

    def __init__(self, packed: BinaryIO, unpacked: BinaryIO, name: str) -> None:
        self._packed, self._unpacked, self._name, self._count = packed, unpacked, name, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._unpacked.read(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        if self._count > FREE and self._count > SWELL * max(self._packed.tell(), 1):
            raise InputError(
                f"{self._name} unpacks to more than {SWELL} times its size: no archive of reports"
            )
        return len(data)


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[BinaryIO, Callable[[], float]]]:
    """Yield the file's content, unpacked, and what tells the share of the file gone through."""
    size = max(path.stat().st_size, 1)
    with path.open("rb") as packed:
        head = packed.read(6)
        packed.seek(0)
        stream: BinaryIO = packed
        if made := _unpacker(head):
            stream = io.BufferedReader(_Bounded(packed, made(packed), str(path)), 1 << 16)
        yield stream, lambda: min(packed.tell() / size, 1.0)


def _unpacker(head: bytes) -> Callable[[BinaryIO], Any] | None:
    import bz2
    import lzma

    known: dict[bytes, Callable[[BinaryIO], Any]] = {
        b"\x1f\x8b": gzip.open,
        b"BZh": bz2.open,
        b"\xfd7zXZ": lzma.open,
    }
    return next((made for start, made in known.items() if head.startswith(start)), None)


def _tar(path: Path) -> Iterator[Item]:
    with _unpacked(path) as (stream, done), tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            name = f"{path}!{member.name}"
            problem, skipped = _problem(name, member.name, member.size)
            if member.isfile() and not problem:
                opened = archive.extractfile(member)
                data = opened.read(LIMIT + 1) if opened else b""
                yield Item(name, _raw(member.name, data), done=done())
            elif member.isfile():
                yield Item(name, None, problem, skipped, done=done())
            elif not member.isdir():
                yield Item(name, None, "a link or device in an archive is not followed", True)


def _zip(path: Path) -> Iterator[Item]:
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        total = max(sum(info.compress_size for info in infos), 1)
        gone = 0
        for info in infos:
            gone += info.compress_size
            if not info.is_dir():
                yield _zipped(archive, info, f"{path}!{info.filename}", gone / total)


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, done: float) -> Item:
    problem, skipped = _problem(name, info.filename, info.file_size)
    if not problem and info.flag_bits & 1:
        problem = "it is locked with a password: unpack it first"
    if problem:
        return Item(name, None, problem, skipped, done=done)
    try:
        with archive.open(info) as opened:
            data = opened.read(LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        return Item(name, None, f"it cannot be unpacked ({error}): copy it anew", done=done)
    return Item(name, _raw(info.filename, data), done=done)


def _problem(name: str, member: str, size: int) -> tuple[str, bool]:
    """Return why a member is not read, "" if it is, and whether that is by its kind."""
    path = PurePosixPath(member)
    if any(_is_hidden(part) for part in path.parts):
        return "a hidden file", True
    if path.suffix.lower() not in KINDS:
        return f"no report by its ending: read are {', '.join(KINDS)}", True
    return (str(too_large(name, size)), False) if size > LIMIT else ("", False)


def _is_hidden(part: str) -> bool:
    return (part.startswith(".") and part != "..") or part == "__MACOSX"


def _raw(member: str, data: bytes) -> Raw:
    return Raw(data, KINDS.get(PurePosixPath(member).suffix.lower(), ""))


def _jsonl(path: Path) -> Iterator[Item]:
    with _unpacked(path) as (stream, done):
        number = 0
        while line := stream.readline(LIMIT + 1):
            number += 1
            name = f"{path}!{number}"
            if len(line) > LIMIT:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LIMIT)
                yield Item(name, None, str(too_large(name)), done=done())
            elif line.strip():
                yield Item(name, Raw(line.strip(), "row"), done=done())


def _parquet(path: Path) -> Iterator[Item]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InputError(
            f"{path} needs pyarrow, which is not installed: run `pip install pyarrow`"
        ) from error
    try:
        file = parquet.ParquetFile(path)
        total, number = max(file.metadata.num_rows, 1), 0
        for batch in file.iter_batches(batch_size=ROWS):
            for row in batch.to_pylist():
                number += 1
                name = f"{path}!{number}"
                data = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "replace")
                if len(data) > LIMIT:
                    yield Item(name, None, str(too_large(name)), done=number / total)
                else:
                    yield Item(name, Raw(data, "row"), done=number / total)
    except (pyarrow.ArrowException, OSError) as error:
        why = " ".join(str(error).split())[:200]
        raise InputError(f"{path} is no Parquet table that can be read ({why})") from error


def _warc(path: Path) -> Iterator[Item]:
    size = max(path.stat().st_size, 1)
    with path.open("rb") as stream:
        yield from records(stream, str(path), lambda: min(stream.tell() / size, 1.0))


OPENERS: dict[tuple[str, ...], Opener] = {
    (".zip",): _zip,
    (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"): _tar,
    (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"): _jsonl,
    (".parquet",): _parquet,
    (".warc", ".warc.gz", ".wet", ".wet.gz"): _warc,
}
"""The endings of files that hold many reports, and what opens them."""
