"""The life of a commitment: one table of transitions, and the walk along it.

The table is data: the diagram of ``docs/reckoning.md`` is made from it, and a property-based
test walks it.  A walk takes triggers in the order of the days on which they happened, so that
the order in which they became known changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wortlaut.reckoning.types import Flag, Kind, Life, Outcome


class State(StrEnum):
    """Where a commitment stands.  A suspended one remembers what it comes back to.

    ``OWED`` is violated and still owed, ``PARTIAL`` short at the end of its window.
    """

    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    DETACHED = "detached"
    PENDING_CONDITIONAL = "pending (conditional)"
    PENDING_DETACHED = "pending (detached)"
    OWED = "owed"
    SATISFIED = "satisfied"
    LATE = "late"
    PARTIAL = "partial"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    TERMINATED = "terminated"
    EXPIRED = "expired"


class Trigger(StrEnum):
    """What moves a commitment from one state to another.

    ``ACCEPTED_IF`` is acceptance while the antecedent is open.  The four ``CLOSED`` come when
    the window's latest end is past: something done but too little, nothing done that a covering
    source would have shown, nothing seen because nobody watched.
    """

    ACCEPTED = "accepted"
    ACCEPTED_IF = "accepted, antecedent open"
    HOLDS = "antecedent holds"
    LAPSED = "antecedent's window over"
    CANCELLED = "debtor cancels"
    RELEASED = "creditor releases"
    EXERCISED = "power exercised"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    FULFILLED = "fulfilled"
    BROKEN = "broken"
    CLOSED_SHORT = "window over, too little done"
    CLOSED_COVERED = "window over, with coverage"
    CLOSED_BLIND = "window over, coverage missing"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: from a state on a trigger to a state.

    ``kinds`` () are all; ``perdurant`` None is either.
    """

    source: State
    on: Trigger
    target: State
    kinds: tuple[Kind, ...] = ()
    perdurant: bool | None = None

    def holds_for(self, kind: Kind, perdurant: bool) -> bool:
        """Tell whether the row is one for a commitment of this sort."""
        fits = not self.kinds or kind in self.kinds
        return fits and (self.perdurant is None or self.perdurant is perdurant)


S, T = State, Trigger
ONCE = (Kind.ACHIEVEMENT, Kind.PUNCTUAL)
ALWAYS = (Kind.MAINTENANCE, Kind.PROHIBITION)
BINDING = (*ONCE, *ALWAYS)
DOABLE = (*ONCE, Kind.INTENT)

TABLE: tuple[Transition, ...] = (
    Transition(S.PROPOSED, T.ACCEPTED, S.DETACHED),
    Transition(S.PROPOSED, T.ACCEPTED_IF, S.CONDITIONAL),
    Transition(S.CONDITIONAL, T.HOLDS, S.DETACHED),
    Transition(S.CONDITIONAL, T.LAPSED, S.EXPIRED),
    Transition(S.CONDITIONAL, T.CANCELLED, S.TERMINATED),
    Transition(S.CONDITIONAL, T.RELEASED, S.TERMINATED),
    Transition(S.CONDITIONAL, T.SUSPENDED, S.PENDING_CONDITIONAL),
    Transition(S.PENDING_CONDITIONAL, T.RESUMED, S.CONDITIONAL),
    Transition(S.PENDING_CONDITIONAL, T.LAPSED, S.EXPIRED),
    Transition(S.DETACHED, T.CANCELLED, S.VIOLATED, BINDING),
    Transition(S.DETACHED, T.CANCELLED, S.TERMINATED, (Kind.INTENT, Kind.POWER)),
    Transition(S.DETACHED, T.RELEASED, S.TERMINATED),
    Transition(S.DETACHED, T.EXERCISED, S.TERMINATED, (*BINDING, Kind.INTENT)),
    Transition(S.DETACHED, T.EXERCISED, S.SATISFIED, (Kind.POWER,)),
    Transition(S.DETACHED, T.SUSPENDED, S.PENDING_DETACHED),
    Transition(S.PENDING_DETACHED, T.RESUMED, S.DETACHED),
    Transition(S.PENDING_DETACHED, T.RELEASED, S.TERMINATED),
    Transition(S.DETACHED, T.FULFILLED, S.SATISFIED, DOABLE),
    Transition(S.DETACHED, T.BROKEN, S.VIOLATED, BINDING, perdurant=False),
    Transition(S.DETACHED, T.BROKEN, S.OWED, BINDING, perdurant=True),
    Transition(S.DETACHED, T.CLOSED_SHORT, S.PARTIAL, ONCE),
    Transition(S.DETACHED, T.CLOSED_COVERED, S.VIOLATED, ONCE, perdurant=False),
    Transition(S.DETACHED, T.CLOSED_COVERED, S.OWED, ONCE, perdurant=True),
    Transition(S.DETACHED, T.CLOSED_COVERED, S.SATISFIED, ALWAYS),
    Transition(S.DETACHED, T.CLOSED_BLIND, S.UNDETERMINED, BINDING),
    Transition(S.DETACHED, T.CLOSED_SHORT, S.EXPIRED, (Kind.INTENT, Kind.POWER)),
    Transition(S.DETACHED, T.CLOSED_COVERED, S.EXPIRED, (Kind.INTENT, Kind.POWER)),
    Transition(S.DETACHED, T.CLOSED_BLIND, S.EXPIRED, (Kind.INTENT, Kind.POWER)),
    Transition(S.PENDING_DETACHED, T.CLOSED_BLIND, S.UNDETERMINED),
    Transition(S.PENDING_DETACHED, T.CLOSED_COVERED, S.UNDETERMINED),
    Transition(S.PENDING_DETACHED, T.CLOSED_SHORT, S.UNDETERMINED),
    Transition(S.OWED, T.FULFILLED, S.LATE, ONCE),
    Transition(S.OWED, T.CANCELLED, S.VIOLATED),
    Transition(S.OWED, T.RELEASED, S.VIOLATED),
    Transition(S.OWED, T.EXERCISED, S.VIOLATED),
    Transition(S.OWED, T.CLOSED_BLIND, S.VIOLATED, ALWAYS),
    Transition(S.OWED, T.CLOSED_COVERED, S.VIOLATED, ALWAYS),
    Transition(S.PARTIAL, T.FULFILLED, S.LATE, ONCE, perdurant=True),
    Transition(S.UNDETERMINED, T.FULFILLED, S.LATE, ONCE, perdurant=True),
)

INITIAL = State.PROPOSED

FINAL = frozenset({State.SATISFIED, State.LATE, State.VIOLATED, State.TERMINATED, State.EXPIRED})
"""States that nothing leads out of, whatever the kind."""

ORDER: tuple[Trigger, ...] = (
    T.ACCEPTED,
    T.ACCEPTED_IF,
    T.HOLDS,
    T.RESUMED,
    T.FULFILLED,
    T.BROKEN,
    T.SUSPENDED,
    T.RELEASED,
    T.EXERCISED,
    T.CANCELLED,
    T.LAPSED,
    T.CLOSED_SHORT,
    T.CLOSED_COVERED,
    T.CLOSED_BLIND,
)
"""What comes first of what happens on one day; a window closes at the end of its last day."""

_RANK = {trigger: place for place, trigger in enumerate(ORDER)}

LIVES: Mapping[State, Life] = {
    S.PROPOSED: Life.PROPOSED,
    S.CONDITIONAL: Life.CONDITIONAL,
    S.DETACHED: Life.DETACHED,
    S.PENDING_CONDITIONAL: Life.PENDING,
    S.PENDING_DETACHED: Life.PENDING,
    S.OWED: Life.DETACHED,
    S.TERMINATED: Life.TERMINATED,
    S.EXPIRED: Life.EXPIRED,
}
"""The life of each state; the others are over."""

OUTCOMES: Mapping[State, Outcome] = {
    S.OWED: Outcome.VIOLATED,
    S.SATISFIED: Outcome.SATISFIED,
    S.LATE: Outcome.LATE,
    S.PARTIAL: Outcome.PARTIAL,
    S.VIOLATED: Outcome.VIOLATED,
    S.UNDETERMINED: Outcome.UNDETERMINED,
    S.TERMINATED: Outcome.VOID,
    S.EXPIRED: Outcome.VOID,
}
"""The outcome of each state; the others are open."""


@dataclass(frozen=True, slots=True)
class Move:
    """A trigger on a day, given as an ordinal; ``record`` is what made it, "" the calendar."""

    day: int
    trigger: Trigger
    record: str = ""

    @property
    def key(self) -> tuple[int, int, str]:
        """The order of moves: by day, then by what comes first on a day."""
        return self.day, _RANK[self.trigger], self.record


@dataclass(frozen=True, slots=True)
class Step:
    """A move that led to another state."""

    move: Move
    state: State


Rows = Mapping[tuple[State, Trigger], State]


def _rows(kind: Kind, perdurant: bool) -> Rows:
    return {(row.source, row.on): row.target for row in TABLE if row.holds_for(kind, perdurant)}


_ROWS = {(kind, perdurant): _rows(kind, perdurant) for kind in Kind for perdurant in (True, False)}


def rows(kind: Kind, perdurant: bool) -> Rows:
    """Return the table as it stands for commitments of one sort."""
    return _ROWS[kind, perdurant]


def walk(kind: Kind, flags: frozenset[Flag], moves: Iterable[Move]) -> tuple[Step, ...]:
    """Return the steps that ``moves`` make from ``INITIAL``; a move without a row makes none."""
    table = _ROWS[kind, Flag.PERDURANT in flags]
    state, steps = INITIAL, []
    for move in sorted(moves, key=lambda one: one.key):
        target = table.get((state, move.trigger))
        if target is not None:
            state = target
            steps.append(Step(move, state))
    return tuple(steps)


def life(state: State) -> Life:
    """Return whether something is owed in ``state``."""
    return LIVES.get(state, Life.OVER)


def outcome(state: State) -> Outcome:
    """Return how the conduct stands in ``state``."""
    return OUTCOMES.get(state, Outcome.OPEN)


def mermaid() -> str:
    """Return the table as a Mermaid state diagram: the rows between two states on one arrow."""
    arrows: dict[tuple[State, State], list[str]] = {}
    for row in TABLE:
        labels = arrows.setdefault((row.source, row.target), [])
        if (label := _label(row)) not in labels:
            labels.append(label)
    lines = ["stateDiagram-v2", f"    [*] --> {_name(INITIAL)}"]
    for (source, target), labels in arrows.items():
        lines.append(f"    {_name(source)} --> {_name(target)}: {'<br>'.join(labels)}")
    lines += [f"    {_name(state)} --> [*]" for state in State if state in FINAL]
    return "\n".join(lines) + "\n"


def markdown() -> str:
    """Return the table as Markdown, a row a transition."""
    lines = ["| from | on | for | to |", "|---|---|---|---|"]
    for row in TABLE:
        lines.append(f"| {row.source} | {row.on} | {_sort(row) or 'all'} | {row.target} |")
    return "\n".join(lines) + "\n"


def _label(row: Transition) -> str:
    sort = _sort(row)
    return f"{row.on} ({sort})" if sort else str(row.on)


def _sort(row: Transition) -> str:
    parts = [", ".join(row.kinds)] if row.kinds else []
    if row.perdurant is not None:
        parts.append("perdurant" if row.perdurant else "not perdurant")
    return "; ".join(parts)


def _name(state: State) -> str:
    return state.value.replace(" (", "_").replace(")", "")
