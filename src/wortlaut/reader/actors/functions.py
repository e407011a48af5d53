"""Reads a noun that says a function, with its determiner, owner, name and attributes.

"Der frühere Sprecher des russischen Außenministeriums, Igor Wolin," is one phrase: a function,
an owner, a name in apposition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wortlaut.model import ActorKind
from wortlaut.reader.actors.agreement import agree
from wortlaut.reader.actors.gazetteer import Function, Gazetteer, Name
from wortlaut.reader.actors.metonyms import Metonyms
from wortlaut.reader.actors.persons import NAME_TAGS, NameFinder, PersonName
from wortlaut.reader.actors.referents import Phrase
from wortlaut.reader.analysis.language import Language
from wortlaut.reader.analysis.tokens import Range, Token

NOUNS = frozenset({"NOUN", "PROPN", "X"})
OPENING, CLOSING = '„"»‚«', '“"«‘”»'
ENDS = ',.;:)“"–-'
LONGEST_BRACKET = 4
LONGEST_TITLE = 5
MOST_ATTRIBUTES = 3
YEAR = 4
"""Digits of a year, which counts nobody."""
PERSONAL = ("role", "office", "counterpart")
"""Uses of functions that persons have."""


class FunctionReader:
    """Reads functions in one text; ``first`` and ``limit`` bound the sentence being read."""

    def __init__(
        self,
        tokens: Sequence[Token],
        gazetteer: Gazetteer,
        known: Language,
        metonyms: Metonyms,
        is_family: Callable[[str, bool], bool],
    ) -> None:
        """Read ``tokens`` with the index and the closed lists of their language."""
        self.is_family = is_family
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.words = gazetteer.words
        self.known = known
        self.metonyms = metonyms
        self.ends = gazetteer.inflection
        self.finder = NameFinder(tokens, gazetteer, known)
        self.sentence = self.first = self.limit = 0

    def function(self, at: int) -> Function | None:
        """Return what the noun at ``at`` says about an actor, if anything."""
        text = self.tokens[at].text
        if not text[0].isupper() and "-" not in text:
            return None
        lower = text.lower()
        if lower in self.words["pair"] and self._text(at - 1) in self.words["both"]:
            return Function(self.gazetteer.pairs[lower].id, "pair", lower, "", "p")
        if lower in self.words["counterpart"]:
            gender = "f" if lower.endswith(self.ends.feminine) else "m"
            return Function("counterpart", "counterpart", lower, gender, "s")
        found = self.gazetteer.function(text)
        if found is not None and not found.gender and self._before_function(at):
            return None
        return found

    def _before_function(self, at: int) -> bool:
        """Whether an adjective with a capital stands before its noun ("Vorsitzende Richter")."""
        ahead = self.tokens[at + 1] if at + 1 < self.limit else None
        return ahead is not None and ahead.pos == "NOUN" and bool(self.function(at + 1))

    def _text(self, at: int) -> str:
        """Return the word at ``at`` in lower case, or "" outside the sentence."""
        return self.tokens[at].text.lower() if self.first <= at < self.limit else ""

    def match(self, at: int) -> tuple[int, tuple[Name, ...]]:
        """Return the listed names at ``at`` and where they end."""
        return self.gazetteer.match(self.tokens, at, self.limit)

    def composed(self, head: int, function: Function, left: int) -> Phrase:
        """Return the phrase around the function noun at ``head``, not reaching before ``left``."""
        first = self.modifiers(head, left)
        phrase = Phrase(Range(first, head + 1), head, self.sentence, function=function)
        phrase.because = [f"actors/{function.entry}"]
        self._read_modifiers(phrase, first, head)
        self._read_determiner(phrase, first, left)
        agree(phrase, function, self.tokens, (self.words, self.ends))
        if function.front:
            self._read_front(phrase, function.front)
        if function.use in ("document", "statement"):
            return phrase
        end = self._read_name(phrase, function, head + 1)
        if phrase.name is None and not phrase.actors and not phrase.titled:
            end = self._read_attributes(phrase, head + 1)
        phrase.range = Range(phrase.range.first, end)
        return phrase

    # ---- before the head

    def modifiers(self, head: int, left: int) -> int:
        """Return the index of the first adjective or number before ``head``."""
        at = head
        while at > left and self.modifies(at - 1):
            at -= 1
        return at

    def modifies(self, at: int) -> bool:
        """Whether the word at ``at`` can stand between a determiner and its noun."""
        token = self.tokens[at]
        if token.tag in ("ADJ(A)", "CARD"):
            return not (token.text.isdigit() and len(token.text) == YEAR)
        lower = token.text.lower()
        if lower in self.known.titles or lower in self.words["both"]:
            return True
        if self.gazetteer.adjective(token.text):
            return True
        ahead = self.tokens[at + 1] if at + 1 < self.limit else None
        return token.pos in ("ADV", "ADJ") and ahead is not None and ahead.tag == "ADJ(A)"

    def _read_modifiers(self, phrase: Phrase, first: int, head: int) -> None:
        for at in range(first, head):
            text = self.tokens[at].text
            owner = self.gazetteer.adjective(text)
            seat = text in self.gazetteer.adjectives and text.endswith(self.ends.seats)
            if owner and (not seat or (phrase.function and phrase.function.use == "institution")):
                self.own(phrase, owner)
            for use in ("former", "deputy"):
                if self.ends.stem(text) in self.gazetteer.stems[use]:
                    self._change(phrase, use)
            if at > self.first and text[0].isupper() and not owner and not phrase.changed:
                phrase.proper = self.ends.stem(text)

    def _change(self, phrase: Phrase, use: str) -> None:
        phrase.changed = use
        phrase.because.append(f"actors/{self.gazetteer.sets[use]}")

    def _read_determiner(self, phrase: Phrase, first: int, left: int) -> None:
        if first <= left:
            return
        before = self.tokens[first - 1]
        lower = before.text.lower()
        phrase.governed = before.tag == "APPR" and first == phrase.head and not phrase.owner
        phrase.definite = lower in self.words["definite"]
        phrase.generic = (
            lower in self.words["becoming"] or self._text(first - 2) in self.words["office-noun"]
        )
        phrase.possessive = lower in self.words["possessive"]
        phrase.indefinite = lower in self.words["indefinite"]
        determined = phrase.definite or phrase.possessive or phrase.indefinite
        if determined or lower in self.words["several"]:
            if before.pos in ("DET", "PRON", "ADJ"):
                phrase.range = Range(first - 1, phrase.head + 1)
        elif before.pos in NOUNS or before.text[0].isupper():
            self._read_genitive(phrase, first)

    def _read_genitive(self, phrase: Phrase, first: int) -> None:
        """Read an owner in the genitive before the head: "Russlands Präsident"."""
        for length in (1, 2, 3):
            at = first - length
            if at < self.first:
                return
            end, names = self.match(at)
            if end == first and names and names[0].genitive:
                entry = self.gazetteer.entries[names[0].actor]
                seat = entry.kind is ActorKind.PLACE and entry.of
                self.own(phrase, self.gazetteer.entries[entry.of].of if seat else entry.id)
                phrase.definite = True
                phrase.range = Range(at, phrase.range.end)
                return

    def own(self, phrase: Phrase, owner: str) -> None:
        """Note whom the function belongs to, unless that was told already."""
        if owner and not phrase.owner:
            phrase.owner = owner
            phrase.because.append(f"actors/{owner}")

    def _read_front(self, phrase: Phrase, front: str) -> None:
        lower = front.rstrip("-").lower()
        for use in ("former", "deputy"):
            if lower in self.words[use]:
                self._change(phrase, use)
        self.own(phrase, self.gazetteer.owner(front))

    # ---- behind the head

    def _read_name(self, phrase: Phrase, function: Function, at: int) -> int:
        """Read a name right behind the function noun; return the phrase's end."""
        if at >= self.limit or (phrase.plural and function.use == "role"):
            return at
        end, names = self.match(at)
        if names and self._organised(names[0]) and not names[0].genitive:
            return self._take(phrase, end, names[0])
        if function.use in ("source", "institution"):
            return self._quoted_title(phrase, at) if self.tokens[at].text in OPENING else at
        if names and names[0].actor.startswith("person/"):
            return self._take_person(phrase, at, end, names[0])
        name = self.finder.at(at, self.limit, trusted=True)
        if name is None or (names and not name.forename and not names[0].weak):
            return at
        if not name.forename and self._genitive_name(name.text):
            phrase.attributed = True
            return at
        return self._take_name(phrase, name, "rule/mentions.title")

    def _genitive_name(self, text: str) -> bool:
        """Whether a family name stands in the genitive ("der Arzt Hollmanns")."""
        bare = text.removesuffix(self.ends.genitive)
        return bare != text and self.is_family(bare, False)

    def _take(self, phrase: Phrase, end: int, name: Name) -> int:
        phrase.actors = (name.actor,)
        phrase.because.append(f"actors/{name.actor}")
        return self.bracket(end)

    def _take_person(self, phrase: Phrase, first: int, end: int, name: Name) -> int:
        entry = self.gazetteer.entries[name.actor]
        phrase.name = PersonName(first, end, entry.names[0], entry.family, "", entry.gender)
        return self._take(phrase, end, name)

    def _take_name(self, phrase: Phrase, name: PersonName, why: str) -> int:
        phrase.name = name
        phrase.actors = self.listed_in(name)
        phrase.gender = phrase.gender or name.gender
        phrase.because.append(why)
        return self.bracket(name.end)

    def listed_in(self, name: PersonName) -> tuple[str, ...]:
        """Return the listed person whose name is the end of a longer one."""
        for at in range(name.first + 1, name.end - 1):
            end, names = self.match(at)
            if end == name.end and names and names[0].actor.startswith("person/"):
                return (names[0].actor,)
        return ()

    def _organised(self, name: Name) -> bool:
        kind = self.gazetteer.entries[name.actor].kind
        return kind in (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.MEDIUM)

    def _quoted_title(self, phrase: Phrase, at: int) -> int:
        """Read the name of an organisation or medium behind its kind: "die Zeitung „Hoy“"."""
        for end in range(at + 2, min(at + 2 + LONGEST_TITLE, self.limit)):
            if self.tokens[end].text not in CLOSING:
                continue
            matched, names = self.gazetteer.match(self.tokens, at + 1, end)
            if names and matched == end:
                return self._take(phrase, end + 1, names[0])
            phrase.titled = " ".join(token.text for token in self.tokens[at + 1 : end])
            phrase.because.append("rule/mentions.title")
            return self.bracket(end + 1)
        return at

    def bracket(self, at: int) -> int:
        """Return the index behind a short bracket at ``at`` ("(SPD)"), or ``at``."""
        if at < self.limit and self.tokens[at].text == "(":
            for end in range(at + 1, min(at + 1 + LONGEST_BRACKET, self.limit)):
                if self.tokens[end].text == ")":
                    return end + 1
        return at

    # ---- attributes and appositions

    def _read_attributes(self, phrase: Phrase, at: int) -> int:
        """Read genitive and prepositional attributes and a name in apposition behind them."""
        sure, certain = at, True
        for _ in range(MOST_ATTRIBUTES):
            at = self.bracket(at)
            end, belongs = self._attribute(phrase, at)
            if end == at:
                break
            at, certain = end, certain and belongs
            sure = at if certain else sure
            if self.tokens[at - 1].tag == "NE":  # names have no attributes
                break
        phrase.attributed = phrase.attributed or sure > phrase.head + 1
        named = self._apposition(phrase, self.bracket(at))
        if named < 0 and at != sure:
            named = self._apposition(phrase, self.bracket(sure))
        return named if named >= 0 else self.bracket(sure)

    def _attribute(self, phrase: Phrase, at: int) -> tuple[int, bool]:
        """Return the end of the attribute at ``at`` and whether it surely belongs to the head."""
        if at >= self.limit:
            return at, False
        token = self.tokens[at]
        lower = token.text.lower()
        end, names = self.match(at)
        if names and names[0].genitive:
            self._own_name(phrase, names[0])
            return end, True
        genitive = lower in self.known.genitive and token.pos in ("DET", "PRON")
        if not genitive and token.tag not in ("APPR", "APPRART"):
            return at, False
        certain = genitive or self.attributive(at) or self._seat(phrase, lower)
        behind, belongs = self._attribute_noun(phrase, at + 1, certain)
        if genitive and behind > at + 1 and self._nominal(behind - 1):
            phrase.attribute = phrase.attribute or self.tokens[behind - 1].text
        return behind, belongs

    def attributive(self, at: int) -> bool:
        """Whether the preposition at ``at`` opens an attribute, and not the agent of a passive."""
        clause = self.metonyms.clause(at)
        passive = clause is not None and clause.passive
        return self._text(at) in self.known.attributive and not passive

    def _seat(self, phrase: Phrase, lower: str) -> bool:
        """Whether "in" opens the seat of a government ("die Regierung in Warschau")."""
        function = phrase.function
        if function is None or function.entry not in self.gazetteer.seated:
            return False
        return lower in self.words["place-preposition"]

    def _attribute_noun(self, phrase: Phrase, at: int, certain: bool) -> tuple[int, bool]:
        start = at - 1
        while at < self.limit and (self.modifies(at) or self.tokens[at].pos == "DET"):
            if self.match(at)[1]:
                break
            if certain:
                self.own(phrase, self.gazetteer.adjective(self.tokens[at].text))
            at += 1
        if at >= self.limit:
            return start, False
        end, names = self.match(at)
        if names and not names[0].weak and not names[0].people:
            return self._attribute_name(phrase, end, names[0], certain), certain
        if self.tokens[at].pos not in NOUNS and not self.tokens[at].text[0].isupper():
            return start, False
        if self._text(at) in self.known.times:
            return start, False
        while at < self.limit and self.tokens[at].text[0].isupper() and self._nominal(at):
            at += 1
        return self._quoted_end(at), certain

    def _quoted_end(self, at: int) -> int:
        """Return the index behind a short name in quotation marks at ``at``, or ``at``."""
        if at < self.limit and self.tokens[at].text in OPENING:
            for end in range(at + 2, min(at + 2 + LONGEST_TITLE, self.limit)):
                if self.tokens[end].text in CLOSING:
                    return self.bracket(end + 1)
        return at

    def _nominal(self, at: int) -> bool:
        return self.tokens[at].pos in NOUNS or self.tokens[at].tag == "ADJ(A)"

    def _attribute_name(self, phrase: Phrase, end: int, name: Name, certain: bool) -> int:
        if certain:
            self._own_name(phrase, name)
        while end < self.limit and self.tokens[end].tag in NAME_TAGS and not name.genitive:
            end += 1
        return end

    def _own_name(self, phrase: Phrase, name: Name) -> None:
        entry = self.gazetteer.entries[name.actor]
        owner = entry.id
        if entry.kind is ActorKind.PLACE:
            entry_id = phrase.function.entry if phrase.function is not None else ""
            governs = entry_id in self.gazetteer.seated
            owner = (self.gazetteer.entries[entry.of].of or entry.of) if governs else ""
        if entry.kind is not ActorKind.PERSON:
            self.own(phrase, owner)

    def _apposition(self, phrase: Phrase, at: int) -> int:
        """Return the end of ", Clara Aue," at ``at``, or -1."""
        function = phrase.function
        if function is None or function.use not in PERSONAL or phrase.plural:
            return -1
        comma = at < self.limit and self.tokens[at].text == ","
        if at + 1 >= self.limit or not (comma or at > phrase.head + 1):
            return -1
        start = at + 1 if comma else at
        if not comma and self._is_personal(at - 1):
            return -1  # "der Bruder des Arztes Jan Holm": the doctor's name
        end, names = self.match(start)
        if names and names[0].actor.startswith("person/") and self._closed(end, comma):
            return self._take_person(phrase, start, end, names[0])
        name = self.finder.at(start, self.limit, trusted=comma)
        if name is None or (not name.forename and name.end - name.first < 2):
            return -1
        if name.first != start or not self._closed(name.end, comma):
            return -1
        return self._take_name(phrase, name, "rule/mentions.apposition")

    def _is_personal(self, at: int) -> bool:
        function = self.function(at) if self.tokens[at].pos in NOUNS else None
        return function is not None and function.use in PERSONAL

    def _closed(self, end: int, comma: bool) -> bool:
        end = self.bracket(end)
        return not comma or end >= self.limit or self.tokens[end].text in ENDS
