"""HTML pages: trafilatura finds the report's text; title, publisher and date come with it.

The date is read here and not by trafilatura's htmldate, which makes a day of what is only a month
("2025-03" became 2025-03-24).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from wortlaut.errors import InputError
from wortlaut.sources.dates import is_iso
from wortlaut.sources.draft import Draft

METAS = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "last-modified",
)
"""The names of meta elements that give the date of publication, the surest first."""
LEAST = 60
"""Characters below which what was found in a page is taken for a scrap of its menus."""
AROUND = 300
"""Lines of a page that are looked at for its date."""

_OPENING = re.compile(
    r"\s*(?:<\?xml.*?\?>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_ASIDE = "script,style,nav,footer,aside,noscript,template,iframe,form"


def is_page(text: str) -> bool:
    """Return whether ``text`` begins as an HTML page does."""
    return bool(_OPENING.match(text[:2000]))


def read_page(html: str, url: str | None = None) -> Draft:
    """Return the draft of an HTML page; ``url`` is where it was fetched.

    Paragraphs are parted by an empty line.  Raises ``InputError`` if no text is found.
    """
    html = _undeclared(html)
    tree, meta = _tree(html), _extract(html, url)
    text = _paragraphs(meta.get("text") or "")
    if len(text) < LEAST:
        raise InputError("no report was found in the page: save the report's text as .txt")
    return Draft(
        text,
        title=meta.get("title"),
        publisher=meta.get("sitename"),
        date=next(filter(is_iso, _dates(tree)), None),
        url=meta.get("url") or url,
        around=tuple(_lines(tree)),
    )


def _tree(html: str) -> Any:
    from lxml.etree import LxmlError
    from lxml.html import document_fromstring

    try:
        return document_fromstring(html)
    except (LxmlError, ValueError, RecursionError) as error:
        raise InputError("it is no HTML page that can be read: save its text as .txt") from error


def _extract(html: str, url: str | None) -> dict[str, Any]:
    """Return what trafilatura finds: "text", "title", "sitename", "url"; empty if nothing."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            html,
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False},
        )
    except (ValueError, RecursionError) as error:
        raise InputError("it is no HTML page that can be read: save its text as .txt") from error
    return found.as_dict() if found and not isinstance(found, dict) else {}


def _undeclared(html: str) -> str:
    """Take off an XML declaration: its encoding is no longer true, and lxml refuses it."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", html)


def _paragraphs(text: str) -> str:
    """Part trafilatura's lines by empty ones, but not the points of a list."""
    lines = [line for raw in text.split("\n") if (line := raw.rstrip())]
    joined = ""
    for before, line in zip(["", *lines], lines, strict=False):
        both = before.startswith("- ") and line.startswith("- ")
        joined += ("\n" if both else "\n\n" if before else "") + line
    return joined


def _dates(tree: Any) -> Iterator[str]:
    """Yield what a page gives as its date for machines, the surest first."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _linked(script.text or "")
    for name in METAS:
        yield from _metas(tree, name)
    for place in ("article", "main", "header"):
        yield from tree.xpath(f"//{place}//time/@datetime")[:1]


def _linked(written: str) -> Iterator[str]:
    try:
        loaded = json.loads(written)
    except (ValueError, RecursionError):
        return
    nodes = loaded if isinstance(loaded, list) else [loaded]
    for node in nodes:
        graph = node.get("@graph", []) if isinstance(node, dict) else []
        for item in [node, *(graph if isinstance(graph, list) else [])]:
            date = item.get("datePublished") if isinstance(item, dict) else None
            if isinstance(date, str):
                yield date


def _metas(tree: Any, name: str) -> Iterator[str]:
    for element in tree.iter("meta", "time"):
        named = (element.get("property"), element.get("name"), element.get("itemprop"))
        if name.lower() in {value.lower() for value in named if value}:
            yield element.get("content") or element.get("datetime") or ""


def _lines(tree: Any) -> Iterator[str]:
    """Yield the short lines of a page outside its menus: one of them may be its date."""
    body = next(iter(tree.xpath("//article | //main | //body")), tree)
    skipped = {element for name in _ASIDE.split(",") for element in body.iter(name)}
    count = 0
    for element in body.iter("p", "div", "span", "time", "li", "small", "em"):
        if count < AROUND and not skipped.intersection((element, *element.iterancestors())):
            line = " ".join(element.text_content().split())
            if 4 <= len(line) <= 120:
                count += 1
                yield line
