"""Clauses, sentences and times of a text, as the acts step asks for them again and again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from wortlaut.model import Span, TimeExpression
from wortlaut.reader.acts.coordination import compounded, parted, rejoined, undated, untold
from wortlaut.reader.acts.entries import Inventory
from wortlaut.reader.acts.scene import Scene
from wortlaut.reader.analysis.tokens import Range

HISTORY = 3653
"""What lies more days before the report is told as history."""


class Clauses:
    """An analysis with its clauses, times and mentions indexed by token."""

    def __init__(self, scene: Scene, known: Inventory) -> None:
        """Index clauses, chunks, mentions and times by token."""
        words = known.words
        helpers = frozenset({words.become, *words.volition, *words.obligation})
        own = untold(undated(scene.analysis), scene.statements)
        joined = rejoined(own, helpers)
        whole = compounded(joined, known.verbs.keys())
        analysis = parted(whole, known.words.become, known.words.negations)
        self.analysis = analysis
        self.published = scene.published
        self.tokens = analysis.tokens
        self.clauses = analysis.clauses
        self.known = known
        self.home = [-1] * len(analysis.tokens)
        self.children: list[list[int]] = [[] for _ in analysis.clauses]
        self._index()
        self.starts = [token.start for token in self.tokens]
        starts = {start: at for at, start in enumerate(self.starts)}
        self.mentioned = {
            starts[mention.span.start]: mention
            for mention in scene.mentions
            if mention.span.start in starts
        }
        self.times = {starts[t.span.start]: t for t in scene.times if t.span.start in starts}
        self.timed = self._timed()
        self.ends = [sentence.range.end for sentence in analysis.sentences]
        self.first_words = frozenset(sentence.range.first for sentence in analysis.sentences)

    def _index(self) -> None:
        for number, clause in enumerate(self.clauses):
            for at in clause.indices:
                self.home[at] = number
            if clause.parent >= 0:
                self.children[clause.parent].append(number)

    def covered(self, span: Span) -> Range:
        """Return the tokens that a span covers."""
        first = bisect_left(self.starts, span.start)
        return Range(first, max(first + 1, bisect_left(self.starts, span.end)))

    def _timed(self) -> frozenset[int]:
        """Return the tokens inside time expressions."""
        found: set[int] = set()
        for first, time in self.times.items():
            at = first
            while at < len(self.tokens) and self.tokens[at].start < time.span.end:
                found.add(at)
                at += 1
        return frozenset(found)

    def times_of(self, number: int) -> list[TimeExpression]:
        """Return the time expressions of a clause."""
        return [self.times[at] for at in self.clauses[number].indices if at in self.times]

    def upcoming(self, number: int) -> bool:
        """Whether a clause names a time that was still to come when the text was published."""
        if self.published is None or self.published.earliest is None:
            return bool(self.times_of(number))
        latest = [t.interval.latest for t in self.times_of(number) if t.interval]
        return any(day is None or day >= self.published.earliest for day in latest)

    def later(self, number: int) -> bool:
        """Whether a clause names a single time that begins after the text was published."""
        day = self.published.latest if self.published else None
        told = [time for time in self.times_of(number) if time.type != "SET"]
        starts = [time.interval.earliest for time in told if time.interval]
        return day is not None and any(start is not None and start > day for start in starts)

    def bygone(self, number: int) -> bool:
        """Whether a clause tells of a time long before the report: history."""
        if self.published is None or self.published.earliest is None or self._present(number):
            return False
        own = self.clauses[number].indices
        dated = [at for at in own if at in self.times and not self._attached(at)]
        spans = [self.times[at].interval for at in dated]
        latest = [days.latest for days in spans if days]
        known = [day for day in latest if day is not None]
        return bool(known) and all((self.published.earliest - day).days > HISTORY for day in known)

    def _present(self, number: int) -> bool:
        """Whether a clause's finite verb is a present and no helper of a perfect."""
        finite = self.clauses[number].finite
        if finite < 0:
            return False
        token = self.tokens[finite]
        return token.tense == "pres" and token.lemma not in self.known.words.have

    def _attached(self, at: int) -> bool:
        """Whether a time belongs to a noun: "das Abkommen von 2005"."""
        before = self.tokens[at - 1] if at else None
        return before is not None and (
            before.text.lower() in self.known.words.of_time or before.pos == "NOUN"
        )

    def extent(self, number: int) -> tuple[int, ...]:
        """Return the words of a clause and of the clauses inside it that are no main clauses."""
        inside, found = [number], list[int]()
        while inside:
            at = inside.pop()
            found += self.clauses[at].indices
            inside += [child for child in self.children[at] if self._inside(child)]
        return tuple(sorted(found))

    def _inside(self, child: int) -> bool:
        """Whether a clause is part of what the one above it says."""
        return self.clauses[child].kind != "main" and not self._loose(child)

    def _loose(self, number: int) -> bool:
        """Whether a clause inside another is no part of what that one says: purpose, source."""
        clause = self.clauses[number]
        opener = self.tokens[clause.range.first].text.lower()
        words = self.known.words
        if clause.opener in words.as_told:
            return clause.lemma in words.quotation_verbs | words.announcing_verbs
        return clause.opener in words.loose_openers or (
            clause.kind == "frag" and opener in words.loose_openers
        )

    def complements(self, number: int) -> list[int]:
        """Return the clauses that depend on a clause and come after its beginning."""
        clause = self.clauses[number]
        start = clause.finite if clause.finite >= 0 else clause.range.first
        return [at for at in self.children[number] if self.clauses[at].range.end > start]

    def beside(self, number: int) -> list[int]:
        """Return the clauses that may be a condition of a clause: below it, or before it."""
        found = list(self.children[number])
        before = number - 1
        while before >= 0 and self.same_sentence(before, number):
            if self.clauses[before].parent < 0 or self._leads_to(before, number):
                found.append(before)
            before -= 1
        return found

    def _leads_to(self, before: int, number: int) -> bool:
        """Whether only subordinate clauses stand between two clauses, the first one included."""
        between = range(before, number)
        return all(self.clauses[at].kind != "main" for at in between)

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether no sentence ends between two clauses."""
        starts = sorted((self.clauses[one].range.first, self.clauses[other].range.first))
        at = bisect_right(self.ends, starts[0])
        return at < len(self.ends) and starts[1] < self.ends[at]

    def is_condition(self, number: int) -> bool:
        """Whether a clause is a condition: "wenn ...", "sollte er ...", "wird nicht ..., so"."""
        clause = self.clauses[number]
        words = self.known.words
        if clause.opener in words.conditions:
            return True
        if clause.kind != "main" or clause.finite != clause.indices[0]:
            return False
        if self._inverted(number):
            return False
        if clause.parent >= 0 and self.tokens[clause.finite].text.lower() in words.supposing:
            return True
        first = clause.range.first
        led = first in self.first_words or self.tokens[first - 1].text == ":"
        opens = clause.parent < 0 and led
        follows = any(self.clauses[child].kind == "main" for child in self.children[number])
        return opens and follows and not self.asks(number)

    def _inverted(self, number: int) -> bool:
        """Whether a subordinate clause stands right before: "wenn ..., sollte er"."""
        at = self.clauses[number].range.first - 1
        while at >= 0 and self.tokens[at].pos == "PUNCT":
            at -= 1
        home = self.home[at] if at >= 0 else -1
        before = self.clauses[home].kind if home >= 0 else "main"
        return before not in ("main", "zu") and self.same_sentence(home, number)

    def asks(self, number: int) -> bool:
        """Whether the sentence of a clause is a question."""
        at = bisect_right(self.ends, self.clauses[number].range.first)
        return self.tokens[self.ends[at] - 1].text == "?"
