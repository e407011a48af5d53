"""The conduct that a noun phrase names, one each for parts that can be kept separately."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.reader.acts.drafts import Conduct, Indices, indices
from wortlaut.reader.acts.edges import trimmed
from wortlaut.reader.acts.embedded import passive_agent
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.analysis.tokens import Range


def noun_conduct(grammar: Grammar, phrase: Phrase, number: int) -> list[Conduct]:
    """Return the conduct that a noun phrase names; one each for parts of their own."""
    stop = grammar.clauses[number].range.end
    if grammar.passive(number):
        agent = passive_agent(grammar, number)
        stop = agent.range.first if agent and agent.range.first > phrase.head else stop
    if separate(grammar, phrase):
        return [
            replace(_part(grammar, phrase, part, number), left_out=others(phrase, part))
            for part in phrase.parts
        ]
    alone = grammar.tokens[phrase.head].pos == "PRON"
    whole = phrase.nominal if alone else grammar.extended(phrase, stop)
    return [Conduct(trimmed(grammar, indices(whole)), number, None, phrase.head)]


def _part(grammar: Grammar, phrase: Phrase, part: Range, number: int) -> Conduct:
    """Return one conduct of a coordination, under the noun that governs a genitive one.

    "die Einstellung der Hilfe und der Weitergabe" is an end of both.
    """
    first = phrase.parts[0]
    head, own = head_of(grammar, first), head_of(grammar, part)
    genitive = grammar.known.words.masculine_or_dative
    leads = [grammar.tokens[at].text.lower() for at in (first.first, head + 1, part.first)]
    attribute = part is not first and head + 1 < first.end and leads[0] not in genitive
    if attribute and {leads[1], leads[2]} <= genitive:
        return Conduct((*range(first.first, head + 1), *indices(part)), number, None, head)
    return Conduct(indices(part), number, None, own)


def head_of(grammar: Grammar, part: Range) -> int:
    """Return the head noun of one part of a noun phrase, its last word if there is none."""
    return next((at for at in indices(part) if grammar.tokens[at].pos == "NOUN"), part.end - 1)


def others(phrase: Phrase, part: Range) -> Indices:
    """Return the words of a coordination that one of its parts leaves out."""
    if part is phrase.parts[0]:
        return tuple(at for at in indices(phrase.range) if at >= part.end)
    return tuple(at for at in indices(phrase.range) if at not in part)


def separate(grammar: Grammar, phrase: Phrase) -> bool:
    """Whether the parts of a coordination can be kept or broken separately."""
    if len(phrase.parts) < 2 or phrase.preposition:
        return False
    if any(_owner(grammar, phrase, part) for part in phrase.parts[1:]):
        return False
    return all(
        grammar.tokens[part.first].pos in ("DET", "NUM", "ADJ")
        and grammar.tokens[head_of(grammar, part)].pos == "NOUN"
        for part in phrase.parts
    )


def _owner(grammar: Grammar, phrase: Phrase, part: Range) -> bool:
    """Whether a part is one more in the genitive: "der Rücktritt des Chefs und seines Rats"."""
    first, head = phrase.parts[0], head_of(grammar, part)
    held = head_of(grammar, first) + 1
    possessed = held < first.end and grammar.tokens[held].pos == "DET"
    marked = grammar.tokens[part.first].text.endswith(grammar.known.words.genitive_determiners)
    return possessed and marked and grammar.acts(head)
