"""Whether a clause tells of what lies behind or ahead: its verb's tense, seen with its helpers."""

from __future__ import annotations

from bisect import bisect_right

from wortlaut.lexicon import Lexicon
from wortlaut.reader import language as closed
from wortlaut.reader.language import Language
from wortlaut.reader.tokens import Analysis, Clause

PAST, OPEN, AHEAD = -1, 0, 1


class Tenses:
    """The direction of every clause of a text, found as it is asked for."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        """Index the clauses of ``analysis``."""
        self._analysis = analysis
        self._known = closed.of(lexicon)
        self._starts = [token.start for token in analysis.tokens]
        self._clauses = [-1] * len(self._starts)
        for number, clause in enumerate(analysis.clauses):
            for index in clause.indices:
                self._clauses[index] = number
        firsts = [sentence.range.first for sentence in analysis.sentences]
        self._sentences = [self._starts[first] for first in firsts]

    def token(self, offset: int) -> int:
        """Return the index of the token at or before ``offset``."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence at ``offset``."""
        return max(bisect_right(self._sentences, offset) - 1, 0)

    def clause(self, offset: int) -> Clause | None:
        """Return the clause that holds the word at ``offset``."""
        if not self._starts:
            return None
        number = self._clauses[self.token(offset)]
        return self._analysis.clauses[number] if number >= 0 else None

    def direction(self, offset: int) -> int:
        """Return PAST, AHEAD or OPEN for the clause at ``offset``, or that which it hangs on."""
        clause, seen = self.clause(offset), 0
        while clause is not None and clause.finite < 0 and clause.parent >= 0 and seen < 9:
            if clause.kind == "zu":
                return AHEAD
            clause, seen = self._analysis.clauses[clause.parent], seen + 1
        return OPEN if clause is None or clause.finite < 0 else self._of(clause)

    def _of(self, clause: Clause) -> int:
        tokens, known = self._analysis.tokens, self._known
        finite = tokens[clause.finite]
        helper = finite.lemma in known.auxiliaries - known.passive
        participle = any(tokens[at].form == "part" for at in clause.verbs)
        if helper and participle:
            return PAST
        if finite.mood == "sub2" or _ahead(finite.lemma, known):
            return AHEAD if finite.tense == "pres" or finite.mood == "sub2" else OPEN
        return PAST if finite.tense == "past" else AHEAD


def _ahead(lemma: str, known: Language) -> bool:
    return lemma in known.modals
