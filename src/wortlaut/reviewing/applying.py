"""Decisions about the acts of one document, applied to a reading of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wortlaut.model import Act, Actor, Decision, Reading, Subject, Verb
from wortlaut.reviewing.changing import corrected
from wortlaut.reviewing.finding import find, find_alike
from wortlaut.reviewing.force import in_force

ABOUT_ACTS = (Verb.ACCEPT, Verb.CORRECT, Verb.REJECT, Verb.ADD, Verb.FINISH)
"""What is decided about the acts of one document."""


class Fate(StrEnum):
    """What a decision met in a reading.

    ``FOUND``: the very act; ``MOVED``: the same act with other spans; ``STANDS``: the reading
    does not have the act, which stands as the person left it; ``IDLE``: there was nothing to do.
    """

    FOUND = "found"
    MOVED = "moved"
    STANDS = "stands"
    IDLE = "idle"


@dataclass(frozen=True, slots=True)
class Applied:
    """What a decision met; ``act`` is the id of the act as it stands now, "" for none."""

    decision: Decision
    fate: Fate
    act: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reading as people left it, what each decision met, and which acts they rejected."""

    reading: Reading
    applied: tuple[Applied, ...]
    rejected: tuple[Act, ...] = ()


@dataclass(slots=True)
class _Desk:
    """The acts while decisions are applied to them."""

    acts: dict[str, Act]
    subjects: frozenset[str]
    actors: dict[str, Actor]
    rejected: list[Act]

    def take(self, act: Act) -> tuple[Act | None, Fate]:
        """Take the act that is ``act`` off the desk."""
        known = self.subjects - {act.id}
        there = find(act, self.acts.values(), known)
        if there is None:
            return None, Fate.STANDS
        del self.acts[there.id]
        return there, Fate.FOUND if there.id == act.id else Fate.MOVED

    def lay(self, act: Act) -> str:
        self.acts[act.id] = act
        return act.id


def review(reading: Reading, decisions: Iterable[Decision]) -> Reviewed:
    """Return ``reading`` as the decisions about its document, in order of time, leave it.

    Acts come in order of their anchors.  Reasons of an act that people decided on begin with
    "review/".  Without a decision in force the reading is returned as it is.
    """
    mine = [one for one in in_force(decisions) if _is_about(one, reading.document.id)]
    if not mine:
        return Reviewed(reading, ())
    subjects = frozenset(one.act.id for decision in mine for one in decision.subjects)
    acts = {one.id: one for one in reading.acts}
    desk = _Desk(acts, subjects, {one.id: one for one in reading.actors}, [])
    applied = tuple(item for one in mine for item in _apply(one, desk))
    ordered = sorted(desk.acts.values(), key=lambda one: (one.anchor[0], one.action[0], one.id))
    reviewed = replace(reading, acts=tuple(ordered), actors=tuple(desk.actors.values()))
    return Reviewed(reviewed, applied, tuple(desk.rejected))


def _is_about(decision: Decision, document: str) -> bool:
    return decision.verb in ABOUT_ACTS and document in decision.documents


def _apply(decision: Decision, desk: _Desk) -> Sequence[Applied]:
    for change in decision.changes:
        desk.actors |= {one.id: one for one in change.actors if one.id not in desk.actors}
    if decision.verb is Verb.FINISH:
        return [_keep(decision, one, desk) for one in decision.subjects] or [
            Applied(decision, Fate.FOUND)
        ]
    subject = decision.subjects[0]
    if decision.verb is Verb.REJECT:
        return [_reject(decision, subject, desk)]
    if decision.verb is Verb.CORRECT:
        return [_correct(decision, subject, desk)]
    return [_keep(decision, subject, desk)]


def _reject(decision: Decision, subject: Subject, desk: _Desk) -> Applied:
    there = find_alike(subject.act, desk.acts.values())
    if there is None:
        return Applied(decision, Fate.IDLE)
    desk.rejected.append(desk.acts.pop(there.id))
    return Applied(decision, Fate.FOUND if there.id == subject.act.id else Fate.MOVED)


def _correct(decision: Decision, subject: Subject, desk: _Desk) -> Applied:
    """Change the fields that the person changed; the others stay as the reading has them."""
    wanted = corrected(subject.act, decision.changes, decision.who)
    if wanted.id != subject.act.id and wanted.id in desk.acts:
        there, fate = desk.acts.pop(wanted.id), Fate.MOVED
    else:
        found, fate = desk.take(subject.act)
        there = found or subject.act
    return Applied(decision, fate, desk.lay(corrected(there, decision.changes, decision.who)))


def _keep(decision: Decision, subject: Subject, desk: _Desk) -> Applied:
    """Let the act stand exactly as the person saw it."""
    _, fate = desk.take(subject.act)
    reasons = tuple(dict.fromkeys((*subject.act.because, decision.reason)))
    return Applied(decision, fate, desk.lay(replace(subject.act, because=reasons)))
