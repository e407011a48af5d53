"""Markers of doubt and hearsay: the entries of ``modality.toml`` and where they fire.

``find`` looks at every word of a text once.  An entry's ``construction`` is one of a closed
list, each implemented below; where several entries know a word, the first that fits wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.reader.analysis.tokens import Clause, Quotation, Token
from wortlaut.reader.attribution.cues import book
from wortlaut.reader.attribution.shapes import is_name
from wortlaut.reader.attribution.syntax import Syntax

Kind = Literal["hedge", "hearsay", "doubt", "conditional", "negation"]
Construction = Literal[
    "particle",  # the word, not part of a noun phrase: "offenbar"
    "attribute",  # the inflected adjective before its noun: "der mutmaßliche Täter"
    "phrase",  # the words in this order: "dem Vernehmen nach"
    "modal",  # the finite form over an infinitive: "dürfte kommen"
    "perfect",  # the finite form over a perfect infinitive: "soll gesagt haben"
    "over",  # the finite form over one of the infinitives ``verbs``: "soll betragen"
    "seeming",  # the finite form with "zu", "als", "dass" or a predicate: "scheint zu zögern"
    "opening",  # the finite form opens a clause that is no question: "sollte er kommen, ..."
    "subjunctive_1",  # any Konjunktiv I
    "substitute",  # a Konjunktiv II that stands for a Konjunktiv I: "sie hätten sich geeinigt"
    "told_perfect",  # a plural perfect in the Konjunktiv II: "sie hätten geschossen"
    "subjunctive_2",  # any other Konjunktiv II
    "quotation",  # a word or two in quotation marks: „Spezialoperation“
    "negation",  # a negating word that does not negate a single phrase
]
SHORT_QUOTATION = 3
"""Words that a quotation of distance has at most."""


class Marker(Entry, frozen=True):
    """A word or form that says how firmly something is told.

    ``words`` are in lower case: surface forms, but lemmas for "attribute".  ``not_before`` and
    ``not_after`` are words beside it that rule it out, ``not_with`` words anywhere in its clause,
    ``not_near`` words anywhere in its sentence, ``not_verbs`` lemmas of the clause's verb.
    """

    kind: Kind
    construction: Construction
    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """An entry that fired at ``indices``; ``wide`` is False where it marks a noun phrase only."""

    entry: Marker
    indices: tuple[int, ...]
    wide: bool = True


@dataclass(frozen=True, slots=True)
class _Book:
    """The entries by what calls them up."""

    by_word: dict[str, tuple[Marker, ...]]
    by_lemma: dict[str, tuple[Marker, ...]]
    by_mood: dict[str, tuple[Marker, ...]]
    quotation: tuple[Marker, ...]


MOODS = {
    "subjunctive_1": "sub1",
    "substitute": "sub2",
    "told_perfect": "sub2",
    "subjunctive_2": "sub2",
}


@cache
def _book(lexicon: Lexicon) -> _Book:
    known = _Book({}, {}, {}, ())
    entries = lexicon.entries("modality.toml", Marker)
    for entry in entries:
        table = known.by_lemma if entry.construction == "attribute" else known.by_word
        for word in entry.words:
            first = word.partition(" ")[0]
            table[first] = (*table.get(first, ()), entry)
        if entry.construction in MOODS:
            mood = MOODS[entry.construction]
            known.by_mood[mood] = (*known.by_mood.get(mood, ()), entry)
    quotation = tuple(entry for entry in entries if entry.construction == "quotation")
    return _Book(known.by_word, known.by_lemma, known.by_mood, quotation)


def find(syntax: Syntax, lexicon: Lexicon) -> tuple[Marked, ...]:
    """Return all markers of a text in order of their first word."""
    known = _book(lexicon)
    case = _Case(syntax, lexicon)
    found: list[Marked] = []
    for at, token in enumerate(syntax.tokens):
        entries = known.by_word.get(token.text.lower(), ()) + known.by_lemma.get(token.lemma, ())
        if token.mood and token.mood in known.by_mood:
            entries += known.by_mood[token.mood]
        marked = case.first(at, entries) if entries else None
        if marked is not None:
            found.append(marked)
    found += [one for quotation in syntax.analysis.quotations for one in case.distant(quotation)]
    return tuple(sorted(found, key=lambda one: one.indices))


class _Case:
    """A text's syntax, and the tests of the constructions."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        self.syntax = syntax
        self.tokens = syntax.tokens
        self.cues = book(lexicon).verbs
        self.entries = _book(lexicon)
        self.tests: dict[str, Callable[[int, Marker, Clause], tuple[int, ...]]] = {
            "particle": self._particle,
            "attribute": self._attribute,
            "phrase": self._phrase,
            "modal": self._modal,
            "perfect": self._perfect,
            "over": self._over,
            "seeming": self._seeming,
            "opening": self._opening,
            "subjunctive_1": self._subjunctive_1,
            "substitute": self._substitute,
            "told_perfect": self._told_perfect,
            "subjunctive_2": self._subjunctive_2,
            "negation": self._negation,
        }

    def first(self, at: int, entries: tuple[Marker, ...]) -> Marked | None:
        """Return what the first entry that fits marks at ``at``."""
        number = self.syntax.clause_of.get(at)
        if number is None:
            return None
        clause = self.syntax.analysis.clauses[number]
        for entry in entries:
            indices = self.tests[entry.construction](at, entry, clause)
            if indices and not self._ruled_out(indices, entry, clause):
                return Marked(entry, indices, self._wide(indices, entry))
        return None

    def distant(self, quotation: Quotation) -> Iterator[Marked]:
        """Yield the marker of a common noun that the author puts into quotation marks."""
        inner = range(quotation.range.first + 1, quotation.range.end - quotation.closed)
        words = [self.tokens[at] for at in inner if self.tokens[at].pos != "PUNCT"]
        if quotation.depth or not self._common(words) or is_name(self.syntax, quotation):
            return
        indices = tuple(range(quotation.range.first, quotation.range.end))
        for entry in self.entries.quotation:
            yield Marked(entry, indices, wide=False)

    def _common(self, words: list[Token]) -> bool:
        """Whether words are a noun and what stands before it, and no name or title."""
        if not 0 < len(words) <= SHORT_QUOTATION or words[-1].tag != "NN":
            return False
        return all(word.text[0].islower() and not word.form for word in words[:-1])

    def _ruled_out(self, indices: tuple[int, ...], entry: Marker, clause: Clause) -> bool:
        """Whether a neighbour, a word of the clause or its verb rules the entry out."""
        if clause.lemma in entry.not_verbs:
            return True
        if entry.not_after and self._text(indices[0] - 1) in entry.not_after:
            return True
        if entry.not_before and self._text(indices[-1] + 1) in entry.not_before:
            return True
        if entry.not_with and any(self._text(at) in entry.not_with for at in clause.indices):
            return True
        sentence = self.syntax.sentence(indices[0])
        return bool(entry.not_near) and any(
            self._text(at) in entry.not_near for at in range(sentence.first, sentence.end)
        )

    def _text(self, at: int) -> str:
        return self.tokens[at].text.lower() if 0 <= at < len(self.tokens) else ""

    def _wide(self, indices: tuple[int, ...], entry: Marker) -> bool:
        """Whether the marker bears on its clause, and not on an adjective inside a noun phrase."""
        if entry.construction == "attribute":
            return False
        at = indices[-1] + 1
        if entry.construction not in ("particle", "negation") or at >= len(self.tokens):
            return True
        inside = self.tokens[at].tag == "ADJ(A)" and indices[0] > 0
        return not (inside and self.tokens[indices[0] - 1].pos in ("DET", "ADP"))

    def _particle(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        token = self.tokens[at]
        if token.pos in ("VERB", "AUX") or self._noun(at, token):
            return ()
        return (at,)

    def _noun(self, at: int, token: Token) -> bool:
        """Whether the word has a noun's capital letter."""
        if not token.text[0].isupper():
            return False
        first = self.syntax.sentence(at).first
        return any(self.tokens[before].pos != "PUNCT" for before in range(first, at))

    def _attribute(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        token = self.tokens[at]
        inflected = token.text.lower() != token.lemma or token.tag == "ADJ(A)"
        return (at,) if token.pos == "ADJ" and inflected else ()

    def _phrase(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        for phrase in entry.words:
            words = phrase.split(" ")
            if [self._text(place) for place in range(at, at + len(words))] == words:
                return tuple(range(at, at + len(words)))
        return ()

    def _modal(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        if clause.finite != at or self._asked(at) or not self._infinitives(clause):
            return ()
        return () if self._reported_plural(at, clause) else (at,)

    def _infinitives(self, clause: Clause) -> list[int]:
        """Return the infinitives of a clause; one that was tagged as finite counts too."""
        return [
            at
            for at in clause.verbs
            if at != clause.finite
            and (
                self.tokens[at].form == "inf"
                or (self.tokens[at].form == "fin" and self._text(at) == self.tokens[at].lemma)
            )
        ]

    def _asked(self, at: int) -> bool:
        """Whether the sentence is a question."""
        return self.tokens[self.syntax.sentence(at).end - 1].text in "?“" and any(
            self.tokens[place].text == "?" for place in range(at, self.syntax.sentence(at).end)
        )

    def _perfect(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        perfect = any(
            self.tokens[place].lemma in self.syntax.known.perfect
            for place in self._infinitives(clause)
        )
        participle = any(self.tokens[place].form == "part" for place in clause.verbs)
        return (at,) if clause.finite == at and perfect and participle else ()

    def _over(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        if clause.finite != at or clause.passive:
            return ()
        governed = [self.tokens[place].lemma for place in self._infinitives(clause)]
        return (at,) if any(lemma in entry.verbs for lemma in governed) else ()

    def _seeming(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        if clause.finite != at:
            return ()
        own = [self.tokens[place] for place in clause.indices if place != at]
        if any(token.form == "zu" or token.tag in ("PTKZU", "ADJ(D)") for token in own):
            return (at,)
        children = self.syntax.children.get(self.syntax.clause_of[at], ())
        below = [self.syntax.analysis.clauses[child] for child in children]
        return (at,) if any(map(self._depends, below)) else ()

    def _depends(self, clause: Clause) -> bool:
        """Whether a clause is subordinate, or compares ("als habe er geschlafen")."""
        return clause.kind in ("zu", "sub") or self.tokens[clause.indices[0]].tag == "KOKOM"

    def _opening(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        words = [place for place in clause.indices if self.tokens[place].pos != "PUNCT"]
        return (at,) if words[0] == at == clause.finite and not self._asked(at) else ()

    def _subjunctive_1(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        first = any(self._text(place) in self.syntax.known.first_person for place in clause.indices)
        return () if first or clause.finite != at else (at,)

    def _substitute(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        if clause.finite != at or self._text(at) in entry.words:
            return ()
        return (at,) if self._governed(at, clause) or self._reported_plural(at, clause) else ()

    def _told_perfect(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        token = self.tokens[at]
        helper = clause.finite == at and token.lemma in self.syntax.known.perfect
        participle = any(self.tokens[place].form == "part" for place in clause.verbs)
        if not (helper and participle and self._plural(at)) or self._asked(at):
            return ()
        return () if self._infinitives(clause) else (at,)

    def _subjunctive_2(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        return () if self._text(at) in entry.words or self._asked(at) else (at,)

    def _negation(self, at: int, entry: Marker, clause: Clause) -> tuple[int, ...]:
        depth = self.syntax.quotation_of.get
        return (at,) if clause.finite < 0 or depth(at) == depth(clause.finite) else ()

    def _plural(self, at: int) -> bool:
        """Whether the end of a verb tells that it is a plural."""
        return self._text(at).endswith(self.syntax.known.plural_verbs)

    def _governed(self, at: int, clause: Clause) -> bool:
        """Whether the clause renders speech: a cue in its sentence, or a Konjunktiv I beside it."""
        sentence = self.syntax.analysis.sentences[self.syntax.sentence_of[at]]
        for number in sentence.clauses:
            other = self.syntax.analysis.clauses[number]
            if other is clause or other.finite < 0:
                continue
            if other.lemma in self.cues or self.tokens[other.finite].mood == "sub1":
                return True
        return False

    def _reported_plural(self, at: int, clause: Clause) -> bool:
        """Whether a plural stands for the Konjunktiv I that would look like an indicative."""
        if self.tokens[at].mood != "sub2" or not self._plural(at):
            return False
        return self._governed(at, clause) or self._carried(at)

    def _carried(self, at: int) -> bool:
        """Whether the sentence before is a report in the Konjunktiv I."""
        number = self.syntax.sentence_of[at]
        sentences = self.syntax.analysis.sentences
        if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
            return False
        before = [self.syntax.analysis.clauses[place] for place in sentences[number - 1].clauses]
        return any(
            clause.finite >= 0 and self.tokens[clause.finite].mood == "sub1" for clause in before
        )
