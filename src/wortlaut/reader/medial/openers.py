"""What opens a subordinate clause: "that", "which", "on condition that"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Range, Token

OPENING = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP", "PART", "ADV"})
QUESTION = frozenset({"PNQ", "DTQ", "AVQ"})
"""Tags of relative and question words."""


def opens(tokens: Sequence[Token], at: int, first: int, known: Language) -> bool:
    """Whether the word at ``at`` opens a subordinate clause, in a sentence from ``first`` on."""
    token = tokens[at]
    if token.pos == "SCONJ" or token.tag in QUESTION or token.lemma in known.relatives:
        return True
    lower = token.text.lower()
    if token.pos == "ADP":  # "until 30 April" opens no clause
        return False
    if known.commas and at > first and tokens[at - 1].pos not in OPENING:
        return False
    return lower in known.subordinators or (
        lower in known.complementizers and token.pos in ("SCONJ", "CCONJ")
    )


@lru_cache(maxsize=8)
def opening(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Return phrases as words, the longest first, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


def compounds(tokens: Sequence[Token], cut: Range, known: Language) -> dict[int, int]:
    """Return where an opener of several words stands in a sentence, with its length in words."""
    found: dict[int, int] = {}
    for at in range(cut.first, cut.end):
        for phrase in opening(known.compound_openers).get(tokens[at].text.lower(), ()):
            said = tuple(token.text.lower() for token in tokens[at : at + len(phrase)])
            end = at + len(phrase)
            governs = end < cut.end and tokens[end].pos == "ADP"  # "in case of" opens no clause
            if said == phrase and end <= cut.end and not governs:
                found[at] = len(phrase)
                break
    return found
