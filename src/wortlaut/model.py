"""The types of Wortlaut: documents, spans, actors, statements, acts and readings.

This module imports nothing of ours.  Every class is a frozen dataclass; a record without a
valid span of its source cannot be constructed.  Offsets are Unicode code points into
``Document.text``, start included, end excluded.  Ids are digests of content, so that reading
the same text twice yields the same ids.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from urllib.parse import urlsplit


class ActKind(StrEnum):
    """The ten kinds of act (gold/GUIDELINES.md), in their order of precedence."""

    FULFILMENT = "fulfilment"
    BREACH = "breach"
    AGREEMENT = "agreement"
    COMMITMENT = "commitment"
    OFFER = "offer"
    REFUSAL = "refusal"
    THREAT = "threat"
    DEMAND = "demand"
    ORDER = "order"
    PLAN = "plan"


class ActorKind(StrEnum):
    """What an actor is.  ``UNNAMED`` is a described source: "aus Regierungskreisen"."""

    PERSON = "person"
    OFFICE = "office"
    STATE = "state"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    MEDIUM = "medium"
    PLACE = "place"
    UNNAMED = "unnamed"


class Form(StrEnum):
    """How a statement renders speech, after Petersen-Frey & Biemann (2024).

    ``FREE_INDIRECT`` is hearsay without a source ("soll sich ereignet haben");
    ``INDIRECT_FREE_INDIRECT`` carries the last speaker's report on in the Konjunktiv, with no
    cue of its own; ``REPORTED`` names a speech event without rendering its wording.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free_indirect"
    INDIRECT_FREE_INDIRECT = "indirect_free_indirect"
    REPORTED = "reported"


class Medium(StrEnum):
    """Whether the statement was spoken, written or thought; the mixed values are the corpus'."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"
    SPEECH_OR_THOUGHT = "speech_or_thought"
    SPEECH_OR_WRITING = "speech_or_writing"
    THOUGHT_OR_WRITING = "thought_or_writing"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """Who vouches: the author, somebody else, or nobody quite."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"


class Polarity(StrEnum):
    """Whether the conduct named is to do something or to refrain from it."""

    DO = "do"
    REFRAIN = "refrain"


class Status(StrEnum):
    """How far an act has come."""

    MADE = "made"
    PREPARED = "prepared"
    PROPOSED = "proposed"
    DEMANDED = "demanded"
    REFUSED = "refused"
    CARRIED_OUT = "carried_out"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source in code points: ``0 <= start < end``.  It holds no text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end}]")

    def of(self, text: str) -> str:
        """Return the wording that the span covers."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]
"""A possibly discontinuous stretch: in order of start, none overlapping.  () is "not said"."""


def wording(spans: Spans, text: str, gap: str = " … ") -> str:
    """Return the wording of ``spans`` in ``text``, with ``gap`` between distant parts."""
    return gap.join(span.of(text) for span in spans)


@dataclass(frozen=True, slots=True)
class Interval:
    """One instant that lies between two days, both included.  ``None`` is an open end.

    ``Interval(d, d)`` is a known day, March 2025 is ``Interval(2025-03-01, 2025-03-31)``, "by
    Easter" is ``Interval(None, 2025-04-20)``.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval ends before it starts: {self.earliest} > {self.latest}")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time whose start and end are each uncertain; ``None`` is not told.

    "30 days from 18 March 2025" is ``Window(Interval(03-18, 03-18), Interval(04-16, 04-17))``:
    the first day counted, or not.
    """

    start: Interval | None
    end: Interval | None


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was taken in.  The text is stored once and never altered.

    ``published`` is an interval: a report dated "2025-03" was published on some day in March.
    ``sha256`` is the hexadecimal digest of the UTF-8 text.
    """

    text: str
    published: Interval | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    dateline: str | None = None
    language: str = "de"
    retrieved: date | None = None

    @property
    def sha256(self) -> str:
        """The digest of the text alone."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def origin(self) -> str:
        """Its publisher, else the host of its address, else ""."""
        return self.publisher or _host(self.url or "")

    @property
    def id(self) -> str:
        """The document's id: a digest of text, publisher and date."""
        return digest("doc", self.sha256, self.publisher, _ends(self.published))


def _host(address: str) -> str:
    with suppress(ValueError):  # an address that is none
        return (urlsplit(address).hostname or "").removeprefix("www.")
    return ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks or acts.  ``id`` is stable: "state/RU", "person/wladimir-putin".

    ``names`` are what the actor is called, ``metonyms`` what stands for it ("der Kreml").
    Offices name their holders with ``holders`` of validity, see ``lang/<code>/actors.jsonl``.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    metonyms: tuple[str, ...] = ()
    of: str | None = None
    """The actor that this one belongs to or serves: a government's state, an office's state."""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named, described or meant by a pronoun at a span."""

    actor: str
    span: Span
    because: tuple[str, ...]

    def __post_init__(self) -> None:
        _require_reasons("mention", self.because)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression with its TIMEX3 type and value, and the days that it allows.

    ``type`` is DATE, TIME, DURATION or SET; ``value`` the TIMEX3 value ("2025-03-18",
    "P30D", "FUTURE_REF"); ``interval`` is None where no day follows from it ("bald").
    """

    span: Span
    type: str
    value: str
    interval: Interval | None
    because: tuple[str, ...]

    def __post_init__(self) -> None:
        _require_reasons("time expression", self.because)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a voice: on whose word, with the wording that says so."""

    actor: str | None
    spans: Spans


@dataclass(frozen=True, slots=True)
class Voice:
    """On whose word something is told, outermost first: the Kremlin -> Putin.

    The paper itself is always the first voice and is not repeated here: an empty chain is the
    author's own word.
    """

    chain: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """How firmly it is told.  ``markers`` are the spans of the words that say so."""

    certainty: Certainty
    markers: Spans = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words as the report gives them.

    All spans are into the document's text.  ``quote`` is required.  ``inside`` is the id of the
    statement that this one is nested in.
    """

    quote: Spans
    form: Form
    stance: Stance
    because: tuple[str, ...]
    speaker: Spans = ()
    cue: Spans = ()
    addressee: Spans = ()
    frame: Spans = ()
    medium: Medium = Medium.UNKNOWN
    voice: Voice = Voice()
    speaker_actor: str | None = None
    addressee_actor: str | None = None
    nested: bool = False
    confidence: float | None = None
    """The tagger's confidence between 0 and 1; None for rules."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        _require_spans("statement", "quote", self.quote)
        for name in ("speaker", "cue", "addressee", "frame"):
            _check_order("statement", name, getattr(self, name))
        _require_reasons("statement", self.because)
        key = (self.form, _ends(self.quote), _ends(self.speaker), _ends(self.cue))
        object.__setattr__(self, "id", digest("statement", *key))


ACT_FIELDS = (
    "anchor",
    "action",
    "debtor",
    "creditor",
    "party",
    "source",
    "cue",
    "deadline",
    "period",
    "quantity",
    "place",
    "condition",
)
"""The fields of an act that are spans, as gold/GUIDELINES.md names them."""

ACTOR_FIELDS = ("debtor", "creditor", "party", "source")
"""The fields of an act that name actors."""


@dataclass(frozen=True, slots=True)
class Role:
    """An act's field resolved to an actor."""

    field: str
    actor: str


@dataclass(frozen=True, slots=True)
class Act:
    """A reported move that bears on somebody's future or promised conduct.

    ``gold/GUIDELINES.md`` defines kinds and fields.  ``anchor`` and ``action`` are required.
    ``due`` holds the days within which the conduct falls due, ``window`` its term; both are None
    where the text tells no day.  ``also`` holds other places where the same act is told.
    """

    kind: ActKind
    anchor: Spans
    action: Spans
    because: tuple[str, ...]
    polarity: Polarity = Polarity.DO
    status: Status = Status.MADE
    certainty: Certainty = Certainty.ASSERTED
    debtor: Spans = ()
    creditor: Spans = ()
    party: Spans = ()
    source: Spans = ()
    cue: Spans = ()
    deadline: Spans = ()
    period: Spans = ()
    quantity: Spans = ()
    place: Spans = ()
    condition: Spans = ()
    due: Interval | None = None
    window: Window | None = None
    voice: Voice = Voice()
    roles: tuple[Role, ...] = ()
    also: tuple[Spans, ...] = ()
    confidence: float | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        _require_spans("act", "anchor", self.anchor)
        _require_spans("act", "action", self.action)
        for name in ACT_FIELDS:
            _check_order("act", name, getattr(self, name))
        _require_reasons("act", self.because)
        key = (self.kind, self.polarity, _ends(self.anchor), _ends(self.action))
        object.__setattr__(self, "id", digest("act", *key))

    def actors(self, name: str) -> tuple[str, ...]:
        """Return the ids of the actors in field ``name``."""
        return tuple(role.actor for role in self.roles if role.field == name)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of the reader made of one document.

    ``reader`` is the digest of the lexicon and weights that made it.  ``actors`` holds every
    actor that a record of this reading refers to.
    """

    document: Document
    reader: str
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()

    def __post_init__(self) -> None:
        length = len(self.document.text)
        for end in _all_ends(self):
            if end > length:
                raise ValueError(f"a record ends at {end}, the text at {length}")

    @property
    def id(self) -> str:
        """The reading's id: a digest of document and reader."""
        return digest("reading", self.document.id, self.reader)


class Stage(StrEnum):
    """How a move bears on conduct; moves of one stage may tell the same promise.

    Binding are commitment, agreement, order and plan; the others have a kind each.
    """

    BINDING = "binding"
    PROPOSED = "proposed"
    DEMANDED = "demanded"
    REFUSED = "refused"
    THREATENED = "threatened"
    FULFILLED = "fulfilled"
    BROKEN = "broken"


class Relation(StrEnum):
    """How the second of two tellings tells a field, seen from the first.

    ``NARROWER``: the second promises less (fewer objects, a shorter term, a closer date).
    ``SILENT``: at least one of them does not say.
    """

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    DIFFERENT = "different"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, order=True)
class ActRef:
    """An act of a document.  It outlives a new reading that finds the same act again."""

    document: str
    act: str


@dataclass(frozen=True, slots=True)
class Said:
    """The wording of one field of an act, as the report has it."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One act as a telling of a promise: which reading, on whose word, in which words.

    ``debtor`` and ``speakers`` are the sides behind the actors named (Putin, the Kreml and its
    ministries are "state/RU"); () is not said, and for ``speakers`` the author's own word.
    ``conduct`` and ``scope`` are classes of ``lang/<code>/conduct.toml``; ``term`` a TIMEX3
    duration ("P30D").  ``lasts`` is True for what goes on until ``end``, False for what is done
    or stops by then, None where the words allow both.  ``each`` is the TIMEX3 duration after which
    it is to be done again ("jedes Jahr": "P1Y").  ``copies`` are the acts of other documents
    that print the same words.
    """

    ref: ActRef
    reading: str
    kind: ActKind
    polarity: Polarity
    certainty: Certainty
    wording: tuple[Said, ...]
    because: tuple[str, ...]
    status: Status = Status.MADE
    told: Interval | None = None
    publisher: str | None = None
    voice: Voice = Voice()
    speakers: tuple[str, ...] = ()
    debtor: tuple[str, ...] = ()
    creditor: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    start: Interval | None = None
    end: Interval | None = None
    term: str | None = None
    lasts: bool | None = None
    each: str | None = None
    quantity: tuple[float, ...] = ()
    copies: tuple[ActRef, ...] = ()

    def __post_init__(self) -> None:
        _require_reasons("telling", self.because)

    def said(self, name: str) -> str:
        """Return the wording of field ``name``, "" where the act does not tell it."""
        return next((one.text for one in self.wording if one.field == name), "")


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """How two tellings of a promise tell one field; ``left`` and ``right`` are for reading."""

    field: str
    relation: Relation
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Acts that tell the same move: C(debtor, creditor, antecedent, consequent) and its tellings.

    A promise in the strict sense is of stage ``BINDING``; offers, demands and the rest are
    gathered in the same way.  ``debtor`` and ``creditor`` are all sides that a telling names,
    ``antecedent`` the conditions and ``consequent`` the conduct in the words of the tellings.
    ``history`` and ``evidence`` are ids of other promises: the offers, demands, refusals and
    threats about the same conduct, and the fulfilments and breaches.  ``because`` says which
    fields agreed.  The id is that of the earliest telling, whatever was imported first.
    """

    stage: Stage
    polarity: Polarity
    tellings: tuple[Telling, ...]
    because: tuple[str, ...]
    debtor: tuple[str, ...] = ()
    creditor: tuple[str, ...] = ()
    antecedent: tuple[str, ...] = ()
    consequent: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.tellings:
            raise ValueError("promise without a telling: every promise needs an act of a reading")
        _require_reasons("promise", self.because)
        first = self.tellings[0].ref
        object.__setattr__(self, "id", digest("promise", first.document, first.act))

    @property
    def refs(self) -> tuple[ActRef, ...]:
        """Every act that tells the promise, copies included."""
        return tuple(ref for telling in self.tellings for ref in (telling.ref, *telling.copies))


class Verb(StrEnum):
    """What a person decided.  ``Decision`` says which subjects and values each verb takes.

    ``FINISH``: the report has been read through, its acts stand as they are and none is missing.
    ``CONFIRM`` and ``DISMISS`` are about evidence for a promise, ``GRADE`` about a source.
    """

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    FINISH = "finish"
    MERGE = "merge"
    SPLIT = "split"
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    GRADE = "grade"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an act as a person would have it.

    For a field of ``ACT_FIELDS``: ``spans`` (() is "not said"), and ``actors`` for those of
    ``ACTOR_FIELDS``.  For "kind", "polarity", "status" and "certainty": ``value``.  For "due" and
    "window": ``value`` in EDTF, "" for none.
    """

    field: str
    spans: Spans = ()
    value: str = ""
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """An act of a document as the person saw it, so that it is found again in a newer reading."""

    document: str
    act: Act

    @property
    def ref(self) -> ActRef:
        """The act's address at the time of the decision."""
        return ActRef(self.document, self.act.id)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, when and why.  It is never altered; ``UNDO`` takes one back.

    ``ACCEPT``, ``CORRECT`` (with ``changes``), ``REJECT``, ``ADD``: one subject.  ``FINISH``: all
    acts of ``document``.  ``MERGE``, ``SPLIT``: two subjects.  ``CONFIRM``, ``DISMISS``: a telling
    of the promise, then the act that is evidence, or ``about`` with the id of an event.
    ``GRADE``: ``about`` with the id of a source or event and ``value``, "B2".  ``UNDO``:
    ``undoes`` with the id of a decision.  ``at`` is an aware datetime.
    """

    verb: Verb
    who: str
    at: datetime
    subjects: tuple[Subject, ...] = ()
    changes: tuple[Change, ...] = ()
    document: str = ""
    about: str = ""
    value: str = ""
    undoes: str = ""
    why: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise ValueError("decision without who: every decision names who made it")
        if len(self.subjects) not in _SUBJECTS.get(self.verb, range(1_000_000)):
            raise ValueError(f"{self.verb} of {len(self.subjects)} acts")
        missing = _missing(self)
        if missing:
            raise ValueError(f"{self.verb} without {missing}")
        refs = [(one.document, one.act.id) for one in self.subjects]
        told = [(one.field, _ends(one.spans), one.value) for one in self.changes]
        rest = (self.document, self.about, self.value, self.undoes, self.at.isoformat())
        object.__setattr__(self, "id", digest("decision", self.verb, self.who, refs, told, *rest))

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents whose reading the decision is about, each once."""
        named = [one.document for one in self.subjects]
        return tuple(dict.fromkeys([*named, *([self.document] if self.document else [])]))

    @property
    def reason(self) -> str:
        """What stands in the ``because`` of what the decision made: "review/anna/merge"."""
        return f"review/{self.who}/{self.verb}"


_SUBJECTS: dict[Verb, tuple[int, ...]] = {
    **dict.fromkeys((Verb.ACCEPT, Verb.CORRECT, Verb.REJECT, Verb.ADD), (1,)),
    **dict.fromkeys((Verb.MERGE, Verb.SPLIT), (2,)),
    **dict.fromkeys((Verb.CONFIRM, Verb.DISMISS), (1, 2)),
    **dict.fromkeys((Verb.GRADE, Verb.UNDO), (0,)),
}
"""How many acts a decision is about; FINISH may be about any number."""


def _missing(decision: Decision) -> str:
    """Return what a decision of its verb needs and does not have, "" if nothing."""
    verb = decision.verb
    needed: dict[Verb, tuple[str, ...]] = {
        Verb.CORRECT: ("changes",),
        Verb.FINISH: ("document",),
        Verb.GRADE: ("about", "value"),
        Verb.UNDO: ("undoes",),
    }
    if verb in (Verb.CONFIRM, Verb.DISMISS) and len(decision.subjects) == 1:
        return "" if decision.about else "about"
    return next((name for name in needed.get(verb, ()) if not getattr(decision, name)), "")


def digest(*parts: object) -> str:
    """Return 16 hexadecimal digits of SHA-256 over ``parts``, unambiguously separated."""
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _ends(value: Spans | Interval | None) -> list[list[object]]:
    if value is None:
        return []
    if isinstance(value, Interval):
        return [[value.earliest, value.latest]]
    return [[span.start, span.end] for span in value]


def _require_spans(record: str, name: str, spans: Spans) -> None:
    if not spans:
        raise ValueError(f"{record} without {name}: every record needs a span of its source")


def _require_reasons(record: str, because: tuple[str, ...]) -> None:
    if not because:
        raise ValueError(f"{record} without because: every record names what made it")


def _check_order(record: str, name: str, spans: Spans) -> None:
    for left, right in pairwise(spans):
        if left.end > right.start:
            raise ValueError(f"{record}.{name}: spans overlap or are out of order")


def _all_ends(reading: Reading) -> list[int]:
    ends = [time.span.end for time in reading.times]
    ends += [mention.span.end for mention in reading.mentions]
    for statement in reading.statements:
        for name in ("quote", "speaker", "cue", "addressee", "frame"):
            ends += [span.end for span in getattr(statement, name)]
    for act in reading.acts:
        for name in ACT_FIELDS:
            ends += [span.end for span in getattr(act, name)]
        ends += [span.end for spans in act.also for span in spans]
    return ends
