"""Verb groups: a verb with its helpers and the adverbs between them ("will soon be released")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Range, Token

INFINITIVE = "TO0"
"""The tag of an infinitive's marker."""
PARTICIPLE = "PRTS"
"""The tag of a short participle, which is a passive verb by itself."""
PARTICLE = "AVP"
"""The tag of a verb's particle ("out")."""
MODAL = "VM0"
"""The tag of a modal: without a full verb it is no clause ("everything we can")."""
BETWEEN = frozenset({"ADV", "PART"})


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group.

    ``verbs`` are its verbs in order and ``first`` the first word of it, an infinitive's marker
    included; ``kind`` is "fin", "inf" or "ger".
    """

    first: int
    verbs: tuple[int, ...]
    kind: str

    @property
    def end(self) -> int:
        """The index behind the last verb."""
        return self.verbs[-1] + 1


def groups(tokens: Sequence[Token], cut: Range, known: Language) -> list[Group]:
    """Return the verb groups of a sentence that make clauses of their own, left to right.

    Participles and bare infinitives that only go on what another verb says belong to its clause.
    """
    found: list[Group] = []
    at = cut.first
    while at < cut.end:
        if not verbal(tokens, at, cut.end, known):
            at += 1
            continue
        verbs = _chain(tokens, at, cut.end, known)
        group = _group(tokens, verbs, (cut, found), known)
        if group is not None:
            found.append(group)
        at = verbs[-1] + 1
    return found


def verbal(tokens: Sequence[Token], at: int, limit: int, known: Language) -> bool:
    """Whether the word at ``at`` is a verb here, and no attribute of a noun."""
    token = tokens[at]
    if token.form == "adj":
        return token.lemma in known.modals or token.lemma in known.content_verbs
    if token.form not in ("fin", "inf", "part", "ger"):
        return False
    if token.form in ("part", "ger") and token.tag[:2] == "VV":
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < limit else None
        led = before is not None and (before.pos in ("DET", "ADJ", "NUM") or before.tag == "POS")
        return not (led and after is not None and after.pos in ("NOUN", "PROPN", "ADJ"))
    return True


def _chain(tokens: Sequence[Token], at: int, limit: int, known: Language) -> tuple[int, ...]:
    """Return a verb and those that it helps."""
    verbs = [at]
    while True:
        ahead = verbs[-1] + 1
        while ahead < limit and tokens[ahead].pos in BETWEEN and tokens[ahead].tag != INFINITIVE:
            ahead += 1
        if ahead < limit and _helps(tokens[verbs[-1]], tokens[ahead], known):
            verbs.append(ahead)
            continue
        twin = _twin(tokens, verbs[-1], limit)
        if twin < 0:
            return tuple(verbs)
        verbs.append(twin)


def _twin(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Return the verb that shares what follows with the one at ``at``: "find and free"."""
    if at + 2 >= limit or tokens[at].pos != "VERB" or tokens[at + 1].pos != "CCONJ":
        return -1
    one, other = tokens[at], tokens[at + 2]
    alike = (one.form, one.tense, one.tag) == (other.form, other.tense, other.tag)
    return at + 2 if alike and one.form in ("inf", "fin") else -1


def _helps(helper: Token, verb: Token, known: Language) -> bool:
    if helper.lemma in known.modals:
        return verb.form == "inf" or (verb.lemma in known.auxiliaries and verb.form != "")
    if helper.lemma not in known.auxiliaries:
        return False
    if helper.lemma in known.perfect and verb.form == "part":
        return True
    if helper.lemma in known.passive:
        return verb.form in ("part", "ger", "inf", "adj") or verb.tag == PARTICIPLE
    return verb.form == "inf"


def _group(
    tokens: Sequence[Token],
    verbs: tuple[int, ...],
    around: tuple[Range, list[Group]],
    known: Language,
) -> Group | None:
    cut, found = around
    first = verbs[0]
    form = tokens[first].form
    if form in ("fin", "adj") or tokens[first].tag == PARTICIPLE:
        alone = len(verbs) == 1 and tokens[first].tag == MODAL
        return None if alone else Group(first, verbs, "fin")
    before = first - 1
    while before > cut.first and tokens[before].pos in BETWEEN and not _marker(tokens[before]):
        before -= 1
    lead = tokens[before] if before >= cut.first else None
    if form == "inf":
        if lead is not None and _marker(lead):
            return Group(before, verbs, "inf")
        if not _marked(known):
            return Group(first, verbs, "inf")
        if lead is None or not found or not (lead.text == "," or lead.pos == "CCONJ"):
            return None
        finite = next((one for one in reversed(found) if one.kind == "fin"), None)
        helper = finite.verbs[0] if finite is not None else -1
        listed = lead.text == "," or tokens[before - 1].text == ","
        if helper >= 0 and tokens[helper].tag == MODAL and listed:
            return Group(first, (helper, *verbs), "fin")
        return Group(first, verbs, "inf") if any(one.kind == "inf" for one in found) else None
    if form == "ger":
        apart = lead is None or lead.pos in ("ADP", "PUNCT", "CCONJ", "SCONJ")
        apart = apart or tokens[first - 1].tag == PARTICLE
        return Group(first, verbs, "ger") if apart else None
    return None


def _marker(token: Token) -> bool:
    return token.tag == INFINITIVE


def _marked(known: Language) -> bool:
    """Whether infinitives have a marker."""
    return bool(known.infinitive_marks)
