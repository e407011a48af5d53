"""Breach that no verb names: harm done in spite of a deal, or just after it began."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.anchors import anchor
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.negation import negated
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.tense import happened


def flouted(grammar: Grammar, number: int) -> list[Draft]:
    """Return the breach that "trotz der Waffenruhe" makes of harm done."""
    words = grammar.known.words
    harm = happened(grammar, number) and grammar.clauses[number].lemma in words.harm_verbs
    fought = harm or _fighting(grammar, number)
    against = words.contrary if happened(grammar, number) else frozenset()
    against |= words.despite if fought else frozenset()
    deal = next((p for p in grammar.phrases(number) if _against(grammar, p, against)), None)
    if deal is None and fought:
        deal = next((p for p in grammar.phrases(number) if _shortly_after(grammar, p)), None)
    if deal is None or (negated(grammar, number) and deal.preposition in words.despite):
        return []
    conduct = embedded(grammar, number)
    draft = Draft(
        kind=ActKind.BREACH,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=tuple(at for at in conduct.action if at not in deal.range),
        cue=tuple(range(deal.range.first, deal.head + 1)),
        because=("rule/acts.flouted",),
        conduct=number,
    )
    if conduct.agent is not None:
        draft.fields["debtor"] = tuple(range(conduct.agent.range.first, conduct.agent.range.end))
    return [draft] if draft.action else []


def _against(grammar: Grammar, phrase: Phrase, prepositions: frozenset[str]) -> bool:
    """Whether a phrase names a deal that is flouted: "trotz (der Unterzeichnung) des Abkommens"."""
    return phrase.preposition in prepositions and _of_deal(grammar, phrase)


def _of_deal(grammar: Grammar, phrase: Phrase) -> bool:
    tokens = grammar.tokens[phrase.head : phrase.range.end]
    return any(token.pos == "NOUN" and token.lemma in grammar.known.deals for token in tokens)


def _shortly_after(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase tells that a deal has just begun: "Stunden nach Beginn der Waffenruhe"."""
    words = grammar.known.words
    begun = grammar.tokens[phrase.head].lemma.lower() in words.outset
    return begun and phrase.preposition in words.after and _of_deal(grammar, phrase)


def _fighting(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells of fighting in the past or the present."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.finite < 0 or clause.modal or not clause.lemma:
        return False
    if clause.lemma in words.dying_down or grammar.tokens[clause.finite].mood == "sub1":
        return False
    heads = [p for p in grammar.phrases(number) if p.preposition not in words.despite]
    subject = grammar.roles(number).subject
    heads += [subject] if subject is not None else []
    return any(grammar.tokens[p.head].lemma in grammar.known.fighting for p in heads)
