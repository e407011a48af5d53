"""What people decided in the review of a ledger, brought to the evidence of a reckoning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wortlaut import reviewing
from wortlaut.ledger import Ledger
from wortlaut.model import Decision, Promise, Subject, Verb
from wortlaut.reckoning import Evidence, Grade

BEARING = frozenset({Verb.CONFIRM, Verb.DISMISS, Verb.GRADE})


def decisions(ledger: Ledger) -> tuple[Decision, ...]:
    """Return the decisions in force that bear on evidence, the oldest first."""
    every = ledger.decisions()
    undone = reviewing.undone_by(every)
    return tuple(one for one in every if one.verb in BEARING and one.id not in undone)


def decided(
    evidence: Iterable[Evidence], made: Sequence[Decision], promises: Sequence[Promise]
) -> tuple[Evidence, ...]:
    """Return the evidence as people left it: confirmed, dismissed, graded; the newest holds."""
    found = list(evidence)
    of_act = {(ref.document, ref.act): one.id for one in promises for ref in one.refs}
    for decision in made:
        if decision.verb is Verb.GRADE:
            found = [_graded(one, decision) for one in found]
            continue
        promise = of_act.get(_key(decision.subjects[0]), "")
        named = decision.about
        if len(decision.subjects) > 1:
            named = "/".join(_key(decision.subjects[1]))
        if promise:  # else it is of a report that this question leaves out
            found = [
                _judged(one, promise, decision.verb) if one.id == named else one for one in found
            ]
    return tuple(found)


def _judged(one: Evidence, promise: str, verb: Verb) -> Evidence:
    """Return evidence as confirmed for a promise, or dismissed for it.

    A row of a table is found for each promise by itself, an act for all that it names.
    """
    if one.found_for and one.found_for != promise:
        return one
    if verb is Verb.CONFIRM:
        return replace(one, confirmed=True, claims=(promise,), found_for="")
    left = tuple(name for name in one.claims if name != promise)
    return replace(one, claims=left or one.claims, confirmed=None if left else False)


def _key(subject: Subject) -> tuple[str, str]:
    return subject.document, subject.act.id


def _graded(one: Evidence, decision: Decision) -> Evidence:
    if decision.about not in (one.source, one.id):
        return one
    letters = [sign for sign in decision.value if sign.isalpha()]
    digits = [int(sign) for sign in decision.value if sign.isdigit()]
    reliability = letters[0] if letters else one.grade.reliability
    credibility = digits[0] if digits else one.grade.credibility
    return replace(one, grade=Grade(reliability, credibility))
