"""A classifier over all triggers of acts: logistic regression, alone and joined with the rules.

An experiment (docs/experiments.md): the package does not use it.  One model says whether a
trigger tells an act, a second one of which kind, a third one where its conduct stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from acts_data import Read
from acts_features import RULE, Trigger, features, rule_drafts, triggers, words
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from wortlaut.evaluation import acts as metric
from wortlaut.evaluation.measures import overlap_iou
from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Conduct, Draft
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.nouns import noun_draft as noun_draft
from wortlaut.reader.acts.verbs import verb_draft as verb_draft

NONE, UNSURE = "", "?"
DEBTORS = {
    ActKind.DEMAND: ("dative", "accusative", "pp.von", "pp.an"),
    ActKind.ORDER: ("accusative", "dative"),
}
GIVEN = (ActKind.COMMITMENT, ActKind.OFFER, ActKind.AGREEMENT)
ENTRIES = {
    kind: ActEntry(
        id="learned",
        kind=kind,
        lemmas=("",),
        frames=("self",),
        hits=("x",),
        misses=("x",),
        creditor=("dative", "pp.mit") if kind in GIVEN else (),
        debtor=DEBTORS.get(kind),
    )
    for kind in ActKind
}


class Item(NamedTuple):
    """A trigger with its features, its conducts, what the rules make of it and its label."""

    trigger: Trigger
    made: list[tuple[str, Conduct]]
    ruled: list[Draft]
    features: list[str]
    label: str
    frame: str = ""


def items(read: Read) -> list[Item]:
    """Return the labelled triggers of an article."""
    ruled = rule_drafts(read)
    found = []
    for trigger, made in triggers(read).items():
        own = ruled.get(trigger, [])
        seen = features(read, trigger, {frame for frame, _ in made}, own)
        found.append(Item(trigger, made, own, seen, NONE))
    return _by_marks(read, found) if read.set == "marks" else _by_acts(read, found)


def _by_marks(read: Read, found: list[Item]) -> list[Item]:
    starts = {token.start: at for at, token in enumerate(read.grammar.tokens)}
    labels: dict[Trigger, str] = {}
    for mark in read.marks:
        at = starts[mark.word[0]]
        trigger = (read.grammar.home[at], at if mark.noun else -1)
        labels[trigger] = mark.kind or UNSURE
    parted = {
        number
        for number, clause in enumerate(read.grammar.clauses)
        if clause.finite < 0 and (number - 1, -1) in labels and (number, -1) not in labels
    }
    return [
        item._replace(
            label=UNSURE
            if item.trigger[1] < 0 and item.trigger[0] in parted
            else labels.get(item.trigger, NONE)
        )
        for item in found
    ]


def _by_acts(read: Read, found: list[Item]) -> list[Item]:
    """Give each gold act to the trigger whose words fit best; who fits too is left undecided."""
    text, spans = read.article.text, read.scene.analysis.spans
    labels: dict[int, tuple[float, str, str]] = {}
    tokens = [
        [(frame, _tokens(spans(words(read, item.trigger, conduct)), text),
          _tokens(spans(conduct.action), text)) for frame, conduct in item.made]
        for item in found
    ]  # fmt: skip
    cues = [_tokens(spans(_cue(read, item.trigger)), text) for item in found]
    for act in read.article.acts:
        bag = metric.Bag(act, text)
        fits = sorted(
            (
                overlap_iou(bag.whole, whole | action)
                + overlap_iou(bag.fields["action"], action)
                + 0.7 * bool(cues[at] & bag.fields["cue"]),
                at,
                frame,
            )
            for at, made in enumerate(tokens)
            for frame, whole, action in made
            if action & bag.fields["action"] and overlap_iou(bag.whole, whole | action) >= 0.5
        )
        for score, at, frame in fits[:-1]:
            if at not in labels and score > 1:
                labels[at] = (0.0, UNSURE, frame)
        if fits and fits[-1][0] > labels.get(fits[-1][1], (0.0, "", ""))[0]:
            labels[fits[-1][1]] = (fits[-1][0], act.kind, fits[-1][2])
    return [
        item._replace(label=labels[at][1], frame=labels[at][2]) if at in labels else item
        for at, item in enumerate(found)
    ]


def _cue(read: Read, trigger: Trigger) -> tuple[int, ...]:
    return (trigger[1],) if trigger[1] >= 0 else read.grammar.clauses[trigger[0]].verbs


def _tokens(spans: Sequence[Any], text: str) -> frozenset[int]:
    return metric._touched([metric.Span(span.start, span.end) for span in spans], text)


class Model(NamedTuple):
    """The three classifiers; ``rules`` says whether they see what the rules find."""

    act: Any
    kind: Any
    frame: Any
    rules: bool


def _seen(item: Item, rules: bool) -> dict[str, int]:
    return {name: 1 for name in item.features if rules or RULE not in name}


def fit(found: Sequence[Item], *, rules: bool, strength: tuple[float, float] = (0.2, 0.3)) -> Model:
    """Train on labelled triggers; ``strength`` is the inverse regularisation of act and kind."""
    sure = [item for item in found if item.label != UNSURE]
    acts = [item for item in sure if item.label != NONE]
    act = _regression(strength[0]).fit(
        [_seen(item, rules) for item in sure], [item.label != NONE for item in sure]
    )
    kind = _regression(strength[1]).fit(
        [_seen(item, rules) for item in acts], [item.label for item in acts]
    )
    placed = [item for item in acts if item.frame and len(item.made) > 1]
    rows = [
        (_framed(item, name, item.label), name == item.frame)
        for item in placed
        for name, _ in item.made
    ]
    frame = _regression(0.3).fit([row for row, _ in rows], [right for _, right in rows])
    return Model(act, kind, frame, rules)


def _regression(strength: float) -> Any:
    return make_pipeline(DictVectorizer(), LogisticRegression(C=strength, max_iter=500))


def _framed(item: Item, frame: str, kind: str) -> dict[str, int]:
    """Return what decides where a conduct stands: the frame, beside the other frames."""
    short = frame.partition(".")[0]
    side = "N" if item.trigger[1] >= 0 else "V"
    modal = [name for name in item.features if name.startswith(("V modal", "V entry", "N entry"))]
    others = {name.partition(".")[0] for name, _ in item.made}
    known = any(name.startswith(f"{side} entry ") and name.endswith(frame) for name in modal)
    parts = [frame, f"{side} {short}", f"{kind} {short}", f"known {known} {short}"]
    parts += [f"{short} beside {other}" for other in others]
    parts += [f"{short} {name}" for name in modal if name.count(" ") < 3]
    return dict.fromkeys(parts, 1)


class Policy(NamedTuple):
    """From which chance a new act is taken, a rule's act dropped, its kind replaced."""

    new: float = 0.3
    drop: float = 0.2
    kind: float = 2.0


def judged(model: Model, read: Read, found: Sequence[Item], policy: Policy | None) -> list[Draft]:
    """Return the acts by the model alone (``policy`` None), or those of the rules joined."""
    seen = [_seen(item, model.rules) for item in found]
    chances = model.act.predict_proba(seen)[:, 1]
    kinds = model.kind.predict_proba(seen)
    names = list(model.kind.classes_)
    taken: list[tuple[float, Draft, bool]] = []
    for item, chance, row in zip(found, chances, kinds, strict=True):
        best = names[int(row.argmax())]
        if policy and item.ruled:
            taken += [
                (1 + chance, _renamed(draft, best, row, names, policy), True)
                for draft in item.ruled
                if chance >= policy.drop
            ]
        elif chance * row.max() >= (policy.new if policy else 0.25):
            taken += [(chance, draft, False) for draft in _new(model, read, item, best)]
    return _apart(taken)


def _renamed(draft: Draft, best: str, row: np.ndarray, names: list[str], policy: Policy) -> Draft:
    own = row[names.index(str(draft.kind))] if str(draft.kind) in names else 0.0
    draft = replace(draft, fields=dict(draft.fields), also=list(draft.also))
    if row.max() - own >= policy.kind:
        draft.kind, draft.status = ActKind(best), None
    return draft


def _new(model: Model, read: Read, item: Item, kind: str) -> list[Draft]:
    """Return the acts of a trigger that no rule knows, in the frame that fits best."""
    rows = [_framed(item, frame, kind) for frame, _ in item.made]
    frame = item.made[int(model.frame.predict_proba(rows)[:, 1].argmax())][0]
    number, noun = item.trigger
    entry = ENTRIES[ActKind(kind)]
    return [
        noun_draft(read.grammar, noun, entry, conduct)
        if noun >= 0
        else verb_draft(read.grammar, number, entry, entry.kind, conduct)
        for name, conduct in item.made
        if name == frame
    ]


def _apart(taken: list[tuple[float, Draft, bool]]) -> list[Draft]:
    """Keep the surest of what reads the same words; what the rules chose stands."""
    kept: list[tuple[Draft, bool]] = []
    for _, draft, ruled in sorted(taken, key=lambda one: -one[0]):
        others = [other for other, by_rule in kept if not (ruled and by_rule)]
        others = [other for other in others if ruled or other.cue != draft.cue]
        if not any(_same(draft, other) for other in others):
            kept.append((draft, ruled))
    return [draft for draft, _ in kept]


def _same(draft: Draft, other: Draft) -> bool:
    one, two = ({*each.anchor, *each.action} for each in (draft, other))
    return overlap_iou(one, two) >= 0.5 or overlap_iou({*draft.action}, {*other.action}) >= 0.5
