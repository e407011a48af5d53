"""Subword vectors (floret): a word's vector is the mean of its character n-grams' rows.

The table is stored as 8-bit integers with one scale a row.  Hashing and n-grams follow floret
(https://github.com/explosion/floret): MurmurHash3, ``hash_count`` rows for each n-gram.  Frequent
words have their finished vector beside it, found by the word's hash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import mmh3
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
SEED = 2166136261


@dataclass(frozen=True)
class Finished:
    """Frequent words: sorted 64-bit hashes, (words, dimensions) of int8, a scale for each."""

    hashes: npt.NDArray[np.uint64]
    rows: npt.NDArray[np.int8]
    scales: Floats

    def of(self, word: str) -> Floats | None:
        """Return the vector of a frequent word, or None."""
        wanted = np.uint64(_hash(word))
        at = int(np.searchsorted(self.hashes, wanted))
        if at == len(self.hashes) or self.hashes[at] != wanted:
            return None
        return np.asarray(self.rows[at] * self.scales[at], dtype=np.float32)


NONE = Finished(np.zeros(0, np.uint64), np.zeros((0, 0), np.int8), np.zeros(0, np.float32))


@dataclass(frozen=True)
class Vectors:
    """A table of hashed n-gram vectors: ``rows`` is (buckets, dimensions) of int8."""

    rows: npt.NDArray[np.int8]
    scales: Floats
    shortest: int
    longest: int
    hashes: int
    finished: Finished = NONE

    @cached_property
    def _known(self) -> dict[str, Floats]:
        return {}

    def of(self, word: str) -> Floats:
        """Return the vector of ``word``."""
        known = self._known
        if word not in known:
            if len(known) > 100_000:
                known.clear()
            known[word] = self._make(word)
        return known[word]

    def _make(self, word: str) -> Floats:
        found = self.finished.of(word)
        return self.worked_out(word) if found is None else found

    def worked_out(self, word: str) -> Floats:
        """Return the vector of ``word`` from its n-grams."""
        grams = _ngrams(f"<{word}>", self.shortest, self.longest)
        picked = [row % len(self.rows) for gram in grams for row in _rows(gram, self.hashes)]
        total = self.scales[picked] @ self.rows[picked].astype(np.float32)
        return np.asarray(total / len(grams), dtype=np.float32)


def _ngrams(word: str, shortest: int, longest: int) -> list[str]:
    found = [word]
    for start in range(len(word)):
        for size in range(shortest, longest + 1):
            if start + size <= len(word):
                found.append(word[start : start + size])
    return found


def _hash(word: str) -> int:
    return mmh3.hash64(word.encode("utf-8", "surrogatepass"), signed=False)[0]


def _rows(gram: str, hashes: int) -> list[int]:
    low, high = mmh3.hash64(gram.encode("utf-8", "surrogatepass"), SEED, x64arch=True, signed=False)
    parts = (low & 0xFFFFFFFF, low >> 32, high & 0xFFFFFFFF, high >> 32)
    return list(parts[:hashes])


def quantised(table: Floats, shortest: int, longest: int, hashes: int) -> Vectors:
    """Return ``table`` with 8-bit rows."""
    return Vectors(*_eight_bit(table), shortest, longest, hashes)


def with_words(vectors: Vectors, words: Sequence[str]) -> Vectors:
    """Return ``vectors`` with the finished vectors of ``words``."""
    order = sorted(set(words), key=_hash)
    made = np.stack([vectors.worked_out(word) for word in order])
    hashes = np.array([_hash(word) for word in order], dtype=np.uint64)
    return replace(vectors, finished=Finished(hashes, *_eight_bit(made)))


def _eight_bit(table: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    scales = np.abs(table).max(axis=1).astype(np.float32) / 127 + 1e-12
    return np.round(table / scales[:, None]).astype(np.int8), scales


def load(path: Path) -> Vectors:
    """Return the vectors saved at ``path`` by ``save``."""
    with np.load(path) as saved:
        shortest, longest, hashes = saved["shape"].tolist()
        words = Finished(saved["words"], saved["word_rows"], saved["word_scales"])
        return Vectors(saved["rows"], saved["scales"], shortest, longest, hashes, words)


def save(vectors: Vectors, path: Path) -> None:
    """Save ``vectors`` as a compressed npz file."""
    np.savez_compressed(
        path,
        rows=vectors.rows,
        scales=vectors.scales,
        shape=np.array([vectors.shortest, vectors.longest, vectors.hashes]),
        words=vectors.finished.hashes,
        word_rows=vectors.finished.rows,
        word_scales=vectors.finished.scales,
    )
