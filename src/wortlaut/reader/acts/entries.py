"""What the acts step knows: the entries of ``acts.toml`` and its sister files, ready to look up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.model import ActKind, Status
from wortlaut.reader.acts.lists import ActWords

SHORTEST_PART = 4
"""A word of fewer letters is no last part of a compound unless a hyphen stands before it."""

NEVER = 99
"""More letters than a last part has: nothing is a compound."""


KEPT = 5_000
"""Lemmas of which a set of words keeps what they are to it."""


class WordSet:
    """Lower-case words that also stand for the compounds that end with them."""

    def __init__(
        self,
        words: Iterable[str],
        shortest: int = SHORTEST_PART,
        barred: frozenset[str] = frozenset(),
    ) -> None:
        """Take the words in any case; a part shorter than ``shortest`` needs a hyphen.

        ``barred`` are words in lower case that end with one of them and are no compounds of it.
        """
        self._barred = barred
        self.words = frozenset(_plain(word) for word in words)
        self._shortest = shortest
        sizes = {len(word) for word in self.words | barred if len(word) > 1}
        self._sizes = sorted(sizes, reverse=True)
        self._known: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self.words)

    def __contains__(self, lemma: str) -> bool:
        return bool(self.match(lemma))

    def match(self, lemma: str) -> str:
        """Return the longest word that ``lemma`` is or ends with, or ""."""
        found = self._known.get(lemma)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[lemma] = self._match(_plain(lemma))
        return found

    def _match(self, lower: str) -> str:
        if lower in self.words:
            return lower
        if lower in self._barred:
            return ""
        for size in self._sizes:
            at = len(lower) - size
            if at < 1:
                continue
            part = lower[at:]
            if part in self._barred:
                return ""
            if part in self.words and (len(part) >= self._shortest or lower[at - 1] == "-"):
                return part
        return ""


def _plain(word: str) -> str:
    """Return a word in lower case and in the spelling of the reform."""
    return word.lower().replace("ß", "ss")


class ActEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A verb, noun or adjective that makes an act.  ``lang/<code>/acts.toml`` says what each is."""

    kind: ActKind
    lemmas: tuple[str, ...]
    frames: tuple[str, ...]
    words: tuple[str, ...] = ()
    """Words that must stand in the clause too, as lemmas or forms in lower case."""
    reflexive: bool | None = None
    negated: ActKind | None = None
    only_negated: bool = False
    only_clause: bool = False
    """The conduct must be a clause, no noun phrase."""
    only_passive: bool = False
    actor: bool = False
    """An active verb's subject must be somebody."""
    needs: tuple[str, ...] = ()
    """Roles of which one must be filled."""
    unless: tuple[str, ...] = ()
    """Roles that must not be filled."""
    when: str = ""
    """The act counts only where its clause tells it so: "past"; "present", not past; "now", a
    state; "future", to come by tense, modal or date; "dated", with a day to come and no modal."""
    refrain: bool = False
    bare: bool = False
    """The conduct's noun must stand without a genitive."""
    own_conduct: bool = False
    others: bool = False
    """The conduct must be told as that of somebody else who acts ("dass Litauen ...")."""
    impersonal: bool = False
    """The conduct must not be somebody."""
    hearsay: bool = False
    """The word itself tells on nobody's word."""
    reported: bool = False
    """Counts only on somebody's word."""
    status: Status | None = None
    single: ActKind | None = None
    """The kind where one party alone makes the move ("agreed to help")."""
    joint: ActKind | None = None
    """The kind where several parties make it together."""
    paired: ActKind | None = None
    """The kind where a pair, or several by name, make it together."""
    body: ActKind | None = None
    court: ActKind | None = None
    scheduling: ActKind | None = None
    harm: ActKind | None = None
    conditional: ActKind | None = None
    debtor: tuple[str, ...] | None = None
    creditor: tuple[str, ...] = ()
    party: tuple[str, ...] | None = None
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    """Of nouns and adjectives: the verbs under which they count."""
    of: tuple[str, ...] = ()
    """What is kept or broken."""
    alone: tuple[str, ...] = ()
    """Those of ``lemmas`` that, counted and somebody's, need not name what is broken."""

    def __hash__(self) -> int:
        return hash(self.id)


class Inventory:
    """Everything that the step knows of one language, indexed by lemma."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Load the files of ``lexicon``; raises ``LexiconError`` for what is malformed."""
        self.words = lexicon.settings("act_words.toml", ActWords)
        self.verbs = _by_lemma(lexicon.entries("acts.toml", ActEntry))
        self.adjectives = _by_lemma(lexicon.entries("act_adjectives.toml", ActEntry))
        nouns = lexicon.entries("act_nouns.toml", ActEntry)
        self.nouns = _by_lemma(nouns, lower=True)
        self._shortest = SHORTEST_PART if self.words.compounds else NEVER
        self.noun_words = WordSet(self.nouns, self._shortest)
        self._sets: dict[tuple[str, ...], WordSet] = {}

    def set(self, words: tuple[str, ...]) -> WordSet:
        """Return the word set of an entry's list, made once."""
        if words not in self._sets:
            self._sets[words] = WordSet(words, self._shortest)
        return self._sets[words]

    @cached_property
    def deals(self) -> WordSet:
        """Nouns for what can be kept or broken: the objects of the entries for a breach."""
        breaking = (e for each in self.verbs.values() for e in each if e.kind is ActKind.BREACH)
        return WordSet(word for entry in breaking for word in entry.objects)

    @cached_property
    def actors(self) -> WordSet:
        """Nouns for somebody who can act."""
        return WordSet(self.words.actors, self._shortest)

    @cached_property
    def bodies(self) -> WordSet:
        """Nouns for councils and other bodies that resolve."""
        return WordSet(self.words.bodies, self._shortest)

    @cached_property
    def refrain_nouns(self) -> WordSet:
        """Nouns for not doing something."""
        return WordSet(self.words.refrain_nouns, self._shortest, self.words.no_refrain_nouns)

    @cached_property
    def harm_nouns(self) -> WordSet:
        """Nouns for harm or pressure."""
        return WordSet(self.words.harm_nouns, self._shortest)

    @cached_property
    def openings(self) -> WordSet:
        """Nouns for what is said to be on a day, beside meetings."""
        return WordSet(self.words.openings, self._shortest)

    @cached_property
    def fighting(self) -> WordSet:
        """Nouns for what a truce forbids."""
        return WordSet(self.words.fighting, self._shortest)

    @cached_property
    def meeting_nouns(self) -> WordSet:
        """Nouns for meetings, votes and other dates in a calendar."""
        return WordSet(self.words.meeting_nouns, self._shortest)

    @cached_property
    def measures(self) -> WordSet:
        """Nouns that measure the noun behind them, or say what it is the name of."""
        return WordSet(self.words.measures)

    @cached_property
    def event_nouns(self) -> WordSet:
        """Nouns for events that somebody brings about."""
        return WordSet(self.words.event_nouns, self._shortest)

    @cached_property
    def feminine(self) -> WordSet:
        """Endings and nouns of feminine gender."""
        return WordSet(self.words.feminine, 2)

    @cached_property
    def place_nouns(self) -> WordSet:
        """Nouns for places."""
        return WordSet(self.words.place_nouns, self._shortest, self.words.no_places)

    @cached_property
    def times(self) -> WordSet:
        """Nouns for times."""
        return WordSet(self.words.times, self._shortest)

    @cached_property
    def done_for(self) -> WordSet:
        """Nouns for what is done to or for somebody."""
        return WordSet(self.words.done_for, self._shortest)

    @cached_property
    def people(self) -> WordSet:
        """Nouns for those whom a conduct helps or hits, who need not act themselves."""
        return WordSet(self.words.people, self._shortest)

    def done_to(self, lemma: str) -> bool:
        """Whether a noun's genitive names whom or what it is done to."""
        if lemma in self.done_for:
            return True
        return lemma.endswith(tuple(self.words.done_to)) and lemma not in self._own_deeds

    @cached_property
    def outsiders(self) -> WordSet:
        """Nouns for those who tell of others and speak for nobody ("Journalist")."""
        return WordSet(self.words.outsiders, self._shortest)

    def things(self, lemma: str) -> bool:
        """Whether a noun is known to be a thing: something done, an event or a deal."""
        return lemma in self.event_nouns or lemma in self.deals or lemma in self.refrain_nouns

    @cached_property
    def _own_deeds(self) -> WordSet:
        return WordSet(self.words.own_deeds, self._shortest)

    @cached_property
    def courts(self) -> WordSet:
        """Nouns for courts."""
        return WordSet(self.words.courts, self._shortest)


def _by_lemma(entries: Iterable[ActEntry], lower: bool = False) -> dict[str, list[ActEntry]]:
    index: dict[str, list[ActEntry]] = {}
    for entry in entries:
        for lemma in entry.lemmas:
            index.setdefault(_plain(lemma) if lower else lemma, []).append(entry)
    return index


_loaded: dict[str, Inventory] = {}


def inventory(lexicon: Lexicon) -> Inventory:
    """Return the inventory of ``lexicon``, made once."""
    if lexicon.digest not in _loaded:
        _loaded[lexicon.digest] = Inventory(lexicon)
    return _loaded[lexicon.digest]
