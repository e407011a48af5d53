"""Settles whether a capital stands for a place or for the government that sits there."""

from __future__ import annotations

from wortlaut.reader.actors.gazetteer import Gazetteer
from wortlaut.reader.analysis.tokens import Analysis, Clause

NO_CLAUSE = -1


class Metonyms:
    """Reads the surroundings of a capital's name."""

    def __init__(self, analysis: Analysis, gazetteer: Gazetteer) -> None:
        """Prepare for ``analysis``."""
        self.tokens = analysis.tokens
        self.clauses = analysis.clauses
        self.words = gazetteer.words
        self.sets = gazetteer.sets
        self._clause_of = [NO_CLAUSE] * len(analysis.tokens)
        for number, clause in enumerate(analysis.clauses):
            for index in clause.indices:
                self._clause_of[index] = number

    def clause(self, index: int) -> Clause | None:
        """Return the clause that the token belongs to."""
        number = self._clause_of[index]
        return self.clauses[number] if number >= 0 else None

    def settle(
        self, at: int, end: int, place: tuple[str, str], genitive: bool
    ) -> tuple[tuple[str, ...], list[str]]:
        """Return the actor meant at tokens ``at`` to ``end`` and why.

        ``place`` holds the ids of the place and of the government; a government is named only
        where the surroundings say so.
        """
        why = self._government(at, end, genitive)
        if why:
            return (place[1],), [f"actors/{self.sets[why]}", "rule/mentions.metonym"]
        return (place[0],), ["rule/mentions.place"]

    def _government(self, at: int, end: int, genitive: bool) -> str:
        """Return the use of the words that make the name a government, or ""."""
        if genitive:
            after = self.tokens[end].text.lower() if end < len(self.tokens) else ""
            return "government-noun" if after in self.words["government-noun"] else ""
        governor = self._preposition(at)
        if governor in self.words["source-preposition"]:
            return "heard-from" if self._heard(at) else ""
        if governor in self.words["government-preposition"]:
            return "government-preposition"
        if governor or self._named_on(end):
            return ""
        if self._postposed(end):
            return "government-preposition"
        clause = self.clause(at)
        acts = clause is not None and self.acts(clause)
        return "government-verb" if acts else ""

    def acts(self, clause: Clause) -> bool:
        """Whether the clause tells what only persons and governments do."""
        verbs = self.words["government-verb"]
        if clause.lemma in verbs or clause.modal in verbs:
            return True
        return any(self.tokens[at].lemma in verbs for at in clause.verbs)

    def _preposition(self, at: int) -> str:
        """Return the preposition that governs the name, through "A und B" too."""
        before = at - 1
        while before > 0 and self.tokens[before].tag == "KON":
            before -= 2
        if before < 0:
            return ""
        token = self.tokens[before]
        if token.tag in ("APPR", "APPRART"):
            return token.text.lower()
        return token.text.lower() if token.pos in ("NOUN", "PROPN") or token.tag == "ADJ(A)" else ""

    def _postposed(self, end: int) -> bool:
        return end < len(self.tokens) and self.tokens[end].tag == "APPO"

    def _named_on(self, end: int) -> bool:
        """Whether the name goes on: "Bangkok Post"."""
        return end < len(self.tokens) and self.tokens[end].pos in ("NOUN", "PROPN", "X")

    def _heard(self, at: int) -> bool:
        """Whether the clause says that something was heard from there."""
        clause = self.clause(at)
        return clause is not None and clause.lemma in self.words["heard-from"]
