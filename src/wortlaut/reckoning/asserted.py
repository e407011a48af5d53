"""What each side asserts of a promise, and whether that leaves it contested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wortlaut.reckoning import amounts
from wortlaut.reckoning.evidence import NOTHING_NESTS, Frame, fit
from wortlaut.reckoning.types import (
    ON_CONDUCT,
    Amount,
    Assertion,
    Bearing,
    Commitment,
    Fit,
    Verdict,
    Weighed,
)

OTHERS_DOING = ("actor",)
"""Why evidence is left out that a side holds against the other one."""

BY_TELLING, BY_SIDES = "telling", "sides"


def assertions(verdicts: Sequence[Verdict], frame: Frame = NOTHING_NESTS) -> tuple[Assertion, ...]:
    """Return what each side says that was done, by whom and how often.

    What a side says of somebody who owes nothing under the promise counts too: each accuses the
    other.  What merely may concern it does not.  Rows of a table that is somebody's word and that
    show others doing what the debtor is not to do are said to be just that (``Bearing.EVENT``).
    """
    groups: dict[tuple[str, Bearing, tuple[str, ...]], dict[str, Weighed]] = {}
    for one in _stated(verdicts, frame):
        for side in one.evidence.voice or ("",):
            key = (side, _says(one), one.evidence.actor)
            groups.setdefault(key, {})[one.evidence.id] = one
    return tuple(
        Assertion(side, says, about, _count(says, list(found.values())), tuple(sorted(found)))
        for (side, says, about), found in sorted(groups.items())
    )


def _stated(verdicts: Iterable[Verdict], frame: Frame) -> Iterable[Weighed]:
    for verdict in verdicts:
        for one in verdict.evidence:
            others = one.fit is Fit.OUT and one.why == OTHERS_DOING
            stated = one.fit is Fit.EXACT or (others and _accuses(verdict.commitment, one, frame))
            if stated and one.bearing in ON_CONDUCT:
                yield one


def _says(one: Weighed) -> Bearing:
    return one.evidence.bearing if one.fit is Fit.OUT else one.bearing


def _accuses(owed: Commitment, one: Weighed, frame: Frame) -> bool:
    if one.evidence.bearing is not Bearing.EVENT:
        return True
    if not one.evidence.voice:
        return False
    same = replace(one.evidence, actor=owed.debtor)
    return fit(owed, same, frame)[0] is Fit.EXACT


def _count(says: Bearing, found: Sequence[Weighed]) -> Amount | None:
    """Return how often, or how much: of breaches at least one each where no number is told."""
    parts = amounts.parts(found)
    counted = amounts.total(parts)
    told = {one.evidence.happening or one.evidence.id for one in found}
    if says is Bearing.FULFILMENT or len(parts) == len(told):
        return counted
    least = max(counted.least if counted else 0, 1)
    return Amount(least, None)


def contested_by(verdicts: Sequence[Verdict], told: Sequence[Assertion]) -> tuple[str, ...]:
    """Return in what respects a promise is contested; () where it is not."""
    found = []
    if len({(one.life, one.outcome) for one in verdicts}) > 1:
        found.append(BY_TELLING)
    if any(_contradict(left, right) for left in told for right in told):
        found.append(BY_SIDES)
    return tuple(found)


def _contradict(left: Assertion, right: Assertion) -> bool:
    """Whether one accuses somebody whom the other says to have kept it, or each accuses another."""
    if left.side == right.side or left.says is not Bearing.BREACH:
        return False
    if right.says is Bearing.FULFILMENT:
        return bool(set(left.about) & set(right.about))
    return bool(left.about and right.about) and not set(left.about) & set(right.about)
