"""The kind of act that parties, negation and conduct make of an entry."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Conduct, Indices
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.medial.grammar import Medial


def turned(grammar: Medial, conduct: Conduct) -> bool:
    """Whether a clause denies its conduct by a word that is no part of the action."""
    negations = grammar.known.words.negations
    shown = any(grammar.tokens[at].text.lower() in negations for at in conduct.action)
    nominal = conduct.noun >= 0
    return grammar.clauses[conduct.clause].negated and not shown and not nominal


def kind_of(grammar: Medial, number: int, entry: ActEntry, conduct: Conduct) -> ActKind:
    """Return the kind that parties, negation and the conduct make of an entry."""
    clause = grammar.clauses[number]
    if clause.negated and entry.negated is not None and not entry.only_negated:
        return entry.negated
    subject = grammar.roles(number).subject
    if entry.body and grammar.is_body(subject):
        return entry.body
    if entry.harm and harmful(grammar, conduct):
        return entry.harm
    if entry.scheduling and scheduled(grammar, conduct):
        return entry.scheduling
    if entry.conditional and any(grammar.is_condition(at) for at in grammar.beside(number)):
        return entry.conditional
    bound = conduct.clause != number and grammar.clauses[conduct.clause].modal
    binding = entry.kind in (ActKind.AGREEMENT, ActKind.COMMITMENT)
    several = grammar.joint(subject, number)
    if entry.paired and grammar.paired(subject, number):
        return entry.paired
    if binding and bound in grammar.known.words.obligation:
        return ActKind.DEMAND
    if entry.joint and grammar.together(subject, number):
        return entry.joint
    if entry.single and not several and subject is not None:
        return entry.single
    return entry.kind


def harmful(grammar: Medial, conduct: Conduct) -> bool:
    """Whether the conduct is harm or pressure; "not to strike" is neither."""
    words = grammar.known.words
    clause = grammar.clauses[conduct.clause]
    if clause.negated:
        return False
    verbal = any(at in conduct.action for at in clause.verbs)
    if verbal and clause.lemma in words.refrain_verbs | words.ending_verbs | words.easing_verbs:
        return False
    if verbal and clause.lemma in words.harm_verbs:
        return True
    told = [grammar.tokens[at] for at in _first_thing(grammar, conduct)]
    lemmas = [token.lemma.lower() for token in told if token.pos == "NOUN"]
    if any(one in grammar.known.refrain_nouns for one in lemmas[:1]):
        return False
    return any(one in grammar.known.harm_nouns for one in lemmas)


def _first_thing(grammar: Medial, conduct: Conduct) -> Indices:
    """Return a conduct's words up to the second preposition that leads away from its object."""
    words = grammar.known.words
    for place, at in enumerate(conduct.action):
        token = grammar.tokens[at]
        led = token.pos == "ADP" and token.text.lower() not in words.of_owners | words.by_means
        if place and (led or token.pos in ("SCONJ", "PUNCT")) and place > 1:
            return conduct.action[:place]
    return conduct.action


def scheduled(grammar: Medial, conduct: Conduct) -> bool:
    """Whether the conduct is a meeting, a trip or another date in a calendar."""
    if conduct.noun >= 0:
        return grammar.tokens[conduct.noun].lemma.lower() in grammar.known.meeting_nouns
    return grammar.clauses[conduct.clause].lemma in grammar.known.words.scheduling_verbs
