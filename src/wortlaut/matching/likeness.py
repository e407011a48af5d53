"""Which groups of acts agree, each with those before it in time.

Which earlier groups a group is like depends on it and on what comes before it alone.  So what holds
of the reports until some day is a beginning of what holds of all; a new report leaves that of
the earlier ones as it is, and it can be kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wortlaut.matching.candidates import NEIGHBOURS, Key, keys
from wortlaut.matching.conduct import Inventory
from wortlaut.matching.facts import EVIDENCE, Facts
from wortlaut.matching.pairs import SAME_PROMISE, Claimed, agreement
from wortlaut.model import Stage

LINKED = 4.0
"""Points from which a move is held to be about the same conduct as a promise."""

MOST = 12
"""Groups that a group may join, the strongest: those tell of the others."""


@dataclass(frozen=True, slots=True)
class Like:
    """How strongly a group agrees with the one at the place ``left``, and in which fields."""

    left: int
    points: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which earlier groups a group is like.

    ``whole``: acts that tell the same tell enough to be one.  ``joins``: groups that may tell the
    same promise.  ``links``: a move about the same conduct, or the promise that a move is about.
    """

    whole: bool
    joins: tuple[Like, ...] = ()
    links: tuple[Like, ...] = ()


def liken(heads: Sequence[Facts], words: Inventory, start: int = 0) -> Iterator[Likeness]:
    """Yield for each of ``heads`` from the place ``start`` on which of those before it it is like.

    ``heads`` stand for their groups, in order of time.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    claimed = Claimed(words)
    claims: list[int] = []
    for place, head in enumerate(heads):
        joins, links, found_by = _blocks(head)
        claims.append(claimed.number(head))
        if place >= start:
            near = [
                at
                for at in _near(blocks, joins)
                if not claimed.are_apart(claims[at], claims[place])
            ]
            yield Likeness(
                whole=agreement(head, head, words).points >= SAME_PROMISE,
                joins=tuple(_joins(head, near, heads, words)),
                links=tuple(_links(head, _near(blocks, links), heads, words)),
            )
        for key in found_by:
            blocks[key].append(place)


def _blocks(head: Facts) -> tuple[set[Key], set[Key], set[Key]]:
    """Return where a group looks for groups to join and to link, and where it is found."""
    binding = head.stage is Stage.BINDING
    joins: set[Key] = {(head.stage, head.telling.polarity, *key) for key in keys(head)}
    conduct: set[Key] = {("conduct", one) for one in head.meaning.conduct}
    conduct |= {(*key, thing) for key in conduct for thing in head.meaning.scope}
    links: set[Key] = {("link", not binding, *key) for key in conduct}
    return joins, links, joins | {("link", binding, *key) for key in conduct}


def _near(blocks: dict[Key, list[int]], wanted: set[Key]) -> list[int]:
    return sorted({place for key in wanted for place in blocks[key][-NEIGHBOURS:]})


def _joins(
    head: Facts, near: Iterable[int], heads: Sequence[Facts], words: Inventory
) -> Iterator[Like]:
    agreed = ((place, agreement(heads[place], head, words)) for place in near)
    found = [Like(at, one.points, one.because) for at, one in agreed if one.points >= SAME_PROMISE]
    strongest = sorted(found, key=lambda one: (-one.points, -one.left))[:MOST]
    yield from sorted(strongest, key=lambda one: one.left)


def _links(
    head: Facts, near: Iterable[int], heads: Sequence[Facts], words: Inventory
) -> Iterator[Like]:
    for place in near:
        points = _link(heads[place], head, words)
        if points >= LINKED:
            yield Like(place, points)


def _link(one: Facts, other: Facts, words: Inventory) -> float:
    """Return the points of a move's agreement with a telling of a promise, 0 where it is not it."""
    move, telling = (other, one) if one.stage is Stage.BINDING else (one, other)
    return agreement(move, telling, words).points if _fits(move, telling) else 0.0


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
