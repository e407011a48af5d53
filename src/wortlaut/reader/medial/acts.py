"""Acts of a text whose verbs stand in the middle: the drafts, their fields, and none twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wortlaut.lexicon import Lexicon
from wortlaut.model import ACTOR_FIELDS, Act, Link, Role, Statement, Status, Voice
from wortlaut.reader.actors.mentions import resolve
from wortlaut.reader.acts import fields
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.acts.fields import STATUS
from wortlaut.reader.acts.scene import Scene
from wortlaut.reader.acts.twice import Told
from wortlaut.reader.acts.voices import Voices
from wortlaut.reader.medial import amounts, conditions, parties
from wortlaut.reader.medial.again import resolve_again
from wortlaut.reader.medial.attributes import attribute_drafts
from wortlaut.reader.medial.frames import cleaned
from wortlaut.reader.medial.genre import Genre
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.modals import modal_drafts
from wortlaut.reader.medial.nouns import word_drafts
from wortlaut.reader.medial.verbs import verb_drafts
from wortlaut.reader.timex.terms import terms

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
ALIKE = 0.6
"""Two acts of a kind that share so much of their conduct (intersection over union) are one."""


def find(
    grammar: Medial, statements: Sequence[Statement], scene: Scene, known: tuple[Genre, Lexicon]
) -> tuple[Act, ...]:
    """Return the acts of a text, in order.

    In a text that speaks for its issuer, what no other voice tells is the issuer's own word.
    """
    genre, lexicon = known
    voices = Voices(grammar, statements)
    drafts = _chosen(_drafts(grammar))
    conditions.fill(grammar, drafts, conditions.find(grammar))
    told = terms(scene.analysis, scene.times, scene.published, lexicon)
    dated = fields.located(grammar, told)
    for draft in drafts:
        parties.settle(grammar, draft)
        amounts.fill(grammar, draft)
        fields.complete(grammar, draft, voices, dated)
        draft.action = tuple(cleaned(grammar, draft.action)) or draft.action
    resolve_again(grammar, drafts)
    drafts = _once(grammar, drafts)
    return tuple(_named(_act(grammar, draft, voices), scene, genre) for draft in drafts)


def _drafts(grammar: Medial) -> list[Draft]:
    """Return what verbs name, then what nouns and adjectives name, then the bare future."""
    found: list[Draft] = []
    for number, clause in enumerate(grammar.clauses):
        if clause.lemma and not _skipped(grammar, number):
            found += verb_drafts(grammar, number)
    for at, token in enumerate(grammar.tokens):
        if token.form == "part":
            found += attribute_drafts(grammar, at)
        lemma = token.lemma.lower()
        if token.pos in ("NOUN", "PROPN") and lemma in grammar.known.nouns:
            found += word_drafts(grammar, at, grammar.known.nouns[lemma])
        for form in {lemma, token.text.lower()} if token.pos != "NOUN" else ():
            found += word_drafts(grammar, at, grammar.known.adjectives.get(form, ()))
    found = _without_doubles(grammar, found)
    taken = {draft.conduct for draft in found if draft.conduct != draft.clause}
    taken |= {draft.clause for draft in found if draft.because[0].startswith("acts/")}
    for number, clause in enumerate(grammar.clauses):
        if number not in taken and clause.lemma and not _skipped(grammar, number):
            found += modal_drafts(grammar, number)
    return [one for one in found if one.action and one.anchor]


def _without_doubles(grammar: Medial, found: list[Draft]) -> list[Draft]:
    """Drop one of two acts that a verb and the noun that it governs name: the light one."""
    dropped: set[int] = set()
    verbs: defaultdict[int, list[Draft]] = defaultdict(list)
    for one in found:
        if one.because[0].startswith("acts/"):
            verbs[one.clause].append(one)
    for noun in found:
        if not noun.because[0].startswith("act_nouns/"):
            continue
        for verb in verbs.get(noun.clause, ()):
            if noun.cue[0] not in verb.action:
                continue
            light = grammar.clauses[verb.clause].lemma in grammar.known.words.light_verbs
            if light:
                dropped.add(id(verb))
            elif verb.kind is noun.kind:
                dropped.add(id(noun))
    return [one for one in found if id(one) not in dropped]


def _skipped(grammar: Medial, number: int) -> bool:
    """Whether a clause reports nothing: a condition, an indirect question, a purpose."""
    clause = grammar.clauses[number]
    words = grammar.known.words
    asking = any(grammar.tokens[at].text.lower() in words.asking for at in clause.indices)
    return asking or clause.opener in words.skipped_openers or grammar.is_condition(number)


def _chosen(drafts: list[Draft]) -> list[Draft]:
    """Drop a draft whose words a stronger one of its kind has already."""
    kept: list[Draft] = []
    acting: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        near = (other for at in draft.action for other in acting.get(at, ()))
        if not any(_same(draft, other) for other in near):
            kept.append(draft)
            for at in draft.action:
                acting[at].append(draft)
    return sorted(kept, key=lambda each: each.anchor[0])


def _same(draft: Draft, other: Draft) -> bool:
    one, two = set(draft.action), set(other.action)
    if draft.kind is other.kind and len(one & two) >= ALIKE * len(one | two):
        return True
    same = draft.clause == other.clause or draft.conduct == other.conduct
    return draft.action == other.action and same


def _once(grammar: Medial, drafts: list[Draft]) -> list[Draft]:
    """Return one draft for each act that is told twice; the others' anchors go into its ``also``.

    An act that is told inside another is one of its own.
    """
    told = Told()
    for draft in sorted(drafts, key=lambda each: (-len(each.fields), each.anchor[0])):
        words = _words(grammar, draft)
        apart = (o for o in told.near(draft, words) if not set(o.anchor) & set(draft.anchor))
        same = next((o for o in apart if _alike(words, _words(grammar, o))), None)
        if same is None:
            told.add(draft, words)
        else:
            same.also.append(draft.anchor)
    return sorted(told.kept, key=lambda each: (each.anchor[0], each.action[0]))


def _words(grammar: Medial, draft: Draft) -> frozenset[str]:
    tokens = (grammar.tokens[at] for at in draft.action)
    return frozenset(token.lemma.lower() for token in tokens if token.pos in CONTENT)


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    common = len(one & two)
    return common > 1 and common / len(one | two) >= ALIKE


def _named(act: Act, scene: Scene, genre: Genre) -> Act:
    """Resolve the fields that name actors, and say on whose word the act is told."""
    roles = tuple(
        Role(name, actor)
        for name in ACTOR_FIELDS
        for actor in resolve(getattr(act, name), scene.mentions)
    )
    source = next((role.actor for role in roles if role.field == "source"), None)
    if act.source:
        return replace(act, roles=roles, voice=Voice((Link(source, act.source),)))
    if genre.issuer:
        because = (*act.because, *genre.because)
        voice = Voice((Link(genre.issuer, ()),))
        return replace(act, roles=roles, voice=voice, because=because)
    return replace(act, roles=roles)


def _act(grammar: Medial, draft: Draft, voices: Voices) -> Act:
    spans = grammar.analysis.spans
    filled: dict[str, Any] = {name: spans(at) for name, at in draft.fields.items() if at}
    return Act(
        kind=draft.kind,
        anchor=spans(draft.anchor),
        action=spans(draft.action),
        cue=spans(draft.cue),
        because=draft.because,
        polarity=fields.polarity(grammar, draft),
        status=draft.status or STATUS.get(draft.kind, Status.MADE),
        certainty=fields.certainty(grammar, draft, voices),
        due=draft.due,
        window=draft.window,
        also=tuple(spans(anchor) for anchor in draft.also),
        **filled,
    )
