"""The kind of act that polarity, subject and conduct make of an entry."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Conduct
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.frames import role
from wortlaut.reader.acts.negation import negated
from wortlaut.reader.acts.syntax import Grammar


def kind_by_conduct(
    grammar: Grammar, number: int, entry: ActEntry, kind: ActKind, conduct: Conduct
) -> ActKind:
    """Return the kind that the conduct itself makes of the entry: harm, a date, a condition."""
    if kind is not entry.kind:
        return kind
    if entry.harm and harmful(grammar, conduct):
        return entry.harm
    named = _named(grammar, conduct)
    if named and entry.kind is ActKind.COMMITMENT and _light(grammar, number):
        refused = named is ActKind.REFUSAL and conditional(grammar, number)
        return ActKind.THREAT if refused else named
    if entry.scheduling and scheduled(grammar, conduct):
        return entry.scheduling
    hangs = conditional(grammar, number) or conditional(grammar, conduct.clause)
    if entry.conditional and hangs:
        return entry.conditional
    return kind


def _light(grammar: Grammar, number: int) -> bool:
    return grammar.clauses[number].lemma in grammar.known.words.light_verbs


def _named(grammar: Grammar, conduct: Conduct) -> ActKind | None:
    """Return the kind of the act that the conduct's noun names ("einen Vorschlag ankündigen")."""
    if conduct.noun < 0:
        return None
    match = grammar.known.noun_words.match(grammar.tokens[conduct.noun].lemma)
    return grammar.known.nouns[match][0].kind if match else None


def harmful(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is harm or pressure."""
    if conduct.noun >= 0:
        before = grammar.tokens[conduct.noun - 1].lemma if conduct.noun else ""
        lessened = before in grammar.known.words.lessening
        return not lessened and grammar.tokens[conduct.noun].lemma in grammar.known.harm_nouns
    return grammar.clauses[conduct.clause].lemma in grammar.known.words.harm_verbs


def scheduled(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is a meeting, a trip or another date in a calendar."""
    if conduct.noun >= 0:
        return grammar.tokens[conduct.noun].lemma in grammar.known.meeting_nouns
    return grammar.clauses[conduct.clause].lemma in grammar.known.words.scheduling_verbs


def conditional(grammar: Grammar, number: int) -> bool:
    """Whether a condition hangs on a clause."""
    return any(grammar.is_condition(other) for other in grammar.beside(number))


def kind_of(grammar: Grammar, number: int, entry: ActEntry) -> ActKind | None:
    """Return the kind that the clause's polarity and subject make of the entry."""
    if negated(grammar, number):
        return entry.kind if entry.only_negated else entry.negated
    if entry.only_negated:
        return None
    subject = role(grammar, number, "subject")
    if entry.court and subject and grammar.tokens[subject.head].lemma in grammar.known.courts:
        return entry.court
    if entry.kind is ActKind.ORDER and _coming(grammar, number):
        return ActKind.PLAN
    willing = grammar.clauses[number].modal in grammar.known.words.volition
    if entry.kind is ActKind.ORDER and (willing or _own_object(grammar, number, entry)):
        harmful = _harm_object(grammar, number)
        return (ActKind.THREAT if willing else entry.kind) if harmful else ActKind.COMMITMENT
    if willing and entry.kind is ActKind.AGREEMENT:
        return ActKind.OFFER if conditional(grammar, number) else ActKind.COMMITMENT
    if entry.body and not willing and grammar.is_body(role(grammar, number, "subject")):
        return entry.body
    return entry.kind


def _coming(grammar: Grammar, number: int) -> bool:
    """Whether a passive of the present names nobody who orders: "bevor es eingestellt wird"."""
    clause = grammar.clauses[number]
    if not clause.passive or clause.finite < 0 or role(grammar, number, "subject") is not None:
        return False
    finite = grammar.tokens[clause.finite]
    return finite.lemma == grammar.known.words.become and finite.tense == "pres"


def _own_object(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    """Whether the subject's own conduct is the object: "setzt ihre Angriffe aus"."""
    if grammar.passive(number) or grammar.roles(number).subject is None:
        return False
    if "accusative" in (entry.debtor or ()):
        return False
    firsts = [phrase.nominal.first for phrase in grammar.roles(number).accusative[:1]]
    return any(grammar.tokens[at].tag == "PPOSAT" for at in firsts)


def _harm_object(grammar: Grammar, number: int) -> bool:
    """Whether harm or pressure is what is ordered, and not ended."""
    if grammar.clauses[number].lemma in grammar.known.words.refrain_verbs:
        return False
    heads = [grammar.tokens[p.head].lemma for p in grammar.roles(number).accusative[:1]]
    return any(head in grammar.known.harm_nouns for head in heads)
