"""Noun phrases: preposition, determiners and adjectives, the nouns, and what belongs to them."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Chunk, Range, Token

NOMINAL = frozenset({"NOUN", "PROPN", "X"})
LEADING = frozenset({"DET", "ADJ", "NUM"})
INNER = frozenset({"ADV", "PART"})
CURRENCIES = frozenset("$£€¥₽")
COUNTED = "g"
"""The case of what is counted: the number has that of the whole."""
POSSESSIVE = "POS"
"""The tag of a possessive's clitic."""
DEEPEST = 8
"""So many phrases stand inside one another at most; deeper ones are read one by one."""


def chunks(tokens: Sequence[Token], cuts: Sequence[Range], known: Language) -> tuple[Chunk, ...]:
    """Return the noun phrases of every sentence, attributes joined to their heads."""
    found: list[Chunk] = []
    for cut in cuts:
        found += _joined(tokens, _base(tokens, cut, known), known)
    return tuple(found)


def _base(tokens: Sequence[Token], cut: Range, known: Language) -> list[Chunk]:
    found: list[Chunk] = []
    at = cut.first
    while at < cut.end:
        chunk = _phrase(tokens, at, cut.end, known)
        if chunk is None:
            at += 1
        else:
            found.append(chunk)
            at = chunk.range.end
    return found


def _phrase(
    tokens: Sequence[Token], first: int, limit: int, known: Language, deep: int = 0
) -> Chunk | None:
    """Return the phrase that starts at ``first``, if one does; it stands in ``deep`` others."""
    start, preposition = first, ""
    if tokens[first].pos == "ADP":
        preposition, start = tokens[first].text.lower(), first + 1
        while start < limit and tokens[start].pos == "ADP":
            start += 1
    if start < limit and tokens[start].pos == "PRON":
        case = "" if preposition else tokens[start].case or "na"
        return Chunk(Range(first, start + 1), start, preposition, case)
    head, end = _run(tokens, start, limit, known, deep)
    if head < 0:
        return None
    case = "" if preposition else _case(tokens, head)
    if case == COUNTED and any(token.pos == "NUM" for token in tokens[start:head]):
        case = "".join(at for at in tokens[start].case if at in "na") or "na"
    return Chunk(Range(first, end), head, preposition, case)


def _case(tokens: Sequence[Token], head: int) -> str:
    return tokens[head].case or "na"


def _run(
    tokens: Sequence[Token], at: int, limit: int, known: Language, deep: int
) -> tuple[int, int]:
    """Return the head noun's index, or -1, and the index behind the run of nouns."""
    begin = at
    at = _modifiers(tokens, at, limit)
    first = at
    if deep < DEEPEST and begin < at < limit and _embeds(tokens, at, first):
        inner = _phrase(tokens, at, limit, known, deep + 1)
        if inner is not None and inner.range.end < limit:
            head, end = _run(tokens, inner.range.end, limit, known, deep + 1)
            if head >= 0 and set(tokens[head].case) & set(tokens[at - 1].case):
                return head, end
    at = _nouns(tokens, first, limit, known)
    if at == first:
        counted = at > begin and tokens[at - 1].pos in ("NUM", "DET") and _alone(tokens, at, limit)
        return (at - 1, at) if counted else (-1, begin)
    if deep < DEEPEST and at + 1 < limit and tokens[at].tag == POSSESSIVE:
        head, end = _run(tokens, at + 1, limit, known, deep + 1)
        return (head, end) if head >= 0 else (at - 1, at + 1)
    head = at - 1 if known.head_last else first
    return head, at


def _embeds(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether an adjective holds a phrase of its own before its noun: "совместной с ... работе"."""
    before, token = tokens[at - 1], tokens[at]
    if before.pos != "ADJ" or not before.case:
        return False
    if token.pos == "ADP":
        return True
    apart = bool(token.case) and not set(token.case) & set(before.case)
    return before.tag == "PRTF" and token.pos in NOMINAL and apart


def _nouns(tokens: Sequence[Token], at: int, limit: int, known: Language) -> int:
    """Return the index behind a run of nouns."""
    first = at
    while at < limit and tokens[at].pos in NOMINAL and _fits(tokens, first, at, known):
        at += 1
        at = _of_a_family(tokens, at, limit, known)
    return at


def _of_a_family(tokens: Sequence[Token], at: int, limit: int, known: Language) -> int:
    """Return the index behind a surname that small words lead: "Ursula von der Leyen"."""
    end = at
    while end < limit and tokens[end].text.lower() in known.noble:
        end += 1
    led = end > at and tokens[at - 1].pos == "PROPN" and end < limit
    return end + 1 if led and tokens[end].pos in ("PROPN", "X") else at


def _alone(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a number or pronoun before ``at`` stands for itself: "both agreed", "23 of them"."""
    return at >= limit or tokens[at].pos in ("VERB", "AUX", "PUNCT", "ADP", "PART")


def _modifiers(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Return the index behind determiners, numbers and adjectives, their adverbs and commas."""
    while at < limit:
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < limit else None
        led = following is not None and following.pos in LEADING | NOMINAL
        joint = token.text == "," or token.pos == "CCONJ"
        adjective = at > 0 and tokens[at - 1].pos == "ADJ"
        inner = following is not None and (
            following.pos == "ADJ" or (following.form == "part" and _leads(tokens, at + 1, limit))
        )
        participle = (
            token.form in ("part", "ger")
            and token.pos == "VERB"
            and _attributive(tokens, at, limit)
        )
        priced = token.text in CURRENCIES and following is not None and following.pos == "NUM"
        if (
            token.pos in LEADING
            or priced
            or participle
            or (token.pos in INNER and inner and token.tag not in ("TO0", "XX0"))
            or (joint and adjective and inner and led and _adjectives(tokens, at + 1, limit))
        ):
            at += 1
        else:
            break
    return at


def _leads(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a participle stands right before a noun or its adjectives."""
    return at + 1 < limit and tokens[at + 1].pos in NOMINAL | {"ADJ"}


def _attributive(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a participle stands between a determiner and its noun: "the remaining hostages"."""
    if at + 1 >= limit or tokens[at + 1].pos not in NOMINAL | {"ADJ"}:
        return False
    before = tokens[at - 1] if at else None
    if before is None:
        return False
    return before.pos in ("DET", "NUM", "ADJ") or before.tag in (POSSESSIVE, "AV0", "PRF")


def _adjectives(tokens: Sequence[Token], at: int, limit: int) -> bool:
    while (at < limit and tokens[at].pos in ("ADJ", "CCONJ")) or tokens[at].text == ",":
        at += 1
        if at >= limit:
            return False
    return tokens[at].pos in NOMINAL


def _fits(tokens: Sequence[Token], first: int, at: int, known: Language) -> bool:
    """Whether the noun at ``at`` goes on the run: a compound, or a name that agrees."""
    if at == first or known.head_last:
        return True
    token, before = tokens[at], tokens[at - 1]
    named = token.pos in ("PROPN", "X") and (
        before.pos in ("PROPN", "X") or bool(set(token.case) & set(before.case))
    )
    return named and bool(set(token.case or "n") & set(tokens[first].case or "n"))


def _joined(tokens: Sequence[Token], base: list[Chunk], known: Language) -> list[Chunk]:
    """Join attributes to the phrase that they follow."""
    found: list[Chunk] = []
    for chunk in base:
        last = found[-1] if found else None
        near = last is not None and last.range.end == chunk.range.first
        if last is not None and near and _attribute(tokens, last, chunk, known):
            cover = Range(last.range.first, chunk.range.end)
            found[-1] = Chunk(cover, last.head, last.preposition, last.case)
        else:
            found.append(chunk)
    return found


def _attribute(tokens: Sequence[Token], host: Chunk, chunk: Chunk, known: Language) -> bool:
    if chunk.preposition:
        return chunk.preposition in known.attributive and tokens[host.head].pos != "PRON"
    if not known.genitive_behind or tokens[chunk.head].pos == "PRON":
        return False
    if tokens[host.head].pos == "PROPN" and tokens[chunk.head].pos == "NOUN":
        return chunk.case == COUNTED  # "Украине системы" are two
    named = tokens[chunk.head].pos == "PROPN" and bool(set(chunk.case) & set(_of(tokens, host)))
    return "g" in chunk.case or named


def _of(tokens: Sequence[Token], host: Chunk) -> str:
    return tokens[host.head].case
