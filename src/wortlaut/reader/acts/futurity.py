"""What the future makes: the speaker's commitment, a plan, an offer or a threat."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.case import Case
from wortlaut.reader.acts.coming import (
    announced,
    scheduled_thing,
)
from wortlaut.reader.acts.kinds import conditional
from wortlaut.reader.acts.volition import unwilling

PERSON = "person/"
"""How the ids of persons begin."""


def futurity(case: Case) -> ActKind | None:
    """Return what "werden" makes, by whose word it is and whether harm or a condition is told."""
    own = case.actor and not case.passive
    if case.grammar.clauses[case.number].opener in case.grammar.known.words.reasons:
        return None
    finite = case.grammar.tokens[case.grammar.clauses[case.number].finite]
    supposed = finite.text.lower() in case.grammar.known.words.conditional_forms
    if supposed and own and _otherwise(case):
        return ActKind.THREAT
    if supposed and (not case.reported or case.voices.direct(case.number)):
        return None
    if supposed and own and not case.negated and conditional(case.grammar, case.number):
        harm = case.lemma in case.grammar.known.words.harm_verbs
        return ActKind.THREAT if harm else ActKind.OFFER
    if announced(case) and not (case.negated or case.reported):
        return ActKind.PLAN
    if case.event or (not case.negated and scheduled_thing(case)):
        return ActKind.PLAN
    if own and not case.negated and _provoked(case):
        return ActKind.THREAT
    if own and case.lemma in case.grammar.known.words.receiving:
        return None
    if case.reported and own:
        return _own_word(case)
    if case.reported and _threatened(case):
        return ActKind.THREAT
    if not case.reported and own:
        return unwilling(case) if case.negated else ActKind.PLAN
    return None


def _provoked(case: Case) -> bool:
    """Whether what is told to follow answers harm: "sollten sie schießen, wird X schließen"."""
    grammar = case.grammar
    harm = grammar.known.words.harm_verbs
    return any(
        grammar.clauses[other].lemma in harm and grammar.is_condition(other)
        for other in grammar.beside(case.number)
    )


def _threatened(case: Case) -> bool:
    """Whether harm is told to follow unless something happens."""
    grammar = case.grammar
    subject = case.subject
    harm = subject is not None and grammar.tokens[subject.head].lemma in grammar.known.harm_nouns
    return harm and conditional(grammar, case.number)


def _of_another(case: Case) -> bool:
    """Whether a person tells what another one will do: "Roth sagte, Berg werde ..."."""
    subject, mentioned = case.subject, case.grammar.mentioned
    told = case.voices.tokens(case.voices.speaker(case.number))
    speakers = {mentioned[at].actor for at in told if at in mentioned}
    found = mentioned.get(subject.range.first) if subject else None
    persons = {actor for actor in speakers if actor.startswith(PERSON)}
    if found is None or not found.actor.startswith(PERSON):
        return False
    return bool(persons) and found.actor not in persons


def _opined(case: Case) -> bool:
    """Whether somebody only thinks that it will come: "Nach Meinung vieler Kenner wird ..."."""
    words, tokens = case.grammar.known.words, case.grammar.tokens
    led = (p for p in case.grammar.phrases(case.number) if p.preposition in words.of_documents)
    return any(tokens[phrase.head].lemma.lower() in words.opinions for phrase in led)


def _otherwise(case: Case) -> bool:
    """Whether a clause tells what follows if a demand is not met ("andernfalls")."""
    own = case.grammar.clauses[case.number].indices
    otherwise = case.grammar.known.words.otherwise
    return any(case.grammar.tokens[at].text.lower() in otherwise for at in own)


def _own_word(case: Case) -> ActKind | None:
    """Return what somebody makes by saying that he will or will not do something."""
    if not case.voices.own(case.number) or _of_another(case) or _opined(case):
        return None
    if _otherwise(case):
        return ActKind.THREAT
    if case.lemma in case.grammar.known.words.harm_verbs and not case.negated:
        return ActKind.THREAT
    if case.negated:
        return unwilling(case)
    return ActKind.PLAN if case.scheduling else ActKind.COMMITMENT
