"""What stayed open: what the report does not say, or what was not understood."""

from __future__ import annotations

from collections.abc import Callable

from wortlaut.digest.words import SHORT, days, quoted
from wortlaut.model import Act, ActKind, Form, Reading


def _no_day(reading: Reading) -> list[str]:
    published = reading.document.published
    if published is None:
        return ["day of publication not known, so that no due day could be reckoned"]
    if published.earliest != published.latest:
        return [f"known only as {days(published)}; due days are as uncertain"]
    return []


def _vague(reading: Reading) -> list[str]:
    text = reading.document.text
    vague = [act.deadline for act in reading.acts if act.deadline and act.due is None]
    vague += [
        (time.span,)
        for time in reading.times
        if time.interval is None and time.type in ("DATE", "TIME")
    ]
    return [quoted(spans, text) for spans in vague]


def _no_debtor(reading: Reading) -> list[str]:
    text = reading.document.text
    lacking = [act for act in reading.acts if not _has_doer(act)]
    return [f"{quoted(act.action, text)} {act.id[:SHORT]}" for act in lacking]


def _has_doer(act: Act) -> bool:
    """Whether it is said who is to act; who offers, refuses or threatens is so by that."""
    if act.debtor or act.actors("debtor"):
        return True
    others = act.kind in (ActKind.DEMAND, ActKind.ORDER)
    return not others and bool(act.party or act.actors("party"))


def _unknown(reading: Reading) -> list[str]:
    said = [
        getattr(act, name)
        for act in reading.acts
        for name in ("debtor", "party", "creditor", "source")
        if not act.actors(name)
    ]
    said += [item.speaker for item in reading.statements if not item.speaker_actor]
    return [quoted(spans, reading.document.text) for spans in said if spans]


def _hearsay(reading: Reading) -> list[str]:
    nobody = [
        item
        for item in reading.statements
        if not item.speaker and not item.speaker_actor and item.form is not Form.REPORTED
    ]
    return [f"{quoted(item.quote, reading.document.text)} {item.id[:SHORT]}" for item in nobody]


def _conditions(reading: Reading) -> list[str]:
    text = reading.document.text
    bound = [act for act in reading.acts if act.condition]
    return [f"{quoted(act.condition, text)} {act.id[:SHORT]}" for act in bound]


QUESTIONS: dict[str, Callable[[Reading], list[str]]] = {
    "published when": _no_day,
    "who is to act": _no_debtor,
    "who is meant": _unknown,
    "who said it": _hearsay,
    "when exactly": _vague,
    "is the condition met": _conditions,
}


def gaps(reading: Reading) -> dict[str, list[str]]:
    """Return the open questions of a reading, and under each the places that leave it open."""
    found = {question: find(reading) for question, find in QUESTIONS.items()}
    return {question: _once(items) for question, items in found.items() if items}


def _once(items: list[str]) -> list[str]:
    """Keep the first of several items that differ in case only."""
    return list({item.casefold(): item for item in reversed(items)}.values())[::-1]
