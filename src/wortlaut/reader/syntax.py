"""Questions that the steps of the reader ask of an analysis: whose clause, which subject."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from wortlaut.reader.language import Language
from wortlaut.reader.tokens import Analysis, Chunk, Clause, Range, Token

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
        agreeing = [chunk for chunk in found if self.agrees(chunk, clause)]
        contracted = clause.kind == "main" and clause.indices[0] == clause.finite
        if not agreeing and contracted and all(map(self._bare_plural, found)):
            return None  # "X zögert, hat aber Zweifel": the subject stands in the clause before
        agreeing = agreeing or found
        before = [chunk for chunk in agreeing if chunk.range.end <= clause.finite]
        if clause.kind in ("sub", "rel", "zu"):
            return agreeing[0]
        if before and before[0].range.first <= clause.indices[0] + 2:
            return before[0]
        after = [chunk for chunk in agreeing if chunk.range.first > clause.finite]
        return after[0] if after else agreeing[0]

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
        plural_verb = self.tokens[clause.finite].text.lower().endswith("n")
        first = self.tokens[chunk.range.first]
        head = self.tokens[chunk.head]
        if first.tag == "PPER" and first.text.lower() in ("er", "es"):
            return not plural_verb
        if first.text.lower() in ("der", "das", "ein", "kein", "dieser", "jener"):
            return not plural_verb or "n" not in chunk.case
        if head.tag == "NN" and not plural_verb and self._bare_plural(chunk):
            return False
        if head.tag == "NN" and head.text != head.lemma and first.text.lower() == "die":
            return plural_verb
        return True

    def _bare_plural(self, chunk: Chunk) -> bool:
        """Whether a noun without determiner or name is a plural by its ending."""
        head, last = self.tokens[chunk.head], self.tokens[chunk.range.end - 1]
        inside = self.tokens[chunk.range.first : chunk.head]
        plain = all(token.pos not in ("DET", "NUM", "PRON") for token in inside)
        inflected = head.text != head.lemma and head.text.endswith("en")
        return inflected and plain and last.tag != "NE"

    def extended(self, chunk: Chunk) -> list[int]:
        """Return a phrase's tokens with the appositions and short attributes that follow it.

        "der Sprecher des Ministeriums, Igor Konaschenkow" is one phrase; so is all that stands
        before the verb of a main clause, if the phrase opens it.
        """
        first, end = chunk.range.first, self._named(chunk.range)
        clause = self._clause(chunk.head)
        if clause is None:
            return list(range(first, end))
        if clause.kind == "main" and end <= clause.finite and self._opens_prefield(first, clause):
            colons = [at for at in range(first, clause.finite) if self.tokens[at].text == ":"]
            end = colons[0] if colons else clause.finite
            while end > first + 1 and self._trailing(end - 1):
                end -= 1
            return [at for at in range(first, end) if self._same(at, clause)]
        end = self._seated(self._coordinated(end, clause), clause)
        return list(range(first, self._apposed(end, clause)))

    def _named(self, where: Range) -> int:
        """Return the end of a phrase with the whole of a quoted name in it („Aktion Licht“)."""
        number = self.quotation_of.get(where.end - 1)
        if number is None:
            return where.end
        name = self.analysis.quotations[number].range
        inside = where.first <= name.first < where.end < name.end
        return name.end if inside and len(name) <= NAME else where.end

    def _seated(self, end: int, clause: Clause) -> int:
        """Return the end of a phrase with the place right behind it ("die Behörde in Riga")."""
        behind = self.chunk_of.get(end)
        if (
            behind is None
            or behind.range.first != end
            or behind.preposition not in self.known.seats
        ):
            return end
        head = self.tokens[behind.head]
        named = head.tag == "NE" and behind.range.end - behind.range.first <= SEAT
        return behind.range.end if named and self._same(behind.head, clause) else end

    def _trailing(self, at: int) -> bool:
        """Whether a word between a phrase and its verb is an adverb or a mark that closes none."""
        token = self.tokens[at]
        return token.pos == "ADV" or (token.pos == "PUNCT" and token.text not in CLOSING_MARKS)

    def _coordinated(self, end: int, clause: Clause) -> int:
        """Return the end of a phrase that "und" joins to one ending at ``end``."""
        joined = self.chunk_of.get(end + 1)
        if end + 1 >= len(self.tokens) or self.tokens[end].tag != "KON" or joined is None:
            return end
        if (
            joined.range.first != end + 1
            or joined.preposition
            or joined.range.end >= len(self.tokens)
        ):
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

    def _apposed(self, end: int, clause: Clause | None) -> int:
        """Return the end of the appositions that follow a phrase ending at ``end``."""
        tokens = self.tokens
        while clause is not None and end + 1 < len(tokens) and tokens[end].text in APPOSITION_MARKS:
            chunk = self.chunk_of.get(end + 1)
            if chunk is None or chunk.range.first != end + 1 or chunk.preposition:
                return end
            if tokens[end + 1].pos == "PRON" or self.clause_of.get(chunk.head) is None:
                return end
            if not self._same(chunk.head, clause) or chunk.range.end >= len(tokens):
                return end
            closing = tokens[chunk.range.end]
            if closing.text not in ",–—-).:;“" and not closing.form:
                return end
            end = chunk.range.end + (closing.text == ")")
        return end


def trimmed(indices: list[int], tokens: tuple[Token, ...], marks: str = ",;:–—-.") -> list[int]:
    """Return ``indices`` without marks at either end."""
    first, end = 0, len(indices)
    while first < end and tokens[indices[first]].text in marks:
        first += 1
    while end > first and tokens[indices[end - 1]].text in marks:
        end -= 1
    return indices[first:end]
