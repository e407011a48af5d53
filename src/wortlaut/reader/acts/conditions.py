"""On what an act hangs: "falls ...", "im Falle eines Angriffs", "unter der Bedingung, dass ..."."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft, Indices, indices
from wortlaut.reader.acts.edges import trimmed
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar

QUOTING = frozenset(":„»")
"""Marks behind which a condition has ended."""


def fill(grammar: Grammar, draft: Draft) -> None:
    """Give a draft the condition of its clauses, and take it out of the action."""
    found = _by_clause(grammar, draft) or _by_phrase(grammar, draft)
    if found:
        draft.fields["condition"] = found
        _leave_out(draft, found)


def _leave_out(draft: Draft, found: Sequence[int]) -> None:
    """Take a condition out of the action, unless nothing would be left."""
    rest = tuple(at for at in draft.action if not found[0] <= at <= found[-1])
    draft.action = rest or draft.action


def _by_clause(grammar: Grammar, draft: Draft) -> Indices:
    for number in sorted({draft.clause, draft.conduct} - {-1}):
        around = [*grammar.beside(number), *_behind(grammar, number)]
        beside = (other for other in around if grammar.is_condition(other))
        supposed = [other for other in beside if not _parted(grammar, other, number)]
        if supposed:
            near = max(supposed) if max(supposed) < number else min(supposed)
            return _whole(grammar, _first(grammar, near, supposed), number)
    return ()


def _behind(grammar: Grammar, number: int) -> list[int]:
    """Return a clause that ends the sentence with "sollte er ...", or nothing."""
    last = number
    while last + 1 < len(grammar.clauses) and grammar.same_sentence(number, last + 1):
        last += 1
    words, clause = grammar.known.words.supposing, grammar.clauses[last]
    supposed = clause.finite >= 0 and grammar.tokens[clause.finite].text.lower() in words
    return [last] if last > number and supposed and clause.kind == "main" else []


def _parted(grammar: Grammar, one: int, other: int) -> bool:
    """Whether a colon stands between two clauses: the second says something else."""
    left, right = sorted((grammar.clauses[at].range for at in (one, other)), key=lambda r: r.first)
    return any(grammar.tokens[at].text == ":" for at in range(left.end, right.first))


def _first(grammar: Grammar, number: int, supposed: Sequence[int]) -> int:
    """Return the first of the conditional clauses that "und" joins to the one at ``number``."""
    joined = grammar.tokens[grammar.clauses[number].range.first].lemma.lower()
    before = grammar.tokens[grammar.clauses[number].range.first - 1].lemma.lower()
    linked = {joined, before} & grammar.known.words.coordinators
    earlier = [other for other in supposed if other < number]
    return max(earlier) if linked and earlier else number


def _whole(grammar: Grammar, number: int, host: int) -> Indices:
    """Return a conditional clause with what it governs and what is coordinated with it."""
    found = set(grammar.extent(number))
    for other in range(number + 1, len(grammar.clauses)):
        if other == host or not _carries_on(grammar, number, other):
            break
        found |= set(grammar.extent(other))
    first, last = min(found), max(found)
    finite = grammar.clauses[host].finite
    if grammar.clauses[host].kind == "main" and first < finite and _reaches(grammar, last, finite):
        last = finite - 1
    marks = [at for at in range(first + 1, last + 1) if grammar.tokens[at].text in QUOTING]
    if marks and grammar.tokens[marks[0]].text == ":":
        last = marks[0] - 1
    return trimmed(grammar, range(first, last + 1))


def _reaches(grammar: Grammar, last: int, finite: int) -> bool:
    """Whether only clauses that hang on it stand between a condition and the main verb."""
    between = {grammar.home[at] for at in range(last + 1, finite)} - {-1}
    return all(grammar.clauses[at].kind in ("sub", "rel", "zu") for at in between)


def _carries_on(grammar: Grammar, number: int, other: int) -> bool:
    """Whether a clause goes on with a conditional one: by "und", with a verb at its end."""
    clause, opening = grammar.clauses[other], grammar.clauses[number].opener
    first, before = (grammar.tokens[clause.range.first - back].lemma.lower() for back in (0, 1))
    joined = {first, before} & grammar.known.words.coordinators
    return (
        bool(opening and joined) and clause.kind == "sub" and grammar.same_sentence(number, other)
    )


def _by_phrase(grammar: Grammar, draft: Draft) -> Indices:
    """Return a phrase that supposes a case: "im Falle eines Scheiterns", "für diesen Fall"."""
    for number in sorted({draft.clause, draft.conduct} - {-1}):
        for phrase in grammar.phrases(number):
            if _supposes(grammar, phrase) or _provoking(grammar, draft, phrase, number):
                return _with_clause(grammar, phrase, number)
    return ()


def _supposes(grammar: Grammar, phrase: Phrase) -> bool:
    words, tokens = grammar.known.words, grammar.tokens
    if phrase.preposition not in words.case_prepositions:
        return False
    head = tokens[phrase.head]
    within = tokens[phrase.nominal.first : phrase.head]
    if any(token.lemma.lower() in words.any_case for token in within):
        return False
    if head.lemma.lower() in words.case_nouns:
        return True
    if head.lemma.lower() not in words.case_words:
        return False
    behind = tokens[phrase.head + 1] if phrase.head + 1 < len(tokens) else head
    supposed = behind.text == "," or behind.lemma.lower() == words.indefinite
    pointed = any(token.tag == "PDAT" for token in within)
    return supposed or pointed or head.text.lower() != head.lemma.lower()


def _provoking(grammar: Grammar, draft: Draft, phrase: Phrase, number: int) -> bool:
    """Whether "bei" tells what a threat or a mere supposition answers."""
    words, clause = grammar.known.words, grammar.clauses[number]
    form = grammar.tokens[clause.finite].text.lower() if clause.finite >= 0 else ""
    definite = grammar.tokens[phrase.nominal.first].tag in ("ART", "PDAT", "PPOSAT")
    definite = definite and grammar.tokens[phrase.nominal.first].lemma != words.indefinite
    if phrase.preposition not in words.provoking or grammar.is_time(phrase):
        return False
    event = phrase.head not in grammar.mentioned and not grammar.is_actor(phrase)
    lemma = grammar.tokens[phrase.head].lemma
    dated = lemma in grammar.known.meeting_nouns
    threat = draft.kind is ActKind.THREAT and not definite
    return event and not dated and (form in words.hypothetical or threat)


def _with_clause(grammar: Grammar, phrase: Phrase, number: int) -> Indices:
    """Return a phrase with the genitive and the "dass" clause behind it."""
    end = phrase.range.end
    if phrase.preposition not in grammar.known.words.provoking:
        end = grammar.extended(phrase, grammar.clauses[number].range.end).end
    if end < len(grammar.tokens) and grammar.tokens[end].text == ",":
        behind = grammar.home[end + 1] if end + 1 < len(grammar.tokens) else -1
        if behind >= 0 and grammar.clauses[behind].opener in grammar.known.words.that:
            end = max(grammar.extent(behind)) + 1
    return trimmed(grammar, indices(phrase.range) + tuple(range(phrase.range.end, end)))
