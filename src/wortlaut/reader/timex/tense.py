"""Whether a clause tells of what lies behind or ahead: its verb's tense, seen with its helpers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from wortlaut.lexicon import Lexicon
from wortlaut.reader.analysis import language as closed
from wortlaut.reader.analysis.tokens import Analysis, Clause, Token
from wortlaut.reader.timex.timewords import grammar

PAST, OPEN, AHEAD = -1, 0, 1
ATTRIBUTE = 9
"""Words after an expression among which the participle that it belongs to is sought."""


class Tenses:
    """The direction of every clause of a text, found as it is asked for."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon) -> None:
        """Index the clauses of ``analysis``."""
        self._planned = grammar(lexicon).planned
        self._helpers = grammar(lexicon).perfect
        self._analysis = analysis
        self._known = closed.of(lexicon)
        self.titles = self._known.titles
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

    def opens(self, offset: int) -> bool:
        """Return whether the word at ``offset`` opens a sentence or stands behind a mark."""
        index = self.token(offset)
        return index == 0 or self._analysis.tokens[index - 1].pos == "PUNCT"

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph at ``offset``."""
        sentences = self._analysis.sentences
        return sentences[self.sentence(offset)].paragraph if sentences else 0

    def led_by(self, offset: int, words: Mapping[str, int]) -> int:
        """Return the direction of the word that leads the phrase at ``offset``; 0 for none."""
        index = self.token(offset)
        for token in reversed(self._analysis.tokens[max(index - 3, 0) : index]):
            if token.text.lower() in words:
                return words[token.text.lower()]
            if token.pos not in ("DET", "ADV", "NUM", "ADP"):
                break
        return OPEN

    def direction(self, offset: int) -> int:
        """Return PAST, AHEAD or OPEN for the clause at ``offset``, or that which it hangs on."""
        if attribute := self._attribute(self.token(offset)):
            return attribute
        clause, seen = self.clause(offset), 0
        while clause is not None and clause.finite < 0 and clause.parent >= 0 and seen < 9:
            if clause.kind == "zu":
                return AHEAD
            clause, seen = self._analysis.clauses[clause.parent], seen + 1
        return OPEN if clause is None or clause.finite < 0 else self._of(clause)

    def _attribute(self, index: int) -> int:
        """Return the direction of the participle in "der im Juni vorgestellte Plan"; 0 for none."""
        tokens = self._analysis.tokens
        opener = index - 2 if index and tokens[index - 1].pos == "ADP" else index - 1
        while opener > 0 and tokens[opener].pos == "ADV":
            opener -= 1
        if opener < 0 or tokens[opener].pos != "DET":
            return OPEN
        for at in range(index + 1, min(index + ATTRIBUTE, len(tokens) - 1)):
            token = tokens[at]
            if token.pos == "ADJ" and tokens[at + 1].pos in ("NOUN", "PROPN", "ADJ"):
                planned = any(token.text.startswith(verb) for verb in self._planned)
                return AHEAD if planned else PAST
            if token.pos in ("PUNCT", "VERB", "AUX"):
                break
        return OPEN

    def _of(self, clause: Clause) -> int:
        tokens, known = self._analysis.tokens, self._known
        finite = tokens[clause.finite]
        helper = finite.lemma in known.auxiliaries - known.passive
        participle = any(tokens[at].form == "part" for at in clause.verbs)
        if helper and participle:
            return PAST if clause.lemma not in self._planned else self._standing(finite)
        if finite.mood == "sub2":
            return AHEAD if finite.lemma in known.auxiliaries | known.modals else OPEN
        if finite.lemma in known.modals:
            if participle and self._perfect(clause):
                return PAST
            behind = OPEN if finite.lemma in self._planned else PAST
            return behind if finite.tense == "past" else AHEAD
        return PAST if finite.tense == "past" else AHEAD

    def _perfect(self, clause: Clause) -> bool:
        """Whether a modal has a perfect infinitive: "soll gesagt haben"."""
        others = [self._analysis.tokens[at] for at in clause.verbs if at != clause.finite]
        return any(one.lemma in self._helpers and one.text == one.lemma for one in others)

    @staticmethod
    def _standing(finite: Token) -> int:
        """Return the direction of "ist geplant" and "war geplant"."""
        return AHEAD if finite.tense == "pres" else OPEN
