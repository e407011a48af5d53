"""Where reports come from: files, folders, addresses; each becomes a Document.

``gather`` is the way in.  It says at once how many reports there are, and then takes in one at a
time, so that memory stays flat over a large folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wortlaut.errors import InputError
from wortlaut.model import Document
from wortlaut.sources.dates import parse_date
from wortlaut.sources.draft import NO_HINTS, Hints
from wortlaut.sources.fetch import fetch
from wortlaut.sources.load import LIMIT, Place, files, load_file, load_stdin
from wortlaut.sources.report import make_document

__all__ = ["LIMIT", "Failure", "Gathering", "Hints", "Place", "gather", "parse_date", "take"]

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


@dataclass(frozen=True, slots=True)
class Gathering:
    """The reports found at a place; ``len`` of it is known before anything is read.

    Iterating yields a ``Document`` or a ``Failure`` for each of ``places``, in their order.  Of a
    single report no ``Failure`` is yielded: what is wrong is raised as ``InputError``.
    """

    places: tuple[Place, ...]
    hints: Hints
    is_folder: bool

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Document | Failure]:
        for place in self.places:
            yield self._try(place) if self.is_folder else take(place.name, self.hints)

    def _try(self, place: Place) -> Document | Failure:
        if place.problem:
            return Failure(place.name, place.problem, place.skipped)
        try:
            return take(place.name, self.hints)
        except InputError as error:
            return Failure(place.name, str(error))


def gather(where: str, hints: Hints = NO_HINTS) -> Gathering:
    """Return the reports at ``where``: a file, a folder, an http(s) address, or "-".

    A folder is walked through with its subfolders in order of name.  Raises ``InputError`` if
    there is nothing at ``where``, or no report in the folder.
    """
    if not where.strip():
        raise InputError("no report was named: give a file, a folder, an address, or - for input")
    if where == STDIN or _is_address(where) or not Path(where).is_dir():
        return Gathering((Place(where),), hints, is_folder=False)
    places = tuple(files(Path(where)))
    if all(place.skipped for place in places):
        raise InputError(f"the folder {where} holds no report (.txt, .md, .html): check the name")
    return Gathering(places, hints, is_folder=True)


def take(name: str, hints: Hints = NO_HINTS) -> Document:
    """Return the one report at ``name``: a file, an address or "-"; raises ``InputError``."""
    is_address = _is_address(name)
    raw = fetch(name) if is_address else load_stdin() if name == STDIN else load_file(Path(name))
    try:
        document = make_document(raw, hints)
    except InputError as error:
        shown = "standard input" if name == STDIN else name
        raise InputError(f"{shown}: {error}") from error
    return replace(document, retrieved=date.today()) if is_address else document


def _is_address(where: str) -> bool:
    match = _ADDRESS.match(where)
    if match and match["scheme"].lower() not in {"http", "https"}:
        raise InputError(
            f"{where}: only http and https addresses are read; save the report as a file"
        )
    return bool(match)
