"""Number and gender of a function noun, by its determiner and its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wortlaut.reader.actors.gazetteer import Function
from wortlaut.reader.actors.inflection import Inflection
from wortlaut.reader.actors.referents import Phrase
from wortlaut.reader.analysis.tokens import Token

Words = Mapping[str, frozenset[str]]


def agree(
    phrase: Phrase, function: Function, tokens: Sequence[Token], known: tuple[Words, Inflection]
) -> None:
    """Settle ``gender`` and ``plural`` of ``phrase``; its range must start at the determiner."""
    words, ends = known
    before = tokens[phrase.range.first].text.lower()
    inside = tokens[phrase.range.first : phrase.head]
    several = any(token.text.lower() in words["several"] for token in inside)
    counted = any(token.tag == "CARD" for token in inside)
    text = tokens[phrase.head].text.lower()
    phrase.gender = function.gender
    if function.use not in ("office", "role") or function.numbers == "p":
        phrase.plural = function.numbers == "p"
        if inside and before not in words["feminine"]:
            phrase.gender = ""  # the entry's words differ in it
    elif not function.gender:
        _adjectival(phrase, (text, before), words, ends)
    elif function.gender == "m" and (several or counted):
        phrase.plural = "p" in function.numbers or counted
    elif not inside:
        phrase.plural = _plural_form(text, function, ends)


def _plural_form(text: str, function: Function, ends: Inflection) -> bool:
    """Whether a bare noun is more likely a plural ("Vertretern der Hamas")."""
    inflected = text != function.base and function.gender == "m"
    return inflected and not text.endswith(ends.genitive)


def _adjectival(phrase: Phrase, said: tuple[str, str], words: Words, ends: Inflection) -> None:
    """Settle a noun that inflects like an adjective ("die Vorsitzende")."""
    text, before = said
    weak = text.endswith(ends.weak)
    if text.endswith(ends.strong):
        phrase.gender = "m"
    elif before in words["feminine"] and not weak:
        phrase.gender = "f"
    elif before in words["masculine"]:
        phrase.gender = "m"
    else:
        phrase.plural = before in words["several"] or weak
