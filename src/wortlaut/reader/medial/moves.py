"""Acts that a verb, a noun or an adjective names where the verb stands in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.model import ActKind, Status
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.frames import Conduct, Draft, Indices, indices
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.roles import DEBTOR_MOVES
from wortlaut.reader.medial.frames import anchor, conducts, cue
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.lists import split

CLAUSE_FRAMES = ("inf", "that", "gerund")


def verb_drafts(grammar: Medial, number: int) -> list[Draft]:
    """Return the acts that the verb of a clause makes, by the first entry that fits."""
    clause = grammar.clauses[number]
    words = grammar.known.words
    if clause.modal in words.obligation | words.possibility:
        return []  # "must agree": the move itself is demanded
    for entry in grammar.known.verbs.get(clause.lemma, ()):
        if not _fits(grammar, number, entry):
            continue
        found = _by_entry(grammar, number, entry, clause.verbs[-1])
        if found:
            return [_draft(grammar, number, entry, one) for one in found]
    return []


def word_drafts(grammar: Medial, at: int, entries: Sequence[ActEntry]) -> list[Draft]:
    """Return the acts that the noun or adjective at ``at`` makes."""
    number = grammar.home[at]
    for entry in entries:
        if not _word_fits(grammar, at, number, entry):
            continue
        found = [
            one
            for one in _by_entry(grammar, number, entry, at)
            if at in one.action or near(grammar, at, one)
        ]
        if found:
            return [_of_word(grammar, at, entry, one) for one in found]
    return []


def attribute_drafts(grammar: Medial, at: int) -> list[Draft]:
    """Return the agreement that a participle behind a noun tells: "the truce agreed by both"."""
    number = grammar.home[at]
    if number < 0 or not at or at in grammar.clauses[number].verbs:
        return []
    entries = grammar.known.verbs.get(grammar.tokens[at].lemma, ())
    binding = [one for one in entries if one.kind in (ActKind.AGREEMENT, ActKind.COMMITMENT)]
    phrase = next((p for p in grammar.phrases(number) if p.range.end == at), None)
    agent = next(
        (p for p in grammar.phrases(number) if _agent(grammar, p) and p.range.first > at), None
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


def _by_entry(grammar: Medial, number: int, entry: ActEntry, behind: int) -> list[Conduct]:
    for frame in _first_told(grammar, number, entry, behind):
        found = [
            part for one in conducts(grammar, number, frame, behind) for part in split(grammar, one)
        ]
        found = [one for one in found if _wanted(grammar, number, one, entry, frame)]
        if found:
            return found
    return []


def _first_told(grammar: Medial, number: int, entry: ActEntry, behind: int) -> tuple[str, ...]:
    """Return an entry's frames; of an infinitive and a gerund the one that comes first leads."""
    after = grammar.tokens[behind + 1 : behind + 2]
    led = f"pp.{after[0].text.lower()}" if after else ""
    if led in entry.frames and after[0].text.lower() in grammar.known.words.of_owners:
        return (led, *(frame for frame in entry.frames if frame != led))
    if not {"inf", "gerund"} <= set(entry.frames):
        return entry.frames
    starts = {
        frame: min((one.action[0] for one in conducts(grammar, number, frame, behind)), default=0)
        for frame in ("inf", "gerund")
    }
    if not 0 < starts["gerund"] < (starts["inf"] or starts["gerund"] + 1):
        return entry.frames
    return ("gerund", *(frame for frame in entry.frames if frame != "gerund"))


def _fits(grammar: Medial, number: int, entry: ActEntry) -> bool:
    clause = grammar.clauses[number]
    roles = grammar.roles(number)
    if entry.only_negated and not clause.negated:
        return False
    if clause.negated and not entry.only_negated and entry.negated is None:
        return False
    if entry.only_passive and not clause.passive:
        return False
    if entry.words and not _has(grammar, number, entry.words):
        return False
    if entry.actor and not clause.passive:
        subject = roles.subject
        if subject is None or not grammar.is_actor(subject):
            return False
    alone = entry.actor and clause.passive and entry.kind is not ActKind.DEMAND
    if alone and not {"object", "subject", "self"} & set(entry.frames):
        return False
    if entry.subjects:
        subject = roles.subject
        if subject is None or not _is(grammar, subject, entry.subjects):
            return False
    return _timely(grammar, number, entry) and _filled(grammar, number, entry)


def _timely(grammar: Medial, number: int, entry: ActEntry) -> bool:
    if entry.when == "past":
        return happened(grammar, number)
    if entry.when == "present":
        clause = grammar.clauses[number]
        now = clause.finite >= 0 and not (clause.modal or ahead(grammar, number))
        return now and not happened(grammar, number)
    if entry.when == "future":
        return ahead(grammar, number)
    return True


def _filled(grammar: Medial, number: int, entry: ActEntry) -> bool:
    needed = [place for place in entry.needs if role(grammar, number, place)]
    barred = [place for place in entry.unless if role(grammar, number, place)]
    return (not entry.needs or bool(needed)) and not barred


def _has(grammar: Medial, number: int, words: tuple[str, ...]) -> bool:
    clause = grammar.clauses[number]
    start = clause.verbs[0] if clause.verbs else clause.range.first
    own = {grammar.tokens[at].text.lower() for at in clause.indices if at >= start}
    own |= {grammar.tokens[at].lemma.lower() for at in clause.indices if at >= start}
    return own.issuperset(words)


def _is(grammar: Medial, phrase: Phrase, words: tuple[str, ...]) -> bool:
    return grammar.tokens[phrase.head].lemma.lower() in grammar.known.set(words)


def happened(grammar: Medial, number: int) -> bool:
    """Whether a clause tells what has happened: past or perfect, under no modal."""
    clause = grammar.clauses[number]
    if clause.modal or clause.finite < 0:
        return False
    finite = grammar.tokens[clause.finite]
    perfect = finite.lemma in grammar.known.words.have and len(clause.verbs) > 1
    return finite.tense == "past" or perfect


def ahead(grammar: Medial, number: int) -> bool:
    """Whether a clause tells what is to come, by its helper or its tense."""
    clause = grammar.clauses[number]
    if clause.finite < 0:
        return False
    finite = grammar.tokens[clause.finite]
    return finite.lemma in grammar.known.words.future or finite.tense == "fut"


def _word_fits(grammar: Medial, at: int, number: int, entry: ActEntry) -> bool:
    if number < 0:
        return False
    clause = grammar.clauses[number]
    if entry.verbs and clause.lemma not in entry.verbs:
        return False
    if clause.negated and entry.negated is None:
        return False
    words = grammar.known.words
    owned = bool(_owner(grammar, at)) or _told_of(grammar, at)
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
    return not entry.words or _has(grammar, number, entry.words)


def _told_of(grammar: Medial, at: int) -> bool:
    """Whether a noun has a possessive of its own ("their demand")."""
    phrase = next((p for p in grammar.phrases(grammar.home[at]) if at in p.range), None)
    first = phrase.nominal.first if phrase is not None else at
    own = grammar.known.words.own
    return any(grammar.tokens[to].text.lower() in own for to in range(first, at))


def _wanted(grammar: Medial, number: int, conduct: Conduct, entry: ActEntry, frame: str) -> bool:
    """Whether the conduct is of a sort that the entry allows."""
    if not conduct.action or (entry.only_clause and frame not in CLAUSE_FRAMES):
        return False
    if frame == "that":
        return _moving(grammar, conduct.clause, entry)
    if frame in ("inf", "gerund"):
        if entry.kind is ActKind.PLAN:
            return True
        return grammar.clauses[conduct.clause].lemma not in grammar.known.words.stative_verbs
    nouns = [grammar.tokens[at].lemma.lower() for at in conduct.action]
    heads = nouns[:8]
    if entry.objects and not any(one in grammar.known.set(entry.objects) for one in heads):
        return False
    return not any(one in grammar.known.set(entry.not_objects) for one in heads[:5])


def _moving(grammar: Medial, number: int, entry: ActEntry) -> bool:
    """Whether an embedded clause tells conduct to come: by a modal, the future, or a demand."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.opener in words.wishes:
        return True
    if entry.kind is ActKind.DEMAND and not happened(grammar, number) and not clause.modal:
        finite = grammar.tokens[clause.finite] if clause.finite >= 0 else None
        return finite is not None and finite.text.lower() == finite.lemma
    if ahead(grammar, number) or clause.modal in words.future:
        return clause.lemma not in words.stative_verbs
    return clause.modal in words.obligation


def role(grammar: Medial, number: int, place: str) -> Phrase | None:
    """Return the phrase that fills a role of a clause, by its name in acts.toml."""
    roles = grammar.roles(number)
    if place == "subject":
        if not grammar.passive(number):
            return roles.subject
        return next((p for p in roles.prepositional if _agent(grammar, p)), None)
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


def _agent(grammar: Medial, phrase: Phrase) -> bool:
    return phrase.preposition in grammar.known.words.passive_agents and grammar.is_actor(phrase)


def _draft(grammar: Medial, number: int, entry: ActEntry, conduct: Conduct) -> Draft:
    kind = kind_of(grammar, number, entry, conduct)
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=conduct.action,
        cue=cue(grammar, number, entry.words),
        because=(f"acts/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain != turned(grammar, conduct),
        status=entry.status if kind is entry.kind else None,
        entry=entry,
    )
    fill_roles(grammar, draft, conduct)
    return draft


def turned(grammar: Medial, conduct: Conduct) -> bool:
    """Whether a clause denies its conduct by a word that is no part of the action."""
    negations = grammar.known.words.negations
    shown = any(grammar.tokens[at].text.lower() in negations for at in conduct.action)
    nominal = conduct.noun >= 0
    return grammar.clauses[conduct.clause].negated and not shown and not nominal


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
    owner = _owner(grammar, at) if noun else ()
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


def _owner(grammar: Medial, at: int) -> Indices:
    """Return who a noun belongs to: "Israel's commitment", "the commitment of both sides"."""
    number = grammar.home[at]
    phrase = next((p for p in grammar.phrases(number) if at in p.range), None)
    if phrase is None:
        return ()
    owning = [to for to in range(phrase.nominal.first, at) if grammar.tokens[to].tag == "POS"]
    if owning:
        return tuple(range(phrase.nominal.first, owning[-1]))
    named = [to for to in range(phrase.nominal.first, at) if to in grammar.mentioned]
    if named and grammar.tokens[named[-1]].pos in ("PROPN", "ADJ"):
        return tuple(range(named[-1], _name_end(grammar, named[-1], at)))
    behind = [to for to in range(at + 1, phrase.range.end) if grammar.acts(to)]
    after = grammar.tokens[at + 1 : at + 2]
    of = bool(after) and after[0].text.lower() in grammar.known.words.of_owners
    if behind and (of or "g" in grammar.tokens[behind[0]].case):
        return tuple(range(at + 1 + of, phrase.range.end))
    return _maker(grammar, number, phrase.range.end)


def _name_end(grammar: Medial, first: int, limit: int) -> int:
    """Return the end of the mention that begins at a word, before a noun at ``limit``."""
    span = grammar.mentioned[first].span
    return min(max(grammar.covered(span).end, first + 1), limit)


def _maker(grammar: Medial, number: int, end: int) -> Indices:
    """Return the subject of a clause that says who made it: "the promise that Norway made"."""
    for child in grammar.children[number]:
        clause = grammar.clauses[child]
        light = clause.lemma in grammar.known.words.light_verbs
        if clause.range.first != end or clause.kind not in ("sub", "rel") or not light:
            continue
        subject = grammar.roles(child).subject
        if subject is not None and subject.range.first > end and grammar.is_actor(subject):
            return indices(subject.nominal)
    return ()


def kind_of(grammar: Medial, number: int, entry: ActEntry, conduct: Conduct) -> ActKind:
    """Return the kind that parties, negation and the conduct make of an entry."""
    clause = grammar.clauses[number]
    if clause.negated and entry.negated is not None and not entry.only_negated:
        return entry.negated
    subject = grammar.roles(number).subject
    if entry.body and grammar.is_body(subject):
        return entry.body
    if entry.harm and harmful(grammar, conduct):
        return entry.harm
    if entry.scheduling and scheduled(grammar, conduct):
        return entry.scheduling
    if entry.conditional and any(grammar.is_condition(at) for at in grammar.beside(number)):
        return entry.conditional
    bound = conduct.clause != number and grammar.clauses[conduct.clause].modal
    binding = entry.kind in (ActKind.AGREEMENT, ActKind.COMMITMENT)
    several = grammar.joint(subject, number)
    if entry.paired and grammar.paired(subject, number):
        return entry.paired
    if binding and bound in grammar.known.words.obligation:
        return ActKind.DEMAND
    if entry.joint and grammar.together(subject, number):
        return entry.joint
    if entry.single and not several and subject is not None:
        return entry.single
    return entry.kind


def harmful(grammar: Medial, conduct: Conduct) -> bool:
    """Whether the conduct is harm or pressure; "not to strike" is neither."""
    words = grammar.known.words
    clause = grammar.clauses[conduct.clause]
    if clause.negated:
        return False
    verbal = any(at in conduct.action for at in clause.verbs)
    if verbal and clause.lemma in words.refrain_verbs | words.ending_verbs | words.easing_verbs:
        return False
    if verbal and clause.lemma in words.harm_verbs:
        return True
    told = [grammar.tokens[at] for at in _first_thing(grammar, conduct)]
    lemmas = [token.lemma.lower() for token in told if token.pos == "NOUN"]
    if any(one in grammar.known.refrain_nouns for one in lemmas[:1]):
        return False
    return any(one in grammar.known.harm_nouns for one in lemmas)


def _first_thing(grammar: Medial, conduct: Conduct) -> Indices:
    """Return a conduct's words up to the second preposition that leads away from its object."""
    words = grammar.known.words
    for place, at in enumerate(conduct.action):
        token = grammar.tokens[at]
        led = token.pos == "ADP" and token.text.lower() not in words.of_owners | words.by_means
        if place and (led or token.pos in ("SCONJ", "PUNCT")) and place > 1:
            return conduct.action[:place]
    return conduct.action


def scheduled(grammar: Medial, conduct: Conduct) -> bool:
    """Whether the conduct is a meeting, a trip or another date in a calendar."""
    if conduct.noun >= 0:
        return grammar.tokens[conduct.noun].lemma.lower() in grammar.known.meeting_nouns
    return grammar.clauses[conduct.clause].lemma in grammar.known.words.scheduling_verbs


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
