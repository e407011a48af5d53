"""On whose word a clause is told: what the statements say, and what mood alone tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wortlaut.model import Form, Spans, Statement
from wortlaut.reader.acts.drafts import Indices
from wortlaut.reader.acts.syntax import Grammar


class Voices:
    """The statements of a text by token."""

    def __init__(self, grammar: Grammar, statements: Sequence[Statement]) -> None:
        """Let inner statements win over the outer ones that hold them."""
        self.grammar = grammar
        self._at: dict[int, Statement] = {}
        self._starts = [token.start for token in grammar.tokens]
        told = [found for found in statements if found.form is not Form.REPORTED]
        order = sorted(told, key=lambda found: -_length(found.quote))
        for statement in order:
            for span in statement.quote:
                for at in _within(self._starts, span.start, span.end):
                    self._at[at] = statement

    def statement(self, number: int) -> Statement | None:
        """Return the innermost statement that a clause's verb stands in."""
        clause = self.grammar.clauses[number]
        at = clause.finite if clause.finite >= 0 else (clause.verbs or clause.indices)[-1]
        return self._at.get(at)

    def direct(self, number: int) -> bool:
        """Whether a clause stands in somebody's own words."""
        found = self.statement(number)
        return found is not None and found.form is Form.DIRECT

    def reported(self, number: int) -> bool:
        """Whether a clause is told on somebody's word: quoted, or in the Konjunktiv."""
        if number < 0:
            return False
        if self.statement(number) is not None:
            return True
        clause = self.grammar.clauses[number]
        if clause.finite < 0:
            return False
        return self.grammar.tokens[clause.finite].mood == "sub1" or self._goes_on(number)

    def _goes_on(self, number: int) -> bool:
        """Whether "würde" carries on what the clause before it reports."""
        clause, before = self.grammar.clauses[number], self.grammar.clauses[number - 1]
        finite = self.grammar.tokens[clause.finite]
        if finite.mood != "sub2" or finite.lemma != self.grammar.known.words.become or not number:
            return False
        return before.finite >= 0 and self.grammar.tokens[before.finite].mood == "sub1"

    def speaker(self, number: int) -> Spans:
        """Return the wording of the one on whose word a clause is told, or ()."""
        found = self.statement(number)
        return found.speaker if found else ()

    def own(self, number: int) -> bool:
        """Whether the subject of a reported clause is the speaker, or who he speaks for."""
        subject = self.grammar.roles(number).subject
        if subject is None:
            return False
        head = self.grammar.tokens[subject.head]
        first = self.grammar.tokens[subject.range.first].text.lower()
        if first in self.grammar.known.words.amounts | self.grammar.known.words.everybody:
            return False
        if head.text.lower() in self.grammar.known.words.own or head.pos == "PRON":
            return True
        return self.statement(number) is None or self.grammar.is_actor(subject)

    def tokens(self, spans: Spans) -> Indices:
        """Return the indices of the tokens that ``spans`` cover."""
        return tuple(at for one in spans for at in _within(self._starts, one.start, one.end))


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _within(starts: Sequence[int], start: int, end: int) -> range:
    return range(bisect_left(starts, start), bisect_left(starts, end))
