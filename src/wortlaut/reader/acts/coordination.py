"""Mends clauses for the acts step: datelines and who tells left out, coordinated verbs parted.

Parts clauses whose one auxiliary or modal stands over several verbs.

"hatte A eingeräumt und B zugesichert", "sollen X abziehen und Y freilassen": each verb with its own
objects tells conduct of its own, so the acts step reads it as a clause of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import accumulate, pairwise

from msgspec import structs

from wortlaut.model import Statement
from wortlaut.reader.analysis.tokens import Analysis, Clause, Range, Token

VERBAL = ("part", "inf", "zu")
BELOW = -2
"""The parent of a part that hangs on the clause that it was cut from."""
DATELINE = 12
"""A dateline has fewer tokens."""
BEHIND = 4
"""So many words of a time may stand between a verb and the conjunction behind it."""
DATELINE_ENDS = frozenset("-–—|")


def undated(analysis: Analysis) -> Analysis:
    """Return the analysis whose first sentence's clauses leave a dateline out."""
    end = dateline(analysis.tokens)
    if not end:
        return analysis
    clauses = []
    for clause in analysis.clauses:
        own = tuple(at for at in clause.indices if at >= end)
        cut = clause.range.first < end < clause.range.end
        where = Range(end, clause.range.end) if cut else clause.range
        clauses.append(replace(clause, indices=own, range=where) if own and cut else clause)
    return replace(analysis, clauses=tuple(clauses))


def untold(analysis: Analysis, statements: Sequence[Statement]) -> Analysis:
    """Return the analysis whose clauses leave out a verbless frame behind what is said.

    In "... werde man öffnen, so der Minister am Montag in Wien" day and place are the telling's.
    """
    told = _telling(analysis, statements)
    if not told:
        return analysis
    clauses = []
    for clause in analysis.clauses:
        own = tuple(at for at in clause.indices if at not in told)
        kept = clause if len(own) == len(clause.indices) or not own else None
        clauses.append(kept or replace(clause, indices=own))
    return replace(analysis, clauses=tuple(clauses))


def _telling(analysis: Analysis, statements: Sequence[Statement]) -> set[int]:
    """Return the words of frames without a verb that stand behind their quotation."""
    starts = [token.start for token in analysis.tokens]
    found: set[int] = set()
    for statement in statements:
        end = max((span.end for span in statement.quote), default=0)
        words = [
            at
            for span in statement.frame
            for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        ]
        behind = bool(words) and starts[words[0]] >= end
        if behind and not any(analysis.tokens[at].pos in ("VERB", "AUX") for at in words):
            found.update(words)
    return found


CLOSING = frozenset('“”«»‹›‘’"')


def rejoined(analysis: Analysis, helpers: frozenset[str]) -> Analysis:
    """Join an infinitive behind a quotation to its helper: "werde „mit aller Kraft“ kämpfen".

    ``helpers`` are the lemmas of verbs that an infinitive stands under.  The tagger takes such an
    infinitive for a finite verb, and the clauses are parted there.
    """
    tokens, clauses = analysis.tokens, analysis.clauses
    loose = {
        at + 1
        for at, (one, other) in enumerate(pairwise(clauses))
        if _left_over(tokens, one, other, helpers)
    }
    if not loose:
        return analysis
    number = list(accumulate((at not in loose for at in range(len(clauses))), initial=-1))[1:]
    joined = [
        _whole(tokens, clause, clauses[at + 1]) if at + 1 in loose else clause
        for at, clause in enumerate(clauses)
        if at not in loose
    ]
    renumbered = [
        replace(clause, parent=number[clause.parent] if clause.parent >= 0 else -1)
        for clause in joined
    ]
    sentences = tuple(
        replace(each, clauses=tuple(number[at] for at in each.clauses if at not in loose))
        for each in analysis.sentences
    )
    verbs = {clauses[at].finite for at in loose}
    read = tuple(
        structs.replace(token, form="inf") if at in verbs else token
        for at, token in enumerate(tokens)
    )
    return replace(analysis, tokens=read, clauses=tuple(renumbered), sentences=sentences)


def _left_over(
    tokens: Sequence[Token], one: Clause, other: Clause, helpers: frozenset[str]
) -> bool:
    """Whether a clause is only the infinitive that the one before it lacks."""
    if one.finite < 0 or other.finite < 0 or tokens[one.finite].lemma not in helpers:
        return False
    verb = tokens[other.finite]
    bare = one.lemma == tokens[one.finite].lemma and other.indices[0] == other.finite
    behind = other.finite > 0 and tokens[other.finite - 1].text in CLOSING
    return bare and behind and verb.text == verb.lemma and one.range.end >= other.range.first - 1


def _whole(tokens: Sequence[Token], one: Clause, other: Clause) -> Clause:
    return replace(
        one,
        range=Range(one.range.first, other.range.end),
        indices=(*one.indices, *other.indices),
        verbs=(*one.verbs, other.finite),
        lemma=tokens[other.finite].lemma,
    )


def dateline(tokens: Sequence[Token]) -> int:
    """Return how many tokens at the beginning of a text are its dateline: "GENF (xyz) -"."""
    for at, token in enumerate(tokens[:DATELINE]):
        if token.form == "fin":
            return 0
        if token.text in DATELINE_ENDS and tokens[at - 1].end < token.start:
            return at + 1
    return 0


def compounded(analysis: Analysis, verbs: Set[str]) -> Analysis:
    """Return the analysis with "bekannt gegeben" read as one verb where ``verbs`` has it."""
    clauses = [_compounded(analysis.tokens, clause, verbs) for clause in analysis.clauses]
    return replace(analysis, clauses=tuple(clauses))


def _compounded(tokens: Sequence[Token], clause: Clause, verbs: Set[str]) -> Clause:
    full = [at for at in clause.verbs if tokens[at].form in VERBAL and tokens[at].pos == "VERB"]
    if not full or tokens[full[-1]].lemma != clause.lemma or full[-1] - 1 not in clause.indices:
        return clause
    before = tokens[full[-1] - 1]
    joined = before.text.lower() + clause.lemma
    apart = before.tag == "ADJ(D)" and joined in verbs
    return replace(clause, lemma=joined) if apart else clause


def parted(analysis: Analysis, become: str, negations: Set[str] = frozenset()) -> Analysis:
    """Return the analysis with such clauses parted; tokens, sentences and phrases are the same.

    The parts share the finite verb, which stands among the words of one of them only; each is
    negated by one of ``negations`` (in lower case) among its own words.
    ``become`` is the lemma of the passive's auxiliary.
    """
    whole = [_copular(analysis.tokens, clause) for clause in analysis.clauses]
    parts = [
        _denied(analysis.tokens, _parts(analysis.tokens, clause, become), negations)
        for clause in whole
    ]
    if all(len(own) == 1 for own in parts):
        return replace(analysis, clauses=tuple(whole))
    firsts = [0, *accumulate(len(own) for own in parts)]
    clauses = [
        replace(part, parent=_parent(part, at, firsts))
        for at, own in enumerate(parts)
        for part in own
    ]
    sentences = tuple(
        replace(
            sentence,
            clauses=tuple(
                number
                for old in sentence.clauses
                for number in range(firsts[old], firsts[old] + len(parts[old]))
            ),
        )
        for sentence in analysis.sentences
    )
    return replace(analysis, clauses=tuple(clauses), sentences=sentences)


def _copular(tokens: Sequence[Token], clause: Clause) -> Clause:
    """Give a clause whose full verb is an auxiliary its lemma: "soll wirksam werden"."""
    if not clause.modal or clause.lemma != clause.modal:
        return clause
    verbs = [tokens[at] for at in clause.verbs if at != clause.finite]
    last = next(
        (verb for verb in reversed(verbs) if verb.pos == "AUX" and verb.form == "inf"), None
    )
    return replace(clause, lemma=last.lemma) if last else clause


def _denied(tokens: Sequence[Token], parts: list[Clause], negations: Set[str]) -> list[Clause]:
    """Leave a negation to the part that it stands in: "will bleiben und nicht mehr antreten"."""
    if len(parts) == 1:
        return parts
    own = [any(tokens[at].text.lower() in negations for at in part.indices) for part in parts]
    if not any(own):
        return parts
    return [replace(part, negated=no) for part, no in zip(parts, own, strict=True)]


def _parent(part: Clause, at: int, firsts: Sequence[int]) -> int:
    """Return the new number of a part's parent: of the clause that it was cut from, or below."""
    if part.parent == BELOW:
        return firsts[at]
    return firsts[part.parent] if part.parent >= 0 else -1


def _parts(tokens: Sequence[Token], clause: Clause, become: str) -> list[Clause]:
    """Return a clause's parts, or the clause alone."""
    if clause.finite < 0 and clause.kind != "zu":
        return [clause]
    full = [
        at
        for at in clause.indices
        if tokens[at].form in VERBAL and tokens[at].pos == "VERB" and at != clause.finite
    ]
    joints = [_joint(tokens, left, right) for left, right in pairwise(full)]
    joints = [at for at in joints if at in clause.indices]
    if not joints:
        return _extraposed(tokens, clause, become)
    edges = [clause.range.first, *joints, clause.range.end]
    return [_part(tokens, clause, Range(first, end), full) for first, end in pairwise(edges)]


def _extraposed(tokens: Sequence[Token], clause: Clause, become: str) -> list[Clause]:
    """Part an infinitive that follows without a comma: "hatte angekündigt erneut anzutreten".

    The part is a clause below the one it is cut from; its parent is set by ``parted``.
    """
    end = clause.range.end - 1
    while end > clause.range.first and tokens[end].pos == "PUNCT":
        end -= 1
    infinitive = tokens[end].form == "zu" or (
        tokens[end].form == "inf" and tokens[end - 1].tag == "PTKZU"
    )
    before = [
        at
        for at in clause.verbs
        if at < end - 1 and (tokens[at].form == "part" or tokens[at].tag == "PTKVZ")
    ]
    if clause.finite < 0 or clause.kind == "zu" or not infinitive or not before:
        return [clause]
    cut = before[-1] + 1
    if cut >= end:
        return [clause]
    first = _part(tokens, clause, Range(clause.range.first, cut), [before[-1]])
    verb = tokens[before[-1]]
    lemma = verb.lemma if verb.form == "part" else _particled(tokens, clause, verb)
    verbs = tuple(at for at in clause.verbs if at < cut)
    passive = verb.form == "part" and tokens[clause.finite].lemma == become
    below = replace(
        clause,
        range=Range(cut, clause.range.end),
        indices=tuple(at for at in clause.indices if at >= cut),
        kind="zu",
        opener="",
        finite=-1,
        verbs=(end,),
        lemma=tokens[end].lemma,
        passive=False,
        modal="",
        parent=BELOW,
    )
    return [replace(first, verbs=verbs, lemma=lemma, passive=passive), below]


def _particled(tokens: Sequence[Token], clause: Clause, particle: Token) -> str:
    """Return the lemma of a finite verb with its separated particle."""
    return particle.text.lower() + tokens[clause.finite].lemma


def _joint(tokens: Sequence[Token], left: int, right: int) -> int:
    """Return the conjunction between two verbs, the second with words of its own; or -1.

    It stands right behind the first one, or behind a time: "will bleiben bis 2027 und danach ...".
    """
    at = left + 1
    while at < right and at <= left + BEHIND and tokens[at].pos in ("NUM", "ADV", "ADP", "PUNCT"):
        at += 1
    timed = at == left + 1 or tokens[at - 1].pos in ("NUM", "ADV")
    alike = _form(tokens, left) == _form(tokens, right)
    own = tokens[right - 1].tag == "PTKZU"
    return at if alike and timed and tokens[at].tag == "KON" and right - own > at + 1 else -1


def _form(tokens: Sequence[Token], at: int) -> str:
    """Return a verb's form, the same for "einzustellen" and "zu liefern"."""
    with_zu = tokens[at].form == "inf" and tokens[at - 1].tag == "PTKZU"
    return "zu" if with_zu else tokens[at].form


def _part(tokens: Sequence[Token], clause: Clause, where: Range, full: Sequence[int]) -> Clause:
    own = tuple(at for at in clause.indices if at in where)
    verb = next((at for at in reversed(full) if at in where), full[-1])
    helpers = [at for at in clause.verbs if at not in full]
    last = verb == full[-1]
    return replace(
        clause,
        range=where,
        indices=own,
        verbs=tuple(sorted({*helpers, verb})),
        lemma=clause.lemma if last else tokens[verb].lemma,
    )
