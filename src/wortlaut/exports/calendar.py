"""Due dates as iCalendar (RFC 5545): an all-day event for each act that falls due on a day.

The event covers every day that the report allows, and says in words what is uncertain.  Where
only one end is told the event is that one day.  Acts without a day make no event, nor do
fulfilments and breaches, which look back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from wortlaut import notation, when
from wortlaut.exports import fields
from wortlaut.exports.fields import Source
from wortlaut.exports.selection import Known
from wortlaut.model import Act, ActKind, Interval, wording

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Wortlaut//export//EN"

LOOKING_BACK = (ActKind.FULFILMENT, ActKind.BREACH)
"""Kinds whose conduct is past: their day is not one on which something falls due."""


def write(known: Iterable[Known], out: BinaryIO) -> int:
    """Write the calendar; return the number of events."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Wortlaut: due dates")
    for event in events(known):
        calendar.add_component(event)
    out.write(calendar.to_ical(sorted=False))
    return len(calendar.subcomponents)


def events(known: Iterable[Known]) -> Iterator[Event]:
    """Yield the events, in the order of the readings."""
    for item in known:
        source = Source.of(item.reading)
        for act in item.reading.acts:
            due = fields.due_days(act)
            if due and act.kind not in LOOKING_BACK:
                yield _event(act, due, source, item)


def extent(due: Interval) -> tuple[date, date]:
    """Return the first day of an event and the day after its last one.

    An open interval is its one known end; raises ``ValueError`` where there is none.
    """
    days = [day for day in (due.earliest, due.latest) if day]
    return min(days), when.shift_day(max(days), 1)


def _event(act: Act, due: Interval, source: Source, item: Known) -> Event:
    from icalendar import Event, Parameters, vText

    document = item.reading.document
    event = Event()
    event.add("uid", f"{document.id}-{act.id}@wortlaut")
    event.add("dtstamp", item.since)
    first, after = extent(due)
    event.add("dtstart", first)
    if after > first:
        event.add("dtend", after)
    event.add("summary", fields.safe(fields.heading(act, source)))
    event.add("description", fields.safe("\n".join(_lines(act, source))))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [act.kind.value])
    if act.place:
        event.add("location", fields.safe(" ".join(wording(act.place, source.text).split())))
    if url := fields.web(document.url):
        event.add("url", url)
    for name, value, extra in _details(act, due, source):
        # Without the type some readers leave the escapes of a name that they do not know.
        typed = vText(fields.safe(value), params=Parameters({"VALUE": "TEXT", **(extra or {})}))
        event.add(f"x-wortlaut-{name}", typed)
    return event


def _lines(act: Act, source: Source) -> Iterator[str]:
    document = source.reading.document
    yield f"Due: {fields.due_words(act)}"
    for name in ("deadline", "period", "condition"):
        if spans := getattr(act, name):
            yield f"{name.capitalize()}: {source.quoted(spans)}"
    yield f"On whose word: {fields.on_whose_word(act, source)}"
    yield f"Status: {act.status.replace('_', ' ')}"
    yield f"Wording: {source.quoted(act.anchor)}"
    yield f"Report: {source.caption()}{_published(document.published)}"
    if document.url:
        yield document.url


def _published(interval: Interval | None) -> str:
    return f", published {fields.days(interval)}" if interval else ""


def _details(
    act: Act, due: Interval, source: Source
) -> Iterator[tuple[str, str, dict[str, str] | None]]:
    """Yield what a program reads: name, value and parameters of the events' own properties."""
    document = source.reading.document
    plain = {
        "act": act.id,
        "reading": source.reading.id,
        "document": document.id,
        "sha256": document.sha256,
        "publisher": document.publisher,
        "published": notation.edtf(document.published) if document.published else None,
        "due": notation.edtf(due),
        "polarity": act.polarity,
        "status": act.status,
        "certainty": act.certainty,
    }
    yield from ((name, value, None) for name, value in plain.items() if value)
    for link in act.voice.chain:
        said = wording(link.spans, source.text)
        name = source.name(link.actor) if link.actor else said
        yield "voice", said or name, _parameters(fields.Part("voice", link.spans), link.actor, name)
    for part in fields.parts(act):
        if part.spans:
            yield part.name, wording(part.spans, source.text), _parameters(part)
        for actor in part.actors:
            yield "actor", source.name(actor), {"X-FIELD": part.name, "X-ID": _parameter(actor)}


def _parameters(part: fields.Part, actor: str | None = None, name: str = "") -> dict[str, str]:
    found = {"X-OFFSETS": " ".join(f"{span.start}-{span.end}" for span in part.spans)}
    if actor:
        found |= {"X-ID": _parameter(actor), "X-NAME": _parameter(name)}
    return {key: value for key, value in found.items() if value}


def _parameter(value: str) -> str:
    """Return ``value`` as a parameter may hold it: RFC 5545 has no way to write a quote there."""
    return fields.safe(" ".join(value.replace('"', "'").split()))
