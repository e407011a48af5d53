"""What belongs to a promise without telling it: its history, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wortlaut.matching.clusters import Cluster, Linked

Links = Mapping[int, tuple[int, ...]]
"""Places of clusters linked to the promise at a place."""


def link(clusters: Sequence[Cluster], linked: Iterable[Linked]) -> Links:
    """Return for the place of each binding cluster those of its history and evidence.

    A move belongs to the promises that it agrees with best.
    """
    place = {ref: at for at, cluster in enumerate(clusters) for ref in cluster.refs}
    scored: dict[int, dict[int, float]] = defaultdict(dict)
    for move, telling, points in linked:
        of = scored[place[move]]
        of[place[telling]] = max(points, of.get(place[telling], 0.0))
    found: dict[int, list[int]] = defaultdict(list)
    for move_at in sorted(scored):
        best = max(scored[move_at].values())
        for promise, points in sorted(scored[move_at].items()):
            if points == best:
                found[promise].append(move_at)
    return {promise: tuple(places) for promise, places in found.items()}
