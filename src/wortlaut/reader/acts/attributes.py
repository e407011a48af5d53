"""Plans that an attribute tells: "das für Mittwoch geplante Treffen"."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.frames import Draft, indices
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.roles import owner
from wortlaut.reader.acts.syntax import Grammar

FAR = 9
"""So many words before the attribute its time is sought."""


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
