"""Decisions about two acts, or about an act and an event, addressed to the readings at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wortlaut.model import ActRef, Decision, Reading, Subject, Verb
from wortlaut.reviewing.finding import find
from wortlaut.reviewing.force import in_force

ABOUT_PAIRS = (Verb.MERGE, Verb.SPLIT, Verb.CONFIRM, Verb.DISMISS, Verb.GRADE)
"""What is not decided about the acts of one document."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A decision with its subjects where the readings have them now; None where they do not."""

    decision: Decision
    refs: tuple[ActRef | None, ...]


Tied = tuple[Verb, ActRef, ActRef, str]
"""What ``matching.Tie`` is made of."""


def anchored(
    decisions: Iterable[Decision], readings: Mapping[str, Reading]
) -> tuple[Anchored, ...]:
    """Return the decisions in force that are not about the acts of one document, in their order.

    ``decisions`` are in order of time, ``readings`` by the ids of their documents, reviewed.
    """
    mine = [one for one in in_force(decisions) if one.verb in ABOUT_PAIRS]
    return tuple(
        Anchored(one, tuple(_ref(subject, readings) for subject in one.subjects)) for one in mine
    )


def ties(found: Iterable[Anchored]) -> tuple[Tied, ...]:
    """Return what merges and splits say of acts that are there, the newest last."""
    kept: list[Tied] = []
    for one in found:
        if one.decision.verb in (Verb.MERGE, Verb.SPLIT):
            left, right = one.refs
            if left and right:
                kept.append((one.decision.verb, left, right, one.decision.reason))
    return tuple(kept)


def _ref(subject: Subject, readings: Mapping[str, Reading]) -> ActRef | None:
    reading = readings.get(subject.document)
    found = find(subject.act, reading.acts) if reading else None
    return ActRef(subject.document, found.id) if found else None
