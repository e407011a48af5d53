"""How verdicts changed from day to day, and what a new report touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wortlaut import when
from wortlaut.model import Interval
from wortlaut.reckoning.reckon import Case, Index, known_by, reckon, reckon_one
from wortlaut.reckoning.types import Commitment, Evidence, Life, Outcome, Reckoned, Verdict
from wortlaut.reckoning.verdict import EMPTY, Question, World


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that came out differently than the day before; ``old`` None is the first."""

    day: date
    old: Verdict | None
    new: Verdict


def changes(case: Case, until: date, world: World = EMPTY) -> tuple[Change, ...]:
    """Return every change of a verdict up to ``until``, each day with that day's knowledge.

    The oldest come first.  Only the days on which something can change are reckoned.
    """
    found: list[Change] = []
    before: dict[str, Verdict] = {}
    for day in days(case, until):
        for one in reckon(case, Question(day, day), world):
            for verdict in one.verdicts:
                old = before.get(verdict.commitment.id)
                if old is None or _shown(old) != _shown(verdict):
                    found.append(Change(day, old, verdict))
                before[verdict.commitment.id] = verdict
    return tuple(found)


def _shown(verdict: Verdict) -> tuple[Life, Outcome, bool, object]:
    return verdict.life, verdict.outcome, verdict.firm, verdict.done


def days(case: Case, until: date) -> tuple[date, ...]:
    """Return the days up to ``until`` on which a verdict may change, in order."""
    found: set[date] = set()
    for commitment in case.commitments:
        found |= set(_of_commitment(commitment))
    for one in case.evidence:
        found |= {one.known} if one.known else set()
        found |= set(_ends(one.when))
    return tuple(sorted(day for day in found if day <= until))


def _of_commitment(commitment: Commitment) -> Iterator[date]:
    yield from _ends(commitment.window.start)
    yield from _ends(commitment.window.end)
    for telling in (*commitment.tellings, *commitment.silent):
        if telling.told and telling.told.latest:
            yield telling.told.latest


def _ends(interval: Interval | None) -> Iterator[date]:
    for end in (interval.earliest, interval.latest) if interval else ():
        if end:
            yield end
            yield when.shift_day(end, 1)


class Standing:
    """Verdicts that stand, kept up to date: new evidence reckons anew only what it concerns."""

    def __init__(self, case: Case, question: Question, world: World = EMPTY) -> None:
        """Reckon everything once."""
        self._question, self._world = question, world
        self._evidence = {(one.id, one.found_for): one for one in case.evidence}
        self._groups: dict[str, list[Commitment]] = {}
        self._by_conduct: dict[str, set[str]] = {}
        for one in case.commitments:
            known = known_by(one, question.known_on)
            if known is not None:
                self._groups.setdefault(one.promise, []).append(known)
                for conduct in known.conduct:
                    self._by_conduct.setdefault(conduct, set()).add(one.promise)
        found = reckon(case, question, world)
        self.reckoned: dict[str, Reckoned] = {one.promise: one for one in found}

    def concerned(self, new: Iterable[Evidence]) -> tuple[str, ...]:
        """Return the promises that new evidence concerns, and those that wait for them."""
        touched: set[str] = set()
        for one in new:
            named = {*one.claims, one.found_for} & set(self._groups)
            by_conduct = [self._by_conduct.get(name, set()) for name in one.conduct]
            is_named = bool(one.claims or one.found_for)
            touched |= named if is_named else set().union(*by_conduct)
        while more := {name for name in self._groups if self._waits(name) & touched} - touched:
            touched |= more
        return tuple(sorted(touched))

    def add(self, new: Iterable[Evidence]) -> tuple[str, ...]:
        """Take new evidence in; return the promises that were reckoned anew."""
        given = tuple(new)
        self._evidence |= {(one.id, one.found_for): one for one in given}
        touched = self.concerned(given)
        waiting = any(self._waits(name) for name in touched)
        if waiting:
            whole = Case(
                tuple(one for group in self._groups.values() for one in group),
                tuple(self._evidence.values()),
            )
            found = {one.promise: one for one in reckon(whole, self._question, self._world)}
            self.reckoned |= {name: found[name] for name in touched}
            return touched
        index = Index(self._evidence.values())
        for name in touched:
            group = self._groups[name]
            again = reckon_one(group, index.of(group), self._question, self._world)
            self.reckoned[name] = again
        return touched

    def _waits(self, name: str) -> set[str]:
        return {on for one in self._groups[name] for on in one.depends_on}
