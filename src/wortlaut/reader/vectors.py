"""Subword vectors (floret): a word's vector is the mean of its character n-grams' rows.

The table is stored as 8-bit integers with one scale a row.  Hashing and n-grams follow floret
(https://github.com/explosion/floret): MurmurHash3, ``hash_count`` rows for each n-gram.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import mmh3
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
SEED = 2166136261


@dataclass(frozen=True)
class Vectors:
    """A table of hashed n-gram vectors: ``rows`` is (buckets, dimensions) of int8."""

    rows: npt.NDArray[np.int8]
    scales: Floats
    shortest: int
    longest: int
    hashes: int

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


def _rows(gram: str, hashes: int) -> list[int]:
    low, high = mmh3.hash64(gram.encode("utf-8", "surrogatepass"), SEED, x64arch=True, signed=False)
    parts = (low & 0xFFFFFFFF, low >> 32, high & 0xFFFFFFFF, high >> 32)
    return list(parts[:hashes])


def quantised(table: Floats, shortest: int, longest: int, hashes: int) -> Vectors:
    """Return ``table`` with 8-bit rows."""
    scales = np.abs(table).max(axis=1).astype(np.float32) / 127 + 1e-12
    rows = np.round(table / scales[:, None]).astype(np.int8)
    return Vectors(rows, scales, shortest, longest, hashes)


def load(path: Path) -> Vectors:
    """Return the vectors saved at ``path`` by ``save``."""
    with np.load(path) as saved:
        shape = saved["shape"].tolist()
        return Vectors(saved["rows"], saved["scales"], *shape)


def save(vectors: Vectors, path: Path) -> None:
    """Save ``vectors`` as a compressed npz file."""
    shape = np.array([vectors.shortest, vectors.longest, vectors.hashes])
    np.savez_compressed(path, rows=vectors.rows, scales=vectors.scales, shape=shape)
