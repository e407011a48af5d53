"""What a form of the report page decides: its fields to a decision of a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wortlaut.errors import ReviewError
from wortlaut.model import ACT_FIELDS, ACTOR_FIELDS, Act, Change, Decision, Reading, Span, Spans
from wortlaut.reviewing import FIELDS, shown
from wortlaut.reviews import Reviewer
from wortlaut.web.visit import Writing

VALUES = tuple(name for name in FIELDS if name not in ACT_FIELDS)
"""The fields of an act that are no wording."""

_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that a form asks for, about an act of a report as it stands."""

    reviewer: Reviewer
    reading: Reading
    written: Writing

    def act(self) -> Act:
        """Return the act that the form is about; raises ``ReviewError`` if it is gone."""
        wanted = self.written.text("act")
        for act in self.reading.acts:
            if act.id == wanted:
                return act
        raise ReviewError(self.written.visit.words("review", "gone"))

    @property
    def address(self) -> str:
        """The act's address within the ledger."""
        return f"{self.reading.document.id}/{self.act().id}"

    @property
    def why(self) -> str:
        """What the person says of the decision."""
        return self.written.text("why").strip()


def decide(asked: Asked) -> Decision:
    """Make the decision that a form asks for; raises ``ReviewError`` where it cannot be."""
    verb = asked.written.text("verb")
    if verb not in _VERBS:
        raise ReviewError(asked.written.visit.words("review", "unknown"))
    return _VERBS[verb](asked)


def _accept(asked: Asked) -> Decision:
    return asked.reviewer.accept(asked.address, asked.why)


def _reject(asked: Asked) -> Decision:
    return asked.reviewer.reject(asked.address, asked.why)


def _correct(asked: Asked) -> Decision:
    """Put the words chosen in the text into a field."""
    text = asked.written.text
    field, wording = text("field"), text("wording")
    said: Spans | str = _spans(text("spans"), wording, asked.reading.document.text) or wording
    actor = text("actor").strip()
    actors = [actor] if actor and field in ACTOR_FIELDS else []
    changes = asked.reviewer.change(asked.address, field, said, actors)
    return asked.reviewer.correct(asked.address, changes, asked.why)


def _set(asked: Asked) -> Decision:
    """Give the fields that are no wording the values of the form."""
    changes: list[Change] = []
    for field in VALUES:
        value = asked.written.form.get(field)
        if isinstance(value, str) and value.strip() != shown(asked.act(), field, ""):
            changes += asked.reviewer.change(asked.address, field, value.strip())
    if not changes:
        raise ReviewError(asked.written.visit.words("review", "nothing"))
    return asked.reviewer.correct(asked.address, changes, asked.why)


def _merge(asked: Asked) -> Decision:
    return asked.reviewer.merge(asked.address, asked.written.text("other"), asked.why)


def _split(asked: Asked) -> Decision:
    return asked.reviewer.split(asked.address, asked.written.text("other"), asked.why)


def _add(asked: Asked) -> Decision:
    """Add an act that was missed, its fields by the words chosen in the text."""
    text, report = asked.written.text, asked.reading.document
    fields: dict[str, Spans | str] = {}
    for name in ACT_FIELDS:
        if wording := text(name).strip():
            fields[name] = _spans(text(f"spans-{name}"), wording, report.text) or wording
    return asked.reviewer.add(report.id, text("kind"), fields, asked.why)


def _finish(asked: Asked) -> Decision:
    return asked.reviewer.finish(asked.reading.document.id, asked.why)


def _undo(asked: Asked) -> Decision:
    return asked.reviewer.undo(asked.written.text("decision"), asked.why)


_VERBS: Mapping[str, Callable[[Asked], Decision]] = {
    "accept": _accept,
    "reject": _reject,
    "correct": _correct,
    "set": _set,
    "merge": _merge,
    "split": _split,
    "add": _add,
    "finish": _finish,
    "undo": _undo,
}


def _spans(told: str, wording: str, text: str) -> Spans:
    """Return the spans that a page chose, () if they are not what the form shows."""
    found = [(int(start), int(end)) for start, end in _SPAN.findall(told)]
    if not found or not all(start < end <= len(text) for start, end in found):
        return ()
    spans = tuple(Span(start, end) for start, end in sorted(found))
    said = " … ".join(span.of(text) for span in spans)
    return spans if said.split() == wording.split() else ()
