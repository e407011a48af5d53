"""Which words state an act: its anchor, the cue in it and what its conduct covers."""

from __future__ import annotations

from wortlaut.model import ActKind
from wortlaut.reader.acts.drafts import Conduct, Indices
from wortlaut.reader.acts.edges import bare
from wortlaut.reader.acts.syntax import Grammar

CLOSE = 12
"""A relative clause that starts so many tokens behind a noun can still belong to it."""
TOLD = (ActKind.AGREEMENT, ActKind.OFFER)
"""Kinds whose conduct a relative clause behind the deal or draft tells."""
DATELINE = 12
"""A dateline has fewer tokens."""
DATELINE_ENDS = frozenset("-–—|")


def anchor(grammar: Grammar, number: int, conduct: Conduct) -> Indices:
    """Return the shortest stretch that states the act: its clause and the conduct."""
    own = set(grammar.clauses[number].indices)
    if conduct.clause != number:
        own |= set(grammar.extent(conduct.clause))
    clause = grammar.clauses[number]
    if clause.kind == "sub":
        own.discard(clause.range.first)
    colon = _colon(grammar, number, conduct)
    if colon >= 0:
        return bare(grammar, range(min(own), colon)) + conduct.action
    own |= set(conduct.action)
    first, last = _behind_dateline(grammar, _begin(grammar, number, own)), max(own)
    return bare(grammar, range(first, last + 1))


def _colon(grammar: Grammar, number: int, conduct: Conduct) -> int:
    """Return the colon between a clause's verb and the item of its list, or -1."""
    verbs = grammar.clauses[number].verbs
    if conduct.clause != number or not verbs or not conduct.action:
        return -1
    between = range(verbs[-1] + 1, conduct.action[0])
    return next((at for at in between if grammar.tokens[at].text == ":"), -1)


def _begin(grammar: Grammar, number: int, own: set[int]) -> int:
    """Return where an anchor starts: a scene that holds a clause of its own is left out."""
    clause = grammar.clauses[number]
    first = min(own)
    if clause.kind != "main" or not first < clause.finite:
        return first
    homes = {grammar.home[at] for at in range(first, clause.finite)} - {-1, number}
    scene = grammar.tokens[first].pos == "ADP"
    return clause.finite if homes and scene else first


def _behind_dateline(grammar: Grammar, first: int) -> int:
    """Return where a text's first sentence begins, its dateline left out."""
    if first > 0:
        return first
    for at, token in enumerate(grammar.tokens[:DATELINE]):
        if token.form == "fin":
            break
        if token.text in DATELINE_ENDS:
            return at + 1
    return first


def _said_of(grammar: Grammar, number: int, conduct: Conduct) -> bool:
    """Whether a relative clause follows the conduct and belongs to it."""
    clause = grammar.clauses[number]
    behind = bool(conduct.action) and clause.range.first > conduct.action[0]
    return clause.kind == "rel" and number != conduct.clause and behind


def with_contents(grammar: Grammar, number: int, kind: ActKind, conduct: Conduct) -> Indices:
    """Return the conduct with the relative clause that says what was agreed on."""
    action = set(conduct.action)
    for child in grammar.children[number] if kind in TOLD else ():
        near = action and 0 < grammar.clauses[child].range.first - max(action) <= CLOSE
        if kind is ActKind.OFFER and not _provides(grammar, child):
            continue
        if conduct.noun >= 0 and near and _said_of(grammar, child, conduct):
            action |= set(grammar.extent(child))
    return tuple(sorted(action))


def _provides(grammar: Grammar, number: int) -> bool:
    """Whether a clause tells what a draft provides: "das ... vorsieht", "der ... soll"."""
    clause = grammar.clauses[number]
    entries = grammar.known.verbs.get(clause.lemma, ())
    scheduled = clause.modal in grammar.known.words.hearsay_modals
    return scheduled or any(entry.subjects for entry in entries)


def cue(grammar: Grammar, number: int) -> Indices:
    """Return the full verb of a clause with its particle."""
    clause = grammar.clauses[number]
    helpers = [at for at in clause.verbs if grammar.tokens[at].pos != "AUX"]
    return tuple(helpers or clause.verbs)
