"""The reckoning of whole promises: every telling, what each side asserts, what is contested."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from msgspec import structs

from wortlaut.model import Interval, Telling
from wortlaut.reckoning import flips
from wortlaut.reckoning.asserted import assertions, contested_by
from wortlaut.reckoning.conditions import ordered, undisputed
from wortlaut.reckoning.explain import reasons
from wortlaut.reckoning.types import (
    ON_CONDUCT,
    Bearing,
    Commitment,
    Evidence,
    Outcome,
    Problem,
    Reckoned,
    Verdict,
)
from wortlaut.reckoning.verdict import EMPTY, Question, World, decide

KEPT = frozenset({Outcome.SATISFIED, Outcome.LATE})


def judge(
    commitment: Commitment,
    evidence: Iterable[Evidence],
    question: Question,
    world: World = EMPTY,
) -> Verdict:
    """Return the verdict on one telling of a promise, with its reasons and its flip.

    ``evidence`` may hold more than what concerns it; what is not known by ``question.known_on``
    does not count.
    """
    verdict = decide(commitment, evidence, question, world)
    return structs.replace(
        verdict, reasons=reasons(verdict, world), flip=flips.flip(verdict, world)
    )


@dataclass(frozen=True, slots=True)
class Case:
    """What is reckoned: the tellings of all promises, and all evidence."""

    commitments: tuple[Commitment, ...]
    evidence: tuple[Evidence, ...] = ()


def reckon(case: Case, question: Question, world: World = EMPTY) -> tuple[Reckoned, ...]:
    """Return every promise known by ``question.known_on``, in the order of the case.

    Promises that wait for one another in a circle stay on their condition, and withdrawals that
    contradict each other do not count; ``problems`` of the promise name them.
    """
    with _uncollected():
        return _reckon(case, question, world)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for circles of objects: here are made many, and none in circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _reckon(case: Case, question: Question, world: World) -> tuple[Reckoned, ...]:
    groups = _known(case.commitments, question.known_on)
    index = Index(case.evidence)
    order, circles = ordered({name: _depends(group) for name, group in groups.items()})
    done: dict[str, Reckoned] = {}
    for name in order:
        group = groups[name]
        evidence = index.of(group)
        if any(one.depends_on for one in group):
            evidence = (*evidence, *_met(group, done))
        found = reckon_one(group, evidence, question, world)
        if name in circles:
            found = structs.replace(found, problems=(*found.problems, circles[name]))
        done[name] = found
    return tuple(done[name] for name in groups)


def reckon_one(
    tellings: Sequence[Commitment],
    evidence: Iterable[Evidence],
    question: Question,
    world: World = EMPTY,
) -> Reckoned:
    """Return the reckoning of one promise from all its tellings and the evidence for it."""
    counted, problems = undisputed(evidence)
    verdicts = tuple(judge(one, counted, question, world) for one in tellings)
    told = assertions(verdicts, world.frame) if counted else ()
    early = _dated_before(verdicts)
    return Reckoned(
        promise=tellings[0].promise,
        verdicts=verdicts,
        asserted=told,
        contested_by=contested_by(verdicts, told),
        problems=(*problems, *early),
    )


def _dated_before(verdicts: Sequence[Verdict]) -> Iterable[Problem]:
    """Name the evidence that is older than every telling's time."""
    if not any(verdict.evidence for verdict in verdicts):
        return
    why: dict[str, list[bool]] = {}
    records = {}
    for verdict in verdicts:
        for one in verdict.evidence:
            if one.evidence.claims:
                why.setdefault(one.evidence.id, []).append(one.why == ("before",))
                records[one.evidence.id] = one.evidence.record
    for name, before in why.items():
        if all(before):
            yield Problem(
                verdicts[0].commitment.promise,
                f"{records[name]} is dated before the promise binds and does not count; "
                "correct its day, or reject it in the setup.",
            )


class Index:
    """Evidence by the promises that it names and by its conduct."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        """Index the evidence."""
        self._named: dict[str, list[Evidence]] = {}
        self._conduct: dict[str, list[Evidence]] = {}
        for one in evidence:
            for promise in one.claims or ((one.found_for,) if one.found_for else ()):
                self._named.setdefault(promise, []).append(one)
            if not (one.claims or one.found_for) and one.bearing in ON_CONDUCT:
                for conduct in one.conduct:
                    self._conduct.setdefault(conduct, []).append(one)

    def of(self, tellings: Sequence[Commitment]) -> tuple[Evidence, ...]:
        """Return what may concern a promise, each piece once."""
        named = self._named.get(tellings[0].promise, ())
        if not named and not self._conduct:
            return ()
        found = {one.id: one for one in named}
        for conduct in sorted({name for one in tellings for name in one.conduct}):
            found |= {one.id: one for one in self._conduct.get(conduct, ())}
        return tuple(found.values())


def _known(commitments: Iterable[Commitment], known_on: date) -> dict[str, list[Commitment]]:
    groups: dict[str, list[Commitment]] = {}
    for one in commitments:
        known = known_by(one, known_on)
        if known is not None:
            groups.setdefault(one.promise, []).append(known)
    return groups


def known_by(commitment: Commitment, known_on: date) -> Commitment | None:
    """Return the commitment with the tellings of that day; None where nobody had told it."""
    tellings = tuple(one for one in commitment.tellings if _was_told(one, known_on))
    if not tellings:
        return None
    silent = tuple(one for one in commitment.silent if _was_told(one, known_on))
    if len(tellings) == len(commitment.tellings) and len(silent) == len(commitment.silent):
        return commitment
    return replace(commitment, tellings=tellings, silent=silent)


def _was_told(telling: Telling, known_on: date) -> bool:
    return telling.told is None or telling.told.latest is None or telling.told.latest <= known_on


def _depends(tellings: Sequence[Commitment]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in tellings for name in one.depends_on))


def _met(tellings: Sequence[Commitment], done: Mapping[str, Reckoned]) -> Iterable[Evidence]:
    """Yield that the condition holds, where every promise that it waits for was kept."""
    waits = _depends(tellings)
    if not waits or not all(name in done and _is_kept(done[name]) for name in waits):
        return
    days = [_kept_on(done[name]) for name in waits]
    known = [day for day in days if day]
    day = max(known) if known else None
    yield Evidence(
        id=f"condition/{tellings[0].promise}",
        bearing=Bearing.CONDITION,
        source="reckoning",
        record=f"promises {', '.join(waits)}",
        when=Interval(day, day) if day else None,
        known=date.min,
        claims=(tellings[0].promise,),
        confirmed=True,
    )


def _is_kept(one: Reckoned) -> bool:
    return all(verdict.outcome in KEPT for verdict in one.verdicts)


def _kept_on(one: Reckoned) -> date | None:
    ends = [verdict.on.latest for verdict in one.verdicts if verdict.on and verdict.on.latest]
    return max(ends) if ends else None
