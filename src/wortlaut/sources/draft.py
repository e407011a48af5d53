"""What the steps of the intake hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wortlaut.model import Interval


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user knows of a report; each hint overrides what the report says of itself.

    ``lang`` forces a language: the text is then taken in as that language, whatever it looks
    like.  See ``dates.parse_date`` for making ``date`` of what a user types.
    """

    date: Interval | None = None
    publisher: str | None = None
    lang: str | None = None


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they were read, with what their carrier says of them.

    ``kind`` is "page" (HTML), "text" (plain or Markdown), "row" (a JSON object with the fields of a
    report), "feed" (RSS or Atom) or "" where nobody says; ``charset`` is the encoding that a server
    declared; ``url`` the address that answered in the end; ``retrieved`` the day on which it was
    fetched; ``dated`` the day that a feed gives, which counts where the report tells none.
    """

    data: bytes
    kind: str = ""
    charset: str | None = None
    url: str | None = None
    retrieved: date | None = None
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found at a place: its raw bytes, or the problem why there are none.

    ``skipped`` is True for what is no report by its kind.  ``address`` is where it comes from on
    the net, if it does; ``done`` is the share of its place (a file) gone through with it.
    """

    name: str
    raw: Raw | None = None
    problem: str = ""
    skipped: bool = False
    address: str | None = None
    done: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A report's text and what its format tells of it, before the text itself is looked into.

    ``date`` is as written.  ``around`` holds the lines of a page that may name its date and are
    no part of the text.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    dateline: str | None = None
    lang: str | None = None
    around: tuple[str, ...] = ()
