"""Acts that a verb names: "kündigte an", "lehnte ... ab", "ist geplant"."""

from __future__ import annotations

from wortlaut.model import ActKind, Status
from wortlaut.reader.acts.anchors import anchor, cue, with_contents
from wortlaut.reader.acts.drafts import Conduct, Draft
from wortlaut.reader.acts.entries import ActEntry
from wortlaut.reader.acts.enumerations import listed
from wortlaut.reader.acts.flouted import flouted
from wortlaut.reader.acts.frames import conducts
from wortlaut.reader.acts.honoured import as_agreed, delivered
from wortlaut.reader.acts.kinds import kind_by_conduct, kind_of
from wortlaut.reader.acts.licensing import fits
from wortlaut.reader.acts.parts import kept, parts
from wortlaut.reader.acts.roles import fill_roles
from wortlaut.reader.acts.selection import fits_entry
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.tense import perfect_infinitive, yet_to_come


def verb_drafts(grammar: Grammar, number: int) -> list[Draft]:
    """Return the acts that the verb of clause ``number`` makes."""
    if _merely_meant(grammar, number):
        return []
    told = as_agreed(grammar, number)
    if told:
        return told
    for entry in grammar.known.verbs.get(grammar.clauses[number].lemma, ()):
        found = _by_entry(grammar, number, entry)
        if found:
            return found
    return delivered(grammar, number) or flouted(grammar, number)


def _merely_meant(grammar: Grammar, number: int) -> bool:
    """Whether an infinitive only names what somebody wants, tries or is asked to do."""
    clause = grammar.clauses[number]
    if clause.kind != "zu" or clause.opener or perfect_infinitive(grammar, number):
        return False
    parent = grammar.clauses[clause.parent].lemma if clause.parent >= 0 else ""
    return parent not in grammar.known.words.implicative


def _by_entry(grammar: Grammar, number: int, entry: ActEntry) -> list[Draft]:
    kind = kind_of(grammar, number, entry)
    if kind is None or not fits(grammar, number, entry):
        return []
    for frame in ["list", *sorted(entry.frames, key=_clauses_first)]:
        found = _listed(grammar, number, entry) if frame == "list" else []
        found = found or (conducts(grammar, number, frame) if frame != "list" else [])
        found = [conduct for conduct in found if fits_entry(grammar, number, conduct, entry)]
        found = [part for conduct in found for part in _apart(grammar, conduct)]
        if found:
            kinds = [kind_by_conduct(grammar, number, entry, kind, conduct) for conduct in found]
            return [
                verb_draft(grammar, number, entry, each, conduct)
                for each, conduct in zip(kinds, found, strict=True)
            ]
    return []


def _apart(grammar: Grammar, conduct: Conduct) -> list[Conduct]:
    """Return the parts of what a clause tells; a noun phrase has been parted already."""
    return [conduct] if conduct.noun >= 0 else parts(grammar, conduct)


def _listed(grammar: Grammar, number: int, entry: ActEntry) -> list[Conduct]:
    """Return the items behind a colon, unless they fill a preposition that the verb lacks."""
    led = [frame for frame in entry.frames if frame.startswith("pp.")]
    if len(led) < len(entry.frames) or f"pp.{_relative_preposition(grammar, number)}" in led:
        return listed(grammar, number)
    filled = (conduct for frame in led for conduct in conducts(grammar, number, frame))
    return listed(grammar, number) if any(_leads_to_list(grammar, one) for one in filled) else []


def _relative_preposition(grammar: Grammar, number: int) -> str:
    """Return the preposition that a relative clause opens with ("auf denen er beharrt")."""
    clause = grammar.clauses[number]
    first = grammar.tokens[clause.range.first]
    return first.lemma.lower() if clause.kind == "rel" and first.pos == "ADP" else ""


def _leads_to_list(grammar: Grammar, conduct: Conduct) -> bool:
    """Whether a phrase only announces a list: "auf folgende Punkte: ..."."""
    words = grammar.known.words
    tokens = [grammar.tokens[at] for at in conduct.action]
    counted = any(token.pos == "NUM" or token.lemma.lower() in words.list_words for token in tokens)
    return counted or len(tokens) == 1


def _clauses_first(frame: str) -> int:
    """Sort frames: a clause that says the conduct before a noun phrase, a bare one last."""
    return {"dass": 0, "zu": 0, "v2": 2, "colon": 2}.get(frame, 1)


def _cue(grammar: Grammar, number: int, entry: ActEntry) -> tuple[int, ...]:
    """Return the words that make the act: the future's own verb where a verb is only dated by it.

    To the verb belong the words that the entry asks for ("ist in Vorbereitung").
    """
    clause = grammar.clauses[number]
    dated = entry.when == "future" and yet_to_come(grammar, number)
    if dated or (entry.when in ("future", "now") and clause.modal):
        return (clause.finite,)
    own = cue(grammar, number)
    fixed = [
        at
        for at in clause.indices
        if grammar.tokens[at].text.lower() in entry.words and at not in own
    ]
    return tuple(sorted({*own, *fixed}))


def _without_cue(
    grammar: Grammar, number: int, entry: ActEntry, action: tuple[int, ...]
) -> tuple[int, ...]:
    """Return an action without the fixed words of its verb ("in Aussicht stellen")."""
    if not entry.words or entry.frames == ("self",):
        return action
    tokens = grammar.tokens
    fixed = {at for at in action if tokens[at].lemma.lower() in entry.words}
    fixed |= {at for at in action if tokens[at].text.lower() in entry.words}
    fixed |= {at - 1 for at in fixed if tokens[at - 1].pos == "ADP"}
    return tuple(at for at in action if at not in fixed)


def verb_draft(
    grammar: Grammar, number: int, entry: ActEntry, kind: ActKind, conduct: Conduct
) -> Draft:
    """Return the act that an entry makes of a clause and the conduct that it tells."""
    draft = Draft(
        kind=kind,
        clause=number,
        anchor=kept(grammar, anchor(grammar, number, conduct), conduct),
        action=_without_cue(grammar, number, entry, with_contents(grammar, number, kind, conduct)),
        cue=_cue(grammar, number, entry),
        because=(f"acts/{entry.id}",),
        conduct=conduct.clause,
        refrain=entry.refrain,
        status=entry.status if kind == entry.kind else None,
        entry=entry,
    )
    if kind in (ActKind.DEMAND, ActKind.OFFER, ActKind.ORDER) and yet_to_come(grammar, number):
        draft.status = Status.PREPARED
    fill_roles(grammar, draft, conduct)
    return draft
