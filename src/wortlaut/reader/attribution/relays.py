"""Words that pass through another mouth: the medium they were said to, whom a speaker cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.model import Span, Spans, Statement
from wortlaut.reader.analysis.tokens import Chunk, Clause
from wortlaut.reader.attribution.syntax import Syntax

MEDIUM = "medium/"
"""How the ids of actors that are media begin."""
NAMES = ("NE", "FM")
LONGEST_NAME = 6
"""Tokens, marks included, of a medium's name in quotation marks."""


class Passage(Entry, frozen=True):
    """A word that brings another voice in.

    ``part`` is "medium" (nouns; a compound ends with one), "basis" (words before the one who is
    relied on), "cited" (lemmas of verbs whose object speaks) or "self" (pronouns of the speaker,
    with ``nouns`` only before one of these).
    ``not_verbs`` are lemmas of the cue with which a medium is a party and passes nothing on.
    """

    part: Literal["medium", "basis", "cited", "self"]
    words: tuple[str, ...]
    prepositions: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    not_nouns: tuple[str, ...] = ()
    not_verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relay:
    """The voices outside and inside the speaker's own, and the entries that they come from."""

    medium: Spans = ()
    inner: tuple[Spans, ...] = ()
    because: tuple[str, ...] = ()


class Relays:
    """Reads the relays of one text."""

    def __init__(
        self, syntax: Syntax, lexicon: Lexicon, actor: Callable[[Spans], str | None]
    ) -> None:
        """Read with ``actor``, which names the actor that spans mean."""
        self.syntax = syntax
        self.tokens = syntax.tokens
        self.actor = actor
        self.by_part: dict[str, list[Passage]] = {}
        for entry in lexicon.entries("voices.toml", Passage):
            self.by_part.setdefault(entry.part, []).append(entry)

    def is_self(self, spans: Spans) -> bool:
        """Whether a wording refers back to the speaker: "wir", "seiner Meinung"."""
        if len(spans) != 1:
            return False
        said = spans[0].of(self.syntax.analysis.text).lower().split()
        return bool(said) and any(
            said[0] in entry.words and (said[-1] in entry.nouns if entry.nouns else len(said) == 1)
            for entry in self.by_part["self"]
        )

    def read(self, number: int, told: tuple[int, ...], statement: Statement) -> Relay:
        """Return the relays in the words ``told`` of a statement's attributing clause."""
        if number < 0 or not told:
            return Relay()
        clause = self.syntax.analysis.clauses[number]
        media = list(self._media(clause, told, statement))
        inner = [*self._cited(clause, told, statement.speaker), *self._basis(told)]
        because = (*(name for name, _ in media[:1]), *(name for name, _ in inner))
        medium = media[0][1] if media else ()
        return Relay(medium, tuple(spans for _, spans in inner), because)

    # ---- the medium that it was said to

    def _media(
        self, clause: Clause, told: tuple[int, ...], statement: Statement
    ) -> Iterator[tuple[str, Spans]]:
        within = set(told)
        for entry in self.by_part["medium"]:
            for at in told:
                if clause.lemma not in entry.not_verbs and self._is_medium(at, entry):
                    first, end = self._phrase(at, within)
                    spans = self.syntax.analysis.spans(tuple(range(first, end)))
                    if self._addressed(first, entry, spans, statement):
                        yield f"voices/{entry.id}", spans

    def _is_medium(self, at: int, entry: Passage) -> bool:
        token = self.tokens[at]
        if token.pos == "NOUN":
            forms = (token.text.lower(), token.lemma.lower())
            return any(form.endswith(word) for form in forms for word in entry.words)
        if token.tag != "NE" or self.tokens[at - 1].tag in NAMES:
            return False
        return (self.actor((Span(token.start, token.end),)) or "").startswith(MEDIUM)

    def _phrase(self, head: int, within: set[int]) -> tuple[int, int]:
        """Return the range of a medium's phrase, with article, adjectives and name."""
        first, end = head, head + 1
        while first - 1 in within and self.tokens[first - 1].tag == "ADJ(A)":
            first -= 1
        if first - 1 in within and self.tokens[first - 1].pos in ("DET", "PRON"):
            first -= 1
        while end in within and self.tokens[end].tag in NAMES:
            end += 1
        place = self.syntax.quotation_of.get(end)
        if place is not None:
            name = self.syntax.analysis.quotations[place].range
            if name.first == end and len(name) <= LONGEST_NAME:
                end = name.end
        return first, end

    def _addressed(self, first: int, entry: Passage, spans: Spans, statement: Statement) -> bool:
        """Whether the phrase is spoken to: behind a preposition, or a dative of its own."""
        opening = self.tokens[first].text.lower()
        before = self.tokens[first - 1] if first else None
        if opening in entry.not_after or before is None:
            return False
        if before.text.lower() in entry.prepositions or _overlap(spans, statement.addressee):
            return True
        dative = "d" in self.syntax.known.determiners.get(opening, "")
        named = self.tokens[first].tag in NAMES
        if before.pos == "ADP" or not (dative or named):
            return False
        if _overlap(spans, statement.speaker):
            swallowed = statement.speaker[0].start < spans[0].start and before.pos == "PROPN"
            return swallowed and dative
        return before.pos in ("PROPN", "PRON", "VERB", "AUX") or opening.endswith(
            self.syntax.known.datives
        )

    # ---- whom the speaker cites

    def _basis(self, told: tuple[int, ...]) -> Iterator[tuple[str, Spans]]:
        words = [self.tokens[at].text.lower() for at in told]
        for entry in self.by_part["basis"]:
            for phrase in entry.words:
                parts = phrase.split(" ")
                for place in range(len(words) - len(parts)):
                    if words[place : place + len(parts)] == parts:
                        yield from self._relied(told[place + len(parts)], entry)

    def _relied(self, first: int, entry: Passage) -> Iterator[tuple[str, Spans]]:
        chunk = self.syntax.chunk_of.get(first)
        if chunk is None:
            return
        head = self.tokens[chunk.head]
        forms = (head.text.lower(), head.lemma.lower())
        if not any(form.endswith(noun) for form in forms for noun in entry.not_nouns):
            yield (
                f"voices/{entry.id}",
                self.syntax.analysis.spans(tuple(range(first, chunk.range.end))),
            )

    def _cited(
        self, clause: Clause, told: tuple[int, ...], speaker: Spans
    ) -> Iterator[tuple[str, Spans]]:
        for entry in self.by_part["cited"]:
            chunk = self._object(clause, speaker) if clause.lemma in entry.words else None
            if chunk is not None and chunk.head in told:
                yield f"voices/{entry.id}", (self.syntax.analysis.span(chunk.range),)

    def _object(self, clause: Clause, speaker: Spans) -> Chunk | None:
        """Return whom a verb of citing cites: its object, in the passive its subject."""
        if clause.passive:
            return self.syntax.subject(clause)
        subject = self.syntax.subject(clause)
        for chunk in self.syntax.phrases(clause):
            span = self.syntax.analysis.span(chunk.range)
            if chunk is subject or chunk.preposition or _overlap((span,), speaker):
                continue
            if "a" in chunk.case and self.tokens[chunk.head].text.lower() not in (
                self.syntax.known.times
            ):
                return chunk
        return None


def _overlap(some: Spans, others: Spans) -> bool:
    return any(one.start < other.end and other.start < one.end for one in some for other in others)
