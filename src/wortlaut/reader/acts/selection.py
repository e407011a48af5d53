"""The sort of conduct that an entry selects: a thing, a deed, one's own or another's."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Conduct
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.roles import genitive
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.tense import happened


def fits_entry(grammar: Grammar, number: int, conduct: Conduct, entry: ActEntry) -> bool:
    """Whether the conduct is of a sort that the entry allows."""
    if _mere_mention(grammar, number, conduct, entry):
        return False
    if not conduct.action or (entry.only_clause and conduct.noun >= 0):
        return False
    if entry.bare and conduct.noun >= 0 and genitive(grammar, conduct.noun):
        return False
    if _only_state(grammar, number, conduct, entry):
        return False
    if entry.impersonal and _somebody(grammar, conduct):
        return False
    if entry.own_conduct and not _own(grammar, conduct):
        return False
    if entry.others and not _of_others(grammar, conduct):
        return False
    if not (entry.objects or entry.not_objects):
        return True
    nouns = _nouns(grammar, conduct)
    if entry.objects:
        return any(lemma in grammar.known.set(entry.objects) for lemma in nouns)
    if conduct.noun < 0 and conduct.clause != number:
        return True
    return not any(lemma in grammar.known.set(entry.not_objects) for lemma in nouns)


def _somebody(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is rather a certain person or body: "den Rat ausschließen"."""
    if conduct.noun < 0 or not grammar.acts(conduct.noun):
        return False
    first = grammar.tokens[conduct.action[0]]
    certain = first.pos in ("DET", "PROPN") or conduct.action[0] == conduct.noun
    return certain and first.lemma != grammar.known.words.indefinite


def _only_state(grammar: Grammar, number: int, conduct: Conduct, entry: ActEntry) -> bool:
    """Whether what is announced in a clause is a state of things and no conduct."""
    clause = grammar.clauses[conduct.clause]
    if conduct.clause == number:
        return False
    if clause.kind == "zu":
        state = not clause.lemma or clause.lemma in grammar.known.words.stative_verbs
        return entry.scheduling is not None and (state or happened(grammar, conduct.clause))
    if entry.kind is ActKind.DEMAND:
        return clause.lemma == grammar.known.words.be and not clause.modal
    words = grammar.known.words
    announced = entry.kind is ActKind.COMMITMENT and entry.scheduling is not None
    past = clause.kind == "sub" and happened(grammar, conduct.clause)
    return announced and (clause.lemma in words.stative_verbs or past)


def _mere_mention(grammar: Grammar, number: int, conduct: Conduct, entry: ActEntry) -> bool:
    """Whether a relative clause only says of its noun that it was agreed on."""
    relative = grammar.clauses[number].kind == "rel" and grammar.passive(number)
    told = (ActKind.AGREEMENT, ActKind.COMMITMENT, ActKind.OFFER)
    return relative and entry.kind in told and conduct.noun >= 0


def _own(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is told as the speaker's own ("dass wir ...", "er werde ...")."""
    subject = grammar.roles(conduct.clause).subject
    return subject is not None and grammar.tokens[subject.head].pos == "PRON"


def _of_others(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether the conduct is told as that of somebody else who is to do something."""
    if conduct.noun >= 0:
        return False
    clause = grammar.clauses[conduct.clause]
    subject = grammar.roles(conduct.clause).subject
    if subject is None or grammar.tokens[subject.head].pos == "PRON":
        return False
    helper = grammar.tokens[clause.finite].lemma if clause.finite >= 0 else ""
    over = helper in grammar.known.words.have and happened(grammar, conduct.clause)
    state = clause.lemma in grammar.known.words.stative_verbs or over
    return grammar.is_actor(subject) and not state and not grammar.passive(conduct.clause)


def _nouns(grammar: Grammar, conduct: Conduct) -> list[str]:
    if conduct.noun >= 0:
        heads = [conduct.noun]
        while heads[-1] + 1 in conduct.action and grammar.tokens[heads[-1] + 1].pos == "NOUN":
            heads.append(heads[-1] + 1)
        return [grammar.tokens[at].lemma for at in heads]
    heads = [phrase.head for phrase in grammar.phrases(conduct.clause)]
    return [grammar.tokens[at].lemma for at in heads]
