"""Gathers acts into promises: strongest agreement first, never across a contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wortlaut.matching.candidates import groups, pairs
from wortlaut.matching.conduct import Inventory
from wortlaut.matching.facts import Facts
from wortlaut.matching.pairs import SAME_PROMISE, Claims, agreement, claims, contradiction
from wortlaut.model import ActRef, Verb


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
    """Acts held to tell the same, while they are being gathered."""

    members: list[Facts]
    claims: set[Claims]
    because: set[str]
    barred: set[ActRef]
    """Acts that a person split from a member."""

    @property
    def refs(self) -> set[ActRef]:
        """The acts gathered so far."""
        return {one.telling.ref for one in self.members}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The clusters in order of their first act, and the ties that newer ones overruled."""

    clusters: tuple[Cluster, ...]
    overruled: tuple[Tie, ...] = ()


class _Forest:
    """Clusters by the places of their members, merged step by step."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self._up = list(range(len(clusters)))

    def root(self, place: int) -> int:
        while self._up[place] != place:
            self._up[place] = self._up[self._up[place]]
            place = self._up[place]
        return place

    def join(self, left: int, right: int, because: Iterable[str]) -> None:
        first, second = sorted((self.root(left), self.root(right)))
        into, other = self.clusters[first], self.clusters[second]
        into.members += other.members
        into.claims |= other.claims
        into.because |= {*other.because, *because}
        into.barred |= other.barred
        self._up[second] = first

    def roots(self) -> Iterator[Cluster]:
        return (one for at, one in enumerate(self.clusters) if self._up[at] == at)


def gather(found: Iterable[Facts], words: Inventory, ties: Sequence[Tie]) -> Gathered:
    """Return the clusters of ``found``.  ``ties`` are in order of time, the newest last.

    The result does not depend on the order of ``found``.
    """
    units = _units(found, words, ties)
    forest = _Forest(units)
    overruled = _decide(forest, ties)
    heads = [one.members[0] for one in units]
    for _, left, right, because in _ranked(heads, words):
        if _may_join(forest, left, right):
            forest.join(left, right, because)
    ordered = (_ordered(cluster) for cluster in forest.roots())
    return Gathered(tuple(sorted(ordered, key=lambda one: one.members[0].key)), overruled)


def _ordered(cluster: Cluster) -> Cluster:
    cluster.members.sort(key=lambda one: one.key)
    return cluster


def _units(found: Iterable[Facts], words: Inventory, ties: Sequence[Tie]) -> list[Cluster]:
    """Return one cluster for acts that tell the same, and one for each act besides.

    Acts that tell too little to be held the same stay alone, and those that people decided on.
    """
    touched = {ref for one in ties for ref in (one.left, one.right)}
    units: list[Cluster] = []
    for group in groups(found):
        if agreement(group[0], group[0], words).points < SAME_PROMISE:
            units += [_cluster([one], words) for one in group]
            continue
        alone = [one for one in group if one.telling.ref in touched]
        rest = [one for one in group if one.telling.ref not in touched]
        units += [_cluster([one], words) for one in alone]
        units += [_cluster(rest, words)] if rest else []
    return sorted(units, key=lambda one: one.members[0].key)


def _cluster(members: list[Facts], words: Inventory) -> Cluster:
    because = {"rule/matching.same"} if len(members) > 1 else set()
    return Cluster(members, {claims(members[0], words)}, because, set())


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


def _ranked(heads: list[Facts], words: Inventory) -> list[tuple[float, int, int, tuple[str, ...]]]:
    """Return the pairs that agree enough, the strongest first."""
    told = [claims(one, words) for one in heads]
    found = []
    for left, right in pairs(heads):
        if not contradiction(told[left], told[right]):
            agreed = agreement(heads[left], heads[right], words)
            if agreed.points >= SAME_PROMISE:
                found.append((-agreed.points, left, right, agreed.because))
    return sorted(found)


def _may_join(forest: _Forest, left: int, right: int) -> bool:
    left, right = forest.root(left), forest.root(right)
    if left == right or _is_barred(forest.clusters, left, right):
        return False
    mine, other = forest.clusters[left].claims, forest.clusters[right].claims
    return not any(contradiction(one, two) for one in mine for two in other)


def _is_barred(clusters: list[Cluster], left: int, right: int) -> bool:
    mine, other = clusters[left], clusters[right]
    if not mine.barred and not other.barred:
        return False
    return bool(mine.barred & other.refs or other.barred & mine.refs)
