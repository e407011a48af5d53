"""Which promise an act of fulfilment or breach means, where its words do not say.

Matching links what shares its conduct.  "The agreement was broken thirty times" names none; it
means a promise that the same report tells: the only one that it can mean, or the one whose
amount or object it shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from wortlaut.model import Promise, Stage
from wortlaut.reckoning.types import Evidence

SHARED = 2
"""Points from which one of several promises is meant: the same amount, or object and debtor."""


def refer(evidence: Iterable[Evidence], promises: Sequence[Promise]) -> tuple[Evidence, ...]:
    """Return the evidence, what names no conduct of any promise now naming the one it means.

    All who tell one happening mean the same promise; where they do not, nothing is named.
    """
    every = tuple(evidence)
    binding = [one for one in promises if one.stage is Stage.BINDING]
    by_report = _by_report(binding)
    meant: dict[str, set[str]] = {}
    for act in every:
        if not act.claims:
            found = _meant(act, by_report.get(act.id.partition("/")[0], ()))
            meant.setdefault(act.happening, set()).update(found)
    return tuple(
        replace(act, claims=tuple(sorted(meant[act.happening])))
        if not act.claims and len(meant.get(act.happening, ())) == 1
        else act
        for act in every
    )


def _by_report(promises: Sequence[Promise]) -> Mapping[str, Sequence[Promise]]:
    found: dict[str, list[Promise]] = {}
    for one in promises:
        for document in dict.fromkeys(ref.document for ref in one.refs):
            found.setdefault(document, []).append(one)
    return found


def _meant(act: Evidence, told: Sequence[Promise]) -> list[str]:
    """Return the promise that the act means; [] where none or more than one is as likely."""
    likely = [one for one in told if _may_owe(one, act) and not _is_other(one, act)]
    if len(likely) == 1:
        return [likely[0].id]
    points = {one.id: _points(one, act) for one in likely}
    best = max(points.values(), default=0)
    found = [name for name, count in points.items() if count == best >= SHARED]
    return found if len(found) == 1 else []


def _may_owe(promise: Promise, act: Evidence) -> bool:
    sides = set(act.actor)
    return not sides or any(
        not telling.debtor or sides & set(telling.debtor) for telling in promise.tellings
    )


def _is_other(promise: Promise, act: Evidence) -> bool:
    """Whether both name their objects, and none of them is the same."""
    owed = {thing for telling in promise.tellings for thing in telling.scope}
    return bool(owed and act.scope) and not owed & set(act.scope)


def _points(promise: Promise, act: Evidence) -> int:
    owed = {thing for telling in promise.tellings for thing in telling.scope}
    counted = {number for telling in promise.tellings for number in telling.quantity}
    same_amount = act.quantity is not None and act.quantity.least in counted
    return (
        SHARED * same_amount
        + bool(owed & set(act.scope))
        + bool(set(promise.debtor) & set(act.actor))
    )
