"""Letters that a text writes as two ("fuer", "Strasse") read as one, for the analysis alone.

Only words change, never offsets: spans are cut from the untouched text.  A text that has such a
letter itself is left as it is, so "Mueller" beside "für" stays a name of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from msgspec.structs import replace

from wortlaut.reader.analysis.segment import Word

PLACES = 4
"""Digraphs of one word that are tried both ways; a word with more of them is left alone."""

SHORTEST = 3
"""Letters of a word at least: "UE" alone is an abbreviation, no letter."""

Rank = Callable[[str], int]
"""How well a word is known: 0 not at all, the higher the better."""


def restored(
    found: tuple[Word, ...], digraphs: tuple[tuple[str, str], ...], rank: Rank
) -> tuple[Word, ...]:
    """Return the words of a text with the letters that stand behind their digraphs.

    ``digraphs`` are pairs of two letters and the one they may stand for.  A word changes where
    ``rank`` knows it better so.
    """
    missing = _missing(found, digraphs)
    if not missing:
        return found
    return tuple(
        replace(word, text=text) if (text := _best(word.text, missing, rank)) != word.text else word
        for word in found
    )


def _missing(
    found: tuple[Word, ...], digraphs: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Return the digraphs of a text without any letter of their kind (umlauts; sharp s)."""
    letters = set("".join(word.text for word in found).lower())
    umlauts = any(one in letters for two, one in digraphs if two[0] != two[1])
    return tuple(
        (two, one)
        for two, one in digraphs
        if (one not in letters if two[0] == two[1] else not umlauts)
    )


def _best(text: str, digraphs: tuple[tuple[str, str], ...], rank: Rank) -> str:
    lower = text.lower()
    if len(lower) < SHORTEST or not any(two in lower for two, _ in digraphs):
        return text
    places = [
        (at, one)
        for at in range(len(lower) - 1)
        for two, one in digraphs
        if lower.startswith(two, at)
    ]
    if len(places) > PLACES:
        return text
    best, known = text, rank(text)
    for chosen in product((True, False), repeat=len(places)):
        other = text
        for (at, one), taken in reversed(list(zip(places, chosen, strict=True))):
            if taken:
                letter = one.upper() if text[at].isupper() else one
                other = other[:at] + letter + other[at + 2 :]
        if rank(other) > known:
            best, known = other, rank(other)
    return best
