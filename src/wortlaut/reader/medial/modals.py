"""Acts that the future or a modal verb makes alone: "will continue", "must be protected"."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Conduct, Draft
from wortlaut.reader.acts.edges import trimmed
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.medial.frames import anchor, embedded, own
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.kinds import harmful, scheduled, turned
from wortlaut.reader.medial.lists import split
from wortlaut.reader.medial.roles import fill_roles
from wortlaut.reader.medial.tense import ahead


def modal_drafts(grammar: Medial, number: int) -> list[Draft]:
    """Return the act that the future or the modal of a clause makes."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.finite < 0 or not clause.lemma or clause.kind == "rel":
        return []
    if clause.modal in words.obligation or clause.lemma in words.obligation:
        return _demanded(grammar, number)
    if clause.modal in words.supposing and _offered(grammar, number):
        conduct = own(grammar, number)
        start = clause.verbs[-1]
        conduct = Conduct(tuple(at for at in conduct.action if at >= start), number)
        return [_draft(grammar, number, ActKind.OFFER, conduct, "rule/medial.would")]
    if clause.modal in words.supposing and _perfect(grammar, number):
        return []  # "would have been opened": what did not come about
    meant = ahead(grammar, number) or clause.modal in words.volition
    if meant and clause.lemma not in words.stative_verbs:
        return _ahead(grammar, number)
    return []


def _demanded(grammar: Medial, number: int) -> list[Draft]:
    """Return the demand of "must": its subject is bound, whoever says it makes it."""
    clause = grammar.clauses[number]
    conduct = own(grammar, number)
    lemma = clause.lemma
    if lemma in grammar.known.words.obligation:  # "it is necessary to ..."
        told = [child for child in grammar.children[number] if grammar.clauses[child].kind == "zu"]
        if not told:
            return []
        inner = embedded(grammar, told[0])
        bound = _draft(grammar, number, ActKind.DEMAND, inner, "rule/medial.must")
        subject = grammar.roles(number).subject
        if subject is not None and grammar.is_actor(subject):
            bound.fields["debtor"] = tuple(range(subject.nominal.first, subject.range.end))
        return [bound]
    verbs = [grammar.tokens[at] for at in clause.verbs]
    supposed = any(one.form == "ger" for one in verbs) or _perfect(grammar, number)
    if supposed:
        return []
    weak = clause.modal in grammar.known.words.weak_obligation and not clause.passive
    who = grammar.roles(number).subject
    if weak and (who is None or not grammar.is_actor(who)):
        return []
    if lemma in grammar.known.words.existing and not clause.passive:
        return _wanted_thing(grammar, number)
    if not conduct.action or (lemma in grammar.known.words.stative_verbs and not clause.passive):
        return []
    subject = grammar.roles(number).subject
    behind = subject is not None and clause.verbs and subject.range.first > clause.verbs[-1]
    if behind and subject is not None and not grammar.is_actor(subject):  # "must be the end of ..."
        own_words = tuple(at for at in conduct.action if at >= subject.range.first)
        conduct = Conduct(own_words or conduct.action, number, None, subject.head)
    debtor = () if subject is None or clause.passive else _range(grammar, subject)
    drafts = []
    for part in split(grammar, conduct):
        draft = _draft(grammar, number, ActKind.DEMAND, part, "rule/medial.must")
        draft.fields |= {"debtor": debtor} if debtor else {}
        drafts.append(draft)
    return drafts


def _range(grammar: Medial, subject: Phrase) -> tuple[int, ...]:
    actor = grammar.is_actor(subject)
    return tuple(range(subject.nominal.first, subject.range.end)) if actor else ()


def _wanted_thing(grammar: Medial, number: int) -> list[Draft]:
    """Return the demand of "there must be a ceasefire"."""
    words, clause = grammar.known.words, grammar.clauses[number]
    opens = [at for at in clause.indices if grammar.tokens[at].text.lower() in words.there]
    things = [p for p in grammar.phrases(number) if p.range.first > clause.verbs[-1]]
    if not opens or not things:
        return []
    first = things[0].nominal.first
    action = tuple(at for at in grammar.extent(number) if at >= first)
    conduct = Conduct(trimmed(grammar, action), number, None, things[0].head)
    return [_draft(grammar, number, ActKind.DEMAND, conduct, "rule/medial.must")]


def _perfect(grammar: Medial, number: int) -> bool:
    """Whether a modal only supposes what was: "should have known"."""
    clause = grammar.clauses[number]
    return (
        any(grammar.tokens[at].lemma in grammar.known.words.have for at in clause.verbs[1:])
        and len(clause.verbs) > 2
    )


def _ahead(grammar: Medial, number: int) -> list[Draft]:
    clause = grammar.clauses[number]
    subject = grammar.roles(number).subject
    conduct = own(grammar, number)
    if not conduct.action:
        return []
    acting = subject is not None and grammar.is_actor(subject) and not clause.passive
    kind = _kind(grammar, number, conduct, acting)
    if kind is None:
        return []
    drafts = []
    for part in split(grammar, conduct):
        draft = _draft(grammar, number, kind, part, "rule/medial.ahead")
        if acting:
            fill_roles(grammar, draft, conduct)
        drafts.append(draft)
    return drafts


def _kind(grammar: Medial, number: int, conduct: Conduct, acting: bool) -> ActKind | None:
    """Return what the future makes: a threat, a plan, an agreement or a commitment."""
    clause = grammar.clauses[number]
    subject = grammar.roles(number).subject
    if not acting:
        common = clause.passive and grammar.joint(None, number)
        made = ActKind.AGREEMENT if common else ActKind.PLAN
        return made if _eventful(grammar, number) else None
    if harmful(grammar, conduct) and not clause.negated:
        return ActKind.THREAT
    if scheduled(grammar, conduct) and not clause.negated:
        return ActKind.PLAN
    if grammar.together(subject, number):
        return ActKind.AGREEMENT
    return ActKind.COMMITMENT


def _offered(grammar: Medial, number: int) -> bool:
    """Whether a clause tells what a deal or proposal on the table would bring about."""
    subject = grammar.roles(number).subject
    if subject is None or grammar.is_actor(subject):
        return False
    entries = grammar.known.nouns.get(grammar.tokens[subject.head].lemma.lower(), ())
    return any(one.kind in (ActKind.OFFER, ActKind.AGREEMENT) for one in entries)


def _eventful(grammar: Medial, number: int) -> bool:
    """Whether a clause without an actor tells of an event that somebody will bring about."""
    clause, words = grammar.clauses[number], grammar.known.words
    subject = grammar.roles(number).subject
    if subject is None:
        return clause.passive and any(not p.preposition for p in grammar.phrases(number))
    if grammar.tokens[subject.head].text.lower() in words.nobody | words.echoes:
        return False
    event = grammar.tokens[subject.head].lemma.lower() in grammar.known.event_nouns
    return clause.passive or (event and clause.lemma in words.event_verbs | words.scheduling_verbs)


def _draft(grammar: Medial, number: int, kind: ActKind, conduct: Conduct, because: str) -> Draft:
    clause = grammar.clauses[number]
    return Draft(
        kind=kind,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=conduct.action,
        cue=(clause.finite,),
        because=(because,),
        refrain=turned(grammar, conduct),
        conduct=conduct.clause,
        modal=True,
    )
