"""Acts that a noun or an adjective names where the verb stands in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.reader.acts.drafts import Conduct, Draft, Indices, indices
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.roles import DEBTOR_MOVES
from wortlaut.reader.medial.frames import anchor
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.kinds import kind_of, turned
from wortlaut.reader.medial.licensing import has_words
from wortlaut.reader.medial.owners import owner_of, possessed
from wortlaut.reader.medial.roles import fill_roles
from wortlaut.reader.medial.selection import selected


def word_drafts(grammar: Medial, at: int, entries: Sequence[ActEntry]) -> list[Draft]:
    """Return the acts that the noun or adjective at ``at`` makes."""
    number = grammar.home[at]
    for entry in entries:
        if not _word_fits(grammar, at, number, entry):
            continue
        found = [
            one
            for one in selected(grammar, number, entry, at)
            if at in one.action or near(grammar, at, one)
        ]
        if found:
            return [_of_word(grammar, at, entry, one) for one in found]
    return []


def near(grammar: Medial, at: int, conduct: Conduct) -> bool:
    """Whether a word's content follows it with nothing between but what belongs to the word."""
    phrase = next((p for p in grammar.phrases(grammar.home[at]) if at in p.range), None)
    end = phrase.range.end if phrase is not None else at + 1
    between = grammar.tokens[end : conduct.action[0]]
    verbs = grammar.clauses[conduct.clause].verbs
    own = {grammar.tokens[to].start for to in verbs}
    far = [t for t in between if t.form in ("fin", "inf") and t.start not in own]
    if any(token.text in ",;—–" for token in between) and far:
        return False
    return conduct.action[0] > at and len(between) < 9 and len(far) < 2


def _word_fits(grammar: Medial, at: int, number: int, entry: ActEntry) -> bool:
    if number < 0:
        return False
    clause = grammar.clauses[number]
    if entry.verbs and clause.lemma not in entry.verbs:
        return False
    if clause.negated and entry.negated is None:
        return False
    words = grammar.known.words
    owned = bool(owner_of(grammar, at)) or possessed(grammar, at)
    if clause.lemma in words.attitudes and not entry.verbs and not owned:
        return False
    phrase = next((p for p in grammar.phrases(number) if at in p.range), None)
    told = phrase is None or phrase.preposition in words.telling | {""}
    light = clause.lemma in words.light_verbs and told
    if clause.kind == "part" and clause.parent >= 0:
        teller = grammar.roles(clause.parent).subject
        light = light and teller is not None and grammar.is_actor(teller)
    if not (entry.verbs or light or owned):
        return False
    return not entry.words or has_words(grammar, number, entry.words)


def _of_word(grammar: Medial, at: int, entry: ActEntry, conduct: Conduct) -> Draft:
    number = grammar.home[at]
    noun = grammar.tokens[at].pos in ("NOUN", "PROPN")
    kind = kind_of(grammar, number, entry, conduct)
    place = "act_nouns" if noun else "act_adjectives"
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=_word_anchor(grammar, at, entry, conduct),
        action=conduct.action,
        cue=(at,),
        because=(f"{place}/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain != turned(grammar, conduct),
        status=entry.status if kind is entry.kind else None,
        entry=entry,
    )
    owner = owner_of(grammar, at) if noun else ()
    if owner:
        proposed = entry.party is not None and kind is entry.kind
        draft.fields["party" if proposed or kind not in DEBTOR_MOVES else "debtor"] = owner
    subject = grammar.roles(number).subject
    if not noun and subject is not None and grammar.is_actor(subject) and kind in DEBTOR_MOVES:
        draft.fields.setdefault("debtor", indices(subject.nominal))  # "is prepared to ..."
    fill_roles(grammar, draft, conduct)
    return draft


def _word_anchor(grammar: Medial, at: int, entry: ActEntry, conduct: Conduct) -> Indices:
    """Return the noun's phrase and its content; the whole clause where its verb makes the act."""
    number = grammar.home[at]
    clause = grammar.clauses[number]
    words = grammar.known.words
    light = clause.lemma in words.light_verbs | words.ready_verbs
    phrase = next((p for p in grammar.phrases(number) if at in p.range), None)
    told = phrase is None or (phrase.head == at and phrase.preposition in words.telling | {""})
    if (light and told) or entry.verbs:
        return anchor(grammar, number, conduct)
    heads = phrase is not None and phrase.head == at
    first = phrase.nominal.first if phrase is not None and heads else at
    last = max(conduct.action)
    if conduct.action[0] > at:
        return tuple(range(first, last + 1))
    return tuple(sorted({*range(first, at + 1), *conduct.action}))
