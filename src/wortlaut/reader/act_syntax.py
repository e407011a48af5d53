"""Who does what to whom in a clause: phrases, subject, objects and complement clauses.

German marks roles by case, number and place; each gives some points, and the phrase with the
most is the subject.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wortlaut.model import Span, TimeExpression
from wortlaut.reader.act_entries import Inventory
from wortlaut.reader.act_scene import Scene
from wortlaut.reader.tokens import Chunk, Clause, Range

NOMINAL = frozenset({"NOUN", "PROPN", "X"})
HISTORY = 730
"""What lies more days before the report is told as history."""
RELATIVE = frozenset({"PRELS", "PRELAT"})


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


@dataclass(slots=True)
class Roles:
    """The phrases of a clause by what they are in it."""

    subject: Phrase | None = None
    accusative: list[Phrase] = field(default_factory=list)
    dative: list[Phrase] = field(default_factory=list)
    prepositional: list[Phrase] = field(default_factory=list)
    reflexive: bool = False


class Grammar:
    """An analysis with what the acts step asks of it again and again."""

    def __init__(self, scene: Scene, known: Inventory) -> None:
        """Index clauses, chunks, mentions and times by token."""
        analysis = scene.analysis
        self.analysis = analysis
        self.published = scene.published
        self.tokens = analysis.tokens
        self.clauses = analysis.clauses
        self.known = known
        self.home = [-1] * len(analysis.tokens)
        self.children: list[list[int]] = [[] for _ in analysis.clauses]
        self.chunks: list[list[Chunk]] = [[] for _ in analysis.clauses]
        self._index()
        starts = {token.start: at for at, token in enumerate(analysis.tokens)}
        self.mentioned = {
            starts[mention.span.start]: mention
            for mention in scene.mentions
            if mention.span.start in starts
        }
        self.times = {starts[t.span.start]: t for t in scene.times if t.span.start in starts}
        self.timed = self._timed()
        self.starts = [token.start for token in self.tokens]
        self.ends = [sentence.range.end for sentence in analysis.sentences]
        self.first_words = frozenset(sentence.range.first for sentence in analysis.sentences)
        self._phrases: dict[int, list[Phrase]] = {}
        self._roles: dict[int, Roles] = {}

    def _index(self) -> None:
        for number, clause in enumerate(self.clauses):
            for at in clause.indices:
                self.home[at] = number
            if clause.parent >= 0:
                self.children[clause.parent].append(number)
        for chunk in self.analysis.chunks:
            if self.home[chunk.head] >= 0:
                self.chunks[self.home[chunk.head]].append(chunk)

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

    # -- phrases ----------------------------------------------------------------------------

    def phrases(self, number: int) -> list[Phrase]:
        """Return the phrases of a clause, left to right."""
        if number not in self._phrases:
            self._phrases[number] = self._merged(self.chunks[number])
        return self._phrases[number]

    def _merged(self, chunks: Sequence[Chunk]) -> list[Phrase]:
        found: list[Phrase] = []
        for chunk in chunks:
            phrase = self._single(chunk)
            if found and self._continues(found[-1], phrase):
                found[-1] = self._joined(found[-1], phrase)
            else:
                found.append(phrase)
        return found

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
        parts = (*left.parts, right.range) if apart or enumerated else left.parts
        return Phrase(cover, left.head, left.preposition, left.case, parts)

    def _continues(self, left: Phrase, right: Phrase) -> bool:
        """Whether ``right`` is coordinated with ``left``, in apposition to it or its genitive."""
        if right.preposition or self.is_time(left) or self.is_time(right):
            return False
        gap = self.tokens[left.range.end : right.range.first]
        heads = self.tokens[left.head], self.tokens[right.head]
        if any(head.pos not in NOMINAL for head in heads):
            return False
        if not gap:
            return self._bare_genitive(right) or self._of_end(left, right)
        if len(gap) > 1:
            return False
        if gap[0].lemma.lower() in self.known.words.coordinators:
            return left.preposition != "" or bool(set(left.case) & set(right.case))
        return gap[0].text == "," and self._enumerated(left, right)

    def _bare_genitive(self, right: Phrase) -> bool:
        first = self.tokens[right.range.first]
        return (
            first.tag == "ADJ(A)" and first.text.endswith("er") and right.head > right.range.first
        )

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
        return closed and "PROPN" in heads and heads[1] != "X"

    def is_time(self, phrase: Phrase) -> bool:
        """Whether the phrase names a time."""
        inside = phrase.head in self.timed and phrase.nominal.first in self.timed
        return inside or self.tokens[phrase.head].lemma.lower() in self.known.words.times

    def times_of(self, number: int) -> list[TimeExpression]:
        """Return the time expressions of a clause."""
        return [self.times[at] for at in self.clauses[number].indices if at in self.times]

    def upcoming(self, number: int) -> bool:
        """Whether a clause names a time that was still to come when the text was published."""
        if self.published is None or self.published.earliest is None:
            return bool(self.times_of(number))
        latest = [t.interval.latest for t in self.times_of(number) if t.interval]
        return any(day is None or day >= self.published.earliest for day in latest)

    def bygone(self, number: int) -> bool:
        """Whether a clause tells of a time long before the report: history."""
        if self.published is None or self.published.earliest is None:
            return False
        own = self.clauses[number].indices
        dated = [at for at in own if at in self.times and not self._attached(at)]
        spans = [self.times[at].interval for at in dated]
        latest = [days.latest for days in spans if days]
        known = [day for day in latest if day is not None]
        return bool(known) and all((self.published.earliest - day).days > HISTORY for day in known)

    def _attached(self, at: int) -> bool:
        """Whether a time belongs to a noun: "das Abkommen von 2005"."""
        before = self.tokens[at - 1] if at else None
        return before is not None and (
            before.text.lower() in self.known.words.of_time or before.pos == "NOUN"
        )

    def extended(self, phrase: Phrase, stop: int) -> Range:
        """Return the phrase's words with the prepositional phrases right behind it."""
        number = self.home[phrase.head]
        end = self._participial(number, phrase.range.end, stop)
        for other in self.phrases(number):
            near = other.range.first == end and other.range.end <= stop
            if near and other.preposition:
                if self.is_time(other) or other.preposition in self.known.words.never_attached:
                    break
                end = other.range.end
        return Range(phrase.nominal.first, max(end, phrase.range.end))

    def _participial(self, number: int, end: int, stop: int) -> int:
        """Return the end of a genitive with a phrase inside it: "der in Wien lagernden Krone"."""
        if end >= stop or self.tokens[end].tag != "ART":
            return end
        for phrase in self.phrases(number):
            inner = phrase.range.first > end and not phrase.preposition
            if inner and self.tokens[phrase.range.first].tag == "ADJ(A)":
                return phrase.range.end
        return end

    # -- roles --------------------------------------------------------------------------------

    def passive(self, number: int) -> bool:
        """Whether a clause is in the passive, of the process or of the state."""
        clause = self.clauses[number]
        if clause.passive or clause.finite < 0:
            return clause.passive
        words = self.known.words
        return (
            self.tokens[clause.finite].lemma == words.be
            and clause.lemma not in words.sein_verbs
            and any(self.tokens[at].form == "part" for at in clause.verbs)
        )

    def roles(self, number: int) -> Roles:
        """Return the roles in a clause."""
        if number not in self._roles:
            self._roles[number] = self._assigned(number)
        return self._roles[number]

    def _assigned(self, number: int) -> Roles:
        clause = self.clauses[number]
        roles = Roles()
        bare: list[Phrase] = []
        for phrase in self.phrases(number):
            token = self.tokens[phrase.head]
            if token.tag == "PRF":
                roles.reflexive = True
            elif phrase.preposition:
                roles.prepositional.append(phrase)
            elif not self.is_time(phrase) and token.lemma.lower() not in self.known.words.expletive:
                bare.append(phrase)
        relative = self._relative(clause)
        if clause.kind != "zu":
            roles.subject = self._subject_of(number, bare, relative)
        self._objects(roles, bare, relative, self.passive(number))
        return roles

    def _relative(self, clause: Clause) -> tuple[Phrase, str] | None:
        """Return the antecedent of a relative clause and the cases of its pronoun."""
        if clause.kind != "rel":
            return None
        at = next((at for at in clause.indices if self.tokens[at].tag in RELATIVE), -1)
        if at < 0 or self.tokens[at].tag == "PRELAT" or self.tokens[at - 1].pos == "ADP":
            return None
        before = self.before(clause.range.first)
        cases = {"den": "a", "dem": "d", "denen": "d", "der": "n"}
        return (before, cases.get(self.tokens[at].text.lower(), "na")) if before else None

    def before(self, at: int) -> Phrase | None:
        """Return the phrase that ends right before the token ``at``, marks aside."""
        last = at - 1
        while last >= 0 and self.tokens[last].pos in ("PUNCT", "ADP", "VERB", "AUX", "PART"):
            last -= 1
        if last < 0 or self.home[last] < 0:
            return None
        return next((p for p in self.phrases(self.home[last]) if last in p.range), None)

    def _subject_of(
        self, number: int, bare: Sequence[Phrase], relative: tuple[Phrase, str] | None
    ) -> Phrase | None:
        """Return a clause's own subject, or the one that "... und rief auf" shares."""
        clause = self.clauses[number]
        own = self._subject(clause, bare, relative)
        opens = [at for at in clause.indices[:2] if self.tokens[at].pos != "CCONJ"][:1]
        shared = self._shared(number) if opens == [clause.finite] else None
        if shared is None:
            return own or self._shared(number)
        return own if own is not None and own.case == "n" else shared

    def spread(self, phrase: Phrase, number: int) -> Range:
        """Return a phrase's words; one that opens a main clause reaches up to its verb."""
        clause = self.clauses[self.home[phrase.head] if self.home[phrase.head] >= 0 else number]
        end = phrase.range.end
        before = [self.tokens[at].pos for at in clause.indices if at < phrase.range.first]
        if clause.kind == "main" and end < clause.finite and set(before) <= {"ADV", "CCONJ"}:
            end = clause.finite
            while self.tokens[end - 1].pos in ("PUNCT", "ADV") and self.tokens[end - 1].text != ")":
                end -= 1
        return Range(phrase.nominal.first, max(end, phrase.range.end))

    def _subject(
        self, clause: Clause, bare: Sequence[Phrase], relative: tuple[Phrase, str] | None
    ) -> Phrase | None:
        scored = [(self._points(clause, phrase), -at) for at, phrase in enumerate(bare)]
        best = max(scored, default=(-9.0, 0))
        if relative and "n" in relative[1] and best[0] < 2.5:
            return relative[0]
        return bare[-best[1]] if best[0] > -2 else None

    def _shared(self, number: int) -> Phrase | None:
        """Return the subject that a coordinated clause shares with the one before it."""
        clause = self.clauses[number]
        first = clause.indices[0]
        joined = self.tokens[first].pos == "CCONJ" or first == clause.finite
        before = number - 1
        if not joined or before < 0 or self.clauses[before].kind != clause.kind:
            return None
        near = clause.parent == before or clause.parent == self.clauses[before].parent
        apart = {
            token.text for token in self.tokens[self.clauses[before].range.end : clause.range.first]
        }
        return self.roles(before).subject if near and apart <= {",", "–"} else None

    def _points(self, clause: Clause, phrase: Phrase) -> float:
        if "n" not in phrase.case:
            return -9
        first = self.tokens[phrase.range.first]
        points = 3.0 if phrase.case == "n" else 0.0
        if first.text.lower() == "der":
            feminine = self.tokens[phrase.head].lemma in self.known.feminine
            points += -9 if feminine else 2
        points += 1.0 if self.is_actor(phrase) else 0.0
        points += self._agreement(clause, phrase)
        before = phrase.range.first < clause.finite
        after = clause.finite >= 0 and phrase.range.first - clause.finite == 1
        return points + (
            1.0 if before and clause.kind == "main" else 0.5 if after or before else 0.0
        )

    def _agreement(self, clause: Clause, phrase: Phrase) -> float:
        number = self._number(phrase)
        if clause.finite < 0 or number == 0:
            return 0.0
        form = self.tokens[clause.finite].text.lower()
        plural = form.endswith(("en", "ind", "ern", "eln"))
        return 1.0 if plural == (number > 1) else -3.0

    def _number(self, phrase: Phrase) -> int:
        """Return 1 for a singular phrase, 2 for a plural one, 0 where it does not show."""
        if len(phrase.parts) > 1 and self._coordinated(phrase):
            return 2
        first, head = self.tokens[phrase.range.first], self.tokens[phrase.head]
        if first.text.lower() in self.known.words.singular and phrase.head > phrase.range.first:
            return 1
        if head.pos != "NOUN":
            return 0
        if head.text.lower() != head.lemma.lower() and head.tag == "NN":
            return 2
        return 1 if head.lemma in self.known.feminine else 0

    def _coordinated(self, phrase: Phrase) -> bool:
        within = self.tokens[phrase.range.first : phrase.range.end]
        return any(token.lemma.lower() in self.known.words.coordinators for token in within)

    def _objects(
        self,
        roles: Roles,
        bare: Sequence[Phrase],
        relative: tuple[Phrase, str] | None,
        passive: bool,
    ) -> None:
        rest = [phrase for phrase in bare if phrase is not roles.subject]
        if relative and roles.subject is not relative[0]:
            case = "d" if relative[1] == "d" else "a"
            (roles.dative if case == "d" else roles.accusative).append(relative[0])
        for at, phrase in enumerate(rest):
            later = any("a" in other.case for other in rest[at + 1 :])
            if self._dative(phrase, later) or passive:
                roles.dative.append(phrase)
            elif "a" in phrase.case:
                roles.accusative.append(phrase)

    def _dative(self, phrase: Phrase, later: bool) -> bool:
        """Whether a phrase is a dative; ``later``: a possible accusative follows it."""
        if "d" not in phrase.case:
            return False
        if "a" not in phrase.case:
            return True
        first, head = self.tokens[phrase.range.first], self.tokens[phrase.head]
        if first.text.lower() == "den":
            return head.text != head.lemma and head.text.endswith("n")
        return later and self.is_actor(phrase)

    def acts(self, at: int) -> bool:
        """Whether the word at ``at`` can be somebody who acts."""
        token = self.tokens[at]
        if token.pos in ("PROPN", "PRON"):
            return True
        return token.pos == "NOUN" and (
            token.lemma in self.known.actors or token.lemma in self.known.bodies
        )

    def is_actor(self, phrase: Phrase) -> bool:
        """Whether the phrase can be somebody who acts."""
        head = self.tokens[phrase.head]
        if head.pos in ("PROPN", "PRON", "X"):
            return head.lemma not in self.known.noun_words
        if any(at in self.mentioned for at in (phrase.range.first, phrase.nominal.first)):
            return True
        return head.lemma in self.known.actors or head.lemma in self.known.bodies

    def is_body(self, phrase: Phrase | None) -> bool:
        """Whether the phrase is a council or another body that resolves."""
        if phrase is None:
            return False
        within = self.tokens[phrase.head : phrase.range.end]
        return self.tokens[phrase.head].lemma in self.known.bodies or any(
            token.pos == "PROPN" and token.lemma in self.known.bodies for token in within[:2]
        )

    def meant(self, found: Sequence[int]) -> tuple[int, ...]:
        """Return the words that name whom a pronoun means, or ``found`` itself."""
        if len(found) != 1 or self.tokens[found[0]].pos not in ("PRON", "DET"):
            return tuple(found)
        mention = self.mentioned.get(found[0])
        if mention is None or self.tokens[found[0]].text.lower() in self.known.words.own:
            return tuple(found)
        before = [at for at, other in self.mentioned.items() if other.actor == mention.actor]
        before = [at for at in before if at < found[0] and self.tokens[at].pos not in ("PRON",)]
        phrase = self._around(max(before)) if before else None
        if phrase is None:
            return tuple(found)
        where = self.spread(phrase, self.home[phrase.head])
        return tuple(range(where.first, where.end))

    def _around(self, at: int) -> Phrase | None:
        number = self.home[at]
        phrases = self.phrases(number) if number >= 0 else []
        return next((phrase for phrase in phrases if at in phrase.range), None)

    # -- clauses ------------------------------------------------------------------------------

    def extent(self, number: int) -> tuple[int, ...]:
        """Return the words of a clause and of the clauses inside it that are no main clauses."""
        found = list(self.clauses[number].indices)
        for child in self.children[number]:
            if self.clauses[child].kind != "main" and not self._loose(child):
                found += self.extent(child)
        return tuple(sorted(found))

    def beside(self, number: int) -> list[int]:
        """Return the clauses that may be a condition of a clause: below it, or before it."""
        found = list(self.children[number])
        before = number - 1
        while before >= 0 and self.clauses[before].kind in ("sub", "rel", "zu", "main"):
            if self.clauses[before].parent < 0 and self.same_sentence(before, number):
                found.append(before)
            if not self.same_sentence(before, number):
                break
            before -= 1
        return found

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
        opens = clause.parent < 0 and clause.range.first in self.first_words
        follows = any(self.clauses[child].kind == "main" for child in self.children[number])
        return opens and follows and not self._asks(number)

    def _inverted(self, number: int) -> bool:
        """Whether a subordinate clause stands right before: "wenn ..., sollte er"."""
        at = self.clauses[number].range.first - 1
        while at >= 0 and self.tokens[at].pos == "PUNCT":
            at -= 1
        home = self.home[at] if at >= 0 else -1
        return home >= 0 and self.clauses[home].kind != "main" and self.same_sentence(home, number)

    def _asks(self, number: int) -> bool:
        at = bisect_right(self.ends, self.clauses[number].range.first)
        return self.tokens[self.ends[at] - 1].text == "?"

    def _loose(self, number: int) -> bool:
        """Whether a clause inside another is no part of what that one says: purpose, source."""
        clause = self.clauses[number]
        opener = self.tokens[clause.range.first].text.lower()
        words = self.known.words
        return clause.opener in words.loose_openers or (
            clause.kind == "frag" and opener in words.loose_openers
        )

    def complements(self, number: int) -> Iterable[int]:
        """Return the clauses that depend on a clause and come after its beginning."""
        clause = self.clauses[number]
        start = clause.finite if clause.finite >= 0 else clause.range.first
        return [at for at in self.children[number] if self.clauses[at].range.end > start]
