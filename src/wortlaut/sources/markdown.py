"""Plain text and Markdown: a front matter is taken off and read, the rest stays as written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wortlaut import lexicon
from wortlaut.errors import InputError
from wortlaut.sources.datelines import words
from wortlaut.sources.draft import Draft

KEYS = {
    "title": ("title", "headline"),
    "date": ("date", "published", "date_published", "datepublished", "published_time"),
    "publisher": ("publisher", "source", "outlet", "site", "sitename"),
    "url": ("url", "source_url", "link", "canonical", "permalink", "source"),
    "dateline": ("dateline", "place", "location"),
    "lang": ("lang", "language"),
}
"""What a front matter calls its fields, the likeliest first; ``head.toml`` adds German names."""

_FRONT = re.compile(r"\A\s*---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BARE = re.compile(r"\A(?P<fields>(?:[^\W\d][\w-]*:[ \t]+\S[^\n]*\n){2,12})[ \t]*\n")
"""A front matter without marks around it: lines of fields, then an empty one."""
_FIELD = re.compile(r"[^\W\d][\w -]*:(?:\s|$)|[\s#-]|$")
_HEADING = re.compile(r"\A\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")


def read_text(text: str) -> Draft:
    """Return the draft of a plain or Markdown text.

    The front matter is no part of the text kept.  Raises ``InputError`` if it is no valid YAML.
    """
    match = _FRONT.match(text)
    front = _front(match["yaml"]) if match else None
    if front is None:
        match = _BARE.match(text)
        front = _bare(match["fields"]) if match else None
    if match is None or front is None:
        return Draft(text, title=_heading(text))
    body = text[match.end() :].lstrip("\n")
    return Draft(
        body,
        title=_field(front, "title") or _heading(body),
        publisher=_field(front, "publisher"),
        date=_field(front, "date"),
        url=_field(front, "url"),
        dateline=_field(front, "dateline"),
        lang=_field(front, "lang"),
    )


def _bare(written: str) -> Mapping[str, str] | None:
    """Return the fields of a head without marks around it, None if one is no field of a report."""
    parts = [line.partition(":") for line in written.splitlines()]
    fields = {key.strip().lower(): value.strip(" \t'\"") for key, _, value in parts}
    known = {key for keys in KEYS.values() for key in keys}
    own = {
        word.lower() for code in lexicon.languages() for key in KEYS for word in words(code, key)
    }
    return fields if set(fields) <= known | own else None


def _front(written: str) -> Mapping[str, str] | None:
    """Return the fields of a front matter as written, None if it is none but text."""
    if not all(_FIELD.match(line) for line in written.split("\n")):
        return None
    import yaml

    try:
        loaded = yaml.load(written, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        message = f"its front matter is no valid YAML (line {line}): put the value in quotes"
        raise InputError(message) from error
    if not isinstance(loaded, dict):
        return None
    return {str(key).lower(): str(value) for key, value in loaded.items() if _plain(value)}


def _plain(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _field(front: Mapping[str, str], name: str) -> str | None:
    named = [word.lower() for code in lexicon.languages() for word in words(code, name)]
    values = [front[key].strip() for key in (*KEYS[name], *named) if key in front]
    if name in {"url", "publisher"}:
        values = [value for value in values if _is_address(value) == (name == "url")]
    return values[0] if values else None


def _is_address(value: str) -> bool:
    return value.lower().startswith(("http://", "https://"))


def _heading(text: str) -> str | None:
    match = _HEADING.match(text)
    return match["title"] if match else None
