"""Who fills the roles of an act: subject, object, dative or a prepositional phrase."""

from __future__ import annotations

from wortlaut.model import ActKind, Status
from wortlaut.reader.acts.drafts import Conduct, Draft, indices
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.roles import DEBTOR_MOVES
from wortlaut.reader.medial.grammar import Medial


def role(grammar: Medial, number: int, place: str) -> Phrase | None:
    """Return the phrase that fills a role of a clause, by its name in acts.toml."""
    roles = grammar.roles(number)
    if place == "subject":
        if not grammar.passive(number):
            return roles.subject
        return next((p for p in roles.prepositional if is_agent(grammar, p)), None)
    if place == "patient":
        return roles.subject
    if place in ("accusative", "object"):
        if grammar.passive(number):
            return roles.subject
        return next(iter(roles.accusative), None)
    if place == "dative":
        return next(iter(roles.dative), None)
    wanted = place.removeprefix("pp.")
    return next((p for p in roles.prepositional if p.preposition == wanted), None)


def is_agent(grammar: Medial, phrase: Phrase) -> bool:
    """Whether a phrase names who acts in a passive: "by the government"."""
    return phrase.preposition in grammar.known.words.passive_agents and grammar.is_actor(phrase)


def fill_roles(grammar: Medial, draft: Draft, conduct: Conduct) -> None:
    """Fill debtor, creditor and party from the roles that the entry names."""
    entry = draft.entry
    mover = "debtor" if draft.kind in DEBTOR_MOVES else "party"
    agent = conduct.agent
    if agent is not None and conduct.clause != draft.clause and "debtor" not in draft.fields:
        draft.fields["debtor"] = indices(agent.nominal)
    named = {
        "debtor": entry.debtor if entry else None,
        "creditor": entry.creditor if entry else (),
        "party": entry.party if entry else None,
    }
    for name, places in named.items():
        if name in draft.fields:
            continue
        chosen = places if places is not None else (("subject",) if name == mover else ())
        for place in chosen:
            phrase = role(grammar, draft.clause, place)
            given = name == "creditor"  # whoever gets something is somebody
            if phrase is not None and (given or _actor_or_named(grammar, phrase)):
                draft.fields[name] = indices(phrase.nominal)
                break
    if draft.kind is ActKind.REFUSAL and draft.status is None:
        draft.status = Status.REFUSED


def _actor_or_named(grammar: Medial, phrase: Phrase) -> bool:
    return grammar.is_actor(phrase) or grammar.tokens[phrase.head].pos == "PROPN"
