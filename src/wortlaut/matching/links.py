"""What belongs to a promise without telling it: its history, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wortlaut.matching.candidates import NEIGHBOURS, Key
from wortlaut.matching.clusters import Cluster
from wortlaut.matching.conduct import Inventory
from wortlaut.matching.facts import EVIDENCE, Facts
from wortlaut.matching.pairs import agreement
from wortlaut.model import Stage

LINKED = 4.0
"""Points from which a move is held to be about the same conduct as a promise."""

Links = Mapping[int, tuple[int, ...]]
"""Places of clusters linked to the promise at a place."""


def link(clusters: Sequence[Cluster], words: Inventory) -> Links:
    """Return for the place of each binding cluster those of its history and evidence.

    A move belongs to the promises that it agrees with best; evidence is not told before them.
    """
    index = _index(clusters)
    found: dict[int, list[int]] = defaultdict(list)
    for place, cluster in enumerate(clusters):
        if _stage(cluster) is not Stage.BINDING:
            for promise in _best(cluster, clusters, index, words):
                found[promise].append(place)
    return {promise: tuple(places) for promise, places in found.items()}


def _stage(cluster: Cluster) -> Stage:
    return cluster.members[0].stage


def _index(clusters: Sequence[Cluster]) -> dict[Key, list[int]]:
    index: dict[Key, list[int]] = defaultdict(list)
    for place, cluster in enumerate(clusters):
        if _stage(cluster) is Stage.BINDING:
            for key in sorted({key for one in cluster.members for key in _keys(one)}):
                index[key].append(place)
    return index


def _keys(one: Facts) -> Iterable[tuple[str, ...]]:
    for conduct in one.meaning.conduct:
        yield ("conduct", conduct)
        yield from (("conduct", conduct, thing) for thing in one.meaning.scope)


def _best(
    cluster: Cluster, clusters: Sequence[Cluster], index: Mapping[Key, list[int]], words: Inventory
) -> list[int]:
    keys = {key for one in cluster.members for key in _keys(one)}
    places = sorted({at for key in keys for at in index.get(key, ())[-NEIGHBOURS:]})
    scored = {at: _points(cluster, clusters[at], words) for at in places}
    best = max(scored.values(), default=0.0)
    return [at for at in places if scored[at] == best >= LINKED]


def _points(cluster: Cluster, promise: Cluster, words: Inventory) -> float:
    """Return the points of the move's best agreement with a telling of the promise."""
    move = cluster.members[0]
    tellings = [one for one in promise.members if _fits(move, one)]
    return max((agreement(move, one, words).points for one in tellings), default=0.0)


def _fits(move: Facts, telling: Facts) -> bool:
    is_evidence = move.stage in EVIDENCE
    if is_evidence and move.day and telling.day and move.day < promise_day(telling):
        return False
    mine, other = set(move.telling.debtor), set(telling.telling.debtor)
    return not mine or not other or bool(mine & other)


def promise_day(telling: Facts) -> int:
    """Return the day from which the promise is to be kept, as far as known: an ordinal or 0."""
    start = telling.telling.start
    return start.earliest.toordinal() if start and start.earliest else 0
