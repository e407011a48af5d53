"""Acts that a verb names: "kündigte an", "lehnte ... ab", "ist geplant"."""

from __future__ import annotations

from wortlaut.model import ActKind, Status
from wortlaut.reader.acts.anchors import anchor, cue, with_contents
from wortlaut.reader.acts.drafts import Conduct, Draft
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.frames import conducts, role
from wortlaut.reader.acts.listed import listed
from wortlaut.reader.acts.parts import kept, parts
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.roles import fill_roles, genitive
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.analysis.tokens import Clause

LONG = 8
"""A fixed word of so many letters also counts as the last part of a compound."""


def verb_drafts(grammar: Grammar, number: int) -> list[Draft]:
    """Return the acts that the verb of clause ``number`` makes."""
    if _merely_meant(grammar, number):
        return []
    told = _asagreed(grammar, number)
    if told:
        return told
    for entry in grammar.known.verbs.get(grammar.clauses[number].lemma, ()):
        found = _by_entry(grammar, number, entry)
        if found:
            return found
    return _delivered(grammar, number) or _flouted(grammar, number)


def _delivered(grammar: Grammar, number: int) -> list[Draft]:
    """Return the fulfilment of what its attribute calls promised: "die zugesagte Hilfe kam an"."""
    words = grammar.known.words
    if not happened(grammar, number):
        return []
    subject = _promised(grammar, number)
    if subject is None:
        return []
    said = [
        at
        for at in range(subject.range.first, subject.range.end)
        if grammar.tokens[at].tag == "ADJ(A)" and grammar.tokens[at].lemma in words.as_agreed
    ]
    action = tuple(range(subject.head, subject.range.end))
    conduct = Conduct(action, number, None, subject.head)
    kind = ActKind.BREACH if negated(grammar, number) else ActKind.FULFILMENT
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=action,
        cue=cue(grammar, number),
        because=("rule/acts.delivered",),
        conduct=number,
    )
    agent = grammar.roles(number).subject
    if agent is not None and agent is not subject and grammar.is_actor(agent):
        draft.fields["debtor"] = tuple(range(agent.nominal.first, agent.range.end))
    rests = grammar.tokens[subject.head].lemma in grammar.known.refrain_nouns
    over = rests and grammar.clauses[number].lemma in words.ending_verbs  # a truce is not kept by
    return [draft] if said and not over else []  # its end


def _flouted(grammar: Grammar, number: int) -> list[Draft]:
    """Return the breach that "trotz der Waffenruhe" makes of harm done."""
    words = grammar.known.words
    harm = happened(grammar, number) and grammar.clauses[number].lemma in words.harm_verbs
    fought = harm or _fighting(grammar, number)
    against = words.contrary if happened(grammar, number) else frozenset()
    against |= words.despite if fought else frozenset()
    deal = next((p for p in grammar.phrases(number) if _against(grammar, p, against)), None)
    if deal is None and fought:
        deal = next((p for p in grammar.phrases(number) if _shortly_after(grammar, p)), None)
    if deal is None or (negated(grammar, number) and deal.preposition in words.despite):
        return []
    conduct = embedded(grammar, number)
    draft = Draft(
        kind=ActKind.BREACH,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=tuple(at for at in conduct.action if at not in deal.range),
        cue=tuple(range(deal.range.first, deal.head + 1)),
        because=("rule/acts.flouted",),
        conduct=number,
    )
    if conduct.agent is not None:
        draft.fields["debtor"] = tuple(range(conduct.agent.range.first, conduct.agent.range.end))
    return [draft] if draft.action else []


def _against(grammar: Grammar, phrase: Phrase, prepositions: frozenset[str]) -> bool:
    """Whether a phrase names a deal that is flouted: "trotz (der Unterzeichnung) des Abkommens"."""
    return phrase.preposition in prepositions and _of_deal(grammar, phrase)


def _of_deal(grammar: Grammar, phrase: Phrase) -> bool:
    tokens = grammar.tokens[phrase.head : phrase.range.end]
    return any(token.pos == "NOUN" and token.lemma in grammar.known.deals for token in tokens)


def _shortly_after(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase tells that a deal has just begun: "Stunden nach Beginn der Waffenruhe"."""
    words = grammar.known.words
    begun = grammar.tokens[phrase.head].lemma.lower() in words.outset
    return begun and phrase.preposition in words.after and _of_deal(grammar, phrase)


def _fighting(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells of fighting in the past or the present."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.finite < 0 or clause.modal or not clause.lemma:
        return False
    if clause.lemma in words.dying_down or grammar.tokens[clause.finite].mood == "sub1":
        return False
    heads = [p for p in grammar.phrases(number) if p.preposition not in words.despite]
    subject = grammar.roles(number).subject
    heads += [subject] if subject is not None else []
    return any(grammar.tokens[p.head].lemma in grammar.known.fighting for p in heads)


def _promised(grammar: Grammar, number: int) -> Phrase | None:
    """Return the phrase of what has come about, or of what somebody has done, if any."""
    words, roles = grammar.known.words, grammar.roles(number)
    lemma = grammar.clauses[number].lemma
    if lemma in words.performing_verbs and not grammar.passive(number):
        return roles.accusative[0] if roles.accusative else None
    if lemma in words.performing_verbs or lemma in words.delivering_verbs:
        return roles.subject
    return None


def _asagreed(grammar: Grammar, number: int) -> list[Draft]:
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


def _merely_meant(grammar: Grammar, number: int) -> bool:
    """Whether an infinitive only names what somebody wants, tries or is asked to do."""
    clause = grammar.clauses[number]
    if clause.kind != "zu" or clause.opener or _perfect_infinitive(grammar, number):
        return False
    parent = grammar.clauses[clause.parent].lemma if clause.parent >= 0 else ""
    return parent not in grammar.known.words.implicative


def _by_entry(grammar: Grammar, number: int, entry: ActEntry) -> list[Draft]:
    kind = _kind(grammar, number, entry)
    if kind is None or not _fits(grammar, number, entry):
        return []
    for frame in ["list", *sorted(entry.frames, key=_clauses_first)]:
        found = _listed(grammar, number, entry) if frame == "list" else []
        found = found or (conducts(grammar, number, frame) if frame != "list" else [])
        found = [conduct for conduct in found if _wanted(grammar, number, conduct, entry)]
        found = [part for conduct in found for part in _apart(grammar, conduct)]
        if found:
            kinds = [_by_conduct(grammar, number, entry, kind, conduct) for conduct in found]
            return [
                _draft(grammar, number, entry, each, conduct)
                for each, conduct in zip(kinds, found, strict=True)
            ]
    return []


def _apart(grammar: Grammar, conduct: Conduct) -> list[Conduct]:
    """Return the parts of what a clause tells; a noun phrase has been parted already."""
    return [conduct] if conduct.noun >= 0 else parts(grammar, conduct)


def _listed(grammar: Grammar, number: int, entry: ActEntry) -> list[Conduct]:
    """Return the items behind a colon, unless they fill a preposition that the verb lacks."""
    led = [frame for frame in entry.frames if frame.startswith("pp.")]
    if len(led) < len(entry.frames) or f"pp.{_relative_preposition(grammar, number)}" in led:
        return listed(grammar, number)
    filled = (conduct for frame in led for conduct in conducts(grammar, number, frame))
    return listed(grammar, number) if any(_leads_to_list(grammar, one) for one in filled) else []


def _relative_preposition(grammar: Grammar, number: int) -> str:
    """Return the preposition that a relative clause opens with ("auf denen er beharrt")."""
    clause = grammar.clauses[number]
    first = grammar.tokens[clause.range.first]
    return first.lemma.lower() if clause.kind == "rel" and first.pos == "ADP" else ""


def _leads_to_list(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether a phrase only announces a list: "auf folgende Punkte: ..."."""
    words = grammar.known.words
    tokens = [grammar.tokens[at] for at in conduct.action]
    counted = any(token.pos == "NUM" or token.lemma.lower() in words.list_words for token in tokens)
    return counted or len(tokens) == 1


def _by_conduct(
    grammar: Grammar, number: int, entry: ActEntry, kind: ActKind, conduct: Conduct
) -> ActKind:
    """Return the kind that the conduct itself makes of the entry: harm, a date, a condition."""
    if kind is not entry.kind:
        return kind
    if entry.harm and harmful(grammar, conduct):
        return entry.harm
    named = _named(grammar, conduct)
    if named and entry.kind is ActKind.COMMITMENT and _light(grammar, number):
        refused = named is ActKind.REFUSAL and conditional(grammar, number)
        return ActKind.THREAT if refused else named
    if entry.scheduling and scheduled(grammar, conduct):
        return entry.scheduling
    hangs = conditional(grammar, number) or conditional(grammar, conduct.clause)
    if entry.conditional and hangs:
        return entry.conditional
    return kind


def _light(grammar: Grammar, number: int) -> bool:
    return grammar.clauses[number].lemma in grammar.known.words.light_verbs


def _named(grammar: Grammar, conduct: Conduct) -> ActKind | None:
    """Return the kind of the act that the conduct's noun names ("einen Vorschlag ankündigen")."""
    if conduct.noun < 0:
        return None
    match = grammar.known.noun_words.match(grammar.tokens[conduct.noun].lemma)
    return grammar.known.nouns[match][0].kind if match else None


def harmful(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is harm or pressure."""
    if conduct.noun >= 0:
        before = grammar.tokens[conduct.noun - 1].lemma if conduct.noun else ""
        lessened = before in grammar.known.words.lessening
        return not lessened and grammar.tokens[conduct.noun].lemma in grammar.known.harm_nouns
    return grammar.clauses[conduct.clause].lemma in grammar.known.words.harm_verbs


def scheduled(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is a meeting, a trip or another date in a calendar."""
    if conduct.noun >= 0:
        return grammar.tokens[conduct.noun].lemma in grammar.known.meeting_nouns
    return grammar.clauses[conduct.clause].lemma in grammar.known.words.scheduling_verbs


def conditional(grammar: Grammar, number: int) -> bool:
    """Whether a condition hangs on a clause."""
    return any(grammar.is_condition(other) for other in grammar.beside(number))


def _clauses_first(frame: str) -> int:
    """Sort frames: a clause that says the conduct before a noun phrase, a bare one last."""
    return {"dass": 0, "zu": 0, "v2": 2, "colon": 2}.get(frame, 1)


def _kind(grammar: Grammar, number: int, entry: ActEntry) -> ActKind | None:
    """Return the kind that the clause's polarity and subject make of the entry."""
    if negated(grammar, number):
        return entry.kind if entry.only_negated else entry.negated
    if entry.only_negated:
        return None
    subject = role(grammar, number, "subject")
    if entry.court and subject and grammar.tokens[subject.head].lemma in grammar.known.courts:
        return entry.court
    if entry.kind is ActKind.ORDER and _coming(grammar, number):
        return ActKind.PLAN
    willing = grammar.clauses[number].modal in grammar.known.words.volition
    if entry.kind is ActKind.ORDER and (willing or _own_object(grammar, number, entry)):
        harmful = _harm_object(grammar, number)
        return (ActKind.THREAT if willing else entry.kind) if harmful else ActKind.COMMITMENT
    if willing and entry.kind is ActKind.AGREEMENT:
        return ActKind.OFFER if conditional(grammar, number) else ActKind.COMMITMENT
    if entry.body and not willing and grammar.is_body(role(grammar, number, "subject")):
        return entry.body
    return entry.kind


def _coming(grammar: Grammar, number: int) -> bool:
    """Whether a passive of the present names nobody who orders: "bevor es eingestellt wird"."""
    clause = grammar.clauses[number]
    if not clause.passive or clause.finite < 0 or role(grammar, number, "subject") is not None:
        return False
    finite = grammar.tokens[clause.finite]
    return finite.lemma == grammar.known.words.become and finite.tense == "pres"


def _own_object(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    """Whether the subject's own conduct is the object: "setzt ihre Angriffe aus"."""
    if grammar.passive(number) or grammar.roles(number).subject is None:
        return False
    if "accusative" in (entry.debtor or ()):
        return False
    firsts = [phrase.nominal.first for phrase in grammar.roles(number).accusative[:1]]
    return any(grammar.tokens[at].tag == "PPOSAT" for at in firsts)


def _harm_object(grammar: Grammar, number: int) -> bool:
    """Whether harm or pressure is what is ordered, and not ended."""
    if grammar.clauses[number].lemma in grammar.known.words.refrain_verbs:
        return False
    heads = [grammar.tokens[p.head].lemma for p in grammar.roles(number).accusative[:1]]
    return any(head in grammar.known.harm_nouns for head in heads)


def negated(grammar: Grammar, number: int) -> bool:
    """Whether a clause is negated, "nicht nur" aside."""
    clause = grammar.clauses[number]
    if not clause.negated:
        return False
    words = grammar.known.words
    for at in clause.indices:
        if grammar.tokens[at].text.lower() in words.negations:
            after = grammar.tokens[at + 1].text.lower() if at + 1 < len(grammar.tokens) else ""
            return after not in words.no_negation_before
    return True


def _fits(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    roles = grammar.roles(number)
    passive = grammar.passive(number)
    if entry.reflexive is not None and entry.reflexive != roles.reflexive:
        return False
    if entry.only_passive and not passive:
        return False
    if entry.words and not has_words(grammar, number, entry.words):
        return False
    if entry.needs and not any(role(grammar, number, name) for name in entry.needs):
        return False
    if any(role(grammar, number, name) for name in entry.unless):
        return False
    if grammar.clauses[number].lemma == grammar.known.words.be and _predicate(grammar, number):
        fixed = bool(entry.words) or entry.frames == ("subject",)
        return fixed and (not entry.subjects or _subject_fits(grammar, number, entry))
    if entry.when == "past" and not happened(grammar, number):
        return False
    if entry.when == "present" and happened(grammar, number):
        return False
    if entry.when == "now" and not _of_now(grammar, number):
        return False
    if entry.when == "process" and grammar.passive(number) and not _brought_about(grammar, number):
        return False
    if entry.when == "state" and _brought_about(grammar, number):
        return False
    dated = grammar.upcoming(number) and not grammar.clauses[number].modal
    dated = dated and not _said_to_come(grammar, number)
    if entry.when == "dated" and (not dated or happened(grammar, number)):
        return False
    if entry.when == "future" and not to_come(grammar, number):
        return False
    return _subject_fits(grammar, number, entry)


def _predicate(grammar: Grammar, number: int) -> bool:
    """Whether "sein" has an adjective as its predicate: "ist für Pässe zuständig"."""
    return any(grammar.tokens[at].tag == "ADJ(D)" for at in grammar.clauses[number].indices)


def happened(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells what has happened: past or perfect, under no modal."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.modal:
        return clause.modal in words.hearsay_modals and _is_said_to_have(grammar, number)
    if clause.finite < 0:
        return _perfect_infinitive(grammar, number)
    finite = grammar.tokens[clause.finite]
    if finite.lemma in grammar.known.words.have:
        return any(_participle(grammar, clause, at) for at in clause.verbs)
    supposed = finite.text.lower() in grammar.known.words.conditional_forms
    return finite.tense == "past" and not supposed


def _participle(grammar: Grammar, clause: Clause, at: int) -> bool:
    """Whether a verb is a participle, or an infinitive that looks like one: "haben verlassen"."""
    token, have = grammar.tokens[at], grammar.known.words.have
    if token.form == "part":
        return True
    helped = grammar.tokens[clause.finite].lemma in have - {grammar.known.words.be}
    led = any(grammar.tokens[to].tag == "PTKZU" for to in clause.indices)
    return helped and token.form == "inf" and token.pos == "VERB" and not led


def _is_said_to_have(grammar: Grammar, number: int) -> bool:
    """Whether a modal of hearsay tells what somebody has done: "soll verstoßen haben"."""
    clause, words = grammar.clauses[number], grammar.known.words
    verbs = [grammar.tokens[at] for at in clause.verbs if at != clause.finite]
    helped = any(verb.lemma in words.have and verb.lemma != words.be for verb in verbs)
    return helped and any(verb.form == "part" for verb in verbs)


def _perfect_infinitive(grammar: Grammar, number: int) -> bool:
    """Whether an infinitive is one of the past ("gebrochen zu haben")."""
    verbs = [grammar.tokens[at] for at in grammar.clauses[number].verbs]
    helped = any(verb.lemma in grammar.known.words.have for verb in verbs)
    return helped and any(verb.form == "part" for verb in verbs)


def _brought_about(grammar: Grammar, number: int) -> bool:
    """Whether a passive tells a process and no state: "wird", "wurde", "worden"."""
    verbs = [grammar.tokens[at] for at in grammar.clauses[number].verbs]
    return any(verb.lemma == grammar.known.words.become for verb in verbs)


def standing(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells a state of now: present, and no perfect of the passive."""
    clause = grammar.clauses[number]
    if clause.finite < 0 or grammar.tokens[clause.finite].tense != "pres":
        return False
    if clause.modal and clause.modal not in grammar.known.words.ahead_modals:
        return False  # "kann eingesetzt werden"
    become = grammar.known.words.become
    rest = [grammar.tokens[at] for at in clause.verbs if at != clause.finite]
    return not any(verb.lemma == become and verb.form == "part" for verb in rest)


def _said_to_come(grammar: Grammar, number: int) -> bool:
    """Whether a future in the Konjunktiv is somebody's own word: "werde am Samstag liefern"."""
    finite = grammar.clauses[number].finite
    if finite < 0 or not _yet_to_come(grammar, number):
        return False
    return grammar.tokens[finite].mood in ("sub1", "sub2")


def _of_now(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells what is, and neither what has been done nor what will be."""
    active = not grammar.passive(number)
    other = active and (happened(grammar, number) or _yet_to_come(grammar, number))
    return standing(grammar, number) and not other


def _yet_to_come(grammar: Grammar, number: int) -> bool:
    """Whether the move itself is only announced: "will vorschlagen", "wird fordern"."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.modal in words.volition:
        return True
    finite = grammar.tokens[clause.finite] if clause.finite >= 0 else None
    ahead = finite is not None and finite.lemma == words.become and clause.lemma != words.become
    return ahead and not clause.passive


def to_come(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells what is to come: by the future, a modal, or a date."""
    clause = grammar.clauses[number]
    if clause.finite < 0 or happened(grammar, number) or _over(grammar, number):
        return False
    words = grammar.known.words
    if clause.kind == "rel" and clause.modal in words.volition:
        return False
    ahead = grammar.tokens[clause.finite].lemma == words.become and clause.lemma != words.become
    ahead = ahead and not _under_way(grammar, number)
    return ahead or clause.modal in words.ahead_modals or grammar.upcoming(number)


def _under_way(grammar: Grammar, number: int) -> bool:
    """Whether "werden" makes a passive of the present and no future: "wird abgehalten"."""
    rest = [at for at in grammar.clauses[number].verbs if at != grammar.clauses[number].finite]
    return grammar.passive(number) and not any(grammar.tokens[at].form == "inf" for at in rest)


def _over(grammar: Grammar, number: int) -> bool:
    """Whether a modal stands over the past: "soll getroffen (worden sein, haben)"."""
    words, clause = grammar.known.words, grammar.clauses[number]
    verbs = [grammar.tokens[at] for at in clause.verbs if at != clause.finite]
    had = any(verb.lemma in words.have and verb.lemma != words.be for verb in verbs)
    return any(verb.lemma == words.become and verb.form == "part" for verb in verbs) or (
        had and len(verbs) > 1 and clause.modal in words.hearsay_modals
    )


def has_words(grammar: Grammar, number: int, words: tuple[str, ...]) -> bool:
    """Whether all of an entry's fixed words stand in a clause."""
    own = {grammar.tokens[at].lemma.lower() for at in grammar.clauses[number].indices}
    own |= {grammar.tokens[at].text.lower() for at in grammar.clauses[number].indices}
    return all(word in own or _compounded(own, word) for word in words)


def _compounded(own: set[str], word: str) -> bool:
    """Whether a compound stands for its last part: "Schlüsselbedingung"."""
    return len(word) >= LONG and any(each.endswith(word) for each in own)


def _subject_fits(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    subject = grammar.roles(number).subject
    if entry.subjects:
        return subject is not None and (
            grammar.tokens[subject.head].lemma in grammar.known.set(entry.subjects)
        )
    if not entry.actor or grammar.passive(number):
        return True
    if subject is None:
        there = grammar.clauses[number].lemma in grammar.known.words.there_is
        return grammar.clauses[number].kind != "rel" and not (there and grammar.expletive(number))
    if grammar.clauses[number].kind == "rel":
        return any(grammar.acts(at) for at in range(subject.range.first, subject.range.end))
    return grammar.is_actor(subject)


def _wanted(grammar: Grammar, number: int, conduct: Conduct, entry: ActEntry) -> bool:
    """Whether the conduct is of a sort that the entry allows."""
    if _mere_mention(grammar, number, conduct, entry):
        return False
    if not conduct.action or (entry.only_clause and conduct.noun >= 0):
        return False
    if entry.bare and conduct.noun >= 0 and genitive(grammar, conduct.noun):
        return False
    if _only_state(grammar, number, conduct, entry):
        return False
    if entry.impersonal and _somebody(grammar, conduct):
        return False
    if entry.own_conduct and not _own(grammar, conduct):
        return False
    if entry.others and not _of_others(grammar, conduct):
        return False
    if not (entry.objects or entry.not_objects):
        return True
    nouns = _nouns(grammar, conduct)
    if entry.objects:
        return any(lemma in grammar.known.set(entry.objects) for lemma in nouns)
    if conduct.noun < 0 and conduct.clause != number:
        return True
    return not any(lemma in grammar.known.set(entry.not_objects) for lemma in nouns)


def _somebody(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is rather a certain person or body: "den Rat ausschließen"."""
    if conduct.noun < 0 or not grammar.acts(conduct.noun):
        return False
    first = grammar.tokens[conduct.action[0]]
    certain = first.pos in ("DET", "PROPN") or conduct.action[0] == conduct.noun
    return certain and first.lemma != grammar.known.words.indefinite


def _only_state(grammar: Grammar, number: int, conduct: Conduct, entry: ActEntry) -> bool:
    """Whether what is announced in a clause is a state of things and no conduct."""
    clause = grammar.clauses[conduct.clause]
    if conduct.clause == number:
        return False
    if clause.kind == "zu":
        state = not clause.lemma or clause.lemma in grammar.known.words.stative_verbs
        return entry.scheduling is not None and (state or happened(grammar, conduct.clause))
    if entry.kind is ActKind.DEMAND:
        return clause.lemma == grammar.known.words.be and not clause.modal
    words = grammar.known.words
    announced = entry.kind is ActKind.COMMITMENT and entry.scheduling is not None
    past = clause.kind == "sub" and happened(grammar, conduct.clause)
    return announced and (clause.lemma in words.stative_verbs or past)


def _mere_mention(grammar: Grammar, number: int, conduct: Conduct, entry: ActEntry) -> bool:
    """Whether a relative clause only says of its noun that it was agreed on."""
    relative = grammar.clauses[number].kind == "rel" and grammar.passive(number)
    told = (ActKind.AGREEMENT, ActKind.COMMITMENT, ActKind.OFFER)
    return relative and entry.kind in told and conduct.noun >= 0


def _own(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is told as the speaker's own ("dass wir ...", "er werde ...")."""
    subject = grammar.roles(conduct.clause).subject
    return subject is not None and grammar.tokens[subject.head].pos == "PRON"


def _of_others(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is told as that of somebody else who is to do something."""
    if conduct.noun >= 0:
        return False
    clause = grammar.clauses[conduct.clause]
    subject = grammar.roles(conduct.clause).subject
    if subject is None or grammar.tokens[subject.head].pos == "PRON":
        return False
    helper = grammar.tokens[clause.finite].lemma if clause.finite >= 0 else ""
    over = helper in grammar.known.words.have and happened(grammar, conduct.clause)
    state = clause.lemma in grammar.known.words.stative_verbs or over
    return grammar.is_actor(subject) and not state and not grammar.passive(conduct.clause)


def _nouns(grammar: Grammar, conduct: Conduct) -> list[str]:
    if conduct.noun >= 0:
        heads = [conduct.noun]
        while heads[-1] + 1 in conduct.action and grammar.tokens[heads[-1] + 1].pos == "NOUN":
            heads.append(heads[-1] + 1)
        return [grammar.tokens[at].lemma for at in heads]
    heads = [phrase.head for phrase in grammar.phrases(conduct.clause)]
    return [grammar.tokens[at].lemma for at in heads]


def _cue(grammar: Grammar, number: int, entry: ActEntry) -> tuple[int, ...]:
    """Return the words that make the act: the future's own verb where a verb is only dated by it.

    To the verb belong the words that the entry asks for ("ist in Vorbereitung").
    """
    clause = grammar.clauses[number]
    dated = entry.when == "future" and _yet_to_come(grammar, number)
    if dated or (entry.when in ("future", "now") and clause.modal):
        return (clause.finite,)
    own = cue(grammar, number)
    fixed = [
        at
        for at in clause.indices
        if grammar.tokens[at].text.lower() in entry.words and at not in own
    ]
    return tuple(sorted({*own, *fixed}))


def _without_cue(
    grammar: Grammar, number: int, entry: ActEntry, action: tuple[int, ...]
) -> tuple[int, ...]:
    """Return an action without the fixed words of its verb ("in Aussicht stellen")."""
    if not entry.words or entry.frames == ("self",):
        return action
    tokens = grammar.tokens
    fixed = {at for at in action if tokens[at].lemma.lower() in entry.words}
    fixed |= {at for at in action if tokens[at].text.lower() in entry.words}
    fixed |= {at - 1 for at in fixed if tokens[at - 1].pos == "ADP"}
    return tuple(at for at in action if at not in fixed)


def _draft(
    grammar: Grammar, number: int, entry: ActEntry, kind: ActKind, conduct: Conduct
) -> Draft:
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=kept(grammar, anchor(grammar, number, conduct), conduct),
        action=_without_cue(grammar, number, entry, with_contents(grammar, number, kind, conduct)),
        cue=_cue(grammar, number, entry),
        because=(f"acts/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain,
        status=entry.status if kind == entry.kind else None,
        entry=entry,
    )
    if kind in (ActKind.DEMAND, ActKind.OFFER, ActKind.ORDER) and _yet_to_come(grammar, number):
        draft.status = Status.PREPARED
    fill_roles(grammar, draft, conduct)
    return draft
