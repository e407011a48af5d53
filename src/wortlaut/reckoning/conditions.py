"""Promises that wait for one another, and withdrawals that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from wortlaut import when
from wortlaut.model import Interval
from wortlaut.reckoning.types import Bearing, Evidence, Problem

ENDING = frozenset({Bearing.CANCELLATION, Bearing.RELEASE})


def ordered(
    depends: Mapping[str, Sequence[str]],
) -> tuple[tuple[str, ...], Mapping[str, Problem]]:
    """Return the promises, each after those that it waits for, and what waits in a circle.

    A promise in a circle waits for nothing that could come: it stays on its condition.
    """
    if not any(depends.values()):
        return tuple(depends), {}
    waits = {name: {one for one in on if one in depends} for name, on in depends.items()}
    circles: dict[str, Problem] = {}
    while True:
        try:
            return tuple(TopologicalSorter(waits).static_order()), circles
        except CycleError as error:
            circle = tuple(dict.fromkeys(error.args[1]))
            for name in circle:
                waits[name] = waits[name] - set(circle)
                circles[name] = Problem(name, _circle(circle))


def _circle(names: Sequence[str]) -> str:
    chain = " -> ".join([*names, names[0]])
    return (
        f"These promises wait for one another ({chain}): all stay on their condition; "
        "take one of the conditions out of the setup."
    )


def undisputed(evidence: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    """Return the evidence without withdrawals that contradict each other, and the contradictions.

    A cancellation by the debtor and a release by the creditor that may be of one day contradict:
    the one breaks the promise, the other ends it.  Neither counts.
    """
    every = tuple(evidence)
    if not every:
        return (), ()
    endings = [one for one in every if one.bearing in ENDING and one.confirmed is not False]
    dropped: set[str] = set()
    problems = []
    for at, left in enumerate(endings):
        for right in endings[at + 1 :]:
            if _contradict(left, right):
                dropped |= {left.id, right.id}
                problems.append(_contradiction(left, right))
    return tuple(one for one in every if one.id not in dropped), tuple(problems)


def _contradict(left: Evidence, right: Evidence) -> bool:
    same = set(left.claims) & set(right.claims)
    if left.bearing is right.bearing or not same:
        return False
    anywhen = Interval(None, None)
    return when.intersect(left.when or anywhen, right.when or anywhen) is not None


def _contradiction(left: Evidence, right: Evidence) -> Problem:
    named = f"{left.record} ({left.bearing}) and {right.record} ({right.bearing})"
    return Problem(
        left.claims[0],
        f"Two withdrawals contradict each other and neither counts: {named}; "
        "reject one of them in the setup, or give their days.",
    )
