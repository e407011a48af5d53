"""Whether a clause tells what has happened or what is to come."""

from __future__ import annotations

from wortlaut.reader.medial.grammar import Medial


def happened(grammar: Medial, number: int) -> bool:
    """Whether a clause tells what has happened: past or perfect, under no modal."""
    clause = grammar.clauses[number]
    if clause.modal or clause.finite < 0:
        return False
    finite = grammar.tokens[clause.finite]
    perfect = finite.lemma in grammar.known.words.have and len(clause.verbs) > 1
    return finite.tense == "past" or perfect


def ahead(grammar: Medial, number: int) -> bool:
    """Whether a clause tells what is to come, by its helper or its tense."""
    clause = grammar.clauses[number]
    if clause.finite < 0:
        return False
    finite = grammar.tokens[clause.finite]
    return finite.lemma in grammar.known.words.future or finite.tense == "fut"
