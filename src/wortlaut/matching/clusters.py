"""Gathers acts into promises: strongest agreement first, never across a contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from wortlaut.matching.conduct import Inventory
from wortlaut.matching.facts import Facts
from wortlaut.matching.likeness import Likeness
from wortlaut.matching.pairs import Claimed
from wortlaut.model import ActRef, Stage, Verb

STRONGEST = 100.0
"""Points of acts that tell the same in every field."""

Linked = tuple[ActRef, ActRef, float]
"""A move, a telling of a promise about the same conduct, and how strongly they agree."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody's word that two acts tell the same promise, or (``SPLIT``) do not.

    It wins over the rules.  ``reviewing.ties`` makes them of decisions; ``reason`` stands in
    ``because``: "review/anna/merge".
    """

    verb: Verb
    left: ActRef
    right: ActRef
    reason: str = "review"


@dataclass(slots=True)
class Cluster:
    """Acts held to tell the same, while they are being gathered.  ``claims`` are numbers."""

    members: list[Facts]
    claims: set[int]
    because: set[str]
    barred: set[ActRef]
    """Acts that a person split from a member."""

    @property
    def refs(self) -> set[ActRef]:
        """The acts gathered so far."""
        return {one.telling.ref for one in self.members}


@dataclass(frozen=True, slots=True)
class Matter:
    """All acts that are matched, in groups in order of time, and what each group is like."""

    groups: Sequence[Sequence[Facts]]
    likeness: Sequence[Likeness]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The clusters in order of their first act, the ties that newer ones overruled, and which
    acts are linked with which.
    """

    clusters: tuple[Cluster, ...]
    overruled: tuple[Tie, ...] = ()
    linked: tuple[Linked, ...] = ()


class _Forest:
    """Clusters by the places of their members, merged step by step."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self._up = list(range(len(clusters)))
        self._apart: dict[int, set[int]] = defaultdict(set)
        """Roots that were found to contradict each other: whatever they join, they still do."""

    def root(self, place: int) -> int:
        up = self._up
        while up[place] != place:
            up[place] = up[up[place]]
            place = up[place]
        return place

    def join(self, left: int, right: int, because: Iterable[str]) -> None:
        first, second = sorted((self.root(left), self.root(right)))
        into, other = self.clusters[first], self.clusters[second]
        into.members += other.members
        into.claims |= other.claims
        into.because |= {*other.because, *because}
        into.barred |= other.barred
        self._up[second] = first
        for root in self._apart.pop(second, ()):
            self._apart[root].discard(second)
            self.part(first, root)

    def part(self, left: int, right: int) -> None:
        self._apart[left].add(right)
        self._apart[right].add(left)

    def are_apart(self, left: int, right: int) -> bool:
        return right in self._apart[left]

    def roots(self) -> Iterator[Cluster]:
        return (one for at, one in enumerate(self.clusters) if self._up[at] == at)


def gather(matter: Matter, words: Inventory, ties: Sequence[Tie]) -> Gathered:
    """Return the clusters of all acts.  ``ties`` are in order of time, the newest last."""
    claimed = Claimed(words)
    units, places = _units(matter, claimed, ties)
    forest = _Forest(units)
    overruled = _decide(forest, ties)
    for _, left, right, because in _ranked(matter, places):
        if _may_join(forest, left, right, claimed):
            forest.join(left, right, because)
    ordered = (_ordered(cluster) for cluster in forest.roots())
    clusters = tuple(sorted(ordered, key=lambda one: one.members[0].key))
    return Gathered(clusters, overruled, tuple(_linked(matter)))


def _ordered(cluster: Cluster) -> Cluster:
    cluster.members.sort(key=lambda one: one.key)
    return cluster


Places = list[list[int]]
"""For the place of each group those of its units."""


def _units(matter: Matter, claimed: Claimed, ties: Sequence[Tie]) -> tuple[list[Cluster], Places]:
    """Return one cluster for acts that tell the same, and one for each act besides.

    Acts that tell too little to be held the same stay alone, and those that people decided on.
    """
    touched = {ref for one in ties for ref in (one.left, one.right)}
    units: list[Cluster] = []
    places: Places = []
    for group, like in zip(matter.groups, matter.likeness, strict=True):
        rest = [one for one in group if like.whole and one.telling.ref not in touched]
        alone = [[one] for one in group if not like.whole or one.telling.ref in touched]
        parts = sorted([rest, *alone] if rest else alone, key=lambda one: one[0].key)
        places.append(list(range(len(units), len(units) + len(parts))))
        units += [_cluster(part, claimed) for part in parts]
    return units, places


def _cluster(members: list[Facts], claimed: Claimed) -> Cluster:
    because = {"rule/matching.same"} if len(members) > 1 else set()
    return Cluster(members, {claimed.number(members[0])}, because, set())


def _decide(forest: _Forest, ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """Carry out what people decided, the newest first; return what that makes impossible."""
    place = {ref: at for at, one in enumerate(forest.clusters) for ref in one.refs}
    overruled = []
    for one in reversed(ties):
        if one.left not in place or one.right not in place:
            continue
        left, right = forest.root(place[one.left]), forest.root(place[one.right])
        if one.verb is Verb.SPLIT and left != right:
            forest.clusters[left].barred.add(one.right)
            forest.clusters[right].barred.add(one.left)
        elif one.verb is Verb.MERGE and not _is_barred(forest.clusters, left, right):
            if left != right:
                forest.join(left, right, ())
            forest.clusters[forest.root(left)].because.add(one.reason)
        else:
            overruled.append(one)
    return tuple(reversed(overruled))


Pair = tuple[float, int, int, tuple[str, ...]]
"""Points, less than 0, two units and in what they agree."""


def _ranked(matter: Matter, places: Places) -> list[Pair]:
    """Return the pairs of units that agree enough, the strongest first."""
    found: list[Pair] = []
    for right, like in enumerate(matter.likeness):
        found += _pairs(places, right, like)
    return sorted(found)


def _pairs(places: Places, right: int, like: Likeness) -> Iterator[Pair]:
    mine = places[right]
    for one in like.joins:
        others = places[one.left]
        if len(mine) == len(others) == 1:  # nearly always, and then quicker
            yield -one.points, others[0], mine[0], one.because
        else:
            for other, unit in product(others, mine):
                yield -one.points, other, unit, one.because
    if like.whole and len(mine) > 1:
        for other, unit in combinations(mine, 2):
            yield -STRONGEST, other, unit, ("rule/matching.same",)


def _linked(matter: Matter) -> Iterator[Linked]:
    for right, likeness in enumerate(matter.likeness):
        for like in likeness.links:
            for one, two in product(matter.groups[like.left], matter.groups[right]):
                move, telling = (two, one) if one.stage is Stage.BINDING else (one, two)
                yield move.telling.ref, telling.telling.ref, like.points


def _may_join(forest: _Forest, left: int, right: int, claimed: Claimed) -> bool:
    left, right = forest.root(left), forest.root(right)
    if left == right or forest.are_apart(left, right):
        return False
    mine, other = forest.clusters[left], forest.clusters[right]
    if _is_barred(forest.clusters, left, right) or claimed.contradict(mine.claims, other.claims):
        forest.part(left, right)
        return False
    return True


def _is_barred(clusters: list[Cluster], left: int, right: int) -> bool:
    mine, other = clusters[left], clusters[right]
    if not mine.barred and not other.barred:
        return False
    return bool(mine.barred & other.refs or other.barred & mine.refs)
