"""A reading as one HTML page that needs no network, no server and, to be read, no script."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wortlaut.exports.html_pieces import HIDDEN, pieces, plain, visible
from wortlaut.exports.html_records import GROUPS, sheet
from wortlaut.exports.html_texts import Texts, texts
from wortlaut.model import Certainty, Document, Reading


def page(reading: Reading, language: str = "de") -> str:
    """Return the self-contained page of ``reading``; write it to a file as UTF-8.

    ``language`` is that of the page's own words, one of ``html_texts.LANGUAGES``.

    The text of the element ``article`` is the document's text, character for character (a NUL
    or half a surrogate pair, which HTML cannot hold, is shown as U+FFFD).
    """
    words = texts(language)
    style, script = asset("sheet.css") + asset("page.css"), asset("page.js")
    frame = {
        "style": Markup(style),
        "script": Markup(script),
        "policy": policy(style, script),
        "tools": None,
        "after": None,
    }
    return environment().get_template("page.html").render(**content(reading, words), **frame)


def content(reading: Reading, words: Texts) -> dict[str, object]:
    """Return what the template ``sheet.html`` shows of ``reading``, with words from ``words``.

    A template that includes it also gives two macros, or None: ``tools`` adds to the card of a
    record, ``after`` to all of them.
    """
    shown = sheet(reading, words)
    return {
        "reading": reading,
        "document": reading.document,
        "facts": _facts(reading.document, words),
        "link": safe_link(reading.document.url),
        "sheet": shown,
        "pieces": pieces(reading.document.text, shown.records),
        "groups": GROUPS,
        "certainties": tuple(Certainty),
        "words": words,
    }


def _facts(document: Document, words: Texts) -> list[tuple[str, str]]:
    found = {
        "publisher": document.publisher,
        "published": words.interval(document.published),
        "dateline": document.dateline,
        "language": words.catalogue["language"].get(document.language, document.language),
    }
    missing = words("page", "unknown")
    return [(words("head", key), value or missing) for key, value in found.items()]


def safe_link(url: str | None) -> str | None:
    """Return ``url`` if it may become a link; anything but plain http(s) stays text."""
    try:
        linked = url and urlsplit(url).scheme in ("http", "https") and not HIDDEN.search(url)
    except ValueError:
        return None
    return url if linked else None


def policy(style: str, script: str) -> str:
    """Return the content security policy: nothing but this very style and script."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def asset(name: str) -> str:
    """Return a file of ``templates/`` as text."""
    folder = resources.files("wortlaut.exports").joinpath("templates")
    return folder.joinpath(name).read_text("utf-8").replace("\r\n", "\n")


@cache
def environment() -> Environment:
    """Return the environment of the templates: every value escaped, every name known."""
    environment = Environment(
        loader=PackageLoader("wortlaut.exports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["plain"] = plain
    return environment
