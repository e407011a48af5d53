"""What "muss", "soll" and "darf" make: a demand or a plan."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.case import Case, perfect
from wortlaut.reader.acts.coming import (
    PROVIDING,
    dated,
)


def obligation(case: Case) -> ActKind | None:
    """Return what a modal of obligation or permission makes, if any."""
    clause = case.grammar.clauses[case.number]
    if perfect(case) or clause.kind == "zu":
        return None
    if case.grammar.tokens[clause.finite].lemma == case.grammar.known.words.become:
        return ActKind.PLAN if case.actor and not case.negated else None
    if clause.modal in case.grammar.known.words.hearsay_modals and not wished(case):
        return _scheduled(case)
    if case.bygone:
        return None  # "musste einräumen", "durfte nicht betreten"
    spoken = clause.finite >= 0 and case.grammar.tokens[clause.finite].mood == "sub1"
    told = spoken or clause.kind == "main" or clause.opener in case.grammar.known.words.that
    if _irreal(case):
        return None
    if clause.kind == "main" and not case.reported and case.event and not case.negated:
        return ActKind.PLAN
    if clause.kind == "main" and not case.reported and _pending(case):
        permitted = clause.modal in case.grammar.known.words.permission
        return ActKind.PLAN if permitted == case.negated else None
    if _hypothetical(case):
        return ActKind.PLAN if case.actor else None
    if told and wished(case) and case.reported:
        return ActKind.DEMAND
    return None


def _irreal(case: Case) -> bool:
    """Whether what had to be done is over: "musste zahlen", "hätte zahlen müssen"."""
    finite = case.grammar.tokens[case.grammar.clauses[case.number].finite]
    if finite.lemma in case.grammar.known.words.have:
        return finite.mood == "sub2"
    return finite.tense == "past" and finite.mood == "ind" and not case.reported


def _pending(case: Case) -> bool:
    """Whether what has to be done is still to come: by a date, or by a word ("noch")."""
    still = case.grammar.known.words.still
    own = case.grammar.clauses[case.number].indices
    said = any(case.grammar.tokens[at].text.lower() in still for at in own)
    return said or case.grammar.later(case.number)


def _hypothetical(case: Case) -> bool:
    """Whether "müsste" tells what a case would bring: "Bei einem Abbruch müsste X zahlen".

    Only the singular: "müssten" also stands for the Konjunktiv of reported speech.
    """
    clause, tokens = case.grammar.clauses[case.number], case.grammar.tokens
    set_apart = tokens[clause.indices[0]].pos == "ADP" and clause.indices[0] < clause.finite
    form = tokens[clause.finite].text.lower()
    return set_apart and form in case.grammar.known.words.hypothetical


def wished(case: Case) -> bool:
    """Whether "soll" renders somebody's demand: in the Konjunktiv, or by his wish."""
    clause = case.grammar.clauses[case.number]
    subject = case.subject
    if subject and case.grammar.tokens[subject.head].text.lower() in case.grammar.known.words.own:
        return False
    if clause.modal in case.grammar.known.words.permission and not case.negated:
        return False
    finite = case.grammar.tokens[clause.finite]
    if clause.modal not in case.grammar.known.words.hearsay_modals:
        bygone = finite.tense == "past" and finite.mood == "ind"
        return case.reported and not bygone
    if finite.tense == "past":
        return case.reported
    wish = any(
        case.grammar.tokens[p.head].lemma.lower() in case.grammar.known.words.wishes
        for p in case.grammar.roles(case.number).prepositional
    )
    return (wish and (case.actor or case.passive)) or (
        finite.mood == "sub1" and not case.passive and case.actor
    )


def _scheduled(case: Case) -> ActKind | None:
    """Return what "soll" makes on the author's own word: a plan, or nothing.

    Under a present infinitive "soll" tells what is to come; hearsay has an infinitive of the past
    or tells a state.  "sollte" is a plan of then only for what takes place or is dated.
    """
    clause = case.grammar.clauses[case.number]
    if _expletive(case) and not dated(case):
        return None
    words = case.grammar.known.words
    if clause.opener in words.according:
        return _by_antecedent(case)
    if clause.kind == "rel" and clause.opener not in words.places:
        return _by_antecedent(case)
    if case.grammar.tokens[clause.finite].tense != "past":
        return ActKind.PLAN
    main = clause.kind == "main" and not case.reported
    begun = case.lemma in case.grammar.known.words.event_verbs
    return ActKind.PLAN if (begun or main) and case.grammar.times_of(case.number) else None


def _expletive(case: Case) -> bool:
    """Whether nobody acts: "es soll sich um ... handeln", "es soll ... geben" aside."""
    words = case.grammar.known.words
    own = [case.grammar.tokens[at] for at in case.grammar.clauses[case.number].indices]
    empty = any(token.lemma.lower() in words.expletive for token in own)
    return empty and case.subject is None and not case.passive and case.lemma not in words.there_is


def _by_antecedent(case: Case) -> ActKind | None:
    """Return what a relative clause tells of its noun: what a draft is to do is offered with it."""
    grammar = case.grammar
    noun = grammar.before(grammar.clauses[case.number].range.first)
    finite = grammar.tokens[grammar.clauses[case.number].finite]
    according = grammar.clauses[case.number].opener in grammar.known.words.according
    if noun is not None and finite.tense == "past" and grammar.times_of(case.number):
        return ActKind.PLAN if case.passive or case.actor else None
    if noun is None or finite.tense == "past":
        return None
    if not (case.passive or case.actor or according):
        return None
    match = grammar.known.noun_words.match(grammar.tokens[noun.head].lemma)
    kinds = [entry.kind for entry in grammar.known.nouns.get(match, ())]
    return kinds[0] if kinds and kinds[0] in PROVIDING else ActKind.PLAN
