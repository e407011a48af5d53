"""How much of it, where one word alone says so ("a partial truce"), or two numbers ("175 for 175").

All other amounts are found as in every language (``acts/circumstances.py``).
"""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Draft, Indices
from wortlaut.reader.medial.grammar import Medial


def fill(grammar: Medial, draft: Draft) -> None:
    """Give a draft the amount that an adjective, an adverb or a pair of numbers tells."""
    amounts = grammar.known.words.amounts
    for at in draft.action:
        token = grammar.tokens[at]
        if at in grammar.timed:
            continue
        if token.pos in ("ADJ", "ADV") and token.text.lower() in amounts:
            draft.fields["quantity"] = (at,)
            return
        if token.pos == "NUM" or token.text.lower() in amounts:
            pair = _pair(grammar, at)
            if pair:
                draft.fields["quantity"] = pair
            return


def _pair(grammar: Medial, at: int) -> Indices:
    """Return a number with the one that a preposition sets against it, and what they count."""
    tokens = grammar.tokens
    after = tokens[at + 1 : at + 3]
    if [token.pos for token in after] != ["ADP", "NUM"] or tokens[at].pos != "NUM":
        return ()
    end = at + 3
    while end < len(tokens) and tokens[end].pos in ("ADJ", "NOUN"):
        end += 1
    return tuple(range(at, end))
