"""Changes of verdicts for calendar programs and feed readers: iCalendar and Atom.

Each change is a day's event, or an item; its id lasts, so that a program shows it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from html import escape

from wortlaut import when
from wortlaut.exports import fields
from wortlaut.model import digest
from wortlaut.reckoning import Change, Texts

FEED = "urn:wortlaut:reckoning"
MOST = 500
"""Items of a feed at most, the newest."""


def calendar(changes: Iterable[Change], texts: Texts) -> bytes:
    """Return the changes as an iCalendar, an all-day event each."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//Wortlaut//reckoning//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"Wortlaut: {texts('page', 'title')}")
    for one in changes:
        event = Event()
        event.add("uid", f"{_id(one)}@wortlaut")
        event.add("dtstamp", _at(one))
        event.add("dtstart", one.day)
        event.add("dtend", when.shift_day(one.day, 1))
        event.add("summary", fields.safe(heading(one, texts)))
        event.add("description", fields.safe("\n".join(lines(one, texts))))
        event.add("transp", "TRANSPARENT")
        event.add("categories", [one.new.outcome.value])
        made.add_component(event)
    return bytes(made.to_ical(sorted=False))


def atom(changes: Sequence[Change], texts: Texts) -> bytes:
    """Return the newest changes as an Atom feed, the newest first."""
    from feedgen.feed import FeedGenerator

    newest = list(reversed(changes))[:MOST]
    feed = FeedGenerator()
    feed.id(FEED)
    feed.title(f"Wortlaut: {texts('page', 'title')}")
    feed.link(href=FEED)
    feed.author(name="Wortlaut")
    feed.language(texts.code)
    feed.updated(_at(newest[0]) if newest else datetime.fromtimestamp(0, UTC))
    for one in newest:
        entry = feed.add_entry(order="append")
        entry.id(f"urn:wortlaut:change:{_id(one)}")
        entry.title(fields.safe(heading(one, texts)))
        body = "".join(f"<p>{escape(line)}</p>" for line in lines(one, texts))
        entry.content(fields.safe(body), type="html")
        entry.updated(_at(one))
        entry.category(term=one.new.outcome.value)
    return bytes(feed.atom_str(pretty=True))


def heading(one: Change, texts: Texts) -> str:
    """Return "open -> allegedly broken: Russia: no attacks on ..."."""
    commitment = one.new.commitment
    new = texts.outcome(one.new)
    old = f"{texts('outcome', one.old.outcome)} → " if one.old else ""
    what = " ".join(commitment.tellings[0].said("action").split())
    return f"{old}{new}: {texts.debtor(commitment)}: {what}"


def lines(one: Change, texts: Texts) -> list[str]:
    """Return the term, the life and the reasons of the new verdict."""
    head = f"{texts.term(one.new.commitment)} · {texts.life(one.new)}"
    return [head, *texts.sentences(one.new)]


def _id(one: Change) -> str:
    verdict = one.new
    told = (verdict.commitment.id, one.day.isoformat(), verdict.life, verdict.outcome)
    return digest("change", *told, verdict.firm)


def _at(one: Change) -> datetime:
    return datetime.combine(one.day, time(), UTC)
