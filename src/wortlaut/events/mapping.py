"""How a table of events is read: a small TOML file for each format, checked before any row is.

docs/events.md describes every key.  A mistake is told with the line of the file it stands in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from wortlaut.errors import InputError
from wortlaut.model import digest

Field = Literal["actor", "conduct", "scope", "place"]
Blind = Literal["actor", "conduct", "scope", "place"]
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file; unknown keys are refused."""


class Columns(_Table, frozen=True):
    """``[columns]``: which column tells what.  ``last`` is ``first`` where it is left out."""

    first: str
    last: str | None = None
    known: str | None = None
    place: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    actor: str | None = None
    conduct: str | None = None
    scope: str | None = None
    quantity: str | None = None
    wording: str | None = None
    ref: str | None = None


class Rule(_Table, frozen=True):
    """``[[rule]]``: what a column that matches a regular expression says of some fields."""

    column: str
    matches: str
    actor: str | None = None
    conduct: str | None = None
    scope: tuple[str, ...] | None = None
    place: str | None = None


class Filter(_Table, frozen=True):
    """``[[keep]]`` and ``[[drop]]``: rows whose column matches a regular expression."""

    column: str
    matches: str


class Number(_Table, frozen=True):
    """``[number]``: an amount within a text, its first group, with words for numbers."""

    column: str
    pattern: str
    words: dict[str, float] = {}


class Format(_Table, frozen=True):
    """The whole file.

    ``voice`` is on whose word the rows are, [] the source's own; ``blind`` names the fields
    about which the table can say nothing; ``days_after`` is how many days after an event its row
    could be known, without it that is the day of access.
    """

    name: str
    title: str
    columns: Columns
    origin: str = ""
    licence: str = ""
    file: Literal["csv", "parquet", "json"] | None = None
    delimiter: Annotated[str, msgspec.Meta(min_length=1, max_length=1)] | None = None
    header: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    actor: str | None = None
    conduct: str | None = None
    scope: tuple[str, ...] = ()
    place: str | None = None
    blind: tuple[Blind, ...] = ()
    days_after: Annotated[int, msgspec.Meta(ge=0)] | None = None
    values: dict[Field, dict[str, str]] = {}
    rule: tuple[Rule, ...] = ()
    keep: tuple[Filter, ...] = ()
    drop: tuple[Filter, ...] = ()
    number: Number | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping with the text that it was read from."""

    format: Format
    text: str
    where: str

    @property
    def digest(self) -> str:
        """The digest of its text."""
        return digest("mapping", self.text)

    def mistake(self, key: str, what: str) -> InputError:
        """Return the error of a key or value, with the line that it stands in."""
        return InputError(f"{self.where}{line_of(self.text, key)}: {what}")


def builtin() -> tuple[str, ...]:
    """Return the names of the mappings that come with Wortlaut."""
    folder = resources.files("wortlaut.events").joinpath("mappings")
    names = (item.name for item in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(name: str) -> Mapped:
    """Return the mapping of that name, or in the file of that path.  Raises ``InputError``."""
    if name in builtin():
        folder = resources.files("wortlaut.events").joinpath("mappings")
        return parse(folder.joinpath(f"{name}.toml").read_text("utf-8"), f"{name}.toml")
    path = Path(name)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        known = ", ".join(builtin())
        raise InputError(f"There is no mapping {name}: name a file, or one of {known}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The mapping {name} cannot be read: {error}.") from error
    return parse(text, name)


def parse(text: str, where: str) -> Mapped:
    """Return the mapping in ``text``; raises ``InputError`` with the line of a mistake."""
    try:
        found = msgspec.convert(tomllib.loads(text), Format)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{where}: {error}.") from error
    except msgspec.ValidationError as error:
        key = _key(str(error))
        raise InputError(f"{where}{line_of(text, key)}: {error}.") from error
    made = Mapped(found, text, where)
    _check(made)
    return made


def line_of(text: str, key: str) -> str:
    """Return ", line N" of the first line that has ``key``, "" where none has."""
    for number, line in enumerate(text.splitlines(), start=1):
        if key and key in line.partition("#")[0]:
            return f", line {number}"
    return ""


def _key(message: str) -> str:
    """Return the key that a message of msgspec is about."""
    quoted = re.findall(r"`\$?\.?([^`]*)`", message)
    last = quoted[-1] if quoted else ""
    unknown = re.search(r"unknown field `([^`]+)`", message)
    return unknown[1] if unknown else re.split(r"[.\[]", last.rstrip("]0123456789["))[-1]


def _check(mapped: Mapped) -> None:
    made = mapped.format
    if not NAME.fullmatch(made.name):
        raise mapped.mistake("name", f"the name {made.name!r} may have a-z, 0-9 and - only.")
    if (made.columns.latitude is None) != (made.columns.longitude is None):
        raise mapped.mistake("itude", "latitude and longitude belong together: name both columns.")
    if not (made.conduct or made.columns.conduct or any(one.conduct for one in made.rule)):
        raise mapped.mistake("", "no conduct: name a class with `conduct`, a column or a rule.")
    for pattern in [*(rule.matches for rule in made.rule), *_filters(made)]:
        _pattern(mapped, pattern)
    if made.number:
        _pattern(mapped, made.number.pattern)


def _filters(made: Format) -> list[str]:
    return [one.matches for one in (*made.keep, *made.drop)]


def _pattern(mapped: Mapped, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        said = f"{pattern!r} is no regular expression: {error}."
        raise mapped.mistake(pattern, said) from error


def named(mapped: Mapped) -> Mapping[str, str]:
    """Return every column that the mapping names, with what it is named for."""
    made = mapped.format
    found = {str(one): name for name, one in msgspec.structs.asdict(made.columns).items() if one}
    found |= {one.column: "rule" for one in made.rule}
    found |= {one.column: "keep or drop" for one in (*made.keep, *made.drop)}
    return found | ({made.number.column: "number"} if made.number else {})


def check_columns(mapped: Mapped, there: Iterable[str]) -> None:
    """Refuse a mapping that names a column which the file does not have."""
    have = tuple(there)
    for column in named(mapped):
        if column not in have:
            near = get_close_matches(column, have, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            listed = ", ".join(have[:40])
            said = f"the file has no column {column!r}; {hint}it has: {listed}."
            raise mapped.mistake(f'"{column}"', said)
