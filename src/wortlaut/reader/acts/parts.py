"""Cuts the conduct that a whole clause tells where its object names things to be done apart.

"muss eine Steuer und eine Abgabe entrichten": either can be kept or broken without the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wortlaut.reader.acts.drafts import Conduct, Indices
from wortlaut.reader.acts.edges import bare
from wortlaut.reader.acts.nominal import others, separate
from wortlaut.reader.acts.phrases import Phrase
from wortlaut.reader.acts.syntax import Grammar

LONG = 0.5
"""The words before the verb that are left out of a later part's anchor: this share of it."""


def parts(grammar: Grammar, conduct: Conduct) -> list[Conduct]:
    """Return a conduct for each part of the clause's object, or the conduct alone."""
    phrase = _object(grammar, conduct.clause)
    if phrase is None or not separate(grammar, phrase):
        return [conduct]
    gone = [others(phrase, part) for part in phrase.parts]
    end = grammar.extended(phrase, grammar.clauses[conduct.clause].range.end).end
    behind = tuple(range(phrase.range.end, end))
    gone = [out + behind for out in gone[:-1]] + gone[-1:]
    cut = [replace(conduct, action=_less(conduct.action, out), left_out=out) for out in gone]
    return cut if all(part.action for part in cut) else [conduct]


def _object(grammar: Grammar, number: int) -> Phrase | None:
    """Return the object of an active clause, or the subject of a passive one."""
    roles = grammar.roles(number)
    if grammar.passive(number):
        subject = roles.subject
        return None if subject is None or grammar.is_actor(subject) else subject
    return roles.accusative[0] if roles.accusative else None


def kept(grammar: Grammar, anchor: Indices, conduct: Conduct) -> Indices:
    """Return an anchor without the words that belong to the other parts.

    A later part begins at its clause's verb where more stands before that than behind it.
    """
    if not conduct.left_out:
        return anchor
    own = _less(anchor, conduct.left_out)
    finite = grammar.clauses[conduct.clause].finite
    before = [at for at in own if at < finite]
    later = conduct.left_out[0] < conduct.action[0]
    long = later and len(before) > LONG * len(own)
    return bare(grammar, own[len(before) :] if long else own)


def _less(words: Iterable[int], out: Indices) -> Indices:
    gone = set(out)
    return tuple(at for at in words if at not in gone)
