"""What a deal, a draft or a call provides, told in the sentences behind it.

"Sie einigten sich auf einen Plan. Demnach sollen ... Dafür muss ...": each sentence under a modal
is an act of the kind of the move that it spells out.
"""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.model import ActKind
from wortlaut.reader.acts.coming import PROVIDING
from wortlaut.reader.acts.drafts import Draft
from wortlaut.reader.acts.modals import ahead, drafted
from wortlaut.reader.acts.syntax import Grammar
from wortlaut.reader.acts.tense import standing
from wortlaut.reader.acts.voices import Voices

FAR = 3
"""So many sentences behind the move at most its provisions begin."""
TELLING = (*PROVIDING, ActKind.DEMAND)


def spelled_out(grammar: Grammar, drafts: Sequence[Draft], voices: Voices) -> list[Draft]:
    """Return the drafts with the provisions of agreements, offers and demands as acts of theirs.

    A sentence that opens with a word of ``provision_openers`` ("demnach") and has a modal tells a
    provision; so do the sentences right behind it that have one.
    """
    by_clause: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_clause.setdefault(draft.clause, []).append(draft)
    move: ActKind | None = None
    since, telling, paragraph = 0, False, -1
    for sentence in grammar.analysis.sentences:
        own = [draft for at in sentence.clauses for draft in by_clause.get(at, ())]
        if sentence.paragraph != paragraph and not telling:
            since += 1
        paragraph = sentence.paragraph
        telling = (
            move is not None
            and since <= FAR
            and _provides(grammar, sentence.clauses, telling, move)
            and not _moved(own)
        )
        if telling and move is not None:
            _retell(grammar, sentence.clauses, by_clause, (move, voices))
            continue
        made = _moved(own)
        move, since = (made[-1].kind, 0) if made else (move, since + 1)
    return [draft for each in by_clause.values() for draft in each]


def _spelling(grammar: Grammar, number: int, move: ActKind) -> bool:
    """Whether a clause can tell a provision: under a modal, or of a deal also in the present."""
    if ahead(grammar, number):
        return True
    clause = grammar.clauses[number]
    if clause.finite < 0 or clause.modal or move is not ActKind.AGREEMENT:
        return False
    finite = grammar.tokens[clause.finite]
    listed = clause.lemma in grammar.known.words.provision_verbs
    passive = clause.passive and standing(grammar, number)
    return finite.tense == "pres" and finite.mood == "ind" and (listed or passive)


def _moved(own: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that a verb or noun of their own makes a move of."""
    return [draft for draft in own if not draft.modal and draft.kind in TELLING]


def _provides(grammar: Grammar, clauses: Sequence[int], before: bool, move: ActKind) -> bool:
    """Whether a sentence tells provisions: by its first word, or as the ones before it did."""
    words = grammar.known.words
    first = next((at for at in clauses if grammar.clauses[at].kind == "main"), None)
    if first is None or not _spelling(grammar, first, move):
        return False
    opening = grammar.clauses[first].indices[:3]
    return before or any(
        grammar.tokens[at].text.lower() in words.provision_openers for at in opening
    )


def _retell(
    grammar: Grammar,
    clauses: Sequence[int],
    by_clause: dict[int, list[Draft]],
    told: tuple[ActKind, Voices],
) -> None:
    """Make the clauses of one sentence acts of the move's kind."""
    kind, voices = told
    for number in clauses:
        if grammar.clauses[number].kind != "main" or not _spelling(grammar, number, kind):
            continue
        kept = [draft for draft in by_clause.get(number, ()) if draft.modal]
        if not kept and not by_clause.get(number):
            kept = drafted(grammar, number, voices, kind)
        for draft in kept:
            draft.kind = kind
            draft.status = None
            draft.because = (*draft.because, "rule/acts.provision")
        by_clause[number] = [d for d in by_clause.get(number, ()) if not d.modal] + kept
