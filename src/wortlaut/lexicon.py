"""Loads and checks ``lang/<code>/``: linguistic knowledge as data.

An entry's type stands beside the mechanism that uses it (a cue's in
``reader/attribution/cues.py``); this module reads the files, refuses what is malformed and names
the entry.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from wortlaut.errors import LexiconError


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every entry of a TOML file has: an id and sentences that must and must not match."""

    id: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]


class ListEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of a long list (JSONL), tested as a whole and not by examples of its own."""

    id: str


E = TypeVar("E", bound=Entry)
L = TypeVar("L", bound=ListEntry)
S = TypeVar("S", bound=msgspec.Struct)


class Lexicon:
    """The data of one language, loaded file by file as it is asked for."""

    def __init__(self, code: str, folder: Traversable) -> None:
        """Open ``folder``; nothing is read yet."""
        self.code = code
        self._folder = folder
        self._loaded: dict[tuple[str, type], object] = {}

    @cached_property
    def digest(self) -> str:
        """Sixteen hexadecimal digits over the names and bytes of every file of the language."""
        sha = hashlib.sha256()
        for item in sorted(self._folder.iterdir(), key=lambda item: item.name):
            if item.is_file():
                sha.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
        return sha.hexdigest()[:16]

    def has(self, file: str) -> bool:
        """Whether the language has that file."""
        return self._folder.joinpath(file).is_file()

    def digest_of(self, *files: str, extra: str = "") -> str:
        """Return sixteen hexadecimal digits over the bytes of some files, and ``extra``."""
        sha = hashlib.sha256(f"{self.code} {extra}".encode())
        for name in files:
            item = self._folder.joinpath(name)
            content = item.read_bytes() if item.is_file() else b""
            sha.update(f"\0{name}\0{len(content)}\0".encode() + content)
        return sha.hexdigest()[:16]

    def entries(self, file: str, of: type[E]) -> tuple[E, ...]:
        """Return the entries of a TOML file, each table of which is named for its kind.

        Raises ``LexiconError`` for unknown keys, duplicate ids and entries without examples.
        """
        return self._once(file, of, self._read_entries)

    def records(self, file: str, of: type[L]) -> tuple[L, ...]:
        """Return the records of a JSONL file, one object a line."""
        return self._once(file, of, self._read_records)

    def settings(self, file: str, of: type[S]) -> S:
        """Return a whole TOML file as one struct (``language.toml``)."""
        loaded = self._once(file, of, lambda name, kind: (_convert(self._toml(name), kind, name),))
        return loaded[0]

    def lookup(self, reference: str) -> tuple[str, Mapping[str, object]] | None:
        """Return file and raw entry that a reason like "cues/ankuendigen" names, if there is one.

        The reference is the stem of a file and the id of an entry in it.
        """
        stem, _, name = reference.partition("/")
        for file, load_raw in ((f"{stem}.toml", self._tables), (f"{stem}.jsonl", self._lines)):
            if stem and self._folder.joinpath(file).is_file():
                for raw in load_raw(file):
                    if raw.get("id") == name:
                        return f"lang/{self.code}/{file}", raw
        return None

    def _tables(self, file: str) -> list[dict[str, object]]:
        tables = [table for table in self._toml(file).values() if isinstance(table, list)]
        return [raw for table in tables for raw in table if isinstance(raw, dict)]

    def _lines(self, file: str) -> list[dict[str, object]]:
        lines = self._folder.joinpath(file).read_text("utf-8").splitlines()
        return [msgspec.json.decode(line, type=dict[str, object]) for line in lines if line]

    def _once(self, file: str, of: type[S], read: object) -> tuple[S, ...]:
        key = (file, of)
        if key not in self._loaded:
            self._loaded[key] = read(file, of)  # type: ignore[operator]
        return self._loaded[key]  # type: ignore[return-value]

    def _toml(self, file: str) -> Mapping[str, object]:
        try:
            return tomllib.loads(self._folder.joinpath(file).read_text("utf-8"))
        except FileNotFoundError as error:
            raise LexiconError(f"lang/{self.code}/{file} is missing") from error
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"lang/{self.code}/{file}: {error}") from error

    def _read_entries(self, file: str, of: type[E]) -> tuple[E, ...]:
        tables = self._toml(file).values()
        where = f"lang/{self.code}/{file}"
        if not all(isinstance(table, list) for table in tables):
            raise LexiconError(f"{where}: every table must be an array: [[name]]")
        raws = [raw for table in tables for raw in table]  # type: ignore[attr-defined]
        found = tuple(_convert(raw, of, f"{where}, entry {_name(raw)}") for raw in raws)
        _refuse_duplicates((entry.id for entry in found), where)
        for entry in found:
            if not entry.hits or not entry.misses:
                raise LexiconError(f"{where}, entry {entry.id}: needs hits and misses")
        return found

    def _read_records(self, file: str, of: type[L]) -> tuple[L, ...]:
        where = f"lang/{self.code}/{file}"
        lines = self._folder.joinpath(file).read_text("utf-8").splitlines()
        decoder = msgspec.json.Decoder(of)
        found = []
        for number, line in enumerate(lines, start=1):
            try:
                found.append(decoder.decode(line))
            except msgspec.MsgspecError as error:
                raise LexiconError(f"{where}, line {number}: {error}") from error
        _refuse_duplicates((record.id for record in found), where)
        return tuple(found)


def _name(raw: object) -> str:
    return str(raw.get("id", raw)) if isinstance(raw, dict) else str(raw)


def _convert(raw: object, of: type[S], where: str) -> S:
    try:
        return msgspec.convert(raw, of)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{where}: {error}") from error


def _refuse_duplicates(ids: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise LexiconError(f"{where}: the id {name} stands twice")
        seen.add(name)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that Wortlaut has data for."""
    root = resources.files("wortlaut").joinpath("lang")
    return tuple(sorted(item.name for item in root.iterdir() if item.is_dir()))


@cache
def load(code: str) -> Lexicon:
    """Return the lexicon of the language ``code``; raises ``LexiconError`` if there is none."""
    if code not in languages():
        raise LexiconError(f"no language {code!r}: there is {', '.join(languages())}")
    return Lexicon(code, resources.files("wortlaut").joinpath("lang", code))
