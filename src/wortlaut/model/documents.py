"""Documents: reports as they were taken in."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from wortlaut.model.days import Interval
from wortlaut.model.identity import digest, ends


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was taken in.  The text is stored once and never altered.

    ``published`` is an interval: a report dated "2025-03" was published on some day in March.
    ``sha256`` is the hexadecimal digest of the UTF-8 text.
    """

    text: str
    published: Interval | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    dateline: str | None = None
    language: str = "de"
    retrieved: date | None = None

    @property
    def sha256(self) -> str:
        """The digest of the text alone."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def origin(self) -> str:
        """Its publisher, else the host of its address, else ""."""
        return self.publisher or _host(self.url or "")

    @property
    def id(self) -> str:
        """The document's id: a digest of text, publisher and date."""
        return digest("doc", self.sha256, self.publisher, ends(self.published))


def _host(address: str) -> str:
    with suppress(ValueError):  # an address that is none
        return (urlsplit(address).hostname or "").removeprefix("www.")
    return ""
