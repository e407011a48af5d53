"""Reads phrases that refer to actors: names of the list, names of persons, functions, pronouns.

One left-to-right pass over each sentence; what a phrase refers to is settled in ``coreference``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from wortlaut.model import ActorKind
from wortlaut.reader.actors.ellipsis import elliptic
from wortlaut.reader.actors.functions import (
    CLOSING,
    LONGEST_TITLE,
    NOUNS,
    OPENING,
    PERSONAL,
    FunctionReader,
)
from wortlaut.reader.actors.gazetteer import Function, Gazetteer, Name
from wortlaut.reader.actors.metonyms import Metonyms
from wortlaut.reader.actors.persons import NAME_TAGS, PersonName, is_capital
from wortlaut.reader.actors.referents import Phrase
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Analysis, Range

FAR = 60
"""Tokens before an object pronoun that are searched for a thing that it may mean."""
PRONOUNS = ("pronoun-m", "pronoun-f", "demonstrative-m", "demonstrative-f")


class Met(Protocol):
    """Whom the text has named so far."""

    coined: dict[str, str]
    """Names that the text introduces for organisations and media, with their actors."""

    def is_family(self, text: str, listed: bool) -> bool:
        """Whether ``text`` is a family name that was met or that somebody famous bears.

        With ``listed``, whether anybody in the list bears it.
        """


class PhraseReader:
    """Reads the phrases of one text."""

    def __init__(
        self,
        analysis: Analysis,
        gazetteer: Gazetteer,
        known: Language,
        met: Met,
    ) -> None:
        """Read ``analysis`` with the index and the closed lists of its language.

        ``met`` knows the names that the text has told so far.
        """
        self.met = met
        self.tokens = analysis.tokens
        self.gazetteer = gazetteer
        self.words = gazetteer.words
        self.metonyms = Metonyms(analysis, gazetteer)
        self.functions = FunctionReader(
            analysis.tokens, gazetteer, known, self.metonyms, met.is_family
        )
        self.finder = self.functions.finder
        self.titles = known.titles
        self.skip = -1
        """A function noun that was read as part of the phrase before it."""
        self.sentence = self.first = self.limit = 0

    def sentence_phrases(self, number: int, where: Range) -> Iterator[Phrase]:
        """Yield the phrases of a sentence in order of their heads; nested ones follow theirs."""
        self.sentence, self.first, self.limit = number, where.first, where.end
        reader = self.functions
        reader.sentence, reader.first, reader.limit = number, where.first, where.end
        at = where.first
        while at < where.end:
            phrase = self._at(at)
            if phrase is None:
                at += 1
            else:
                yield from elliptic(phrase, self.tokens, self.first, self.gazetteer)
                yield phrase
                at = max(at + 1, self._resume(phrase))

    def _resume(self, phrase: Phrase) -> int:
        """Return where to go on: behind a name, but inside the attributes of a function."""
        name = phrase.name
        if name is not None and name.first <= phrase.head + 1 and name.end > phrase.head:
            return name.end
        return phrase.range.end if phrase.function is None else phrase.head + 1

    def _at(self, at: int) -> Phrase | None:
        token = self.tokens[at]
        if token.pos == "PUNCT":
            return None
        text = token.text
        if not text[0].isupper():
            return self._small(at)
        end, names = self.functions.match(at) if text in self.gazetteer.trie else (at, ())
        name = self._name(at)
        if name is not None and not (names and end >= name.end):
            return self._person(name)
        listed = self._listed(at, end, names) if names else None
        if listed is not None:
            return listed
        if at != self.skip and (token.pos in NOUNS or token.tag == "ADJ(A)"):
            function = self.functions.function(at)
            if function is not None:
                return self.functions.composed(at, function, self.first)
        return self._coined(at) or self._surname(at) or self._pair_of_names(at) or self._pronoun(at)

    def _coined(self, at: int) -> Phrase | None:
        """Return a name that the text itself introduced for an organisation or a medium."""
        coined = self.met.coined
        for length in range(min(LONGEST_TITLE, self.limit - at), 0, -1) if coined else ():
            words = " ".join(token.text for token in self.tokens[at : at + length])
            if words in coined:
                phrase = Phrase(Range(at, at + length), at + length - 1, self.sentence)
                phrase.actors = (coined[words],)
                phrase.because = ["rule/mentions.coined"]
                return phrase
        return None

    def _small(self, at: int) -> Phrase | None:
        """Return the phrase that starts with a word in small letters ("al-Qaida", "er")."""
        token = self.tokens[at]
        if token.text in self.gazetteer.trie:
            end, names = self.functions.match(at)
            listed = self._listed(at, end, names) if names else None
            if listed is not None:
                return listed
        if token.text in self.finder.particles:
            return self._surname(at)
        if "-" in token.text and token.pos in NOUNS:
            function = self.functions.function(at)
            return self.functions.composed(at, function, self.first) if function else None
        return self._pronoun(at)

    def _name(self, at: int) -> PersonName | None:
        text = self.tokens[at].text
        forenames = self.gazetteer.forenames
        forename = text in forenames or text.partition("-")[0] in forenames
        return self.finder.at(at, self.limit) if forename or text.lower() in self.titles else None

    # ---- names of the list

    def _listed(self, at: int, end: int, names: tuple[Name, ...]) -> Phrase | None:
        name = next((name for name in names if self._counts(name, at, end)), None)
        if name is None:
            return None
        entry = self.gazetteer.entries[name.actor]
        first = self._determined(at) if name.article else at
        phrase = Phrase(Range(first, end), end - 1, self.sentence, actors=(name.actor,))
        phrase.because = [f"actors/{name.actor}"]
        phrase.gender = entry.gender
        phrase.plural = entry.gender == "p" or name.people
        if entry.kind is ActorKind.OFFICE:
            return self._office_word(phrase)
        if entry.kind is ActorKind.PLACE and entry.of:
            place = name.actor, entry.of
            phrase.actors, more = self.metonyms.settle(at, end, place, name.genitive)
            phrase.because += more
        if entry.kind is ActorKind.PERSON:
            phrase.name = PersonName(at, end, entry.names[0], entry.family, "", entry.gender)
            return self._with_apposition(self._bracketed(phrase))
        return self._bracketed(phrase)

    def _counts(self, name: Name, at: int, end: int) -> bool:
        """Whether the conditions of a name are met ("Spiegel" in quotation marks)."""
        before = self.tokens[at - 1].text if at > self.first else ""
        if name.weak:
            after = self.tokens[end].text if end < self.limit else ""
            quoted = before != "" and before in OPENING and after != "" and after in CLOSING
            return quoted or self._kind_before(before)
        if name.people:
            ahead = self.tokens[end] if end < self.limit else None
            weak = self.tokens[end - 1].text.endswith(self.gazetteer.inflection.weak)
            article = self.words["plural-article" if weak else "several"]
            return before.lower() in article and (ahead is None or ahead.pos not in NOUNS)
        return not name.article or self._determined(at) < at

    def _kind_before(self, before: str) -> bool:
        """Whether the word before says what the name is ("Nachrichtenmagazin")."""
        return before.lower().endswith(tuple(self.words["quoted-after"]))

    def _determined(self, at: int) -> int:
        """Return the index of the article of a name that starts at ``at``, or ``at``."""
        left = self.functions.modifiers(at, self.first)
        if left > self.first and self.tokens[left - 1].text.lower() in self.words["definite"]:
            return left - 1
        return at

    def _office_word(self, phrase: Phrase) -> Phrase:
        """Return a phrase of an office that has a word of its own ("Kremlchef")."""
        office, head = phrase.actors[0], phrase.head
        word = self.tokens[head].text.lower()
        gender = "f" if word.endswith(self.gazetteer.inflection.feminine_offices) else "m"
        kind = office.partition("-")[2]
        function = Function(kind, "office", word, gender, "s")
        composed = self.functions.composed(head, function, self.first)
        own = composed.because if self.gazetteer.has_word(kind) else composed.because[1:]
        composed.because = [*phrase.because, *own]
        if not composed.owner and not composed.actors:
            composed.actors = phrase.actors
        return composed

    # ---- persons

    def _person(self, name: PersonName) -> Phrase:
        phrase = Phrase(Range(name.first, name.end), name.end - 1, self.sentence, name=name)
        phrase.gender = name.gender
        phrase.because = ["rule/mentions.forename"]
        phrase.actors = self.functions.listed_in(name)
        return self._with_apposition(self._bracketed(phrase))

    def _pair_of_names(self, at: int) -> Phrase | None:
        """Return a name without a listed forename that acts like a person: "Oumar Kalla sagte"."""
        name = None
        if self.tokens[at].tag == "NE" and not self._preceded(at):
            name = self.finder.at(at, self.limit, trusted=True)
        if name is None or name.end - name.first < 2 or name.first != at:
            return None
        if self.met.is_family(self.tokens[at].text, True):
            return None
        phrase = Phrase(Range(at, name.end), name.end - 1, self.sentence, name=name)
        phrase.because = ["rule/mentions.two-names"]
        with_role = self._with_apposition(phrase)
        return with_role if with_role.function or self._acts(at, name.end) else None

    def _acts(self, at: int, end: int) -> bool:
        """Whether the verb of the clause is one of persons and governments."""
        before = self.tokens[at - 1] if at > self.first else None
        if before is not None and (before.pos in NOUNS or before.tag.startswith("APPR")):
            return False
        bracket = self.functions.bracket(end)
        after = self.tokens[bracket] if bracket < self.limit else None
        clause = self.metonyms.clause(at)
        beside = after is None or "fin" in (after.form, before.form if before else "")
        return beside and clause is not None and self.metonyms.acts(clause)

    def _surname(self, at: int) -> Phrase | None:
        """Return a name of one part that may be somebody's family name ("von der Leyen")."""
        token = self.tokens[at]
        sure = token.tag in NAME_TAGS
        if not sure and self._preceded(at):
            return None
        for length in (3, 2, 1):
            end = at + length
            words = [token.text for token in self.tokens[at:end]]
            if length > 1 and words[0].lower() in self.finder.particles:
                words[0] = words[0].lower()  # at a sentence's start
            text = " ".join(words)
            if end <= self.limit and self.met.is_family(text, sure) and self._alone(at, end):
                name = PersonName(at, end, text, text, "", "")
                honoured = at > self.first and self._honours(at - 1)
                phrase = Phrase(Range(at - honoured, end), end - 1, self.sentence, name=name)
                phrase.bare = True
                phrase.because = ["rule/mentions.surname"]
                return self._bracketed(phrase)
        return None

    def _honours(self, at: int) -> bool:
        return self.tokens[at].text.lower() in self.words["honorific"]

    def _preceded(self, at: int) -> bool:
        """Whether a determiner or adjective makes the word at ``at`` an ordinary noun."""
        before = self.tokens[at - 1] if at > self.first else None
        return before is not None and (before.pos == "DET" or before.tag in ("ADJ(A)", "APPRART"))

    def _alone(self, at: int, end: int) -> bool:
        """Whether no other name stands beside a family name ("Li" in "Li Fei")."""
        before = self.tokens[at - 1] if at > self.first else None
        after = self.tokens[end] if end < self.limit else None
        return not any(
            token is not None and token.tag == "NE" and is_capital(token.text)
            for token in (before, after)
        )

    def _with_apposition(self, phrase: Phrase) -> Phrase:
        """Take in what a name belongs to or is: "Clara Aue von Attac", "Clara Aue, Leiterin"."""
        at = self._belonging(phrase)
        if at + 1 >= self.limit or self.tokens[at].text != ",":
            return phrase
        head = at + 1
        while head < self.limit and (
            self.functions.modifies(head) or self.tokens[head].pos == "DET"
        ):
            head += 1
        function = self.functions.function(head) if head < self.limit else None
        if function is None or function.use not in PERSONAL:
            return phrase
        role = self.functions.composed(head, function, at + 1)
        joined = role.range.end < self.limit and self.tokens[role.range.end].tag == "KON"
        if role.name is not None or role.actors or role.plural or joined:
            return phrase
        return self._merged(phrase, role)

    def _merged(self, phrase: Phrase, role: Phrase) -> Phrase:
        phrase.function, phrase.owner, phrase.changed = role.function, role.owner, role.changed
        phrase.gender = phrase.gender or role.gender
        phrase.because += [*role.because, "rule/mentions.apposition"]
        phrase.range = Range(phrase.range.first, role.range.end)
        self.skip = role.head
        return phrase

    def _belonging(self, phrase: Phrase) -> int:
        """Take in "von Human Rights Watch" behind a name; return the phrase's end."""
        at = phrase.range.end
        if at + 1 >= self.limit or not self.functions.attributive(at):
            return at
        noun = at + 1
        while noun < self.limit and self.tokens[noun].pos == "DET":
            noun += 1
        end, names = self.functions.match(noun) if noun < self.limit else (noun, ())
        kinds = (ActorKind.ORGANISATION, ActorKind.MEDIUM, ActorKind.ARMED_GROUP)
        if names and self.gazetteer.entries[names[0].actor].kind in kinds:
            phrase.range = Range(phrase.range.first, end)
        elif noun < self.limit and self.tokens[noun].pos in NOUNS:
            function = self.functions.function(noun)
            if function is not None and function.use in ("source", "institution"):
                body = self.functions.composed(noun, function, at + 1)
                phrase.range = Range(phrase.range.first, body.range.end)
        return phrase.range.end

    def _bracketed(self, phrase: Phrase) -> Phrase:
        """Take in a short bracket behind a name: "(SPD)"."""
        phrase.range = Range(phrase.range.first, self.functions.bracket(phrase.range.end))
        return phrase

    # ---- pronouns

    def _pronoun(self, at: int) -> Phrase | None:
        token = self.tokens[at]
        if token.tag not in ("PPER", "PDS", "PIS"):
            return None
        lower = token.text.lower()
        use = next((use for use in PRONOUNS if lower in self.words[use]), "")
        many = bool(use) and use[-1] == "f" and self._plural_verb(at)
        if not use or (many and lower in self.words["pronoun-object"]):
            return None
        gender = "p" if many else use[-1]
        phrase = Phrase(Range(at, at + 1), at, self.sentence, gender=gender, plural=many)
        phrase.because = [f"actors/{self.gazetteer.sets[use]}"]
        clause = self.metonyms.clause(at)
        phrase.speaks = clause is not None and self.metonyms.acts(clause)
        phrase.start = self.first
        phrase.object = lower in self.words["pronoun-object"]
        if phrase.object:
            phrase.rival = self._determiner_before(
                at, "feminine" if use[-1] == "f" else "masculine"
            )
        phrase.near = self._noun_before(at) if use.startswith("demonstrative") else -1
        return phrase

    def _plural_verb(self, at: int) -> bool:
        """Whether the clause's finite verb is a plural, so that "sie" may be many."""
        clause = self.metonyms.clause(at)
        if clause is None or clause.finite < 0:
            return True
        verb = self.tokens[clause.finite].text.lower()
        return (
            verb.endswith(self.gazetteer.inflection.plural_verb)
            or verb in self.words["plural-verb"]
        )

    def _determiner_before(self, at: int, gender: str) -> int:
        """Return where the last noun of that gender before ``at`` begins, or -1."""
        for before in range(at - 1, max(-1, at - FAR), -1):
            token = self.tokens[before]
            if token.pos == "DET" and token.text.lower() in self.words[gender]:
                return before
        return -1

    def _noun_before(self, at: int) -> int:
        """Return the index of the last noun before ``at``: what a demonstrative points to."""
        return next((i for i in range(at - 1, -1, -1) if self.tokens[i].pos in NOUNS), -1)
