"""A record as every export sees it: named fields, actors by name, days and voices in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from wortlaut import when
from wortlaut.model import (
    ACT_FIELDS,
    Act,
    Certainty,
    Interval,
    Polarity,
    Reading,
    Spans,
    Statement,
    Window,
    wording,
)

Record = Act | Statement

STATEMENT_FIELDS = ("quote", "speaker", "cue", "addressee", "frame", "markers")
"""The fields of a statement that are spans."""

NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML and iCalendar cannot hold."""


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a record that the report fills: where it stands and whom it was resolved to.

    ``spans`` is () where the actor is known and the report does not say it in this record.
    """

    name: str
    spans: Spans
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A reading with the names of its actors, to tell its records in words."""

    reading: Reading
    names: Mapping[str, str]

    @classmethod
    def of(cls, reading: Reading) -> Source:
        """Return the source that ``reading`` is."""
        named = (actor for actor in reading.actors if actor.names)
        return cls(reading, {actor.id: actor.names[0] for actor in named})

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.reading.document.text

    def name(self, actor: str) -> str:
        """Return an actor's first name; for one that the reading does not describe, its id."""
        return self.names.get(actor, actor)

    def quoted(self, spans: Spans) -> str:
        """Return the wording in quotation marks, in one line; "" for ()."""
        said = " ".join(wording(spans, self.text).split())
        return f"„{said}“" if said else ""

    def who(self, spans: Spans, actors: tuple[str, ...]) -> str:
        """Return the wording and, where they say more, the names of the actors; "" for neither."""
        said = self.quoted(spans)
        names = ", ".join(name for name in map(self.name, actors) if name not in said)
        return f"{said} = {names}" if said and names else said or names

    def caption(self) -> str:
        """Return publisher and title of the report, or what there is of them."""
        document = self.reading.document
        told = ": ".join(filter(None, (document.publisher, document.title)))
        return told or f"report {document.id[:8]}"


def records(reading: Reading) -> tuple[Record, ...]:
    """Return the acts of a reading, then its statements."""
    return (*reading.acts, *reading.statements)


def kind(record: Record) -> str:
    """Return the kind of an act, the form of a statement."""
    return str(record.kind if isinstance(record, Act) else record.form)


def sort(record: Record) -> str:
    """Return "act" or "statement"."""
    return "act" if isinstance(record, Act) else "statement"


def main_spans(record: Record) -> Spans:
    """Return where the record stands: the anchor of an act, the quote of a statement."""
    return record.anchor if isinstance(record, Act) else record.quote


def certainty(record: Record) -> Certainty:
    """Return how firmly the record is told."""
    return record.certainty if isinstance(record, Act) else record.stance.certainty


def parts(record: Record) -> Iterator[Part]:
    """Yield the fields that are filled, the main one first; other tellings are called "also"."""
    for name in ACT_FIELDS if isinstance(record, Act) else STATEMENT_FIELDS:
        part = Part(name, _spans(record, name), actors(record, name))
        if part.spans or part.actors:
            yield part
    for also in record.also if isinstance(record, Act) else ():
        yield Part("also", also)


def voice_parts(record: Record) -> Iterator[Part]:
    """Yield the links of the record's voice as fields, outermost first."""
    for link in record.voice.chain:
        yield Part("voice", link.spans, (link.actor,) if link.actor else ())


def actors(record: Record, name: str) -> tuple[str, ...]:
    """Return the ids of the actors in field ``name``, each once."""
    if isinstance(record, Act):
        return tuple(dict.fromkeys(record.actors(name)))
    actor: str | None = getattr(record, f"{name}_actor", None)
    return (actor,) if actor else ()


def heading(record: Record, source: Source) -> str:
    """Return the record in one line: "commitment: „Wir“ = Ölaf Anders: „die Angriffe“"."""
    if isinstance(record, Statement):
        who = source.who(record.speaker, actors(record, "speaker"))
        return ": ".join(filter(None, ("statement", who, source.quoted(record.quote))))
    mover = "party" if record.party or actors(record, "party") else "debtor"
    who = source.who(getattr(record, mover), actors(record, mover))
    refraining = " (to refrain)" if record.polarity is Polarity.REFRAIN else ""
    return ": ".join(filter(None, (record.kind, who, source.quoted(record.action) + refraining)))


def on_whose_word(record: Record, source: Source) -> str:
    """Return whose word it is, outermost first, and how certain: "„Anders“, reported"."""
    told = voice(record, source)
    if not told and isinstance(record, Act):
        told = source.who(record.source, actors(record, "source"))
    own = certainty(record) is Certainty.ASSERTED
    return f"{told or ('the report itself' if own else 'not said whose')}, {certainty(record)}"


def voice(record: Record, source: Source) -> str:
    """Return the links of a record's voice, outermost first; "" for the author's own."""
    links = (source.who(part.spans, part.actors) for part in voice_parts(record))
    return " → ".join(filter(None, links))


def located(part: Part, source: Source) -> str:
    """Return wording, offsets and actors: "„Wir“ [35-38] = Ölaf Anders (person/anders)"."""
    places = ", ".join(f"{span.start}-{span.end}" for span in part.spans)
    said = f"{source.quoted(part.spans)} [{places}]" if part.spans else ""
    who = ", ".join(f"{source.name(actor)} ({actor})" for actor in part.actors)
    return " = ".join(filter(None, (said, who)))


def days(interval: Interval) -> str:
    """Return an interval in words that keep its uncertainty, and say which end is open."""
    return _days(interval) + _open_end(interval)


def due_days(act: Act) -> Interval | None:
    """Return the days within which an act falls due, else those of its term; None for no day."""
    found = act.due or _around(act.window)
    return None if found is None or found == _OPEN else found


def due_words(act: Act) -> str:
    """Return in words when an act falls due, its uncertainty and its term; "" for no day."""
    found = due_days(act)
    if found is None:
        return ""
    told = _term(act.window) if act.window else ""
    if not told:
        return days(found)
    if found.earliest and found.latest:
        return f"from {_day(found.earliest)} to {_day(found.latest)} (its term {told})"
    return f"{_days(found)} (its term {told}){_open_end(found)}"


def safe(text: str) -> str:
    """Return ``text`` with U+FFFD for each sign that XML and iCalendar cannot hold."""
    return NOT_TEXT.sub("\ufffd", text)


def web(url: str | None) -> str | None:
    """Return ``url`` if it is an address of the web, else None."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


_OPEN = Interval(None, None)


def _around(window: Window | None) -> Interval | None:
    start, end = (window.start, window.end) if window else (None, None)
    first, last = start.earliest if start else None, end.latest if end else None
    return Interval(first, last) if not (first and last and first > last) else None


def _days(interval: Interval) -> str:
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        if last:
            return f"on {_day(last)} at the latest"
        return f"on {_day(first)} at the earliest" if first else "on a day that is not told"
    if first == last:
        return f"on {_day(first)}"
    if interval == when.month(first.year, first.month):
        return f"on some day in {first:%B} {first.year}"
    if interval == when.year(first.year):
        return f"on some day in {first.year}"
    return f"on some day from {_day(first)} to {_day(last)}"


def _open_end(interval: Interval) -> str:
    if bool(interval.earliest) == bool(interval.latest):
        return ""
    return f"; no {'last' if interval.earliest else 'first'} day is told"


def _term(window: Window) -> str:
    ends = (("begins", window.start), ("ends", window.end))
    return "; ".join(f"{verb} {_days(end)}" for verb, end in ends if end and end != _OPEN)


def _spans(record: Record, name: str) -> Spans:
    holder = record.stance if isinstance(record, Statement) and name == "markers" else record
    spans: Spans = getattr(holder, name)
    return spans


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
