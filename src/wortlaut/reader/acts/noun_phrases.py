"""A noun's own phrase: where it begins, what denies it and what stands behind it."""

from __future__ import annotations

from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar

BEFORE = frozenset({"ART", "PPOSAT", "ADJ(A)", "PIAT", "CARD", "PDAT", "PIDAT"})


def pronominal_of(grammar: Grammar, at: int) -> str:
    """Return the preposition in the word at ``at``: "zu" in "dazu", "" for another word."""
    word = grammar.tokens[at].text.lower() if at < len(grammar.tokens) else ""
    return grammar.known.words.pronominal.get(word, "")


def is_denied(grammar: Grammar, at: int) -> bool:
    """Whether "kein" or "ohne" stands before the noun."""
    first = start_of(grammar, at)
    within = grammar.tokens[max(0, first - 1) : at]
    words = grammar.known.words.negations | grammar.known.words.lacking
    return any(token.text.lower() in words for token in within)


def start_of(grammar: Grammar, at: int) -> int:
    """Return the first token of the noun's own phrase."""
    first = at
    while first > 0 and grammar.tokens[first - 1].tag in BEFORE:
        first -= 1
    return first


def phrase_of(grammar: Grammar, at: int) -> Phrase | None:
    """Return the phrase that a noun stands in."""
    return next((p for p in grammar.phrases(grammar.home[at]) if at in p.range), None)


def following(grammar: Grammar, at: int) -> list[Phrase]:
    """Return the phrases that stand right behind the noun's, one after the other."""
    own = phrase_of(grammar, at)
    found: list[Phrase] = []
    end = own.range.end if own else at + 1
    for phrase in grammar.phrases(grammar.home[at]):
        if phrase.range.first == end and phrase.preposition:
            found.append(phrase)
            end = phrase.range.end
    return found
