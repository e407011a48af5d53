"""What the classifier of acts sees of a trigger: a clause's verb, or a noun with what it governs.

Every feature is a string that holds or not.  Those of ``RULE`` say what the rules make of the
trigger.  Vectors of the words were tried and brought half a point (docs/experiments.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from acts_data import Read

from wortlaut.reader.acts.anchors import anchor
from wortlaut.reader.acts.drafts import Conduct, Draft
from wortlaut.reader.acts.enumerations import listed
from wortlaut.reader.acts.frames import conducts
from wortlaut.reader.acts.kinds import conditional
from wortlaut.reader.acts.negation import negated
from wortlaut.reader.acts.nominal import noun_conduct
from wortlaut.reader.acts.noun_frames import NOUN_FRAMES, behind_noun
from wortlaut.reader.acts.noun_phrases import start_of
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.tense import happened, to_come

RULE = "rule "
PLAIN = ("dass", "zu", "v2", "object", "dative", "subject", "self")
CLASSES = ("meeting_nouns", "harm_nouns", "refrain_nouns", "event_nouns", "place_nouns", "courts")
LISTS = (
    "scheduling_verbs", "stative_verbs", "harm_verbs", "refrain_verbs", "refusal_verbs",
    "quotation_verbs", "attitudes", "light_verbs", "event_verbs", "starting_verbs",
)  # fmt: skip

Trigger = tuple[int, int]
"""A clause, and the noun that would name the act, or -1 for the clause's verb."""


def triggers(read: Read) -> dict[Trigger, list[tuple[str, Conduct]]]:
    """Return every trigger of a text with the conducts that it may have, each with its frame."""
    grammar = read.grammar
    found: dict[Trigger, list[tuple[str, Conduct]]] = {}
    for number, clause in enumerate(grammar.clauses):
        if clause.lemma and clause.kind != "frag":
            found[number, -1] = list(_verbal(read, number))
    for at, token in enumerate(grammar.tokens):
        if token.pos == "NOUN" and grammar.home[at] >= 0:
            made = list(_nominal(read, at))
            if made:
                found[grammar.home[at], at] = made
    return {trigger: made for trigger, made in found.items() if made}


def _verbal(read: Read, number: int) -> Iterator[tuple[str, Conduct]]:
    grammar = read.grammar
    heads = [phrase.preposition for phrase in grammar.roles(number).prepositional]
    pronominal = grammar.known.words.pronominal
    words = (grammar.tokens[at].text.lower() for at in grammar.clauses[number].indices)
    heads += [pronominal[word] for word in words if word in pronominal]
    seen = set()
    for frame in (*PLAIN, *(f"pp.{head}" for head in dict.fromkeys(heads)), "list"):
        made = listed(grammar, number) if frame == "list" else conducts(grammar, number, frame)
        for conduct in made:
            if conduct.action and conduct.action not in seen:
                seen.add(conduct.action)
                yield frame, conduct


def _nominal(read: Read, at: int) -> Iterator[tuple[str, Conduct]]:
    grammar = read.grammar
    number = grammar.home[at]
    heads = [phrase.preposition for phrase in grammar.phrases(number) if phrase.preposition]
    for head in dict.fromkeys(heads):
        for conduct in behind_noun(grammar, at, head):
            yield f"pp.{head}", conduct
    entry = next(iter(grammar.known.nouns.values()))[0]
    for frame in ("zu", "dass", "relative", "genitive"):
        for conduct in NOUN_FRAMES[frame](grammar, at, entry):
            yield frame, conduct
    phrase = next((one for one in grammar.phrases(number) if one.head == at), None)
    attributes = range(start_of(grammar, at), at)
    if phrase and any(grammar.tokens[to].tag == "ADJ(A)" for to in attributes):
        for conduct in noun_conduct(grammar, phrase, number)[:1]:
            yield "attribute", conduct


def rule_drafts(read: Read) -> dict[Trigger, list[Draft]]:
    """Return what the rules make of each trigger."""
    found: dict[Trigger, list[Draft]] = {}
    for draft in read.drafts:
        noun = draft.cue[0] if draft.because[0].startswith("act_nouns") else -1
        found.setdefault((draft.clause, noun), []).append(draft)
    return found


def features(read: Read, trigger: Trigger, frames: set[str], ruled: list[Draft]) -> list[str]:
    """Return the features of a trigger."""
    number, noun = trigger
    found = [*_clause(read, number), *_neighbours(read, number)]
    found += _noun(read, noun, frames) if noun >= 0 else _verb(read, number, frames)
    for draft in ruled[:1]:
        found += [RULE, f"{RULE}{draft.kind}", f"{RULE}{draft.because[0]}"]
    side = "N" if noun >= 0 else "V"
    return [f"{side} {name}" for name in found]


def _clause(read: Read, number: int) -> Iterator[str]:
    grammar, voices = read.grammar, read.voices
    clause = grammar.clauses[number]
    yield from ("bias", f"kind {clause.kind}", f"opener {clause.opener}", f"modal {clause.modal}")
    if clause.finite >= 0:
        finite = grammar.tokens[clause.finite]
        form = f"{finite.tense} {finite.mood}"
        yield from (f"form {form}", f"modal {clause.modal} {form}")
        if clause.modal or finite.pos == "AUX":
            yield f"finite {finite.text.lower()}"
    told = voices.statement(number)
    yield f"told {told.form if told else ''}"
    holds = {
        "passive": grammar.passive(number), "negated": negated(grammar, number),
        "past": happened(grammar, number), "ahead": to_come(grammar, number),
        "upcoming": grammar.upcoming(number), "bygone": grammar.bygone(number),
        "timed": bool(grammar.times_of(number)), "if": conditional(grammar, number),
        "condition": grammar.is_condition(number), "reported": voices.reported(number),
        "own": voices.own(number),
    }  # fmt: skip
    yield from (name for name, held in holds.items() if held)


def _neighbours(read: Read, number: int) -> Iterator[str]:
    grammar = read.grammar
    kinds = {draft.clause: draft.kind for draft in read.drafts}
    sentence = sum(end <= grammar.clauses[number].range.first for end in grammar.ends[:3])
    yield f"sentence {sentence}"
    for name, other in (("before", number - 1), ("after", number + 1)):
        if other in kinds:
            yield f"{name} {kinds[other]}"
    parent = grammar.clauses[number].parent
    if parent >= 0:
        lemma = grammar.clauses[parent].lemma
        yield f"under {lemma}"
        yield from (f"under kind {kind}" for kind in _kinds(read, lemma))
        if parent in kinds:
            yield f"under act {kinds[parent]}"


def _kinds(read: Read, lemma: str) -> set[str]:
    return {str(entry.kind) for entry in read.grammar.known.verbs.get(lemma, ())}


def _verb(read: Read, number: int, frames: set[str]) -> Iterator[str]:
    grammar = read.grammar
    clause, roles, words = grammar.clauses[number], grammar.roles(number), grammar.known.words
    kinds = _kinds(read, clause.lemma)
    yield f"lemma {clause.lemma}"
    yield from (f"frame {frame}" for frame in frames)
    yield from (f"entry {kind}" for kind in kinds or {""})
    yield from (f"entry {kind} {frame}" for kind in kinds for frame in frames)
    yield from (f"list {name}" for name in LISTS if clause.lemma in getattr(words, name))
    yield from _phrase(read, "subject", roles.subject)
    yield from _phrase(read, "object", roles.accusative[0] if roles.accusative else None)
    yield from (f"with {phrase.preposition}" for phrase in roles.prepositional)
    yield from (["dative"] if roles.dative else []) + (["reflexive"] if roles.reflexive else [])
    for at in clause.indices:
        if grammar.tokens[at].pos in ("ADV", "ADJ", "PART") and grammar.tokens[at].tag != "ADJ(A)":
            yield f"word {grammar.tokens[at].text.lower()}"
    actor = roles.subject is not None and grammar.is_actor(roles.subject)
    helper = grammar.tokens[clause.finite].lemma if clause.finite >= 0 else ""
    voice = f"{actor} {grammar.passive(number)} {read.voices.reported(number)}"
    yield f"{clause.modal or (helper if helper == words.become else '')} by {voice}"


def _phrase(read: Read, name: str, phrase: Phrase | None) -> Iterator[str]:
    if phrase is None:
        yield f"{name} none"
        return
    grammar = read.grammar
    head = grammar.tokens[phrase.head]
    yield f"{name} {head.pos} actor {grammar.is_actor(phrase)} body {grammar.is_body(phrase)}"
    mention = grammar.mentioned.get(phrase.head) or grammar.mentioned.get(phrase.range.first)
    if mention:
        yield f"{name} is {mention.actor.split('/')[0]}"
    if head.pos in ("NOUN", "PRON"):
        yield f"{name} lemma {head.lemma.lower()}"
    yield from (f"{name} {kind}" for kind in CLASSES if head.lemma in getattr(grammar.known, kind))


def _noun(read: Read, at: int, frames: set[str]) -> Iterator[str]:
    grammar, known = read.grammar, read.grammar.known
    token, clause = grammar.tokens[at], grammar.clauses[grammar.home[at]]
    match = known.noun_words.match(token.lemma)
    kinds = {str(entry.kind) for entry in known.nouns.get(match, ())}
    yield from (f"lemma {token.lemma}", f"match {match}", f"clause {clause.lemma}")
    yield from (f"frame {frame}" for frame in frames)
    yield from (f"entry {kind}" for kind in kinds or {""})
    yield from (f"entry {kind} {frame}" for kind in kinds for frame in frames)
    yield from (f"clause kind {kind}" for kind in _kinds(read, clause.lemma))
    first = start_of(grammar, at)
    for to in range(first, at):
        yield f"led {grammar.tokens[to].lemma.lower()}"
    if first and grammar.tokens[first - 1].pos == "ADP":
        yield f"behind {grammar.tokens[first - 1].lemma.lower()}"
    roles = grammar.roles(grammar.home[at])
    if roles.subject is not None and roles.subject.head == at:
        yield "subject"
    if any(phrase.head == at for phrase in roles.accusative):
        yield "object"


def words(read: Read, trigger: Trigger, conduct: Conduct) -> tuple[int, ...]:
    """Return the tokens that state the act which a trigger tells of a conduct."""
    number, noun = trigger
    if noun < 0:
        return anchor(read.grammar, number, conduct)
    own = {*range(start_of(read.grammar, noun), noun + 1), *conduct.action}
    if conduct.clause != number:
        own |= set(read.grammar.extent(conduct.clause))
    return tuple(range(min(own), max(own) + 1))
