"""Participles that only tell of the noun before them: "the measures announced today"."""

from __future__ import annotations

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token
from wortlaut.reader.medial.english.tags import NOMINAL, SUBJECT


def tells_of_noun(tagged: list[Token], at: int, known: Language) -> bool:
    """Whether the participle at ``at`` only tells of the noun before it."""
    before = tagged[at - 1]
    after = tagged[at + 1] if at + 1 < len(tagged) else None
    if before.pos == "PRON" and before.case == SUBJECT:
        return False
    later = tagged[at + 2].text.lower() if at + 2 < len(tagged) else ""
    if after is not None and (
        after.text.lower() in known.agents or (after.pos == "ADP" and later in known.agents)
    ):
        return True
    if before.pos in ("PUNCT", "CCONJ", "DET", "ADP"):
        return before.pos != "CCONJ" and before.text not in ',;”"’–—'
    verbs = [one for one in _clause_before(tagged, at) if one.form == "fin"]
    if verbs and verbs[-1].lemma not in known.content_verbs:
        return True
    return _verb_ahead(tagged, at)


def _clause_before(tagged: list[Token], at: int) -> list[Token]:
    """Return what stands between the verb at ``at`` and the joint or opener before it."""
    first = at
    while first > 0 and tagged[first - 1].pos not in ("PUNCT", "CCONJ", "SCONJ"):
        if tagged[first - 1].tag in ("PNQ", "DTQ"):
            break
        first -= 1
    return tagged[first:at]


def _verb_ahead(tagged: list[Token], at: int) -> bool:
    """Whether the clause's own verb follows before any joint, opener or other subject."""
    governed = False
    for token in tagged[at + 1 :]:
        if token.pos == "ADP":
            governed = True
        elif token.pos in NOMINAL:
            if not governed:
                return False
        elif token.pos not in ("DET", "ADJ", "PART"):
            governed = False
        if token.pos in ("PUNCT", "CCONJ", "SCONJ") or token.tag in ("PNQ", "DTQ", "TO0"):
            return False
        if token.tag in ("VM0", "VBZ", "VBD", "VHZ", "VVZ", "VBB"):
            return True
    return False
