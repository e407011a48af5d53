"""What is to come, told without a binding word: calendars, passives of a day to come, offices."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.case import Case, future, perfect
from wortlaut.reader.acts.kinds import conditional
from wortlaut.reader.acts.phrases import Phrase

PROVIDING = frozenset({ActKind.AGREEMENT, ActKind.COMMITMENT, ActKind.OFFER})
"""The acts whose contents a sentence can tell: "nach der Einigung sollen ..."."""


def announced(case: Case) -> bool:
    """Whether "es wird ... geben" tells an event to come, which the verb's object names."""
    grammar, number = case.grammar, case.number
    known = grammar.known
    if case.lemma not in known.words.there_is or not future(grammar, number):
        return False
    bare = [phrase for phrase in grammar.phrases(number) if not phrase.preposition]
    heads = [grammar.tokens[phrase.head].lemma for phrase in bare]
    return any(head in known.event_nouns for head in heads)


def scheduled_thing(case: Case) -> bool:
    """Whether "wird" tells on the author's word what takes place on a day to come."""
    clause = case.grammar.clauses[case.number]
    later = case.grammar.later(case.number)
    told = not case.reported or (not case.actor and not case.passive)
    return clause.kind in ("main", "sub") and told and later


def calendar(case: Case) -> bool:
    """Whether a main clause in the present names a day to come: "Am 30. Juni läuft X aus"."""
    clause = case.grammar.clauses[case.number]
    if clause.finite < 0 or clause.modal or clause.kind != "main" or case.negated:
        return False
    finite = case.grammar.tokens[clause.finite]
    if finite.tense != "pres" or finite.mood != "ind" or case.reported:
        return False
    words = case.grammar.known.words
    if case.lemma in words.quotation_verbs or case.lemma in words.attitudes:
        return False
    if conditional(case.grammar, case.number):
        return False
    if not _ahead(case):
        return False
    return finite.pos == "VERB" or _takes_effect(case) or _is_on(case)


def due_state(case: Case) -> bool:
    """Whether a state or an event is told of a day to come: "wird am 1. Juli wirksam"."""
    moving = case.lemma in case.grammar.known.words.moving
    return (moving or _takes_effect(case) or _is_on(case)) and calendar(case)


def _takes_effect(case: Case) -> bool:
    """Whether something becomes ready or valid: "wird am 1. Juli wirksam"."""
    words, clause = case.grammar.known.words, case.grammar.clauses[case.number]
    ready = any(case.grammar.tokens[at].text.lower() in words.available for at in clause.indices)
    return ready and case.lemma in (words.become, words.be)


def _is_on(case: Case) -> bool:
    """Whether an event is said to be on a day: "Am 1. Oktober sind Parlamentswahlen"."""
    known = case.grammar.known
    if case.lemma != known.words.be or case.passive:
        return False
    bare = [p for p in case.grammar.phrases(case.number) if not p.preposition]
    heads = [p.head for p in bare if not case.grammar.is_time(p)]
    lemmas = [case.grammar.tokens[head].lemma for head in heads]
    return len(lemmas) == 1 and any(lemmas[0] in s for s in (known.meeting_nouns, known.openings))


def to_be_done(case: Case) -> bool:
    """Whether a passive of the present names a day to come: "werde in acht Jahren eröffnet"."""
    clause = case.grammar.clauses[case.number]
    if clause.finite < 0 or clause.modal or not case.passive or case.negated:
        return False
    finite = case.grammar.tokens[clause.finite]
    told = clause.kind in ("main", "sub") and clause.opener not in case.grammar.known.words.reasons
    present = finite.tense == "pres" and finite.lemma == case.grammar.known.words.become
    return told and present and _ahead(case)


def _ahead(case: Case) -> bool:
    """Whether a clause names a day to come, or tells that it is one: "künftig"."""
    words, clause = case.grammar.known.words, case.grammar.clauses[case.number]
    told = any(case.grammar.tokens[at].text.lower() in words.from_now for at in clause.indices)
    return told or case.grammar.later(case.number)


def dated(case: Case) -> bool:
    """Whether "soll" tells a state of a day to come: "sollen bis Mai abgeschlossen sein"."""
    clause = case.grammar.clauses[case.number]
    words = case.grammar.known.words
    state = clause.lemma in (words.be, words.become, *words.there_is, *words.remaining)
    scheduled = clause.modal in words.hearsay_modals and not perfect(case)
    serving = case.lemma in words.serving and _ahead(case)
    state = state or case.lemma in words.moving
    measured = case.lemma in words.moving and _measured(case)
    dated_state = state and case.grammar.upcoming(case.number)
    return scheduled and (serving or measured or dated_state)


def _measured(case: Case) -> bool:
    """Whether a clause tells how far something is to go: "soll auf 300 steigen"."""
    number = case.grammar.clauses[case.number].indices
    return any(case.grammar.tokens[at].pos == "NUM" for at in number)


def office(case: Case) -> tuple[Phrase, Phrase] | None:
    """Return who is to hold which office: "X wird neuer Minister", "Neuer Minister wird X"."""
    grammar, words = case.grammar, case.grammar.known.words
    clause = grammar.clauses[case.number]
    bare = [p for p in grammar.phrases(case.number) if not p.preposition and not grammar.is_time(p)]
    bare = [p for p in bare if grammar.acts(p.head)]
    if case.lemma != words.become or case.passive or case.negated or len(bare) != 2:
        return None
    named = [p for p in bare if grammar.tokens[p.head].pos == "NOUN" and _titled(case, p)]
    named = sorted(named, key=lambda p: p.head - p.range.first, reverse=True)
    finite = grammar.tokens[clause.finite] if clause.finite >= 0 else None
    coming = finite is not None and finite.tense == "pres" and finite.mood == "ind"
    if not named or not coming or not all(grammar.is_actor(p) for p in bare):
        return None
    post = named[-1]
    return next(p for p in bare if p is not post), post


def _titled(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase names an office that is new to its holder, or that a day gives."""
    grammar, words = case.grammar, case.grammar.known.words
    within = grammar.tokens[phrase.range.first : phrase.head]
    if any(token.lemma.lower() in words.new for token in within):
        return True
    if not within:
        return grammar.tokens[phrase.head].lemma.lower() not in words.no_office
    dated = grammar.later(case.number) or bool(grammar.clauses[case.number].modal)
    return dated and not any(token.lemma == words.indefinite for token in within)


def undertaken(case: Case) -> bool:
    """Whether a passive in the Konjunktiv is what its speaker will do: "werde wieder geöffnet".

    Of a thing, without an agent, and not told as going on ("werde zurzeit untersucht").
    """
    grammar, words = case.grammar, case.grammar.known.words
    clause = grammar.clauses[case.number]
    if clause.finite < 0 or clause.modal or not case.passive or not case.reported:
        return False
    finite = grammar.tokens[clause.finite]
    spoken = finite.lemma == words.become and finite.mood in ("sub1", "sub2")
    going_on = any(grammar.tokens[at].text.lower() in words.ongoing for at in clause.indices)
    deed = case.lemma in words.undertakings and clause.kind == "main"
    return spoken and deed and not going_on


def possible_start(case: Case) -> bool:
    """Whether something that takes place can now begin: "kann die Produktion beginnen"."""
    clause, words = case.grammar.clauses[case.number], case.grammar.known.words
    if clause.finite < 0 or not clause.modal:
        return False
    finite = case.grammar.tokens[clause.finite]
    main = clause.kind == "main" and finite.tense == "pres" and finite.mood == "ind"
    if not main or clause.modal not in words.possibility_modals or case.negated:
        return False
    dated = case.grammar.later(case.number) and (case.actor or case.passive)
    return case.event or (dated and not case.reported)


def available(case: Case) -> bool:
    """Whether "soll" tells what is to be had or ready: "soll ab Mai erhältlich sein"."""
    grammar, words = case.grammar, case.grammar.known.words
    clause = grammar.clauses[case.number]
    if clause.modal not in words.hearsay_modals or case.lemma != words.be or perfect(case):
        return False
    return any(grammar.tokens[at].text.lower() in words.available for at in clause.indices)


def by_document(case: Case, prepositions: frozenset[str]) -> ActKind | None:
    """Return the kind of what the clause's conduct stands in: "nach dem Abkommen müssen ..."."""
    known, tokens = case.grammar.known, case.grammar.tokens
    for phrase in case.grammar.phrases(case.number):
        behind = tokens[phrase.range.end].lemma if phrase.range.end < len(tokens) else ""
        if not {phrase.preposition, behind} & prepositions:
            continue
        if _ruling(case, phrase):
            return ActKind.AGREEMENT
        match = known.noun_words.match(tokens[phrase.head].lemma)
        kinds = [entry.kind for entry in known.nouns.get(match, ())]
        if kinds and kinds[0] in (*PROVIDING, ActKind.ORDER):
            return kinds[0]
    return None


def _ruling(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase names a judgement or a new law, whose rules are told."""
    known, tokens = case.grammar.known, case.grammar.tokens
    lemma = tokens[phrase.head].lemma.lower()
    within = tokens[phrase.range.first : phrase.head]
    fresh = any(token.lemma.lower() in known.words.new for token in within)
    return lemma in known.words.rulings or (fresh and lemma in known.words.rules)


def provided(case: Case) -> ActKind | None:
    """Return the kind of the deal that a present tells by: "laut Vertrag bleibt das Werk"."""
    clause = case.grammar.clauses[case.number]
    finite = case.grammar.tokens[clause.finite] if clause.finite >= 0 else None
    if finite is None or clause.modal or clause.kind != "main":
        return None
    if finite.tense != "pres" or finite.mood != "ind":
        return None
    return by_document(case, case.grammar.known.words.sources)
