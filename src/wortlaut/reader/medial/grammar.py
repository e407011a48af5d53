"""Who does what to whom in a clause whose verb stands in the middle: by place and by case."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from wortlaut.reader.acts.phrases import NOMINAL, Phrase
from wortlaut.reader.acts.syntax import Grammar, Roles
from wortlaut.reader.analysis.tokens import Clause, Range, Token
from wortlaut.reader.medial import supposed

JOINTS = frozenset({"ADV", "PUNCT", "CCONJ"})
LOOK_BACK = 12
"""Clauses before a pronoun among whose subjects the parties that it means are sought."""


class Medial(Grammar):
    """A text with the roles that its phrases play.

    ``common`` says that "we" are several parties: a joint statement.
    """

    common = False

    @cached_property
    def supposed(self) -> frozenset[int]:
        """The words of phrases that tell conditions ("subject to approval"): no roles of theirs."""
        found = supposed.phrases(self.analysis, self.known.words)
        return frozenset(at for one in found for at in range(one.first, one.end))

    def sentence(self, at: int) -> Range:
        """Return the sentence that the word at ``at`` stands in."""
        return self.analysis.sentences[bisect_right(self.ends, at)].range

    def beginning(self, sentence: Range) -> int:
        """Return where a sentence's own words begin, its dateline left out."""
        inside = range(sentence.first, sentence.end)
        return next((at for at in inside if self.home[at] >= 0), sentence.first)

    def paragraph(self, number: int) -> int:
        """Return the number of the paragraph that a clause stands in."""
        first = self.clauses[number].range.first
        return self.analysis.sentences[bisect_right(self.ends, first)].paragraph

    def passive(self, number: int) -> bool:
        """Whether a clause is in the passive."""
        return self.clauses[number].passive

    def _assigned(self, number: int) -> Roles:
        clause = self.clauses[number]
        roles = Roles()
        bare: list[Phrase] = []
        for phrase in self.phrases(number):
            if phrase.head in self.supposed:
                continue
            if phrase.preposition:
                roles.prepositional.append(phrase)
            elif not self.is_time(phrase):
                bare.append(phrase)
        if clause.kind in ("zu", "part"):
            rest = bare
            roles.subject = self._adjunct_of(number)
        else:
            chosen = self._chosen(clause, bare)
            shared = self._elsewhere(number) or self._dropped(clause, chosen)
            sure = chosen is not None and (chosen.case == "n" or not self._cased)
            roles.subject = chosen if sure or shared is None else shared
            rest = [phrase for phrase in bare if phrase is not roles.subject]
        for phrase in rest:
            self._object(roles, phrase, clause)
        self._doubled(roles)
        return roles

    def _doubled(self, roles: Roles) -> None:
        """Tell whom from what: of two objects side by side, the first is the one who gets it."""
        if self._cased or len(roles.accusative) < 2:
            return
        first, second = roles.accusative[:2]
        if first.range.end == second.range.first and self.is_actor(first):
            roles.dative.append(first)
            del roles.accusative[0]

    def _adjunct_of(self, number: int) -> Phrase | None:
        """Return the subject of the clause that a participle set off by a comma adds to."""
        clause = self.clauses[number]
        before = self.tokens[clause.range.first - 1].text if clause.range.first else ","
        own = self.tokens[clause.range.first].text
        if clause.kind != "part" or clause.parent < 0 or "," not in (before, own):
            return None
        above = clause.parent
        while self.clauses[above].kind in ("zu", "part") and self.clauses[above].parent >= 0:
            above = self.clauses[above].parent
        return self.roles(above).subject if self.clauses[above].finite >= 0 else None

    def _chosen(self, clause: Clause, bare: Sequence[Phrase]) -> Phrase | None:
        """Return the subject among a clause's phrases: a nominative, before the verb if it can."""
        if clause.finite < 0:
            return None
        fitting = [p for p in bare if "n" in p.case and self._agrees(clause, p)]
        before = [p for p in fitting if p.range.end <= clause.finite]
        sure = [p for p in fitting if p.case == "n"]
        if before:
            return next((p for p in before if p.case == "n"), before[0])
        inverted = self._cased
        return sure[0] if sure else fitting[0] if fitting and inverted else None

    def is_condition(self, number: int) -> bool:
        """Whether a clause is a condition: "if ...", "provided that ...", "should it fail, ..."."""
        clause = self.clauses[number]
        words = self.known.words
        first = clause.range.first
        if clause.opener in words.conditions:
            return not first or self.tokens[first - 1].text.lower() not in words.lasting
        opens = clause.kind == "main" and clause.finite >= 0 and first in self.first_words
        led = opens and self.tokens[first].text.lower() in words.conditional_forms
        following = number + 1 < len(self.clauses) and self.same_sentence(number, number + 1)
        return led and following and not self.asks(number)

    @cached_property
    def _cased(self) -> bool:
        """Whether cases tell the subject wherever it stands."""
        return any("g" in token.case and len(token.case) < 6 for token in self.tokens[:200])

    def _agrees(self, clause: Clause, phrase: Phrase) -> bool:
        number = self.tokens[phrase.head].number
        verb = self.tokens[clause.finite].number
        return not number or not verb or number == verb or len(phrase.parts) > 1

    def _elsewhere(self, number: int) -> Phrase | None:
        """Return the antecedent of a relative clause, or the subject that a clause shares."""
        clause = self.clauses[number]
        if clause.kind == "rel":
            return self.before(clause.range.first)
        first = self.tokens[clause.range.first]
        before = self.tokens[clause.range.first - 1].text if clause.range.first else ""
        goes_on = before == "," and clause.verbs[:1] == (clause.range.first,)
        if first.pos != "CCONJ" and first.text != "," and not goes_on:
            return None
        for other in range(number - 1, max(number - LOOK_BACK, -1), -1):
            if not self.same_sentence(other, number):
                return None
            if self.clauses[other].finite >= 0 and self.clauses[other].parent == clause.parent:
                return self.roles(other).subject
        return None

    def _dropped(self, clause: Clause, chosen: Phrase | None) -> Phrase | None:
        """Return the speaker where what he says leaves out its subject: «заявили, что повысят»."""
        said = clause.kind == "sub" and clause.parent >= 0 and clause.opener in self._that
        led = chosen is not None and chosen.range.end <= clause.finite
        words = self.known.words
        mirrored = chosen is not None and clause.lemma.endswith(words.reflexive)
        wished = clause.opener in words.wishes or mirrored
        if not said or led or wished or clause.passive or not self._cased:
            return None
        above = self.roles(clause.parent).subject
        return above if above is not None and self._agrees(clause, above) else None

    def _object(self, roles: Roles, phrase: Phrase, clause: Clause) -> None:
        verb = clause.verbs[0] if clause.verbs else clause.range.first
        if phrase.case and "a" not in phrase.case:
            if "d" in phrase.case:
                roles.dative.append(phrase)
            return
        if phrase.range.first > verb or self._cased:
            roles.accusative.append(phrase)

    def _continues(self, left: Phrase, right: Phrase) -> bool:
        """Whether ``right`` is coordinated with ``left``, or a list goes on with it."""
        if right.preposition or self.is_time(left) or self.is_time(right):
            return False
        heads = self.tokens[left.head], self.tokens[right.head]
        if any(head.pos not in NOMINAL | {"PRON", "DET"} for head in heads):
            return False
        gap = self.tokens[left.range.end : right.range.first]
        alike = bool(left.preposition) or bool(set(left.case) & set(right.case))
        joined = bool(gap) and gap[-1].pos == "CCONJ" and gap[0].text in (",", gap[-1].text)
        if joined and len(gap) <= 2:
            return alike
        listed = len(gap) == 1 and gap[0].text == ","
        return listed and alike and self._goes_on(right)

    def _goes_on(self, right: Phrase) -> bool:
        """Whether a list is closed by "and" behind the phrase, or by one more comma and "and"."""
        at, limit = right.range.end, min(right.range.end + 25, len(self.tokens))
        while at < limit and self.tokens[at].pos in (
            "PUNCT", "CCONJ", "DET", "ADJ", "NOUN", "PROPN", "NUM", "X", "PART",
        ):  # fmt: skip
            if self.tokens[at].pos == "CCONJ":
                return at + 1 < len(self.tokens) and self.tokens[at + 1].pos in (
                    "DET",
                    "ADJ",
                    "NOUN",
                    "PROPN",
                    "NUM",
                )
            if self.tokens[at].text in ".;:()":
                return False
            at += 1
        return False

    def _joined(self, left: Phrase, right: Phrase) -> Phrase:
        cover = Range(left.range.first, right.range.end)
        return Phrase(cover, left.head, left.preposition, left.case, (*left.parts, right.range))

    def is_actor(self, phrase: Phrase) -> bool:
        """Whether the phrase can be somebody who acts."""
        head = self.tokens[phrase.head]
        if head.text.lower() in self.known.words.echoes:
            return self.echoed(phrase) is not None
        if head.text.lower() in self.known.words.nobody:
            return False
        if head.animate:
            return True
        if phrase.range.first in self.mentioned or phrase.nominal.first in self.mentioned:
            return True
        if head.pos == "DET" or head.pos == "NUM":
            return head.text.lower() in self.known.words.groups
        if head.pos in ("PROPN", "PRON", "X"):
            lemma = head.lemma.lower()
            return head.pos != "PROPN" or self._named(lemma)
        return head.lemma in self.known.actors or head.lemma in self.known.bodies

    def _named(self, lemma: str) -> bool:
        thing = lemma in self.known.noun_words or lemma in self.known.words.things
        return not thing or lemma in self.known.actors or lemma in self.known.bodies

    def echoed(self, phrase: Phrase) -> Phrase | None:
        """Return the subject above that a pronoun in what it says means: "Russia said it would"."""
        number = self.home[phrase.head]
        clause = self.clauses[number]
        if clause.kind != "sub" or clause.parent < 0 or clause.opener not in {"", *self._that}:
            return None
        above = self.clauses[clause.parent]
        before = [p for p in self.phrases(clause.parent) if p.range.end <= above.finite]
        named = next((p for p in before if not p.preposition and not self.is_time(p)), None)
        if named is None or self.tokens[named.head].pos == "PRON" or not self.is_actor(named):
            return None
        return named

    @property
    def _that(self) -> frozenset[str]:
        return self.known.words.that

    def several(self, phrase: Phrase) -> bool:
        """Whether a phrase names more than one."""
        return len(phrase.parts) > 1 or _plural(self.tokens[phrase.head])

    def paired(self, phrase: Phrase | None, number: int) -> bool:
        """Whether two or more parties are named as such: "both sides", "Peru and Chile"."""
        if self._jointly(number):
            return True
        if phrase is None:
            return False
        lead = self.tokens[phrase.nominal.first : phrase.head + 1]
        led = any(token.text.lower() in self.known.words.pairs for token in lead)
        return led or (len(phrase.parts) > 1 and self.joint(phrase, number))

    def together(self, phrase: Phrase | None, number: int) -> bool:
        """Whether several parties bind themselves at once, and not each for itself."""
        if phrase is None or self.common or self.paired(phrase, number):
            return self.joint(phrase, number)
        head = self.tokens[phrase.head]
        words = self.known.words
        if head.text.lower() in words.groups - words.first_person:
            return self._meant_jointly(number, words.joint)
        return self.joint(phrase, number) and head.lemma.lower() in self.known.words.joint

    def _jointly(self, number: int) -> bool:
        own = self.clauses[number].indices
        return any(self.tokens[at].text.lower() in self.known.words.jointly for at in own)

    def joint(self, phrase: Phrase | None, number: int) -> bool:
        """Whether several parties at once are named, or meant by a pronoun."""
        words = self.known.words
        if self._jointly(number):
            return True
        if phrase is None:
            return False
        head = self.tokens[phrase.head]
        if len(phrase.parts) > 1:
            within = self.tokens[phrase.range.first : phrase.range.end]
            ours = any(token.text.lower() in words.first_person for token in within)
            return self.common or not ours  # "the President and I" are one side
        if head.text.lower() in words.first_person:
            return self.common
        if head.text.lower() in words.groups:
            return self._meant_jointly(number, words.joint | words.members)
        return head.lemma.lower() in words.joint | words.members and _plural(head)

    def _meant_jointly(self, number: int, nouns: frozenset[str]) -> bool:
        """Whether a pronoun for several means parties that were named together."""
        seen = False
        for other in range(number - 1, max(number - LOOK_BACK, -1), -1):
            subject = self.roles(other).subject if self.clauses[other].finite >= 0 else None
            if subject is None or self.tokens[subject.head].pos in ("PRON", "DET"):
                continue
            seen = True
            head = self.tokens[subject.head]
            if len(subject.parts) > 1 or head.lemma.lower() in nouns:
                return True
        return not seen


def _plural(token: Token) -> bool:
    """Whether a noun stands in the plural, as far as its form tells."""
    if token.number:
        return token.number == "p"
    return "n" in token.case and token.text.lower() != token.lemma.lower()
