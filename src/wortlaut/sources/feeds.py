"""RSS and Atom: which reports a feed names.  feedparser does the work."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from wortlaut.errors import InputError
from wortlaut.sources.draft import Raw

MOST = 500
"""Entries of one feed that are looked at, the first ones: feeds have their newest first."""

_ROOT = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>|\s)*"
    rb"<(?:rss|feed|rdf:RDF|channel)\b",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that a feed names.  ``stamp`` changes when the feed says that the report did."""

    address: str
    title: str = ""
    dated: date | None = None
    stamp: str = ""


def is_feed(data: bytes) -> bool:
    """Return whether ``data`` begins as RSS or Atom does."""
    return bool(_ROOT.match(data[:2000].replace(b"\0", b"")))


def entries(raw: Raw) -> tuple[Entry, ...]:
    """Return what the feed names, in its order, each address once.

    XML that is broken somewhere still gives what can be made out.  Raises ``InputError``, its
    message beginning with "it", where nothing can.
    """
    parsed = _parse(raw)
    found = {entry.address: entry for entry in reversed(list(_named(parsed, raw.url)))}
    if not found and parsed.get("bozo"):
        why = " ".join(str(parsed.get("bozo_exception", "")).split())[:120]
        raise InputError(f"it is a feed of broken XML ({why}): tell its owner, or try later")
    return tuple(reversed(found.values()))


def _parse(raw: Raw) -> Any:
    import feedparser

    about = {"content-location": raw.url or "", "content-type": "application/xml"}
    if raw.charset:
        about["content-type"] += f"; charset={raw.charset}"
    try:
        return feedparser.parse(io.BytesIO(raw.data), response_headers=about)
    except Exception as error:  # of whatever type: the parser tries several, and it is not ours
        raise InputError(f"it is a feed that cannot be read ({type(error).__name__})") from error


def _named(parsed: Any, base: str | None) -> Iterator[Entry]:
    for entry in parsed.get("entries", [])[:MOST]:
        address = _address(str(entry.get("link") or ""), base)
        if address and address != (base or "").partition("#")[0]:
            yield Entry(
                address,
                str(entry.get("title") or ""),
                _day(entry.get("published_parsed")),
                str(dict.get(entry, "updated") or entry.get("published") or ""),
            )


def _address(link: str, base: str | None) -> str | None:
    """Return the http(s) address of an entry without its fragment, None if it is no such one."""
    try:
        whole = urljoin(base or "", link.strip()).partition("#")[0]
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None


def _day(parsed: Any) -> date | None:
    try:
        return date(*parsed[:3]) if parsed else None
    except (TypeError, ValueError):
        return None
