"""Why a verdict came out as it did: the smallest set of evidence that decides it, the gap in
coverage, what was left out, and what was assumed.  Reasons are data; ``texts`` makes sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wortlaut.model import Interval
from wortlaut.reckoning import coverage
from wortlaut.reckoning.commitments import LATE_COUNTS
from wortlaut.reckoning.evidence import EACH_TIME, is_firm
from wortlaut.reckoning.types import (
    LASTING,
    Bearing,
    Fit,
    Flag,
    Kind,
    Life,
    Outcome,
    Reason,
    Verdict,
    Weighed,
    reason,
)
from wortlaut.reckoning.verdict import World

MOST_SAID = 3
"""How many wordings an explanation gives; the rest stand in the list of evidence."""
FUTURE = "future"


def reasons(verdict: Verdict, world: World) -> tuple[Reason, ...]:
    """Return the reasons of a verdict: what decides it first."""
    if not verdict.evidence:
        rule = _rule(verdict, (), world)
        return (*rule, *_again(verdict), *_silence(verdict, world), *_assumed(verdict))
    decisive = deciding(verdict)
    return (
        *_rule(verdict, decisive, world),
        *_said(decisive),
        *_again(verdict),
        *_silence(verdict, world),
        *_context(verdict),
        *_left_out(verdict),
        *_assumed(verdict),
    )


def deciding(verdict: Verdict) -> tuple[Weighed, ...]:
    """Return the smallest set of evidence that decides the outcome; () where none does.

    One happening breaks a promise: the first.  What was done takes all that was done.
    """
    outcome = verdict.outcome
    if outcome in (Outcome.VIOLATED, Outcome.ALLEGED, Outcome.POSSIBLE):
        fitting = _candidates(verdict, outcome)
        found = [one.evidence.happening or one.evidence.id for one in fitting]
        by = [one for one in fitting if one.evidence.id == verdict.by]
        first = by[0].evidence.happening or by[0].evidence.id if by else "".join(found[:1])
        return tuple(one for one, name in zip(fitting, found, strict=True) if name == first)
    if outcome in (Outcome.SATISFIED, Outcome.LATE, Outcome.PARTIAL, Outcome.UNDETERMINED):
        if verdict.commitment.kind in LASTING:
            return ()
        return tuple(_counted(verdict, Bearing.FULFILMENT))
    return ()


def _candidates(verdict: Verdict, outcome: Outcome) -> list[Weighed]:
    if outcome is Outcome.VIOLATED:
        called_off = [one for one in _seen(verdict) if one.bearing is Bearing.CANCELLATION]
        firm = [one for one in _counted(verdict, Bearing.BREACH) if is_firm(one)]
        return firm or [one for one in called_off if one.fit is Fit.EXACT]
    if outcome is Outcome.ALLEGED:
        return _counted(verdict, Bearing.BREACH)
    breaches = [one for one in _seen(verdict) if one.bearing is Bearing.BREACH]
    found = [one for one in breaches if one.fit is Fit.POSSIBLE]
    return found or [one for one in _seen(verdict) if one.fit is Fit.POSSIBLE]


def _counted(verdict: Verdict, bearing: Bearing) -> list[Weighed]:
    return [one for one in _seen(verdict) if one.fit is Fit.EXACT and one.bearing is bearing]


def _seen(verdict: Verdict) -> Iterator[Weighed]:
    """Yield what had surely happened by the day asked for."""
    for one in verdict.evidence:
        latest = one.when.latest if one.when else None
        if latest is None or latest <= verdict.as_of or _ended(verdict, one):
            yield one


def _ended(verdict: Verdict, one: Weighed) -> bool:
    """Whether a breach told later is of a term that was over by the day asked for."""
    last = verdict.commitment.last_day
    lasting = verdict.commitment.kind in LASTING and one.bearing is Bearing.BREACH
    return lasting and one.fit is Fit.EXACT and last is not None and last <= verdict.as_of


def origins(decisive: Iterable[Weighed]) -> int:
    """Return how many vouch independently."""
    return len({one.evidence.origin or one.evidence.id for one in decisive})


def _rule(verdict: Verdict, decisive: Sequence[Weighed], world: World) -> Iterator[Reason]:
    """Yield the sentence of the outcome, and that of the life where it decides."""
    commitment, days = verdict.commitment, _days(decisive)
    outcome, due = verdict.outcome, verdict.commitment.last_day
    if outcome is Outcome.VIOLATED:
        yield _violated(decisive, days, due)
    elif outcome is Outcome.ALLEGED:
        yield reason("alleged", voice=_voices(decisive), day=days)
    elif outcome is Outcome.POSSIBLE:
        yield _possible(decisive, days)
    elif outcome is Outcome.SATISFIED:
        yield _satisfied(verdict, decisive, days)
    elif outcome is Outcome.LATE:
        yield reason("late", due=due, day=days)
    elif outcome is Outcome.PARTIAL:
        code = "short_over" if due and due < verdict.as_of else "short"
        owed = commitment.quantity
        yield reason(code, done=verdict.done, owed=owed, due=due)
    elif outcome is Outcome.UNDETERMINED:
        yield _undetermined(verdict, decisive, world)
    yield from _living(verdict)


def _violated(decisive: Sequence[Weighed], days: Interval | None, due: date | None) -> Reason:
    if not decisive:
        return reason("unseen_done", due=due)
    if decisive[0].bearing is Bearing.CANCELLATION:
        return reason("cancelled", day=days)
    return reason("broken", day=days, origins=origins(decisive))


def _possible(decisive: Sequence[Weighed], days: Interval | None) -> Reason:
    done = bool(decisive) and decisive[0].bearing is Bearing.FULFILMENT
    fields = tuple(dict.fromkeys(name for one in decisive for name in one.why))
    return reason("possible_done" if done else "possible", day=days, fields=fields)


def _satisfied(verdict: Verdict, decisive: Sequence[Weighed], days: Interval | None) -> Reason:
    commitment = verdict.commitment
    if not decisive:
        return reason("no_breach_watched", first=commitment.first_day, due=commitment.last_day)
    if verdict.firm:
        return reason("kept", day=days, origins=origins(decisive))
    return reason("kept_alone", day=days)


def _undetermined(verdict: Verdict, decisive: Sequence[Weighed], world: World) -> Reason:
    commitment = verdict.commitment
    if decisive and commitment.quantity and verdict.done:
        return reason("unclear_amount", done=verdict.done, owed=commitment.quantity)
    maybe = [one for one in _seen(verdict) if one.fit is Fit.POSSIBLE]
    done = [one for one in maybe if one.bearing is Bearing.FULFILMENT]
    if done and all(one.why == ("day",) for one in done):
        return reason("unclear_day", day=_days(done), due=commitment.last_day)
    gap = coverage.unwatched(commitment, world.coverage, world.frame)
    return reason("unwatched", due=commitment.last_day, gap=gap)


def _living(verdict: Verdict) -> Iterator[Reason]:
    commitment = verdict.commitment
    match verdict.life:
        case Life.PROPOSED:
            yield reason("proposed")
        case Life.CONDITIONAL:
            yield reason("conditional", condition=commitment.antecedent or commitment.depends_on)
        case Life.PENDING:
            yield reason("suspended", day=_last(verdict, Bearing.SUSPENSION))
        case Life.TERMINATED:
            yield reason("released", day=_last(verdict, Bearing.RELEASE, Bearing.EXERCISE))
        case Life.EXPIRED if commitment.kind is Kind.INTENT:
            yield reason("passed", due=commitment.last_day)
        case Life.EXPIRED:
            yield reason("expired")
        case Life.DETACHED:
            yield from _term(verdict)


def _term(verdict: Verdict) -> Iterator[Reason]:
    commitment = verdict.commitment
    first, last = commitment.first_day, commitment.last_day
    falls_due = last is not None and commitment.kind not in LASTING
    if first and first > verdict.as_of and not falls_due:
        yield reason("not_begun", begins=commitment.window.start)
    if last is None:
        yield reason("running_vague")
    elif last >= verdict.as_of and commitment.kind in LASTING:
        yield reason("running", until=commitment.window.end)
    elif last >= verdict.as_of:
        yield reason("due_by", by=commitment.window.end)


def _last(verdict: Verdict, *bearings: Bearing) -> Interval | None:
    found = [one.when for one in _seen(verdict) if one.bearing in bearings]
    return found[-1] if found else None


def _again(verdict: Verdict) -> Iterator[Reason]:
    """Yield that one report does not decide what recurs, and what was told of it."""
    if Flag.RECURRING in verdict.commitment.flags:
        yield reason("recurring")
        told = [one for one in _seen(verdict) if one.why == (EACH_TIME,)]
        yield from map(said, told[:MOST_SAID])


def _said(decisive: Sequence[Weighed]) -> Iterator[Reason]:
    for one in decisive[:MOST_SAID]:
        yield said(one)


def said(one: Weighed) -> Reason:
    """Return the wording behind a piece of evidence, or its row."""
    evidence = one.evidence
    code = "said" if evidence.wording else "row"
    return reason(
        code,
        text=evidence.wording,
        source=evidence.source,
        voice=evidence.voice,
        grade=evidence.grade,
        state=evidence.confirmed,
        record=evidence.record,
        day=one.when,
    )


def _silence(verdict: Verdict, world: World) -> Iterator[Reason]:
    """Yield what silence is worth: whose it is, and what they watch."""
    commitment = verdict.commitment
    if commitment.kind not in LASTING or verdict.life is Life.PROPOSED:
        return
    if verdict.outcome not in (Outcome.OPEN, Outcome.UNDETERMINED, Outcome.SATISFIED):
        return
    watching = coverage.matching(commitment, world.coverage, world.frame)
    sources = {one.publisher for one in (*commitment.tellings, *commitment.silent)}
    sources |= {one.evidence.source for one in verdict.evidence}
    sources |= {one.source for one in watching}
    watch = tuple((one.source, one.period, one.note) for one in watching)
    yield reason("silent", sources=tuple(sorted(name for name in sources if name)), covers=watch)


def _context(verdict: Verdict) -> Iterator[Reason]:
    """Yield what a source shows that cannot see what was promised."""
    rows: dict[tuple[str, tuple[str, ...]], list[Weighed]] = {}
    for one in _seen(verdict):
        if one.fit is Fit.CONTEXT:
            rows.setdefault((one.evidence.source, one.why), []).append(one)
    for (source, fields), found in rows.items():
        count = sum(one.evidence.rows for one in found)
        code = "context_sign" if "conduct" in fields else "context"
        days = _clipped(_hull(found), verdict)
        yield reason(code, source=source, count=count, day=days, fields=fields)


def _left_out(verdict: Verdict) -> Iterator[Reason]:
    why: Counter[tuple[str, ...]] = Counter()
    later, seen = 0, set(map(id, _seen(verdict)))
    for one in verdict.evidence:
        if one.fit is Fit.OUT:
            why[one.why] += one.evidence.rows
        elif id(one) not in seen:
            later += one.evidence.rows
    for fields, count in why.items():
        yield reason("left_out", count=count, out=fields)
    if later:
        yield reason("left_out", count=later, out=(FUTURE,))


def _assumed(verdict: Verdict) -> Iterator[Reason]:
    """Yield the policies that matter by the day asked for."""
    due = verdict.commitment.last_day
    binds = verdict.commitment.kind is not Kind.INTENT
    for policy in verdict.commitment.assumed:
        if policy != LATE_COUNTS or (binds and due is not None and due < verdict.as_of):
            yield reason("assumed", policy=policy)


def _days(found: Sequence[Weighed]) -> Interval | None:
    return found[0].when if len(found) == 1 else _hull(found)


def _hull(found: Sequence[Weighed]) -> Interval | None:
    told = [one.when for one in found if one.when]
    early = [one.earliest for one in told if one.earliest]
    late = [one.latest for one in told if one.latest]
    if not told:
        return None
    return Interval(
        min(early) if len(early) == len(told) else None,
        max(late) if len(late) == len(told) else None,
    )


def _clipped(days: Interval | None, verdict: Verdict) -> Interval | None:
    """Return the days as far as the commitment runs and the question goes."""
    first = verdict.commitment.first_day or date.min
    last = min(verdict.commitment.last_day or date.max, verdict.as_of)
    if days is None or days.earliest is None or days.latest is None:
        return days
    early, late = max(days.earliest, first), min(days.latest, last)
    return Interval(early, late) if early <= late else days


def _voices(found: Sequence[Weighed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side for one in found for side in one.evidence.voice))
