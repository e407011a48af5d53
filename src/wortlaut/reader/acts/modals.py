"""Acts that a modal verb or the future alone makes: "werde", "will", "soll", "müsse".

Whose word it is decides: the speaker's own future is a commitment, what another "must" do is a
demand of the speaker, and what is scheduled is a plan.
"""

from __future__ import annotations

from dataclasses import replace

from wortlaut.model import ActKind, Status
from wortlaut.reader.acts.anchors import anchor
from wortlaut.reader.acts.case import Case, future, perfect
from wortlaut.reader.acts.coming import (
    PROVIDING,
    announced,
    available,
    by_document,
    calendar,
    dated,
    due_state,
    office,
    possible_start,
    provided,
    scheduled_thing,
    to_be_done,
    undertaken,
)
from wortlaut.reader.acts.drafts import UNNAMED, Conduct, Draft, Indices, indices
from wortlaut.reader.acts.edges import bare
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.parts import kept, parts
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.verbs import conditional
from wortlaut.reader.acts.voices import Voices
from wortlaut.reader.analysis.tokens import Range

PERSON = "person/"
"""How the ids of persons begin."""


def modal_drafts(grammar: Grammar, number: int, voices: Voices) -> list[Draft]:
    """Return the act that the modal or the future of clause ``number`` makes, if any."""
    clause = grammar.clauses[number]
    words = grammar.known.words
    case = Case(grammar, number, voices)
    if _merely_is(case) or _serves(case):
        return []
    held = office(case)
    if held is not None and clause.modal in {"", *words.hearsay_modals}:
        return [_appointed(case, *held)]
    demanding = clause.modal in words.obligation and _wished(case)
    willing = clause.modal in words.volition or future(grammar, number)
    remaining = willing and clause.lemma in words.remaining and case.actor
    coming = dated(case) or announced(case) or available(case) or provided(case) or due_state(case)
    if not (case.event or demanding or remaining or coming) and (
        clause.lemma in words.stative_verbs
    ):
        return []
    if _attitude(grammar, number) or grammar.asks(number):
        return []
    if undertaken(case):
        return _made(case, ActKind.PLAN if grammar.later(number) else ActKind.COMMITMENT)
    if clause.modal in words.volition and clause.kind == "zu":
        kind = _declared(case)
    elif clause.modal in words.volition:
        kind = _volition(case)
    elif clause.modal in words.obligation:
        kind = by_document(case, words.of_documents | words.sources) or _obligation(case)
    elif not clause.modal and future(grammar, number):
        kind = _futurity(case)
    elif not clause.modal and _flatly_refused(case):
        kind = _unwilling(case)
    elif calendar(case) or to_be_done(case) or possible_start(case):
        kind = provided(case) or ActKind.PLAN
    elif provided(case):
        kind = provided(case)
    else:
        return []
    return _made(case, kind)


def _made(case: Case, kind: ActKind | None) -> list[Draft]:
    """Return an act of ``kind`` for each part of what the clause tells."""
    if kind is None:
        return []
    return [_draft(case, kind, part) for part in _parts(case.grammar, case.number)]


def ahead(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells by a modal or the future what is to be done or may be done."""
    clause = grammar.clauses[number]
    if clause.finite < 0 or not clause.lemma:
        return False
    finite = grammar.tokens[clause.finite]
    then = (
        finite.tense == "past"
        and finite.mood == "ind"
        and clause.modal not in (grammar.known.words.hearsay_modals)
    )
    provided = clause.modal in grammar.known.words.providing and not then  # "konnten abwehren"
    return provided or future(grammar, number)


def drafted(grammar: Grammar, number: int, voices: Voices, kind: ActKind) -> list[Draft]:
    """Return the acts of ``kind`` that a clause under a modal tells, whatever else it would be."""
    case = Case(grammar, number, voices)
    if perfect(case) or grammar.clauses[number].finite < 0:
        return []
    return [_draft(case, kind, part) for part in _parts(grammar, number)]


def _parts(grammar: Grammar, number: int) -> list[Conduct]:
    """Cut "will A beginnen und B abschließen" and "will A und B senken" into what is to be done."""
    whole = embedded(grammar, number)
    return [part for half in _halves(grammar, whole) for part in parts(grammar, half)]


def _halves(grammar: Grammar, conduct: Conduct) -> list[Conduct]:
    action = conduct.action
    ends = [
        place
        for place, at in enumerate(action[:-1])
        if grammar.tokens[at].form == "inf" and grammar.tokens[action[place + 1]].pos == "CCONJ"
    ]
    if not ends or grammar.tokens[action[-1]].form != "inf":
        return [conduct]
    cut = ends[0] + 1
    clause = grammar.clauses[conduct.clause]
    first, second = (
        Range(clause.range.first, action[cut]),
        Range(action[cut], clause.range.end),
    )
    return [
        replace(conduct, action=action[:cut], segment=first),
        replace(conduct, action=action[cut + 1 :], segment=second),
    ]


def _attitude(grammar: Grammar, number: int) -> bool:
    """Whether a clause is only what somebody hopes, fears or believes."""
    parent = grammar.clauses[number].parent
    return parent >= 0 and grammar.clauses[parent].lemma in grammar.known.words.attitudes


def _flatly_refused(case: Case) -> bool:
    """Whether somebody says of himself that he does not do it: "Wir geben nichts ab"."""
    clause, words = case.grammar.clauses[case.number], case.grammar.known.words
    subject = case.subject
    if subject is None or clause.finite < 0 or not case.negated:
        return False
    finite = case.grammar.tokens[clause.finite]
    own = case.grammar.tokens[subject.head].text.lower() in words.first_person
    refused = case.lemma in words.refusal_verbs
    return own and refused and finite.tense == "pres" and finite.pos == "VERB" and case.reported


def _volition(case: Case) -> ActKind | None:
    if not case.actor or perfect(case) or case.passive or _told_aside(case):
        return None
    if _nobody(case) or _goal(case) or (case.bygone and not _known(case)):
        return None
    clause = case.grammar.clauses[case.number]
    if case.grammar.tokens[clause.finite].lemma in case.grammar.known.words.have:
        return None
    if case.negated:
        return _unwilling(case)
    if case.lemma in case.grammar.known.words.harm_verbs:
        return ActKind.THREAT if case.reported else ActKind.PLAN
    return ActKind.PLAN if case.scheduling else ActKind.COMMITMENT


def _nobody(case: Case) -> bool:
    """Whether "man" means anybody: it means the speaker only where somebody says it."""
    one = case.grammar.known.words.one
    subject = case.subject
    anybody = subject is not None and case.grammar.tokens[subject.head].text.lower() in one
    return anybody and not case.reported


def _known(case: Case) -> bool:
    """Whether the text names who wants something: in a story anybody wants something."""
    subject, mentioned = case.subject, case.grammar.mentioned
    found = mentioned.get(subject.nominal.first) if subject else None
    if found is not None and not found.actor.startswith(UNNAMED):
        return True
    head = case.grammar.tokens[subject.head] if subject else None
    return head is not None and (head.pos == "PROPN" or head.lemma in case.grammar.known.bodies)


def _goal(case: Case) -> bool:
    """Whether a clause tells what something is done for: "Damit will die Firma sparen"."""
    grammar, number = case.grammar, case.number
    clause = grammar.clauses[number]
    while number and grammar.clauses[number - 1].finite == clause.finite:
        number -= 1  # "damit will sie A tun und B tun" is parted in two
    first = grammar.tokens[grammar.clauses[number].indices[0]].text.lower()
    return clause.kind == "main" and first in grammar.known.words.goal_openers


def _declared(case: Case) -> ActKind | None:
    """Return what "erklärte, ... schützen zu wollen" makes: the speaker's own commitment."""
    grammar, clause = case.grammar, case.grammar.clauses[case.number]
    if clause.parent < 0 or clause.opener:
        return None
    if grammar.clauses[clause.parent].lemma not in grammar.known.words.quotation_verbs:
        return None
    if case.negated:
        return _unwilling(case)
    return ActKind.PLAN if case.scheduling else ActKind.COMMITMENT


def _told_aside(case: Case) -> bool:
    """Whether a relative clause or one of the past only mentions a will."""
    clause = case.grammar.clauses[case.number]
    finite = case.grammar.tokens[clause.finite]
    past = finite.tense == "past" and finite.mood == "ind"
    return clause.kind == "rel" or (past and clause.kind != "main")


def _unwilling(case: Case) -> ActKind:
    """Return what "will nicht" makes: to refuse what was asked for, or to promise not to act."""
    words = case.grammar.known.words
    refusal = case.lemma in words.refusal_verbs or case.lemma in words.refrain_verbs
    return ActKind.REFUSAL if refusal else ActKind.COMMITMENT


def _obligation(case: Case) -> ActKind | None:
    clause = case.grammar.clauses[case.number]
    if perfect(case) or clause.kind == "zu":
        return None
    if case.grammar.tokens[clause.finite].lemma == case.grammar.known.words.become:
        return ActKind.PLAN if case.actor and not case.negated else None
    if clause.modal in case.grammar.known.words.hearsay_modals and not _wished(case):
        return _scheduled(case)
    if case.bygone:
        return None  # "musste einräumen", "durfte nicht betreten"
    spoken = clause.finite >= 0 and case.grammar.tokens[clause.finite].mood == "sub1"
    told = spoken or clause.kind == "main" or clause.opener in case.grammar.known.words.that
    if _irreal(case):
        return None
    if clause.kind == "main" and not case.reported and case.event and not case.negated:
        return ActKind.PLAN
    if clause.kind == "main" and not case.reported and _pending(case):
        permitted = clause.modal in case.grammar.known.words.permission
        return ActKind.PLAN if permitted == case.negated else None
    if _hypothetical(case):
        return ActKind.PLAN if case.actor else None
    if told and _wished(case) and case.reported:
        return ActKind.DEMAND
    return None


def _irreal(case: Case) -> bool:
    """Whether what had to be done is over: "musste zahlen", "hätte zahlen müssen"."""
    finite = case.grammar.tokens[case.grammar.clauses[case.number].finite]
    if finite.lemma in case.grammar.known.words.have:
        return finite.mood == "sub2"
    return finite.tense == "past" and finite.mood == "ind" and not case.reported


def _pending(case: Case) -> bool:
    """Whether what has to be done is still to come: by a date, or by a word ("noch")."""
    still = case.grammar.known.words.still
    own = case.grammar.clauses[case.number].indices
    said = any(case.grammar.tokens[at].text.lower() in still for at in own)
    return said or case.grammar.later(case.number)


def _hypothetical(case: Case) -> bool:
    """Whether "müsste" tells what a case would bring: "Bei einem Abbruch müsste X zahlen".

    Only the singular: "müssten" also stands for the Konjunktiv of reported speech.
    """
    clause, tokens = case.grammar.clauses[case.number], case.grammar.tokens
    set_apart = tokens[clause.indices[0]].pos == "ADP" and clause.indices[0] < clause.finite
    form = tokens[clause.finite].text.lower()
    return set_apart and form in case.grammar.known.words.hypothetical


def _wished(case: Case) -> bool:
    """Whether "soll" renders somebody's demand: in the Konjunktiv, or by his wish."""
    clause = case.grammar.clauses[case.number]
    subject = case.subject
    if subject and case.grammar.tokens[subject.head].text.lower() in case.grammar.known.words.own:
        return False
    if clause.modal in case.grammar.known.words.permission and not case.negated:
        return False
    finite = case.grammar.tokens[clause.finite]
    if clause.modal not in case.grammar.known.words.hearsay_modals:
        bygone = finite.tense == "past" and finite.mood == "ind"
        return case.reported and not bygone
    if finite.tense == "past":
        return case.reported
    wish = any(
        case.grammar.tokens[p.head].lemma.lower() in case.grammar.known.words.wishes
        for p in case.grammar.roles(case.number).prepositional
    )
    return (wish and (case.actor or case.passive)) or (
        finite.mood == "sub1" and not case.passive and case.actor
    )


def _scheduled(case: Case) -> ActKind | None:
    """Return what "soll" makes on the author's own word: a plan, or nothing.

    Under a present infinitive "soll" tells what is to come; hearsay has an infinitive of the past
    or tells a state.  "sollte" is a plan of then only for what takes place or is dated.
    """
    clause = case.grammar.clauses[case.number]
    if _expletive(case) and not dated(case):
        return None
    words = case.grammar.known.words
    if clause.opener in words.according:
        return _by_antecedent(case)
    if clause.kind == "rel" and clause.opener not in words.places:
        return _by_antecedent(case)
    if case.grammar.tokens[clause.finite].tense != "past":
        return ActKind.PLAN
    main = clause.kind == "main" and not case.reported
    begun = case.lemma in case.grammar.known.words.event_verbs
    return ActKind.PLAN if (begun or main) and case.grammar.times_of(case.number) else None


def _merely_is(case: Case) -> bool:
    """Whether it is only said what something is: "es soll sich um ... handeln"."""
    words, tokens = case.grammar.known.words, case.grammar.tokens
    own = case.grammar.clauses[case.number].indices
    empty = any(tokens[at].text.lower() in words.expletive for at in own)
    return empty and case.lemma in words.being_about and case.grammar.roles(case.number).reflexive


def _serves(case: Case) -> bool:
    """Whether a thing is only said to serve a purpose: "soll einen Beitrag leisten"."""
    grammar, words = case.grammar, case.grammar.known.words
    objects = [grammar.tokens[p.head].lemma for p in grammar.roles(case.number).accusative]
    return not case.actor and any(noun.lower() in words.purposes for noun in objects)


def _appointed(case: Case, holder: Phrase, post: Phrase) -> Draft:
    """Return the plan that "X wird neuer Minister" tells."""
    grammar, number = case.grammar, case.number
    clause = grammar.clauses[number]
    words = {*indices(post.range), *(at for at in clause.verbs if at != clause.finite)}
    words |= set() if clause.modal else {clause.finite}
    conduct = Conduct(tuple(sorted(words)), number, holder)
    draft = _draft(case, ActKind.PLAN, conduct)
    draft.because = ("rule/acts.office",)
    return draft


def _expletive(case: Case) -> bool:
    """Whether nobody acts: "es soll sich um ... handeln", "es soll ... geben" aside."""
    words = case.grammar.known.words
    own = [case.grammar.tokens[at] for at in case.grammar.clauses[case.number].indices]
    empty = any(token.lemma.lower() in words.expletive for token in own)
    return empty and case.subject is None and not case.passive and case.lemma not in words.there_is


def _by_antecedent(case: Case) -> ActKind | None:
    """Return what a relative clause tells of its noun: what a draft is to do is offered with it."""
    grammar = case.grammar
    noun = grammar.before(grammar.clauses[case.number].range.first)
    finite = grammar.tokens[grammar.clauses[case.number].finite]
    according = grammar.clauses[case.number].opener in grammar.known.words.according
    if noun is not None and finite.tense == "past" and grammar.times_of(case.number):
        return ActKind.PLAN if case.passive or case.actor else None
    if noun is None or finite.tense == "past":
        return None
    if not (case.passive or case.actor or according):
        return None
    match = grammar.known.noun_words.match(grammar.tokens[noun.head].lemma)
    kinds = [entry.kind for entry in grammar.known.nouns.get(match, ())]
    return kinds[0] if kinds and kinds[0] in PROVIDING else ActKind.PLAN


def _futurity(case: Case) -> ActKind | None:
    own = case.actor and not case.passive
    if case.grammar.clauses[case.number].opener in case.grammar.known.words.reasons:
        return None
    finite = case.grammar.tokens[case.grammar.clauses[case.number].finite]
    supposed = finite.text.lower() in case.grammar.known.words.conditional_forms
    if supposed and own and _otherwise(case):
        return ActKind.THREAT
    if supposed and (not case.reported or case.voices.direct(case.number)):
        return None
    if supposed and own and not case.negated and conditional(case.grammar, case.number):
        harm = case.lemma in case.grammar.known.words.harm_verbs
        return ActKind.THREAT if harm else ActKind.OFFER
    if announced(case) and not (case.negated or case.reported):
        return ActKind.PLAN
    if case.event or (not case.negated and scheduled_thing(case)):
        return ActKind.PLAN
    if own and not case.negated and _provoked(case):
        return ActKind.THREAT
    if own and case.lemma in case.grammar.known.words.receiving:
        return None
    if case.reported and own:
        return _own_word(case)
    if case.reported and _threatened(case):
        return ActKind.THREAT
    if not case.reported and own:
        return _unwilling(case) if case.negated else ActKind.PLAN
    return None


def _provoked(case: Case) -> bool:
    """Whether what is told to follow answers harm: "sollten sie schießen, wird X schließen"."""
    grammar = case.grammar
    harm = grammar.known.words.harm_verbs
    return any(
        grammar.clauses[other].lemma in harm and grammar.is_condition(other)
        for other in grammar.beside(case.number)
    )


def _threatened(case: Case) -> bool:
    """Whether harm is told to follow unless something happens."""
    grammar = case.grammar
    subject = case.subject
    harm = subject is not None and grammar.tokens[subject.head].lemma in grammar.known.harm_nouns
    return harm and conditional(grammar, case.number)


def _of_another(case: Case) -> bool:
    """Whether a person tells what another one will do: "Roth sagte, Berg werde ..."."""
    subject, mentioned = case.subject, case.grammar.mentioned
    told = case.voices.tokens(case.voices.speaker(case.number))
    speakers = {mentioned[at].actor for at in told if at in mentioned}
    found = mentioned.get(subject.range.first) if subject else None
    persons = {actor for actor in speakers if actor.startswith(PERSON)}
    if found is None or not found.actor.startswith(PERSON):
        return False
    return bool(persons) and found.actor not in persons


def _opined(case: Case) -> bool:
    """Whether somebody only thinks that it will come: "Nach Meinung vieler Kenner wird ..."."""
    words, tokens = case.grammar.known.words, case.grammar.tokens
    led = (p for p in case.grammar.phrases(case.number) if p.preposition in words.of_documents)
    return any(tokens[phrase.head].lemma.lower() in words.opinions for phrase in led)


def _otherwise(case: Case) -> bool:
    """Whether a clause tells what follows if a demand is not met ("andernfalls")."""
    own = case.grammar.clauses[case.number].indices
    otherwise = case.grammar.known.words.otherwise
    return any(case.grammar.tokens[at].text.lower() in otherwise for at in own)


def _own_word(case: Case) -> ActKind | None:
    """Return what somebody makes by saying that he will or will not do something."""
    if not case.voices.own(case.number) or _of_another(case) or _opined(case):
        return None
    if _otherwise(case):
        return ActKind.THREAT
    if case.lemma in case.grammar.known.words.harm_verbs and not case.negated:
        return ActKind.THREAT
    if case.negated:
        return _unwilling(case)
    return ActKind.PLAN if case.scheduling else ActKind.COMMITMENT


def _draft(case: Case, kind: ActKind, conduct: Conduct) -> Draft:
    grammar, number = case.grammar, case.number
    clause = grammar.clauses[number]
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=kept(grammar, _anchor(grammar, number, conduct), conduct),
        action=conduct.action,
        cue=(clause.finite,) if clause.finite >= 0 else clause.verbs[:1],
        because=(f"rule/acts.{clause.modal or _tense(grammar, number)}",),
        conduct=number,
        segment=conduct.segment,
        status=Status.REFUSED if kind is ActKind.REFUSAL else None,
        modal=True,
    )
    agent = conduct.agent
    if agent is None and clause.kind == "zu":
        agent = grammar.roles(clause.parent).subject
    if agent is not None:
        draft.fields["debtor"] = indices(grammar.spread(agent, number))
    return draft


def _tense(grammar: Grammar, number: int) -> str:
    return "future" if future(grammar, number) else "calendar"


def _anchor(grammar: Grammar, number: int, conduct: Conduct) -> Indices:
    """Return the clause up to the conduct's end; a second conduct leaves the first one out."""
    whole = anchor(grammar, number, conduct)
    finite = grammar.clauses[number].finite
    left_out = range(finite + 1, conduct.action[0]) if conduct.action else range(0)
    first = any(grammar.tokens[at].form == "inf" for at in left_out if at in whole)
    skipped = set(left_out) if first and finite >= 0 else set()
    end = max(conduct.action, default=whole[-1])
    last = max(end, finite)
    return bare(grammar, (at for at in whole if at <= last and at not in skipped))
