"""Which decisions are in force, and which records people have decided on."""

from __future__ import annotations

from collections.abc import Iterable

from wortlaut.model import Act, Decision, Verb

REASON = "review/"
"""How what people decided is named in ``because``: "review/anna/debtor"."""


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that nobody took back, without those that take back, in their order.

    ``decisions`` are in order of time.  To undo an undo brings back what it took away.
    """
    found = list(decisions)
    undone = undone_by(found)
    return tuple(one for one in found if one.verb is not Verb.UNDO and one.id not in undone)


def undone_by(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the ids of the decisions that are taken back, each with what takes it back."""
    undone: dict[str, Decision] = {}
    for one in reversed(list(decisions)):
        if one.verb is Verb.UNDO and one.id not in undone:
            undone[one.undoes] = one
    return undone


def is_decided(act: Act) -> bool:
    """Whether a person accepted, corrected or added the act."""
    return any(reason.startswith(REASON) for reason in act.because)


def deciders(act: Act) -> tuple[str, ...]:
    """Return who decided on the act, each once, in order of their first decision."""
    named = (one.removeprefix(REASON).rpartition("/") for one in act.because if REASON in one[:7])
    return tuple(dict.fromkeys(who for who, _, _ in named))
