"""What looks like an act and is none: the unreal, habits, surveys, words that name nothing."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.voices import Voices

BARE = frozenset({"DET", "PRON", "ADP", "ADV", "PUNCT", "CCONJ", "PART"})
"""Words that name no conduct alone."""


DONE = (ActKind.AGREEMENT, ActKind.ORDER, ActKind.FULFILMENT)
"""Kinds of what has been done, and not only may be."""


def barred(grammar: Grammar, draft: Draft, voices: Voices) -> bool:
    """Whether a draft's clause tells something that nobody moved."""
    number = draft.clause
    if _supposed(grammar, number, voices) or _surveyed(grammar, number):
        return True
    if draft.kind in DONE and not draft.modal and _merely_possible(grammar, number):
        return True
    if draft.kind is ActKind.FULFILMENT and _aside(grammar, number):
        return True
    if draft.kind is ActKind.PLAN and _told(grammar, number, grammar.known.words.usual):
        return True
    needed = draft.modal and draft.kind is ActKind.DEMAND
    words = grammar.known.words
    return needed and _told(grammar, number, words.usual | words.so_far)


def empty(grammar: Grammar, draft: Draft) -> bool:
    """Whether an action names nothing: "deren", "daran"."""
    return all(grammar.tokens[at].pos in BARE for at in draft.action)


def _supposed(grammar: Grammar, number: int, voices: Voices) -> bool:
    """Whether the author only supposes something ("hätte zugestimmt")."""
    clause = grammar.clauses[number]
    if clause.finite < 0:
        return False
    finite = grammar.tokens[clause.finite]
    unreal = finite.mood == "sub2" and finite.lemma in grammar.known.words.have
    return unreal and (voices.statement(number) is None or _unreal(grammar, number))


def _unreal(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells on anybody's word what did not happen: "hätte helfen müssen"."""
    rest = [at for at in grammar.clauses[number].verbs if at != grammar.clauses[number].finite]
    words = grammar.known.words
    been = any(grammar.tokens[at].text.lower() in words.been for at in rest)
    return been or any(grammar.tokens[at].tag.startswith("VM") for at in rest)


def _surveyed(grammar: Grammar, number: int) -> bool:
    """Whether a share of those asked thinks so: "72 Prozent der Briten lehnen ... ab"."""
    subject = grammar.roles(number).subject
    if subject is None:
        return False
    return grammar.tokens[subject.head].lemma.lower() in grammar.known.words.shares


def _told(grammar: Grammar, number: int, words: frozenset[str]) -> bool:
    """Whether one of ``words`` stands in a clause: "normalerweise", "jährlich"."""
    return any(grammar.tokens[at].text.lower() in words for at in grammar.clauses[number].indices)


def _merely_possible(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells what can be done, and not that it was: "unterzeichnet werden kann"."""
    clause = grammar.clauses[number]
    able = clause.modal in grammar.known.words.able and clause.finite >= 0
    return able and grammar.tokens[clause.finite].tense == "pres"


def _aside(grammar: Grammar, number: int) -> bool:
    """Whether a relative clause only tells who somebody is: "Kämpfer, die abgerüstet hatten"."""
    clause = grammar.clauses[number]
    finite = grammar.tokens[clause.finite] if clause.finite >= 0 else None
    before = finite is not None and finite.tense == "past" and finite.mood == "ind"
    had = finite is not None and finite.lemma in grammar.known.words.have
    return clause.kind == "rel" and before and had
