"""Which promise an act of fulfilment or breach means, where its words do not say.

Matching links what shares its conduct.  "The agreement was broken thirty times" names none; it
means the promise that the same report tells, if there is one only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wortlaut.model import Promise, Stage
from wortlaut.reckoning.types import Evidence


def refer(evidence: Iterable[Evidence], promises: Sequence[Promise]) -> tuple[Evidence, ...]:
    """Return the evidence, what names no conduct of any promise now naming the one it means.

    All who tell one happening mean the same promise.
    """
    every = tuple(evidence)
    binding = [one for one in promises if one.stage is Stage.BINDING]
    known = {name for one in binding for telling in one.tellings for name in telling.conduct}
    by_report: dict[str, list[Promise]] = {}
    for one in binding:
        for document in dict.fromkeys(ref.document for ref in one.refs):
            by_report.setdefault(document, []).append(one)
    meant: dict[str, set[str]] = {}
    for act in every:
        if not act.claims and not set(act.conduct) & known:
            told = by_report.get(act.id.partition("/")[0], ())
            found = [one.id for one in told if _may_owe(one, act)]
            meant.setdefault(act.happening, set()).update(found if len(found) == 1 else ())
    return tuple(
        replace(act, claims=tuple(sorted(meant[act.happening])))
        if not act.claims and len(meant.get(act.happening, ())) == 1
        else act
        for act in every
    )


def _may_owe(promise: Promise, act: Evidence) -> bool:
    sides = set(act.actor)
    return not sides or any(
        not telling.debtor or sides & set(telling.debtor) for telling in promise.tellings
    )
