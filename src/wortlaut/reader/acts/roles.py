"""Who is bound, who gains and who makes the move: debtor, creditor and party of an act."""

from __future__ import annotations

from itertools import pairwise

from wortlaut.model import ActKind, Status
from wortlaut.reader.acts.drafts import Conduct, Draft, indices
from wortlaut.reader.acts.frames import role
from wortlaut.reader.acts.nominal import separate
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.analysis.tokens import Range

DEBTOR_MOVES = frozenset(
    {
        ActKind.COMMITMENT, ActKind.AGREEMENT, ActKind.OFFER, ActKind.THREAT,
        ActKind.REFUSAL, ActKind.PLAN, ActKind.FULFILMENT, ActKind.BREACH,
    }
)  # fmt: skip
"""Kinds whose move is made by the debtor."""

AGENT = ("pp.von",)
"""Where the passive has the one who acts."""


def fill_roles(grammar: Grammar, draft: Draft, conduct: Conduct) -> None:
    """Fill debtor, creditor and party from the roles that the entry names."""
    entry, number = draft.entry, draft.clause
    agent = conduct.agent
    told = conduct.clause != number and draft.kind in DEBTOR_MOVES
    if agent is not None and told and grammar.tokens[agent.head].pos != "PRON":
        draft.fields["debtor"] = indices(agent.nominal)
    assert entry is not None
    _announced(grammar, draft, conduct)
    mover = "debtor" if draft.kind in DEBTOR_MOVES else "party"
    named = {"debtor": entry.debtor, "creditor": entry.creditor, "party": entry.party}
    for name, places in named.items():
        chosen = places if places is not None else (("subject",) if name == mover else ())
        for place in chosen if name not in draft.fields else ():
            if name == "debtor" and _moves(grammar, draft, place):
                continue
            phrase = role(grammar, number, place)
            free = phrase is not None and phrase.range.first not in draft.action
            if phrase is not None and (free or name == "creditor"):
                where = grammar.spread(phrase, number) if place == "subject" else phrase.nominal
                draft.fields[name] = indices(where)
                break
    clause = grammar.clauses[number]
    if mover not in draft.fields and clause.kind == "zu" and clause.opener and clause.parent >= 0:
        above = grammar.roles(clause.parent).subject  # "reiste, um die Junta aufzufordern"
        if above is not None and grammar.is_actor(above):
            draft.fields[mover] = indices(grammar.spread(above, clause.parent))
    if "debtor" not in draft.fields and draft.kind is ActKind.BREACH:
        _accused(grammar, draft)
    if "debtor" not in draft.fields:
        _by_action(grammar, draft, conduct)
    if draft.kind is ActKind.REFUSAL and draft.status is None:
        draft.status = Status.REFUSED


def _moves(grammar: Grammar, draft: Draft, place: str) -> bool:
    """Whether "von" names who demands and not of whom: "wird vom Rat gefordert"."""
    passive = grammar.passive(draft.clause)
    return draft.kind is ActKind.DEMAND and place in AGENT and passive


def _announced(grammar: Grammar, draft: Draft, conduct: Conduct) -> None:
    """Take from "kündigte den Abzug der Truppen an" whose conduct is announced."""
    announcing = grammar.clauses[draft.clause].lemma in grammar.known.words.announcing_verbs
    if not announcing or conduct.noun < 0 or draft.kind not in DEBTOR_MOVES:
        return
    where = None if _suffered(grammar, conduct) else owner(grammar, conduct.noun)
    if where and _somebody(grammar, where):
        draft.fields["debtor"] = indices(where)


def _suffered(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the genitive of a conduct's noun is whom or what it is done to."""
    return conduct.noun >= 0 and grammar.known.done_to(grammar.tokens[conduct.noun].lemma)


def _somebody(grammar: Grammar, where: Range) -> bool:
    """Whether a genitive begins with somebody who acts."""
    return any(map(grammar.acts, range(where.first, min(where.first + 3, where.end))))


def _by_action(grammar: Grammar, draft: Draft, conduct: Conduct) -> None:
    """Find the debtor in the conduct: who carries it out, by its verb or its noun."""
    own = draft.kind is ActKind.ORDER and conduct.clause == draft.clause
    if conduct.agent is not None and not own:
        draft.fields["debtor"] = indices(conduct.agent.nominal)
        return
    if draft.entry is not None and "pp.von" in (draft.entry.debtor or ()):
        _cut_off(grammar, draft)
    if "debtor" not in draft.fields:
        _between(grammar, draft)
    if "debtor" not in draft.fields and conduct.noun >= 0 and not _suffered(grammar, conduct):
        where = owner(grammar, conduct.noun)
        if where and _somebody(grammar, where):
            draft.fields["debtor"] = indices(where)


def _accused(grammar: Grammar, draft: Draft) -> None:
    """Take whom the clause above accuses: "warf (Moskau) vor, die Ruhe gebrochen zu haben"."""
    for above in range(draft.clause - 1, -1, -1):
        accuses = grammar.clauses[above].lemma in grammar.known.words.accusing_verbs
        if accuses and draft.clause in grammar.complements(above):
            named = role(grammar, above, "dative") or role(grammar, above, "accusative")
            if named is not None and grammar.is_actor(named):
                draft.fields["debtor"] = indices(named.nominal)
            return


def _cut_off(grammar: Grammar, draft: Draft) -> None:
    """Take "von der Regierung" out of what is demanded of her."""
    agents = grammar.known.words.passive_agents
    for place, at in enumerate(draft.action[1:-1], start=1):
        if grammar.tokens[draft.action[place - 1]].lemma in grammar.known.done_for:
            continue  # "die Freilassung von 20 Geiseln"
        rest = draft.action[place + 1 :]
        if grammar.tokens[at].text.lower() in agents and any(map(grammar.acts, rest[:3])):
            draft.fields["debtor"] = rest
            draft.action = draft.action[:place]
            return


def _between(grammar: Grammar, draft: Draft) -> None:
    """Take the parties of what happens between them: "Gespräche zwischen (Bern und Rom)"."""
    for place, at in enumerate(draft.action[:-1]):
        rest = draft.action[place + 1 :]
        ends = (far for far, to in enumerate(rest) if grammar.tokens[to].pos in ("ADP", "VERB"))
        parties = rest[: next(ends, len(rest))]
        joined = any(grammar.tokens[to].pos == "CCONJ" for to in parties)
        is_between = grammar.tokens[at].text.lower() in grammar.known.words.ranges
        if is_between and joined and any(map(grammar.acts, parties)):
            draft.fields["debtor"] = parties
            return


def genitive(grammar: Grammar, at: int) -> Range | None:
    """Return the genitive attribute behind the noun at ``at``, or what "von" gives it."""
    own = next((p for p in grammar.phrases(grammar.home[at]) if at in p.range), None)
    first = at + 1
    while own is not None and first < own.range.end and grammar.tokens[first].pos == "PUNCT":
        first += 1
    if own is None or own.range.end <= first:
        return None
    if grammar.tokens[first].text.lower() in grammar.known.words.passive_agents:
        first += 1
    end = _own_end(grammar, own, at)
    fits = grammar.tokens[first].pos in ("DET", "PROPN", "ADJ", "NOUN", "NUM")
    return Range(first, end) if fits and first < end else None


def _own_end(grammar: Grammar, phrase: Phrase, at: int) -> int:
    """Return where the part of a coordination ends that the noun at ``at`` stands in.

    "der Abzug der Truppen und der Milizen" goes on; "der Abzug der Truppen und eine Ruhe" does not.
    """
    genitive = grammar.known.words.masculine_or_dative
    for part, after in pairwise(phrase.parts):
        follows = grammar.tokens[after.first].text.lower() not in genitive
        if at in part and follows and separate(grammar, phrase):
            return part.end
    return phrase.range.end


def owner(grammar: Grammar, at: int) -> Range | None:
    """Return the genitive behind a noun without where he is: "der Truppen (aus dem Irak)"."""
    where = genitive(grammar, at)
    if where is None:
        return None
    places = grammar.known.words.place_prepositions
    inner = (to for to in range(where.first + 1, where.end) if grammar.tokens[to].pos == "ADP")
    end = next((to for to in inner if grammar.tokens[to].lemma.lower() in places), where.end)
    return Range(where.first, end)
