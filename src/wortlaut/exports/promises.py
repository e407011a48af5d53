"""Promises as JSON: one object a line, with their tellings and where these differ.

As for readings, the classes of this module are the schema, and it only grows within a ``FORMAT``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from wortlaut import model
from wortlaut.matching import alternatives, differing
from wortlaut.model import ActRef, Promise, Telling

FORMAT = "wortlaut-promise/1"


class Alternative(msgspec.Struct, frozen=True):
    """What some tellings say of a field, and which: their documents and acts."""

    value: str
    told_by: tuple[ActRef, ...]


class PromiseLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="format", tag=FORMAT):
    """A promise as its dossier tells it.

    ``dossier`` is None for the whole ledger; ``as_of`` and ``as_recorded`` are the days of the
    question.  ``differing`` has what tellings say of each field in which they differ; ``evidence``
    and ``history`` are ids of other promises (fulfilments and breaches; offers, demands, refusals
    and threats).  ``because`` says in which fields the acts agree.
    """

    id: str
    dossier: str | None
    as_of: date | None
    as_recorded: date | None
    stage: model.Stage
    polarity: model.Polarity
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    antecedent: tuple[str, ...]
    consequent: tuple[str, ...]
    tellings: tuple[Telling, ...]
    differing: dict[str, tuple[Alternative, ...]]
    evidence: tuple[str, ...]
    history: tuple[str, ...]
    because: tuple[str, ...]


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a ``PromiseLine``."""
    return msgspec.json.schema(PromiseLine)


def promise_line(
    promise: Promise,
    dossier: str | None = None,
    as_of: date | None = None,
    as_recorded: date | None = None,
) -> PromiseLine:
    """Return ``promise`` as it is written."""
    return PromiseLine(
        id=promise.id,
        dossier=dossier,
        as_of=as_of,
        as_recorded=as_recorded,
        stage=promise.stage,
        polarity=promise.polarity,
        debtor=promise.debtor,
        creditor=promise.creditor,
        antecedent=promise.antecedent,
        consequent=promise.consequent,
        tellings=promise.tellings,
        differing={name: _alternatives(promise, name) for name in differing(promise)},
        evidence=promise.evidence,
        history=promise.history,
        because=promise.because,
    )


def _alternatives(promise: Promise, name: str) -> tuple[Alternative, ...]:
    found = alternatives(promise, name).items()
    return tuple(Alternative(value, tuple(one.ref for one in told)) for value, told in found)
