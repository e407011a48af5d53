"""Adjectives that share a noun: "die russische und die amerikanische Seite" are two."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.reader.actors.gazetteer import Gazetteer
from wortlaut.reader.actors.referents import Phrase
from wortlaut.reader.analysis.tokens import Range, Token

RULE = "rule/mentions.shared-noun"


def elliptic(
    phrase: Phrase, tokens: Sequence[Token], first: int, gazetteer: Gazetteer
) -> list[Phrase]:
    """Return the phrases before ``phrase`` that want its noun, in order: bodies and offices.

    ``first`` is where the sentence begins.
    """
    found: list[Phrase] = []
    at = phrase.range.first
    bodies = phrase.function is not None and phrase.function.use != "role"
    while bodies and phrase.owner and phrase.name is None:
        adjective = at - 2
        if adjective < first or not _joins(tokens[at - 1], bool(found)):
            break
        owner = gazetteer.adjective(tokens[adjective].text)
        if not owner or tokens[adjective].pos != "ADJ" or owner == phrase.owner:
            break
        at = adjective - (adjective > first and tokens[adjective - 1].pos == "DET")
        found.append(_twin(phrase, Range(at, adjective + 1), owner))
    return found[::-1]


def _joins(token: Token, further: bool) -> bool:
    """Whether a word stands between two of several: "und", before these a comma, too."""
    return token.tag == "KON" or (further and token.text == ",")


def _twin(phrase: Phrase, where: Range, owner: str) -> Phrase:
    twin = Phrase(where, where.end - 1, phrase.sentence, function=phrase.function, owner=owner)
    twin.definite, twin.indefinite = phrase.definite, phrase.indefinite
    twin.gender, twin.plural, twin.changed = phrase.gender, phrase.plural, phrase.changed
    own = f"actors/{phrase.owner}"
    twin.because = [*(one for one in phrase.because if one != own), f"actors/{owner}", RULE]
    return twin
