"""Whether a clause is negated."""

from __future__ import annotations

from wortlaut.reader.acts.syntax import Grammar


def negated(grammar: Grammar, number: int) -> bool:
    """Whether a clause is negated, "nicht nur" aside."""
    clause = grammar.clauses[number]
    if not clause.negated:
        return False
    words = grammar.known.words
    for at in clause.indices:
        if grammar.tokens[at].text.lower() in words.negations:
            after = grammar.tokens[at + 1].text.lower() if at + 1 < len(grammar.tokens) else ""
            return after not in words.no_negation_before
    return True
