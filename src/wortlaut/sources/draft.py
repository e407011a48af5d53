"""What the steps of the intake hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

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

    ``kind`` is "page" (HTML), "text" (plain or Markdown) or "" where nobody says; ``charset`` is
    the encoding that a server declared; ``url`` the address that answered in the end.
    """

    data: bytes
    kind: str = ""
    charset: str | None = None
    url: str | None = None


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
