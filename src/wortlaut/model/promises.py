"""Promises: the acts of many reports that tell the same move, and how their tellings differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from wortlaut.model.acts import ActKind, Polarity, Status
from wortlaut.model.days import Interval
from wortlaut.model.identity import digest
from wortlaut.model.reasons import require_reasons
from wortlaut.model.statements import OWN_WORD, Certainty, Voice


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
    voice: Voice = OWN_WORD
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
        require_reasons("telling", self.because)

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
        require_reasons("promise", self.because)
        first = self.tellings[0].ref
        object.__setattr__(self, "id", digest("promise", first.document, first.act))

    @property
    def refs(self) -> tuple[ActRef, ...]:
        """Every act that tells the promise, copies included."""
        return tuple(ref for telling in self.tellings for ref in (telling.ref, *telling.copies))
