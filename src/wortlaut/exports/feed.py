"""What is new in the ledger, as RSS 2.0 or Atom: an item for each reading and for each act.

Newest first, by the instant from which the ledger knows it; of more than ``MOST`` items the
newest.  The body of an item is HTML; every value in it is escaped.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, BinaryIO

from wortlaut.exports import fields
from wortlaut.exports.fields import Source
from wortlaut.exports.selection import Known
from wortlaut.model import Act, Interval

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

MOST = 500
"""How many items a feed has at most: what a feed reader takes in at once."""

TITLE = "Wortlaut: new readings and acts"

LEDGER = "urn:wortlaut:ledger"
"""Names the feed: a ledger is a file and has no address."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: ``id`` is its lasting name, ``url`` the report's address, ``body`` HTML."""

    id: str
    title: str
    body: str
    since: datetime
    url: str | None
    kind: str


def write_rss(known: Iterable[Known], out: BinaryIO) -> int:
    """Write RSS 2.0; return the number of items."""
    return _write(known, out, lambda feed: feed.rss_str(pretty=True))


def write_atom(known: Iterable[Known], out: BinaryIO) -> int:
    """Write Atom; return the number of items."""
    return _write(known, out, lambda feed: feed.atom_str(pretty=True))


def items(known: Iterable[Known]) -> Iterator[Item]:
    """Yield the items in the order of the readings: each reading, then its acts."""
    for entry in known:
        source = Source.of(entry.reading)
        document = entry.reading.document
        url = fields.web(document.url)
        name = f"urn:wortlaut:reading:{entry.reading.id}"
        yield Item(name, source.caption(), _reading(source), entry.since, url, "reading")
        for act in entry.reading.acts:
            name = f"urn:wortlaut:act:{document.id}:{act.id}"
            title = fields.heading(act, source)
            yield Item(name, title, _act(act, source), entry.since, url, act.kind.value)


def _write(known: Iterable[Known], out: BinaryIO, made: Callable[[FeedGenerator], bytes]) -> int:
    newest = heapq.nlargest(MOST, items(known), key=lambda item: item.since)
    out.write(made(_feed(newest)))
    return len(newest)


def _feed(newest: list[Item]) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(LEDGER)
    feed.title(TITLE)
    feed.link(href=LEDGER)
    feed.description(f"What was read and kept, newest first (at most {MOST} items).")
    feed.author(name="Wortlaut")
    feed.generator("Wortlaut")
    feed.updated(newest[0].since if newest else datetime.fromtimestamp(0, UTC))
    for item in newest:
        _add(feed, item)
    return feed


def _add(feed: FeedGenerator, item: Item) -> None:
    entry = feed.add_entry(order="append")
    entry.id(item.id)
    entry.guid(item.id, permalink=False)
    entry.title(fields.safe(" ".join(item.title.split())))
    entry.content(fields.safe(item.body), type="html")
    entry.published(item.since)
    entry.updated(item.since)
    entry.category(term=item.kind)
    if item.url:
        entry.link(href=fields.safe(item.url))


def _reading(source: Source) -> str:
    reading = source.reading
    counts = [("acts", len(reading.acts)), ("statements", len(reading.statements))]
    return _list([*((name, str(count)) for name, count in counts), *_report(source)])


def _act(act: Act, source: Source) -> str:
    parts = (*fields.parts(act), *fields.voice_parts(act))
    rows = [
        ("due", fields.due_words(act)),
        ("on whose word", fields.on_whose_word(act, source)),
        ("certainty", act.certainty.value),
        ("status", act.status.value),
        ("polarity", act.polarity.value),
        *((part.name, fields.located(part, source)) for part in parts),
    ]
    return _list([*rows, *_report(source)])


def _report(source: Source) -> Iterator[tuple[str, str]]:
    document = source.reading.document
    yield "report", source.caption()
    yield "publisher", document.publisher or ""
    yield "published", _words(document.published)
    yield "address", document.url or ""
    yield "document", document.id
    yield "sha256 of the text", document.sha256


def _words(interval: Interval | None) -> str:
    return fields.days(interval) if interval else ""


def _list(rows: Iterable[tuple[str, str]]) -> str:
    cells = (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows if value)
    return f"<dl>{''.join(cells)}</dl>"
