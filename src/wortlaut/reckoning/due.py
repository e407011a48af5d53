"""What falls due, what ends and what is overdue, from verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wortlaut import when
from wortlaut.reckoning.types import LASTING, Kind, Life, Outcome, Reckoned, Verdict

UNDONE = frozenset(
    {Outcome.OPEN, Outcome.PARTIAL, Outcome.UNDETERMINED, Outcome.VIOLATED, Outcome.ALLEGED}
)


class Term(StrEnum):
    """What becomes of a day: something falls due, something ends, something is overdue.

    ``PASSED`` is the day of a plan or an intention of which nothing more is known.
    """

    OVERDUE = "overdue"
    DUE = "due"
    ENDS = "ends"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Due:
    """A verdict whose last day is ``days`` from the day asked for, less than 0 before it."""

    term: Term
    day: date
    days: int
    verdict: Verdict


def dues(reckoned: Iterable[Reckoned], within: int) -> tuple[Due, ...]:
    """Return what falls due or ends within so many days, and what is overdue, by day.

    What has no last day is never due.
    """
    found = [
        Due(term, last, (last - verdict.as_of).days, verdict)
        for one in reckoned
        for verdict in one.verdicts
        if (last := verdict.commitment.last_day) and (term := _term(verdict, last, within))
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.verdict.commitment.id)))


def _term(verdict: Verdict, last: date, within: int) -> Term | None:
    if last < verdict.as_of:
        return _past(verdict, last, within)
    waiting = verdict.life in (Life.DETACHED, Life.CONDITIONAL)
    if not waiting or last > when.shift_day(verdict.as_of, within):
        return None
    if verdict.commitment.kind in LASTING:
        return Term.ENDS
    return Term.DUE if verdict.outcome in UNDONE else None


def _past(verdict: Verdict, last: date, within: int) -> Term | None:
    kind = verdict.commitment.kind
    if kind in LASTING or verdict.life in (Life.PROPOSED, Life.TERMINATED):
        return None
    if kind is Kind.INTENT:
        recent = when.shift_day(last, within) >= verdict.as_of
        return Term.PASSED if recent and verdict.life is Life.EXPIRED else None
    return Term.OVERDUE if verdict.outcome in UNDONE else None
