"""Whom "beide Seiten", "beide Länder", "die beiden Präsidenten" mean."""

from __future__ import annotations

from collections.abc import Iterable

from wortlaut.model import ActorKind, Interval
from wortlaut.reader.actors.gazetteer import Gazetteer
from wortlaut.reader.actors.referents import Referent

PAIR = 2
SIDES = (
    ActorKind.PERSON,
    ActorKind.STATE,
    ActorKind.GOVERNMENT,
    ActorKind.ARMED_GROUP,
)
"""Kinds of actor that can be one of two sides."""
Kinds = tuple[ActorKind, ...]


class Pairs:
    """Finds the two among those who were spoken of just before.

    Whoever holds an office, and the government that sits in a capital, stand for their state.
    """

    def __init__(self, gazetteer: Gazetteer, published: Interval | None) -> None:
        """Take offices as they were held on ``published``."""
        self.gazetteer = gazetteer
        self.published = published

    def meant(self, near: Iterable[Referent], kinds: Kinds) -> tuple[str, ...]:
        """Return the ids of the two, of the ``kinds`` asked for; none unless they are just two."""
        sides: dict[str, list[Referent]] = {}
        for one in near:
            if kinds == (ActorKind.PERSON,):
                if one.kind is ActorKind.PERSON:
                    sides[one.actor] = [one]
            elif one.kind in SIDES and (side := self._side(one)):
                sides.setdefault(side, []).append(one)
        if len(sides) != PAIR:
            return ()
        found = [self._member(key, ones, kinds) for key, ones in sorted(sides.items())]
        return tuple(found) if all(found) else ()

    def _side(self, one: Referent) -> str:
        """Return the state or body that somebody stands for; "" for a person of no state."""
        if one.kind is ActorKind.PERSON:
            states = {
                self.gazetteer.entries[office].of
                for office in self.gazetteer.held(one.actor)
                if self.gazetteer.holder(office, self.published) == one.actor
            }
            return states.pop() if len(states) == 1 else one.of or ""
        return one.of if one.kind is ActorKind.GOVERNMENT and one.of else one.actor

    def _member(self, key: str, ones: list[Referent], kinds: Kinds) -> str:
        """Return who is meant on one side: the state itself if states are, else the latest."""
        if kinds == (ActorKind.STATE,):
            return key if key.startswith("state/") else ""
        fitting = [one for one in ones if one.kind in kinds]
        return max(fitting, key=lambda one: one.at).actor if fitting else ""
