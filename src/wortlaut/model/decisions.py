"""Decisions of people about acts, promises, evidence and sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from wortlaut.model.actors import Actor
from wortlaut.model.acts import Act
from wortlaut.model.identity import digest, ends
from wortlaut.model.promises import ActRef
from wortlaut.model.spans import Spans


class Verb(StrEnum):
    """What a person decided.  ``Decision`` says which subjects and values each verb takes.

    ``FINISH``: the report has been read through, its acts stand as they are and none is missing.
    ``CONFIRM`` and ``DISMISS`` are about evidence for a promise, ``GRADE`` about a source.
    """

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    FINISH = "finish"
    MERGE = "merge"
    SPLIT = "split"
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    GRADE = "grade"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an act as a person would have it.

    For a field of ``ACT_FIELDS``: ``spans`` (() is "not said"), and ``actors`` for those of
    ``ACTOR_FIELDS``.  For "kind", "polarity", "status" and "certainty": ``value``.  For "due" and
    "window": ``value`` in EDTF, "" for none.
    """

    field: str
    spans: Spans = ()
    value: str = ""
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """An act of a document as the person saw it, so that it is found again in a newer reading."""

    document: str
    act: Act

    @property
    def ref(self) -> ActRef:
        """The act's address at the time of the decision."""
        return ActRef(self.document, self.act.id)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, when and why.  It is never altered; ``UNDO`` takes one back.

    ``ACCEPT``, ``CORRECT`` (with ``changes``), ``REJECT``, ``ADD``: one subject.  ``FINISH``: all
    acts of ``document``.  ``MERGE``, ``SPLIT``: two subjects.  ``CONFIRM``, ``DISMISS``: a telling
    of the promise, then the act that is evidence, or ``about`` with the id of an event.
    ``GRADE``: ``about`` with the id of a source or event and ``value``, "B2".  ``UNDO``:
    ``undoes`` with the id of a decision.  ``at`` is an aware datetime.
    """

    verb: Verb
    who: str
    at: datetime
    subjects: tuple[Subject, ...] = ()
    changes: tuple[Change, ...] = ()
    document: str = ""
    about: str = ""
    value: str = ""
    undoes: str = ""
    why: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise ValueError("decision without who: every decision names who made it")
        if len(self.subjects) not in _SUBJECTS.get(self.verb, range(1_000_000)):
            raise ValueError(f"{self.verb} of {len(self.subjects)} acts")
        missing = _missing(self)
        if missing:
            raise ValueError(f"{self.verb} without {missing}")
        refs = [(one.document, one.act.id) for one in self.subjects]
        told = [(one.field, ends(one.spans), one.value) for one in self.changes]
        rest = (self.document, self.about, self.value, self.undoes, self.at.isoformat())
        object.__setattr__(self, "id", digest("decision", self.verb, self.who, refs, told, *rest))

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents whose reading the decision is about, each once."""
        named = [one.document for one in self.subjects]
        return tuple(dict.fromkeys([*named, *([self.document] if self.document else [])]))

    @property
    def reason(self) -> str:
        """What stands in the ``because`` of what the decision made: "review/anna/merge"."""
        return f"review/{self.who}/{self.verb}"


_SUBJECTS: dict[Verb, tuple[int, ...]] = {
    **dict.fromkeys((Verb.ACCEPT, Verb.CORRECT, Verb.REJECT, Verb.ADD), (1,)),
    **dict.fromkeys((Verb.MERGE, Verb.SPLIT), (2,)),
    **dict.fromkeys((Verb.CONFIRM, Verb.DISMISS), (1, 2)),
    **dict.fromkeys((Verb.GRADE, Verb.UNDO), (0,)),
}
"""How many acts a decision is about; FINISH may be about any number."""


def _missing(decision: Decision) -> str:
    """Return what a decision of its verb needs and does not have, "" if nothing."""
    verb = decision.verb
    needed: dict[Verb, tuple[str, ...]] = {
        Verb.CORRECT: ("changes",),
        Verb.FINISH: ("document",),
        Verb.GRADE: ("about", "value"),
        Verb.UNDO: ("undoes",),
    }
    if verb in (Verb.CONFIRM, Verb.DISMISS) and len(decision.subjects) == 1:
        return "" if decision.about else "about"
    return next((name for name in needed.get(verb, ()) if not getattr(decision, name)), "")
