"""Field by field: how two tellings of a promise agree."""

from __future__ import annotations

from collections.abc import Callable

from wortlaut import when
from wortlaut.lexicon import Lexicon
from wortlaut.matching.conduct import Inventory, inventory
from wortlaut.matching.pairs import ALIKE, alike
from wortlaut.matching.terms import days
from wortlaut.model import FieldComparison, Interval, Promise, Relation, Telling

FIELDS = (
    "debtor",
    "action",
    "scope",
    "start",
    "term",
    "end",
    "quantity",
    "place",
    "condition",
    "certainty",
    "voice",
)
"""The fields in which tellings are compared, in the order of a table."""

SUBSTANCE = ("debtor", "scope", "start", "term", "end", "quantity", "place", "condition")
"""Those of them in which tellings that say different things tell the promise differently."""


def compare(left: Telling, right: Telling, lexicon: Lexicon) -> tuple[FieldComparison, ...]:
    """Return how ``right`` tells each of ``FIELDS``, seen from ``left``."""
    words = inventory(lexicon)
    return tuple(
        FieldComparison(
            name, _relation(name, left, right, words), value(left, name), value(right, name)
        )
        for name in FIELDS
    )


def value(telling: Telling, name: str) -> str:
    """Return what a telling says of a field, for reading; "" where it is silent."""
    shown = _VALUES.get(name)
    return shown(telling) if shown else telling.said(name)


def alternatives(promise: Promise, name: str) -> dict[str, tuple[Telling, ...]]:
    """Return what the tellings say of a field, each with those that say so, in their order.

    Silent tellings are left out: what is not said is no alternative.
    """
    found: dict[str, list[Telling]] = {}
    for telling in promise.tellings:
        shown = value(telling, name)
        if shown:
            found.setdefault(shown, []).append(telling)
    return {shown: tuple(tellings) for shown, tellings in found.items()}


def differing(promise: Promise) -> tuple[str, ...]:
    """Return the fields of ``SUBSTANCE`` that the tellings do not tell alike; silence is alike."""
    return tuple(
        name
        for name in SUBSTANCE
        if len({value(one, name).casefold() for one in promise.tellings} - {""}) > 1
    )


def _days(interval: Interval | None) -> str:
    if interval is None:
        return ""
    ends = [end.isoformat() if end else ".." for end in (interval.earliest, interval.latest)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _voice(telling: Telling) -> str:
    return ", ".join(telling.speakers) or telling.said("source") or telling.publisher or ""


_VALUES: dict[str, Callable[[Telling], str]] = {
    "debtor": lambda one: ", ".join(one.debtor) or one.said("debtor"),
    "scope": lambda one: ", ".join(one.scope),
    "start": lambda one: _days(one.start),
    "end": lambda one: _days(one.end),
    "term": lambda one: one.term or "",
    "quantity": lambda one: ", ".join(f"{amount:g}" for amount in one.quantity),
    "certainty": lambda one: one.certainty.value,
    "voice": _voice,
}


def _relation(name: str, left: Telling, right: Telling, words: Inventory) -> Relation:
    if not value(left, name) or not value(right, name):
        return Relation.SILENT
    if value(left, name) == value(right, name):
        return Relation.SAME
    how = _RELATIONS.get(name)
    return how(left, right, words) if how else Relation.DIFFERENT


def _nested(is_narrower: bool, is_wider: bool) -> Relation:
    if is_narrower and is_wider:
        return Relation.SAME
    if is_narrower:
        return Relation.NARROWER
    return Relation.WIDER if is_wider else Relation.DIFFERENT


def _debtor(left: Telling, right: Telling, words: Inventory) -> Relation:
    mine, other = set(left.debtor), set(right.debtor)
    if not mine or not other:
        return Relation.DIFFERENT
    return _nested(other <= mine, mine <= other)


def _action(left: Telling, right: Telling, words: Inventory) -> Relation:
    mine, other = set(left.conduct), set(right.conduct)
    if mine and other:
        return _nested(other <= mine, mine <= other)
    stems = [words.meaning(one.said("action")).stems for one in (left, right)]
    return Relation.SAME if alike(*stems) >= ALIKE else Relation.DIFFERENT


def _scope(left: Telling, right: Telling, words: Inventory) -> Relation:
    return _nested(words.covers(left.scope, right.scope), words.covers(right.scope, left.scope))


def _term(left: Telling, right: Telling, words: Inventory) -> Relation:
    mine, other = days(left.term), days(right.term)
    if mine is None or other is None:
        return Relation.DIFFERENT
    if mine[0] <= other[1] and other[0] <= mine[1]:
        return _nested(
            mine[0] <= other[0] and other[1] <= mine[1], other[0] <= mine[0] and mine[1] <= other[1]
        )
    return Relation.NARROWER if other[1] < mine[0] else Relation.WIDER


def _interval(name: str) -> Callable[[Telling, Telling, Inventory], Relation]:
    def compared(left: Telling, right: Telling, words: Inventory) -> Relation:
        mine, other = getattr(left, name), getattr(right, name)
        return _nested(when.within(other, mine), when.within(mine, other))

    return compared


def _quantity(left: Telling, right: Telling, words: Inventory) -> Relation:
    mine, other = left.quantity, right.quantity
    if len(mine) == len(other) == 1:
        return Relation.NARROWER if other < mine else Relation.WIDER
    return _nested(set(other) <= set(mine), set(mine) <= set(other))


def _worded(name: str) -> Callable[[Telling, Telling, Inventory], Relation]:
    def compared(left: Telling, right: Telling, words: Inventory) -> Relation:
        mine, other = (words.meaning(one.said(name)) for one in (left, right))
        if mine.scope and mine.scope == other.scope:  # the same things, maybe in two languages
            return Relation.SAME
        return Relation.SAME if alike(mine.stems, other.stems) == 1.0 else Relation.DIFFERENT

    return compared


_RELATIONS: dict[str, Callable[[Telling, Telling, Inventory], Relation]] = {
    "debtor": _debtor,
    "action": _action,
    "scope": _scope,
    "start": _interval("start"),
    "end": _interval("end"),
    "term": _term,
    "quantity": _quantity,
    "place": _worded("place"),
    "condition": _worded("condition"),
}
