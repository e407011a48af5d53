"""What conduct a wording is about: classes of conduct and objects (``conduct.toml``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from wortlaut.errors import LexiconError
from wortlaut.lexicon import Entry, Lexicon

FILE = "conduct.toml"
CACHE = 100_000
"""Words whose entries are kept."""
SHORTEST_STEM = 4
"""Shorter words tell too little to be compared."""

Role = Literal[
    "conduct",
    "object",
    "refrain",
    "negation",
    "function",
    "definite",
    "organ",
    "number",
    "prefix",
    "limit",
    "times",
    "pointing",
    "anymore",
]  # the closed list that conduct.toml describes

Aspect = Literal["", "lasting", "ceasing", "either", "before"]

_TOKEN = re.compile(
    r"""
    [^\W\d_]+\d\w*                  # a name with a number: A1, G7
    | \d+\.(?=\s+[^\W\d_])           # an ordinal: 3. Liga
    | \d[\d.,]*\d | \d               # an amount
    | [^\W\d_]+(?:-[^\W\d_]+)*       # a word, with what a hyphen joins to it
    """,
    re.VERBOSE,
)
_ORDINAL = re.compile(r"\d+\.")
_GROUPED = re.compile(r"\d{1,3}(?:[.]\d{3})+")


class ConductEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of ``conduct.toml``, whose head describes every field."""

    role: Role
    words: tuple[str, ...]
    conduct: str = ""
    refrain: bool = False
    do: bool = False
    about: bool = False
    general: bool = False
    recurring: bool = False
    aspect: Aspect = ""
    beside: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    factor: float = 0.0
    infixes: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def name(self) -> str:
        """The class of conduct or objects that the entry stands for."""
        return self.conduct or self.id


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a wording is about.

    ``about`` says that the conduct is about other conduct, its ``topics``; ``general`` that it
    says little without its object; ``recurring`` that it is promised again and again.
    ``refrains`` is True where the words themselves name refraining, False where they name doing,
    None where that is for the reader to say.  ``stems`` are the words of weight, folded; ``rest``
    those of them that no class stands for; ``numbers`` the amounts in order of size; ``entries``
    what was found.
    """

    conduct: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    numbers: tuple[float, ...] = ()
    about: bool = False
    general: bool = False
    recurring: bool = False
    refrains: bool | None = None
    entries: tuple[str, ...] = ()


class Inventory:
    """The entries of one language, ready to look a word up."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Load ``conduct.toml``; raises ``LexiconError`` for what is malformed."""
        self.entries = lexicon.entries(FILE, ConductEntry)
        self.wider = self._closure()
        self._exact: dict[str, list[ConductEntry]] = {}
        self._open: list[tuple[re.Pattern[str], ConductEntry]] = []
        self.prefixes = frozenset(
            word for entry in self.entries if entry.role == "prefix" for word in entry.words
        )
        self._infixed = _infixed([entry for entry in self.entries if entry.role == "prefix"])
        for entry in self.entries:
            self._add(entry)
        self.of = lru_cache(CACHE)(self._of)

    def _closure(self) -> dict[str, frozenset[str]]:
        """Return for each class of objects itself and all that it lies in."""
        direct = {one.name: one.within for one in self.entries if one.role == "object"}
        return {name: frozenset(_above(name, direct)) for name in direct}

    def _add(self, entry: ConductEntry) -> None:
        if entry.role == "prefix":
            return
        for word in entry.words:
            if "*" not in word:
                self._exact.setdefault(word, []).append(entry)
        stars = [re.escape(one).replace(r"\*", ".*") for one in entry.words if "*" in one]
        if stars:
            self._open.append((re.compile("|".join(stars)), entry))

    def _of(self, word: str) -> tuple[ConductEntry, ...]:
        found = list(self._exact.get(word, ()))
        found += [entry for pattern, entry in self._open if pattern.fullmatch(word)]
        for part in word.split("-") if "-" in word else ():
            found += self.of(part)
        return tuple(dict.fromkeys(found))

    def having(self, word: str, role: Role) -> tuple[ConductEntry, ...]:
        """Return the entries of ``role`` that the word in lower case belongs to."""
        return tuple(entry for entry in self.of(word) if entry.role == role)

    def covers(self, wide: Iterable[str], narrow: Iterable[str]) -> bool:
        """Whether every class of ``narrow`` is one of ``wide`` or lies in one."""
        outer = frozenset(wide)
        return all(self.wider.get(one, frozenset({one})) & outer for one in narrow)

    def meaning(self, text: str) -> Meaning:
        """Return what ``text`` is about."""
        words = self._rejoined([word.lower() for word in tokens(text)])
        things = self._things(text)
        named = [one for one in self._entries(words, "conduct") if self._fits(one, things)]
        done = {entry.name for entry in named}
        things = [one for one in things if not one.needs or done & set(one.needs)]
        leading = [entry for entry in named if entry.about] or named
        conduct = frozenset(entry.name for entry in leading)
        return Meaning(
            conduct=conduct,
            scope=frozenset(entry.name for entry in things),
            topics=frozenset(done - conduct),
            stems=frozenset(self._stems(words, frozenset({"object", "conduct"}))),
            rest=frozenset(self._stems(words, frozenset())),
            numbers=self.numbers(text),
            about=any(entry.about for entry in leading),
            general=all(entry.general for entry in leading),
            recurring=any(entry.recurring for entry in leading),
            refrains=self._refrains(words, leading),
            entries=tuple(sorted({f"conduct/{one.id}" for one in (*named, *things)})),
        )

    def aspects(self, text: str, role: Role) -> frozenset[Aspect]:
        """Return what the words of ``role`` in ``text`` say of how long something goes on."""
        words = [word.lower() for word in tokens(text)]
        found = self._entries(words, role)
        return frozenset(one.aspect for one in found if not one.beside or {*one.beside} & {*words})

    def _rejoined(self, words: list[str]) -> list[str]:
        """Return the words with the verb that a prefix at the end belongs to: "schaffen ... ab"."""
        if not self.prefixes.intersection(words[-1:]):
            return words
        whole = (f"{words[-1]}{word}" for word in words[:-1])
        known = (one for one in whole if self.having(one, "conduct") or self.having(one, "refrain"))
        return [*words, *islice(known, 1)]

    def _entries(self, words: list[str], role: Role) -> list[ConductEntry]:
        found = (entry for word in words for entry in self.having(word, role))
        return list(dict.fromkeys(found))

    def _things(self, text: str) -> list[ConductEntry]:
        """Return the objects in ``text``; "energy infrastructure" is energy and not all of it."""
        found = list(_TOKEN.finditer(text))
        named = [self.having(one.group().lower(), "object") for one in found]
        kept: dict[ConductEntry, None] = {}
        for at, entries in enumerate(named):
            joined = at > 0 and not text[found[at - 1].end() : found[at].start()].strip()
            lead = {one.name for one in named[at - 1]} if joined else set()
            inner = [self.wider[one] - {one} for one in lead]
            kept |= {one: None for one in entries if not any(one.name in wide for wide in inner)}
        return list(kept)

    def _fits(self, entry: ConductEntry, things: list[ConductEntry]) -> bool:
        return not entry.needs or any(self.covers(entry.needs, {one.name}) for one in things)

    def _refrains(self, words: list[str], leading: list[ConductEntry]) -> bool | None:
        negated = any(self.having(word, "negation") for word in words)
        if any(entry.about or entry.do for entry in leading):
            return None if negated else False
        if any(entry.refrain for entry in leading):
            return True
        stops = negated or any(self.having(word, "refrain") for word in words)
        is_plain = bool(leading) and not all(entry.general for entry in leading)
        return True if stops and is_plain else None

    def _stems(self, words: list[str], allowed: frozenset[str]) -> Iterable[str]:
        for word in words:
            for part in word.split("-"):
                roles = {entry.role for entry in self.of(part)}
                is_word = len(part) >= SHORTEST_STEM and part.isalpha()
                if is_word and roles <= allowed:
                    yield folded(self.whole(part))

    def whole(self, word: str) -> str:
        """Return a verb's form without what stands between its prefix and the rest."""
        found = self._infixed.fullmatch(word) if self._infixed else None
        return found["prefix"] + found["rest"] if found else word

    def times(self, text: str) -> tuple[float, ...]:
        """Return how often ``text`` says that something was done: "sechsmal", "30 Mal"."""
        words = tokens(text)
        found = (at for at, word in enumerate(words) if self.having(word.lower(), "times"))
        said = (" ".join(words[max(at - 1, 0) : at + 1]) for at in found)
        return tuple(sorted({number for one in said for number in self.numbers(one)}))

    def numbers(self, text: str) -> tuple[float, ...]:
        """Return the different amounts in ``text``, in order of size."""
        found: list[float] = []
        for word in tokens(text):
            if _ORDINAL.fullmatch(word):
                continue
            if word[0].isdigit():
                found.append(number(word))
                continue
            for entry in self.having(word.lower(), "number"):
                if entry.factor and found:
                    found[-1] *= entry.factor
                elif entry.values:
                    found.append(entry.values[entry.words.index(word.lower())])
        return tuple(sorted(set(found)))


def _infixed(entries: list[ConductEntry]) -> re.Pattern[str] | None:
    if not entries:
        return None
    prefix = _either(word for one in entries for word in one.words)
    infix = _either(word for one in entries for word in one.infixes)
    return re.compile(rf"(?P<prefix>{prefix})(?:{infix})(?P<rest>.{{{SHORTEST_STEM},}})")


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(set(words), key=lambda one: (-len(one), one)))


def _above(name: str, direct: dict[str, tuple[str, ...]]) -> set[str]:
    found, todo = {name}, list(direct.get(name, ()))
    while todo:
        one = todo.pop()
        if one not in direct:
            raise LexiconError(f"{FILE}, entry {name}: within names no object: {one!r}")
        if one not in found:
            found.add(one)
            todo += direct[one]
    return found


def tokens(text: str) -> list[str]:
    """Return the words and numbers of ``text``; words joined by a hyphen stay together."""
    return _TOKEN.findall(text)


def number(written: str) -> float:
    """Return a number written with "." between thousands and "," before decimals, or plain."""
    plain = written.replace(".", "") if _GROUPED.match(written) else written
    plain = plain.replace(",", ".").strip(".")
    try:
        return float(plain)
    except ValueError:
        return float(re.sub(r"\D", "", written))


def folded(word: str) -> str:
    """Return the word in lower case without marks over its letters."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


_loaded: dict[str, Inventory] = {}


def inventory(lexicon: Lexicon) -> Inventory:
    """Return the inventory of ``lexicon``, made once."""
    if lexicon.digest not in _loaded:
        _loaded[lexicon.digest] = Inventory(lexicon)
    return _loaded[lexicon.digest]
