"""Questions that the steps of the reader ask of an analysis: whose clause, which subject."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Analysis, Chunk, Clause, Range, Token

NAME = 8
"""Tokens that a quoted name has at most, its marks included."""
SEAT = 3
"""Words that a seat behind a name has at most ("in der Türkei")."""
APPOSITION_MARKS = frozenset(",–—-(")
CLOSING_MARKS = frozenset(")]“”\"«»’‘'›‹")


class Syntax:
    """An analysis with its look-up tables, each built once, when it is first asked for."""

    def __init__(self, analysis: Analysis, known: Language) -> None:
        """Wrap ``analysis``; ``known`` are the closed word lists of its language."""
        self.analysis = analysis
        self.known = known
        self.tokens = analysis.tokens

    @cached_property
    def clause_of(self) -> dict[int, int]:
        """The clause that each word belongs to; marks between clauses belong to none."""
        return {
            index: number
            for number, clause in enumerate(self.analysis.clauses)
            for index in clause.indices
        }

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The sentence that each token stands in."""
        return tuple(
            number
            for number, sentence in enumerate(self.analysis.sentences)
            for _ in range(len(sentence.range))
        )

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The clauses that depend on each clause directly."""
        found: dict[int, list[int]] = {}
        for number, clause in enumerate(self.analysis.clauses):
            if clause.parent >= 0:
                found.setdefault(clause.parent, []).append(number)
        return found

    @cached_property
    def chunk_of(self) -> dict[int, Chunk]:
        """The noun phrase that each token stands in."""
        return {
            index: chunk
            for chunk in self.analysis.chunks
            for index in range(chunk.range.first, chunk.range.end)
        }

    @cached_property
    def quotation_of(self) -> dict[int, int]:
        """The outermost quotation that each token stands in, marks included."""
        found: dict[int, int] = {}
        for number, quotation in enumerate(self.analysis.quotations):
            for index in range(quotation.range.first, quotation.range.end):
                found.setdefault(index, number)
        return found

    def sentence(self, index: int) -> Range:
        """Return the range of the sentence that a token stands in."""
        return self.analysis.sentences[self.sentence_of[index]].range

    def subtree(self, number: int, *, mains: bool = False) -> list[int]:
        """Return the clauses below clause ``number`` and itself; ``mains`` follows main ones."""
        found, rest = [], [number]
        while rest:
            at = rest.pop()
            found.append(at)
            for child in self.children.get(at, ()):
                if mains or self.analysis.clauses[child].kind != "main":
                    rest.append(child)
        return found

    def cover(self, clauses: Iterable[int]) -> list[int]:
        """Return the words of ``clauses`` and the marks between them, in order."""
        numbers = set(clauses)
        words = sorted(at for number in numbers for at in self.analysis.clauses[number].indices)
        if not words:
            return []
        return [
            at
            for at in range(words[0], words[-1] + 1)
            if self.clause_of.get(at, -1) in numbers or self._between(at, numbers)
        ]

    def _between(self, at: int, numbers: set[int]) -> bool:
        """Whether a mark that belongs to no clause has words of ``numbers`` on both sides."""
        if at in self.clause_of:
            return False
        left, right = at - 1, at + 1
        while left >= 0 and left not in self.clause_of:
            left -= 1
        while right < len(self.tokens) and right not in self.clause_of:
            right += 1
        return self.clause_of.get(left, -1) in numbers and self.clause_of.get(right, -1) in numbers

    def phrases(self, clause: Clause) -> list[Chunk]:
        """Return the noun phrases of a clause in order."""
        found: list[Chunk] = []
        for index in clause.indices:
            chunk = self.chunk_of.get(index)
            if chunk is not None and chunk.range.first == index:
                found.append(chunk)
        return found

    def subject(self, clause: Clause) -> Chunk | None:
        """Return the clause's subject: the phrase that its case, place and number point to."""
        found = [chunk for chunk in self.phrases(clause) if self.may_be_subject(chunk)]
        if not found:
            return None
        sure = [chunk for chunk in found if chunk.case == "n"]
        if sure:
            return sure[0]
        agreeing = [chunk for chunk in found if self.agrees(chunk, clause) or self._several(chunk)]
        contracted = clause.kind == "main" and clause.indices[0] == clause.finite
        if not agreeing and contracted and all(map(self._bare_plural, found)):
            return None  # "X zögert, hat aber Zweifel": the subject stands in the clause before
        if self._shares_subject(clause):
            return None
        agreeing = agreeing or found
        before = [chunk for chunk in agreeing if chunk.range.end <= clause.finite]
        if clause.kind in ("sub", "rel", "zu"):
            return agreeing[0]
        if before and before[0].range.first <= clause.indices[0] + 2:
            return before[0]
        after = [chunk for chunk in agreeing if chunk.range.first > clause.finite]
        return after[0] if after else agreeing[0]

    def _shares_subject(self, clause: Clause) -> bool:
        """Whether "und" joins a verb right behind it to a clause: "X warnte und rief Y auf"."""
        first, *rest = clause.indices
        joined = clause.kind == "main" and clause.parent >= 0 and self.tokens[first].tag == "KON"
        return joined and bool(rest) and rest[0] == clause.finite

    def may_be_subject(self, chunk: Chunk) -> bool:
        """Return whether the phrase's case and head allow it to be a subject."""
        head = self.tokens[chunk.head]
        if chunk.preposition or "n" not in chunk.case:
            return False
        return head.text.lower() not in self.known.times and head.tag not in ("CARD",)

    def agrees(self, chunk: Chunk, clause: Clause) -> bool:
        """Return False where number speaks against the phrase as subject of the finite verb."""
        if clause.finite < 0:
            return True
        plural_verb = self.tokens[clause.finite].text.lower().endswith(self.known.plural_verbs)
        first = self.tokens[chunk.range.first]
        opener = first.text.lower()
        head = self.tokens[chunk.head]
        if first.tag == "PPER" and opener in self.known.singular_pronouns:
            return not plural_verb
        if opener in self.known.singular_articles:
            return not plural_verb or "n" not in chunk.case
        if head.tag == "NN" and not plural_verb and self._bare_plural(chunk):
            return False
        if head.tag == "NN" and head.text != head.lemma and opener in self.known.plural_articles:
            return plural_verb
        return True

    def _several(self, chunk: Chunk) -> bool:
        """Whether "und" joins another phrase to this one, which makes a plural of both."""
        end = chunk.range.end
        joined = self.chunk_of.get(end + 1)
        paired = joined is not None and joined.range.first == end + 1 and not joined.preposition
        return paired and self.tokens[end].tag == "KON"

    def _bare_plural(self, chunk: Chunk) -> bool:
        """Whether a noun without determiner or name is a plural by its ending."""
        head, last = self.tokens[chunk.head], self.tokens[chunk.range.end - 1]
        inside = self.tokens[chunk.range.first : chunk.head]
        plain = all(token.pos not in ("DET", "NUM", "PRON") for token in inside)
        inflected = head.text != head.lemma and head.text.endswith(self.known.plural_nouns)
        return inflected and plain and last.tag != "NE"

    def extended(self, chunk: Chunk) -> list[int]:
        """Return a phrase's tokens with the appositions and short attributes that follow it.

        "der Sprecher des Ministeriums, Igor Konaschenkow" is one phrase; so is all that stands
        before the verb of a main clause, if the phrase opens it.
        """
        first, end = chunk.range.first, self._named(chunk.range)
        number = self.quotation_of.get(first - 1)
        if number is not None and self.analysis.quotations[number].range == Range(
            first - 1, end + 1
        ):
            first, end = first - 1, end + 1
        clause = self._clause(chunk.head)
        if clause is None:
            return list(range(first, end))
        if clause.kind == "main" and end <= clause.finite and self._opens_prefield(first, clause):
            end = self._prefield(end, clause)
            while end > first + 1 and self._trailing(end - 1):
                end -= 1
            return list(range(first, end))
        end = self._attributed(self._coordinated(end, clause), clause, chunk)
        return list(range(first, self._apposed(end, clause)))

    def _prefield(self, end: int, clause: Clause) -> int:
        """Return where the phrase that opens a main clause ends, at its verb at the latest.

        A colon, another clause, a frame ("so X") and an addressee end it.
        """
        for at in range(end, clause.finite):
            word = self.tokens[at].text.lower()
            other = word == ":" or not self._same(at, clause)
            if other or word in self.known.towards or self._parted(at):
                return at
        return clause.finite

    def _parted(self, at: int) -> bool:
        """Whether an adverb behind a comma begins another's frame (", so X,")."""
        return self.tokens[at].tag == "ADV" and self.tokens[at - 1].text in ",–"

    def _named(self, where: Range) -> int:
        """Return the end of a phrase with the whole of a quoted name in it („Aktion Licht“)."""
        number = self.quotation_of.get(where.end - 1)
        if number is None:
            return where.end
        name = self.analysis.quotations[number].range
        inside = where.first <= name.first < where.end < name.end
        return name.end if inside and len(name) <= NAME else where.end

    def _attributed(self, end: int, clause: Clause, chunk: Chunk) -> int:
        """Return the end of a phrase with the attributes of a preposition right behind it.

        A name takes "von" ("Jana Holm vom Sender RTV"), any other noun its seat and its field
        ("die Behörde in Riga", "der Beauftragte für Wasser").
        """
        behind = self.chunk_of.get(end)
        if behind is None or behind.range.first != end or not self._same(behind.head, clause):
            return end
        if self.tokens[behind.head].text.lower() in self.known.times:
            return end
        if self._is_person(end):
            fits = behind.preposition in self.known.members and self._is_named(behind)
        else:
            fits = self._seat(behind) or self._field(chunk, behind)
        return self._coordinated(behind.range.end, clause) if fits else end

    def _is_named(self, chunk: Chunk) -> bool:
        """Whether a phrase holds a name, by a tag, a capital, a hyphen or quotation marks."""
        words = (self.tokens[at] for at in range(chunk.range.first, chunk.range.end))
        return any(
            word.tag == "NE"
            or "-" in word.text
            or word.pos == "PUNCT"
            or (word.pos == "ADJ" and word.text[0].isupper())
            for word in words
        )

    def _field(self, chunk: Chunk, behind: Chunk) -> bool:
        """Whether a phrase is the field of an office ("der Kommissar für Wasser")."""
        office = self.tokens[chunk.head].pos == "NOUN" and "n" in chunk.case
        return office and behind.preposition in self.known.fields

    def _seat(self, behind: Chunk) -> bool:
        """Whether a phrase is a place of few words ("in der Türkei")."""
        named = self.tokens[behind.head].tag == "NE"
        return named and behind.preposition in self.known.seats and len(behind.range) <= SEAT

    def _is_person(self, end: int) -> bool:
        """Whether the phrase that ends at ``end`` ends in a name of two words."""
        return end > 1 and self.tokens[end - 1].tag == self.tokens[end - 2].tag == "NE"

    def _trailing(self, at: int) -> bool:
        """Whether a word between a phrase and its verb is an adverb or a mark that closes none."""
        token = self.tokens[at]
        return token.pos == "ADV" or (token.pos == "PUNCT" and token.text not in CLOSING_MARKS)

    def _coordinated(self, end: int, clause: Clause) -> int:
        """Return the end of a phrase that "und" joins to one ending at ``end``."""
        if end + 2 >= len(self.tokens) or self.tokens[end].tag != "KON":
            return end
        start = end + 1 + (self.tokens[end + 1].pos == "ADV")
        joined = self.chunk_of.get(start)
        if joined is None or joined.range.first != start or joined.preposition:
            return end
        if joined.range.end >= len(self.tokens):
            return end
        if self.clause_of.get(joined.head) != self.clause_of.get(end - 1):
            return end
        return joined.range.end

    def _clause(self, index: int) -> Clause | None:
        number = self.clause_of.get(index)
        return None if number is None else self.analysis.clauses[number]

    def _same(self, at: int, clause: Clause) -> bool:
        return at not in self.clause_of or self.analysis.clauses[self.clause_of[at]] is clause

    def _opens_prefield(self, first: int, clause: Clause) -> bool:
        """Whether nothing but conjunctions and particles stands before ``first``."""
        lead = [at for at in clause.indices if at < first]
        return all(self.tokens[at].pos in ("CCONJ", "ADV", "PUNCT") for at in lead)

    def _apposed(self, end: int, clause: Clause) -> int:
        """Return the end of the appositions that follow a phrase ending at ``end``."""
        tokens = self.tokens
        while end + 1 < len(tokens) and tokens[end].text in APPOSITION_MARKS:
            chunk = self.chunk_of.get(end + 1)
            if chunk is None or chunk.range.first != end + 1 or chunk.preposition:
                return end
            if tokens[end + 1].pos == "PRON" or not self._inside(chunk.head, clause):
                return end
            behind = self._whole(self._named(chunk.range), clause)
            if behind >= len(tokens):
                return end
            closing = tokens[behind]
            if closing.text not in ",–—-).:;“" and not closing.form and not self._timed(behind):
                return end
            end = behind + (closing.text == ")")
        return end

    def _inside(self, at: int, clause: Clause) -> bool:
        return at in self.clause_of and self._same(at, clause)

    def _timed(self, at: int) -> bool:
        """Whether a phrase of time starts at a token ("am Montag")."""
        chunk = self.chunk_of.get(at)
        return (
            chunk is not None
            and chunk.range.first == at
            and self.tokens[chunk.head].text.lower() in self.known.times
        )

    def _attributive(self, chunk: Chunk) -> bool:
        known = self.known
        return chunk.preposition in known.attributive | known.fields or self._seat(chunk)

    def _whole(self, end: int, clause: Clause) -> int:
        """Return the end of an apposition with all its attributes and what "und" joins to it."""
        while True:
            joined = self._coordinated(end, clause)
            behind = self.chunk_of.get(joined)
            attached = (
                behind is not None
                and behind.range.first == joined
                and self._attributive(behind)
                and self._inside(behind.head, clause)
                and not self._timed(joined)
            )
            if behind is not None and attached:
                joined = behind.range.end
            if joined == end:
                return end
            end = joined


def trimmed(indices: list[int], tokens: tuple[Token, ...], marks: str = ",;:–—-.") -> list[int]:
    """Return ``indices`` without marks at either end."""
    first, end = 0, len(indices)
    while first < end and tokens[indices[first]].text in marks:
        first += 1
    while end > first and tokens[indices[end - 1]].text in marks:
        end -= 1
    return indices[first:end]
