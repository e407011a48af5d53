"""What kind of document a text is and for whom it speaks: a readout speaks for its issuer.

``genres.toml`` holds the kinds with their defaults, ``issuers.toml`` the governments and bodies
that issue texts, by address, publisher and the lines that they sign with.
"""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.model import Document

EDGE = 400
"""Characters at a text's beginning and end that tell its kind and its issuer."""
PRESS = "press"


class Issuer(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who issues texts.  A hit is an address, a publisher or a line that tells it."""

    actor: str
    hosts: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


class GenreEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of document with its defaults.

    ``titles`` are beginnings of title or text in lower case, ``paths`` parts of an address.
    ``speaks``: what no other voice says is the issuer's own word.  ``joint``: "we" are several.
    """

    titles: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    speaks: bool = False
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Genre:
    """The kind of a document and the actor that it speaks for, "" if for nobody but its paper."""

    kind: str
    issuer: str
    joint: bool
    because: tuple[str, ...]


def of(document: Document, lexicon: Lexicon) -> Genre:
    """Return what kind of text a document is; an agency's or a paper's report is "press"."""
    issuer = _issuer(document, lexicon)
    kind = _kind(document, lexicon)
    because = tuple(f"issuers/{one.id}" for one in (issuer,) if one)
    if kind is None:
        speaks = issuer is not None
        return Genre(PRESS if issuer is None else "statement", _who(issuer, speaks), False, because)
    because += (f"genres/{kind.id}",)
    return Genre(kind.id, _who(issuer, kind.speaks), kind.joint, because)


def _who(issuer: Issuer | None, speaks: bool) -> str:
    return issuer.actor if issuer is not None and speaks else ""


def _issuer(document: Document, lexicon: Lexicon) -> Issuer | None:
    address = (document.url or "").lower()
    publisher = (document.publisher or "").lower()
    ends = document.text[:EDGE].lower() + "\n" + document.text[-EDGE:].lower()
    for entry in lexicon.entries("issuers.toml", Issuer):
        if any(f"//{host}" in address or f".{host}" in address for host in entry.hosts):
            return entry
        if publisher and publisher in entry.publishers:
            return entry
        if any(line in ends for line in (*entry.lines, *entry.hosts)):
            return entry
    return None


def _kind(document: Document, lexicon: Lexicon) -> GenreEntry | None:
    title = (document.title or "").lower().strip()
    opening = document.text[:EDGE].lower().lstrip(" *#_\n")
    address = (document.url or "").lower()
    for entry in lexicon.entries("genres.toml", GenreEntry):
        if any(title.startswith(one) or opening.startswith(one) for one in entry.titles):
            return entry
        if any(part in address for part in entry.paths):
            return entry
    return None
