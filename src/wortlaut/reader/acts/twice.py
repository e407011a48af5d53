"""The same act told twice in one text: one record, with the other places beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.acts.syntax import Grammar

ALIKE = 0.5
"""Conducts that share so much of their words (intersection over union) are the same."""
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM"})


def merged(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """Return one draft for each act; the others' anchors go into its ``also``."""
    told = Told()
    words = {id(draft): _words(grammar, draft) for draft in drafts}
    for draft in sorted(drafts, key=_informative, reverse=True):
        own = words[id(draft)]
        alike = (other for other in told.near(draft, own) if _same(draft, other, words))
        same = next((o for o in alike if not _apart(grammar, draft, o)), None)
        if same is None:
            told.add(draft, own)
        else:
            same.also.append(draft.anchor)
    return sorted(told.kept, key=lambda each: (each.anchor[0], each.action[0]))


class Told:
    """The acts that are kept, found again by their kind and a word of their conduct."""

    def __init__(self) -> None:
        """Begin with none."""
        self.kept: list[Draft] = []
        self._places: defaultdict[tuple[ActKind, str], list[int]] = defaultdict(list)

    def add(self, draft: Draft, words: frozenset[str]) -> None:
        """Keep an act, by the words of its conduct."""
        for word in words:
            self._places[draft.kind, word].append(len(self.kept))
        self.kept.append(draft)

    def near(self, draft: Draft, words: frozenset[str]) -> list[Draft]:
        """Return the acts of one kind that share one of ``words``, in the order they were kept."""
        found = {at for word in words for at in self._places.get((draft.kind, word), ())}
        return [self.kept[at] for at in sorted(found)]


def _apart(grammar: Grammar, draft: Draft, other: Draft) -> bool:
    """Whether two acts are made by two actors that the text tells apart."""
    one, two = (_makers(grammar, each) for each in (draft, other))
    return bool(one and two) and one.isdisjoint(two)


def _makers(grammar: Grammar, draft: Draft) -> frozenset[str]:
    """Return the actors that make an act by a name or an office, not by a pronoun."""
    made = (*draft.fields.get("debtor", ()), *draft.fields.get("party", ()))
    found = {at: grammar.mentioned[at] for at in made if at in grammar.mentioned}
    return frozenset(one.actor for at, one in found.items() if grammar.tokens[at].pos != "PRON")


def _informative(draft: Draft) -> tuple[int, int, int]:
    """Rank by the fields that are told, then by a clause for the conduct, then by place."""
    return (len(draft.fields), int(draft.conduct != draft.clause), -draft.anchor[0])


def _words(grammar: Grammar, draft: Draft) -> frozenset[str]:
    tokens = (grammar.tokens[at] for at in draft.action)
    return frozenset(token.lemma.lower() for token in tokens if token.pos in CONTENT)


def _same(draft: Draft, other: Draft, words: dict[int, frozenset[str]]) -> bool:
    if draft.kind is not other.kind or set(draft.action) & set(other.action):
        return False  # the same words: one takes up the other, two moves about one conduct
    one, two = words[id(draft)], words[id(other)]
    common = len(one & two)
    if not common:
        return False
    return common / len(one | two) >= ALIKE or (common == min(len(one), len(two)) and common > 1)
