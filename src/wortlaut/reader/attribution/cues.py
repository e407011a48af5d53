"""The lexicon of attribution: verbs of saying, evidential prepositions, words of hearsay."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.reader.analysis.tokens import Token

Frame = Literal["dass", "question", "v2", "zu", "direct"]


class Cue(Entry, frozen=True):
    """A verb that introduces somebody's words."""

    lemma: str
    medium: Literal["speech", "writing", "thought"]
    frames: tuple[Frame, ...]
    addressee: tuple[str, ...] = ()
    """Cases ("d", "a") and prepositions that the addressee stands in."""
    subject: str = ""
    """The only subject with which the verb is a cue ("es" in "hieß es")."""
    word: str = ""
    """A word that must stand beside the verb and belongs to the cue ("klar" in "klar machen")."""
    source: tuple[str, ...] = ()
    """Prepositions of the phrase that names the speaker instead of the subject ("aus")."""
    cited: bool = False
    """Whether the subject of the verb's passive is the speaker ("X wird zitiert")."""
    object: tuple[str, ...] = ()
    """"a" or prepositions: with such an object the clause tells of speech without its words."""
    barred: tuple[str, ...] = ()
    """Nouns that, as subject or object, show that the verb tells of no speech ("Tote")."""


class CueNoun(Entry, frozen=True):
    """Nouns that govern somebody's words: "die Forderung, die Steuer zu senken"."""

    nouns: tuple[str, ...]
    """In lower case; a compound that ends in one counts too."""
    medium: Literal["speech", "writing", "thought"]
    frames: tuple[Frame, ...]
    light: tuple[str, ...] = ()
    """Lemmas of verbs that make one cue with the noun ("kam zu dem Schluss, dass")."""
    alone: bool = True
    """Whether the noun is a cue without such a verb, too."""
    not_verbs: tuple[str, ...] = ()
    """Lemmas of verbs beside which the noun tells nothing ("trug dafür Sorge, dass")."""
    addressee: tuple[str, ...] = ()
    """Prepositions that, beside such a verb, name the addressee ("an")."""


class Evidential(Entry, frozen=True):
    """A word that lays a sentence into somebody's mouth.

    ``place`` says where its source stands: "after" it ("laut X"), "before" it ("X zufolge"),
    "loose" at the sentence's edge ("..., so X"), "none" for hearsay ("hieß es", "demnach").
    """

    words: tuple[str, ...]
    place: Literal["after", "before", "loose", "none"]
    medium: Literal["speech", "writing", "thought", "speech_or_writing", "speech_or_thought"]
    nouns: tuple[str, ...] = ()
    """If given, the source's head noun ends in one of these ("Angaben", "Ansicht")."""
    not_nouns: tuple[str, ...] = ()
    """Ends of nouns that are events and no words, though they end so ("Kriegserklärung")."""
    told: bool = False
    """Whether the word counts only in a clause in the Konjunktiv ("danach sei ...")."""


@dataclass(frozen=True, slots=True, eq=False)
class CueBook:
    """The attribution lexicon of one language, by lemma and by word."""

    verbs: dict[str, Cue]
    phrases: dict[str, tuple[Cue, ...]]
    """The entries with a word of their own, by that word."""
    worded: frozenset[str]
    """The lemmas of these entries."""
    nouns: dict[str, CueNoun]
    evidentials: tuple[Evidential, ...]
    by_word: dict[str, tuple[Evidential, ...]]

    def noun(self, token: Token) -> CueNoun | None:
        """Return the entry of a noun or of the last part of a compound, if there is one."""
        return _noun(self, token.text.lower(), token.lemma.lower())


@lru_cache(20_000)
def _noun(book: CueBook, text: str, lemma: str) -> CueNoun | None:
    for form in (text, lemma):
        for start in range(max(1, len(form) - 3)):
            entry = book.nouns.get(form[start:])
            if entry is not None:
                return entry
    return None


@cache
def book(lexicon: Lexicon) -> CueBook:
    """Return the look-up tables of ``lexicon``'s attribution entries."""
    evidentials = lexicon.entries("evidentials.toml", Evidential)
    by_word: dict[str, tuple[Evidential, ...]] = {}
    for entry in evidentials:
        for word in entry.words:
            by_word[word] = (*by_word.get(word, ()), entry)
    cues = lexicon.entries("cues.toml", Cue)
    verbs = {entry.lemma: entry for entry in cues if not entry.word}
    phrases: dict[str, tuple[Cue, ...]] = {}
    for cue in cues:
        if cue.word:
            phrases[cue.word] = (*phrases.get(cue.word, ()), cue)
    nouns = {
        noun: entry for entry in lexicon.entries("cue_nouns.toml", CueNoun) for noun in entry.nouns
    }
    worded = frozenset(cue.lemma for cue in cues if cue.word)
    return CueBook(verbs, phrases, worded, nouns, evidentials, by_word)
