"""Acts that a verb names where the verb stands in the middle."""

from __future__ import annotations

from wortlaut.reader.acts.drafts import Conduct, Draft
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.medial.frames import anchor, cue
from wortlaut.reader.medial.grammar import Medial
from wortlaut.reader.medial.kinds import kind_of, turned
from wortlaut.reader.medial.licensing import fits
from wortlaut.reader.medial.roles import fill_roles
from wortlaut.reader.medial.selection import selected


def verb_drafts(grammar: Medial, number: int) -> list[Draft]:
    """Return the acts that the verb of a clause makes, by the first entry that fits."""
    clause = grammar.clauses[number]
    words = grammar.known.words
    if clause.modal in words.obligation | words.possibility:
        return []  # "must agree": the move itself is demanded
    for entry in grammar.known.verbs.get(clause.lemma, ()):
        if not fits(grammar, number, entry):
            continue
        found = selected(grammar, number, entry, clause.verbs[-1])
        if found:
            return [_draft(grammar, number, entry, one) for one in found]
    return []


def _draft(grammar: Medial, number: int, entry: ActEntry, conduct: Conduct) -> Draft:
    kind = kind_of(grammar, number, entry, conduct)
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=anchor(grammar, number, conduct),
        action=conduct.action,
        cue=cue(grammar, number, entry.words),
        because=(f"acts/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain != turned(grammar, conduct),
        status=entry.status if kind is entry.kind else None,
        entry=entry,
    )
    fill_roles(grammar, draft, conduct)
    return draft
