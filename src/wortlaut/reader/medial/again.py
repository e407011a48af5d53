"""Conduct that is named again by a word for the move: "accepted this proposal", "gave the order".

The conduct is that of the proposal told last before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.medial.grammar import Medial

MOVES = frozenset({ActKind.COMMITMENT, ActKind.AGREEMENT, ActKind.ORDER, ActKind.REFUSAL})
"""Kinds that take up what was proposed."""
LONGEST = 4
"""Words of a phrase that only names the move again."""
CARRIED = ("period", "deadline", "place", "quantity")


def resolve_again(grammar: Medial, drafts: Sequence[Draft]) -> None:
    """Give drafts that only name a move again the conduct of the last proposal."""
    offer: Draft | None = None
    for draft in sorted(drafts, key=lambda one: one.anchor[0]):
        if draft.kind is ActKind.OFFER and not _names_again(grammar, draft):
            offer = draft
        elif offer is not None and draft.kind in MOVES and _names_again(grammar, draft):
            draft.action, draft.conduct = offer.action, offer.conduct
            draft.because = (*draft.because, "rule/medial.again")
            for name in CARRIED:
                if name in offer.fields:
                    draft.fields.setdefault(name, offer.fields[name])


def _names_again(grammar: Medial, draft: Draft) -> bool:
    """Whether the words of an action are a demonstrative and a noun for a move."""
    tokens = [grammar.tokens[at] for at in draft.action]
    if not 1 < len(tokens) <= LONGEST:
        return False
    pointed = tokens[0].lemma.lower() in grammar.known.words.same_again
    return pointed and tokens[-1].lemma.lower() in grammar.known.nouns
