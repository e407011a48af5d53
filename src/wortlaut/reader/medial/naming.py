"""Who is mentioned where: names, offices, "the Russian side", pronouns -> actors.

The names of a language stand in its ``actors.jsonl``, under the ids that all languages share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from wortlaut.lexicon import Lexicon
from wortlaut.model import Actor, ActorKind, Interval, Mention
from wortlaut.reader.actors.entries import ActorEntry, ActorWord
from wortlaut.reader.actors.gazetteer import Gazetteer
from wortlaut.reader.analysis import language as closed
from wortlaut.reader.analysis import segment
from wortlaut.reader.analysis.analyse import tagger_of
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Analysis, Range, Token

PERSON = "person/"
LONGEST = 9
"""Words of the longest name."""
NEAR = 3
"""Code points between a name and the "and" that joins another to it."""
ARTICLES = frozenset({"AT0"})
"""Tags of articles, which may stand inside a name ("President of the United States")."""


@dataclass(slots=True)
class Names:
    """The actors of a language, by the words of their names."""

    entries: dict[str, ActorEntry] = field(default_factory=dict)
    by_words: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    starts: set[str] = field(default_factory=set)
    adjectives: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    """The words of ``actors.toml`` by their use, with the entry's id."""
    calendar: Gazetteer = field(default_factory=Gazetteer)

    def uses(self, use: str, word: str) -> str:
        """Return the id of the entry of ``actors.toml`` that gives a word a use, or ""."""
        name, words = self.words.get(use, ("", frozenset()))
        return name if word in words else ""


@lru_cache(maxsize=4)
def names(lexicon: Lexicon) -> Names:
    """Return the index of a language's actors; it is built once."""
    built, known = Names(), closed.of(lexicon)
    for word in lexicon.entries("actors.toml", ActorWord):
        built.words[word.use] = (word.id, frozenset(word.words))
    for entry in lexicon.records("actors.jsonl", ActorEntry):
        built.entries[entry.id] = entry
        for name in _all_names(entry):
            key = tuple(_keys(name, known))
            found = built.by_words.setdefault(key, [])
            if entry.id not in found:
                found.append(entry.id)
            built.starts.add(key[0])
        for adjective in entry.adjectives:
            built.adjectives[adjective.lower()] = entry.id
        for term in entry.holders:
            built.calendar.terms.setdefault(term.actor, []).append((entry.id, term))
    built.calendar.entries = built.entries
    return built


def _all_names(entry: ActorEntry) -> Iterator[str]:
    yield from entry.names
    yield from entry.metonyms
    if entry.kind is ActorKind.PERSON and entry.family:
        yield entry.family


def _keys(name: str, known: Language) -> list[str]:
    """Return the words of a name as they are looked up: lemmas where names inflect."""
    words = segment.words(name, known)
    if not known.genitive_behind:
        return [word.text for word in words]
    return [_key(token, known) for token in tagger_of(known)(words, known)]


def _key(token: Token, known: Language) -> str:
    return token.lemma.lower() if known.genitive_behind else token.text


def _leads(token: Token) -> bool:
    """Whether a word can stand between "and" and a name: a title, an owner."""
    return token.pos in ("DET", "PROPN", "ADJ", "NOUN") or token.tag == "POS"


def find(
    analysis: Analysis, published: Interval | None, lexicon: Lexicon, issuer: str = ""
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Return the mentions of a text in order, and every actor that they refer to.

    ``issuer`` is the actor that the text speaks for, whom "we" means.
    """
    return _Finder(analysis, published, lexicon, issuer).run()


class _Finder:
    """One text's search for mentions."""

    def __init__(
        self, analysis: Analysis, published: Interval | None, lexicon: Lexicon, issuer: str
    ) -> None:
        self.analysis = analysis
        self.published = published
        self.known = closed.of(lexicon)
        self.names = names(lexicon)
        self.issuer = issuer
        self.mentions: list[Mention] = []
        self.titled: dict[str, str] = {}
        self.last = {"m": "", "f": ""}
        self.several: tuple[str, ...] = ()
        self.persons: tuple[str, ...] = ()
        self.states: tuple[str, ...] = ()

    def run(self) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
        for sentence in self.analysis.sentences:
            at = sentence.range.first
            while at < sentence.range.end:
                at = self._at(at, sentence.range.end)
        ordered = sorted(self.mentions, key=lambda one: (one.span.start, -one.span.end, one.actor))
        used = dict.fromkeys(one.actor for one in ordered)
        return tuple(ordered), tuple(self._actor(actor) for actor in used)

    def _at(self, at: int, limit: int) -> int:
        """Take the mention that begins at a word, and return where to look on."""
        end, actor = self._named(at, limit)
        if actor:
            self._take(actor, at, end, "actors/" + actor)
            return end
        token = self.analysis.tokens[at]
        if self._group(at):
            return at + 1
        end, actor, why = self._described(at, limit)
        if actor:
            self._take(actor, at, end, why)
            return end
        if token.pos in ("PRON", "DET"):
            self._pronoun(at)
        return at + 1

    # ---- names

    def _named(self, at: int, limit: int) -> tuple[int, str]:
        """Return the end and the actor of the longest name at a word."""
        tokens, best = self.analysis.tokens, (at, "")
        if tokens[at].tag in ARTICLES or _key(tokens[at], self.known) not in self.names.starts:
            return best
        words: list[str] = []
        for to in range(at, min(at + LONGEST, limit)):
            if tokens[to].tag in ARTICLES:
                continue
            words.append(_key(tokens[to], self.known))
            found = self.names.by_words.get(tuple(words))
            if found:
                best = (to + 1, self._meant(found, at, to + 1))
        return best if best[1] else (at, "")

    def _meant(self, found: list[str], first: int, end: int) -> str:
        """Return whom a name means: the one in office, or the one of them who is best known."""
        capital = self.analysis.tokens[first].text[0].isupper()
        if len(found) == 1:
            actor = found[0]
        else:
            calendar, day = self.names.calendar, self.published
            now = [one for one in found if calendar.in_office(one, day)]
            famous = [one for one in found if self.names.entries[one].famous]
            actor = (now or famous or [""])[0]
        entry = self.names.entries.get(actor)
        if entry is None or (not capital and entry.kind is not ActorKind.OFFICE):
            return actor if entry is not None and entry.kind is ActorKind.ARMED_GROUP else ""
        return self._holder(actor) if entry.kind is ActorKind.OFFICE else actor

    def _holder(self, office: str) -> str:
        return self.names.calendar.holder(office, self.published) or office

    # ---- descriptions

    def _described(self, at: int, limit: int) -> tuple[int, str, str]:
        """Return end, actor and reason of "the Russian side" or of a title that was told before."""
        tokens = self.analysis.tokens
        state = self.names.adjectives.get(_key(tokens[at], self.known).lower(), "")
        if state:
            for to in range(at + 1, min(at + 4, limit)):
                noun = tokens[to].lemma.lower()
                why = self.names.uses("side", noun)
                if why:
                    return to + 1, state, f"actors/{why}"
                if tokens[to].pos not in ("ADJ", "NOUN", "PROPN"):
                    break
            return at, "", ""
        lemma = tokens[at].lemma.lower()
        why = self.names.uses("title", lemma)
        follows = at + 1 < limit and tokens[at + 1].pos == "PROPN"
        if why and lemma in self.titled and not follows:
            return at + 1, self.titled[lemma], f"actors/{why}"
        return at, "", ""

    def _group(self, at: int) -> bool:
        """Take a plural for those who were named last: "the leaders", "both sides"."""
        token = self.analysis.tokens[at]
        following = self.analysis.tokens[at + 1] if at + 1 < len(self.analysis.tokens) else None
        named = following is not None and (
            following.pos == "PROPN" or following.text.lower() in self.known.attributive
        )
        plain = token.text.lower() == token.lemma.lower()
        several = token.number == "p" or (not token.number and "n" in token.case and not plain)
        if not several or named:
            return False
        for use, group in (("persons", self.persons), ("states", self.states)):
            why = self.names.uses(use, token.lemma.lower())
            if why and len(group) > 1:
                span = self.analysis.span(Range(at, at + 1))
                self.mentions += [Mention(one, span, (f"actors/{why}",)) for one in group]
                return True
        return False

    def _pronoun(self, at: int) -> None:
        lower = self.analysis.tokens[at].text.lower()
        for use, actors in (
            ("he", (self.last["m"],)),
            ("she", (self.last["f"],)),
            ("they", self.several),
            ("we", (self.issuer,)),
        ):
            why = self.names.uses(use, lower)
            for actor in actors if why else ():
                if actor:
                    span = self.analysis.span(Range(at, at + 1))
                    self.mentions.append(Mention(actor, span, (f"actors/{why}",)))

    # ---- what is remembered

    def _take(self, actor: str, first: int, end: int, why: str) -> None:
        span = self.analysis.span(Range(first, end))
        self.mentions.append(Mention(actor, span, (why,)))
        if actor.startswith(PERSON):
            entry = self.names.entries.get(actor)
            gender = (entry.gender if entry else "") or "m"
            self.last[gender if gender in self.last else "m"] = actor
            for title in self._titles(first, end):
                self.titled[title] = actor
        self._note(actor)
        self._join(actor, first)

    def _note(self, actor: str) -> None:
        """Remember the last two persons and the last two states that were named."""
        if actor.startswith(PERSON):
            self.persons = (*(one for one in self.persons if one != actor), actor)[-2:]
        elif actor.startswith(("state/", "government/")):
            self.states = (*(one for one in self.states if one != actor), actor)[-2:]

    def _titles(self, first: int, end: int) -> Iterator[str]:
        """Yield the titles of a name, inside it or right before it."""
        for at in range(max(first - 3, 0), end):
            lemma = self.analysis.tokens[at].lemma.lower()
            if self.names.uses("title", lemma):
                yield lemma

    def _join(self, actor: str, first: int) -> None:
        """Remember who is named together: "Ukraine and the United States"."""
        tokens, back = self.analysis.tokens, first - 1
        while back > 0 and first - back < LONGEST and _leads(tokens[back]):
            back -= 1
        if back <= 0 or tokens[back].pos != "CCONJ":
            return
        joint = tokens[back].start
        before = next((one for one in reversed(self.mentions) if one.span.end <= joint), None)
        if before and before.span.end >= joint - NEAR and before.actor != actor:
            self.several = (before.actor, actor)

    def _actor(self, actor: str) -> Actor:
        entry = self.names.entries.get(actor)
        if entry is None:
            return Actor(actor, ActorKind(actor.partition("/")[0]), (actor.partition("/")[2],))
        return Actor(entry.id, entry.kind, entry.names, entry.metonyms, entry.of or None)
