"""What fills an entry's frames, of the sort of conduct that the entry selects."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Conduct
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.medial.frames import conducts
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.lists import split
from wortlaut.reader.medial.tense import ahead, happened

CLAUSE_FRAMES = ("inf", "that", "gerund")


def selected(grammar: Medial, number: int, entry: ActEntry, behind: int) -> list[Conduct]:
    """Return what fills the first of an entry's frames that anything fits, part by part."""
    for frame in _first_told(grammar, number, entry, behind):
        found = [
            part for one in conducts(grammar, number, frame, behind) for part in split(grammar, one)
        ]
        found = [one for one in found if _wanted(grammar, number, one, entry, frame)]
        if found:
            return found
    return []


def _first_told(grammar: Medial, number: int, entry: ActEntry, behind: int) -> tuple[str, ...]:
    """Return an entry's frames; of an infinitive and a gerund the one that comes first leads."""
    after = grammar.tokens[behind + 1 : behind + 2]
    led = f"pp.{after[0].text.lower()}" if after else ""
    if led in entry.frames and after[0].text.lower() in grammar.known.words.of_owners:
        return (led, *(frame for frame in entry.frames if frame != led))
    if not {"inf", "gerund"} <= set(entry.frames):
        return entry.frames
    starts = {
        frame: min((one.action[0] for one in conducts(grammar, number, frame, behind)), default=0)
        for frame in ("inf", "gerund")
    }
    if not 0 < starts["gerund"] < (starts["inf"] or starts["gerund"] + 1):
        return entry.frames
    return ("gerund", *(frame for frame in entry.frames if frame != "gerund"))


def _wanted(grammar: Medial, number: int, conduct: Conduct, entry: ActEntry, frame: str) -> bool:
    """Whether the conduct is of a sort that the entry allows."""
    if not conduct.action or (entry.only_clause and frame not in CLAUSE_FRAMES):
        return False
    if frame == "that":
        return _moving(grammar, conduct.clause, entry)
    if frame in ("inf", "gerund"):
        if entry.kind is ActKind.PLAN:
            return True
        return grammar.clauses[conduct.clause].lemma not in grammar.known.words.stative_verbs
    nouns = [grammar.tokens[at].lemma.lower() for at in conduct.action]
    heads = nouns[:8]
    if entry.objects and not any(one in grammar.known.set(entry.objects) for one in heads):
        return False
    return not any(one in grammar.known.set(entry.not_objects) for one in heads[:5])


def _moving(grammar: Medial, number: int, entry: ActEntry) -> bool:
    """Whether an embedded clause tells conduct to come: by a modal, the future, or a demand."""
    clause, words = grammar.clauses[number], grammar.known.words
    if clause.opener in words.wishes:
        return True
    if entry.kind is ActKind.DEMAND and not happened(grammar, number) and not clause.modal:
        finite = grammar.tokens[clause.finite] if clause.finite >= 0 else None
        return finite is not None and finite.text.lower() == finite.lemma
    if ahead(grammar, number) or clause.modal in words.future:
        return clause.lemma not in words.stative_verbs
    return clause.modal in words.obligation
