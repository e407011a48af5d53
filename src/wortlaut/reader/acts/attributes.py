"""Acts of an attribute: "das für Mittwoch geplante Treffen", "der von Kiew zugesagte Abzug"."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft, Indices, indices
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.roles import DEBTOR_MOVES, owner
from wortlaut.reader.acts.syntax import Grammar

FAR = 9
"""So many words before the attribute its time, or its agent, is sought."""
NOUNS = ("NOUN", "PROPN", "PRON")


def planned_drafts(grammar: Grammar, at: int) -> list[Draft]:
    """Return the plan that the adjective at token ``at`` makes of its noun, if it has a date."""
    token, number = grammar.tokens[at], grammar.home[at]
    if number < 0 or token.tag != "ADJ(A)" or token.lemma not in grammar.known.words.planned:
        return []
    phrase = next((p for p in grammar.phrases(number) if p.range.first <= at < p.head), None)
    phrase = phrase or next((p for p in grammar.phrases(number) if p.range.first == at), None)
    first = _opening(grammar, at)
    if phrase is None or first < 0:
        return []
    draft = Draft(
        kind=ActKind.PLAN,
        clause=number,
        anchor=tuple(range(first, phrase.range.end)),
        action=tuple(range(at + 1, phrase.range.end)),
        cue=(at,),
        because=("rule/acts.planned",),
        conduct=number,
    )
    _owned(grammar, phrase, draft)
    return [draft]


def promised_drafts(grammar: Grammar, at: int) -> list[Draft]:
    """Return the act of the agent that the participle at token ``at`` names, if it names one."""
    token, number = grammar.tokens[at], grammar.home[at]
    kind = grammar.known.words.by_attribute.get(token.lemma)
    if number < 0 or token.tag != "ADJ(A)" or kind is None:
        return []
    phrase = next((p for p in grammar.phrases(number) if p.range.first <= at < p.head), None)
    agent = _agent(grammar, at)
    if phrase is None or not agent:
        return []
    action = tuple(range(at + 1, _end(grammar, phrase, number)))
    draft = Draft(
        kind=ActKind(kind),
        clause=number,
        anchor=tuple(range(agent[0] - 2, action[-1] + 1)),
        action=action,
        cue=(at,),
        because=("rule/acts.promised_by",),
        conduct=number,
    )
    mover = "debtor" if draft.kind in DEBTOR_MOVES else "party"
    draft.fields[mover] = agent
    return [draft]


def _agent(grammar: Grammar, at: int) -> Indices:
    """Return who promised, by the words between article and participle: "die von (Kiew) zugesagte".

    () where there is nobody.
    """
    tokens = grammar.tokens
    for first in range(at - 1, max(0, at - FAR), -1):
        if tokens[first].text.lower() in grammar.known.words.passive_agents:
            own = tuple(range(first + 1, at))
            nouns = [to for to in own if tokens[to].pos in NOUNS]
            leads = tokens[first - 1].pos == "DET"
            return own if leads and nouns and grammar.acts(nouns[-1]) else ()
        if tokens[first].form == "fin" or tokens[first].pos == "PUNCT":
            return ()
    return ()


def _end(grammar: Grammar, phrase: Phrase, number: int) -> int:
    """Return where the noun with all behind it ends: before the verb in second place, all of it."""
    clause = grammar.clauses[number]
    if clause.kind != "main" or clause.finite < phrase.range.end:
        return phrase.range.end
    words = range(phrase.range.end, clause.finite)
    own = all(at in clause.indices and grammar.tokens[at].pos != "PUNCT" for at in words)
    return clause.finite if own else phrase.range.end


def _opening(grammar: Grammar, at: int) -> int:
    """Return where the attribute's phrase begins if a time stands within it, or -1."""
    timed = False
    for before in range(at - 1, max(-1, at - FAR), -1):
        token = grammar.tokens[before]
        if token.form == "fin" or token.pos == "PUNCT":
            return -1
        timed = timed or before in grammar.timed
        if token.pos == "DET" and not timed:
            return -1
        if token.pos == "DET" and _leads(grammar, before + 1):
            return before
    return -1


def _leads(grammar: Grammar, at: int) -> bool:
    """Whether an attribute of several words begins at a token: "das (für Mittwoch geplante)"."""
    return grammar.tokens[at].pos in ("ADP", "ADV") or grammar.tokens[at].tag == "ADJ(D)"


def _owned(grammar: Grammar, phrase: Phrase, draft: Draft) -> None:
    """Name as debtor whose plan it is: "die für Mai geplante Wahl des Rates"."""
    where = owner(grammar, phrase.head)
    if where and any(grammar.acts(to) for to in indices(where)):
        draft.fields["debtor"] = indices(where)
