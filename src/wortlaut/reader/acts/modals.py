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
    announced,
    available,
    by_document,
    calendar,
    dated,
    due_state,
    office,
    possible_start,
    provided,
    to_be_done,
    undertaken,
)
from wortlaut.reader.acts.drafts import Conduct, Draft, Indices, indices
from wortlaut.reader.acts.edges import bare
from wortlaut.reader.acts.embedded import embedded
from wortlaut.reader.acts.futurity import futurity
from wortlaut.reader.acts.obligation import obligation, wished
from wortlaut.reader.acts.parts import kept, parts
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.voices import Voices
from wortlaut.reader.acts.volition import declared, flatly_refused, unwilling, volition
from wortlaut.reader.analysis.tokens import Range


def modal_drafts(grammar: Grammar, number: int, voices: Voices) -> list[Draft]:
    """Return the act that the modal or the future of clause ``number`` makes, if any."""
    case = Case(grammar, number, voices)
    if _merely_is(case) or _serves(case):
        return []
    held = office(case)
    if held is not None and _modal(case) in {"", *grammar.known.words.hearsay_modals}:
        return [_appointed(case, *held)]
    if _state(case) or _attitude(grammar, number) or grammar.asks(number):
        return []
    return _made(case, _kind(case))


def _modal(case: Case) -> str:
    return case.grammar.clauses[case.number].modal


def _state(case: Case) -> bool:
    """Whether a clause only tells how things are: no event, no date and nobody's demand."""
    clause, words = case.grammar.clauses[case.number], case.grammar.known.words
    demanding = clause.modal in words.obligation and wished(case)
    willing = clause.modal in words.volition or future(case.grammar, case.number)
    remaining = willing and clause.lemma in words.remaining and case.actor
    coming = dated(case) or announced(case) or available(case) or provided(case) or due_state(case)
    moving = case.event or demanding or remaining or coming
    return not moving and clause.lemma in words.stative_verbs


def _kind(case: Case) -> ActKind | None:
    """Return the kind of act that the modal, the future or the calendar makes, if any."""
    grammar, words, modal = case.grammar, case.grammar.known.words, _modal(case)
    if undertaken(case):
        return ActKind.PLAN if grammar.later(case.number) else ActKind.COMMITMENT
    if modal in words.volition:
        led = grammar.clauses[case.number].kind == "zu"
        return declared(case) if led else volition(case)
    if modal in words.obligation:
        return by_document(case, words.of_documents | words.sources) or obligation(case)
    if not modal and future(grammar, case.number):
        return futurity(case)
    if not modal and flatly_refused(case):
        return unwilling(case)
    planned = calendar(case) or to_be_done(case) or possible_start(case)
    return provided(case) or (ActKind.PLAN if planned else None)


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
