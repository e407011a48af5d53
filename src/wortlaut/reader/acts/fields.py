"""The rest of an act's fields: time, quantity, place, condition, source, polarity, certainty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from wortlaut.model import ACTOR_FIELDS, ActKind, Certainty, Polarity, Status
from wortlaut.reader.acts.frames import Draft, Indices, indices, trimmed
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
    _condition(grammar, draft)
    _quantity(grammar, draft)
    _place(grammar, draft)
    if "creditor" not in draft.fields:
        _creditor(grammar, draft)
    _source(grammar, draft, voices)
    for name in ACTOR_FIELDS:
        if name in draft.fields:
            draft.fields[name] = _owner(grammar, grammar.meant(draft.fields[name]))


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
        if not _of_noun(grammar, grammar.covered(term.span).first)
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


def _of_noun(grammar: Grammar, first: int) -> bool:
    """Whether a time belongs to the noun before it: "eine Waffenruhe von 30 Tagen"."""
    words = grammar.known.words
    opens = first if grammar.tokens[first].pos == "ADP" else first - 1
    if opens < 1 or grammar.tokens[opens].text.lower() not in words.passive_agents:
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


def _condition(grammar: Grammar, draft: Draft) -> None:
    for number in sorted({draft.clause, draft.conduct} - {-1}):
        for other in grammar.beside(number):
            if grammar.is_condition(other):
                found = grammar.extent(other)
                draft.fields["condition"] = trimmed(grammar, range(found[0], found[-1] + 1))
                _leave_out(draft, found)
                return


def _leave_out(draft: Draft, found: Sequence[int]) -> None:
    """Take a condition out of the action, unless nothing would be left."""
    rest = tuple(at for at in draft.action if not found[0] <= at <= found[-1])
    draft.action = rest or draft.action


def _quantity(grammar: Grammar, draft: Draft) -> None:
    words = grammar.known.words
    for at in draft.action:
        token = grammar.tokens[at]
        counted = token.pos == "NUM" or token.text.lower() in words.amounts
        if counted and at not in grammar.timed:
            phrase = next((p for p in grammar.phrases(grammar.home[at]) if at in p.range), None)
            if phrase is not None and not grammar.is_time(phrase):
                draft.fields["quantity"] = _measure(grammar, phrase, at)
                return


def _measure(grammar: Grammar, phrase: Phrase, at: int) -> Indices:
    """Return the part of a phrase that says how much: from its start to its head."""
    part = next((part for part in phrase.parts if at in part), phrase.nominal)
    first = max(part.first, phrase.nominal.first)
    agents = grammar.known.words.passive_agents
    cuts = [to for to in range(first, at) if grammar.tokens[to].text.lower() in agents]
    first = cuts[-1] + 1 if cuts else first
    timed = [to for to in range(first, at) if to in grammar.timed]
    if timed:
        first = timed[-1] + 1
        first += grammar.tokens[first].pos == "ADP"
    end = next(
        (
            to
            for to in range(at + 1, part.end)
            if grammar.tokens[to].text.lower() in grammar.known.words.passive_agents
        ),
        part.end,
    )
    return trimmed(grammar, range(first, end))


def _place(grammar: Grammar, draft: Draft) -> None:
    words = grammar.known.words
    numbers = sorted({draft.clause, draft.conduct} - {-1})
    phrases = [p for number in numbers for p in grammar.phrases(number)]
    for phrase in phrases:
        local = phrase.preposition in words.place_prepositions and phrase.head in draft.action
        if local and not grammar.is_time(phrase) and _is_place(grammar, phrase):
            draft.fields["place"] = indices(phrase.range)
            return
    inner = next((found for at in draft.action if (found := _inner_place(grammar, at))), ())
    if inner:
        draft.fields["place"] = inner


def _inner_place(grammar: Grammar, at: int) -> Indices:
    """Return the place that a preposition inside a longer phrase leads to, or ()."""
    tokens, words = grammar.tokens, grammar.known.words
    if tokens[at].pos != "ADP" or tokens[at].lemma.lower() not in words.place_prepositions:
        return ()
    for to in range(at + 1, min(at + 4, len(tokens))):
        if tokens[to].pos in ("NOUN", "PROPN"):
            named = tokens[to].pos == "PROPN" or tokens[to].lemma in grammar.known.place_nouns
            return tuple(range(at, to + 1)) if named and to not in grammar.timed else ()
        if tokens[to].pos not in ("DET", "ADJ"):
            return ()
    return ()


def _is_place(grammar: Grammar, phrase: Phrase) -> bool:
    head = grammar.tokens[phrase.head]
    return head.pos == "PROPN" or head.lemma in grammar.known.place_nouns


def _creditor(grammar: Grammar, draft: Draft) -> None:
    """Find in the conduct whom it is towards: "mit den Rebellen", "an die Ukraine"."""
    taken = {at for name in ACTOR_FIELDS for at in draft.fields.get(name, ())}
    for number in sorted({draft.clause, draft.conduct} - {-1}):
        for phrase in grammar.phrases(number):
            towards = phrase.preposition in grammar.known.words.towards
            own = phrase.head in draft.action and phrase.head not in taken
            own = own and not _on_a_later_noun(grammar, draft, phrase)
            if towards and own and grammar.is_actor(phrase):
                draft.fields["creditor"] = indices(phrase.nominal)
                return


def _on_a_later_noun(grammar: Grammar, draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase hangs on a noun that is not the first one of the conduct."""
    before = phrase.range.first - 1
    nouns = [at for at in draft.action if grammar.tokens[at].pos in ("NOUN", "PROPN")]
    return before in nouns[1:]


def _source(grammar: Grammar, draft: Draft, voices: Voices) -> None:
    speaker = voices.tokens(voices.speaker(draft.clause))
    firm = certainty(grammar, draft, voices)
    if draft.status is None and draft.kind is ActKind.OFFER and _only_announced(grammar, draft):
        draft.status = Status.PREPARED
    if not speaker and draft.conduct != draft.clause and firm is Certainty.REPORTED:
        speaker = teller(grammar, draft) or _mover(draft)
    if speaker and firm is not Certainty.ASSERTED:
        draft.fields["source"] = speaker
        _unsourced(grammar, draft, speaker)
        if draft.kind is ActKind.DEMAND:
            draft.fields.setdefault("party", speaker)


def _unsourced(grammar: Grammar, draft: Draft, source: Indices) -> None:
    """Take "nach seinen Worten" out of the action, unless it is all there is."""
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
        objects = grammar.roles(draft.conduct).accusative[:1]
        noun = any(grammar.tokens[p.head].lemma in known.refrain_nouns for p in objects)
        verb = clause.lemma in known.words.refrain_verbs
        return verb != noun or (noun and clause.lemma not in known.words.ending_verbs and not verb)
    head = next((at for at in draft.action if grammar.tokens[at].pos == "NOUN"), -1)
    return head >= 0 and grammar.tokens[head].lemma in known.refrain_nouns


def _negated_inside(grammar: Grammar, draft: Draft) -> bool:
    words = grammar.known.words
    texts = [grammar.tokens[at].text.lower() for at in draft.action]
    own = any(
        text in words.negations
        and (texts[at + 1 : at + 2] or [""])[0] not in words.no_negation_before
        for at, text in enumerate(texts)
    )
    return own
