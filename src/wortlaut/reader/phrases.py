"""Reads phrases that refer to actors: names of the list, names of persons, nouns that say a role.

One left-to-right pass over each sentence; what a phrase refers to is settled in ``coreference``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wortlaut.model import ActorKind
from wortlaut.reader.gazetteer import Function, Gazetteer, Name, stem
from wortlaut.reader.language import Language
from wortlaut.reader.metonyms import Metonyms
from wortlaut.reader.persons import NAME_TAGS, NameFinder, PersonName
from wortlaut.reader.referents import Phrase
from wortlaut.reader.tokens import Analysis, Range

NOUNS = frozenset({"NOUN", "PROPN", "X"})
OPENING, CLOSING = '„"»‚«', '“"«‘”»'
LONGEST_BRACKET = 4
LONGEST_TITLE = 5
MOST_ATTRIBUTES = 3


class PhraseReader:
    """Reads the phrases of one text."""

    def __init__(
        self,
        analysis: Analysis,
        gazetteer: Gazetteer,
        known: Language,
        is_family: Callable[[str], bool],
    ) -> None:
        """Read ``analysis`` with the index and the closed lists of its language.

        ``is_family`` says whether a word is a family name that was met or is listed.
        """
        self.is_family = is_family
        self.tokens = analysis.tokens
        self.gazetteer = gazetteer
        self.known = known
        self.finder = NameFinder(analysis.tokens, gazetteer, known)
        self.metonyms = Metonyms(analysis, gazetteer)
        self.sentence = 0
        self.limit = 0
        self.first = 0

    def sentence_phrases(self, number: int, where: Range) -> Iterator[Phrase]:
        """Yield the phrases of a sentence in order of their heads; nested ones follow theirs."""
        self.sentence, self.first, self.limit = number, where.first, where.end
        at = where.first
        while at < where.end:
            found = self._at(at)
            if found:
                yield from found
                at = max(at + 1, self._resume(found))
            else:
                at += 1

    def _resume(self, found: list[Phrase]) -> int:
        """Return where to go on: behind a name, but inside the attributes of a function."""
        main = found[0]
        if main.name is not None and main.name.first <= main.head + 1 and main.name.end > main.head:
            return main.name.end
        return main.range.end if main.function is None else main.head + 1

    def _at(self, at: int) -> list[Phrase]:
        token = self.tokens[at]
        capital = token.text[0].isupper()
        end, names = self.gazetteer.match(self.tokens, at, self.limit)
        if not capital:
            listed = self._listed(at, end, names) if names else None
            particle = token.text in self.finder.particles
            surname = self._surname(at) if particle and not listed else []
            return [listed] if listed else surname or self._pronoun(at)
        name = self._name(at)
        if name is not None and name.end >= end and not self._longer(names, end, name):
            return [self._person(name)]
        if names:
            listed = self._listed(at, end, names)
            if listed is not None:
                return [listed]
        if token.pos in NOUNS or token.tag == "ADJ(A)":
            function = self._function(at)
            if function is not None:
                return [self._composed(at, function, self.first)]
        return self._surname(at) or self._pronoun(at)

    def _surname(self, at: int) -> list[Phrase]:
        """Return a name of one part that may be somebody's family name ("von der Leyen")."""
        token = self.tokens[at]
        if token.tag not in NAME_TAGS and self._preceded(at):
            return []
        for length in (3, 2, 1):
            end = at + length
            text = " ".join(token.text for token in self.tokens[at:end])
            if length > 1 and text.partition(" ")[0].lower() in self.finder.particles:
                text = text[0].lower() + text[1:]  # "Von der Leyen" at a sentence's start
            if end <= self.limit and self.is_family(text):
                name = PersonName(at, end, text, text, "", "")
                phrase = Phrase(Range(at, end), end - 1, self.sentence, name=name, bare=True)
                phrase.because = ["rule/mentions.surname"]
                return [phrase]
        return []

    def _preceded(self, at: int) -> bool:
        """Whether a determiner or adjective makes the word at ``at`` an ordinary noun."""
        before = self.tokens[at - 1] if at > self.first else None
        return before is not None and (before.pos == "DET" or before.tag in ("ADJ(A)", "APPRART"))

    def _name(self, at: int) -> PersonName | None:
        if self.tokens[at].text not in self.gazetteer.forenames and not (
            "-" in self.tokens[at].text or self.tokens[at].text.lower() in self.known.titles
        ):
            return None
        return self.finder.at(at, self.limit)

    def _longer(self, names: tuple[Name, ...], end: int, name: PersonName) -> bool:
        """Whether the list's match wins over the name that was read."""
        return bool(names) and end >= name.end

    # ---- names of the list

    def _listed(self, at: int, end: int, names: tuple[Name, ...]) -> Phrase | None:
        fitting = [name for name in names if self._counts(name, at, end)]
        if not fitting:
            return None
        first = self._determined(at) if fitting[0].article else at
        phrase = Phrase(Range(first, end), end - 1, self.sentence)
        phrase.actors = tuple(name.actor for name in fitting)
        phrase.because = [f"actors/{name.actor}" for name in fitting[:1]]
        entry = self.gazetteer.entries[fitting[0].actor]
        phrase.gender = entry.gender
        phrase.plural = entry.gender == "p" or fitting[0].people
        if entry.kind is ActorKind.OFFICE:
            return self._office_word(phrase, at, end)
        if entry.kind is ActorKind.PLACE:
            place = fitting[0].actor, entry.of
            phrase.actors, more = self.metonyms.settle(at, end, place, fitting[0].genitive)
            phrase.because += more
        if phrase.actors[0].startswith("person/"):
            return self._person_listed(phrase)
        return self._bracketed(phrase)

    def _counts(self, name: Name, at: int, end: int) -> bool:
        """Whether the conditions of a name are met ("Spiegel" in quotation marks)."""
        before = self.tokens[at - 1].text if at > self.first else ""
        if name.weak:
            after = self.tokens[end].text if end < self.limit else ""
            head = self._kind_before(at)
            return (before in OPENING and after in CLOSING and before != "") or head
        if name.article:
            return self._determined(at) < at
        return not (self.tokens[at].text.isupper() and len(self.tokens[at].text) < 2)

    def _kind_before(self, at: int) -> bool:
        if at == self.first:
            return False
        word = self.tokens[at - 1].text.lower()
        return any(word.endswith(kind) for kind in self.gazetteer.words["quoted-after"])

    def _determined(self, at: int) -> int:
        """Return the index of the article of a name that starts at ``at``, or ``at``."""
        left = self._modifiers(at)
        words = self.gazetteer.words
        if left > self.first and self.tokens[left - 1].text.lower() in words["definite"]:
            return left - 1
        return at

    def _office_word(self, phrase: Phrase, at: int, end: int) -> Phrase:
        """Return a phrase of an office that has a word of its own ("Kremlchef")."""
        office = phrase.actors[0]
        word = self.tokens[at].text.lower()
        feminine = word.endswith(("in", "e"))
        kind = office.partition("-")[2]
        function = Function(kind, "office", word, "f" if feminine else "m", "s")
        composed = self._composed(end - 1, function, self.first)
        composed.because[:0] = phrase.because
        if composed.function is not None and not composed.owner:
            composed.actors = phrase.actors
        return composed

    def _person_listed(self, phrase: Phrase) -> Phrase:
        person = self.gazetteer.entries[phrase.actors[0]]
        phrase.name = PersonName(
            phrase.range.first, phrase.range.end, person.names[0], person.family, "", person.gender
        )
        return self._with_apposition(self._bracketed(phrase))

    # ---- persons

    def _person(self, name: PersonName) -> Phrase:
        phrase = Phrase(Range(name.first, name.end), name.end - 1, self.sentence, name=name)
        phrase.gender = name.gender
        phrase.because = ["rule/mentions.forename"]
        return self._with_apposition(self._bracketed(phrase))

    def _with_apposition(self, phrase: Phrase) -> Phrase:
        """Take in a role behind a name: "Clara Aue, Leiterin des Instituts,"."""
        at = phrase.range.end
        if at + 1 >= self.limit or self.tokens[at].text != ",":
            return phrase
        head = at + 1
        while head < self.limit and (self._modifies(head) or self.tokens[head].pos == "DET"):
            head += 1
        function = self._function(head) if head < self.limit else None
        if function is None or function.use not in ("role", "office"):
            return phrase
        role = self._composed(head, function, at + 1)
        ends = role.range.end >= self.limit or self.tokens[role.range.end].text in ',.;:)“"–'
        if role.name is not None or role.actors or role.range.first != at + 1 or not ends:
            return phrase
        phrase.function, phrase.owner, phrase.changed = function, role.owner, role.changed
        phrase.gender = phrase.gender or role.gender
        phrase.because += [*role.because, "rule/mentions.apposition"]
        phrase.range = Range(phrase.range.first, role.range.end)
        return phrase

    def _bracketed(self, phrase: Phrase) -> Phrase:
        """Take in a short bracket behind a name: "(SPD)"."""
        phrase.range = Range(phrase.range.first, self._bracket(phrase.range.end))
        return phrase

    def _bracket(self, at: int) -> int:
        if at < self.limit and self.tokens[at].text == "(":
            for end in range(at + 1, min(at + 1 + LONGEST_BRACKET, self.limit)):
                if self.tokens[end].text == ")":
                    return end + 1
        return at

    # ---- functions

    def _function(self, at: int) -> Function | None:
        text = self.tokens[at].text
        if not text[0].isupper() and "-" not in text:
            return None
        if text.lower() in self.gazetteer.words["pair"] and self._both(at):
            return Function("pair", "pair", text.lower(), "", "p")
        if text.lower() in self.gazetteer.words["counterpart"]:
            feminine = text.lower().endswith("in")
            return Function("counterpart", "counterpart", text.lower(), "f" if feminine else "m", "s")
        return self.gazetteer.function(text)

    def _both(self, at: int) -> bool:
        before = self.tokens[at - 1].text.lower() if at > self.first else ""
        return before in self.gazetteer.words["both"]

    def _composed(self, head: int, function: Function, left: int) -> Phrase:
        """Return the phrase around the function noun at ``head``, with name and owner."""
        first = self._modifiers(head, left)
        phrase = Phrase(Range(first, head + 1), head, self.sentence, function=function)
        phrase.because = [f"actors/{function.entry}"]
        self._read_modifiers(phrase, first, head, left)
        self._read_number(phrase)
        if function.front:
            self._read_front(phrase, function.front)
        end = self._read_name(phrase, head + 1)
        if phrase.name is None and not phrase.actors and not phrase.titled:
            end = self._read_attributes(phrase, head + 1)
        phrase.range = Range(phrase.range.first, end)
        return phrase

    def _modifiers(self, head: int, left: int | None = None) -> int:
        """Return the index of the first adjective or number before ``head``."""
        at = head
        stop = self.first if left is None else left
        while at > stop and self._modifies(at - 1):
            at -= 1
        return at

    def _modifies(self, at: int) -> bool:
        token = self.tokens[at]
        if token.tag in ("ADJ(A)", "CARD") or token.text.lower() in self.known.titles:
            return True
        if token.text.lower() in self.gazetteer.words["both"]:
            return True
        adjective = self.gazetteer.adjective(token.text)
        return bool(adjective) or (
            token.pos in ("ADV", "ADJ") and at + 1 < self.limit and self.tokens[at + 1].tag == "ADJ(A)"
        )

    def _read_modifiers(self, phrase: Phrase, first: int, head: int, left: int) -> None:
        """Read what stands before the head: determiner, genitive, adjectives."""
        words = self.gazetteer.words
        for at in range(first, head):
            text = self.tokens[at].text
            owner = self.gazetteer.adjective(text)
            seat = text in self.gazetteer.adjectives and text.endswith("er")
            if owner and (not seat or (phrase.function and phrase.function.use == "institution")):
                phrase.owner = owner
                phrase.because.append(f"actors/{owner}")
            for use in ("former", "deputy"):
                if stem(text) in self._stems(use):
                    phrase.changed = use
                    phrase.because.append(f"actors/{self.gazetteer.sets[use]}")
        if first <= left:
            return
        before = self.tokens[first - 1].text.lower()
        phrase.definite = before in words["definite"]
        phrase.possessive = before in words["possessive"]
        phrase.indefinite = before in words["indefinite"]
        if phrase.definite or phrase.possessive or phrase.indefinite or before in words["several"]:
            if self.tokens[first - 1].pos in ("DET", "PRON", "ADJ"):
                phrase.range = Range(first - 1, head + 1)
        elif self.tokens[first - 1].pos in NOUNS:
            self._read_genitive(phrase, first)

    def _stems(self, use: str) -> frozenset[str]:
        key = f"{use} stems"
        if key not in self.gazetteer.words:
            words = self.gazetteer.words[use]
            self.gazetteer.words[key] = frozenset(stem(word) for word in words) | words
        return self.gazetteer.words[key]

    def _read_genitive(self, phrase: Phrase, first: int) -> None:
        """Read an owner in the genitive before the head: "Russlands Präsident"."""
        for length in (1, 2, 3):
            at = first - length
            if at < self.first:
                return
            end, names = self.gazetteer.match(self.tokens, at, self.limit)
            if end == first and names and names[0].genitive:
                entry = self.gazetteer.entries[names[0].actor]
                owner = entry.id
                if entry.kind is ActorKind.PLACE:
                    owner = self.gazetteer.entries[entry.of].of if entry.of else ""
                phrase.owner = phrase.owner or owner
                phrase.definite = True
                phrase.range = Range(at, phrase.range.end)
                return

    def _read_number(self, phrase: Phrase) -> None:
        """Settle number and gender by determiner and form."""
        function = phrase.function
        if function is None:
            return
        before = self.tokens[phrase.range.first].text.lower()
        words = self.gazetteer.words
        inside = {self.tokens[at].text.lower() for at in range(phrase.range.first, phrase.head)}
        several = before in words["several"] or inside & words["both"]
        phrase.gender = function.gender
        if function.use == "source" or function.use == "institution":
            phrase.plural = function.numbers == "p"
        elif function.numbers == "p":
            phrase.plural = True
        elif function.gender == "m" and several:
            phrase.plural = "p" in function.numbers
        elif function.gender == "":
            self._read_adjectival(phrase, before)
        elif before == self.tokens[phrase.head].text.lower() and not phrase.definite:
            phrase.plural = phrase.range.first == phrase.head and self._plural_form(phrase)

    def _plural_form(self, phrase: Phrase) -> bool:
        """Whether a bare noun is more likely a plural ("Vertreter der Hamas")."""
        text, function = self.tokens[phrase.head].text.lower(), phrase.function
        return function is not None and text != function.base and not text.endswith("s")

    def _read_adjectival(self, phrase: Phrase, before: str) -> None:
        ending = self.tokens[phrase.head].text.lower()[-2:]
        if ending in ("er", "em", "es"):
            phrase.gender = "m"
        elif before in self.gazetteer.words["feminine"] and ending != "en":
            phrase.gender = "f"
        elif before in self.gazetteer.words["masculine"]:
            phrase.gender = "m"
        else:
            phrase.plural = before in self.gazetteer.words["several"] or ending == "en"

    def _read_front(self, phrase: Phrase, front: str) -> None:
        lower = front.rstrip("-").lower()
        for use in ("former", "deputy"):
            if lower in self.gazetteer.words[use]:
                phrase.changed = use
                phrase.because.append(f"actors/{self.gazetteer.sets[use]}")
        owner = self.gazetteer.owner(front)
        if owner and not phrase.owner:
            phrase.owner = owner
            phrase.because.append(f"actors/{owner}")

    def _read_name(self, phrase: Phrase, at: int) -> int:
        """Read a name right behind the function noun; return the phrase's end."""
        function = phrase.function
        if at >= self.limit or function is None or (phrase.plural and function.use == "role"):
            return at
        if function.use in ("source", "institution"):
            return self._read_title(phrase, at)
        end, names = self.gazetteer.match(self.tokens, at, self.limit)
        if names and names[0].actor.startswith("person/"):
            return self._take_listed(phrase, end, names)
        if names and self._organised(names[0]) and not names[0].genitive:
            phrase.actors = (names[0].actor,)
            phrase.because.append(f"actors/{names[0].actor}")
            return self._bracket(end)
        name = self.finder.at(at, self.limit, trusted=True)
        if name is None or self._is_owner(name, names):
            return at
        phrase.name = name
        phrase.gender = phrase.gender or name.gender
        phrase.because.append("rule/mentions.title")
        return self._bracket(name.end)

    def _is_owner(self, name: PersonName, names: tuple[Name, ...]) -> bool:
        return bool(names) and not name.forename and not names[0].weak

    def _take_listed(self, phrase: Phrase, end: int, names: tuple[Name, ...]) -> int:
        person = self.gazetteer.entries[names[0].actor]
        phrase.name = PersonName(
            phrase.head + 1, end, person.names[0], person.family, "", person.gender
        )
        phrase.actors = (person.id,)
        phrase.because.append(f"actors/{person.id}")
        return self._bracket(end)

    def _read_title(self, phrase: Phrase, at: int) -> int:
        """Read the name of an organisation or medium behind its kind: "die Zeitung „Hoy“"."""
        end, names = self.gazetteer.match(self.tokens, at, self.limit)
        quoted = self.tokens[at].text in OPENING
        if names and self._organised(names[0]):
            phrase.actors = (names[0].actor,)
            phrase.because.append(f"actors/{names[0].actor}")
            return self._bracket(end)
        if quoted:
            return self._quoted_title(phrase, at)
        return at

    def _organised(self, name: Name) -> bool:
        kind = self.gazetteer.entries[name.actor].kind
        return kind in (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.MEDIUM)

    def _quoted_title(self, phrase: Phrase, at: int) -> int:
        for end in range(at + 1, min(at + 2 + LONGEST_TITLE, self.limit)):
            if self.tokens[end].text in CLOSING and end > at + 1:
                inner = self.tokens[at + 1 : end]
                matched, names = self.gazetteer.match(self.tokens, at + 1, end)
                if names and matched == end:
                    phrase.actors = (names[0].actor,)
                    phrase.because.append(f"actors/{names[0].actor}")
                else:
                    phrase.titled = " ".join(token.text for token in inner)
                    phrase.because.append("rule/mentions.title")
                return end + 1
        return at

    # ---- attributes and appositions

    def _read_attributes(self, phrase: Phrase, at: int) -> int:
        """Read genitive and prepositional attributes and a name in apposition behind them."""
        sure, certain = at, True
        for _ in range(MOST_ATTRIBUTES):
            at = self._bracket(at)
            end, belongs = self._attribute(phrase, at)
            if end == at:
                break
            at, certain = end, certain and belongs
            sure = at if certain else sure
        named = self._apposition(phrase, self._bracket(at))
        if named < 0 and at != sure:
            named = self._apposition(phrase, self._bracket(sure))
        return named if named >= 0 else sure

    def _attribute(self, phrase: Phrase, at: int) -> tuple[int, bool]:
        """Return the end of the attribute at ``at`` and whether it surely belongs to the head."""
        if at >= self.limit:
            return at, False
        token = self.tokens[at]
        lower = token.text.lower()
        end, names = self.gazetteer.match(self.tokens, at, self.limit)
        if names and names[0].genitive:
            self._own(phrase, names[0])
            return end, True
        genitive = lower in self.known.genitive and token.pos in ("DET", "PRON")
        if not genitive and token.tag not in ("APPR", "APPRART"):
            return at, False
        certain = genitive or lower in self.known.attributive or self._seat(phrase, at)
        return self._attribute_noun(phrase, at + 1, certain or genitive)

    def _seat(self, phrase: Phrase, at: int) -> bool:
        """Whether "in" opens the seat of a government ("die Regierung in Warschau")."""
        function = phrase.function
        if function is None or function.entry != "government":
            return False
        return self.tokens[at].text.lower() in self.gazetteer.words["place-preposition"]

    def _attribute_noun(self, phrase: Phrase, at: int, certain: bool) -> tuple[int, bool]:
        start = at - 1
        while at < self.limit and (self._modifies(at) or self.tokens[at].pos == "DET"):
            if self.gazetteer.match(self.tokens, at, self.limit)[1]:
                break
            self._own_adjective(phrase, at, certain)
            at += 1
        if at >= self.limit:
            return start, False
        end, names = self.gazetteer.match(self.tokens, at, self.limit)
        if not names and self.tokens[at].pos not in NOUNS:
            return start, False
        if names and not names[0].weak:
            if certain:
                self._own(phrase, names[0])
            while end < self.limit and self.tokens[end].tag in NAME_TAGS and not names[0].genitive:
                end += 1
            return end, certain
        at += 1
        while at < self.limit and self.tokens[at].pos in NOUNS and self.tokens[at].text[0].isupper():
            at += 1
        return at, certain

    def _own(self, phrase: Phrase, name: Name) -> None:
        if phrase.owner:
            return
        entry = self.gazetteer.entries[name.actor]
        owner = entry.id
        if entry.kind is ActorKind.PLACE:
            owner = entry.of if phrase.function and phrase.function.entry == "government" else ""
            owner = self.gazetteer.entries[owner].of or owner if owner else ""
        if owner and entry.kind is not ActorKind.PERSON:
            phrase.owner = owner
            phrase.because.append(f"actors/{owner}")

    def _own_adjective(self, phrase: Phrase, at: int, certain: bool) -> None:
        owner = self.gazetteer.adjective(self.tokens[at].text) if certain else ""
        if owner and not phrase.owner:
            phrase.owner = owner
            phrase.because.append(f"actors/{owner}")

    def _apposition(self, phrase: Phrase, at: int) -> int:
        """Return the end of ", Clara Aue," at ``at``, or -1."""
        function = phrase.function
        if function is None or function.use not in ("role", "office", "counterpart"):
            return -1
        comma = at < self.limit and self.tokens[at].text == ","
        if phrase.plural or not (comma or at > phrase.head + 1) or at + 1 >= self.limit:
            return -1
        start = at + 1 if comma else at
        end, names = self.gazetteer.match(self.tokens, start, self.limit)
        if names and names[0].actor.startswith("person/") and self._closed(end, comma):
            return self._take_listed(phrase, end, names)
        name = self.finder.at(start, self.limit, trusted=comma)
        if name is None or not name.forename and name.end - name.first < 2:
            return -1
        if name.first != start or not self._closed(name.end, comma):
            return -1
        phrase.name = name
        phrase.gender = phrase.gender or name.gender
        phrase.because.append("rule/mentions.apposition")
        return self._bracket(name.end)

    def _closed(self, end: int, comma: bool) -> bool:
        end = self._bracket(end)
        return not comma or end >= self.limit or self.tokens[end].text in ',.;:)“"–-'

    # ---- pronouns

    def _pronoun(self, at: int) -> list[Phrase]:
        token = self.tokens[at]
        if token.tag not in ("PPER", "PDS", "PIS"):
            return []
        lower = token.text.lower()
        for use in ("pronoun-m", "pronoun-f", "demonstrative-m", "demonstrative-f"):
            if lower in self.gazetteer.words[use]:
                gender = use[-1]
                if gender == "f" and self._plural_verb(at):
                    return []
                phrase = Phrase(Range(at, at + 1), at, self.sentence, gender=gender)
                phrase.because = [f"actors/{self.gazetteer.sets[use]}"]
                phrase.near = self._noun_before(at) if use.startswith("dem") else -1
                return [phrase]
        return []

    def _plural_verb(self, at: int) -> bool:
        """Whether the clause's finite verb is a plural, so that "sie" may be many."""
        clause = self.metonyms.clause(at)
        if clause is None or clause.finite < 0:
            return True
        verb = self.tokens[clause.finite].text.lower()
        return verb.endswith("n") or verb in self.gazetteer.words["plural-verb"]

    def _noun_before(self, at: int) -> int:
        """Return the index of the last noun before ``at``: what a demonstrative points to."""
        return next((i for i in range(at - 1, -1, -1) if self.tokens[i].pos in NOUNS), -1)
