"""Names of persons that no list holds: where a run of words is one, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wortlaut.reader.actors.gazetteer import Gazetteer
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Token

NAME_TAGS = frozenset({"NE", "FM", "XY"})
LONGEST = 4
"""Words of a family name without a forename of the list, particles included."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name: tokens ``first`` to ``end``; ``gender`` by the forename, or ""."""

    first: int
    end: int
    text: str
    family: str
    forename: str
    gender: str


class NameFinder:
    """Finds names in a text's tokens."""

    def __init__(self, tokens: Sequence[Token], gazetteer: Gazetteer, known: Language) -> None:
        """Look for names in ``tokens``."""
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.known = known
        self.particles = gazetteer.words["particle"]

    def at(self, first: int, limit: int, trusted: bool = False) -> PersonName | None:
        """Return the name that starts at ``first``.

        It needs a forename of the list; ``trusted`` is a place where only a name can stand
        (behind an office), and any run of names will do.
        """
        at = self._titles(first, limit)
        found = self._plain(at, limit, trusted or self._honoured(at - 1, first))
        return replace(found, first=first) if found and at > first else found

    def _plain(self, at: int, limit: int, trusted: bool) -> PersonName | None:
        """Return the name that starts at ``at``, titles not counted."""
        forenames = at
        while forenames < limit and self._forename(forenames):
            forenames += 1
        if forenames > at:
            return self._with_forename(at, forenames, limit) or self._listed_pair(at, forenames)
        return self._bare(at, limit) if trusted else None

    def _honoured(self, at: int, first: int) -> bool:
        """Whether the word before a name is one that only names follow ("Herr")."""
        return at >= first and self.tokens[at].text.lower() in self.gazetteer.words["honorific"]

    def _titles(self, at: int, limit: int) -> int:
        titles = self.known.titles
        while at < limit and self.tokens[at].text.lower() in titles:
            at += 1
        return at

    def _forename(self, at: int) -> bool:
        text = self.tokens[at].text
        if self.tokens[at].pos not in ("PROPN", "NOUN", "X"):
            return False
        return text in self.gazetteer.forenames or (
            "-" in text and all(part in self.gazetteer.forenames for part in text.split("-"))
        )

    def _with_forename(self, first: int, at: int, limit: int) -> PersonName | None:
        at = self._initials(at, limit)
        start = at
        while at < limit and self.tokens[at].text.lower() in self.particles and at - start < 3:
            at += 1
        if at >= limit or not self._family(at, at > start):
            return None
        if {self.tokens[at].tag, self.tokens[start - 1].tag} == {"NN"}:
            return None
        at += 1
        while at < limit and self._more(at):
            at += 1
        return self._named(first, start, at)

    def _listed_pair(self, first: int, end: int) -> PersonName | None:
        """Return "Friedrich Otto": two forenames, of which the last is the family name."""
        return self._named(first, end - 1, end) if end - first > 1 else None

    def _initials(self, at: int, limit: int) -> int:
        while at < limit and self._initial(at):
            at += 1
            if at < limit and self.tokens[at].text == ".":
                at += 1
        return at

    def _initial(self, at: int) -> bool:
        text = self.tokens[at].text.rstrip(".")
        return len(text) == 1 and text.isupper()

    def _family(self, at: int, after_particle: bool) -> bool:
        """Whether the word at ``at`` can be a family name behind a forename."""
        token = self.tokens[at]
        if not is_capital(token.text) or token.pos not in ("PROPN", "NOUN", "X", "ADJ", "VERB"):
            return False
        if not token.text[0].isupper():
            return True
        if token.tag in NAME_TAGS or token.text in self.gazetteer.families:
            return True
        if after_particle:
            return not self._weak(at - 1) and not self._weak(at - 2)
        return token.pos == "NOUN" and token.text.lower() not in self.known.times

    def _weak(self, at: int) -> bool:
        """Whether the word is a particle that far more often is a preposition ("zu der")."""
        return self.tokens[at].text.lower() in self.gazetteer.words["weak-particle"]

    def _more(self, at: int) -> bool:
        """Whether the word at ``at`` goes on with a family name."""
        token = self.tokens[at]
        return (
            (token.tag in NAME_TAGS or not token.text[0].isupper())
            and is_capital(token.text)
            and token.text not in self.gazetteer.trie
            and self.gazetteer.function(token.text) is None
        )

    def _bare(self, first: int, limit: int) -> PersonName | None:
        """Return a run of names without a forename of the list."""
        at, start = first, first
        while at < limit and at - first < LONGEST:
            if (self._more(at) or (at == first + 1 and self._repeated(at))) and not self._stops(at):
                start, at = at, at + 1
            elif at > first and self._initial(at):
                at = self._initials(at, limit)
            elif at > first and self._particle_inside(at, limit):
                start = at
                at += 1
            else:
                break
        if at == first or self.tokens[at - 1].text.lower() in self.particles:
            return None
        return self._named(first, start, at)

    def _repeated(self, at: int) -> bool:
        """Whether a seeming noun recurs in the text without a determiner: it is a name."""
        token = self.tokens[at]
        if token.pos != "NOUN" or not is_capital(token.text) or len(token.text) < 3:
            return False
        if self.gazetteer.function(token.text) is not None:
            return False
        return any(
            place == 0 or self.tokens[place - 1].pos not in ("DET", "ADJ", "ADP")
            for place in self._places[token.text]
            if place != at
        )

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            found.setdefault(token.text, []).append(at)
        return found

    def _particle_inside(self, at: int, limit: int) -> bool:
        ahead = at + 1
        while ahead < limit and self.tokens[ahead].text.lower() in self.particles:
            ahead += 1
        return (
            self.tokens[at].text.lower() in self.particles
            and ahead < limit
            and ahead - at < 3
            and self._more(ahead)
            and self.tokens[ahead].tag == "NE"
        )

    def _stops(self, at: int) -> bool:
        """Whether the word is a listed name that is no person's ("Präsident Russlands")."""
        node = self.gazetteer.trie.get(self.tokens[at].text)
        return node is not None and bool(node.names)

    def _named(self, first: int, family: int, end: int) -> PersonName:
        words = [token.text for token in self.tokens[first:end]]
        forename = words[0] if family > first else ""
        gender = self.gazetteer.forenames.get(forename.split("-")[0], "")
        text = " ".join(words).replace(" .", ".")
        return PersonName(first, end, text, " ".join(words[family - first :]), forename, gender)


def is_capital(text: str) -> bool:
    """Whether ``text`` is written like a name: "Aue", "al-Maliki", "O’Leary", no acronym."""
    letters = text.replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    if not letters.isalpha() or (len(text) > 1 and text.isupper()):
        return False
    return text[0].isupper() or text.partition("-")[2][:1].isupper()
