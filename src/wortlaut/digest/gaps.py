"""What stayed open: what the report does not say, or what was not understood."""

from __future__ import annotations

from collections.abc import Callable

from wortlaut.digest.words import SHORT, clean, days, quoted
from wortlaut.model import Act, ActKind, Form, Reading, Span, wording


def _no_day(reading: Reading) -> list[str]:
    published = reading.document.published
    if published is None:
        return ["day of publication not known, so that no due day could be reckoned"]
    if published.earliest != published.latest:
        return [f"known only as {days(published)}; due days are as uncertain"]
    return []


def _vague(reading: Reading) -> list[str]:
    """Ask for the day of what is still to come: terms of acts, and "bald" inside of acts."""
    text = reading.document.text
    vague = [act.deadline for act in reading.acts if not _is_dated(act, reading)]
    vague += [
        (time.span,)
        for time in reading.times
        if time.interval is None and time.value == "FUTURE_REF" and _in_act(time.span, reading)
    ]
    return [quoted(spans, text) for spans in vague]


def _is_dated(act: Act, reading: Reading) -> bool:
    """Whether an act has no term, or one of which the days are known."""
    days_known = [time.span for time in reading.times if time.interval is not None]
    told = any(_within(day, span) for day in days_known for span in act.deadline)
    return not act.deadline or act.due is not None or told


def _in_act(time: Span, reading: Reading) -> bool:
    return any(_within(time, span) for act in reading.acts for span in act.anchor)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


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
    """Ask who is meant by a single word that names nobody known, such as a pronoun.

    Longer wordings describe somebody, known or not, and answer for themselves.
    """
    said = [
        getattr(act, name)
        for act in reading.acts
        for name in ("debtor", "party", "creditor", "source")
        if not act.actors(name)
    ]
    said += [
        item.speaker
        for item in reading.statements
        if not item.speaker_actor and item.speaker != item.cue
    ]
    words = [clean(wording(spans, reading.document.text)) for spans in said if spans]
    return [f"„{word}“" for word in words if " " not in word]


def _hearsay(reading: Reading) -> list[str]:
    nobody = [
        item
        for item in reading.statements
        if item.speaker in ((), item.cue)
        and not item.speaker_actor
        and item.form is not Form.REPORTED
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
