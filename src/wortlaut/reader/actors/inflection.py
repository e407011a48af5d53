"""Forms of the words that name actors: what ``lang/<code>/inflection.toml`` says of their ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from wortlaut.lexicon import Lexicon

FILE = "inflection.toml"


class Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """The ends of a language's words; a language without the file inflects nothing here."""

    adjectives: tuple[str, ...] = ()
    """Ends of an adjective before a noun, and of nouns that inflect like one."""
    strong: tuple[str, ...] = ()
    """Those of a noun like that which tell its gender by themselves: masculine."""
    weak: str = ""
    """That which a plural has behind its article, and an oblique case."""
    genitive: str = ""
    """What a name takes in the genitive."""
    long_genitive: str = ""
    """What masculine and neuter nouns take there, too."""
    no_genitive_after: tuple[str, ...] = ()
    """Last letters of names that take none."""
    no_long_genitive_after: tuple[str, ...] = ()
    plural: str = ""
    """What a name in the plural takes in the dative, and the name of a people."""
    plural_stems: tuple[str, ...] = ()
    """Ends of names in the plural that take it."""
    nouns: tuple[str, ...] = ()
    """What nouns for institutions and sources take."""
    plural_nouns: tuple[str, ...] = ()
    """What those take that are only plurals."""
    persons: tuple[str, ...] = ()
    """What a noun for an office or a role takes in cases and plural."""
    same_in_plural: tuple[str, ...] = ()
    """Ends of such nouns whose plural looks the same."""
    agent: str = ""
    """The end of such nouns that take no plural of their own."""
    persons_plural: str = ""
    persons_genitive: str = ""
    stem_end: str = ""
    """What such a noun loses before the ending of its feminine."""
    feminine: str = ""
    feminine_plural: str = ""
    feminine_offices: tuple[str, ...] = ()
    """Ends of words for an office that a woman holds."""
    seats: str = ""
    """The end of adjectives made of a town's name, which never change."""
    plural_verb: str = ""
    """The end of a finite verb in the plural."""

    def stem(self, text: str) -> str:
        """Return an adjective in lower case without its ending."""
        lower = text.lower()
        for ending in self.adjectives:
            if lower.endswith(ending):
                return lower[: -len(ending)]
        return lower

    def adjective(self, word: str) -> tuple[str, ...]:
        """Return the forms of an adjective."""
        own = next((end for end in self.adjectives if word.endswith(end)), "")
        base = (word[: -len(own)] if own else "") or word
        return tuple(base + ending for ending in self.adjectives)

    def name(self, word: str, strong: bool, plural: bool) -> tuple[str, ...]:
        """Return the forms of a name; ``strong`` has a long genitive, ``plural`` a dative."""
        forms = [word]
        if not word.endswith(self.no_genitive_after) and not word.isdigit():
            forms.append(word + self.genitive)
        if strong and not word.endswith(self.no_long_genitive_after) and not word.isupper():
            forms.append(word + self.long_genitive)
        if plural and word.endswith(self.plural_stems):
            forms.append(word + self.plural)
        return tuple(forms)

    def person(self, base: str) -> Iterator[tuple[str, str, str]]:
        """Yield the forms of a noun for an office or a role, with gender and possible numbers."""
        stemmed = base.removesuffix(self.stem_end)
        yield base, "m", "sp" if base.endswith(self.same_in_plural) else "s"
        yield from ((base + ending, "m", "sp") for ending in self.persons)
        if not base.endswith(self.agent):
            yield base + self.persons_plural, "m", "p"
            yield base + self.persons_genitive, "m", "s"
        feminine = base if base.endswith(self.feminine) else stemmed + self.feminine
        yield feminine, "f", "s"
        yield feminine + self.feminine_plural, "f", "p"

    def noun(self, base: str, plural: bool) -> Iterable[str]:
        """Return the forms of another noun."""
        return tuple(base + end for end in (self.plural_nouns if plural else self.nouns))


def of(lexicon: Lexicon) -> Inflection:
    """Return how the words of ``lexicon``'s language inflect."""
    return lexicon.settings(FILE, Inflection) if lexicon.has(FILE) else Inflection()
