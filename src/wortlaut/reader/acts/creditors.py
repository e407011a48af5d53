"""Towards whom an act is made, or whom its conduct benefits or hits."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.model import ACTOR_FIELDS
from wortlaut.reader.acts.drafts import UNNAMED, Draft, Indices, indices
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.roles import owner
from wortlaut.reader.acts.syntax import Grammar

NEAR = 4
"""Whoever a genitive names stands among so many of its first words."""


def fill(grammar: Grammar, draft: Draft) -> None:
    """Find in the conduct whom it is towards: "mit den Rebellen", "der Ukraine", "für Kinder"."""
    taken = {at for name in ACTOR_FIELDS for at in draft.fields.get(name, ())}
    aside = (each for each in _found(grammar, draft) if set(draft.action) - set(each))
    found = next((each for each in aside if not taken & set(each)), None)
    if found:
        draft.fields["creditor"] = found


def _found(grammar: Grammar, draft: Draft) -> Iterator[Indices]:
    """Yield the candidates, the surest first."""
    yield from _objects(grammar, draft)
    yield from _phrases(grammar, draft)
    yield from _of_noun(grammar, draft)


def _objects(grammar: Grammar, draft: Draft) -> Iterator[Indices]:
    """Yield the objects of the conduct's own verb that are somebody."""
    number = draft.conduct
    if number < 0 or not set(grammar.clauses[number].verbs) & set(draft.action):
        return
    roles, known = grammar.roles(number), grammar.known
    lemma = grammar.clauses[number].lemma
    hit = lemma in known.words.hitting_verbs or lemma in known.words.harm_verbs
    for phrase in (*roles.dative, *(roles.accusative if hit else ())):
        if phrase.head in draft.action and _somebody(grammar, phrase):
            yield indices(phrase.nominal)


def _somebody(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase names somebody, and not only a thing with a name."""
    head, known = grammar.tokens[phrase.head], grammar.known
    if head.lemma in known.noun_words:
        return False
    if head.pos == "NOUN" and (head.lemma in known.people or grammar.acts(phrase.head)):
        return True
    return grammar.is_actor(phrase) and _named(grammar, phrase)


def _named(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether the text names whom a phrase means, and does not only describe something."""
    found = (grammar.mentioned.get(at) for at in (phrase.head, phrase.nominal.first))
    return any(mention and not mention.actor.startswith(UNNAMED) for mention in found)


def _phrases(grammar: Grammar, draft: Draft) -> Iterator[Indices]:
    words = grammar.known.words
    for number in sorted({draft.clause, draft.conduct} - {-1}):
        for phrase in grammar.phrases(number):
            towards = phrase.preposition in words.towards
            own = phrase.head in draft.action and not _on_a_later_noun(grammar, draft, phrase)
            if towards and own and _somebody(grammar, phrase) and not _aided(grammar, phrase):
                yield indices(phrase.nominal)


def _aided(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase tells with whom or what something is done: "zusammen mit", "mit Truppen"."""
    words = grammar.known.words
    before = grammar.tokens[phrase.range.first - 1].text.lower() if phrase.range.first else ""
    known = any(at in grammar.mentioned for at in (phrase.head, phrase.nominal.first))
    means = phrase.preposition in words.means and not known
    return means or before in words.together


def _on_a_later_noun(grammar: Grammar, draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase hangs on a noun that is not the first one of the conduct."""
    before = phrase.range.first - 1
    nouns = [at for at in draft.action if grammar.tokens[at].pos in ("NOUN", "PROPN")]
    return before in nouns[1:]


def _of_noun(grammar: Grammar, draft: Draft) -> Iterator[Indices]:
    """Yield whom a noun's deed is done to or for: "die Freilassung der Geiseln"."""
    head = next((at for at in draft.action if grammar.tokens[at].pos == "NOUN"), -1)
    if head < 0 or grammar.tokens[head].lemma not in grammar.known.done_for:
        return
    where = owner(grammar, head)
    people = grammar.known.people
    near = range(where.first, min(where.first + NEAR, where.end)) if where else ()
    if where and any(grammar.acts(at) or grammar.tokens[at].lemma in people for at in near):
        yield indices(where)
