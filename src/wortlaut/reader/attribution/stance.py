"""Who vouches, and how firmly: what the markers in a stretch of text make of it.

The scale is that of ``gold/GUIDELINES.md``: ``asserted`` is the author's own word, ``reported``
is Konjunktiv, "soll" or another word of hearsay, ``hedged`` a word of doubt or likelihood.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable

from wortlaut.lexicon import Lexicon
from wortlaut.model import Certainty, Span, Spans, Stance
from wortlaut.reader.attribution.modality import Marked, find
from wortlaut.reader.attribution.syntax import Syntax


def stance(syntax: Syntax, indices: Iterable[int], lexicon: Lexicon) -> Stance:
    """Return the stance of a stretch of tokens; for many stretches of a text, use ``Stances``."""
    return Stances(syntax, lexicon).of(indices)


class Stances:
    """The markers of one text, and the stance that they give to any stretch of it."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        """Find the markers of the whole text."""
        self.syntax = syntax
        self.found = find(syntax, lexicon)
        self._firsts = [marked.indices[0] for marked in self.found]

    def markers(self, indices: Iterable[int]) -> tuple[Marked, ...]:
        """Return the markers whose words all lie in ``indices``, negations too, in order."""
        within = set(indices)
        if not within:
            return ()
        first = bisect_left(self._firsts, min(within))
        end = bisect_left(self._firsts, max(within) + 1)
        return tuple(one for one in self.found[first:end] if within.issuperset(one.indices))

    def of(self, indices: Iterable[int]) -> Stance:
        """Return certainty, marker spans and negation of a stretch: a clause, a quote, an anchor.

        Markers inside a subordinate clause of the stretch, or on a noun alone ("der mutmaßliche
        Täter"), are listed but do not change the certainty of the whole.  A condition ("sollte
        er kommen") and the unreal Konjunktiv II are listed only, too.  ``negated`` tells of a
        negation in the clause that leads the stretch.  Somebody who is named as the source is no
        marker: whether a statement holds the stretch is for the caller to ask.
        """
        within = tuple(indices)
        return self.weigh(self.markers(within), self.top(within))

    def weigh(self, found: Iterable[Marked], top: frozenset[int]) -> Stance:
        """Return the stance that markers give to a stretch with the topmost clauses ``top``."""
        every = tuple(found)
        clauses = self.syntax.analysis.clauses
        bearing = set()
        for one in every:
            number = self.syntax.clause_of.get(one.indices[0], -1)
            led = one.entry.kind == "negation" and number >= 0 and clauses[number].parent in top
            if one.wide and number in top and not led:
                bearing.add(one.entry.kind)
        return Stance(_certainty(bearing), self.spans(every), "negation" in bearing)

    def spans(self, found: Iterable[Marked]) -> Spans:
        """Return the wording of markers, one span a marker; a negation is no marker."""
        spans: list[Span] = []
        for one in sorted(found, key=lambda one: one.indices):
            span = Span(
                self.syntax.tokens[one.indices[0]].start, self.syntax.tokens[one.indices[-1]].end
            )
            if one.entry.kind != "negation" and not (spans and span.start < spans[-1].end):
                spans.append(span)
        return tuple(spans)

    def top(self, indices: Iterable[int]) -> frozenset[int]:
        """Return the numbers of the clauses of a stretch that depend on no other one of it."""
        clause_of, clauses = self.syntax.clause_of, self.syntax.analysis.clauses
        numbers = {clause_of[at] for at in indices if at in clause_of}
        return frozenset(
            number
            for number in numbers
            if clauses[number].parent not in numbers
            or (clauses[number].kind == "main" and not self._compares(number))
        )

    def _compares(self, number: int) -> bool:
        """Whether a clause with a main clause's order only compares ("als habe er geschlafen")."""
        first = self.syntax.analysis.clauses[number].indices[0]
        return self.syntax.tokens[first].tag == "KOKOM"


def _certainty(kinds: Collection[str]) -> Certainty:
    if "hedge" in kinds or "doubt" in kinds:
        return Certainty.HEDGED
    return Certainty.REPORTED if "hearsay" in kinds else Certainty.ASSERTED
