"""The named actors of a language and the words that make actors, indexed for matching.

``actors.jsonl`` holds names, ``actors.toml`` words for offices, institutions, roles and sources,
``forenames.jsonl`` forenames with their gender.  ``of`` builds the index once for a lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from wortlaut.lexicon import Lexicon
from wortlaut.model import ActorKind, Interval
from wortlaut.reader.actors import inflection
from wortlaut.reader.actors.entries import ActorEntry, ActorWord, Forename, Term
from wortlaut.reader.actors.inflection import Inflection
from wortlaut.reader.analysis import language as closed
from wortlaut.reader.analysis import segment
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.segment import WORD
from wortlaut.reader.analysis.tokens import Token

INFLECTS, WEAK, ARTICLE = "~", "?", "!"
"""Marks in ``actors.jsonl``: an adjective follows its noun's case; a name that is an ordinary
word too; a name that needs its article."""
SHORTEST_FRONT = 3
"""Letters before the role in a compound ("Abt" in no word, "Vor" in "Vorsprecher")."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the list as it matched: its actor and under which condition it counts."""

    actor: str
    weak: bool = False
    article: bool = False
    people: bool = False
    genitive: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """What a noun says about an actor: an office, a role, an institution, a source.

    ``base`` is its word in lower case ("regierungssprecher"), ``front`` what stands before the
    entry's word in it ("regierung", "US-").  ``numbers`` are the numbers that the form allows.
    """

    entry: str
    use: str
    base: str
    gender: str
    numbers: str
    front: str = ""


class Node(dict[str, "Node"]):
    """A node of the trie of names: what follows it word by word, and the names that end there."""

    names: tuple[Name, ...] = ()


@dataclass(slots=True)
class Gazetteer:
    """The index.  ``offices`` maps (owner, kind of office) to the office's id."""

    entries: dict[str, ActorEntry] = field(default_factory=dict)
    trie: Node = field(default_factory=Node)
    adjectives: dict[str, str] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    seated: set[str] = field(default_factory=set)
    families: dict[str, tuple[str, ...]] = field(default_factory=dict)
    terms: dict[str, list[tuple[str, Term]]] = field(default_factory=dict)
    forenames: dict[str, str] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    sets: dict[str, str] = field(default_factory=dict)
    """The id of the entry that holds a use's words."""
    pairs: dict[str, ActorWord] = field(default_factory=dict)
    stems: dict[str, frozenset[str]] = field(default_factory=dict)
    """The words of a use without their adjectives' endings."""
    inflection: Inflection = field(default_factory=Inflection)
    seen: dict[str, Function | None] = field(default_factory=dict)
    """Words that were looked up before, up to ``CACHE``."""

    def match(self, tokens: Sequence[Token], at: int, limit: int) -> tuple[int, tuple[Name, ...]]:
        """Return the end and the names of the longest match at ``at``, or ``(at, ())``."""
        node = self.trie.get(tokens[at].text)
        best: tuple[int, tuple[Name, ...]] = (at, ())
        while node is not None:
            at += 1
            if node.names:
                best = (at, node.names)
            node = node.get(tokens[at].text) if at < limit else None
        return best

    def has_word(self, entry: str) -> bool:
        """Whether ``actors.toml`` has words for a kind of office."""
        return any(function.entry == entry for function in self.functions.values())

    def function(self, word: str) -> Function | None:
        """Return what the noun ``word`` says about an actor, if anything."""
        if word not in self.seen:
            if len(self.seen) > CACHE:
                self.seen.clear()
            self.seen[word] = self._function(word)
        return self.seen[word]

    def _function(self, word: str) -> Function | None:
        lower = word.lower()
        if lower in self.functions and lower not in self.joined:
            return self.functions[lower]
        for cut in range(1, len(lower) - SHORTEST_FRONT):
            found = self.functions.get(lower[cut:])
            if found is None or not self._joins(found, lower, cut):
                continue
            return Function(
                found.entry if self._keeps(found, word, cut) else "chief",
                found.use if self._keeps(found, word, cut) else "role",
                lower[:cut] + found.base,
                found.gender,
                found.numbers,
                word[:cut],
            )
        return None

    def _joins(self, found: Function, lower: str, cut: int) -> bool:
        """Whether ``found`` may close a compound; institutions and whole words rarely may."""
        if lower[cut - 1] == "-":
            return found.use == "institution" or lower[cut:] not in self.whole
        return cut >= SHORTEST_FRONT and lower[cut:] not in self.whole

    def _keeps(self, found: Function, word: str, cut: int) -> bool:
        """Whether the compound is still an office: of the state that its front names."""
        front = word[:cut].rstrip("-")
        changes = self.words["former"] | self.words["deputy"]
        return found.use != "office" or front in self.trie or front.lower() in changes

    def owner(self, front: str) -> str:
        """Return the state or organisation that a compound's front names ("US-", "SPD-")."""
        node = self.trie.get(front.rstrip("-"))
        names = () if node is None else node.names
        return names[0].actor if names and not names[0].weak else ""

    def adjective(self, text: str) -> str:
        """Return the state that an adjective names ("russischen" -> "state/RU"), or ""."""
        if text in self.adjectives:
            return self.adjectives[text]
        return self.adjectives.get(self.inflection.stem(text), "")

    def office(self, owner: str, kind: str) -> str:
        """Return the id of an office of ``owner``, or "" if it has none of that kind."""
        code = owner.partition("/")[2]
        for name in (kind, *ALTERNATIVES.get(kind, ())):
            if f"office/{code}-{name}" in self.entries:
                return f"office/{code}-{name}"
        return ""

    def holder(self, office: str, published: Interval | None) -> str:
        """Return the person who held ``office`` on every day of ``published``, or ""."""
        if published is None or published.earliest is None or published.latest is None:
            return ""
        for term in self.entries[office].holders if office in self.entries else ():
            if term.since and term.since <= published.earliest and _before(published.latest, term):
                return term.actor
        return ""

    def in_office(self, person: str, published: Interval | None) -> bool:
        """Whether ``person`` held some office of the list on a day of ``published``."""
        if published is None or published.earliest is None or published.latest is None:
            return False
        return any(
            term.since and term.since <= published.latest and _before(published.earliest, term)
            for _, term in self.terms.get(person, ())
        )

    def held(self, person: str) -> set[str]:
        """Return the offices that ``person`` holds or held."""
        return {office for office, _ in self.terms.get(person, ())}


GRACE = timedelta(days=365)
"""How long after the list was made a holder is taken to be in office still."""
SHORT_FAMILY = 3
"""Family names of so few letters are borne by too many to stand alone ("Li")."""
CACHE = 50_000
ALTERNATIVES = {"prime-minister": ("chancellor",), "president": ("king", "leader")}
"""Offices that a word for another means in states that lack it ("Regierungschef")."""


def _before(day: date, term: Term) -> bool:
    """Whether the holding had not ended by ``day``, as far as the list can tell."""
    if term.until is not None:
        return day < term.until
    return term.seen is None or day <= term.seen + GRACE


@lru_cache(maxsize=4)
def of(lexicon: Lexicon) -> Gazetteer:
    """Return the index of ``lexicon``'s actors; it is built once."""
    built = Gazetteer(inflection=inflection.of(lexicon))
    known = closed.of(lexicon)
    for word in lexicon.entries("actors.toml", ActorWord):
        _add_word(built, word)
    for entry in lexicon.records("actors.jsonl", ActorEntry):
        _add_entry(built, entry, known)
    _add_seat_adjectives(built)
    if lexicon.has("forenames.jsonl"):
        built.forenames = {
            name.id: name.gender for name in lexicon.records("forenames.jsonl", Forename)
        }
    return built


def _add_entry(built: Gazetteer, entry: ActorEntry, known: Language) -> None:
    built.entries[entry.id] = entry
    if entry.kind not in (ActorKind.OFFICE, ActorKind.GOVERNMENT):  # read part by part
        for name in entry.names:
            _add_name(built, entry, name, known)
    for name in entry.metonyms:
        _add_name(built, entry, name, known)
    for name in entry.people:
        forms = (name, name + built.inflection.plural)
        _insert(built, built.trie, [forms], Name(entry.id, article=True, people=True))
    for adjective in entry.adjectives:
        built.adjectives[adjective] = entry.id
    for term in entry.holders:
        built.terms.setdefault(term.actor, []).append((entry.id, term))
    for family in _families(entry):
        built.families[family] = (*built.families.get(family, ()), entry.id)


def _families(entry: ActorEntry) -> Iterator[str]:
    """Yield the family names of a person in all spellings."""
    if entry.kind is not ActorKind.PERSON or not entry.family:
        return
    yield entry.family
    last = entry.names[0].endswith(entry.family) and " " not in entry.family
    for name in entry.names[1:] if last else ():
        if name.split()[-1] != entry.family:
            yield name.split()[-1]


def _add_name(built: Gazetteer, entry: ActorEntry, name: str, known: Language) -> None:
    weak, article = name.endswith(WEAK), name.endswith(ARTICLE)
    plain = name.rstrip(WEAK + ARTICLE).replace(INFLECTS, "")
    dotted = "." in plain  # only then does the closed list of abbreviations matter
    parts = [word.text for word in segment.words(plain, known)] if dotted else WORD.findall(plain)
    marked = {part.rstrip(INFLECTS) for part in name.split() if part.endswith(INFLECTS)}
    forms = [
        built.inflection.adjective(part)
        if part in marked
        else _noun_forms(part, entry, at == len(parts) - 1, built.inflection)
        for at, part in enumerate(parts)
    ]
    _insert(built, built.trie, forms, Name(entry.id, weak=weak, article=article))


def _noun_forms(word: str, entry: ActorEntry, last: bool, ends: Inflection) -> tuple[str, ...]:
    """Return a noun's forms; only the last word of a name takes an ending."""
    if not last and entry.kind is not ActorKind.GOVERNMENT:
        return (word,)
    strong = entry.gender in ("m", "n") or entry.kind is ActorKind.GOVERNMENT
    return ends.name(word, strong, entry.gender == "p")


def _insert(built: Gazetteer, node: Node, forms: Sequence[tuple[str, ...]], name: Name) -> None:
    """Add a name; words that differ in their ending only lead to the same node."""
    if not forms:
        node.names = (*node.names, name)
        return
    fresh = Node()
    base = forms[0][0]
    children: dict[int, Node] = {}
    for form in forms[0]:
        child = node.setdefault(form, fresh if len(forms) > 1 else Node())
        children[id(child)] = child
        if len(forms) == 1:
            genitive = form != base and form.endswith(built.inflection.genitive)
            _insert(built, child, (), replace(name, genitive=genitive))
    if len(forms) > 1:
        for child in children.values():
            _insert(built, child, forms[1:], name)


def _add_seat_adjectives(built: Gazetteer) -> None:
    """Add what stands for a government in "die Moskauer Führung"."""
    for entry in tuple(built.entries.values()):
        if entry.kind is ActorKind.PLACE and entry.of in built.entries:
            for name in entry.names:
                built.adjectives.setdefault(f"{name}er", built.entries[entry.of].of or entry.of)


def _add_word(built: Gazetteer, word: ActorWord) -> None:
    if word.use not in ("office", "institution", "role", "source", "document", "statement"):
        words = frozenset(item.lower() for item in word.words)
        built.words[word.use] = built.words.get(word.use, frozenset()) | words
        built.stems[word.use] = built.stems.get(word.use, frozenset()) | set(
            map(built.inflection.stem, words)
        )
        built.sets[word.use] = word.id
        built.pairs.update((item, word) for item in words if word.use == "pair")
        return
    if word.seat:
        built.seated.add(word.id)
    for item in word.words:
        for form, gender, numbers in _word_forms(word, item.lower(), built.inflection):
            built.functions.setdefault(
                form, Function(word.id, word.use, item.lower(), gender, numbers)
            )
            if word.whole or word.use == "institution":
                built.whole.add(form)
            if word.joined:
                built.joined.add(form)


def _word_forms(word: ActorWord, base: str, ends: Inflection) -> Iterable[tuple[str, str, str]]:
    """Yield the forms of a word with gender ("" if open) and the numbers that they allow."""
    if word.adjectival:
        yield from ((base + ending, "", "sp") for ending in ends.adjectives)
    elif word.use in ("office", "role"):
        yield from ends.person(base)
    else:
        for form in ends.noun(base, word.number == "p"):
            yield form, word.gender, word.number
