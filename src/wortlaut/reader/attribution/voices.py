"""On whose word: the chain of voices of each statement, its stance, and who its people are.

"Interfax zufolge erklärte der Kreml, ..." is Interfax -> the Kremlin; the paper itself, always
the first voice, is not repeated.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wortlaut.lexicon import Lexicon
from wortlaut.model import Certainty, Form, Link, Mention, Span, Spans, Stance, Statement, Voice
from wortlaut.reader.actors.mentions import resolve
from wortlaut.reader.analysis import language
from wortlaut.reader.analysis.tokens import Analysis
from wortlaut.reader.attribution.modality import Marked
from wortlaut.reader.attribution.relays import Relay, Relays
from wortlaut.reader.attribution.stance import Stances
from wortlaut.reader.attribution.syntax import Syntax

NEAR = 8
"""Statements before and behind, among which the last one before a word is looked for."""
LONGEST_MENTION = 400
"""Code points; a mention that begins further to the left does not reach a span."""


def voiced(
    statements: Sequence[Statement],
    analysis: Analysis,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> tuple[Statement, ...]:
    """Return the statements with voice, stance, speaker's and addressee's actor filled.

    The voice is a chain, outermost first: whoever's words hold the statement, the medium that it
    was said to, the speaker, then whom he cites ("unter Berufung auf X").  An actor is given
    where the mentions name exactly one; without mentions the chain holds wordings alone.

    The stance tells what the report itself vouches for.  A direct quote is ``asserted``: the
    report stands for the wording (whether it is true is the speaker's affair), unless the saying
    itself is second-hand ("soll gesagt haben", another voice outside), which makes it
    ``reported``.  Every other form is ``reported``.  A hedge in the attribution, or in at least
    half of the sentences that render words indirectly, makes it ``hedged``.  ``markers`` are the
    words that say so, the Konjunktiv too; ``negated`` means that it was *not* said ("ließ keine
    Seite durchblicken").
    """
    reader = _VoiceReader(Syntax(analysis, language.of(lexicon)), statements, mentions, lexicon)
    return tuple(reader.complete(at) for at in range(len(statements)))


def voice_at(span: Span, statements: Iterable[Statement]) -> Voice:
    """Return on whose word a place of the text is told: by the innermost statement around it.

    The empty voice is the author's own.  ``statements`` are those that ``voiced`` returned.
    """
    around = [one for one in statements if _holds(one.quote, (span,))]
    inner = min(around, key=lambda one: (_length(one.quote), -len(one.voice.chain)), default=None)
    return inner.voice if inner else Voice()


@dataclass(frozen=True, slots=True)
class _Place:
    """A statement's parts as tokens.  ``clause`` is its cue's clause, or -1."""

    quote: frozenset[int]
    cue: tuple[int, ...]
    clause: int
    attribution: tuple[int, ...]


class _VoiceReader:
    """One text's statements, and what lies inside what."""

    def __init__(
        self,
        syntax: Syntax,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        lexicon: Lexicon,
    ) -> None:
        self.syntax = syntax
        self.statements = statements
        self.stances = Stances(syntax, lexicon)
        self.mentions = sorted(mentions, key=lambda one: one.span.start)
        self.relays = Relays(syntax, lexicon, self.actor)
        self._mention_starts = [one.span.start for one in self.mentions]
        self._token_starts = [token.start for token in syntax.tokens]
        self.places = [self._place(statement) for statement in statements]
        self._at: dict[int, list[int]] = {}
        for number, place in enumerate(self.places):
            for at in place.quote:
                self._at.setdefault(at, []).append(number)
        self._relays = [self._relay(number) for number in range(len(statements))]
        self._chains: dict[int, tuple[Link, ...]] = {}
        self._speakers: dict[int, str | None] = {}

    def complete(self, number: int) -> Statement:
        """Return a statement with all that this step adds."""
        statement = self.statements[number]
        chain, rules = self._chain(number), self._rules(number)
        stance, markers = self._stance(number, len(chain) > 1)
        because = (*statement.because, *rules, *markers)
        return replace(
            statement,
            voice=Voice(chain),
            stance=stance,
            speaker_actor=self._speaker(number),
            addressee_actor=self.actor(statement.addressee),
            because=tuple(dict.fromkeys(because)),
        )

    def actor(self, spans: Spans) -> str | None:
        """Return the actor that ``spans`` mean; None if there is none, or several side by side."""
        if not spans or not self.mentions:
            return None
        first = bisect_left(self._mention_starts, spans[0].start - LONGEST_MENTION)
        near = self.mentions[first : bisect_right(self._mention_starts, spans[-1].end)]
        found = resolve(spans, near)
        several = any(self.syntax.tokens[at].pos == "CCONJ" for at in self._tokens(spans))
        return found[0] if found and (len(found) == 1 or not several) else None

    def _speaker(self, number: int) -> str | None:
        """Return who speaks, also where a word only points to him: "eigenen Angaben", "demnach"."""
        if number not in self._speakers:
            self._speakers[number] = self._read_speaker(number)
        return self._speakers[number]

    def _read_speaker(self, number: int) -> str | None:
        statement, place = self.statements[number], self.places[number]
        found = self.actor(statement.speaker)
        if found or not statement.speaker:
            return found
        if statement.speaker == statement.cue and place.cue:
            return self._before(number)
        subject = None
        if place.clause >= 0 and self.relays.is_self(statement.speaker):
            subject = self.syntax.subject(self.syntax.analysis.clauses[place.clause])
        return None if subject is None else self.actor((self.syntax.analysis.span(subject.range),))

    def _before(self, number: int) -> str | None:
        """Return the speaker of the last statement before, if it ends a sentence before at most."""
        first = self.places[number].cue[0]
        earlier = [
            (max(self.places[other].quote), other)
            for other in range(max(number - NEAR, 0), min(number + NEAR, len(self.statements)))
            if self.places[other].quote and max(self.places[other].quote) < first
        ]
        end, other = max(earlier, default=(-1, -1))
        near = end >= 0 and self.syntax.sentence_of[first] - self.syntax.sentence_of[end] <= 1
        return self._speaker(other) if near else None

    # ---- where a statement stands

    def _place(self, statement: Statement) -> _Place:
        quote = frozenset(self._tokens(statement.quote))
        cue = tuple(self._tokens(statement.cue))
        clause = self.syntax.clause_of.get(cue[-1], -1) if cue else -1
        verbal = any(self.syntax.tokens[at].pos in ("VERB", "AUX") for at in cue)
        told = self.syntax.analysis.clauses[clause].indices if verbal and clause >= 0 else ()
        frame = told or tuple(self._tokens(statement.frame))
        return _Place(quote, cue, clause, tuple(at for at in frame if at not in quote))

    def _tokens(self, spans: Spans) -> Iterator[int]:
        for span in spans:
            yield from range(
                bisect_left(self._token_starts, span.start),
                bisect_left(self._token_starts, span.end),
            )

    def _outer(self, number: int) -> int:
        """Return the smallest statement in whose words this one is made, or -1."""
        own = self.places[number]
        near = {*self._around(own.quote), *self._around(own.cue)} - {number}
        found = [other for other in near if self._inside(own, self.places[other])]
        return min(found, key=lambda other: (len(self.places[other].quote), other), default=-1)

    def _around(self, indices: Iterable[int]) -> list[int]:
        return self._at.get(min(indices, default=-1), [])

    def _inside(self, own: _Place, other: _Place) -> bool:
        if own.quote < other.quote:
            return True
        if not own.cue or not other.quote.issuperset(own.cue):
            return False
        return not own.quote & set(other.cue) or min(other.quote) < min(own.cue[0], *own.quote)

    # ---- the chain

    def _chain(self, number: int, seen: frozenset[int] = frozenset()) -> tuple[Link, ...]:
        if number not in self._chains:
            outer = self._outer(number)
            held = outer >= 0 and outer not in seen
            before = self._chain(outer, seen | {number}) if held else ()
            self._chains[number] = _joined((*before, *self._links(number, bool(before))))
        return self._chains[number]

    def _links(self, number: int, held: bool) -> Iterator[Link]:
        """Yield the links that a statement adds: medium, speaker, whom he cites."""
        statement, place = self.statements[number], self.places[number]
        if held and (not place.cue or self.relays.is_self(statement.speaker)):
            return
        relay = self._relays[number]
        speaker = self._without(statement.speaker, relay.medium)
        for spans in (relay.medium, speaker, *relay.inner):
            if spans:
                told = spans is speaker and speaker == statement.speaker
                yield Link(self._speaker(number) if told else self.actor(spans), spans)

    def _relay(self, number: int) -> Relay:
        place = self.places[number]
        return self.relays.read(place.clause, place.attribution, self.statements[number])

    def _rules(self, number: int) -> tuple[str, ...]:
        inside = ("rule/voices.inside",) if self._outer(number) >= 0 else ()
        return (*inside, *self._relays[number].because)

    def _without(self, speaker: Spans, medium: Spans) -> Spans:
        """Return the speaker without the medium that was read into it ("X der Agentur Y")."""
        if not medium:
            return speaker
        taken = {*self._tokens(medium)}
        rest = [at for at in self._tokens(speaker) if at not in taken]
        while rest and self.syntax.tokens[rest[-1]].pos in ("ADP", "PUNCT"):
            rest.pop()
        return self.syntax.analysis.spans(tuple(rest))

    # ---- the stance

    def _stance(self, number: int, second_hand: bool) -> tuple[Stance, tuple[str, ...]]:
        """Return a statement's stance and the entries that its markers come from."""
        statement, place = self.statements[number], self.places[number]
        attribution = self._attribution(statement, place)
        own = self._own(number)
        told = self.stances.weigh(attribution, frozenset({place.clause}))
        reported = statement.form is Form.REPORTED
        negated = self.stances.of(place.quote).negated if reported else told.negated
        certainty = _certainty(statement.form, told.certainty, self._hedged(place, own))
        if second_hand and certainty is Certainty.ASSERTED:
            certainty = Certainty.REPORTED
        shown = [one for one in (*attribution, *own) if one.entry.kind != "negation"]
        because = tuple(f"modality/{one.entry.id}" for one in shown)
        return Stance(certainty, self.stances.spans(shown), negated), because

    def _attribution(self, statement: Statement, place: _Place) -> list[Marked]:
        """Return the markers of the attribution; its cue alone ("hieß es") is none if sourced."""
        cue = set(place.cue) if statement.speaker else set()
        return [
            one
            for one in self.stances.markers(place.attribution)
            if one.wide and not (one.entry.construction == "phrase" and cue.issuperset(one.indices))
        ]

    def _own(self, number: int) -> list[Marked]:
        """Return the markers in the words of a statement, without those of statements in it."""
        place = self.places[number]
        found = self.stances.markers(place.quote)
        words = [one for one in found if one.entry.kind != "negation" and one.wide]
        return [one for one in words if not self._of_an_inner_one(one, place)]

    def _of_an_inner_one(self, marked: Marked, place: _Place) -> bool:
        """Whether a marker stands in the words of a statement inside this one."""
        around = {other for at in marked.indices for other in self._at.get(at, ())}
        return any(self.places[other].quote < place.quote for other in around)

    def _hedged(self, place: _Place, own: Sequence[Marked]) -> bool:
        """Whether at least half of the sentences of a quote hedge their main statement."""
        top = self.stances.top(place.quote)
        clause_of, sentence_of = self.syntax.clause_of, self.syntax.sentence_of
        hedged = {
            sentence_of[one.indices[0]]
            for one in own
            if one.entry.kind in ("hedge", "doubt") and clause_of.get(one.indices[0]) in top
        }
        return bool(hedged) and 2 * len(hedged) >= len({sentence_of[at] for at in place.quote})


def _certainty(form: Form, told: Certainty, hedged: bool) -> Certainty:
    if told is Certainty.HEDGED or (hedged and form is not Form.DIRECT):
        return Certainty.HEDGED
    return told if form is Form.DIRECT else Certainty.REPORTED


def _joined(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links without those that repeat the voice before them."""
    chain: list[Link] = []
    for link in links:
        same = chain and (
            chain[-1].spans == link.spans or (link.actor and chain[-1].actor == link.actor)
        )
        if not same:
            chain.append(link)
    return tuple(chain)


def _holds(outer: Spans, inner: Spans) -> bool:
    return bool(inner) and all(
        any(one.start <= part.start and part.end <= one.end for one in outer) for part in inner
    )


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)
