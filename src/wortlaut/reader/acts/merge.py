"""The same act told twice becomes one, and of two readings of the same words the better stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.acts.syntax import Grammar

NEAR = 60
"""So many tokens back at most, "das" takes up an act."""
POINTING = 3
"""A phrase of so many words at most only points back."""
SAME = 0.5
"""Two drafts whose words overlap by so much (intersection over union) read the same words."""

ABOUT_DEALS = (ActKind.OFFER, ActKind.REFUSAL, ActKind.THREAT)
"""Moves about a deal that do not make it: "schlug eine Waffenruhe vor, in der ..."."""


def chosen(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that read words which a better one reads."""
    near = _Near()
    drafts = _taken_up(grammar, _nested(grammar, drafts))
    for draft in sorted(drafts, key=lambda found: _rank(grammar, found)):
        if not any(_clash(grammar, draft, other) for other in near.to(draft)):
            near.add(draft)
    hosts = {draft.clause for draft in near.kept}
    kept = [draft for draft in near.kept if not _contents(grammar, draft, hosts)]
    acting = _acting(kept)
    kept = [draft for draft in kept if not _told_aside(grammar, draft, acting)]
    return sorted(kept, key=lambda found: (found.anchor[0], found.action[0]))


class _Near:
    """What is kept, found again by its clause and by the words of its anchor."""

    def __init__(self) -> None:
        self.kept: list[Draft] = []
        self._at: defaultdict[int, list[Draft]] = defaultdict(list)

    def add(self, draft: Draft) -> None:
        self.kept.append(draft)
        for at in {-1 - draft.clause, *draft.anchor}:
            self._at[at].append(draft)

    def to(self, draft: Draft) -> Iterator[Draft]:
        """Yield what shares the clause or a word of the anchor, some of it more than once."""
        return (other for at in {-1 - draft.clause, *draft.anchor} for other in self._at[at])


def _acting(drafts: Sequence[Draft]) -> Mapping[int, Sequence[Draft]]:
    """Return the drafts by each word of their action."""
    found: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for at in set(draft.action):
            found[at].append(draft)
    return found


def _nested(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """Let a verb take its conduct from the noun that it governs; leave out what is only meant.

    "auf die Zusage pochen, dass ..." is one demand, "die Forderung nach ... ablehnen" is two acts.
    """
    left_out: set[int] = set()
    beside: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        beside[draft.clause].append(draft)
    for verb in drafts:
        others = [d for d in beside[verb.clause] if d is not verb]
        inside = [d for d in others if _governed(grammar, verb, d)]
        for noun in inside:
            dealt = noun.kind is ActKind.AGREEMENT and verb.kind in ABOUT_DEALS
            verb.action = tuple(sorted({*verb.action, *noun.action})) if dealt else noun.action
            if dealt:
                left_out.add(id(noun))
            verb.anchor = tuple(
                range(min(verb.anchor + noun.anchor), max(verb.anchor + noun.anchor) + 1)
            )
            if verb.kind is ActKind.DEMAND:
                left_out.add(id(noun))
        left_out |= {id(noun) for noun in others if _of_kept(grammar, verb, noun)}
    hosts = {d.conduct for d in drafts if d.conduct != d.clause and not d.modal}
    below = {at for host in hosts for at in _below(grammar, host)}
    return [d for d in drafts if id(d) not in left_out and d.clause not in below]


def _taken_up(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """Let "das lehnte er ab" take its conduct from the act before; without one it is no act."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: each.anchor[0]):
        if _takes_up(grammar, draft):
            before = [o for o in found if 0 < draft.anchor[0] - o.anchor[-1] < NEAR]
            if not before and len(draft.action) == 1:
                continue
            if draft.kind is ActKind.REFUSAL and before and before[-1].kind is ActKind.BREACH:
                continue  # what is denied is an accusation
            draft.action = before[-1].action if before else draft.action
            if before:
                _towards(draft, before[-1])
        found.append(draft)
    return found


def _towards(draft: Draft, before: Draft) -> None:
    """Tell whom a refusal answers: who demanded or offered it."""
    mover = before.fields.get("party") or before.fields.get("debtor", ())
    own = {at for name in ("party", "debtor") for at in draft.fields.get(name, ())}
    answers = draft.kind is ActKind.REFUSAL and before.kind in (ActKind.DEMAND, ActKind.OFFER)
    if answers and mover and not own & set(mover):
        draft.fields.setdefault("creditor", mover)


def in_line(drafts: Sequence[Draft]) -> list[Draft]:
    """Let "... wird verhängt" without an agent follow the resolution that it belongs to."""
    last: Draft | None = None
    for draft in sorted(drafts, key=lambda each: each.anchor[0]):
        alone = not (draft.fields.get("party") or draft.fields.get("debtor"))
        near = last is not None and 0 < draft.anchor[0] - last.anchor[-1] < NEAR
        if last and near and alone and _ordered(draft):
            draft.kind = ActKind.AGREEMENT
            draft.fields |= {name: at for name, at in last.fields.items() if name == "debtor"}
        if draft.kind is ActKind.AGREEMENT:
            last = draft
    return list(drafts)


def _ordered(draft: Draft) -> bool:
    """Whether an order, or what is to be ordered, can be a body's resolution."""
    entry = draft.entry
    return (
        entry is not None
        and entry.kind is ActKind.ORDER
        and entry.body is ActKind.AGREEMENT
        and draft.kind in (ActKind.ORDER, ActKind.PLAN)
    )


def _takes_up(grammar: Grammar, draft: Draft) -> bool:
    """Whether an action only points back: "das", "einem entsprechenden Vorschlag"."""
    if len(draft.action) == 1:
        return _again(grammar, draft.action[0]) or _only_named(grammar, draft)
    like = grammar.known.words.like_before
    named = len(draft.action) <= POINTING and not any(
        grammar.tokens[at].pos in ("VERB", "AUX") for at in draft.action
    )
    pointed = [at + 1 for at in draft.action if grammar.tokens[at].lemma.lower() in like]
    return named and any(_names_move(grammar, at) for at in pointed)


def _only_named(grammar: Grammar, draft: Draft) -> bool:
    """Whether an act is only named and tells no conduct: "Von einer Zusage weiß Oslo nichts"."""
    at = draft.action[0]
    match = grammar.known.noun_words.match(grammar.tokens[at].lemma)
    return bool(match) and grammar.known.nouns[match][0].kind is draft.kind and at not in draft.cue


def _names_move(grammar: Grammar, at: int) -> bool:
    """Whether a noun is a proposal, a promise or an order, and no deal that stands for itself."""
    lemma = grammar.tokens[at].lemma if at < len(grammar.tokens) else ""
    match = grammar.known.noun_words.match(lemma)
    return bool(match) and grammar.known.nouns[match][0].kind is not ActKind.AGREEMENT


def _again(grammar: Grammar, at: int) -> bool:
    words, token = grammar.known.words, grammar.tokens[at]
    return token.text.lower() in words.same_again or token.lemma.lower() in words.like_before


def _governed(grammar: Grammar, verb: Draft, noun: Draft) -> bool:
    """Whether the noun that names an act is the object of the verb that names another."""
    if verb.modal or not noun.because[0].startswith("act_nouns") or verb.clause != noun.clause:
        return False
    light = grammar.clauses[verb.clause].lemma in grammar.known.words.light_verbs
    heads = {at for at in verb.action if grammar.tokens[at].pos == "NOUN"}
    return not light and bool(heads) and noun.cue[0] == min(heads)


def _of_kept(grammar: Grammar, verb: Draft, noun: Draft) -> bool:
    """Whether a noun only names what another act tells to have been kept or broken."""
    if verb.kind not in (ActKind.BREACH, ActKind.FULFILMENT) or noun.kind is verb.kind:
        return False
    return verb.clause == noun.clause and noun.because[0].startswith("act_nouns")


def _below(grammar: Grammar, number: int) -> list[int]:
    found = [number]
    for at in found:
        found += [one for one in grammar.children[at] if grammar.clauses[one].kind != "main"]
    return found


def _contents(grammar: Grammar, draft: Draft, hosts: Container[int]) -> bool:
    """Whether a relative clause only says what an agreement made in its host provides."""
    clause = grammar.clauses[draft.clause]
    provides = draft.entry is not None and bool(draft.entry.subjects)
    return provides and clause.kind == "rel" and clause.parent in hosts


def _told_aside(grammar: Grammar, draft: Draft, acting: Mapping[int, Sequence[Draft]]) -> bool:
    """Whether a relative clause under a modal lies in the conduct of another act."""
    aside = draft.modal and draft.kind is ActKind.PLAN
    if not aside or grammar.clauses[draft.clause].kind != "rel":
        return False
    words = set(draft.action)
    return any(words < set(other.action) for other in acting.get(draft.action[0], ()))


def _rank(grammar: Grammar, draft: Draft) -> tuple[int, int]:
    noun = draft.because[0].startswith("act_nouns")
    light = grammar.clauses[draft.clause].lemma in grammar.known.words.light_verbs
    return (2 if draft.modal else 0 if noun and light else 1, draft.anchor[0])


def _clash(grammar: Grammar, draft: Draft, other: Draft) -> bool:
    same_action = _overlap(draft.action, other.action)
    if draft.clause != other.clause and not set(draft.anchor) & set(other.anchor):
        return False
    if (
        draft.clause == other.clause
        and draft.action == other.action
        and not light_pair(draft, other)
    ):
        return True
    if draft.modal and not other.modal:
        return same_action > SAME or draft.clause == other.clause
    if draft.kind == other.kind:
        drafted = draft.kind is ActKind.OFFER and draft.clause == other.clause
        inside = drafted and set(draft.action) < set(other.action)
        around = drafted and set(draft.action) > set(other.action)
        return same_action >= SAME or inside or around
    light = grammar.clauses[draft.clause].lemma in grammar.known.words.light_verbs
    return light and draft.clause == other.clause and same_action > 0


def light_pair(draft: Draft, other: Draft) -> bool:
    """Whether two acts about one conduct are a verb's and its object's: both stand."""
    return draft.because[0].split("/")[0] != other.because[0].split("/")[0] and any(
        each.because[0].startswith("act_nouns") for each in (draft, other)
    )


def _overlap(left: Sequence[int], right: Sequence[int]) -> float:
    common = len(set(left) & set(right))
    return common / len(set(left) | set(right)) if common else 0.0


PRECEDENCE = tuple(ActKind)
"""If two kinds fit, the earlier one is taken."""
