"""Where the conduct stands that a noun names: the frames of act_nouns.toml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from wortlaut.reader.acts.breaches import called_breach
from wortlaut.reader.acts.drafts import Conduct, indices
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.frames import conducts
from wortlaut.reader.acts.nominal import noun_conduct
from wortlaut.reader.acts.noun_clauses import behind_colon, clause_conduct
from wortlaut.reader.acts.noun_phrases import following, phrase_of, start_of
from wortlaut.reader.acts.roles import genitive
from wortlaut.reader.acts.syntax import Grammar


def noun_conducts(grammar: Grammar, at: int, entry: ActEntry, frame: str) -> list[Conduct]:
    """Return what fills a noun's frame."""
    if frame.startswith("pp."):
        return behind_noun(grammar, at, frame[3:])
    return NOUN_FRAMES[frame](grammar, at, entry)


def behind_noun(grammar: Grammar, at: int, preposition: str) -> list[Conduct]:
    """Return what a phrase behind the noun names, or one that its verb lets stand before it."""
    own, clause = following(grammar, at), grammar.clauses[grammar.home[at]]
    if preposition in grammar.known.words.aims and clause.lemma and not clause.modal:
        own += [
            p for p in grammar.phrases(grammar.home[at]) if p.range.end <= start_of(grammar, at)
        ]
    vague = grammar.known.words.vague
    own = [p for p in own if grammar.tokens[p.head].lemma.lower() not in vague]
    for phrase in own:
        if phrase.preposition == preposition and not grammar.is_time(phrase):
            return noun_conduct(grammar, phrase, grammar.home[at])
    return []


def _genitive(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    where = genitive(grammar, at)
    if where and entry.of:
        heads = [grammar.tokens[head] for head in indices(where)]
        if not any(head.lemma in grammar.known.set(entry.of) for head in heads):
            return []
    return [Conduct(indices(where), grammar.home[at], None, where.end - 1)] if where else []


def _compound(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    light = grammar.clauses[grammar.home[at]].lemma in grammar.known.words.light_verbs
    lemma = grammar.tokens[at].lemma
    own = phrase_of(grammar, at)
    free = own is not None and not own.preposition and not grammar.clauses[grammar.home[at]].negated
    listed = light and free and (not entry.of or lemma in grammar.known.set(entry.of))
    if lemma.lower() in grammar.known.noun_words.words or not listed:
        return []
    return [Conduct((at,), grammar.home[at], None, at)]


def _itself(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return the noun alone, which names the act and all that is told of it ("Wortbruch")."""
    number = grammar.home[at]
    roles = grammar.roles(number)
    called = [p for p in [*roles.accusative, roles.subject] if p and at not in p.range]
    if called and grammar.clauses[number].lemma not in grammar.known.words.naming_verbs:
        return noun_conduct(grammar, called[0], number)
    return [Conduct((at,), number, None, at)]


def _predicate(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what the noun is said to be: "Bedingung ist, dass ...", "lautet auf ..."."""
    number = grammar.home[at]
    clause = grammar.clauses[number]
    if clause.lemma not in grammar.known.words.predicate_verbs:
        return []
    amount = clause.lemma in grammar.known.words.amount_verbs
    for frame in ("pp.auf",) if amount else ("dass", "zu"):
        found = conducts(grammar, number, frame)
        if found:
            return found
    return [] if amount else _said_to_be(grammar, at)


def _amount(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what the noun comes to: "Die Forderung lautet auf sechs Prozent"."""
    lemma = grammar.clauses[grammar.home[at]].lemma
    lists = grammar.known.words.amount_verbs
    return _predicate(grammar, at, entry) if lemma in lists else []


def _said_to_be(grammar: Grammar, at: int) -> list[Conduct]:
    """Return the noun phrase that is called a condition: "Bedingung sei der Abzug"."""
    number = grammar.home[at]
    free = [p for p in grammar.phrases(number) if not p.preposition and not grammar.is_time(p)]
    others = [p for p in free if at not in p.range and grammar.tokens[p.head].pos == "NOUN"]
    if len(free) != 2 or len(others) != 1:
        return []
    return noun_conduct(grammar, others[0], number)


def _among(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return what belongs to the noun: "Zu den Forderungen gehört der Abzug"."""
    number = grammar.home[at]
    own, subject = phrase_of(grammar, at), grammar.roles(number).subject
    belongs = grammar.clauses[number].lemma in grammar.known.words.belonging_verbs
    if not belongs or own is None or subject is None or at in subject.range:
        return []
    if own.preposition not in grammar.known.words.belonging_to:
        return []
    return noun_conduct(grammar, subject, number)


def _upon(grammar: Grammar, at: int, entry: ActEntry) -> list[Conduct]:
    """Return the clause's own conduct where the noun's phrase says on whose order it was."""
    own = phrase_of(grammar, at)
    if own is None or own.preposition not in grammar.known.words.upon or own.head != at:
        return []
    conduct = embedded(grammar, grammar.home[at])
    left = tuple(word for word in conduct.action if word not in own.range)
    return [replace(conduct, action=left)] if left else []


NOUN_FRAMES: dict[str, Callable[[Grammar, int, ActEntry], list[Conduct]]] = {
    "zu": lambda grammar, at, entry: clause_conduct(grammar, at, "zu"),
    "dass": lambda grammar, at, entry: clause_conduct(grammar, at, "dass"),
    "v2": lambda grammar, at, entry: clause_conduct(grammar, at, "v2"),
    "relative": lambda grammar, at, entry: clause_conduct(grammar, at, "relative"),
    "genitive": _genitive,
    "compound": _compound,
    "predicate": _predicate,
    "amount": _amount,
    "among": _among,
    "upon": _upon,
    "breach": called_breach,
    "itself": _itself,
    "colon": behind_colon,
}
"""The frames of nouns, beside "pp." with a preposition."""
