"""A clause with a modal verb, a future or a present of what is to come, and what decides on it."""

from __future__ import annotations

from dataclasses import dataclass

from wortlaut.reader.acts.negation import negated
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.voices import Voices


@dataclass(frozen=True, slots=True)
class Case:
    """A clause with a modal and what decides about it."""

    grammar: Grammar
    number: int
    voices: Voices

    @property
    def reported(self) -> bool:
        """Whether the clause is told on somebody's word."""
        return self.voices.reported(self.number)

    @property
    def subject(self) -> Phrase | None:
        """The phrase that is the subject, if any."""
        return self.grammar.roles(self.number).subject

    @property
    def lemma(self) -> str:
        """The lemma of the full verb."""
        return self.grammar.clauses[self.number].lemma

    @property
    def negated(self) -> bool:
        """Whether the clause is negated."""
        return negated(self.grammar, self.number)

    @property
    def passive(self) -> bool:
        """Whether the clause is in the passive."""
        return self.grammar.passive(self.number)

    @property
    def actor(self) -> bool:
        """Whether the subject is somebody."""
        return self.subject is not None and self.grammar.is_actor(self.subject)

    @property
    def bygone(self) -> bool:
        """Whether the finite verb tells on the author's word what was ("musste", "wollte")."""
        at = self.grammar.clauses[self.number].finite
        past = at >= 0 and self.grammar.tokens[at].tense == "past"
        return past and self.grammar.tokens[at].mood == "ind" and not self.reported

    @property
    def scheduling(self) -> bool:
        """Whether a meeting or another date in a calendar is told."""
        words, known = self.grammar.known.words, self.grammar.known
        if self.lemma in words.scheduling_verbs:
            return True
        if self.lemma not in words.starting_verbs or not self.grammar.times_of(self.number):
            return False
        objects = self.grammar.roles(self.number).accusative[:1]
        heads = [self.grammar.tokens[phrase.head].lemma for phrase in objects]
        return any(head in known.meeting_nouns for head in heads)

    @property
    def event(self) -> bool:
        """Whether the subject is an event that is said to take place."""
        words = self.grammar.known.words
        if self.subject is None or self.lemma not in words.event_verbs:
            return False
        return self.grammar.tokens[self.subject.head].lemma in self.grammar.known.event_nouns


def future(grammar: Grammar, number: int) -> bool:
    """Whether the finite verb is "werden" over an infinitive."""
    clause = grammar.clauses[number]
    if clause.finite < 0 or grammar.tokens[clause.finite].lemma != grammar.known.words.become:
        return False
    if clause.lemma == grammar.known.words.become:
        return False
    rest = [grammar.tokens[at] for at in clause.verbs if at != clause.finite]
    passive = grammar.passive(number)
    if any(verb.form == "inf" and (not passive or verb.pos == "AUX") for verb in rest):
        return True
    if clause.passive and not passive:
        return True
    return grammar.tokens[clause.finite].mood == "sub2" and passive


def perfect(case: Case) -> bool:
    """Whether the infinitive is one of the past ("will gesehen haben")."""
    grammar, clause = case.grammar, case.grammar.clauses[case.number]
    have = grammar.known.words.have
    later = [at for at in clause.verbs if at != clause.finite]
    participle = any(grammar.tokens[at].form == "part" for at in later)
    helpers = [grammar.tokens[at].lemma for at in later if grammar.tokens[at].lemma in have]
    own = any(lemma != grammar.known.words.be for lemma in helpers)
    spoken = clause.modal in grammar.known.words.hearsay_modals
    return bool(helpers) and (participle or (own and spoken and len(later) > 1))
