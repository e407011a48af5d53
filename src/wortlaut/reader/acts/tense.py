"""Whether a clause tells what has happened, what stands, or what is to come."""

from __future__ import annotations

from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.analysis.tokens import Clause


def happened(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells what has happened: past or perfect, under no modal."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.modal:
        return clause.modal in words.hearsay_modals and _is_said_to_have(grammar, number)
    if clause.finite < 0:
        return perfect_infinitive(grammar, number)
    finite = grammar.tokens[clause.finite]
    if finite.lemma in grammar.known.words.have:
        return any(_participle(grammar, clause, at) for at in clause.verbs)
    supposed = finite.text.lower() in grammar.known.words.conditional_forms
    return finite.tense == "past" and not supposed


def _participle(grammar: Grammar, clause: Clause, at: int) -> bool:
    """Whether a verb is a participle, or an infinitive that looks like one: "haben verlassen"."""
    token, have = grammar.tokens[at], grammar.known.words.have
    if token.form == "part":
        return True
    helped = grammar.tokens[clause.finite].lemma in have - {grammar.known.words.be}
    led = any(grammar.tokens[to].tag == "PTKZU" for to in clause.indices)
    return helped and token.form == "inf" and token.pos == "VERB" and not led


def _is_said_to_have(grammar: Grammar, number: int) -> bool:
    """Whether a modal of hearsay tells what somebody has done: "soll verstoßen haben"."""
    clause, words = grammar.clauses[number], grammar.known.words
    verbs = [grammar.tokens[at] for at in clause.verbs if at != clause.finite]
    helped = any(verb.lemma in words.have and verb.lemma != words.be for verb in verbs)
    return helped and any(verb.form == "part" for verb in verbs)


def perfect_infinitive(grammar: Grammar, number: int) -> bool:
    """Whether an infinitive is one of the past ("gebrochen zu haben")."""
    verbs = [grammar.tokens[at] for at in grammar.clauses[number].verbs]
    helped = any(verb.lemma in grammar.known.words.have for verb in verbs)
    return helped and any(verb.form == "part" for verb in verbs)


def brought_about(grammar: Grammar, number: int) -> bool:
    """Whether a passive tells a process and no state: "wird", "wurde", "worden"."""
    verbs = [grammar.tokens[at] for at in grammar.clauses[number].verbs]
    return any(verb.lemma == grammar.known.words.become for verb in verbs)


def standing(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells a state of now: present, and no perfect of the passive."""
    clause = grammar.clauses[number]
    if clause.finite < 0 or grammar.tokens[clause.finite].tense != "pres":
        return False
    if clause.modal and clause.modal not in grammar.known.words.ahead_modals:
        return False  # "kann eingesetzt werden"
    become = grammar.known.words.become
    rest = [grammar.tokens[at] for at in clause.verbs if at != clause.finite]
    return not any(verb.lemma == become and verb.form == "part" for verb in rest)


def said_to_come(grammar: Grammar, number: int) -> bool:
    """Whether a future in the Konjunktiv is somebody's own word: "werde am Samstag liefern"."""
    finite = grammar.clauses[number].finite
    if finite < 0 or not yet_to_come(grammar, number):
        return False
    return grammar.tokens[finite].mood in ("sub1", "sub2")


def of_now(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells what is, and neither what has been done nor what will be."""
    active = not grammar.passive(number)
    other = active and (happened(grammar, number) or yet_to_come(grammar, number))
    return standing(grammar, number) and not other


def yet_to_come(grammar: Grammar, number: int) -> bool:
    """Whether the move itself is only announced: "will vorschlagen", "wird fordern"."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.modal in words.volition:
        return True
    finite = grammar.tokens[clause.finite] if clause.finite >= 0 else None
    ahead = finite is not None and finite.lemma == words.become and clause.lemma != words.become
    return ahead and not clause.passive


def to_come(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells what is to come: by the future, a modal, or a date."""
    clause = grammar.clauses[number]
    if clause.finite < 0 or happened(grammar, number) or _over(grammar, number):
        return False
    words = grammar.known.words
    if clause.kind == "rel" and clause.modal in words.volition:
        return False
    ahead = grammar.tokens[clause.finite].lemma == words.become and clause.lemma != words.become
    ahead = ahead and not _under_way(grammar, number)
    return ahead or clause.modal in words.ahead_modals or grammar.upcoming(number)


def _under_way(grammar: Grammar, number: int) -> bool:
    """Whether "werden" makes a passive of the present and no future: "wird abgehalten"."""
    rest = [at for at in grammar.clauses[number].verbs if at != grammar.clauses[number].finite]
    return grammar.passive(number) and not any(grammar.tokens[at].form == "inf" for at in rest)


def _over(grammar: Grammar, number: int) -> bool:
    """Whether a modal stands over the past: "soll getroffen (worden sein, haben)"."""
    words, clause = grammar.known.words, grammar.clauses[number]
    verbs = [grammar.tokens[at] for at in clause.verbs if at != clause.finite]
    had = any(verb.lemma in words.have and verb.lemma != words.be for verb in verbs)
    return any(verb.lemma == words.become and verb.form == "part" for verb in verbs) or (
        had and len(verbs) > 1 and clause.modal in words.hearsay_modals
    )
