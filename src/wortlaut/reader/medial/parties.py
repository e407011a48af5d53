"""Whom an act's parties are, where its verb alone does not tell: pronouns, and whom it is towards.

"The employers said they would ...": the employers.  "will deliver generators to Ukraine", «направят
Украине»: Ukraine is the creditor.
"""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft, Indices, indices
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.medial.grammar import Medial

POSSESSIVE = "POS"
OWN = ("debtor", "party")
WITHOUT = (ActKind.REFUSAL, ActKind.BREACH)
"""Kinds whose conduct says nothing of whom it would be towards."""


def settle(grammar: Medial, draft: Draft) -> None:
    """Fill in whom the pronouns of an act mean, and its creditor."""
    for name in OWN:
        if name in draft.fields:
            draft.fields[name] = _meant(grammar, draft.fields[name])
    if "creditor" not in draft.fields and draft.kind not in WITHOUT:
        found = _creditor(grammar, draft)
        if found:
            draft.fields["creditor"] = found


def _meant(grammar: Medial, found: Indices) -> Indices:
    """Return whom a pronoun in what somebody says means: the one who says it."""
    if len(found) != 1 or grammar.tokens[found[0]].pos != "PRON" or grammar.home[found[0]] < 0:
        return found
    if grammar.tokens[found[0]].text.lower() in grammar.known.words.first_person:
        return found
    number = grammar.home[found[0]]
    phrase = next((p for p in grammar.phrases(number) if found[0] in p.range), None)
    named = grammar.echoed(phrase) if phrase is not None else None
    several = grammar.tokens[found[0]].text.lower() in grammar.known.words.groups
    if named is None or several != grammar.several(named):
        return found
    return indices(named.nominal)


def _creditor(grammar: Medial, draft: Draft) -> Indices:
    """Return whom the conduct is towards: by its case, its preposition, or as its object."""
    taken = {at for field in draft.fields.values() for at in field}
    for number in _clauses(grammar, draft):
        for phrase in _told(grammar, draft, number):
            found = _somebody(grammar, phrase)
            if found and not taken & set(found):
                return found
    return ()


def _clauses(grammar: Medial, draft: Draft) -> list[int]:
    """Return the clauses of a conduct, what it goes on to do included ("continue to stand by")."""
    inner = [at for at in grammar.children[draft.conduct] if grammar.clauses[at].kind == "zu"]
    move = [draft.clause] if draft.clause != draft.conduct else []
    return [draft.conduct, *inner[:1], *move]


def _told(grammar: Medial, draft: Draft, number: int) -> list[Phrase]:
    """Return the phrases of a clause that can name whom a conduct is towards, surest first."""
    roles, own = grammar.roles(number), number != draft.clause or number == draft.conduct
    if not own:
        return roles.dative
    towards = [p for p in roles.prepositional if p.preposition in grammar.known.words.towards]
    told = [*roles.dative, *(p for p in towards if p.head in draft.action)]
    if not any(at in draft.action for at in grammar.clauses[number].verbs):
        return told
    patient = roles.subject if grammar.passive(number) else next(iter(roles.accusative), None)
    if patient is None or grammar.tokens[patient.range.first - 1].pos == "SCONJ":
        return told  # "serve as a mediator"
    return [*told, patient]


def _somebody(grammar: Medial, phrase: Phrase) -> Indices:
    """Return the part of a phrase that names somebody: itself, its owner, or whom it frees."""
    head = grammar.tokens[phrase.head]
    if head.pos == "PRON":
        return indices(phrase.nominal) if grammar.is_actor(phrase) else ()
    if _party(grammar, phrase.head) or _person(grammar, phrase.head):
        return indices(phrase.nominal)
    owned = [at for at in range(phrase.nominal.first, phrase.head) if _owner(grammar, at)]
    if owned:
        return tuple(range(phrase.nominal.first, owned[-1] + 1))
    if head.lemma.lower() not in grammar.known.words.freeing:
        return ()
    behind = [at for at in range(phrase.head + 1, phrase.range.end) if _person(grammar, at)]
    if not behind:
        return ()
    of = grammar.tokens[phrase.head + 1].pos == "ADP"
    return tuple(range(phrase.head + 1 + of, phrase.range.end))


def _party(grammar: Medial, at: int) -> bool:
    token, known = grammar.tokens[at], grammar.known
    named = token.pos == "PROPN" and at in grammar.mentioned
    return named or token.lemma in known.actors or token.lemma in known.bodies


def _person(grammar: Medial, at: int) -> bool:
    token = grammar.tokens[at]
    return token.animate or token.lemma.lower() in grammar.known.words.persons


def _owner(grammar: Medial, at: int) -> bool:
    """Whether a possessive's clitic ends the name of somebody: "Ukraine's sovereignty"."""
    return grammar.tokens[at].tag == POSSESSIVE and _party(grammar, at - 1)
