"""WARC files: pages as a crawler kept them.  warcio does the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from wortlaut.errors import InputError
from wortlaut.sources.draft import Item, Raw
from wortlaut.sources.fetch import TYPES
from wortlaut.sources.load import LIMIT, too_large

LARGEST = 1_000_000_000
"""Bytes of a record beyond which the file is not read on: skipping them would take too long."""
_KEPT = ("response", "resource", "conversion")
"""The types of record that hold what an address answered."""


def records(stream: BinaryIO, path: str, done: Callable[[], float]) -> Iterator[Item]:
    """Yield the pages and texts of a WARC file, named "FILE!ADDRESS".

    ``done`` tells the share of the file gone through.  What is no page is skipped, and so are
    answers other than 200.  Raises ``InputError`` where the file is broken.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            if record.format != "warc":
                raise InputError(f"{path} is no WARC file that can be read (no WARC record in it)")
            if record.rec_type in _KEPT:
                yield _item(record, path, done())
            elif record.rec_type == "revisit":
                yield Item(_name(record, path), None, "the same as before, by the crawler", True)
    except (ArchiveLoadFailed, UnicodeError, KeyError, AttributeError) as error:
        raise InputError(f"{path} is no WARC file that can be read ({error})") from error


def _name(record: Any, path: str) -> str:
    return f"{path}!{record.rec_headers.get_header('WARC-Target-URI') or record.rec_type}"


def _item(record: Any, path: str, done: float) -> Item:
    name = _name(record, path)
    if (record.length or 0) > LARGEST:
        raise InputError(f"{name} has {record.length / 1e9:.0f} GB: take it out of the file")
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    problem = _problem(record)
    if problem:
        return Item(name, None, problem, True, address, done)
    data = record.content_stream().read(LIMIT + 1)
    if len(data) > LIMIT:
        return Item(name, None, str(too_large(name)), False, address, done)
    raw = Raw(data, TYPES[_type(record)], _charset(record), address or None, _day(record))
    return Item(name, raw, address=address or None, done=done)


def _header(record: Any, name: str) -> str:
    kept = record.http_headers or record.rec_headers
    return str(kept.get_header(name) or "")


def _type(record: Any) -> str:
    return _header(record, "Content-Type").partition(";")[0].strip().lower()


def _problem(record: Any) -> str:
    """Return why a record holds no report, "" if it may hold one."""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"the address answered {status}"
    kind = _type(record)
    if TYPES.get(kind, "feed") == "feed":
        return f"of type {kind or 'unknown'}, no page and no text"
    return ""


def _charset(record: Any) -> str | None:
    _, _, rest = _header(record, "Content-Type").lower().partition("charset=")
    return rest.split(";")[0].strip("\"' ") or None


def _day(record: Any) -> date | None:
    try:
        written = record.rec_headers.get_header("WARC-Date") or ""
        return datetime.fromisoformat(written.replace("Z", "+00:00")).date()
    except ValueError:
        return None
