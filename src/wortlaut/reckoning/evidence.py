"""Later acts and events as evidence: what they bear on, how well they fit, who vouches.

Evidence is held against a commitment field by field (actor, conduct, object, place, day).  What
fits in every field is ``EXACT``; what merely may fit is ``POSSIBLE``; what its source cannot see
is ``CONTEXT``.  What tells the same happening counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wortlaut import when
from wortlaut.model import Interval, Promise, Stage, Telling
from wortlaut.reckoning.commitments import amount
from wortlaut.reckoning.types import (
    FIRM,
    LASTING,
    ON_CONDUCT,
    Bearing,
    Commitment,
    Evidence,
    Fit,
    Flag,
    Kind,
    Standing,
    Weighed,
)

Within = Mapping[str, frozenset[str]]
"""For a class of objects or a place all that it lies in, itself included."""

_BEARINGS = {Stage.FULFILLED: Bearing.FULFILMENT, Stage.BROKEN: Bearing.BREACH}

DESCRIBED = "described"
"""The origin of what somebody tells who is described only: it may be anybody's word, so it is
independent of nobody's."""
NOT_BEFORE = "before"
NOT_AFTER = "after"
LATE = "late"
EACH_TIME = "each"
"""What is to be done again and again was done once."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What nests in what: objects ("energy" in "infrastructure") and places (oblast in state)."""

    objects: Within
    places: Within


NOTHING_NESTS = Frame({}, {})


def of_acts(
    told: Promise, claims: Sequence[str], origins: Mapping[str, str] | None = None
) -> tuple[Evidence, ...]:
    """Return the tellings of a fulfilment or breach as evidence; () for any other promise.

    ``claims`` are the ids of the promises that matching links it to; ``origins`` names for a
    document the one that it copies.
    """
    bearing = _BEARINGS.get(told.stage)
    if bearing is None:
        return ()
    return tuple(_of_telling(one, told, bearing, (claims, origins or {})) for one in told.tellings)


def _of_telling(
    telling: Telling,
    told: Promise,
    bearing: Bearing,
    known: tuple[Sequence[str], Mapping[str, str]],
) -> Evidence:
    claims, origins = known
    document = telling.ref.document
    latest = telling.told.latest if telling.told else None
    return Evidence(
        id=f"{document}/{telling.ref.act}",
        bearing=bearing,
        source=telling.publisher or document,
        record=f"act {document[:8]}/{telling.ref.act}",
        when=_when(telling, latest),
        known=latest,
        happening=told.id,
        origin=_origin(telling, origins.get(document, document)),
        voice=telling.speakers,
        actor=telling.debtor,
        conduct=telling.conduct,
        scope=telling.scope,
        quantity=amount(telling),
        wording=telling.said("anchor"),
        claims=tuple(claims),
    )


def _origin(telling: Telling, report: str) -> str:
    """Return whose word it is: the speakers' sides, somebody merely described, or the report's."""
    if telling.speakers:
        return " ".join(telling.speakers)
    return DESCRIBED if telling.voice.chain else f"report/{report}"


def _when(telling: Telling, latest: date | None) -> Interval | None:
    """Return the days told; a report tells of what had happened by its day."""
    if telling.start and telling.end:
        return Interval(telling.start.earliest, telling.end.latest)
    if telling.end:
        return telling.end
    return Interval(None, latest) if latest else None


def confirm(
    evidence: Iterable[Evidence], decisions: Mapping[str, bool | Standing]
) -> tuple[Evidence, ...]:
    """Return the evidence with people's decisions, by id: confirmed, rejected, or a standing."""
    return tuple(_decided(one, decisions.get(one.id)) for one in evidence)


def _decided(one: Evidence, decision: bool | Standing | None) -> Evidence:
    if decision is None:
        return one
    if isinstance(decision, Standing):
        return replace(one, standing=decision)
    return replace(one, confirmed=decision)


def may_concern(commitment: Commitment, evidence: Evidence) -> bool:
    """Tell whether the evidence is to be held against the commitment at all.

    A breach or a fulfilment that names its promise concerns no other; the rest concerns what
    shares its conduct.
    """
    if evidence.claims:
        return commitment.promise in evidence.claims
    if evidence.found_for:
        return commitment.promise == evidence.found_for
    if evidence.bearing not in ON_CONDUCT:
        return False
    return bool(set(commitment.conduct) & set(evidence.conduct))


def weigh(
    commitment: Commitment, evidence: Iterable[Evidence], frame: Frame = NOTHING_NESTS
) -> tuple[Weighed, ...]:
    """Hold each piece of evidence against the commitment, in order of day and record."""
    groups: dict[str, list[Evidence]] = {}
    for told in evidence:
        if may_concern(commitment, told) and not _is_of_another_time(commitment, told):
            groups.setdefault(told.happening or told.id, []).append(told)
    found = [weighed for group in groups.values() for weighed in _group(commitment, group, frame)]
    return tuple(sorted(found, key=_order))


def bearing_on(commitment: Commitment, one: Evidence) -> Bearing:
    """Return what the evidence says of this commitment, as a mere event does not say itself."""
    if one.bearing is not Bearing.EVENT:
        return one.bearing
    return Bearing.BREACH if commitment.kind is Kind.PROHIBITION else Bearing.FULFILMENT


def _is_of_another_time(commitment: Commitment, one: Evidence) -> bool:
    """Whether it is a mere event of other days, such as tables hold by the thousand."""
    if one.bearing is not Bearing.EVENT or one.when is None or one.claims:
        return False
    if commitment.kind not in LASTING:
        return False
    first, last = commitment.first_day, commitment.last_day
    early, late = one.when.earliest, one.when.latest
    return bool((first and late and late < first) or (last and early and early > last))


def _order(weighed: Weighed) -> tuple[int, str]:
    day = weighed.when.latest if weighed.when else None
    return day.toordinal() if day else 0, weighed.evidence.id


def _group(commitment: Commitment, group: list[Evidence], frame: Frame) -> list[Weighed]:
    """Weigh what tells one happening: all its days together, its standing from all that fit."""
    if len(group) == 1:
        return [_alone(commitment, group[0], frame)]
    days = _together([one.when for one in group])
    fits = [fit(commitment, _on(one, days), frame) for one in group]
    counted = [one for one, (how, _) in zip(group, fits, strict=True) if how is not Fit.OUT]
    level = standing(counted or group)
    return [
        Weighed(one, bearing_on(commitment, one), how, one.standing or level, why, days)
        for one, (how, why) in zip(group, fits, strict=True)
    ]


def _alone(commitment: Commitment, one: Evidence, frame: Frame) -> Weighed:
    """Weigh a happening that is told once."""
    how, why = fit(commitment, one, frame)
    level = one.standing or Standing.ALLEGED
    return Weighed(one, bearing_on(commitment, one), how, level, why, one.when)


def _on(one: Evidence, days: Interval | None) -> Evidence:
    return one if one.when == days else replace(one, when=days)


def _together(days: Sequence[Interval | None]) -> Interval | None:
    """Return the days that all allow; where they contradict each other, all that any allows."""
    told = [one for one in days if one is not None]
    if not told:
        return None
    common: Interval | None = told[0]
    for one in told[1:]:
        common = when.intersect(common, one) if common else None
    return common or when.hull(told)


def standing(group: Sequence[Evidence]) -> Standing:
    """Return how well a happening is established: what people set, or independent origins."""
    given = {one.standing for one in group if one.standing}
    for level in (Standing.RETRACTED, Standing.DISPUTED, Standing.VERIFIED):
        if level in given:
            return level
    origins = {one.origin or one.id for one in group}
    if len(origins) > 1:
        origins.discard(DESCRIBED)
    return Standing.CORROBORATED if len(origins) > 1 else Standing.ALLEGED


def is_firm(weighed: Weighed) -> bool:
    """Tell whether the strict reading counts it."""
    return weighed.fit is Fit.EXACT and weighed.standing in FIRM


def fit(
    commitment: Commitment, one: Evidence, frame: Frame = NOTHING_NESTS
) -> tuple[Fit, tuple[str, ...]]:
    """Return how the evidence fits, and the fields that decide it."""
    if one.confirmed is False:
        return Fit.OUT, ("rejected",)
    if one.standing is Standing.RETRACTED:
        return Fit.OUT, ("retracted",)
    if one.bearing not in ON_CONDUCT:
        return Fit.EXACT if one.confirmed else Fit.POSSIBLE, ()
    named = commitment.promise in one.claims or one.confirmed is True
    time, why = _time(commitment, one, named)
    grades = (
        _actor(commitment, one, named),
        _conduct(commitment, one, named),
        _nested("scope", commitment.scope, one, named, frame.objects),
        _nested("places", commitment.places, one, named, frame.places),
        time,
    )
    for level in _WORST_FIRST:
        if level in grades:
            names = (*_FIELDS, why)
            return level, tuple(
                name for name, grade in zip(names, grades, strict=True) if grade is level
            )
    once = bearing_on(commitment, one) is Bearing.FULFILMENT
    if once and Flag.RECURRING in commitment.flags:
        return Fit.POSSIBLE, (EACH_TIME,)
    return Fit.EXACT, (why,) if why else ()


_FIELDS = ("actor", "conduct", "scope", "place")
_WORST_FIRST = (Fit.OUT, Fit.CONTEXT, Fit.POSSIBLE)


def _actor(commitment: Commitment, one: Evidence, named: bool) -> Fit:
    """Whose doing it was; without a known doer a breach is nobody's yet."""
    if "actor" in one.blind:
        return Fit.CONTEXT
    if one.actor and commitment.debtor:
        return Fit.EXACT if set(one.actor) & set(commitment.debtor) else Fit.OUT
    if named and bearing_on(commitment, one) is Bearing.FULFILMENT:
        return Fit.EXACT
    return Fit.EXACT if named and one.actor else Fit.POSSIBLE


def _conduct(commitment: Commitment, one: Evidence, named: bool) -> Fit:
    if named:
        return Fit.EXACT
    if "conduct" in one.blind:
        return Fit.CONTEXT
    if not one.conduct or not commitment.conduct:
        return Fit.POSSIBLE
    return Fit.EXACT if set(one.conduct) & set(commitment.conduct) else Fit.OUT


def _nested(name: str, owed: tuple[str, ...], one: Evidence, named: bool, within: Within) -> Fit:
    """Whether what was hit, or where, lies in what the commitment names."""
    if not owed:
        return Fit.EXACT
    told = one.scope if name == "scope" else one.places
    if not told:
        blind = "scope" if name == "scope" else "place"
        if blind in one.blind:
            return Fit.CONTEXT
        return Fit.EXACT if named else Fit.POSSIBLE
    if any(set(owed) & within.get(thing, frozenset({thing})) for thing in told):
        return Fit.EXACT
    wider = any(set(told) & within.get(thing, frozenset({thing})) for thing in owed)
    return Fit.POSSIBLE if wider else Fit.OUT


def _time(commitment: Commitment, one: Evidence, named: bool) -> tuple[Fit, str]:
    """Whether it happened while the commitment ran.

    A claim of breach is by its meaning about that time, as far as its days allow it.
    """
    start, end = commitment.window.start, commitment.window.end
    is_breach = bearing_on(commitment, one) is Bearing.BREACH
    if one.when is None:
        return (Fit.EXACT, "") if named and is_breach else (Fit.POSSIBLE, "day")
    early, last = one.when.earliest, one.when.latest
    if start and start.earliest and last and last < start.earliest:
        return _before(commitment, one, named)
    if end and end.latest and early and early > end.latest:
        return _after(commitment, one)
    if named and is_breach:
        return Fit.EXACT, ""
    is_once = named and commitment.kind not in LASTING
    begun = bool(start and start.latest and early and start.latest <= early)
    sure = (begun or is_once) and _ended_by(commitment, last)
    return (Fit.EXACT, "") if sure else (Fit.POSSIBLE, "day")


def _before(commitment: Commitment, one: Evidence, named: bool) -> tuple[Fit, str]:
    if bearing_on(commitment, one) is not Bearing.FULFILMENT:
        return Fit.OUT, NOT_BEFORE
    if Flag.PREEMPTIVE in commitment.flags:
        return Fit.EXACT, ""
    early = named and commitment.kind is Kind.PUNCTUAL
    return (Fit.POSSIBLE, "early") if early else (Fit.OUT, NOT_BEFORE)


def _after(commitment: Commitment, one: Evidence) -> tuple[Fit, str]:
    done = bearing_on(commitment, one) is Bearing.FULFILMENT
    late = done and Flag.PERDURANT in commitment.flags
    return (Fit.EXACT, LATE) if late and commitment.kind not in LASTING else (Fit.OUT, NOT_AFTER)


def _ended_by(commitment: Commitment, last: date | None) -> bool:
    """Whether ``last`` is surely not after the window.

    What runs is sure to run until the first day on which it may end; what falls due within some
    days ("in August") is in time until the last of them.
    """
    end = commitment.window.end
    if end is None:
        return True
    limit = end.earliest or end.latest if commitment.kind in LASTING else end.latest
    return limit is None or (last is not None and last <= limit)
