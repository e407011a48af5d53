"""The types of the reckoning: commitment, evidence, coverage, verdict.

Frozen dataclasses over ``wortlaut.model``; nothing here decides anything.  Days are
``datetime.date``, uncertain ones ``model.Interval``; sides are ids of actors ("state/RU");
classes of conduct and of objects are those of ``lang/<code>/conduct.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from wortlaut.model import Interval, Telling, Window


class Made(msgspec.Struct, frozen=True, gc=False):
    """What is made by the ten thousand: as a frozen dataclass, five times as fast.

    Nothing in it can be part of a circle, so Python need not look for any.
    """


class Kind(StrEnum):
    """What sort of thing is owed.

    ``PUNCTUAL`` is an achievement on one known day; ``PROHIBITION`` the maintenance of "no such
    event"; ``POWER`` a right that an event exercises; ``INTENT`` a declared intention or a
    schedule, which cannot be broken.
    """

    ACHIEVEMENT = "achievement"
    PUNCTUAL = "punctual"
    MAINTENANCE = "maintenance"
    PROHIBITION = "prohibition"
    POWER = "power"
    INTENT = "intent"


LASTING = frozenset({Kind.MAINTENANCE, Kind.PROHIBITION})
"""Kinds that are kept by never being broken while they run."""


class Flag(StrEnum):
    """What else holds of a commitment.

    ``PREEMPTIVE``: performance before the start counts.  ``PERDURANT``: still owed after a
    violation.  ``RECIPROCAL``: each side owes it to the other.  ``COMPENSATES``: owed because
    another commitment was broken.  ``RECURRING``: to be done again and again, so that doing it
    once does not keep it.
    """

    PREEMPTIVE = "preemptive"
    PERDURANT = "perdurant"
    RECIPROCAL = "reciprocal"
    COMPENSATES = "compensates"
    RECURRING = "recurring"


class Life(StrEnum):
    """Whether something is owed.  ``OVER``: discharged, or its time has run out."""

    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    DETACHED = "detached"
    PENDING = "pending"
    TERMINATED = "terminated"
    EXPIRED = "expired"
    OVER = "over"


class Outcome(StrEnum):
    """How the conduct stands.  ``VOID``: nothing is owed any more, and nothing was decided."""

    OPEN = "open"
    SATISFIED = "satisfied"
    LATE = "late"
    PARTIAL = "partial"
    VIOLATED = "violated"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    UNDETERMINED = "undetermined"
    VOID = "void"


class Bearing(StrEnum):
    """What a piece of evidence does to a commitment, if it is true.

    ``EVENT`` is something that happened, of which no source says that it kept or broke anything:
    it breaks what is not to be done, and fulfils what is.
    """

    EVENT = "event"
    FULFILMENT = "fulfilment"
    BREACH = "breach"
    ACCEPTANCE = "acceptance"
    CONDITION = "condition"
    CANCELLATION = "cancellation"
    RELEASE = "release"
    EXERCISE = "exercise"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"


ON_CONDUCT = frozenset({Bearing.EVENT, Bearing.FULFILMENT, Bearing.BREACH})
"""Bearings on whether it was kept; the others bear on whether it is owed."""


class Standing(StrEnum):
    """How well a happening is established.

    ``CORROBORATED``: two independent origins tell it.  ``VERIFIED`` and ``RETRACTED`` are set by
    people, ``DISPUTED`` where another voice denies it.
    """

    ALLEGED = "alleged"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


FIRM = frozenset({Standing.CORROBORATED, Standing.VERIFIED})
"""Standings that count under the strict reading."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity between two numbers, both included; ``most`` None has no upper end."""

    least: float
    most: float | None

    def __post_init__(self) -> None:
        if self.most is not None and self.least > self.most:
            raise ValueError(f"amount ends before it starts: {self.least} > {self.most}")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of the Admiralty code: reliability A to F of the source, credibility 1 to 6.

    People set it; None is not graded.  F and 6 mean "cannot be judged", not "bad".
    """

    reliability: str | None = None
    credibility: int | None = None

    def __post_init__(self) -> None:
        if self.reliability is not None and self.reliability not in tuple("ABCDEF"):
            raise ValueError(f"no reliability {self.reliability!r}: one of A B C D E F")
        if self.credibility is not None and self.credibility not in range(1, 7):
            raise ValueError(f"no credibility {self.credibility!r}: 1 to 6")

    def __str__(self) -> str:
        """Return "B2", "B-", "-2" or "" where nothing was graded."""
        if self.reliability is None and self.credibility is None:
            return ""
        return f"{self.reliability or '-'}{self.credibility or '-'}"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One way in which a promise is told: C(debtor, creditor, antecedent, consequent).

    The consequent is ``conduct`` on ``scope`` at ``places``, ``quantity`` of it.  () leaves a
    field open.  ``window.start`` is known; ``window.end`` None has no end, and an end whose
    ``latest`` is None is vague.  ``counting`` is "first day counted" or "first day not
    counted" where the same words allow both.  ``tellings`` tell exactly this; ``silent`` tell
    less and contradict nothing.  ``depends_on`` are ids of promises whose keeping is the
    antecedent.  ``assumed`` names the policies that filled what no telling says.
    """

    promise: str
    kind: Kind
    window: Window
    tellings: tuple[Telling, ...]
    debtor: tuple[str, ...] = ()
    creditor: tuple[str, ...] = ()
    beneficiary: tuple[str, ...] = ()
    antecedent: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quantity: Amount | None = None
    flags: frozenset[Flag] = frozenset()
    counting: str = ""
    silent: tuple[Telling, ...] = ()
    depends_on: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    proposed: bool = False
    id: str = ""

    @property
    def first_day(self) -> date | None:
        """The first day on which it may bind."""
        return self.window.start.earliest if self.window.start else None

    @property
    def last_day(self) -> date | None:
        """The last day on which it may still run; None where it has no end."""
        return self.window.end.latest if self.window.end else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """An event or a later act that bears on a commitment.

    ``when`` is valid time, None where not even a limit is known; ``known`` the day from which it
    could be known.  Evidence of one ``happening`` is told several times and counts once;
    ``origin`` is who independently vouches: a side, a report, a table (copies share it).
    ``voice`` says on whose word, () the source's own; ``actor`` who did it, () nobody says.
    ``claims`` are ids of promises that the source itself says it bears on (or the matching
    does).  ``blind`` names fields about which the source can say nothing at all.  ``confirmed``
    is a person's decision, None while there is none; ``rows`` how many alike rows it stands for.
    ``found_for`` is the one promise for which a table was asked, "" where it may be any.
    """

    id: str
    bearing: Bearing
    source: str
    record: str
    when: Interval | None = None
    known: date | None = None
    happening: str = ""
    origin: str = ""
    voice: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quantity: Amount | None = None
    standing: Standing | None = None
    grade: Grade = Grade()
    wording: str = ""
    claims: tuple[str, ...] = ()
    blind: tuple[str, ...] = ()
    confirmed: bool | None = None
    rows: int = 1
    found_for: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who could have seen it: ``source`` watches ``conduct`` by ``actor`` at ``places``.

    () is "all of them" and has to be meant.  ``period`` has two known days.
    """

    source: str
    period: Interval
    conduct: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    note: str = ""


class Fit(StrEnum):
    """How a piece of evidence fits a commitment.

    ``POSSIBLE``: place, date, actor or object merely overlap or are not told.  ``CONTEXT``: its
    source cannot say.  ``OUT``: it does not concern the commitment.
    """

    EXACT = "exact"
    POSSIBLE = "possible"
    CONTEXT = "context"
    OUT = "out"


class Weighed(Made, frozen=True, gc=False):
    """Evidence held against a commitment: ``why`` names the fields that decide its fit.

    ``bearing`` is what it means for this commitment, which a mere event does not say.
    """

    evidence: Evidence
    bearing: Bearing
    fit: Fit
    standing: Standing
    why: tuple[str, ...] = ()
    when: Interval | None = None
    """The days that the happening allows, all who tell it together."""


class Reason(Made, frozen=True, gc=False):
    """One step of an explanation: a sentence of ``texts_*.toml`` and what stands in it.

    ``names`` are those of its ``values``, in their order.
    """

    code: str
    names: tuple[str, ...] = ()
    values: tuple[object, ...] = ()

    def __getitem__(self, name: str) -> object:
        return self.values[self.names.index(name)]


def reason(code: str, **values: object) -> Reason:
    """Return a reason with its values."""
    return Reason(code, tuple(values), tuple(values.values()))


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one side says of a promise: ``says`` of ``about`` and how often.

    ``side`` "" is the reports' own word.
    """

    side: str
    says: Bearing
    about: tuple[str, ...]
    count: Amount | None
    evidence: tuple[str, ...]


class Flip(Made, frozen=True, gc=False):
    """The smallest change that would make another outcome of it: ``to``."""

    to: Outcome
    change: Reason


class Verdict(Made, frozen=True, gc=False):
    """How one telling of a promise stands, in separate axes.

    ``strict`` counts verified and corroborated evidence, ``lenient`` allegations too;
    ``outcome`` is what both together allow to say, ``firm`` False where only a single origin
    says so.  ``done`` of ``commitment.quantity`` is how much was done.  ``on`` are the days on
    which it was decided.
    """

    commitment: Commitment
    as_of: date
    known_on: date
    life: Life
    outcome: Outcome
    strict: Outcome
    lenient: Outcome
    firm: bool
    reasons: tuple[Reason, ...]
    evidence: tuple[Weighed, ...] = ()
    done: Amount | None = None
    on: Interval | None = None
    flip: Flip | None = None
    by: str = ""
    """The id of the evidence that broke it, "" where none did."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used, in one sentence; ``record`` names it."""

    record: str
    message: str


class Reckoned(Made, frozen=True, gc=False):
    """A promise with the verdict on each of its tellings and what each side asserts.

    ``contested``: the tellings come out differently, or the sides contradict each other;
    ``contested_by`` says which ("telling", "sides").
    """

    promise: str
    verdicts: tuple[Verdict, ...]
    asserted: tuple[Assertion, ...] = ()
    contested_by: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether the tellings or the sides disagree."""
        return bool(self.contested_by)
