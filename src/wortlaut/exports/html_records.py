"""A reading as the page shows it: numbered records, each with labelled fields and their spans.

This module decides what is shown and in which order; it holds no words.  The words stand in
``templates/texts_de.json``, the markup in ``templates/page.html``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from wortlaut.exports.html_texts import Texts
from wortlaut.model import (
    ACTOR_FIELDS,
    Act,
    ActKind,
    Actor,
    Certainty,
    Form,
    Polarity,
    Reading,
    Span,
    Spans,
    Statement,
    TimeExpression,
    Voice,
)

GROUPS: dict[str, tuple[ActKind, ...]] = {
    "bind": (ActKind.AGREEMENT, ActKind.COMMITMENT, ActKind.OFFER),
    "demand": (ActKind.DEMAND, ActKind.ORDER),
    "refuse": (ActKind.REFUSAL, ActKind.THREAT),
    "plan": (ActKind.PLAN,),
    "kept": (ActKind.FULFILMENT,),
    "broken": (ActKind.BREACH,),
}
"""The kinds of act that share a colour and an underline, in the order of the page."""

GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}

T = TypeVar("T")

PLAIN_FIELDS = ("quantity", "place", "condition")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a field: the actors that it was resolved to, and its wording."""

    actors: tuple[str, ...]
    spans: Spans


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled line of a record.  ``note`` is what the reader computed, in words."""

    label: str
    parts: tuple[Part, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One act, statement or time expression, numbered by its place in the text.

    ``id`` is unique on the page, ``number`` what the reader sees, ``key`` the choice of the
    legend that it belongs to and ``kind`` its name, ``group`` its colour and underline; ``main``
    are the spans that are marked in the text.
    """

    id: str
    number: str
    key: str
    kind: str
    group: str
    main: Spans
    fields: tuple[Field, ...]
    because: tuple[str, ...]
    source_id: str = ""
    certainty: str = ""
    tags: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the record, in no particular order."""
        parts = chain.from_iterable(line.parts for line in self.fields)
        return self.main + tuple(chain.from_iterable(part.spans for part in parts))


@dataclass(frozen=True, slots=True)
class Section:
    """Records under one heading; ``key`` is an act's kind, or empty."""

    title: str
    records: tuple[Record, ...]
    key: str = ""
    group: str = ""
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the text or the reader left open, and the records that it concerns."""

    title: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page shows beside the text."""

    acts: tuple[Section, ...]
    statements: tuple[Section, ...]
    times: tuple[Record, ...]
    gaps: tuple[Gap, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record of the page."""
        sections = chain(self.acts, self.statements)
        return tuple(chain.from_iterable(part.records for part in sections)) + self.times


def sheet(reading: Reading, texts: Texts) -> Sheet:
    """Return the records of ``reading`` as the page shows them, with words from ``texts``."""
    desk = _Desk(texts, {actor.id: actor for actor in reading.actors})
    acts = _numbered(reading.acts, desk.act, lambda act: act.anchor)
    statements = _numbered(reading.statements, desk.statement, lambda item: item.quote)
    times = _numbered(reading.times, desk.time, lambda item: (item.span,))
    return Sheet(
        acts=tuple(desk.by_kind(acts)),
        statements=tuple(desk.by_speaker(statements)),
        times=tuple(record for _, record in times),
        gaps=tuple(desk.gaps(acts, statements, times)),
    )


def _numbered(
    items: Iterable[T], view: Callable[[T, int], Record], place: Callable[[T], Spans]
) -> list[tuple[T, Record]]:
    ordered = sorted(items, key=lambda item: (place(item)[0].start, -place(item)[-1].end))
    return [(item, view(item, number)) for number, item in enumerate(ordered, start=1)]


@dataclass(frozen=True, slots=True)
class _Desk:
    texts: Texts
    actors: dict[str, Actor]

    def act(self, act: Act, number: int) -> Record:
        words = self.texts
        tags = [words("status", act.status)]
        if act.polarity is Polarity.REFRAIN:
            tags.insert(0, words("polarity", act.polarity))
        return Record(
            id=f"a{number}",
            number=words.number("act", number),
            key=act.kind,
            kind=words("kind", act.kind),
            group=GROUP_OF[act.kind],
            main=_union(act.anchor, act.action, *act.also),
            fields=tuple(self._act_fields(act)),
            because=act.because,
            source_id=act.id,
            certainty=act.certainty,
            tags=tuple(tags),
        )

    def _act_fields(self, act: Act) -> Iterable[Field]:
        yield from self._line("party", act.party, act.actors("party"))
        debtor = "debtor_other" if act.party else "debtor"
        yield from self._line(debtor, act.debtor, act.actors("debtor"))
        yield from self._line("creditor", act.creditor, act.actors("creditor"))
        yield from self._line("action", act.action)
        yield from self._line("due", act.deadline, note=self.texts.interval(act.due))
        yield from self._line("period", act.period, note=self.texts.window(act.window))
        for name in PLAIN_FIELDS:
            yield from self._line(name, getattr(act, name))
        yield from self._voice(act.voice, act.source, act.actors("source")) or (
            self._unvoiced(act.certainty),
        )
        yield from self._line("cue", act.cue)
        if act.anchor != act.action:
            yield from self._line("anchor", act.anchor)
        for spans in act.also:
            yield from self._line("also", spans)

    def statement(self, statement: Statement, number: int) -> Record:
        words = self.texts
        tags = [words("form", statement.form), words("medium", statement.medium)]
        if statement.nested:
            tags.append(words("page", "nested"))
        if statement.stance.negated:
            tags.append(words("page", "negated"))
        return Record(
            id=f"s{number}",
            number=words.number("statement", number),
            key="said",
            kind=words("page", "statement"),
            group="said",
            main=statement.quote,
            fields=tuple(self._statement_fields(statement)),
            because=statement.because,
            source_id=statement.id,
            certainty=statement.stance.certainty,
            tags=tuple(tag for tag in tags if tag),
        )

    def _statement_fields(self, statement: Statement) -> Iterable[Field]:
        yield from self._line("quote", statement.quote)
        yield from self._line("speaker", statement.speaker, _one(statement.speaker_actor))
        yield from self._line("addressee", statement.addressee, _one(statement.addressee_actor))
        if [link.spans for link in statement.voice.chain] != [statement.speaker]:
            yield from self._voice(statement.voice)  # one who only speaks is not told twice
        yield from self._line("cue", statement.cue)
        yield from self._line("frame", statement.frame)
        yield from self._line("markers", statement.stance.markers)

    def time(self, time: TimeExpression, number: int) -> Record:
        words = self.texts
        value = Field(words("field", "value"), note=f"{time.type} {time.value}")
        days = self._line("days", (), note=words.interval(time.interval))
        return Record(
            id=f"t{number}",
            number=words.number("time", number),
            key="time",
            kind=words("page", "time"),
            group="time",
            main=(time.span,),
            fields=(*self._line("wording", (time.span,)), *days, value),
            because=time.because,
        )

    def by_kind(self, acts: Sequence[tuple[Act, Record]]) -> Iterable[Section]:
        for group, kinds in GROUPS.items():
            for kind in kinds:
                records = tuple(record for act, record in acts if act.kind is kind)
                if records:
                    yield Section(self.texts("kinds", kind), records, kind.value, group)

    def by_speaker(self, statements: Sequence[tuple[Statement, Record]]) -> Iterable[Section]:
        found: dict[object, list[tuple[Statement, Record]]] = {}
        for statement, record in statements:
            points = statement.speaker == statement.cue  # "demnach" points back, and names nobody
            key = statement.speaker_actor or (() if points else statement.speaker)
            found.setdefault(key, []).append((statement, record))
        for members in found.values():
            first = members[0][0]
            name = self._name(first.speaker_actor) if first.speaker_actor else ""
            spans = () if name or first.speaker == first.cue else first.speaker
            title = name or ("" if spans else self.texts("page", "no_speaker"))
            yield Section(title, tuple(record for _, record in members), group="said", spans=spans)

    def gaps(
        self,
        acts: Sequence[tuple[Act, Record]],
        statements: Sequence[tuple[Statement, Record]],
        times: Sequence[tuple[TimeExpression, Record]],
    ) -> Iterable[Gap]:
        found = {
            "no_debtor": [r for act, r in acts if not (act.debtor or act.actors("debtor"))],
            "unresolved": [r for act, r in acts if _unresolved(act)]
            + [r for said, r in statements if said.speaker and not said.speaker_actor],
            "no_speaker": [r for said, r in statements if _unsaid(said)],
            "undated": [r for act, r in acts if not _is_dated(act, times)],
            "no_day": [r for time, r in times if _is_to_come(time, acts)],
            "hedged": [r for act, r in acts if act.certainty is Certainty.HEDGED],
            "condition": [r for act, r in acts if act.condition],
        }
        for key, records in found.items():
            if records:
                yield Gap(self.texts("gap", key), tuple(records))

    def _line(
        self, name: str, spans: Spans, actors: tuple[str, ...] = (), note: str = ""
    ) -> tuple[Field, ...]:
        if not (spans or actors or note):
            return ()
        parts = (self._part(spans, actors),) if spans or actors else ()
        return (Field(self.texts("field", name), parts, note),)

    def _voice(
        self, voice: Voice, source: Spans = (), actors: tuple[str, ...] = ()
    ) -> tuple[Field, ...]:
        parts = [self._part(link.spans, _one(link.actor)) for link in voice.chain]
        known = {span for link in voice.chain for span in link.spans}
        if source and not known.issuperset(source):
            parts.append(self._part(source, actors))
        return (Field(self.texts("field", "source"), tuple(parts)),) if parts else ()

    def _unvoiced(self, certainty: Certainty) -> Field:
        key = "no_source" if certainty is Certainty.REPORTED else "own_word"
        return Field(self.texts("field", "source"), note=self.texts("page", key))

    def _part(self, spans: Spans, actors: tuple[str, ...]) -> Part:
        return Part(tuple(self._name(actor) for actor in actors), spans)

    def _name(self, actor: str) -> str:
        known = self.actors.get(actor)
        return known.names[0] if known and known.names else actor


def _one(actor: str | None) -> tuple[str, ...]:
    return (actor,) if actor else ()


def _unresolved(act: Act) -> bool:
    return any(getattr(act, name) and not act.actors(name) for name in ACTOR_FIELDS)


def _is_dated(act: Act, times: Sequence[tuple[TimeExpression, Record]]) -> bool:
    """Whether an act has no term, or one of which the days are known."""
    days_known = [time.span for time, _ in times if time.interval is not None]
    told = any(_within(day, span) for day in days_known for span in act.deadline)
    return not act.deadline or act.due is not None or told


def _is_to_come(time: TimeExpression, acts: Sequence[tuple[Act, Record]]) -> bool:
    """Whether it is a time inside an act of which no more is known than that it is to come."""
    if time.interval is not None or time.value != "FUTURE_REF":
        return False
    return any(_within(time.span, span) for act, _ in acts for span in (*act.anchor, *act.deadline))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _unsaid(statement: Statement) -> bool:
    """Whether the report renders words and names nobody who said them."""
    named = statement.speaker_actor or statement.speaker not in ((), statement.cue)
    return not named and statement.form is not Form.REPORTED


def _union(*groups: Spans) -> Spans:
    """Return the places that any of ``groups`` covers, as ordered spans that do not touch."""
    joined: list[Span] = []
    for span in sorted(chain.from_iterable(groups)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
