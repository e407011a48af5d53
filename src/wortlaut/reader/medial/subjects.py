"""Whether a verb has a subject of its own, and where a clause with one begins."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Range, Token

BREAKS = frozenset(";:–—")
EVERY = 6
"""Cases of a word that can stand in all of them: a number."""
ADVERBIAL = frozenset({"ADV", "PART"})


def has_subject(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a noun stands before a verb that no preposition governs."""
    governed = False
    for token in tokens[first:end]:
        if token.pos == "ADP":
            governed = True
        elif token.pos in ("NOUN", "PROPN", "PRON", "X", "NUM"):
            if token.case == "n" or (not governed and "n" in (token.case or "n")):
                return True
        elif token.pos in ("PUNCT", "CCONJ", "ADV"):
            governed = False
    return False


def subject_start(
    tokens: Sequence[Token], cut: Range, first: int, end: int, known: Language
) -> int:
    """Return where a clause with its own subject begins behind what another verb says."""
    marks = [at for at in range(first, end) if tokens[at].text in BREAKS]
    if marks:
        return marks[-1] + 1
    commas = [at for at in range(first, end) if tokens[at].text == ","]
    paired = [at for at in commas if at + 1 < end and tokens[at + 1].pos == "CCONJ"]
    if paired and not _enumerates(tokens, first, paired[-1], end):
        return paired[-1]
    verbs = [at for at in range(max(first - 1, cut.first), end) if tokens[at].form]
    if verbs and tokens[verbs[-1]].lemma in known.content_verbs and not commas:
        return verbs[-1] + 1
    if commas:
        return commas[0] + 1 if _listed(tokens, commas[0] + 1, end) else commas[-1] + 1
    joints = [at for at in range(first, end) if tokens[at].pos == "CCONJ"]
    return joints[-1] if joints else _nominative(tokens, first, end)


def _nominative(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return where the phrase right before a verb begins, as far as it can be a subject."""
    at = end
    while at > first and tokens[at - 1].pos in ADVERBIAL:
        at -= 1
    start = at
    while at > first and "n" in tokens[at - 1].case and len(tokens[at - 1].case) < EVERY:
        at -= 1
    return at if first < at < start else first


def _listed(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a stretch is one list of nouns: "Ukraine, Britain and France"."""
    allowed = ("NOUN", "PROPN", "DET", "ADJ", "NUM", "PUNCT", "CCONJ")
    return all(tokens[at].pos in allowed for at in range(first, end)) and any(
        tokens[at].pos == "CCONJ" for at in range(first, end)
    )


def _enumerates(tokens: Sequence[Token], first: int, joint: int, end: int) -> bool:
    """Whether a comma with "and" closes a list that is the subject itself."""
    commas = [at for at in range(first, joint) if tokens[at].text == ","]
    return bool(commas) and _listed(tokens, commas[0] + 1, end) and commas[0] == first
