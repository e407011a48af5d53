"""The agreement that a participle behind a noun tells: "the truce agreed by both"."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft, indices
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.roles import is_agent


def attribute_drafts(grammar: Medial, at: int) -> list[Draft]:
    """Return the agreement that a participle behind a noun tells: "the truce agreed by both"."""
    number = grammar.home[at]
    if number < 0 or not at or at in grammar.clauses[number].verbs:
        return []
    entries = grammar.known.verbs.get(grammar.tokens[at].lemma, ())
    binding = [one for one in entries if one.kind in (ActKind.AGREEMENT, ActKind.COMMITMENT)]
    phrase = next((p for p in grammar.phrases(number) if p.range.end == at), None)
    agent = next(
        (p for p in grammar.phrases(number) if is_agent(grammar, p) and p.range.first > at), None
    )
    if not binding or phrase is None or agent is None or agent.range.first - at > 2:
        return []
    action = indices(phrase.nominal)
    draft = Draft(
        kind=ActKind.AGREEMENT,
        clause=number,
        anchor=tuple(range(phrase.nominal.first, agent.range.end)),
        action=action,
        cue=(at,),
        because=(f"acts/{binding[0].id}", "rule/medial.attribute"),
        conduct=number,
    )
    draft.fields["debtor"] = indices(agent.nominal)
    return [draft]
