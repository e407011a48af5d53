"""Fulfilment that no verb names: "die zugesagte Hilfe kam an", "wie vereinbart"."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.anchors import anchor, cue
from wortlaut.reader.acts.drafts import Conduct, Draft
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.negation import negated
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.tense import happened


def delivered(grammar: Grammar, number: int) -> list[Draft]:
    """Return the fulfilment of what its attribute calls promised: "die zugesagte Hilfe kam an"."""
    subject = _promised(grammar, number) if happened(grammar, number) else None
    if (
        subject is None
        or not _called_promised(grammar, subject)
        or _ended(grammar, number, subject)
    ):
        return []
    action = tuple(range(subject.head, subject.range.end))
    draft = Draft(
        kind=ActKind.BREACH if negated(grammar, number) else ActKind.FULFILMENT,
        clause=number,
        anchor=anchor(grammar, number, Conduct(action, number, None, subject.head)),
        action=action,
        cue=cue(grammar, number),
        because=("rule/acts.delivered",),
        conduct=number,
    )
    agent = grammar.roles(number).subject
    if agent is not None and agent is not subject and grammar.is_actor(agent):
        draft.fields["debtor"] = tuple(range(agent.nominal.first, agent.range.end))
    return [draft]


def _called_promised(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether an attribute calls a thing promised: "die zugesagte Hilfe"."""
    within = grammar.tokens[phrase.range.first : phrase.range.end]
    promised = grammar.known.words.as_agreed
    return any(token.tag == "ADJ(A)" and token.lemma in promised for token in within)


def _ended(grammar: Grammar, number: int, phrase: Phrase) -> bool:
    """Whether a clause tells the end of what was to last: a truce is not kept by its end."""
    rests = grammar.tokens[phrase.head].lemma in grammar.known.refrain_nouns
    return rests and grammar.clauses[number].lemma in grammar.known.words.ending_verbs


def _promised(grammar: Grammar, number: int) -> Phrase | None:
    """Return the phrase of what has come about, or of what somebody has done, if any."""
    words, roles = grammar.known.words, grammar.roles(number)
    lemma = grammar.clauses[number].lemma
    if lemma in words.performing_verbs and not grammar.passive(number):
        return roles.accusative[0] if roles.accusative else None
    if lemma in words.performing_verbs or lemma in words.delivering_verbs:
        return roles.subject
    return None


def as_agreed(grammar: Grammar, number: int) -> list[Draft]:
    """Return the fulfilment that "wie vereinbart" tells."""
    words = grammar.known.words
    own = grammar.clauses[number].indices
    lower = {grammar.tokens[at].text.lower() for at in own}
    if lower.isdisjoint(words.as_agreed) and lower.isdisjoint(words.punctual):
        return []
    said = [at for at in own if agreed(grammar, at) or _punctual(grammar, at)]
    if not said or not (happened(grammar, number) or _accused_of(grammar, number)):
        return []
    conduct = embedded(grammar, number)
    fixed = (said[0],) if _punctual(grammar, said[0]) else (said[0] - 1, said[0])
    left = tuple(at for at in conduct.action if at not in fixed)
    kind = ActKind.BREACH if negated(grammar, number) else ActKind.FULFILMENT
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=left,
        cue=fixed,
        because=("rule/acts.as-agreed",),
        conduct=number,
    )
    if conduct.agent is not None:
        draft.fields["debtor"] = tuple(range(conduct.agent.range.first, conduct.agent.range.end))
    return [draft] if left and words else []


def _accused_of(grammar: Grammar, number: int) -> bool:
    """Whether an infinitive tells what somebody is accused of: "wirft X vor, nicht zu liefern"."""
    clause = grammar.clauses[number]
    if clause.kind != "zu" or clause.parent < 0 or not negated(grammar, number):
        return False
    return grammar.clauses[clause.parent].lemma in grammar.known.words.naming_verbs


def _punctual(grammar: Grammar, at: int) -> bool:
    """Whether a word says that something was done in time or as it had been agreed."""
    return grammar.tokens[at].text.lower() in grammar.known.words.punctual


def agreed(grammar: Grammar, at: int) -> bool:
    """Whether "wie vereinbart" ends at a token."""
    if at >= len(grammar.tokens):
        return False
    words = grammar.known.words
    if grammar.tokens[at].text.lower() not in words.as_agreed:
        return False
    before = grammar.tokens[at - 1].text.lower() if at else ""
    return before in words.as_word
