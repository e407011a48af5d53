"""The same act told twice becomes one, and of two readings of the same words the better stays."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.model import ActKind
from wortlaut.reader.act_frames import Draft
from wortlaut.reader.act_syntax import Grammar

SAME = 0.5
"""Two drafts whose words overlap by so much (intersection over union) read the same words."""


def chosen(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that read words which a better one reads."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda found: _rank(grammar, found)):
        if not any(_clash(grammar, draft, other) for other in kept):
            kept.append(draft)
    kept = [draft for draft in kept if not _contents(grammar, draft, kept)]
    return sorted(kept, key=lambda found: (found.anchor[0], found.action[0]))


def _contents(grammar: Grammar, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a relative clause only says what an agreement made in its host provides."""
    clause = grammar.clauses[draft.clause]
    provides = draft.entry is not None and bool(draft.entry.subjects)
    return provides and clause.kind == "rel" and any(o.clause == clause.parent for o in drafts)


def _rank(grammar: Grammar, draft: Draft) -> tuple[int, int]:
    noun = draft.because[0].startswith("act_nouns")
    light = grammar.clauses[draft.clause].lemma in grammar.known.words.light_verbs
    return (2 if draft.modal else 0 if noun and light else 1, draft.anchor[0])


def _clash(grammar: Grammar, draft: Draft, other: Draft) -> bool:
    same_action = _overlap(draft.action, other.action)
    if draft.modal and not other.modal:
        return same_action > SAME or draft.clause == other.clause
    if draft.kind == other.kind:
        return same_action >= SAME
    light = grammar.clauses[draft.clause].lemma in grammar.known.words.light_verbs
    return light and draft.clause == other.clause and same_action > 0


def _overlap(left: Sequence[int], right: Sequence[int]) -> float:
    common = len(set(left) & set(right))
    return common / len(set(left) | set(right)) if common else 0.0


PRECEDENCE = tuple(ActKind)
"""If two kinds fit, the earlier one is taken."""
