"""Bytes from files and standard input, never more than the limit; files from folders."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wortlaut.errors import InputError
from wortlaut.sources.draft import Raw

LIMIT = 10_000_000
"""The largest report taken in, in bytes: about 1.5 million words, three thick books."""

KINDS = {".txt": "text", ".md": "text", ".markdown": "text", ".html": "page", ".htm": "page"}
"""The endings that are read in a folder, and what they say of the content."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one report lies: a path, an address or "-".

    ``problem`` is why it cannot be read, or ""; ``skipped`` is True where it is no report by its
    kind.
    """

    name: str
    problem: str = ""
    skipped: bool = False


def load_file(path: Path) -> Raw:
    """Return the bytes of ``path``; raises ``InputError`` if it is too large or unreadable.

    The size of a regular file is looked at before anything is read.
    """
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size > LIMIT:
            raise too_large(str(path), found.st_size)
        with path.open("rb") as stream:
            data = _bounded(stream, str(path))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {_why(error)}") from error
    return Raw(data, KINDS.get(path.suffix.lower(), ""))


def load_stdin() -> Raw:
    """Return the bytes of standard input; raises ``InputError`` beyond the limit."""
    return Raw(_bounded(sys.stdin.buffer, "standard input"))


def too_large(name: str, size: int | None = None) -> InputError:
    """Return the error for a report beyond the limit; ``size`` in bytes, if it is known."""
    much = f"has {size / 1e6:.0f} MB, more" if size else "is larger"
    limit = LIMIT // 1_000_000
    return InputError(
        f"{name} {much} than the {limit} MB that one report may have: split it into its reports"
    )


def files(folder: Path) -> Iterator[Place]:
    """Yield every file under ``folder`` in order of name, with what keeps it from being read.

    Hidden files and folders are passed over in silence.  Links to folders are not followed, so
    that a link can neither loop nor lead out.  Raises ``InputError`` if ``folder`` is unreadable.
    """
    for entry in _listing(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _subfolder(Path(entry.path))
        else:
            yield _place(Path(entry.path))


def _subfolder(folder: Path) -> Iterator[Place]:
    try:
        yield from files(folder)
    except InputError as error:
        yield Place(str(folder), str(error))


def _place(path: Path) -> Place:
    if path.is_symlink() and os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises on loops
        return Place(str(path), "a link to a folder is not followed: name that folder", True)
    if path.suffix.lower() not in KINDS:
        return Place(str(path), f"no report by its ending: read are {', '.join(KINDS)}", True)
    return Place(str(path))


def _listing(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise InputError(f"the folder {folder} cannot be read: {_why(error)}") from error
    return sorted(shown, key=lambda entry: entry.name)


def _bounded(stream: BinaryIO, name: str) -> bytes:
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise too_large(name)
    return data


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission; change its rights or copy it to a place of yours"
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the name"
    return (error.strerror or str(error)).lower()
