"""Words of saying, and the stretches that tell who speaks: "X said", "said X", «заявил X»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from wortlaut.lexicon import Entry, Lexicon
from wortlaut.reader.analysis import language as closed
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Chunk, Range
from wortlaut.reader.medial.grammar import Medial

LOOSE = frozenset({"ADV", "AUX", "PART"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "DET", "NUM"})
ENDS = frozenset(",.;:!?—–-»”\"“«’'‘)")
PARTICIPLE = "PRTF"
"""The tag of a participle that can open an addition of its own."""
QUOTES = frozenset('“”«»„"')
LONGEST = 14
"""Words of the longest addition that belongs to a speaker: ", who asked not to be named"."""
ADDITIONS = 20
"""So many additions, set off by commas, a speaker has at most: more of them are a list."""


class Cue(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Verbs of saying, by their lemmas.

    ``only_direct``: they lead quotations alone ("asked").  ``naming``: they say what somebody
    calls something ("called the plan “a first step”").
    """

    lemmas: tuple[str, ...]
    only_direct: bool = False
    naming: bool = False


class Evidential(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words before a name that tell on whose word ("according to"), in lower case.

    ``heads``: they do so before these nouns alone («согласно докладу», never «согласно закону»).
    """

    words: tuple[str, ...]
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The verbs of saying and the evidentials of a language, with their entries."""

    cues: dict[str, Cue]
    evidentials: tuple[tuple[tuple[str, ...], Evidential], ...]
    language: Language

    def indirect(self, lemma: str) -> Cue | None:
        """Return the entry of a verb that renders speech in a clause below it."""
        found = self.cues.get(lemma)
        return found if found is not None and not (found.only_direct or found.naming) else None


@dataclass(frozen=True, slots=True)
class Tag:
    """Who speaks, told by one verb: its stretch, the verb, the speaker's words, the entry.

    ``led``: an "as" leads it, which takes what it tells out of its grammar.
    """

    range: Range
    verb: int
    speaker: Range
    cue: Cue
    led: bool = False


@lru_cache(maxsize=4)
def words(lexicon: Lexicon) -> Words:
    """Return a language's words of saying."""
    cues = {lemma: one for one in lexicon.entries("cues.toml", Cue) for lemma in one.lemmas}
    told = [
        (tuple(phrase.split()), one)
        for one in lexicon.entries("evidentials.toml", Evidential)
        for phrase in one.words
    ]
    order = tuple(sorted(told, key=lambda one: -len(one[0])))
    return Words(cues, order, closed.of(lexicon))


class Tags:
    """The tags of a text, by where they begin and by their verb.

    ``covering`` has the phrase around each word, ``quotations`` each quotation by its first word.
    """

    def __init__(self, grammar: Medial, known: Words) -> None:
        """Find them all, once."""
        self.grammar = grammar
        self.known = known
        self._first: dict[int, Chunk] = {}
        self._end: dict[int, Chunk] = {}
        for chunk in grammar.analysis.chunks:
            self._first[chunk.range.first] = chunk
            self._end[chunk.range.end] = chunk
        chunks, quotations = grammar.analysis.chunks, grammar.analysis.quotations
        self.covering = {at: one for one in chunks for at in range(one.range.first, one.range.end)}
        self.quotations = {one.range.first: one for one in quotations}
        self.all = tuple(self._tags())
        self.starting = {tag.range.first: tag for tag in self.all}
        self.of_verb = {tag.verb: tag for tag in self.all}

    def _tags(self) -> Iterator[Tag]:
        for at, token in enumerate(self.grammar.tokens):
            cue = self.known.cues.get(token.lemma)
            if cue is None or not self._tells(at):
                continue
            tag = self._shared(at, cue) if token.form == "ger" else self._before(at, cue)
            tag = tag or (self._after(at, cue) if token.form == "fin" else None)
            if tag is not None:
                yield self._as_told(tag)

    def _as_told(self, tag: Tag) -> Tag:
        """Return a tag with the "as" that leads it: "as the minister said, ..."."""
        first = tag.range.first
        if not first or self.grammar.tokens[first - 1].text.lower() not in self._as:
            return tag
        return replace(tag, range=Range(first - 1, tag.range.end), led=True)

    @property
    def _as(self) -> frozenset[str]:
        return self.known.language.as_told

    def _tells(self, at: int) -> bool:
        """Whether the verb at ``at`` reports, and neither is reported nor only may be."""
        token, number = self.grammar.tokens[at], self.grammar.home[at]
        if token.form not in ("fin", "ger", "part") or number < 0:
            return False
        clause = self.grammar.clauses[number]
        helped = clause.finite >= 0 and clause.finite != at and at in clause.verbs
        perfect = helped and self.grammar.tokens[clause.finite].lemma in self.known.language.perfect
        if token.form == "part" and not perfect:
            return False
        own = at in clause.verbs
        return not (own and (clause.passive or clause.modal or clause.negated))

    def _before(self, at: int, cue: Cue) -> Tag | None:
        """Return the tag whose speaker stands before its verb: "the minister said"."""
        end = at
        while end > 0 and self.grammar.tokens[end - 1].pos in LOOSE:
            end -= 1
        speaker = self._ending(end) or self._seated(at, end)
        if speaker is None:
            return None
        return Tag(Range(speaker.first, at + 1), at, speaker, cue)

    def _ending(self, end: int) -> Range | None:
        """Return the speaker whose words end before ``end``, with what is added in commas."""
        first = self._nominal_before(end)
        if first >= 0:
            return Range(first, end)
        if end > 1 and self.grammar.tokens[end - 1].text == ",":
            return self._around(end - 1)
        return None

    def _seated(self, at: int, end: int) -> Range | None:
        """Return the seat before a verb of which nobody is the subject: «в МИД заявили»."""
        chunk = self._end.get(end)
        seat = chunk is not None and chunk.preposition in self.known.language.sources
        return chunk.range if chunk is not None and seat and self._nobody(at) else None

    def _around(self, comma: int) -> Range | None:
        """Return the speaker whose addition ends at a comma: "the mayor, Anna Berg, said"."""
        for at in range(comma - 1, max(comma - LONGEST, 0), -1):
            if self.grammar.tokens[at].text == ",":
                first = self._nominal_before(at)
                relative = self._relative(at + 1)
                named = self._nominal_before(comma) == at + 1
                return Range(first, comma) if first >= 0 and (relative or named) else None
        return None

    def _nominal_before(self, end: int) -> int:
        """Return where the phrase that ends before ``end`` begins, -1 if it cannot speak."""
        chunk = self._end.get(end)
        while chunk is not None and chunk.preposition:
            if chunk.preposition not in self._attributes or chunk.head in self.grammar.timed:
                return -1
            chunk = self._end.get(chunk.range.first)
        if chunk is None or not self._speaks(chunk):
            return -1
        before = self._end.get(chunk.range.first)
        named = before is not None and not before.preposition and self.known.language.head_last
        if named and before and self.grammar.tokens[before.head].pos == "PROPN":
            return before.range.first  # "UN human rights chief"
        return chunk.range.first

    @property
    def _attributes(self) -> frozenset[str]:
        known = self.known.language
        return known.attributive | known.fields | known.members | known.seats

    def _speaks(self, chunk: Chunk) -> bool:
        """Whether a phrase can be the subject of saying: a nominative, and no time."""
        token = self.grammar.tokens[chunk.head]
        timed = chunk.head in self.grammar.timed
        nobody = token.text.lower() in self.grammar.known.words.nobody
        return token.pos in NOMINAL and "n" in (chunk.case or "n") and not (timed or nobody)

    def _after(self, at: int, cue: Cue) -> Tag | None:
        """Return the tag whose speaker stands behind its verb: "said Anna Berg, the mayor"."""
        first = at + 1
        while first < len(self.grammar.tokens) and self.grammar.tokens[first].pos in LOOSE:
            first += 1
        chunk = self._first.get(first)
        if chunk is None:
            return None
        if chunk.preposition in self.known.language.sources and self._nobody(at):
            return Tag(Range(at, chunk.range.end), at, chunk.range, cue)
        addressee = self._first.get(chunk.range.end)
        if addressee is not None and not addressee.preposition and not self._speaks(chunk):
            chunk = addressee  # «рассказал журналистам министр»
        if chunk.preposition or not self._speaks(chunk):
            return None
        speaker = Range(chunk.range.first, self._whole(chunk.range.end))
        return Tag(Range(at, speaker.end), at, speaker, cue)

    def _nobody(self, at: int) -> bool:
        """Whether a verb has no subject of its own: «сообщили в министерстве», «говорится в»."""
        token = self.grammar.tokens[at]
        return token.number == "p" or token.lemma.endswith(self.grammar.known.words.reflexive)

    def leads_on(self, tag: Tag) -> bool:
        """Whether a tag has its content in a clause of its own behind it: "said that ..."."""
        after = self.grammar.tokens[tag.range.end : tag.range.end + 1]
        return bool(after) and after[0].text.lower() in self.grammar.known.words.that

    def closing(self, tag: Tag, sentence: Range) -> int:
        """Return the mark that closes a tag, only circumstances between; -1 if there is none."""
        tokens = self.grammar.tokens
        for at in range(tag.range.end, min(tag.range.end + LONGEST, sentence.end)):
            if tokens[at].text in ",.:—–?!":
                return at
            if tokens[at].form or tokens[at].pos in ("SCONJ", "CCONJ") or tokens[at].text in QUOTES:
                return -1
        return sentence.end - 1 if tag.range.end >= sentence.end else -1

    def whole(self, end: int) -> int:
        """Return where the words end of somebody whose first phrase ends before ``end``."""
        return self._whole(end)

    def _whole(self, end: int, more: int = ADDITIONS) -> int:
        """Return where a speaker's words end whose first phrase ends before ``end``.

        ``more`` additions in commas at most are theirs.
        """
        tokens = self.grammar.tokens
        while end in self._first and self._attributive(self._first[end]):
            end = self._first[end].range.end
        noble = self.known.language.noble
        while end + 1 < len(tokens) and tokens[end].text.lower() in noble:
            end += 1
            end = self._first[end].range.end if end in self._first else end
        if end + 1 < len(tokens) and tokens[end].text == ",":
            return self._addition(end, more) if more else end
        return end

    def _attributive(self, chunk: Chunk) -> bool:
        return chunk.preposition in self._attributes and chunk.head not in self.grammar.timed

    def _addition(self, comma: int, more: int) -> int:
        """Return the end of the apposition or relative clause behind a comma, or the comma."""
        tokens = self.grammar.tokens
        if self._relative(comma + 1):
            for at in range(comma + 2, min(comma + LONGEST, len(tokens))):
                if tokens[at].text in ",.;—–":
                    return at
            return comma
        chunk = self._first.get(comma + 1)
        if chunk is None or chunk.preposition or tokens[chunk.head].pos not in ("NOUN", "PROPN"):
            return comma
        end = self._whole(chunk.range.end, more - 1) if chunk.range.first > comma else comma
        closed_ = end >= len(tokens) or tokens[end].text in ENDS
        return end if closed_ and "n" in (chunk.case or "n") else comma

    def _relative(self, at: int) -> bool:
        """Whether a relative clause that tells of somebody begins at ``at``."""
        if at >= len(self.grammar.tokens):
            return False
        token = self.grammar.tokens[at]
        participle = token.tag == PARTICIPLE and "n" in token.case
        return participle or token.lemma.lower() in self.known.language.relatives

    def _shared(self, at: int, cue: Cue) -> Tag | None:
        """Return the tag of a participle: the speaker of the verb before it ("said, adding")."""
        number = self.grammar.home[at]
        for before in range(at - 1, max(at - 3 * LONGEST, -1), -1):
            tag = self.of_verb_before(before)
            if tag is not None and self.grammar.same_sentence(self.grammar.home[before], number):
                return Tag(Range(at, at + 1), at, tag.speaker, cue)
        return None

    def of_verb_before(self, at: int) -> Tag | None:
        """Return the tag of the verb of saying at ``at``, while tags are still being found."""
        token = self.grammar.tokens[at]
        cue = self.known.cues.get(token.lemma)
        if cue is None or token.form != "fin" or not self._tells(at):
            return None
        return self._before(at, cue) or self._after(at, cue)
