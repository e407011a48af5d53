"""Cuts a sentence into pieces of clauses: at commas and marks, and before a second verb's "und"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Range, Token

CUTS = frozenset(",;:–—()|/…-")
QUOTES = frozenset('„“”»«"‚‘’›‹')
RELATIVE = ("PRELS", "PRELAT", "PWS", "PWAV", "PWAT")


def pieces(tokens: Sequence[Token], cut: Range) -> list[Range]:
    """Cut a sentence at commas, brackets, dashes and colons, and before a second verb's "und"."""
    found, first = [], cut.first
    for at in range(cut.first, cut.end):
        token = tokens[at]
        if token.text in CUTS or token.text in (".", "!", "?"):
            if at > first:
                found += _coordinated(tokens, Range(first, at))
            first = at + 1
    if first < cut.end:
        found += _coordinated(tokens, Range(first, cut.end))
    return [
        piece
        for piece in found
        if any(tokens[at].text not in QUOTES for at in range(piece.first, piece.end))
    ]


def _coordinated(tokens: Sequence[Token], piece: Range) -> list[Range]:
    """Cut a piece before each conjunction that parts two finite verbs."""
    finite = [at for at in range(piece.first, piece.end) if tokens[at].form == "fin"]
    pieces, first = [], piece.first
    for left, right in pairwise(finite):
        joints = [
            at for at in range(left + 1, right) if tokens[at].tag == "KON" or _opens(tokens, at)
        ] or _marks(tokens, left, right)
        if joints:
            pieces.append(Range(first, joints[-1]))
            first = joints[-1]
    pieces.append(Range(first, piece.end))
    return pieces


def _marks(tokens: Sequence[Token], left: int, right: int) -> list[int]:
    """Return where a quotation mark parts two verbs: before an opening, behind a closing one."""
    found = []
    for at in range(left + 1, right):
        if tokens[at].text in QUOTES:
            found.append(at if tokens[at].end == tokens[at + 1].start else at + 1)
    return found


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].tag in ("KON", "KOUS", "PRELS")


def opener(tokens: Sequence[Token], piece: Range, known: Language) -> tuple[str, str]:
    """Return kind and opening lemma of a subordinate piece, or two empty strings."""
    at = piece.first
    while at < piece.end and (
        tokens[at].text in QUOTES or tokens[at].tag in ("KON", "ADV", "PTKNEG")
    ):
        at += 1
        if at - piece.first > 3:
            return "", ""
    if (
        at < piece.end
        and tokens[at].tag in ("APPR", "APPRART")
        and at + 1 < piece.end
        and tokens[at + 1].tag in RELATIVE
    ):
        at += 1
    if at == piece.end:
        return "", ""
    tag, lemma = tokens[at].tag, tokens[at].text.lower()
    final = tokens[piece.end - 1].form == "fin"
    if final and (lemma in known.as_told or tag == "KOKOM"):
        return "sub", lemma
    if tag == "KOUS":
        before = tokens[at - 1].text.lower() if at > piece.first else ""
        return "sub", f"{before} {lemma}" if before in known.result else lemma
    if tag == "KOUI" or lemma in known.infinitive_openers:
        return ("", "") if _second(tokens, Range(at, piece.end)) else ("zu", lemma)
    if tag in ("PWS", "PWAV", "PWAT"):
        return "sub", lemma
    if tag in RELATIVE:
        return "rel", lemma
    return "", ""


def _second(tokens: Sequence[Token], piece: Range) -> bool:
    """Whether a piece with what may open an infinitive is a main clause: "Um 18 Uhr schweigt er".

    Its finite verb does not stand last, and no infinitive does: "um es verloren zu geben".
    """
    last = tokens[piece.end - 1]
    finite = any(tokens[at].form == "fin" for at in range(piece.first, piece.end - 1))
    opening = tokens[piece.first : min(piece.first + 2, piece.end)]
    conjunction = any(token.tag == "KOUS" for token in opening)
    zu = last.form == "zu" or tokens[piece.end - 2].tag == "PTKZU"
    return finite and last.form != "fin" and not (conjunction or zu)
