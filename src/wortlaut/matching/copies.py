"""Near-duplicates: the agency's text in five papers is one voice, not five."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from wortlaut.matching.conduct import folded, tokens
from wortlaut.matching.facts import Facts
from wortlaut.model import ActRef, Document

SHINGLE = 3
"""Words of a shingle of a sentence."""
SAME_SENTENCE = 0.7
"""Share of the shorter sentence's shingles that makes two sentences the same."""
SENTENCE_WORDS = 6
"""Shorter sentences are nobody's property."""
COPIED = 0.5
"""Share of the shorter report's words in sentences of the other that makes it a copy."""
KEPT = 50_000


def fold(members: list[Facts]) -> list[tuple[Facts, tuple[ActRef, ...]]]:
    """Return the acts that are tellings of their own, each with its copies, in their order.

    A copy stands in another document, is told on the same word, and prints nearly the same
    sentence as an act before it.
    """
    if len(members) == 1:  # most acts are told once
        return [(members[0], ())]
    kept: list[tuple[Facts, list[ActRef]]] = []
    index: dict[tuple[str, ...], list[int]] = {}
    for one in members:
        found = _original(one, kept, index)
        if found is not None:
            kept[found][1].append(one.telling.ref)
            continue
        for shingle in shingles(one.passage):
            index.setdefault(shingle, []).append(len(kept))
        kept.append((one, []))
    return [(one, tuple(refs)) for one, refs in kept]


def _original(
    one: Facts, kept: list[tuple[Facts, list[ActRef]]], index: dict[tuple[str, ...], list[int]]
) -> int | None:
    mine = shingles(one.passage)
    shared = Counter(at for shingle in mine for at in index.get(shingle, ()))
    for at, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        other = kept[at][0]
        few = min(len(mine), len(shingles(other.passage)))
        if count >= SAME_SENTENCE * few and _may_copy(one, other, kept[at][1]):
            return at
    return None


def _may_copy(one: Facts, other: Facts, copies: list[ActRef]) -> bool:
    documents = {other.telling.ref.document, *(ref.document for ref in copies)}
    mine, theirs = one.telling, other.telling
    same_act = mine.kind is theirs.kind and mine.quantity == theirs.quantity
    same_act = same_act and mine.conduct == theirs.conduct and mine.scope == theirs.scope
    return same_act and mine.ref.document not in documents and mine.speakers == theirs.speakers


@lru_cache(KEPT)
def shingles(passage: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words in a sentence, which is one run where it is shorter."""
    words = [folded(word) for word in tokens(passage)]
    if len(words) < SHINGLE:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def origins(documents: Iterable[Document]) -> dict[str, str]:
    """Return for each document's id that of the report that it copies, itself where it does not.

    The earliest report that printed a sentence has it; a report half of whose words stand in
    sentences of one earlier report is its copy.  The order of ``documents`` does not matter.
    """
    owner: dict[str, str] = {}
    found: dict[str, str] = {}
    for document in sorted({one.id: one for one in documents}.values(), key=_age):
        sentences = _sentences(document.text)
        total = sum(sentences.values())
        shared: Counter[str] = Counter()
        for sentence, words in sentences.items():
            if sentence in owner:
                shared[owner[sentence]] += words
        best = min(shared, key=lambda one: (-shared[one], one), default="")
        copied = bool(best) and shared[best] >= COPIED * total
        found[document.id] = best if copied else document.id
        for sentence in sentences:
            owner.setdefault(sentence, found[document.id])
    return found


def _age(document: Document) -> tuple[int, str]:
    published = document.published
    day = (published.latest or published.earliest) if published else None
    return day.toordinal() if day else 0, document.id


def _sentences(text: str) -> dict[str, int]:
    """Return the sentences of ``text`` without case and punctuation, with their words' number."""
    lines = text.replace("\n", ". ").replace("! ", ". ").replace("? ", ". ").split(". ")
    words = [tokens(line) for line in lines]
    kept = [one for one in words if len(one) >= SENTENCE_WORDS]
    return {" ".join(folded(word) for word in one): len(one) for one in kept}
