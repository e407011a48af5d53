"""The smallest change that would make another outcome of a verdict.

Each kind of outcome has its own: a missing second origin, the amount that is short, the days by
which a term would have to move, the gap that nobody watched.  A test makes every change and
reckons again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from msgspec import structs

from wortlaut import when
from wortlaut.model import Interval, Window
from wortlaut.reckoning import coverage
from wortlaut.reckoning.evidence import weigh
from wortlaut.reckoning.explain import deciding
from wortlaut.reckoning.types import (
    FIRM,
    LASTING,
    Amount,
    Bearing,
    Commitment,
    Evidence,
    Fit,
    Flag,
    Flip,
    Kind,
    Life,
    Outcome,
    Standing,
    Verdict,
    Weighed,
    reason,
)
from wortlaut.reckoning.verdict import World, headline, question, runs, walks

SMALL_SHIFT = 14
"""Days by which a term may be moved for the change to be called small."""


def flip(verdict: Verdict, world: World) -> Flip | None:
    """Return the smallest change, None where nothing small would change it."""
    maker = _MAKERS.get(verdict.outcome)
    return next(maker(verdict, world), None) if maker else None


def _alleged(verdict: Verdict, world: World) -> Iterator[Flip]:
    decisive = deciding(verdict)
    yield from _moved(verdict, world)
    told = {id(one) for one in decisive}
    firm = [
        structs.replace(one, standing=Standing.CORROBORATED) if id(one) in told else one
        for one in verdict.evidence
    ]
    to = headline(runs(verdict.commitment, firm, question(verdict), world))
    if decisive and to is not verdict.outcome:
        yield Flip(to, reason("corroborate", **_named(decisive[0])))


def _violated(verdict: Verdict, world: World) -> Iterator[Flip]:
    decisive = deciding(verdict)
    yield from _moved(verdict, world)
    if decisive:
        yield from _without(verdict, world, decisive)
    elif Flag.RECURRING not in verdict.commitment.flags:
        yield Flip(Outcome.SATISFIED, reason("deed"))


def _done(verdict: Verdict, world: World) -> Iterator[Flip]:
    decisive = deciding(verdict)
    if decisive:
        yield from _without(verdict, world, decisive)
    elif verdict.commitment.kind in LASTING:
        yield Flip(Outcome.ALLEGED, reason("breach"))


def _late(verdict: Verdict, world: World) -> Iterator[Flip]:
    days = verdict.on
    window, last = verdict.commitment.window, verdict.commitment.last_day
    if days and days.latest and last:
        moved = replace(verdict.commitment, window=Window(window.start, when.day(days.latest)))
        to = _again(verdict, world, moved)
        if to is not verdict.outcome:
            yield Flip(to, reason("end", day=days.latest, was=last))


def _partial(verdict: Verdict, world: World) -> Iterator[Flip]:
    owed, done = verdict.commitment.quantity, verdict.done
    over = verdict.commitment.last_day
    late = over is not None and over < verdict.as_of
    counts = Flag.PERDURANT in verdict.commitment.flags if late else verdict.life is Life.DETACHED
    if owed and done and counts and verdict.life in (Life.DETACHED, Life.OVER):
        missing = owed.least - done.least
        to = Outcome.LATE if late else Outcome.SATISFIED
        yield Flip(to, reason("more", amount=Amount(missing, missing)))


def _undetermined(verdict: Verdict, world: World) -> Iterator[Flip]:
    commitment = verdict.commitment
    gaps = coverage.unwatched(commitment, world.coverage, world.frame)
    if gaps and all(one.earliest and one.latest for one in gaps):
        to = headline(walks(commitment, verdict.evidence, (verdict.as_of, True)))
        if to is not verdict.outcome:
            code = "watch_breach" if commitment.kind in LASTING else "watch"
            whole = gaps[0] if len(gaps) == 1 else Interval(gaps[0].earliest, gaps[-1].latest)
            yield Flip(to, reason(code, day=whole))


def _possible(verdict: Verdict, world: World) -> Iterator[Flip]:
    decisive = deciding(verdict)
    if decisive and decisive[0].bearing is Bearing.BREACH:
        one = decisive[0]
        to = Outcome.VIOLATED if one.standing in FIRM else Outcome.ALLEGED
        yield Flip(to, reason("clear", **_named(one), fields=one.why))


def _open(verdict: Verdict, world: World) -> Iterator[Flip]:
    commitment = verdict.commitment
    if verdict.life is not Life.DETACHED or commitment.kind is Kind.POWER:
        return
    yield from _nearly(verdict, world)
    if commitment.kind in LASTING:
        yield Flip(Outcome.ALLEGED, reason("breach"))
    elif Flag.RECURRING not in commitment.flags:
        yield Flip(Outcome.SATISFIED, reason("deed"))


def _nearly(verdict: Verdict, world: World) -> Iterator[Flip]:
    """Yield what would count if the term began earlier, or it covered what was hit."""
    for one in verdict.evidence:
        if one.fit is not Fit.OUT or one.bearing is not Bearing.BREACH:
            continue
        if one.why == ("before",) and one.when and one.when.latest:
            yield from _began(verdict, world, one.when.latest)
        if one.why == ("scope",):
            wider = tuple(sorted({*verdict.commitment.scope, *one.evidence.scope}))
            changed = replace(verdict.commitment, scope=wider)
            to = _again(verdict, world, changed)
            if to is not verdict.outcome:
                yield Flip(to, reason("scope", **_named(one), objects=one.evidence.scope))


def _began(verdict: Verdict, world: World, day: date) -> Iterator[Flip]:
    window = verdict.commitment.window
    was = verdict.commitment.first_day
    changed = replace(verdict.commitment, window=Window(when.day(day), window.end))
    to = _again(verdict, world, changed)
    if was and to is not verdict.outcome:
        yield Flip(to, reason("begin", day=day, was=was))


def _moved(verdict: Verdict, world: World) -> Iterator[Flip]:
    """Yield a later start that leaves every breach before it, where the term allows one."""
    commitment = verdict.commitment
    ends = [one.when.latest if one.when else None for one in verdict.evidence if _breaks(one)]
    known = [one for one in ends if one]
    if commitment.kind not in LASTING or not known or len(known) < len(ends):
        return
    day = when.shift_day(max(known), 1)
    was = commitment.first_day
    if was is None or (day - was).days > SMALL_SHIFT:
        return
    if day <= min(verdict.as_of, commitment.last_day or verdict.as_of):
        yield from _began(verdict, world, day)


def _breaks(one: Weighed) -> bool:
    return one.fit in (Fit.EXACT, Fit.POSSIBLE) and one.bearing is Bearing.BREACH


def _without(verdict: Verdict, world: World, decisive: Sequence[Weighed]) -> Iterator[Flip]:
    """Yield the outcome without the happening that decides it, if that changes it."""
    gone = {one.evidence.happening or one.evidence.id for one in decisive}
    if len(gone) > 1:
        gone = {decisive[-1].evidence.happening or decisive[-1].evidence.id}
    rest = [
        one for one in verdict.evidence if (one.evidence.happening or one.evidence.id) not in gone
    ]
    found = runs(verdict.commitment, rest, question(verdict), world)
    to = headline(found)
    if to is not verdict.outcome:
        dropped = [one for one in decisive if (one.evidence.happening or one.evidence.id) in gone]
        yield Flip(to, reason("withdraw", **_named(dropped[0])))


def _again(verdict: Verdict, world: World, changed: Commitment) -> Outcome:
    """Return the outcome for a changed commitment with the same evidence."""
    evidence: list[Evidence] = [one.evidence for one in verdict.evidence]
    weighed = weigh(changed, evidence, world.frame)
    return headline(runs(changed, weighed, question(verdict), world))


def _named(one: Weighed) -> dict[str, object]:
    return {"source": one.evidence.source, "record": one.evidence.record}


_MAKERS: dict[Outcome, Callable[[Verdict, World], Iterator[Flip]]] = {
    Outcome.ALLEGED: _alleged,
    Outcome.VIOLATED: _violated,
    Outcome.SATISFIED: _done,
    Outcome.LATE: _late,
    Outcome.PARTIAL: _partial,
    Outcome.UNDETERMINED: _undetermined,
    Outcome.POSSIBLE: _possible,
    Outcome.OPEN: _open,
}
