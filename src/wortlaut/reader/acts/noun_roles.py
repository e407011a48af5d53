"""Who fills the roles of an act that a noun names: genitive, possessive, phrases, subject."""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Draft, Indices, indices
from wortlaut.reader.acts.noun_phrases import following, start_of
from wortlaut.reader.acts.roles import DEBTOR_MOVES, owner
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.analysis.tokens import Range


def fill_noun_roles(grammar: Grammar, at: int, draft: Draft, light: bool) -> None:
    """Fill debtor, party and creditor from the places that the entry names."""
    entry = draft.entry
    assert entry is not None
    mover = "debtor" if draft.kind in DEBTOR_MOVES else "party"
    named = {"debtor": entry.debtor, "party": entry.party, "creditor": entry.creditor}
    for name, places in named.items():
        default = ("genitive", "possessive", "pp.von", "subject") if name == mover else ()
        for place in places if places is not None else default:
            found = _noun_role(grammar, at, place, light)
            if found and not set(found) & set(draft.action):
                draft.fields[name] = found
                break


def _owns(grammar: Grammar, where: Range) -> bool:
    """Whether a genitive can be somebody: not in "Beschluss verschiedener Gesetze"."""
    nouns = [at for at in indices(where) if grammar.tokens[at].pos in ("NOUN", "PROPN")]
    if not nouns or any(at in grammar.mentioned for at in indices(where)):
        return True
    return any(map(grammar.acts, nouns)) or not grammar.known.things(grammar.tokens[nouns[0]].lemma)


def _noun_role(grammar: Grammar, at: int, place: str, light: bool) -> Indices:
    if place == "genitive":
        where = owner(grammar, at)
        return indices(where) if where and _owns(grammar, where) else ()
    if place == "possessive":
        first = grammar.tokens[start_of(grammar, at)]
        return (start_of(grammar, at),) if first.tag == "PPOSAT" else ()
    if place == "dative":
        given = grammar.roles(grammar.home[at]).dative if light else []
        return indices(given[0].range) if given and grammar.is_actor(given[0]) else ()
    if place == "subject":
        subject = grammar.roles(grammar.home[at]).subject
        return indices(subject.range) if light and subject and at not in subject.range else ()
    for phrase in following(grammar, at):
        if phrase.preposition == place.removeprefix("pp."):
            return indices(phrase.nominal)
    far = grammar.roles(grammar.home[at]).prepositional if light else []
    named = [p for p in far if p.preposition == place.removeprefix("pp.") and grammar.is_actor(p)]
    return indices(named[0].nominal) if named else ()
