"""What is to come, told without a binding word: calendars, passives of a day to come, offices."""

from __future__ import annotations

from wortlaut.reader.acts.case import Case, future, perfect
from wortlaut.reader.acts.verbs import conditional


def announced(case: Case) -> bool:
    """Whether "es wird ... geben" tells an event to come, which the verb's object names."""
    grammar, number = case.grammar, case.number
    known = grammar.known
    if case.lemma not in known.words.there_is or not future(grammar, number):
        return False
    bare = [phrase for phrase in grammar.phrases(number) if not phrase.preposition]
    heads = [grammar.tokens[phrase.head].lemma for phrase in bare]
    return any(head in known.event_nouns for head in heads)


def scheduled_thing(case: Case) -> bool:
    """Whether "wird" tells on the author's word what takes place on a day to come."""
    clause = case.grammar.clauses[case.number]
    return clause.kind == "main" and not case.reported and case.grammar.later(case.number)


def calendar(case: Case) -> bool:
    """Whether a main clause in the present names a day to come: "Am 30. Juni läuft X aus"."""
    clause = case.grammar.clauses[case.number]
    if clause.finite < 0 or clause.modal or clause.kind != "main" or case.negated:
        return False
    finite = case.grammar.tokens[clause.finite]
    if finite.tense != "pres" or finite.mood != "ind" or case.reported:
        return False
    if case.lemma in case.grammar.known.words.quotation_verbs:
        return False
    if conditional(case.grammar, case.number):
        return False
    return finite.pos == "VERB" and case.grammar.later(case.number)


def to_be_done(case: Case) -> bool:
    """Whether a passive of the present names a day to come: "werde in acht Jahren eröffnet"."""
    clause = case.grammar.clauses[case.number]
    if clause.finite < 0 or clause.modal or not case.passive or case.negated:
        return False
    finite = case.grammar.tokens[clause.finite]
    told = clause.kind in ("main", "sub") and clause.opener not in case.grammar.known.words.reasons
    present = finite.tense == "pres" and finite.lemma == case.grammar.known.words.become
    return told and present and case.grammar.later(case.number)


def dated(case: Case) -> bool:
    """Whether "soll" tells a state of a day to come: "sollen bis Mai abgeschlossen sein"."""
    clause = case.grammar.clauses[case.number]
    words = case.grammar.known.words
    state = clause.lemma in (words.be, words.become, *words.there_is, *words.remaining)
    scheduled = clause.modal in words.hearsay_modals and state
    return scheduled and not perfect(case) and case.grammar.upcoming(case.number)
