"""Who is mentioned where: names, offices, metonyms, roles, pronouns -> actors.

``find`` reads a text's mentions, ``resolve`` says which actors a field's spans mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from wortlaut.lexicon import Lexicon
from wortlaut.model import Actor, ActorKind, Interval, Mention, Span
from wortlaut.reader.actors import gazetteer as lists
from wortlaut.reader.actors.coreference import Discourse
from wortlaut.reader.actors.entries import ActorEntry
from wortlaut.reader.actors.functions import NOUNS
from wortlaut.reader.actors.gazetteer import INFLECTS, Gazetteer
from wortlaut.reader.actors.phrases import PhraseReader
from wortlaut.reader.actors.referents import Phrase, Referent
from wortlaut.reader.analysis import language as closed
from wortlaut.reader.analysis.tokens import Analysis, Chunk

LONGEST = 1_000
"""Characters of the longest mention that is looked for around a field."""
DOCUMENTS = "actors/documents"
"""The entry of reports and declarations, whose author is meant if he is named."""


def find(
    analysis: Analysis, published: Interval | None, lexicon: Lexicon
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Return the mentions of a text in order, and every actor that they refer to.

    ``published`` decides who held an office; where it is None or spans a change, the office
    itself is the actor.  A mention of a group yields one ``Mention`` for each member.
    """
    return _Finder(analysis, published, lexicon).run()


def resolve(spans: Sequence[Span], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the ids of the actors that a field's ``spans`` mean, in order, none twice.

    ``mentions`` must be in the order of ``find``.  Those that lie within the spans and in no
    other such mention count; where there is none, the one around a span that shares most with
    it.  Places and documents give way to whoever else is named.
    """
    found: list[Mention] = []
    for span in spans:
        near = _near(span, mentions)
        inside = [one for one in near if _within(one.span, span)]
        found += [one for one in inside if not _within_other(one, inside)] or _around(span, near)
    acting = [one for one in found if not one.actor.startswith("place/")]
    speaking = [one for one in acting if DOCUMENTS not in one.because]
    return tuple(dict.fromkeys(one.actor for one in speaking or acting or found))


def _near(span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that share something with ``span``."""
    first = bisect_left(mentions, span.start - LONGEST, key=lambda one: one.span.start)
    found = []
    for one in islice(mentions, first, None):
        if one.span.start >= span.end:
            break
        if one.span.end > span.start:
            found.append(one)
    return found


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _within_other(one: Mention, others: Iterable[Mention]) -> bool:
    return any(other.span != one.span and _within(one.span, other.span) for other in others)


def _around(span: Span, near: Sequence[Mention]) -> list[Mention]:
    """Return the mentions at the one place that shares most with ``span``."""
    if not near:
        return []
    shared = {one: min(one.span.end, span.end) - max(one.span.start, span.start) for one in near}
    best = max(near, key=lambda one: (shared[one], one.span.start - one.span.end))
    return [one for one in near if one.span == best.span]


class _Finder:
    """One text's search for mentions."""

    def __init__(self, analysis: Analysis, published: Interval | None, lexicon: Lexicon) -> None:
        self.analysis = analysis
        self.gazetteer: Gazetteer = lists.of(lexicon)
        self.discourse = Discourse(self.gazetteer, published)
        self.reader = PhraseReader(analysis, self.gazetteer, closed.of(lexicon), self.discourse)
        self.mentions: list[Mention] = []
        self.shown: dict[str, str] = {}
        self.shown_subjects: set[str] = set()
        self.subjects = _subjects(analysis)

    def run(self) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
        for number, sentence in enumerate(self.analysis.sentences):
            covered = sentence.range.first
            for phrase in self.reader.sentence_phrases(number, sentence.range):
                self._strangers(covered, phrase.range.first)
                covered = max(covered, phrase.range.end)
                self._take(phrase)
            self._strangers(covered, sentence.range.end)
        ordered = sorted(self.mentions, key=lambda one: (one.span.start, -one.span.end, one.actor))
        used = dict.fromkeys(one.actor for one in ordered)
        return tuple(ordered), tuple(self._actor(actor) for actor in used)

    def _strangers(self, first: int, end: int) -> None:
        """Note subjects between two phrases that nobody knows: a pronoun may mean them."""
        for at in range(first, end):
            if at not in self.subjects:
                continue
            if self.analysis.tokens[at].tag == "NE":
                self.discourse.strangers.append(at)
            else:
                self.discourse.things += [(at, gender) for gender in self._genders(at)]

    def _genders(self, at: int) -> list[str]:
        """Return "m" or "f" if the determiner of the noun at ``at`` says so."""
        while at > 0 and self.analysis.tokens[at].pos != "DET":
            at -= 1
            if self.analysis.tokens[at].pos not in ("ADJ", "DET", "NUM"):
                return []
        word, words = self.analysis.tokens[at].text.lower(), self.gazetteer.words
        return [sex[0] for sex in ("masculine", "feminine") if word in words[sex]]

    def _take(self, phrase: Phrase) -> None:
        joined = self._joined(phrase.range.end)
        phrase.subject = phrase.head in self.subjects and not joined
        phrase.leads = phrase.head in self.subjects and joined
        actors = self.discourse.settle(phrase)
        span = self.analysis.span(phrase.range)
        self._coin(phrase, actors)
        for actor in actors:
            self._show(actor, span, phrase.subject)
            self.mentions.append(Mention(actor, span, tuple(dict.fromkeys(phrase.because))))

    def _show(self, actor: str, span: Span, subject: bool) -> None:
        """Note how an actor without a name is shown: as the first subject, or the first mention."""
        known = actor in self.shown_subjects
        if not known and (subject or actor not in self.shown):
            self.shown[actor] = span.of(self.analysis.text)
        if subject:
            self.shown_subjects.add(actor)

    def _coin(self, phrase: Phrase, actors: tuple[str, ...]) -> None:
        """Note the abbreviation that a text gives in a bracket: "... der Kapitalanleger (SdK)"."""
        inside = self.analysis.tokens[phrase.range.first : phrase.range.end][-3:]
        if len(inside) < 3 or (inside[0].text, inside[2].text) != ("(", ")") or len(actors) != 1:
            return
        word = inside[1].text
        capitals = sum(letter.isupper() for letter in word)
        fresh = word not in self.gazetteer.trie and not actors[0].startswith(("person/", "state/"))
        if word.isalpha() and capitals > 1 and fresh:
            self.discourse.coined[word] = actors[0]

    def _joined(self, end: int) -> bool:
        """Whether another is named along with the phrase that ends at ``end``: "A und B"."""
        tokens = self.analysis.tokens
        return end + 1 < len(tokens) and tokens[end].tag == "KON" and tokens[end + 1].pos != "VERB"

    def _actor(self, actor: str) -> Actor:
        entry = self.gazetteer.entries.get(actor)
        if entry is not None:
            return listed(entry)
        referent: Referent = self.discourse.known[actor]
        names = referent.names or (self.shown[actor],)
        return Actor(actor, ActorKind(actor.partition("/")[0]), names, of=referent.of or None)


def listed(entry: ActorEntry) -> Actor:
    """Return an actor of the list, its names without the marks of the list."""
    names = tuple(name.rstrip("?!").replace(INFLECTS, "") for name in entry.names)
    metonyms = tuple(name.rstrip("?!").replace(INFLECTS, "") for name in entry.metonyms)
    return Actor(entry.id, entry.kind, names, metonyms, entry.of or None)


def _subjects(analysis: Analysis) -> frozenset[int]:
    """Return the tokens of the first phrase of every clause that can be its subject.

    In a relative clause the pronoun most often is.
    """
    clause_of = [-1] * len(analysis.tokens)
    for number, clause in enumerate(analysis.clauses):
        for index in clause.indices:
            clause_of[index] = number
    found: dict[int, Chunk] = {}
    for chunk in analysis.chunks:
        number = clause_of[chunk.head]
        if number < 0 or number in found or analysis.clauses[number].kind == "rel":
            continue
        if not chunk.preposition and "n" in chunk.case:
            found[number] = chunk
    return frozenset(at for chunk in found.values() for at in _nouns(analysis, chunk))


def _nouns(analysis: Analysis, chunk: Chunk) -> Iterator[int]:
    """Yield the head and the nouns and names right behind it, but no attributes."""
    at = chunk.head
    while at < chunk.range.end and (analysis.tokens[at].pos in NOUNS or at == chunk.head):
        yield at
        at += 1
