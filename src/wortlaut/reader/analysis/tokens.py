"""What the analysis of a text yields: tokens, sentences, quotations, chunks and clauses.

All other steps of the reader work on these types; only ``analyse.py`` knows the tagger.
Token ranges are indices into ``Analysis.tokens``, end excluded.  What there are very many of is a
struct, made ten times as fast as a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from wortlaut.model import Span


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token.  ``pos`` is a UD part of speech, ``tag`` the tagger's own finer tag.

    ``form`` is "fin", "inf", "zu" (zu-infinitive, also inside the word), "part", "imp" or "";
    ``mood`` "ind", "sub1", "sub2" (Konjunktiv I and II) or "?" where the form is ambiguous, and
    "" for what is no finite verb; ``tense`` "pres", "past", "fut" or "".  ``case`` is a set of
    letters out of "nagdil" and ``number`` "s", "p" or "" where the tagger tells them.
    ``animate`` says of a noun that it names somebody, where the tagger knows.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str = ""
    form: str = ""
    mood: str = ""
    tense: str = ""
    case: str = ""
    number: str = ""
    animate: bool = False


class Range(msgspec.Struct, frozen=True, gc=False):
    """A stretch of tokens: ``first`` included, ``end`` excluded."""

    first: int
    end: int

    def __contains__(self, index: int) -> bool:
        return self.first <= index < self.end

    def __len__(self) -> int:
        return self.end - self.first


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.  ``range`` includes the marks; ``depth`` is 0 for outer ones.

    ``closed`` is False where the closing mark is missing and the end was inferred.
    """

    range: Range
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase, with its preposition if it has one.

    ``range`` covers the whole phrase with its preposition and its genitive and appositive
    attributes, ``head`` is the index of its head noun, ``preposition`` the lemma or "".
    ``case`` is a set of letters out of "nagd" that the article and endings allow.
    """

    range: Range
    head: int
    preposition: str
    case: str

    @property
    def nominal(self) -> Range:
        """The phrase without its preposition."""
        return Range(self.range.first + bool(self.preposition), self.range.end)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the token indices of its own words, without those of clauses inside it.

    ``kind`` is "main", "sub" (with a subordinator), "rel", "zu" (infinitive clause), "part" (of a
    participle or gerund) or "frag" (no verb).  ``opener`` is the lemma of the subordinator,
    relative or question word, or "".
    ``finite`` is the index of the finite verb or -1, ``verbs`` all its verbs with separated
    particles, ``lemma`` the full verb's lemma with its particle ("ankündigen").
    ``parent`` is the index of the clause that it depends on, or -1.
    """

    range: Range
    indices: tuple[int, ...]
    kind: str
    opener: str
    finite: int
    verbs: tuple[int, ...]
    lemma: str
    passive: bool
    negated: bool
    parent: int
    modal: str = ""
    """The lemma of the modal verb over the full verb ("sollen"), or ""."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the clauses in it, in order of their first word."""

    range: Range
    clauses: tuple[int, ...]
    paragraph: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text's tokens and what they form."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    chunks: tuple[Chunk, ...]
    clauses: tuple[Clause, ...]

    def span(self, where: Range) -> Span:
        """Return the span of the text that a range of tokens covers."""
        return Span(self.tokens[where.first].start, self.tokens[where.end - 1].end)

    def spans(self, indices: tuple[int, ...]) -> tuple[Span, ...]:
        """Return the spans that cover ``indices``, runs of neighbours joined."""
        found: list[Span] = []
        previous = -2
        for index in sorted(indices):
            token = self.tokens[index]
            if index == previous + 1:
                found[-1] = Span(found[-1].start, token.end)
            else:
                found.append(Span(token.start, token.end))
            previous = index
        return tuple(found)
