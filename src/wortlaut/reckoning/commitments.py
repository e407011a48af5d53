"""What a promise binds to, told by told: a ``Promise`` -> its ``Commitment``s.

A promise is told in several ways: with another term, scope, amount or condition.  Each way is a
commitment of its own and gets its own verdict; nothing is chosen.  A telling that says less and
contradicts nothing joins the ways that say more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wortlaut import when
from wortlaut.model import ActKind, Interval, Polarity, Promise, Stage, Telling, Window, digest
from wortlaut.notation import parse_duration
from wortlaut.reckoning.types import LASTING, Amount, Commitment, Flag, Kind

FIRST_COUNTED = "first day counted"
FIRST_NOT_COUNTED = "first day not counted"
EARLIER_END = "earlier end"
LATER_END = "later end"
LASTS_UNTIL = "lasts until"
STOPS_BY = "stops by"

START_OF_REPORT = "start of first report"
LATE_COUNTS = "late performance counts"
BOUND = "bound of vague windows"


@dataclass(frozen=True, slots=True)
class Policy:
    """What is assumed where no telling says it; every use is named in the commitment.

    ``start_from_report``: a promise binds from its first report.  ``late_counts``: what is done
    after its day is late, and still owed until then.  ``vague_days`` bounds a window without an
    end, in days from its start; None bounds nothing.
    """

    start_from_report: bool = True
    late_counts: bool = True
    vague_days: int | None = None


@dataclass(frozen=True, slots=True)
class _Way:
    """One telling in one of its countings: what it says of each field, None for silence."""

    telling: Telling
    window: Window | None
    scope: tuple[str, ...]
    quantity: Amount | None
    conditional: bool
    counting: str = ""

    @property
    def is_from_report(self) -> bool:
        """Whether a length is told, and no day from which it runs."""
        unsaid = self.telling.start is None and self.telling.end is None
        return self.window is not None and unsaid

    @property
    def told(self) -> int:
        return sum(one is not None for one in (self.window, self.quantity)) + bool(self.scope)

    def agrees(self, fuller: _Way) -> bool:
        """Whether ``fuller`` says all that this one says, and the same."""
        return (
            self.conditional == fuller.conditional
            and self.window in (None, fuller.window)
            and self.quantity in (None, fuller.quantity)
            and self.scope in ((), fuller.scope)
        )

    @property
    def key(self) -> tuple[object, ...]:
        return self.window, self.scope, self.quantity, self.conditional


def commitments(promise: Promise, policy: Policy = Policy()) -> tuple[Commitment, ...]:
    """Return the ways in which ``promise`` is told, in the order of their first telling."""
    since = first_report(promise.tellings)
    ways = [way for one in promise.tellings for way in _ways(one, since)]
    heads: dict[tuple[object, ...], list[_Way]] = {}
    silent: dict[tuple[object, ...], list[Telling]] = {}
    for way in sorted(ways, key=lambda one: -one.told):
        fuller = [group[0] for group in heads.values() if group[0].told > way.told]
        fitting = [head for head in fuller if way.agrees(head)]
        if way.key in heads or not fitting:
            heads.setdefault(way.key, []).append(way)
        for head in fitting if way.key not in heads else ():
            silent.setdefault(head.key, []).append(way.telling)
    order = {one.ref: at for at, one in enumerate(promise.tellings)}
    made = [
        _commitment(promise, group, silent.get(key, []), policy) for key, group in heads.items()
    ]
    return tuple(sorted(made, key=lambda one: (order[one.tellings[0].ref], _last(one))))


def _last(commitment: Commitment) -> date:
    return commitment.last_day or date.max


def first_report(tellings: Iterable[Telling]) -> Interval | None:
    """Return the days of the earliest report; None where no report is dated."""
    told = [one.told for one in tellings if one.told and one.told.latest]
    return min(told, key=lambda one: one.latest or date.max, default=None)


def _ways(telling: Telling, since: Interval | None) -> list[_Way]:
    quantity = amount(telling) if telling.said("quantity") else None
    conditional = bool(telling.said("condition"))
    way = _Way(telling, _window(telling, since), telling.scope, quantity, conditional)
    if _is_of_either(telling):
        return [
            replace(way, window=_window(replace(telling, lasts=lasts), since), counting=name)
            for lasts, name in ((True, LASTS_UNTIL), (False, STOPS_BY))
        ]
    return [replace(way, window=window, counting=name) for window, name in _countings(way)]


def _is_of_either(telling: Telling) -> bool:
    """Whether it may mean refraining until a day, or for good from that day on at the latest."""
    refrains = telling.polarity is Polarity.REFRAIN and telling.lasts is None
    return refrains and telling.start is None and telling.end is not None


def amount(telling: Telling) -> Amount | None:
    """Return the quantity told: from the least number to the greatest."""
    numbers = telling.quantity
    return Amount(min(numbers), max(numbers)) if numbers else None


def _window(telling: Telling, since: Interval | None) -> Window | None:
    """Return the term as told, or as its length allows from the first report on."""
    if telling.end is not None:
        stops = telling.polarity is Polarity.REFRAIN and telling.lasts is False
        if stops and telling.start is None:
            # It binds at some time up to then, and does not end there.
            return Window(Interval(since.earliest if since else None, telling.end.latest), None)
        return Window(telling.start, telling.end)
    start = telling.start or since
    end = _end(start, telling.term) if start else None
    if end is None and telling.start is None:
        return None
    return Window(telling.start or (since if end else None), end)


def _end(start: Interval, term: str | None) -> Interval | None:
    try:
        length = parse_duration(term) if term else None
    except ValueError:
        return None
    if length is None or length.amount is None or start.earliest is None:
        return None
    if length.exact:
        return when.term(start, length).end
    if length.unit is when.Unit.HOUR and start.earliest == start.latest:
        return when.hours_on(start.earliest, int(length.amount))
    return None


def _countings(way: _Way) -> list[tuple[Window | None, str]]:
    """Return the window with its earlier and its later end, where counting makes the difference."""
    window = way.window
    start = window.start if window else None
    end = window.end if window else None
    if not (start and end and start.earliest and start.earliest == start.latest):
        return [(window, "")]
    if not (end.earliest and end.latest and (end.latest - end.earliest).days == 1):
        return [(window, "")]
    counted = (way.telling.term or "").endswith(("D", "W"))
    names = (FIRST_COUNTED, FIRST_NOT_COUNTED) if counted else (EARLIER_END, LATER_END)
    days = (end.earliest, end.latest)
    return [(Window(start, when.day(one)), name) for one, name in zip(days, names, strict=True)]


def _commitment(
    promise: Promise, group: Sequence[_Way], silent: Sequence[Telling], policy: Policy
) -> Commitment:
    head = group[0]
    members = tuple(dict.fromkeys(way.telling for way in group))
    others = tuple(one for one in dict.fromkeys(silent) if one not in members)
    kind = _kind(promise, head)
    window, assumed = _bounded(head.window, kind, first_report(promise.tellings), policy)
    perdurant = kind in LASTING or policy.late_counts
    flags = {Flag.PERDURANT} if perdurant else set()
    flags |= {Flag.PREEMPTIVE} if kind is Kind.ACHIEVEMENT else set()
    again = kind not in LASTING and any(one.each for one in members)
    flags |= {Flag.RECURRING} if again else set()
    if all(way.is_from_report for way in group):
        assumed = (START_OF_REPORT, *assumed)
    assumed += (LATE_COUNTS,) if policy.late_counts and kind not in LASTING else ()
    key = (head.scope, head.quantity, head.conditional)
    return Commitment(
        promise=promise.id,
        kind=kind,
        window=window,
        tellings=members,
        silent=others,
        debtor=_sides("debtor", members) or _sides("debtor", others) or promise.debtor,
        creditor=_sides("creditor", members) or promise.creditor,
        antecedent=_wordings(members, "condition"),
        conduct=_sides("conduct", (*members, *others)),
        scope=head.scope,
        quantity=head.quantity,
        flags=frozenset(flags),
        counting=head.counting,
        assumed=assumed,
        proposed=promise.stage is Stage.PROPOSED,
        id=digest("commitment", promise.id, _ends(head.window), *key),
    )


def _kind(promise: Promise, head: _Way) -> Kind:
    """Return what is owed.  Where every telling is a plan, nobody has bound himself."""
    window = head.window
    if all(one.kind is ActKind.PLAN for one in promise.tellings):
        return Kind.INTENT
    if promise.polarity is Polarity.REFRAIN:
        return Kind.PROHIBITION
    if window and window.end and (window.start or head.telling.lasts):
        return Kind.MAINTENANCE
    end = window.end if window else None
    return Kind.PUNCTUAL if end and end.earliest == end.latest else Kind.ACHIEVEMENT


def _bounded(
    told: Window | None, kind: Kind, since: Interval | None, policy: Policy
) -> tuple[Window, tuple[str, ...]]:
    """Return the window with what the policy fills in, and the names of the policies used."""
    start, end = (told.start, told.end) if told else (None, None)
    assumed: tuple[str, ...] = ()
    if kind is Kind.PUNCTUAL and start is None:
        start = end
    if start is None and policy.start_from_report and not _is_over(end, since):
        start, assumed = since, (START_OF_REPORT,) if since else ()
    if (end is None or end.latest is None) and policy.vague_days and start and start.latest:
        last = when.shift_day(start.latest, policy.vague_days)
        end, assumed = Interval(end.earliest if end else None, last), (*assumed, BOUND)
    return Window(start, end), assumed


def _is_over(end: Interval | None, since: Interval | None) -> bool:
    """Whether the term ended before the first report of it: then it began before that, too."""
    if end is None or since is None or end.latest is None or since.earliest is None:
        return False
    return end.latest < since.earliest


def _sides(name: str, tellings: Iterable[Telling]) -> tuple[str, ...]:
    return tuple(sorted({side for one in tellings for side in getattr(one, name)}))


def _wordings(tellings: Iterable[Telling], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.said(name) for one in tellings if one.said(name)))


def _ends(window: Window | None) -> str:
    return str(window)
