"""Acts: promises, agreements, offers, demands, refusals, threats, orders, plans and their fate.

Trigger words of ``lang/<code>/acts.toml`` and its sister files, found by lemma, name an act;
frames say where in and under the clause its conduct stands; modal verbs and the future make acts
of their own.  Then fields, certainty and polarity are filled, and doubles merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wortlaut.lexicon import Lexicon
from wortlaut.model import ACTOR_FIELDS, Act, ActKind, Link, Role, Span, Status, Voice
from wortlaut.reader.actors.mentions import resolve
from wortlaut.reader.acts import carried, fields, merge, provisions, twice
from wortlaut.reader.acts.adjectives import adjective_drafts
from wortlaut.reader.acts.attributes import planned_drafts, promised_drafts
from wortlaut.reader.acts.barred import barred, empty
from wortlaut.reader.acts.drafts import UNNAMED, Draft
from wortlaut.reader.acts.entries import inventory
from wortlaut.reader.acts.fields import STATUS
from wortlaut.reader.acts.honoured import agreed
from wortlaut.reader.acts.modals import modal_drafts
from wortlaut.reader.acts.nouns import noun_drafts
from wortlaut.reader.acts.scene import Scene
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.tense import happened
from wortlaut.reader.acts.verbs import verb_drafts
from wortlaut.reader.acts.voices import Voices
from wortlaut.reader.timex.terms import terms


def find(scene: Scene, lexicon: Lexicon) -> tuple[Act, ...]:
    """Return the acts of a text, in order."""
    grammar = Grammar(scene, inventory(lexicon))
    voices = Voices(grammar, scene.statements)
    drafts = provisions.spelled_out(grammar, _drafts(grammar, voices), voices)
    drafts += carried.carried_out(grammar, drafts)
    drafts = merge.in_line(merge.chosen(grammar, drafts))
    drafts = [draft for draft in drafts if not empty(grammar, draft)]
    told = terms(scene.analysis, scene.times, scene.published, lexicon)
    dated = fields.located(grammar, told)
    for draft in drafts:
        fields.complete(grammar, draft, voices, dated)
    drafts = twice.merged(grammar, drafts)
    return tuple(_named(_act(grammar, draft, voices), scene) for draft in drafts)


def _named(act: Act, scene: Scene) -> Act:
    """Resolve the fields that name actors, and say on whose word the act is told."""
    roles = tuple(
        Role(name, actor)
        for name in ACTOR_FIELDS
        for actor in resolve(getattr(act, name), scene.mentions)
    )
    return replace(act, roles=roles, voice=_voice(act, roles))


def _voice(act: Act, roles: Sequence[Role]) -> Voice:
    """Return on whose word an act is told: "ein Sprecher des Ministeriums" speaks for it."""
    if not act.source:
        return Voice()
    told = [role.actor for role in roles if role.field == "source"]
    named = [actor for actor in told if not actor.startswith(UNNAMED)][:1]
    described = [actor for actor in told if actor.startswith(UNNAMED)][:1]
    chain: tuple[str | None, ...] = (*named, *described) or (None,)
    return Voice(tuple(Link(actor, act.source) for actor in chain))


def _drafts(grammar: Grammar, voices: Voices) -> list[Draft]:
    found: list[Draft] = []
    for number, clause in enumerate(grammar.clauses):
        if clause.lemma and not _skipped(grammar, number):
            made = _by_verb(grammar, number, voices)
            found += made
    for at, token in enumerate(grammar.tokens):
        if token.pos == "NOUN" and token.lemma in grammar.known.noun_words:
            found += noun_drafts(grammar, at)
        if token.pos == "ADJ":
            found += planned_drafts(grammar, at)
            found += promised_drafts(grammar, at)
        if token.text.lower() in grammar.known.adjectives:
            found += adjective_drafts(grammar, at)
    return [
        draft
        for draft in found
        if draft.action
        and draft.anchor
        and not _skipped(grammar, draft.clause)
        and not barred(grammar, draft, voices)
    ]


def _by_verb(grammar: Grammar, number: int, voices: Voices) -> list[Draft]:
    clause = grammar.clauses[number]
    words = grammar.known.words
    if clause.modal in words.obligation or (clause.modal and _possible(grammar, number)):
        made = modal_drafts(grammar, number, voices)
        return [d for d in verb_drafts(grammar, number) if _surer(grammar, d)] or made
    return verb_drafts(grammar, number) or modal_drafts(grammar, number, voices)


def _surer(grammar: Grammar, draft: Draft) -> bool:
    """Whether a verb's own reading goes before that of the modal over it."""
    fixed = draft.entry is not None and draft.entry.only_negated and bool(draft.entry.words)
    entry = draft.entry
    if entry is not None and entry.subjects and "object" in entry.frames:
        return draft.kind is ActKind.AGREEMENT  # "Der Beschluss soll Luftschläge erlauben"
    done = draft.kind in (ActKind.BREACH, ActKind.FULFILMENT)
    return draft.kind is ActKind.PLAN or fixed or (done and happened(grammar, draft.clause))


def _possible(grammar: Grammar, number: int) -> bool:
    """Whether the clause tells a mere possibility ("könnte")."""
    finite = grammar.clauses[number].finite
    return finite >= 0 and grammar.tokens[finite].text.lower() in grammar.known.words.unlikely


def _refused(grammar: Grammar, number: int) -> bool:
    """Whether a clause refuses what the one before it tells: "..., was die FDP ablehnt"."""
    clause = grammar.clauses[number]
    entries = grammar.known.verbs.get(clause.lemma, ())
    refuses = any(e.kind is ActKind.REFUSAL and "object" in e.frames for e in entries)
    return clause.kind == "rel" and refuses and clause.opener in grammar.known.words.same_again


def _aimed(grammar: Grammar, number: int) -> bool:
    """Whether a purpose is itself to demand something: "um die Junta aufzufordern"."""
    clause = grammar.clauses[number]
    entries = grammar.known.verbs.get(clause.lemma, ())
    demands = any(e.kind is ActKind.DEMAND and "accusative" in (e.debtor or ()) for e in entries)
    return clause.kind == "zu" and demands


def _skipped(grammar: Grammar, number: int) -> bool:
    """Whether a clause reports nothing: a condition, a question, a purpose."""
    clause = grammar.clauses[number]
    words = grammar.known.words
    told_so = agreed(grammar, clause.range.first + 1)
    counts = told_so or _aimed(grammar, number) or _refused(grammar, number)
    skipped = clause.opener in words.skipped_openers and not counts
    if skipped or grammar.is_condition(number) or grammar.bygone(number):
        return True
    if clause.kind == "main" and grammar.asks(number):
        return True
    return _possible(grammar, number) and clause.finite >= 0


def _spans(grammar: Grammar, found: tuple[int, ...]) -> tuple[Span, ...]:
    """Return the spans of words; marks alone between two of them do not part them."""
    joined: list[int] = []
    for at in sorted(found):
        gap = range(joined[-1] + 1, at) if joined else ()
        if all(grammar.tokens[mark].pos == "PUNCT" for mark in gap):
            joined += gap
        joined.append(at)
    return grammar.analysis.spans(tuple(joined))


def _act(grammar: Grammar, draft: Draft, voices: Voices) -> Act:
    def spans(found: tuple[int, ...]) -> tuple[Span, ...]:
        return _spans(grammar, found)

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
