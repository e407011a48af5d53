"""What people decided about readings: applied to a reading, and carried over to a newer one.

Decisions are applied in their order, each to what the ones before it left.  An act is found
again by its document, its id and, where a newer reader gave it another id, by its spans.  Where
the newer reading no longer has it, what was accepted, corrected or added still stands, as the
person left it.
"""

from wortlaut.reviewing.applying import Applied, Fate, Reviewed, review
from wortlaut.reviewing.changing import FIELDS, TIMED, change, corrected, new_act, shown
from wortlaut.reviewing.finding import find, occurrences, on_words, phrase
from wortlaut.reviewing.force import REASON, deciders, in_force, is_decided, undone_by
from wortlaut.reviewing.pairing import Anchored, anchored, ties

__all__ = [
    "FIELDS",
    "REASON",
    "TIMED",
    "Anchored",
    "Applied",
    "Fate",
    "Reviewed",
    "anchored",
    "change",
    "corrected",
    "deciders",
    "find",
    "in_force",
    "is_decided",
    "new_act",
    "occurrences",
    "on_words",
    "phrase",
    "review",
    "shown",
    "ties",
    "undone_by",
]
