"""Makes changes of what a person says, and changed acts of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from wortlaut import notation
from wortlaut.errors import ReviewError
from wortlaut.model import (
    ACT_FIELDS,
    ACTOR_FIELDS,
    Act,
    ActKind,
    Actor,
    Certainty,
    Change,
    Interval,
    Polarity,
    Reading,
    Role,
    Spans,
    Status,
    Window,
    wording,
)

VALUES: dict[str, type[StrEnum]] = {
    "kind": ActKind,
    "polarity": Polarity,
    "status": Status,
    "certainty": Certainty,
}
"""The fields with a closed list of values."""

TIMES = ("due", "window")
"""The fields that are days, in EDTF."""

TIMED = ("deadline", "period")
"""The fields of whose wording the days follow."""

FIELDS = (*ACT_FIELDS, *VALUES, *TIMES)
"""Every field that can be corrected."""


Days = tuple[Interval | None, Window | None]
"""Within which days an act falls due, and its window."""


def change(
    reading: Reading,
    field: str,
    said: Spans | str,
    actors: Iterable[Actor] = (),
    days: Days | None = None,
) -> tuple[Change, ...]:
    """Return the changes that put ``said`` into ``field``: spans, or the value of the others.

    Who is meant by spans of an actor's field are ``actors``, else those that the reading
    mentions there.  Where the wording of a term changes, ``days`` are what follows from the new
    one; if nobody reckoned them, they are those of another act with the same wording, or none.
    Raises ``ReviewError``.
    """
    if field not in FIELDS:
        raise ReviewError(f"There is no field {field!r}: choose one of {', '.join(FIELDS)}.")
    if isinstance(said, str):
        return (_value(field, said),)
    if field not in ACT_FIELDS:
        raise ReviewError(f"{field} is no wording: give its value.")
    if not said and field in ("anchor", "action"):
        raise ReviewError(f"An act cannot be without {field}: reject it instead.")
    meant = tuple(actors) or _mentioned(reading, said) if field in ACTOR_FIELDS else ()
    rest = _days(days or _of_twin(reading, field, said)) if field in TIMED else ()
    return (Change(field, said, actors=meant), *rest)


def _value(field: str, value: str) -> Change:
    if field in ACT_FIELDS:
        raise ReviewError(f"{field} is a wording: give its place in the text.")
    if field in VALUES:
        known = [str(one) for one in VALUES[field]]
        if value not in known:
            raise ReviewError(f"{field} cannot be {value!r}: choose one of {', '.join(known)}.")
        return Change(field, value=value)
    _parsed(field, value)
    return Change(field, value=value)


def _parsed(field: str, value: str) -> Interval | Window | None:
    if not value:
        return None
    wanted = Interval if field == "due" else Window
    try:
        found = notation.parse_edtf(_in_brackets(value) if field == "due" else value)
    except ValueError as error:
        raise ReviewError(
            f"{field} cannot be {value!r}: write a day as 2025-03-18, “by then” as ../2025-03-18, "
            "a term as 2025-03-18/2025-04-17."
        ) from error
    if not isinstance(found, wanted):
        raise ReviewError(f"{field} cannot be {value!r}: a window has a start and an end.")
    return found


def _in_brackets(value: str) -> str:
    """Return the days "a/b" of one instant as EDTF's set "[a..b]"; ".." is an open end."""
    first, slash, last = value.partition("/")
    ends = ("" if one == ".." else one for one in (first, last))
    return f"[{'..'.join(ends)}]" if slash else value


def _mentioned(reading: Reading, spans: Spans) -> tuple[Actor, ...]:
    known = {one.id: one for one in reading.actors}
    inside = [
        one.actor
        for one in reading.mentions
        if any(span.start <= one.span.start and one.span.end <= span.end for span in spans)
    ]
    return tuple(known[one] for one in dict.fromkeys(inside) if one in known)


def _of_twin(reading: Reading, field: str, spans: Spans) -> Days:
    twin = next((one for one in reading.acts if spans and getattr(one, field) == spans), None)
    return (twin.due, twin.window) if twin else (None, None)


def _days(days: Days) -> tuple[Change, ...]:
    told = (("due", days[0]), ("window", days[1]))
    return tuple(Change(name, value=notation.edtf(one) if one else "") for name, one in told)


def corrected(act: Act, changes: Iterable[Change], who: str) -> Act:
    """Return ``act`` with the changes; ``because`` says "review/<who>/<field>" for each."""
    for one in changes:
        reasons = tuple(dict.fromkeys((*act.because, f"review/{who}/{one.field}")))
        act = replace(act, because=reasons, **_changed(act, one))
    return act


def _changed(act: Act, change: Change) -> dict[str, Any]:
    name = change.field
    if name in VALUES:
        return {name: VALUES[name](change.value)}
    if name in TIMES:
        return {name: _parsed(name, change.value)}
    if name not in ACTOR_FIELDS:
        return {name: change.spans}
    others = [role for role in act.roles if role.field != name]
    roles = (*others, *(Role(name, one.id) for one in change.actors))
    return {name: change.spans, "roles": roles}


def new_act(kind: str, changes: Iterable[Change], who: str) -> Act:
    """Return an act that a reader missed; ``changes`` hold at least its anchor and action."""
    fields = list(changes)
    spans = {one.field: one.spans for one in fields}
    for name in ("anchor", "action"):
        if not spans.get(name):
            raise ReviewError(f"A missed act needs {name}: give its wording.")
    made = ActKind(_value("kind", kind).value)
    because = (f"review/{who}/add",)
    act = Act(made, spans["anchor"], spans["action"], because, status=_STATUS[made])
    return replace(corrected(act, fields, who), because=because)


_STATUS = {
    **dict.fromkeys(ActKind, Status.MADE),
    ActKind.OFFER: Status.PROPOSED,
    ActKind.DEMAND: Status.DEMANDED,
    ActKind.REFUSAL: Status.REFUSED,
    ActKind.FULFILMENT: Status.CARRIED_OUT,
    ActKind.BREACH: Status.ALLEGED,
}
"""What an added act's status is, unless the person says otherwise."""


def shown(act: Act, field: str, text: str) -> str:
    """Return what an act says of a field, for reading; "" where it is silent."""
    read: Callable[[Any], str] = notation.edtf if field in TIMES else str
    value = getattr(act, field)
    if field in ACT_FIELDS:
        return wording(value, text)
    return read(value) if value else ""
