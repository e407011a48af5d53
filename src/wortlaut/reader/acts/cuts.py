"""Where the chunker took two phrases for one: "forderte von der Regierung Aufklärung".

A bare noun right behind another noun is an object of its own, unless the first one measures or
names it ("15 Tonnen Getreide", "zum Thema Steuern").
"""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.reader.acts.entries import Inventory
from wortlaut.reader.analysis.tokens import Chunk, Range, Token

BARE = "nad"
"""The cases of a noun without an article."""


def cut(tokens: Sequence[Token], chunk: Chunk, known: Inventory) -> list[Chunk]:
    """Return the phrases that a chunk is made of, left to right."""
    for at in range(chunk.head + 1, chunk.range.end):
        noun = _object_behind(tokens, chunk, at, known)
        if noun:
            left = Chunk(Range(chunk.range.first, at), chunk.head, chunk.preposition, chunk.case)
            return [left, Chunk(Range(at, chunk.range.end), noun, "", "na")]
        if _apart(tokens, chunk, at, known):
            left = Chunk(Range(chunk.range.first, at), chunk.head, chunk.preposition, chunk.case)
            return [left, Chunk(Range(at, chunk.range.end), at, "", BARE)]
    return [chunk]


def _object_behind(tokens: Sequence[Token], chunk: Chunk, at: int, known: Inventory) -> int:
    """Return the noun that a determiner without a genitive leads: "die ESA dieses Projekt"."""
    if tokens[at].text.lower() not in known.words.unclear_determiners:
        return 0
    noun = next((to for to in range(at + 1, chunk.range.end) if tokens[to].pos == "NOUN"), 0)
    return noun if noun and not tokens[noun].text.endswith(known.words.genitive_nouns) else 0


def _apart(tokens: Sequence[Token], chunk: Chunk, at: int, known: Inventory) -> bool:
    before, noun = tokens[at - 1], tokens[at]
    if before.tag != "NN" or noun.tag != "NN" or _counted(tokens, chunk, at):
        return False
    if before.lemma in known.measures or before.lemma in known.times:
        return False
    if noun.lemma.lower() in known.words.bare_objects or noun.lemma in known.noun_words:
        return True
    return noun.text != noun.lemma and noun.lemma not in known.actors


def _counted(tokens: Sequence[Token], chunk: Chunk, at: int) -> bool:
    """Whether a number stands in the phrase before its second noun."""
    return any(token.tag == "CARD" for token in tokens[chunk.range.first : at])
