"""Whether a clause meets what an entry asks of it: voice, negation, words, roles, time."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.roles import role
from wortlaut.reader.medial.tense import ahead, happened


def fits(grammar: Medial, number: int, entry: ActEntry) -> bool:
    """Whether a clause is one that an entry speaks of."""
    clause = grammar.clauses[number]
    roles = grammar.roles(number)
    if entry.only_negated and not clause.negated:
        return False
    if clause.negated and not entry.only_negated and entry.negated is None:
        return False
    if entry.only_passive and not clause.passive:
        return False
    if entry.words and not has_words(grammar, number, entry.words):
        return False
    if entry.actor and not clause.passive:
        subject = roles.subject
        if subject is None or not grammar.is_actor(subject):
            return False
    alone = entry.actor and clause.passive and entry.kind is not ActKind.DEMAND
    if alone and not {"object", "subject", "self"} & set(entry.frames):
        return False
    if entry.subjects:
        subject = roles.subject
        if subject is None or not _is(grammar, subject, entry.subjects):
            return False
    return _timely(grammar, number, entry) and _filled(grammar, number, entry)


def _timely(grammar: Medial, number: int, entry: ActEntry) -> bool:
    if entry.when == "past":
        return happened(grammar, number)
    if entry.when == "present":
        clause = grammar.clauses[number]
        now = clause.finite >= 0 and not (clause.modal or ahead(grammar, number))
        return now and not happened(grammar, number)
    if entry.when == "future":
        return ahead(grammar, number)
    return True


def _filled(grammar: Medial, number: int, entry: ActEntry) -> bool:
    needed = [place for place in entry.needs if role(grammar, number, place)]
    barred = [place for place in entry.unless if role(grammar, number, place)]
    return (not entry.needs or bool(needed)) and not barred


def has_words(grammar: Medial, number: int, words: tuple[str, ...]) -> bool:
    """Whether all of an entry's fixed words stand in a clause, from its verb on."""
    clause = grammar.clauses[number]
    start = clause.verbs[0] if clause.verbs else clause.range.first
    own = {grammar.tokens[at].text.lower() for at in clause.indices if at >= start}
    own |= {grammar.tokens[at].lemma.lower() for at in clause.indices if at >= start}
    return own.issuperset(words)


def _is(grammar: Medial, phrase: Phrase, words: tuple[str, ...]) -> bool:
    return grammar.tokens[phrase.head].lemma.lower() in grammar.known.set(words)
