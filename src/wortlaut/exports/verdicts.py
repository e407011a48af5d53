"""Verdicts as JSON: one promise a line, with the verdict on each of its tellings.

As for readings, the classes of this module are the schema, and it only grows within a ``FORMAT``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from wortlaut.account import Account
from wortlaut.model import ActRef, Interval, Window
from wortlaut.reckoning import (
    Amount,
    Assertion,
    Bearing,
    Change,
    Fit,
    Kind,
    Life,
    Outcome,
    Problem,
    Reckoned,
    Texts,
    Verdict,
    Weighed,
)
from wortlaut.reckoning.texts import LANGUAGES
from wortlaut.reckoning.types import Standing

FORMAT = "wortlaut-verdict/1"
CHANGE = "wortlaut-change/1"

Namer = Callable[[str], Callable[[str], str]]
"""For a language what writes the name of a side in it."""


class EvidenceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of evidence as it was held against a telling.

    ``why`` names the fields that decide ``fit``; ``known`` is the day from which it was known,
    ``grade`` an Admiralty code ("B2") or "" where nobody graded it.
    """

    id: str
    bearing: Bearing
    fit: Fit
    why: tuple[str, ...]
    standing: Standing
    grade: str
    confirmed: bool | None
    source: str
    record: str
    voice: tuple[str, ...]
    actor: tuple[str, ...]
    when: Interval | None
    known: date | None
    quantity: Amount | None
    wording: str


class VerdictLine(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one way in which a promise is told.

    ``told_by`` are the acts that tell it so, ``silent`` those that say less.  ``explanation`` and
    ``flip`` have a text for each language; ``flip_to`` is the outcome after the change.
    """

    commitment: str
    kind: Kind
    wording: str
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    antecedent: tuple[str, ...]
    conduct: tuple[str, ...]
    scope: tuple[str, ...]
    quantity: Amount | None
    window: Window
    counting: str
    assumed: tuple[str, ...]
    told_by: tuple[ActRef, ...]
    silent: tuple[ActRef, ...]
    speakers: tuple[str, ...]
    life: Life
    outcome: Outcome
    strict: Outcome
    lenient: Outcome
    firm: bool
    done: Amount | None
    on: Interval | None
    explanation: dict[str, tuple[str, ...]]
    flip_to: Outcome | None
    flip: dict[str, str]
    evidence: tuple[EvidenceLine, ...]


class ReckonedLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=FORMAT):
    """A promise with the verdict on each of its tellings, and what each side asserts."""

    promise: str
    dossier: str | None
    as_of: date
    known_on: date
    contested: bool
    contested_by: tuple[str, ...]
    asserted: tuple[Assertion, ...]
    verdicts: tuple[VerdictLine, ...]
    problems: tuple[Problem, ...]


class ChangeLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=CHANGE):
    """A verdict that came out differently than the day before; ``old`` None is the first."""

    day: date
    promise: str
    commitment: str
    old: Outcome | None
    new: Outcome
    life: Life
    firm: bool
    because: dict[str, str]


class Writer:
    """Writes verdicts with their explanations in every language."""

    def __init__(self, namer: Namer = lambda _: str) -> None:
        """``namer`` gives for a language what names a side in it."""
        self._texts = {code: Texts(code, namer(code)) for code in LANGUAGES}

    def line(self, one: Reckoned, account: Account) -> ReckonedLine:
        """Return a promise as it is written."""
        question = account.ask.question
        return ReckonedLine(
            promise=one.promise,
            dossier=account.ask.dossier,
            as_of=question.as_of,
            known_on=question.known_on,
            contested=one.contested,
            contested_by=one.contested_by,
            asserted=one.asserted,
            verdicts=tuple(self._verdict(verdict) for verdict in one.verdicts),
            problems=one.problems,
        )

    def change(self, one: Change) -> ChangeLine:
        """Return a change of a verdict as it is written."""
        verdict = one.new
        first = verdict.reasons[:1]
        because = {
            code: " ".join(texts.sentence(why) for why in first)
            for code, texts in self._texts.items()
        }
        return ChangeLine(
            day=one.day,
            promise=verdict.commitment.promise,
            commitment=verdict.commitment.id,
            old=one.old.outcome if one.old else None,
            new=verdict.outcome,
            life=verdict.life,
            firm=verdict.firm,
            because=because,
        )

    def _verdict(self, verdict: Verdict) -> VerdictLine:
        commitment = verdict.commitment
        texts = self._texts.items()
        speakers = {side for telling in commitment.tellings for side in telling.speakers}
        return VerdictLine(
            commitment=commitment.id,
            kind=commitment.kind,
            wording=commitment.tellings[0].said("action"),
            debtor=commitment.debtor,
            creditor=commitment.creditor,
            antecedent=commitment.antecedent,
            conduct=commitment.conduct,
            scope=commitment.scope,
            quantity=commitment.quantity,
            window=commitment.window,
            counting=commitment.counting,
            assumed=commitment.assumed,
            told_by=tuple(one.ref for one in commitment.tellings),
            silent=tuple(one.ref for one in commitment.silent),
            speakers=tuple(sorted(speakers)),
            life=verdict.life,
            outcome=verdict.outcome,
            strict=verdict.strict,
            lenient=verdict.lenient,
            firm=verdict.firm,
            done=verdict.done,
            on=verdict.on,
            explanation={code: one.sentences(verdict) for code, one in texts},
            flip_to=verdict.flip.to if verdict.flip else None,
            flip={code: one.change(verdict) for code, one in texts if verdict.flip},
            evidence=tuple(_evidence(one) for one in verdict.evidence),
        )


def _evidence(one: Weighed) -> EvidenceLine:
    evidence = one.evidence
    return EvidenceLine(
        id=evidence.id,
        bearing=one.bearing,
        fit=one.fit,
        why=one.why,
        standing=one.standing,
        grade=str(evidence.grade),
        confirmed=evidence.confirmed,
        source=evidence.source,
        record=evidence.record,
        voice=evidence.voice,
        actor=evidence.actor,
        when=one.when,
        known=evidence.known,
        quantity=evidence.quantity,
        wording=evidence.wording,
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the lines of this module."""
    return msgspec.json.schema(ReckonedLine | ChangeLine)
