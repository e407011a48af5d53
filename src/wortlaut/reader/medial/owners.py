"""Who a noun belongs to: "Israel's commitment", "their demand", "the promise that X made"."""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Indices, indices
from wortlaut.reader.medial.grammar import Medial


def possessed(grammar: Medial, at: int) -> bool:
    """Whether a noun has a possessive of its own ("their demand")."""
    phrase = next((p for p in grammar.phrases(grammar.home[at]) if at in p.range), None)
    first = phrase.nominal.first if phrase is not None else at
    own = grammar.known.words.own
    return any(grammar.tokens[to].text.lower() in own for to in range(first, at))


def owner_of(grammar: Medial, at: int) -> Indices:
    """Return who a noun belongs to: "Israel's commitment", "the commitment of both sides"."""
    number = grammar.home[at]
    phrase = next((p for p in grammar.phrases(number) if at in p.range), None)
    if phrase is None:
        return ()
    owning = [to for to in range(phrase.nominal.first, at) if grammar.tokens[to].tag == "POS"]
    if owning:
        return tuple(range(phrase.nominal.first, owning[-1]))
    named = [to for to in range(phrase.nominal.first, at) if to in grammar.mentioned]
    if named and grammar.tokens[named[-1]].pos in ("PROPN", "ADJ"):
        return tuple(range(named[-1], _name_end(grammar, named[-1], at)))
    behind = [to for to in range(at + 1, phrase.range.end) if grammar.acts(to)]
    after = grammar.tokens[at + 1 : at + 2]
    of = bool(after) and after[0].text.lower() in grammar.known.words.of_owners
    if behind and (of or "g" in grammar.tokens[behind[0]].case):
        return tuple(range(at + 1 + of, phrase.range.end))
    return _maker(grammar, number, phrase.range.end)


def _name_end(grammar: Medial, first: int, limit: int) -> int:
    """Return the end of the mention that begins at a word, before a noun at ``limit``."""
    span = grammar.mentioned[first].span
    return min(max(grammar.covered(span).end, first + 1), limit)


def _maker(grammar: Medial, number: int, end: int) -> Indices:
    """Return the subject of a clause that says who made it: "the promise that Norway made"."""
    for child in grammar.children[number]:
        clause = grammar.clauses[child]
        light = clause.lemma in grammar.known.words.light_verbs
        if clause.range.first != end or clause.kind not in ("sub", "rel") or not light:
            continue
        subject = grammar.roles(child).subject
        if subject is not None and subject.range.first > end and grammar.is_actor(subject):
            return indices(subject.nominal)
    return ()
