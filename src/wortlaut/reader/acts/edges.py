"""Words without the marks, conjunctions and empty adverbs at their beginning and end."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wortlaut.reader.acts.drafts import Indices
from wortlaut.reader.acts.syntax import Grammar

MARKS = frozenset(",;:–—-.!?)(")
OPENING = frozenset("„»‚›")
CLOSING = frozenset("“”«‘‹’")


def bare(grammar: Grammar, found: Iterable[int]) -> Indices:
    """Return indices in order, without marks and conjunctions at their edges."""
    return _edged(grammar, sorted(found), lambda at: grammar.tokens[at].pos == "CCONJ")


def trimmed(grammar: Grammar, found: Iterable[int]) -> Indices:
    """Return indices in order, without marks and empty adverbs at their beginning and end."""
    leading = grammar.known.words.leading

    def empty(at: int) -> bool:
        token = grammar.tokens[at]
        return token.pos in ("ADV", "CCONJ", "ADJ") and token.text.lower() in leading

    return _edged(grammar, sorted(found), empty)


def _edged(grammar: Grammar, order: list[int], empty: Callable[[int], bool]) -> Indices:
    tokens = grammar.tokens
    while order and (tokens[order[0]].text in MARKS or empty(order[0]) or _lone(grammar, order)):
        order.pop(0)
    while order and (tokens[order[-1]].text in MARKS or _unopened(grammar, order)):
        order.pop()
    return tuple(order)


def _lone(grammar: Grammar, order: list[int]) -> bool:
    """Whether a quotation opens at the beginning that does not close within, or stands apart."""
    if grammar.tokens[order[0]].text not in OPENING:
        return False
    closed = any(grammar.tokens[at].text in CLOSING for at in order[1:])
    return not closed or len(order) == 1 or order[1] != order[0] + 1


def _unopened(grammar: Grammar, order: list[int]) -> bool:
    """Whether a quotation closes at the end that did not open within."""
    if grammar.tokens[order[-1]].text not in CLOSING:
        return False
    return not any(grammar.tokens[at].text in OPENING for at in order[:-1])
