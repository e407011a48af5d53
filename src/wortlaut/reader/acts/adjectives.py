"""Acts that an adjective names as a predicate: "ist bereit"."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.anchors import anchor
from wortlaut.reader.acts.drafts import Conduct, Draft, indices
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.frames import conducts
from wortlaut.reader.acts.negation import negated
from wortlaut.reader.acts.roles import fill_roles, genitive
from wortlaut.reader.acts.syntax import Grammar


def adjective_drafts(grammar: Grammar, at: int) -> list[Draft]:
    """Return the acts that the adjective at token ``at`` names as a predicate."""
    number = grammar.home[at]
    if number < 0:
        return []
    word = grammar.tokens[at].text.lower()
    verb = grammar.clauses[number].lemma.removeprefix(word)
    for entry in grammar.known.adjectives.get(word, ()):
        spoken = not entry.reported or _on_word(grammar, number)
        if verb in entry.verbs and spoken and _by_somebody(grammar, number, entry):
            found = [
                conduct
                for frame in entry.frames
                for conduct in conducts(grammar, number, frame)[:1]
                if not entry.reported or _eventful(grammar, conduct)
            ]
            kind: ActKind | None = entry.negated if negated(grammar, number) else entry.kind
            if found and kind:
                return [_predicated(grammar, at, entry, kind, found[0])]
    return []


def _by_somebody(grammar: Grammar, number: int, entry: ActEntry) -> bool:
    """Whether the subject is somebody, where the entry wants that."""
    subject = grammar.roles(number).subject
    return not entry.actor or (subject is not None and grammar.is_actor(subject))


def _eventful(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether a conduct is something to be done and no thing or state."""
    if conduct.noun < 0:
        return True
    lemma, known = grammar.tokens[conduct.noun].lemma, grammar.known
    return any(lemma in each for each in (known.event_nouns, known.refrain_nouns, known.noun_words))


def _on_word(grammar: Grammar, number: int) -> bool:
    """Whether a clause is in the Konjunktiv."""
    finite = grammar.clauses[number].finite
    return finite >= 0 and grammar.tokens[finite].mood == "sub1"


def _predicated(
    grammar: Grammar, at: int, entry: ActEntry, kind: ActKind, conduct: Conduct
) -> Draft:
    number = grammar.home[at]
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=conduct.action,
        cue=(at,),
        because=(f"act_adjectives/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain,
        entry=entry,
    )
    fill_roles(grammar, draft, conduct)
    if "genitive" in (entry.debtor or ()):
        where = genitive(grammar, at)
        draft.fields["debtor"] = indices(where) if where else ()
    return draft
