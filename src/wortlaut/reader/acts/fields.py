"""The rest of an act's fields: time, quantity, place, condition, source, polarity, certainty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from wortlaut.model import ACTOR_FIELDS, ActKind, Certainty, Polarity, Status
from wortlaut.reader.acts import circumstances, conditions, creditors, sources
from wortlaut.reader.acts.drafts import Draft, Indices, indices
from wortlaut.reader.acts.edges import trimmed
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.voices import Voices
from wortlaut.reader.timex.due import due
from wortlaut.reader.timex.terms import Term

STATUS = {
    ActKind.DEMAND: Status.DEMANDED,
    ActKind.OFFER: Status.PROPOSED,
    ActKind.REFUSAL: Status.REFUSED,
    ActKind.PLAN: Status.PREPARED,
    ActKind.FULFILMENT: Status.CARRIED_OUT,
    ActKind.BREACH: Status.ALLEGED,
}
"""The usual status of a kind; the others are made."""
DATED = (ActKind.COMMITMENT, ActKind.AGREEMENT, ActKind.PLAN, ActKind.OFFER)
"""Kinds whose conduct falls due."""


Located = Mapping[int, Sequence[Term]]
"""Terms by the index of their first token."""


def located(grammar: Grammar, terms: Sequence[Term]) -> Located:
    """Return the terms by where they begin, so that an act looks at its own only."""
    found: defaultdict[int, list[Term]] = defaultdict(list)
    for term in terms:
        found[grammar.covered(term.span).first].append(term)
    return dict(found)


def complete(grammar: Grammar, draft: Draft, voices: Voices, terms: Located) -> None:
    """Fill what a draft's trigger does not tell."""
    _times(grammar, draft, terms)
    if "condition" not in draft.fields:
        conditions.fill(grammar, draft)
    circumstances.fill(grammar, draft)
    if "creditor" not in draft.fields:
        creditors.fill(grammar, draft)
    _source(grammar, draft, voices)
    for name in ACTOR_FIELDS:
        if name in draft.fields:
            meant = _owner(grammar, grammar.meant(draft.fields[name]))
            draft.fields[name] = trimmed(grammar, meant) or meant


def _owner(grammar: Grammar, found: Indices) -> Indices:
    """Return whom "ihre" in "bestätigte ihre Bereitschaft" means: the clause's subject."""
    if len(found) != 1 or grammar.tokens[found[0]].tag != "PPOSAT" or grammar.home[found[0]] < 0:
        return found
    number = grammar.home[found[0]]
    subject = grammar.roles(number).subject
    own = subject is not None and found[0] not in subject.range and grammar.is_actor(subject)
    return indices(grammar.spread(subject, number)) if own and subject else found


def scope(grammar: Grammar, draft: Draft) -> Indices:
    """Return the words of the clauses that make the act and hold the conduct."""
    own = set(grammar.clauses[draft.clause].indices) | set(draft.action)
    if draft.conduct >= 0:
        own |= set(grammar.clauses[draft.conduct].indices)
    return tuple(sorted(own))


def _times(grammar: Grammar, draft: Draft, terms: Located) -> None:
    """Give deadline, period and due: by the terms of the conduct, then by those of the move."""
    conduct = set(draft.action) | set(grammar.clauses[draft.conduct].indices)
    move = set(grammar.clauses[draft.clause].indices) - conduct
    if draft.segment is not None:
        conduct = {at for at in conduct if at in draft.segment}
    near = [term for at in sorted(conduct) for term in terms.get(at, ())]
    said = (term for at in sorted(move) for term in terms.get(at, ()))
    near += [term for term in said if _ahead(grammar, draft, term)]
    dated = {
        at
        for term in near
        if term.field and any(part.time for part in term.parts)
        if not _of_noun(grammar, grammar.covered(term.span).first) and not _by(grammar, term)
        for at in indices(grammar.covered(term.span))
    }
    if set(grammar.clauses[draft.conduct].verbs) & set(draft.action):
        left = trimmed(grammar, (at for at in draft.action if at not in dated))
        draft.action = left or draft.action
    for term in near:
        if term.field and term.field not in draft.fields:
            draft.fields[term.field] = indices(grammar.covered(term.span))
    if draft.kind in DATED:
        draft.due, draft.window = due(near, grammar.published)


def _by(grammar: Grammar, term: Term) -> bool:
    """Whether a length tells by how much: "extend the ban by six months"."""
    first = grammar.covered(term.span).first
    opens = first if grammar.tokens[first].pos == "ADP" else first - 1
    told = {part.time.type for part in term.parts if part.time}
    by = opens >= 0 and grammar.tokens[opens].text.lower() in grammar.known.words.passive_agents
    return by and told == {"DURATION"}


def _of_noun(grammar: Grammar, first: int) -> bool:
    """Whether a time belongs to the noun before it: "eine Waffenruhe von 30 Tagen"."""
    words = grammar.known.words
    opens = first if grammar.tokens[first].pos == "ADP" else first - 1
    if opens < 1 or grammar.tokens[opens].text.lower() not in words.of_periods:
        return False
    return grammar.tokens[opens - 1].pos == "NOUN"


def _ahead(grammar: Grammar, draft: Draft, term: Term) -> bool:
    """Whether a time that stands with the move can be one of the conduct: it is not yet past."""
    if term.field == "period":
        return True
    published = grammar.published.earliest if grammar.published else None
    days = [part.time.interval for part in term.parts if part.time and part.time.interval]
    if not days or published is None:
        return False
    return any(one.latest is None or one.latest > published for one in days)


def _source(grammar: Grammar, draft: Draft, voices: Voices) -> None:
    told = voices.tokens(voices.speaker(draft.clause))
    speaker = sources.named(grammar, told) if told else ()
    firm = certainty(grammar, draft, voices)
    if draft.status is None and draft.kind is ActKind.OFFER and _only_announced(grammar, draft):
        draft.status = Status.PREPARED
    if not speaker and draft.conduct != draft.clause and firm is Certainty.REPORTED:
        speaker = teller(grammar, draft) or _mover(draft)
    if speaker and firm is not Certainty.ASSERTED:
        draft.fields["source"] = speaker
        _unsourced(grammar, draft, speaker)
        if draft.kind is ActKind.DEMAND and sources.is_somebody(grammar, speaker):
            draft.fields.setdefault("party", speaker)
    sources.spoken_for(grammar, draft)
    announcer = sources.announcer(grammar, draft)
    if announcer:
        draft.fields.setdefault("source", announcer)


def _unsourced(grammar: Grammar, draft: Draft, source: Indices) -> None:
    """Take "nach seinen Worten" out of the action, unless it is all there is."""
    draft.action = sources.without(grammar, draft.action, source) or draft.action
    phrases = grammar.phrases(grammar.home[source[0]]) if grammar.home[source[0]] >= 0 else []
    phrase = next((p for p in phrases if source[0] in p.range and p.preposition), None)
    if phrase is None or phrase.preposition not in grammar.known.words.settings:
        return
    rest = tuple(at for at in draft.action if at not in phrase.range)
    draft.action = trimmed(grammar, rest) or draft.action


def _only_announced(grammar: Grammar, draft: Draft) -> bool:
    """Whether an offer is still to be made: "will vorlegen", "kündigte ... an"."""
    clause = grammar.clauses[draft.clause]
    entries = grammar.known.verbs.get(clause.lemma, ())
    announced = any(entry.scheduling and entry.harm for entry in entries)
    return clause.modal in grammar.known.words.volition or announced


def _mover(draft: Draft) -> Indices:
    return draft.fields.get("party") or draft.fields.get("debtor") or ()


def certainty(grammar: Grammar, draft: Draft, voices: Voices) -> Certainty:
    """Return who vouches for a draft."""
    words = grammar.known.words
    own = set(grammar.clauses[draft.clause].indices) | set(grammar.clauses[draft.conduct].indices)
    if any(grammar.tokens[at].text.lower() in words.hedges for at in own):
        return Certainty.HEDGED
    if draft.entry is not None and draft.entry.hearsay:
        return Certainty.REPORTED
    if draft.kind is ActKind.BREACH and "source" in draft.fields:
        return Certainty.REPORTED
    hearsay = any(grammar.tokens[at].text.lower() in words.hearsay for at in own)
    if hearsay or voices.reported(draft.clause) or _konjunktiv(grammar, draft):
        return Certainty.REPORTED
    if draft.kind is ActKind.COMMITMENT and teller(grammar, draft):
        return Certainty.REPORTED
    announced = grammar.clauses[draft.conduct].kind == "main" and draft.conduct != draft.clause
    modal = grammar.clauses[draft.conduct if announced else draft.clause].modal
    told = modal in words.hearsay_modals and (draft.modal or announced)
    return Certainty.REPORTED if told else Certainty.ASSERTED


def teller(grammar: Grammar, draft: Draft) -> Indices:
    """Return who tells of another's conduct: "Jansen kündigte an, dass die Bahn ..."."""
    if draft.conduct in (draft.clause, -1):
        return ()
    if grammar.clauses[draft.conduct].kind not in ("sub", "main"):
        return ()
    speaker = grammar.roles(draft.clause).subject
    agent = grammar.roles(draft.conduct).subject
    if speaker is None or agent is None or not grammar.is_actor(agent):
        return ()
    apart = all(grammar.tokens[one.head].pos != "PRON" for one in (speaker, agent))
    same = grammar.tokens[speaker.head].lemma == grammar.tokens[agent.head].lemma
    return indices(speaker.range) if apart and not same else ()


def _konjunktiv(grammar: Grammar, draft: Draft) -> bool:
    """Whether the conduct's own clause is in the Konjunktiv."""
    if draft.conduct == draft.clause or draft.conduct < 0:
        return False
    finite = grammar.clauses[draft.conduct].finite
    return finite >= 0 and grammar.tokens[finite].mood in ("sub1", "sub2")


def polarity(grammar: Grammar, draft: Draft) -> Polarity:
    """Return whether the conduct named in the action is to do or to refrain."""
    turned = draft.refrain != _refraining(grammar, draft)
    nobody = draft.fields.get("debtor", ())[:1]
    if any(grammar.tokens[at].text.lower() in grammar.known.words.negations for at in nobody):
        turned = not turned
    if draft.kind is not ActKind.REFUSAL and _negated_inside(grammar, draft):
        turned = not turned
    return Polarity.REFRAIN if turned else Polarity.DO


def _refraining(grammar: Grammar, draft: Draft) -> bool:
    known = grammar.known
    clause = grammar.clauses[draft.conduct]
    verbal = any(at in draft.action for at in clause.verbs)
    if verbal:
        objects = [p for p in grammar.roles(draft.conduct).accusative[:1] if not _dated(grammar, p)]
        noun = any(grammar.tokens[p.head].lemma in known.refrain_nouns for p in objects)
        verb = clause.lemma in known.words.refrain_verbs and not _hires(grammar, draft)
        return verb != noun or (noun and clause.lemma not in known.words.ending_verbs and not verb)
    head = next((at for at in draft.action if grammar.tokens[at].pos == "NOUN"), -1)
    return head >= 0 and grammar.tokens[head].lemma in known.refrain_nouns


def _dated(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a phrase is part of a time: the end in "Ende des Quartals" ends nothing."""
    return phrase.head in grammar.timed


def _hires(grammar: Grammar, draft: Draft) -> bool:
    """Whether a verb of ending only takes people on: "Lehrer einstellen"."""
    hiring = grammar.clauses[draft.conduct].lemma in grammar.known.words.hiring_verbs
    objects = grammar.roles(draft.conduct).accusative[:1]
    return hiring and any(grammar.tokens[p.head].lemma in grammar.known.actors for p in objects)


def _negated_inside(grammar: Grammar, draft: Draft) -> bool:
    words = grammar.known.words
    texts = [grammar.tokens[at].text.lower() for at in draft.action]
    own = any(
        text in words.negations
        and (texts[at + 1 : at + 2] or [""])[0] not in words.no_negation_before
        for at, text in enumerate(texts)
    )
    return own
