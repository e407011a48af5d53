"""Who does what to whom in a clause: subject, objects, and whom a pronoun means.

German marks roles by case, number and place; each gives some points, and the phrase with the
most is the subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from wortlaut.reader.acts.entries import Inventory
from wortlaut.reader.acts.phrases import Phrase, Phrases
from wortlaut.reader.acts.scene import Scene
from wortlaut.reader.analysis.tokens import Clause

QUOTES = frozenset('“”"«»‘’')
RELATIVE = frozenset({"PRELS", "PRELAT"})


@dataclass(slots=True)
class Roles:
    """The phrases of a clause by what they are in it."""

    subject: Phrase | None = None
    accusative: list[Phrase] = field(default_factory=list)
    dative: list[Phrase] = field(default_factory=list)
    prepositional: list[Phrase] = field(default_factory=list)
    reflexive: bool = False


class Grammar(Phrases):
    """A text with the roles that its phrases play."""

    def __init__(self, scene: Scene, known: Inventory) -> None:
        """Index the text; roles are found when they are asked for."""
        super().__init__(scene, known)
        self._roles: dict[int, Roles] = {}

    def passive(self, number: int) -> bool:
        """Whether a clause is in the passive, of the process or of the state."""
        clause = self.clauses[number]
        if clause.passive and self._infinitive(number):
            return False
        if clause.passive or clause.finite < 0:
            return clause.passive
        words = self.known.words
        return (
            self.tokens[clause.finite].lemma == words.be
            and clause.lemma not in words.sein_verbs
            and any(self.tokens[at].form == "part" for at in clause.verbs)
        )

    def _infinitive(self, number: int) -> bool:
        """Whether a participle is rather the infinitive of a future: "werde X übergeben"."""
        clause = self.clauses[number]
        forms = [self.tokens[at] for at in clause.verbs if self.tokens[at].form == "part"]
        alike = any(form.text.lower() == form.lemma for form in forms)
        bare = [phrase for phrase in self.phrases(number) if not phrase.preposition]
        return alike and len([phrase for phrase in bare if not self.is_time(phrase)]) > 1

    def expletive(self, number: int) -> bool:
        """Whether "es" stands in a clause."""
        return self._impersonal(self.clauses[number])

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
            if token.tag == "PRF" or self._mirrored(clause, phrase):
                roles.reflexive = True
            elif phrase.preposition:
                roles.prepositional.append(phrase)
            elif self._spoken_aside(phrase) or self._led(phrase):
                continue
            elif not self.is_time(phrase) and token.lemma.lower() not in self.known.words.expletive:
                bare.append(phrase)
        relative = self._relative(clause)
        if clause.kind != "zu":
            roles.subject = self._subject_of(number, bare, relative)
        bare = [phrase for phrase in bare if not _beside(clause, roles.subject, phrase)]
        self._objects(roles, bare, relative, self.passive(number))
        return roles

    def _led(self, phrase: Phrase) -> bool:
        """Whether a word that may be a preposition leads a genitive: "Während dieser Zeit"."""
        at = phrase.range.first - 1
        words = self.known.words.genitive_prepositions
        return at >= 0 and "g" in phrase.case and self.tokens[at].text.lower() in words

    def _spoken_aside(self, phrase: Phrase) -> bool:
        """Whether a phrase only says whose word it is: ", so Roth weiter,"."""
        at = phrase.range.first - 1
        words = self.known.words.as_saying
        return at > 0 and self.tokens[at].text in words and self.tokens[at - 1].pos == "PUNCT"

    def _mirrored(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a pronoun is the reflexive of a first person: "wir ... uns"."""
        word = self.tokens[phrase.head].text.lower()
        owner = self.known.words.mirrored.get(word)
        return owner is not None and any(
            self.tokens[at].text.lower() == owner for at in clause.indices
        )

    def _relative(self, clause: Clause) -> tuple[Phrase, str] | None:
        """Return the antecedent of a relative clause and the cases of its pronoun."""
        if clause.kind != "rel":
            return None
        at = next((at for at in clause.indices if self.tokens[at].tag in RELATIVE), -1)
        if at < 0 or self.tokens[at].tag == "PRELAT" or self.tokens[at - 1].pos == "ADP":
            return None
        before = self.before(clause.range.first)
        cases = self.known.words.relative_cases.get(self.tokens[at].text.lower(), "na")
        return (before, cases) if before else None

    def _subject_of(
        self, number: int, bare: Sequence[Phrase], relative: tuple[Phrase, str] | None
    ) -> Phrase | None:
        """Return a clause's own subject, or the one that "... und rief auf" shares."""
        clause = self.clauses[number]
        own = self._subject(clause, bare, relative)
        opens = [at for at in clause.indices[:2] if self.tokens[at].pos != "CCONJ"][:1]
        cut = clause.finite >= 0 and clause.finite not in clause.indices
        shared = self._shared(number) if cut or opens == [clause.finite] else None
        if shared is None:
            return own or self._shared(number)
        return own if own is not None and own.case == "n" else shared

    def _subject(
        self, clause: Clause, bare: Sequence[Phrase], relative: tuple[Phrase, str] | None
    ) -> Phrase | None:
        scored = [(self._points(clause, phrase), -at) for at, phrase in enumerate(bare)]
        best = max(scored, default=(-9.0, 0))
        if relative and "n" in relative[1] and best[0] < 2.5:
            return relative[0]
        least = -0.5 if self._impersonal(clause) else -2
        return self._titled(clause, bare, -best[1]) if best[0] > least else None

    def _impersonal(self, clause: Clause) -> bool:
        """Whether "es" can be the subject, so that a phrase that does not agree is none."""
        words = self.known.words.expletive
        return any(self.tokens[at].text.lower() in words for at in clause.indices)

    def _titled(self, clause: Clause, bare: Sequence[Phrase], at: int) -> Phrase:
        """Return the name before an apposition that looks like the subject: "Berg, der Chef"."""
        found, before = bare[at], bare[at - 1] if at else None
        if before is None or clause.kind != "main" or found.range.first > clause.finite:
            return found
        near = before.range.end == found.range.first - 1
        comma = near and self.tokens[before.range.end].text == ","
        article = self.tokens[found.range.first].tag == "ART"
        name = self.tokens[before.head].pos == "PROPN" and "n" in before.case
        return before if comma and article and name else found

    def _joined_to(self, number: int) -> int:
        """Return the clause that one goes on with: an infinitive may stand between the two.

        "Sie bot an, Gas zu kaufen, behielt sich aber Zölle vor."
        """
        before = number - 1
        main = self.clauses[number].kind == "main"
        while main and before >= 0 and self.clauses[before].kind == "zu":
            before = self.clauses[before].parent
        if before < number - 1 and self._impersonal(self.clauses[number]):
            return -1
        return before

    def _shared(self, number: int) -> Phrase | None:
        """Return the subject that a coordinated clause shares with the one before it."""
        clause = self.clauses[number]
        first = clause.indices[0]
        coordinated = self.tokens[first].pos == "CCONJ"
        before = self._over(number) if coordinated else self._joined_to(number)
        if not 0 <= before < number or not (coordinated or first == clause.finite):
            return None
        if self.clauses[before].kind != clause.kind or self.is_condition(before):
            return None  # "Sollte X weichen, wird Y ..."
        quoted = self.tokens[self.clauses[before].range.end - 1].text in QUOTES
        if quoted and not coordinated:
            return None
        over = before < number - 1
        if (not over and self._inverted(number)) or self._spoken(before) != self._spoken(number):
            return None
        near = over or clause.parent in (before, self.clauses[before].parent)
        last = max(each.range.end for each in self.clauses[before:number])
        apart = {token.text for token in self.tokens[last : clause.range.first]}
        return self.roles(before).subject if near and apart <= {",", "–"} else None

    def _over(self, number: int) -> int:
        """Return the clause that one goes on with: "sagte, man müsse handeln, und ging", or -1."""
        before = number - 1
        while before >= 0 and not self._alike(before, number):
            before = self.clauses[before].parent
        return before if before < 0 or self.same_sentence(before, number) else -1

    def _alike(self, one: int, other: int) -> bool:
        """Whether two clauses are of one kind, both or neither of them in the Konjunktiv."""
        kinds = self.clauses[one].kind == self.clauses[other].kind
        return kinds and self._spoken(one) == self._spoken(other)

    def _spoken(self, number: int) -> bool:
        """Whether a clause's finite verb is in the Konjunktiv."""
        finite = self.clauses[number].finite
        return finite >= 0 and self.tokens[finite].mood in ("sub1", "sub2")

    def _points(self, clause: Clause, phrase: Phrase) -> float:
        if "n" not in phrase.case:
            return -9
        first = self.tokens[phrase.range.first]
        points = 3.0 if phrase.case == "n" else 0.0
        if first.text.lower() in self.known.words.masculine_or_dative:
            feminine = self.tokens[phrase.head].lemma in self.known.feminine
            points += -9 if feminine else 2
        points += 1.0 if self.is_actor(phrase) else 0.0
        points += self._agreement(clause, phrase)
        points -= 3.0 if self._bare_plural(clause, phrase) else 0.0
        points -= 0.5 if self.tokens[phrase.range.first].tag == "PPOSAT" else 0.0
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
        plural = form.endswith(self.known.words.plural_verbs)
        return 0.25 if plural == (number > 1) else -3.0

    def _bare_plural(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a lone noun behind a singular verb is a plural: "Das Gesetz soll Mieter ..."."""
        head = self.tokens[phrase.head]
        lone = phrase.range.first == phrase.head == phrase.range.end - 1 and head.tag == "NN"
        if not lone or not 0 <= clause.finite < phrase.head:
            return False
        form = self.tokens[clause.finite].text.lower()
        same = head.text == head.lemma and head.text.endswith(self.known.words.same_plurals)
        return same and not form.endswith(self.known.words.plural_verbs)

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
        if first.text.lower() in self.known.words.accusative_or_plural:
            ends = head.text.endswith(self.known.words.plural_datives)
            plural = head.text != head.lemma and ends
            return plural or (head.text.lower() in self.known.words.plural_names)
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
        if head.text.lower() in self.known.words.things:
            return False
        if head.tag == "PDS" and phrase.head not in self.mentioned:
            return False  # "dieser": a thing, unless it is known to be somebody
        if head.pos in ("PROPN", "PRON", "X"):
            return head.lemma not in self.known.noun_words
        if any(at in self.mentioned for at in (phrase.range.first, phrase.nominal.first)):
            return True
        if head.lemma.lower() in self.known.words.partitive:
            inner = range(phrase.head + 1, phrase.range.end)
            if any(self.acts(at) for at in inner if self.tokens[at].pos in ("NOUN", "PROPN")):
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

    @cached_property
    def _naming(self) -> dict[str, list[int]]:
        """The words that name each actor, pronouns left out, in order."""
        found: dict[str, list[int]] = {}
        for at in sorted(self.mentioned):
            if self.tokens[at].pos != "PRON":
                found.setdefault(self.mentioned[at].actor, []).append(at)
        return found

    def meant(self, found: Sequence[int]) -> tuple[int, ...]:
        """Return the words that name whom a pronoun means, or ``found`` itself."""
        if len(found) != 1 or self.tokens[found[0]].pos not in ("PRON", "DET"):
            return tuple(found)
        mention = self.mentioned.get(found[0])
        if mention is None or self.tokens[found[0]].text.lower() in self.known.words.own:
            return tuple(found)
        named = self._naming.get(mention.actor, [])
        before = bisect_left(named, found[0])
        phrase = self._around(named[before - 1]) if before else None
        if phrase is None:
            return tuple(found)
        where = self.spread(phrase, self.home[phrase.head])
        return tuple(range(where.first, where.end))


def _beside(clause: Clause, subject: Phrase | None, phrase: Phrase) -> bool:
    """Whether a phrase stands between a subject and the verb behind it: it tells more of him.

    Before the verb of a main clause there is room for one: "Jansen, Chef der Werft, verlangt".
    """
    if subject is None or clause.kind != "main" or phrase is subject:
        return False
    return subject.range.first < phrase.range.first < clause.finite
