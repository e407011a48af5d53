"""The conduct that a clause tells: its words without subject, opener, setting and auxiliary."""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Conduct, indices
from wortlaut.reader.acts.edges import trimmed
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar


def embedded(grammar: Grammar, number: int) -> Conduct:
    """Return the conduct that a clause tells: its words without subject, opener and auxiliary."""
    roles = grammar.roles(number)
    whole = set(grammar.extent(number))
    agent = roles.subject
    if grammar.passive(number):
        agent = passive_agent(grammar, number)
        if roles.subject is not None and _shares(grammar, number, roles.subject):
            whole |= set(indices(roles.subject.range))
    elif agent is not None and grammar.is_actor(agent):
        whole -= set(indices(grammar.spread(agent, number, whole=True)))
    whole -= _frame_words(grammar, number)
    if agent is not None and not grammar.is_actor(agent):
        agent = None
    return Conduct(trimmed(grammar, whole), number, agent)


def _shares(grammar: Grammar, number: int, subject: Phrase) -> bool:
    """Whether a clause joined by "und" shares the subject of the one before it."""
    shared = grammar.home[subject.head] != number
    return shared and grammar.clauses[number].kind == "main"


def passive_agent(grammar: Grammar, number: int) -> Phrase | None:
    """Return who acts in a passive clause, if it says so: "von der Regierung"."""
    subject, finite = grammar.roles(number).subject, grammar.clauses[number].finite
    for phrase in grammar.roles(number).prepositional:
        attached = subject is not None and subject.range.end == phrase.range.first < finite
        agent = phrase.preposition in grammar.known.words.passive_agents
        if agent and grammar.is_actor(phrase) and not attached:
            return phrase
    return None


def _frame_words(grammar: Grammar, number: int) -> set[int]:
    """Return a clause's opener, and its finite verb where that is only an auxiliary."""
    clause = grammar.clauses[number]
    found = set()
    if clause.kind in ("sub", "rel"):
        found |= _opening(grammar, number)
    found |= _settings(grammar, number)
    finite = clause.finite
    if finite >= 0 and len(clause.verbs) > 1 and grammar.tokens[finite].pos == "AUX":
        found.add(finite)
    return found


def _opening(grammar: Grammar, number: int) -> set[int]:
    """Return a clause's subordinator or relative pronoun, with its preposition."""
    clause = grammar.clauses[number]
    first = clause.indices[0]
    found = {first}
    if grammar.tokens[first].pos == "ADP" and len(clause.indices) > 1:
        found.add(clause.indices[1])
    return found


def _settings(grammar: Grammar, number: int) -> set[int]:
    """Return the phrases that set a clause's scene and name no conduct: time, occasion, source."""
    clause = grammar.clauses[number]
    words = grammar.known.words
    found: set[int] = set()
    for phrase in grammar.phrases(number):
        first = phrase.range.first
        opens = clause.finite >= 0 and phrase.range.end <= clause.finite
        if grammar.is_time(phrase) or phrase.preposition in words.sources:
            found |= set(indices(phrase.range))
        elif opens and phrase.preposition in words.settings and clause.kind == "main":
            found |= set(range(first, clause.finite))
    return found | _adverbs_before(grammar, number, found)


def _adverbs_before(grammar: Grammar, number: int, found: set[int]) -> set[int]:
    """Return the adverbs that open a main clause: "Überraschend senkte", "Gleich nach ..."."""
    clause = grammar.clauses[number]
    if clause.kind != "main" or clause.finite < 0:
        return set()
    rest = [at for at in clause.indices if at < clause.finite and at not in found]
    words = grammar.known.words
    idle = all(grammar.tokens[at].tag in ("ADV", "ADJ(D)", "PROAV", "KON") for at in rest)
    said = any(grammar.tokens[at].text.lower() in words.negations for at in rest)
    return set(rest) if idle and not said else set()
