"""Conduct that an earlier act of the text promised, demanded or planned, told as done.

"Sie vereinbarten den Abzug der Truppen. ... Am Montag zogen die Truppen ab."
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wortlaut.model import ActKind
from wortlaut.reader.acts.anchors import anchor, cue
from wortlaut.reader.acts.drafts import Draft, indices
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.negation import negated
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.tense import happened

BOUND = frozenset(
    {ActKind.COMMITMENT, ActKind.AGREEMENT, ActKind.DEMAND, ActKind.ORDER, ActKind.PLAN}
)
"""Kinds of act whose conduct can be carried out."""
Deed = tuple[str, frozenset[str]]
"""The lemma of a verb, and the lemmas of the nouns around it in lower case."""


def carried_out(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """Return a fulfilment for each clause that tells as done what an act before it was about."""
    taken = {draft.clause for draft in drafts} | {draft.conduct for draft in drafts}
    bound = sorted((d for d in drafts if d.kind in BOUND), key=lambda each: each.anchor[0])
    deeds: defaultdict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for draft in bound:
        for verb, around in _deeds(grammar, draft):
            deeds[verb].append((draft.anchor[-1], around))
    found = []
    for number, clause in enumerate(grammar.clauses):
        if number in taken or not clause.lemma or not _told_as_done(grammar, number):
            continue
        nouns = _nouns(grammar, clause.indices)
        done = deeds.get(clause.lemma, ())
        if any(end < clause.range.first and nouns & around for end, around in done):
            found.append(_draft(grammar, number))
    return [draft for draft in found if draft.action and draft.anchor]


def _told_as_done(grammar: Grammar, number: int) -> bool:
    main = grammar.clauses[number].kind == "main" and not grammar.bygone(number)
    return main and happened(grammar, number) and not negated(grammar, number)


def _deeds(grammar: Grammar, draft: Draft) -> list[Deed]:
    """Return the verbs of an act's conduct, or those that its nouns are made of, with nouns."""
    tokens = [grammar.tokens[at] for at in draft.action]
    verbs = {token.lemma for token in tokens if token.pos == "VERB"}
    named = {
        verb for token in tokens if token.pos == "NOUN" for verb in _verbs(grammar, token.lemma)
    }
    nouns = _nouns(grammar, draft.action) | _nouns(grammar, draft.fields.get("debtor", ()))
    return [(verb, nouns) for verb in verbs | named]


def _verbs(grammar: Grammar, noun: str) -> set[str]:
    """Return the verbs that a noun for a deed can be made of: "Freilassung", "Abzug"."""
    words, lower = grammar.known.words, noun.lower()
    found = {verb for ending, verb in words.deed_verbs.items() if lower.endswith(ending)}
    for ending in words.deed_endings:
        if lower.endswith(ending):
            stem = lower.removesuffix(ending)
            found |= {stem + infinitive for infinitive in words.infinitives}
    return found


def _nouns(grammar: Grammar, found: Sequence[int]) -> frozenset[str]:
    tokens = (grammar.tokens[at] for at in found if at not in grammar.timed)
    return frozenset(
        token.lemma.lower()
        for token in tokens
        if token.pos in ("NOUN", "PROPN") and token.lemma not in grammar.known.times
    )


def _draft(grammar: Grammar, number: int) -> Draft:
    conduct = embedded(grammar, number)
    draft = Draft(
        kind=ActKind.FULFILMENT,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=conduct.action,
        cue=cue(grammar, number),
        because=("rule/acts.carried-out",),
        conduct=number,
    )
    if conduct.agent is not None:
        draft.fields["debtor"] = indices(conduct.agent.nominal)
    return draft
