"""Noun phrases with what is coordinated with them, stands in apposition or hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wortlaut.reader.acts.clauses import Clauses
from wortlaut.reader.acts.cuts import BARE, cut
from wortlaut.reader.acts.entries import Inventory
from wortlaut.reader.acts.scene import Scene
from wortlaut.reader.analysis.tokens import Chunk, Range

NOMINAL = frozenset({"NOUN", "PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with what is coordinated with it or stands in apposition.

    ``parts`` are the coordinated phrases, ``preposition`` is a lemma or "".
    """

    range: Range
    head: int
    preposition: str
    case: str
    parts: tuple[Range, ...]

    @property
    def nominal(self) -> Range:
        """The phrase without its preposition."""
        return Range(self.range.first + bool(self.preposition), self.range.end)


class Phrases(Clauses):
    """The noun phrases of a text, clause by clause."""

    def __init__(self, scene: Scene, known: Inventory) -> None:
        """Index the chunks by the clause of their head."""
        super().__init__(scene, known)
        self.chunks: list[list[Chunk]] = [[] for _ in self.clauses]
        for chunk in self.analysis.chunks:
            if self.home[chunk.head] >= 0:
                self.chunks[self.home[chunk.head]].append(chunk)
        self._phrases: dict[int, list[Phrase]] = {}

    def phrases(self, number: int) -> list[Phrase]:
        """Return the phrases of a clause, left to right."""
        if number not in self._phrases:
            self._phrases[number] = self._merged(self.chunks[number])
        return self._phrases[number]

    def _merged(self, chunks: Sequence[Chunk]) -> list[Phrase]:
        found: list[Phrase] = []
        for phrase in (self._single(part) for chunk in chunks for part in self._parts(chunk)):
            if found and self._continues(found[-1], phrase):
                found[-1] = self._joined(found[-1], phrase)
            else:
                found.append(phrase)
        return found

    def _parts(self, chunk: Chunk) -> list[Chunk]:
        """Cut a time off the noun that the chunker took into it: "am 8. Mai Neuwahlen"."""
        if chunk.head not in self.timed or chunk.range.end - 1 in self.timed:
            return cut(self.tokens, chunk, self.known)
        end = next(at for at in range(chunk.head, chunk.range.end) if at not in self.timed)
        if self.tokens[end].pos not in NOMINAL:
            return [chunk]
        time = Chunk(Range(chunk.range.first, end), chunk.head, chunk.preposition, chunk.case)
        return [time, Chunk(Range(end, chunk.range.end), end, "", BARE)]

    def _single(self, chunk: Chunk) -> Phrase:
        preposition = self.tokens[chunk.range.first].lemma.lower() if chunk.preposition else ""
        first = chunk.range.first
        while not preposition and first in self.timed and first < chunk.head:
            first += 1
        where = Range(first, chunk.range.end)
        return Phrase(where, chunk.head, preposition, chunk.case, (where,))

    def _joined(self, left: Phrase, right: Phrase) -> Phrase:
        cover = Range(left.range.first, right.range.end)
        apart = self.tokens[left.range.end].lemma.lower() in self.known.words.coordinators
        enumerated = self.tokens[left.range.end].text == ","
        own = not self._holds_attribute(left)
        parts = (*left.parts, right.range) if own and (apart or enumerated) else left.parts
        return Phrase(cover, left.head, left.preposition, left.case, parts)

    def _holds_attribute(self, phrase: Phrase) -> bool:
        """Whether a coordination joins an attribute: "ein Abkommen zwischen A und B"."""
        within = self.tokens[max(phrase.nominal.first, phrase.head) : phrase.range.end]
        return any(token.pos == "ADP" for token in within)

    def _continues(self, left: Phrase, right: Phrase) -> bool:
        """Whether ``right`` is coordinated with ``left``, in apposition to it or its genitive."""
        if right.preposition or self.is_time(left) or self.is_time(right):
            return False
        gap = self.tokens[left.range.end : right.range.first]
        heads = self.tokens[left.head], self.tokens[right.head]
        if any(head.pos not in NOMINAL for head in heads):
            return False
        if not gap:
            own = self._bare_genitive(right) or self._of_end(left, right)
            return own or self._compared(left, right)
        if len(gap) > 1:
            return False
        if gap[0].lemma.lower() in self.known.words.coordinators:
            within = self.tokens[left.range.first : left.range.end]
            led = [token.lemma.lower() for token in within if token.pos == "ADP"]
            if led and led[-1] in self.known.words.dative_prepositions and right.case:
                return "d" in right.case  # "in Höhe von zwei Millionen und die Freilassung"
            return left.preposition != "" or bool(set(left.case) & set(right.case))
        return gap[0].text == "," and (self._enumerated(left, right) or self._series(left, right))

    def _series(self, left: Phrase, right: Phrase) -> bool:
        """Whether bare nouns end a series: "(die Entsendung von) Ärzten, Richtern und Lehrern"."""
        after = self.tokens[right.range.end : right.range.end + 1]
        goes_on = any(token.lemma.lower() in self.known.words.coordinators for token in after)
        bare = self.tokens[right.range.first].pos != "DET" and goes_on
        last = self.tokens[left.range.end - 1]
        return bare and last.pos == "NOUN" and self.tokens[right.head].pos == "NOUN"

    def _bare_genitive(self, right: Phrase) -> bool:
        first = self.tokens[right.range.first]
        return (
            first.tag == "ADJ(A)"
            and first.text.endswith(self.known.words.genitive_adjectives)
            and right.head > right.range.first
        )

    def _compared(self, left: Phrase, right: Phrase) -> bool:
        """Whether an amount says by how much: "acht Prozent mehr Lohn"."""
        first = self.tokens[right.range.first].text.lower()
        measure = self.tokens[left.head].lemma.lower() in self.known.words.measures
        return measure and first in self.known.words.everybody

    def _of_end(self, left: Phrase, right: Phrase) -> bool:
        """Whether ``right`` is the genitive of "ein Ende", which the chunker takes for a time."""
        lemma = self.tokens[left.head].lemma
        return "g" in right.case and lemma in self.known.refrain_nouns

    def _enumerated(self, left: Phrase, right: Phrase) -> bool:
        heads = self.tokens[left.head].pos, self.tokens[right.head].pos
        after = self.tokens[right.range.end] if right.range.end < len(self.tokens) else None
        if heads == ("PROPN", "PROPN"):
            return True
        words = self.known.words.coordinators
        closed = after is not None and (
            after.text in ",“" or after.form != "" or after.lemma.lower() in words
        )
        named = heads == ("PROPN", "NOUN") and self._shut(right.range.end)
        return (closed or named) and "PROPN" in heads and heads[1] != "X"

    def _shut(self, at: int) -> bool:
        """Whether only phrases stand from ``at`` to a comma: "Kern, Chefin der Werft in Kiel,"."""
        loose = ("ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM")
        while at < len(self.tokens) and self.tokens[at].pos in loose:
            at += 1
        return at < len(self.tokens) and self.tokens[at].text == ","

    def _coordinated(self, phrase: Phrase) -> bool:
        within = self.tokens[phrase.range.first : phrase.range.end]
        return any(token.lemma.lower() in self.known.words.coordinators for token in within)

    def is_time(self, phrase: Phrase) -> bool:
        """Whether the phrase names a time."""
        inside = phrase.head in self.timed and phrase.nominal.first in self.timed
        lemma = self.tokens[phrase.head].lemma
        return inside or ("-" not in lemma and lemma in self.known.times)

    def extended(self, phrase: Phrase, stop: int) -> Range:
        """Return the phrase's words with the prepositional phrases right behind it."""
        number = self.home[phrase.head]
        end = self._participial(number, phrase.range.end, stop)
        for other in self.phrases(number):
            near = other.range.first == end and other.range.end <= stop
            if near and other.preposition:
                words = self.known.words
                timely = self.is_time(other) and other.preposition not in words.of_time
                if timely or other.preposition in words.never_attached or self._court(other):
                    break
                end = other.range.end
        return Range(phrase.nominal.first, max(end, phrase.range.end))

    def _court(self, phrase: Phrase) -> bool:
        """Whether a phrase names the court that somebody calls upon: "beim Gerichtshof"."""
        called = phrase.preposition in self.known.words.court_prepositions
        return called and self.tokens[phrase.head].lemma in self.known.courts

    def _participial(self, number: int, end: int, stop: int) -> int:
        """Return the end of a genitive with a phrase inside it: "der in Wien lagernden Krone"."""
        if end >= stop or self.tokens[end].tag != "ART":
            return end
        for phrase in self.phrases(number):
            inner = phrase.range.first > end and not phrase.preposition
            if inner and self.tokens[phrase.range.first].tag == "ADJ(A)":
                return phrase.range.end
        return end

    def before(self, at: int) -> Phrase | None:
        """Return the phrase that ends right before the token ``at``, marks aside."""
        last = at - 1
        while last >= 0 and self.tokens[last].pos in ("PUNCT", "ADP", "VERB", "AUX", "PART"):
            last -= 1
        if last < 0 or self.home[last] < 0:
            return None
        return next((p for p in self.phrases(self.home[last]) if last in p.range), None)

    def spread(self, phrase: Phrase, number: int, *, whole: bool = False) -> Range:
        """Return a phrase's words; one that opens a main clause reaches up to its verb.

        ``whole`` keeps the clauses that are said of it.
        """
        clause = self.clauses[self.home[phrase.head] if self.home[phrase.head] >= 0 else number]
        end = phrase.range.end
        before = [self.tokens[at].pos for at in clause.indices if at < phrase.range.first]
        if clause.kind == "main" and end < clause.finite and set(before) <= {"ADV", "CCONJ"}:
            end = clause.finite if whole else self._said_of(phrase.range.end, clause.finite)
            while self.tokens[end - 1].pos in ("PUNCT", "ADV") and self.tokens[end - 1].text != ")":
                end -= 1
        return Range(phrase.nominal.first, max(end, phrase.range.end))

    def _said_of(self, first: int, finite: int) -> int:
        """Return where a clause of its own begins before a verb: "Roth, der krank war, sagte"."""
        home = self.home[finite]
        return next((at for at in range(first, finite) if self.home[at] not in (home, -1)), finite)

    def _around(self, at: int) -> Phrase | None:
        number = self.home[at]
        phrases = self.phrases(number) if number >= 0 else []
        return next((phrase for phrase in phrases if at in phrase.range), None)
