"""Was it kept: the verdict on one telling of a promise, as of a day and as known on a day.

A pure function of commitment, evidence and coverage.  The commitment walks through
``lifecycle.TABLE`` twice: with firm evidence only (strict), and with allegations too (lenient);
a third time with what merely may fit, where something does.  What is not known by the day asked
for, or may have happened after it, does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from wortlaut import when
from wortlaut.model import Interval
from wortlaut.reckoning import amounts, lifecycle
from wortlaut.reckoning.coverage import is_covered
from wortlaut.reckoning.evidence import NOTHING_NESTS, Frame, is_firm, weigh
from wortlaut.reckoning.lifecycle import Move, State, Step, Trigger
from wortlaut.reckoning.types import (
    LASTING,
    ON_CONDUCT,
    Amount,
    Bearing,
    Commitment,
    Coverage,
    Evidence,
    Fit,
    Flag,
    Kind,
    Made,
    Outcome,
    Verdict,
    Weighed,
)


@dataclass(frozen=True, slots=True)
class Question:
    """The day asked about, and the day whose knowledge answers it."""

    as_of: date
    known_on: date


@dataclass(frozen=True, slots=True)
class World:
    """What is known beside the evidence: who watches what, and what nests in what."""

    coverage: tuple[Coverage, ...] = ()
    frame: Frame = NOTHING_NESTS


EMPTY = World()

_TRIGGERS = {
    Bearing.CONDITION: Trigger.HOLDS,
    Bearing.CANCELLATION: Trigger.CANCELLED,
    Bearing.RELEASE: Trigger.RELEASED,
    Bearing.EXERCISE: Trigger.EXERCISED,
    Bearing.SUSPENSION: Trigger.SUSPENDED,
    Bearing.RESUMPTION: Trigger.RESUMED,
}
_CLOSING = frozenset(
    {Trigger.LAPSED, Trigger.CLOSED_SHORT, Trigger.CLOSED_COVERED, Trigger.CLOSED_BLIND}
)
_BREAKING = frozenset({Trigger.BROKEN, Trigger.CANCELLED})
_DONE = frozenset({Outcome.SATISFIED, Outcome.LATE, Outcome.PARTIAL})


class Run(Made, frozen=True, gc=False):
    """One walk of a commitment with a choice of evidence."""

    state: State
    steps: tuple[Step, ...]
    outcome: Outcome
    done: Amount | None
    on: Interval | None

    @property
    def by(self) -> str:
        """The evidence that broke it, "" where none did."""
        found = [step.move.record for step in self.steps if step.move.trigger in _BREAKING]
        return found[-1] if found else ""

    @property
    def is_broken(self) -> bool:
        """Whether something that happened broke it, and not only that nothing was seen."""
        return self.outcome is Outcome.VIOLATED and any(
            step.move.trigger in _BREAKING and lifecycle.outcome(step.state) is Outcome.VIOLATED
            for step in self.steps
        )


def decide(
    commitment: Commitment,
    evidence: Iterable[Evidence],
    question: Question,
    world: World = EMPTY,
) -> Verdict:
    """Return the verdict on one telling of a promise, without its reasons."""
    known = [one for one in evidence if one.known is not None and one.known <= question.known_on]
    weighed = weigh(commitment, known, world.frame)
    found = runs(commitment, weighed, question, world)
    return _verdict(commitment, weighed, question, found)


class Runs(Made, frozen=True, gc=False):
    """The three walks; ``possible`` is the lenient one where nothing merely may fit."""

    strict: Run
    lenient: Run
    possible: Run


def runs(
    commitment: Commitment, weighed: Sequence[Weighed], question: Question, world: World = EMPTY
) -> Runs:
    """Walk with firm evidence, with allegations, and with what may fit."""
    covered = is_covered(commitment, world.coverage, world.frame)
    return walks(commitment, weighed, (question.as_of, covered))


def walks(commitment: Commitment, weighed: Sequence[Weighed], setting: tuple[date, bool]) -> Runs:
    """Walk three times as of a day, with or without coverage."""
    if not weighed:
        alone = _unseen(commitment, *setting)
        return Runs(alone, alone, alone)
    exact = [one for one in weighed if one.fit is Fit.EXACT]
    firm = [one for one in exact if is_firm(one) or one.bearing not in ON_CONDUCT]
    maybe = [one for one in weighed if one.fit in (Fit.EXACT, Fit.POSSIBLE)]
    maybe = [one for one in maybe if one.fit is Fit.EXACT or one.bearing in ON_CONDUCT]
    strict = run(commitment, firm, setting)
    lenient = strict if len(firm) == len(exact) else run(commitment, exact, setting)
    possible = lenient if len(maybe) == len(exact) else run(commitment, maybe, setting)
    return Runs(strict, lenient, possible)


def run(commitment: Commitment, chosen: Sequence[Weighed], setting: tuple[date, bool]) -> Run:
    """Walk the table with the chosen evidence, as of a day, with or without coverage."""
    as_of, covered = setting
    seen = [one for one in chosen if _day(one) <= as_of.toordinal()]
    if not seen:
        return _unseen(commitment, as_of, covered)
    part = _parts(commitment, seen)
    last = commitment.last_day
    over = last is not None and last < as_of
    moves = [*_start(commitment, seen), *_moves(commitment, part, seen, over)]
    if over:
        moves += _closing(commitment, part, covered)
    steps = lifecycle.walk(commitment.kind, commitment.flags, moves)
    state = steps[-1].state if steps else lifecycle.INITIAL
    outcome = lifecycle.outcome(state)
    if outcome is Outcome.OPEN and part.is_short and commitment.kind not in LASTING:
        outcome = Outcome.PARTIAL
    return Run(state, steps, outcome, part.done, _decided_on(steps, seen, part))


def _unseen(commitment: Commitment, as_of: date, covered: bool) -> Run:
    """Return the walk without any evidence: the calendar alone decides."""
    last = commitment.last_day
    over = last is not None and last < as_of
    is_open = bool(commitment.antecedent or commitment.depends_on)
    sort = commitment.kind, commitment.flags
    state, closed = _by_calendar(*sort, (commitment.proposed, is_open, over, covered))
    end = when.shift_day(last, 1) if last and closed else None
    on = Interval(end, end) if end else None
    return Run(state, (), lifecycle.outcome(state), None, on)


@cache
def _by_calendar(
    kind: Kind, flags: frozenset[Flag], setting: tuple[bool, bool, bool, bool]
) -> tuple[State, bool]:
    """Return where the calendar leads what is proposed, open, over, covered; whether it closes."""
    proposed, is_open, over, covered = setting
    moves = [] if proposed else [Move(0, Trigger.ACCEPTED_IF if is_open else Trigger.ACCEPTED)]
    if over and is_open:
        moves.append(Move(1, Trigger.LAPSED))
    if over:
        moves.append(Move(1, Trigger.CLOSED_COVERED if covered else Trigger.CLOSED_BLIND))
    steps = lifecycle.walk(kind, flags, moves)
    state = steps[-1].state if steps else lifecycle.INITIAL
    return state, bool(steps) and steps[-1].move.trigger in _CLOSING


@dataclass(frozen=True, slots=True)
class _Part:
    """How much was done: ``reached`` are the days on which all that was owed had been."""

    done: Amount | None
    reached: Interval | None
    is_short: bool
    is_unclear: bool


def _parts(commitment: Commitment, seen: Sequence[Weighed]) -> _Part:
    acts = [one for one in seen if one.bearing is Bearing.FULFILMENT]
    if not acts or commitment.kind in LASTING:
        return _Part(None, None, False, False)
    owed = commitment.quantity
    counted = amounts.parts(acts) if owed else ()
    if owed is None or not counted:
        first = min(acts, key=_day)
        return _Part(None, first.when or Interval(None, None), False, False)
    done = amounts.total(counted)
    reached = amounts.reached_on(counted, owed)
    is_short = reached is None and done is not None
    unclear = is_short and done is not None and (done.most is None or done.most >= owed.least)
    short = is_short and not unclear and done is not None and done.most != 0
    return _Part(done, reached, short, unclear)


def _moves(
    commitment: Commitment, part: _Part, seen: Sequence[Weighed], over: bool
) -> Iterable[Move]:
    """Yield what happened; what can still be done is not broken before its time is over."""
    if part.reached is not None:
        latest = part.reached.latest
        yield Move(latest.toordinal() if latest else 1, Trigger.FULFILLED)
    may_break = commitment.kind in LASTING or commitment.last_day is None or over
    for one in seen:
        bearing = one.bearing
        if bearing is Bearing.BREACH and may_break:
            yield Move(_breach_day(commitment, one), Trigger.BROKEN, one.evidence.id)
        elif bearing in _TRIGGERS:
            yield Move(_day(one), _TRIGGERS[bearing], one.evidence.id)


def _start(commitment: Commitment, seen: Sequence[Weighed]) -> Iterable[Move]:
    is_open = bool(commitment.antecedent or commitment.depends_on)
    trigger = Trigger.ACCEPTED_IF if is_open else Trigger.ACCEPTED
    if not commitment.proposed:
        yield Move(0, trigger)
        return
    for one in seen:
        if one.bearing is Bearing.ACCEPTANCE:
            yield Move(_day(one), trigger, one.evidence.id)


def _breach_day(commitment: Commitment, one: Weighed) -> int:
    """Return the day of a breach: in the term, of which a report tells afterwards.

    What is to be done by a day is broken when that day is over.
    """
    last = commitment.last_day
    if last is None:
        return _day(one)
    if commitment.kind in LASTING:
        return min(_day(one), last.toordinal())
    return last.toordinal()


def _closing(commitment: Commitment, part: _Part, covered: bool) -> Iterable[Move]:
    """Yield what the end of the window does: last of all that happens on its last day."""
    assert commitment.last_day is not None
    day = commitment.last_day.toordinal()
    if commitment.antecedent or commitment.depends_on:
        yield Move(day, Trigger.LAPSED)
    if part.is_short:
        yield Move(day, Trigger.CLOSED_SHORT)
    elif covered and not part.is_unclear:
        yield Move(day, Trigger.CLOSED_COVERED)
    else:
        yield Move(day, Trigger.CLOSED_BLIND)


def _day(one: Weighed) -> int:
    """Return the day by which it had surely happened: 1 where none is known."""
    latest = one.when.latest if one.when else None
    return latest.toordinal() if latest else 1


def _decided_on(steps: Sequence[Step], seen: Sequence[Weighed], part: _Part) -> Interval | None:
    """Return the days of what led into the last state: of the evidence, or the calendar's."""
    if not steps or steps[-1].move.day == 0:
        return None
    move = steps[-1].move
    if move.trigger is Trigger.FULFILLED:
        return part.reached
    for one in seen:
        if move.record and one.evidence.id == move.record:
            return one.when
    day = date.fromordinal(move.day + (move.trigger in _CLOSING))
    return Interval(day, day)


def _verdict(
    commitment: Commitment, weighed: tuple[Weighed, ...], question: Question, found: Runs
) -> Verdict:
    outcome = headline(found)
    shown = _shown(found, outcome)
    return Verdict(
        commitment=commitment,
        as_of=question.as_of,
        known_on=question.known_on,
        life=lifecycle.life(_living(found, outcome).state),
        outcome=outcome,
        strict=found.strict.outcome,
        lenient=found.lenient.outcome,
        firm=found.strict.outcome is outcome and outcome is not Outcome.POSSIBLE,
        reasons=(),
        evidence=weighed,
        done=shown.done,
        on=shown.on,
        by=shown.by,
    )


def headline(found: Runs) -> Outcome:
    """Return what the walks together allow to say.

    Broken on firm evidence is violated, on allegations alleged, on what merely may fit possible.
    What was done counts from the lenient walk.  Nothing done under the eyes of a covering source
    is violated, unless what merely may fit says that it was done.
    """
    lenient = found.lenient.outcome
    if found.strict.is_broken:
        return Outcome.VIOLATED
    if found.lenient.is_broken:
        return Outcome.ALLEGED
    if found.possible.is_broken:
        return Outcome.POSSIBLE
    if lenient is Outcome.VIOLATED and found.possible.outcome in _DONE:
        return Outcome.POSSIBLE
    return lenient


def _shown(found: Runs, outcome: Outcome) -> Run:
    if outcome is found.strict.outcome:
        return found.strict
    if outcome is Outcome.POSSIBLE:
        return found.possible
    return found.lenient


def _living(found: Runs, outcome: Outcome) -> Run:
    """Allegations of breach end nothing: whether it is owed goes by the strict walk then."""
    return found.lenient if outcome in _DONE else found.strict


def question(verdict: Verdict) -> Question:
    """Return the question that a verdict answers."""
    return Question(verdict.as_of, verdict.known_on)
