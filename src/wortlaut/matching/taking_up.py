"""What a definite noun takes up: "das Moratorium", where the report said before of what.

"Das Moratorium gilt für 30 Tage", "der Verzicht gilt bis zum 24. April": who reads only these words
does not know what is left undone.  The nearest earlier clause that names the same refraining
says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wortlaut.matching.conduct import Inventory, Meaning, tokens

REACH = 700
"""Code points before the act in which that clause is looked for."""

REASON = "rule/matching.taken_up"
"""Why such an act is about what an earlier clause is about."""

_CLAUSE = re.compile(r"[^.,;:!?…\n()–]+")


def taken_up(found: Meaning, wording: str, before: str, words: Inventory) -> Meaning:
    """Return what ``wording`` is about, with what it takes up of the text ``before`` it.

    ``found`` is what the wording says by itself; it is returned where it takes nothing up.
    """
    if not _is_bare(found, wording, words):
        return found
    for clause in _backwards(before[-REACH:]):
        told = words.meaning(clause)
        named = told.conduct | told.topics
        fits = not found.conduct or found.conduct <= named
        if fits and told.scope and (told.refrains or (found.conduct and not told.about)):
            return replace(
                found,
                conduct=found.conduct or told.conduct,
                scope=told.scope,
                general=False,
                recurring=found.recurring or told.recurring,
                refrains=True,
                entries=tuple(sorted({*found.entries, *told.entries, REASON})),
            )
    return found


def _is_bare(found: Meaning, wording: str, words: Inventory) -> bool:
    """Whether the words name refraining, definitely, and nothing besides."""
    if found.scope or found.topics or found.rest or found.about:
        return False
    said = [word.lower() for word in tokens(wording)]
    if not said or not words.having(said[0], "definite"):
        return False
    return bool(found.refrains) or any(words.having(word, "refrain") for word in said)


def _backwards(text: str) -> Iterator[str]:
    return (one.group() for one in reversed(list(_CLAUSE.finditer(text))))
