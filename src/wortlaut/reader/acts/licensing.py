"""Whether a clause meets what an entry asks of it: voice, words, roles, time, subject."""

from __future__ import annotations

from collections.abc import Callable

from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.frames import role
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.tense import brought_about, happened, of_now, said_to_come, to_come

LONG = 8
"""A fixed word of so many letters also counts as the last part of a compound."""


def fits(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    """Whether a clause is one that an entry speaks of."""
    roles = grammar.roles(number)
    if entry.reflexive is not None and entry.reflexive != roles.reflexive:
        return False
    if entry.only_passive and not grammar.passive(number):
        return False
    if entry.words and not has_words(grammar, number, entry.words):
        return False
    if entry.needs and not any(role(grammar, number, name) for name in entry.needs):
        return False
    if any(role(grammar, number, name) for name in entry.unless):
        return False
    if grammar.clauses[number].lemma == grammar.known.words.be and _predicate(grammar, number):
        fixed = bool(entry.words) or entry.frames == ("subject",)
        return fixed and (not entry.subjects or _subject_fits(grammar, number, entry))
    return _timely(grammar, number, entry) and _subject_fits(grammar, number, entry)


def _timely(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    """Whether a clause tells of the time that an entry asks for."""
    return entry.when not in TIMES or TIMES[entry.when](grammar, number)


def _dated(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells on its author's word, by a date alone, what is to come."""
    dated = grammar.upcoming(number) and not grammar.clauses[number].modal
    return dated and not said_to_come(grammar, number) and not happened(grammar, number)


TIMES: dict[str, Callable[[Grammar, int], bool]] = {
    "past": happened,
    "present": lambda grammar, number: not happened(grammar, number),
    "now": of_now,
    "process": lambda grammar, number: (
        not grammar.passive(number) or brought_about(grammar, number)
    ),
    "state": lambda grammar, number: not brought_about(grammar, number),
    "dated": _dated,
    "future": to_come,
}
"""What an entry may ask of a clause's time."""


def _predicate(grammar: Grammar, number: int) -> bool:
    """Whether "sein" has an adjective as its predicate: "ist für Pässe zuständig"."""
    return any(grammar.tokens[at].tag == "ADJ(D)" for at in grammar.clauses[number].indices)


def has_words(grammar: Grammar, number: int, words: tuple[str, ...]) -> bool:
    """Whether all of an entry's fixed words stand in a clause."""
    own = {grammar.tokens[at].lemma.lower() for at in grammar.clauses[number].indices}
    own |= {grammar.tokens[at].text.lower() for at in grammar.clauses[number].indices}
    return all(word in own or _compounded(own, word) for word in words)


def _compounded(own: set[str], word: str) -> bool:
    """Whether a compound stands for its last part: "Schlüsselbedingung"."""
    return len(word) >= LONG and any(each.endswith(word) for each in own)


def _subject_fits(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    subject = grammar.roles(number).subject
    if entry.subjects:
        return subject is not None and (
            grammar.tokens[subject.head].lemma in grammar.known.set(entry.subjects)
        )
    if not entry.actor or grammar.passive(number):
        return True
    if subject is None:
        there = grammar.clauses[number].lemma in grammar.known.words.there_is
        return grammar.clauses[number].kind != "rel" and not (there and grammar.expletive(number))
    if grammar.clauses[number].kind == "rel":
        return any(grammar.acts(at) for at in range(subject.range.first, subject.range.end))
    return grammar.is_actor(subject)
