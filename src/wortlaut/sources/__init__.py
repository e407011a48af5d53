"""Where reports come from: files, folders, archives, addresses, feeds; each becomes a Document.

``gather`` is the way in.  It says at once how many places there are, and then takes in one report
at a time, so that memory stays flat over a large folder or archive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from wortlaut.errors import InputError
from wortlaut.model import Document
from wortlaut.sources.containers import is_container, members
from wortlaut.sources.dates import parse_date
from wortlaut.sources.draft import NO_HINTS, Hints, Item, Raw
from wortlaut.sources.feeds import Entry, entries, is_feed
from wortlaut.sources.fetch import Answer, Known, RefusedError, ask, fetch
from wortlaut.sources.hosts import PrivateHostError
from wortlaut.sources.load import LIMIT, Place, files, load_file, load_stdin
from wortlaut.sources.pace import wait_for
from wortlaut.sources.report import make_document

__all__ = [
    "LIMIT",
    "STDIN",
    "Answer",
    "Entry",
    "Failure",
    "Gathering",
    "Hints",
    "Item",
    "Known",
    "Place",
    "PrivateHostError",
    "Raw",
    "RefusedError",
    "ask",
    "document_of",
    "entries",
    "gather",
    "is_address",
    "is_feed",
    "parse_date",
    "take",
    "wait_for",
]

STDIN = "-"
_ADDRESS = re.compile(r"(?i)(?P<scheme>[a-z][a-z0-9+.-]+)://")


@dataclass(frozen=True, slots=True)
class Failure:
    """A file of a folder that was not taken in, and why.

    ``skipped`` is True for what is no report by its kind, False for a report that is bad.
    """

    path: str
    reason: str
    skipped: bool = False


@dataclass(frozen=True)
class Gathering:
    """The places at which reports were found; ``len`` of it is known before anything is read.

    A place is one report, or an archive or a feed of many.  Iterating yields a ``Document`` or a
    ``Failure`` for each report, in order.  Of a single report no ``Failure`` is yielded: what is
    wrong is raised as ``InputError``.
    """

    places: tuple[Place, ...]
    hints: Hints
    is_folder: bool

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Document | Failure]:
        for _, report in self.reports():
            yield report

    @cached_property
    def is_many(self) -> bool:
        """Whether it may be more than one report; an address is asked whether it is a feed."""
        return self.is_folder or _is_many(self.places[0].name)

    def reports(self) -> Iterator[tuple[Item, Document | Failure]]:
        """Yield what was found with what it became."""
        for item in self.items():
            if self.is_many:
                yield item, self._try(item)
            else:
                yield item, document_of(item, self.hints)

    def items(self) -> Iterator[Item]:
        """Yield what was found, unread; of several reports the bad ones too, with the problem."""
        is_many = self.is_many
        for place in self.places:
            if place.problem:
                yield Item(place.name, None, place.problem, place.skipped)
                continue
            try:
                yield from _items(place.name)
            except InputError as error:
                if not is_many:
                    raise
                yield Item(place.name, None, str(error))

    def _try(self, item: Item) -> Document | Failure:
        try:
            return document_of(item, self.hints)
        except InputError as error:
            return Failure(item.name, str(error), item.skipped)


def gather(where: str, hints: Hints = NO_HINTS) -> Gathering:
    """Return the reports at ``where``: a file, a folder, an archive, an address, or "-".

    A folder is walked through with its subfolders in order of name.  Raises ``InputError`` if
    there is nothing at ``where``, or no report in the folder.
    """
    if not where.strip():
        raise InputError("no report was named: give a file, a folder, an address, or - for input")
    if where == STDIN or is_address(where) or not Path(where).is_dir():
        return Gathering((Place(where),), hints, is_folder=False)
    places = tuple(_opened(place) for place in files(Path(where)))
    if all(place.skipped for place in places):
        raise InputError(
            f"the folder {where} holds no report (.txt, .md, .html) and no archive: check the name"
        )
    return Gathering(places, hints, is_folder=True)


def take(name: str, hints: Hints = NO_HINTS) -> Document:
    """Return the one report at ``name``: a file, an address or "-"; raises ``InputError``."""
    return document_of(_one(name), hints)


def document_of(item: Item, hints: Hints = NO_HINTS) -> Document:
    """Return the document of what was found; raises ``InputError`` with its name."""
    if item.raw is None:
        raise InputError(item.problem)
    try:
        return make_document(item.raw, hints)
    except InputError as error:
        shown = "standard input" if item.name == STDIN else item.name
        raise InputError(f"{shown}: {error}") from error


def _opened(place: Place) -> Place:
    """Return a place of a folder, no longer skipped if it is an archive."""
    return Place(place.name) if place.skipped and _is_archive(place.name) else place


def _is_archive(name: str) -> bool:
    path = Path(name)
    return is_container(path) and path.is_file()


def _is_many(name: str) -> bool:
    if is_address(name):
        raw = _asked(name)
        return isinstance(raw, Raw) and is_feed(raw.data)
    return name != STDIN and _is_archive(name)


def _items(name: str) -> Iterator[Item]:
    if is_address(name):
        first = _one(name)
        assert first.raw is not None
        yield from _named(first.raw) if is_feed(first.raw.data) else (first,)
    elif name != STDIN and _is_archive(name):
        yield from members(Path(name))
    else:
        yield _one(name)


def _named(feed: Raw) -> Iterator[Item]:
    """Yield the reports that a feed names, fetched one after the other, and not too quickly."""
    for number, entry in enumerate(found := entries(feed), start=1):
        wait_for(entry.address)
        try:
            raw = fetch(entry.address)
            dated = Raw(raw.data, raw.kind, raw.charset, raw.url, raw.retrieved, entry.dated)
            yield Item(entry.address, dated, "", False, entry.address, number / len(found))
        except InputError as error:
            yield Item(entry.address, None, str(error), False, entry.address, number / len(found))


def _one(name: str) -> Item:
    if is_address(name):
        raw = _asked(name)
        _asked.cache_clear()
        if isinstance(raw, InputError):
            raise raw
        return Item(name, raw, address=name.partition("#")[0])
    return Item(name, load_stdin() if name == STDIN else load_file(Path(name)))


@cache
def _asked(address: str) -> Raw | InputError:
    """Return what an address answers; it is kept from the question for a feed to its reading."""
    try:
        return fetch(address)
    except InputError as error:
        return error


def is_address(where: str) -> bool:
    """Return whether ``where`` is an http(s) address; raises ``InputError`` for another scheme."""
    match = _ADDRESS.match(where)
    if match and match["scheme"].lower() not in {"http", "https"}:
        raise InputError(
            f"{where}: only http and https addresses are read; save the report as a file"
        )
    return bool(match)
