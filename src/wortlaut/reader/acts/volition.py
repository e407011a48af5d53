"""What "will" makes: a commitment, a plan, a refusal or a threat."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.case import Case, perfect
from wortlaut.reader.acts.drafts import UNNAMED


def flatly_refused(case: Case) -> bool:
    """Whether somebody says of himself that he does not do it: "Wir geben nichts ab"."""
    clause, words = case.grammar.clauses[case.number], case.grammar.known.words
    subject = case.subject
    if subject is None or clause.finite < 0 or not case.negated:
        return False
    finite = case.grammar.tokens[clause.finite]
    own = case.grammar.tokens[subject.head].text.lower() in words.first_person
    refused = case.lemma in words.refusal_verbs
    return own and refused and finite.tense == "pres" and finite.pos == "VERB" and case.reported


def volition(case: Case) -> ActKind | None:
    """Return what a finite modal of volition makes, if any."""
    if not case.actor or perfect(case) or case.passive or _told_aside(case):
        return None
    if _nobody(case) or _goal(case) or (case.bygone and not _known(case)):
        return None
    clause = case.grammar.clauses[case.number]
    if case.grammar.tokens[clause.finite].lemma in case.grammar.known.words.have:
        return None
    if case.negated:
        return unwilling(case)
    if case.lemma in case.grammar.known.words.harm_verbs:
        return ActKind.THREAT if case.reported else ActKind.PLAN
    return ActKind.PLAN if case.scheduling else ActKind.COMMITMENT


def _nobody(case: Case) -> bool:
    """Whether "man" means anybody: it means the speaker only where somebody says it."""
    one = case.grammar.known.words.one
    subject = case.subject
    anybody = subject is not None and case.grammar.tokens[subject.head].text.lower() in one
    return anybody and not case.reported


def _known(case: Case) -> bool:
    """Whether the text names who wants something: in a story anybody wants something."""
    subject, mentioned = case.subject, case.grammar.mentioned
    found = mentioned.get(subject.nominal.first) if subject else None
    if found is not None and not found.actor.startswith(UNNAMED):
        return True
    head = case.grammar.tokens[subject.head] if subject else None
    return head is not None and (head.pos == "PROPN" or head.lemma in case.grammar.known.bodies)


def _goal(case: Case) -> bool:
    """Whether a clause tells what something is done for: "Damit will die Firma sparen"."""
    grammar, number = case.grammar, case.number
    clause = grammar.clauses[number]
    while number and grammar.clauses[number - 1].finite == clause.finite:
        number -= 1  # "damit will sie A tun und B tun" is parted in two
    first = grammar.tokens[grammar.clauses[number].indices[0]].text.lower()
    return clause.kind == "main" and first in grammar.known.words.goal_openers


def declared(case: Case) -> ActKind | None:
    """Return what "erklärte, ... schützen zu wollen" makes: the speaker's own commitment."""
    grammar, clause = case.grammar, case.grammar.clauses[case.number]
    if clause.parent < 0 or clause.opener:
        return None
    if grammar.clauses[clause.parent].lemma not in grammar.known.words.quotation_verbs:
        return None
    if case.negated:
        return unwilling(case)
    return ActKind.PLAN if case.scheduling else ActKind.COMMITMENT


def _told_aside(case: Case) -> bool:
    """Whether a relative clause or one of the past only mentions a will."""
    clause = case.grammar.clauses[case.number]
    finite = case.grammar.tokens[clause.finite]
    past = finite.tense == "past" and finite.mood == "ind"
    return clause.kind == "rel" or (past and clause.kind != "main")


def unwilling(case: Case) -> ActKind:
    """Return what "will nicht" makes: to refuse what was asked for, or to promise not to act."""
    words = case.grammar.known.words
    refusal = case.lemma in words.refusal_verbs or case.lemma in words.refrain_verbs
    return ActKind.REFUSAL if refusal else ActKind.COMMITMENT
