"""Frequent word forms with the tagger's analyses of them, made once by ``train/forms.py``.

The file holds sorted 64-bit hashes of the forms, where each form's tags begin, the tags with
their log chances, and the lemmas as one text: nothing is unpacked before a form is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import mmh3
import numpy as np
import numpy.typing as npt

NOUN = "NN"
SHORTEST_HEAD, SHORTEST_TAIL = 3, 6
"""Letters that the parts of a compound written in one word must have."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A form's tags with their log chances, and a lemma for each tag."""

    tags: tuple[tuple[str, float], ...]
    lemmas: tuple[str, ...]

    def lemma(self, tag: str) -> str | None:
        """Return the lemma for ``tag``, or None if the tag is not among the form's."""
        for (known, _), lemma in zip(self.tags, self.lemmas, strict=True):
            if known == tag:
                return lemma
        return None


@dataclass(frozen=True)
class Forms:
    """The table of analysed forms."""

    hashes: npt.NDArray[np.uint64]
    starts: npt.NDArray[np.int32]
    names: tuple[str, ...]
    tags: npt.NDArray[np.int16]
    chances: npt.NDArray[np.float32]
    lemma_starts: npt.NDArray[np.int32]
    lemmas: bytes

    def of(self, form: str) -> Analysed | None:
        """Return what is known of ``form`` (in lower case), or None."""
        wanted = _hash(form)
        at = int(self.hashes.searchsorted(np.uint64(wanted)))
        there = at < len(self.hashes) and int(self.hashes[at]) == wanted
        return self._row(at) if there else None

    def _of(self, forms: list[str]) -> Iterator[Analysed | None]:
        """Yield what is known of each of ``forms``; they are looked up at one go."""
        wanted = np.array([_hash(form) for form in forms], dtype=np.uint64)
        places = self.hashes.searchsorted(wanted)
        there = self.hashes.take(places, mode="clip") == wanted
        for at, found in zip(places.tolist(), there.tolist(), strict=True):
            yield self._row(at) if found else None

    def _row(self, at: int) -> Analysed:
        first, end = self.starts[at : at + 2].tolist()
        names = [self.names[tag] for tag in self.tags[first:end].tolist()]
        tags = zip(names, self.chances[first:end].tolist(), strict=True)
        return Analysed(tuple(tags), tuple(self._lemma(row) for row in range(first, end)))

    def made_up(self, word: str) -> Analysed | None:
        """Return what follows for an unknown ``word`` from its last part, or None.

        The last part of a German compound decides on class and inflection: "US-Präsidenten",
        "Mondoberfläche".  Without a hyphen this holds for nouns, written with a capital.
        """
        form = word.lower()
        head, hyphen, tail = form.rpartition("-")
        if hyphen and head and tail:
            return _joined(head + hyphen, self.of(tail), "")
        if not word[0].isupper() or not form.isalpha():
            return None
        cuts = range(SHORTEST_HEAD, len(form) - SHORTEST_TAIL + 1)
        for cut, found in zip(cuts, self._of([form[cut:] for cut in cuts]), strict=True):
            if found is not None and max(found.tags, key=lambda tag: tag[1])[0] == NOUN:
                return _joined(form[:cut], found, NOUN)
        return None

    def _lemma(self, row: int) -> str:
        return self.lemmas[self.lemma_starts[row] : self.lemma_starts[row + 1]].decode("utf-8")


def _joined(head: str, found: Analysed | None, kind: str) -> Analysed | None:
    """Return the analysis of a compound: its last part's tags of ``kind``, lemmas put together."""
    if found is None:
        return None
    kept = [
        (tag, head + lemma.lower())
        for tag, lemma in zip(found.tags, found.lemmas, strict=True)
        if tag[0].startswith(kind)
    ]
    lemmas = tuple(
        lemma[0].upper() + lemma[1:] if tag[0].startswith("N") else lemma for tag, lemma in kept
    )
    return Analysed(tuple(tag for tag, _ in kept), lemmas)


def _hash(form: str) -> int:
    return mmh3.hash64(form.encode("utf-8", "surrogatepass"), signed=False)[0]


def load(path: Path) -> Forms:
    """Return the table saved at ``path``."""
    with np.load(path) as saved:
        return Forms(
            saved["hashes"],
            saved["starts"],
            tuple(saved["names"].tolist()),
            saved["tags"],
            saved["chances"],
            saved["lemma_starts"],
            saved["lemmas"].tobytes(),
        )


def save(forms: Mapping[str, Analysed], path: Path) -> None:
    """Save ``forms`` as a compressed npz file."""
    order = sorted(forms, key=_hash)
    texts = [lemma.encode() for form in order for lemma in forms[form].lemmas]
    tags = [pair for form in order for pair in forms[form].tags]
    names = sorted({tag for tag, _ in tags})
    numbers = {name: number for number, name in enumerate(names)}
    np.savez_compressed(
        path,
        hashes=np.array([_hash(form) for form in order], dtype=np.uint64),
        starts=_starts([len(forms[form].tags) for form in order]),
        names=np.array(names),
        tags=np.array([numbers[tag] for tag, _ in tags], dtype=np.int16),
        chances=np.array([chance for _, chance in tags], dtype=np.float32),
        lemma_starts=_starts([len(text) for text in texts]),
        lemmas=np.frombuffer(b"".join(texts), dtype=np.uint8),
    )


def _starts(sizes: list[int]) -> npt.NDArray[np.int32]:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
