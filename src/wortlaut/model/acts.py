"""Acts: reported moves that bear on somebody's future or promised conduct."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from wortlaut.model.days import Interval, Window
from wortlaut.model.identity import digest, ends
from wortlaut.model.reasons import require_reasons
from wortlaut.model.spans import Spans, check_order, require_spans
from wortlaut.model.statements import OWN_WORD, Certainty, Voice


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
    voice: Voice = OWN_WORD
    roles: tuple[Role, ...] = ()
    also: tuple[Spans, ...] = ()
    confidence: float | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        require_spans("act", "anchor", self.anchor)
        require_spans("act", "action", self.action)
        for name in ACT_FIELDS:
            check_order("act", name, getattr(self, name))
        require_reasons("act", self.because)
        key = (self.kind, self.polarity, ends(self.anchor), ends(self.action))
        object.__setattr__(self, "id", digest("act", *key))

    def actors(self, name: str) -> tuple[str, ...]:
        """Return the ids of the actors in field ``name``."""
        return tuple(role.actor for role in self.roles if role.field == name)
