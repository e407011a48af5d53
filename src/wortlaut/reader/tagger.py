"""The learned tagger of statements (being trained; see train/)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from wortlaut.model import Form

LAYERS = tuple(Form)
ROLES = ("speaker", "cue", "addressee", "frame")
BEFORE, AFTER = 100, 50
"""Tokens around a quote in which its roles are sought."""

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

OUTSIDE, BEGIN, INSIDE = range(3)
LONGEST_GAP = 40
"""Tokens that may stand between two parts of one quote, within a sentence."""


def window(quote: Integers, layer: int, length: int) -> tuple[Integers, Integers, Integers]:
    """Return the tokens around a quote, each with its mark and its bucket of distance.

    The mark is 0 outside the quote and 1 + layer inside it; distances are signed and on a
    rough logarithmic scale.
    """
    first, last = int(quote[0]), int(quote[-1])
    at = np.arange(max(0, first - BEFORE), min(length, last + 1 + AFTER))
    marks = np.zeros(len(at), dtype=np.int64)
    marks[np.isin(at, quote)] = 1 + layer
    far = np.where(at < first, first - at, np.where(at > last, at - last, 0))
    bucket = np.digitize(far, (1, 2, 4, 16, 48))
    places = np.where(at > last, bucket + 6, bucket)
    return at, marks, places


def quotes(chances: Floats, starts: Integers) -> list[tuple[int, Integers, float]]:
    """Return the quotes of a text: layer, token indices and confidence (a mean chance).

    ``chances`` is (tokens, layers, 3); ``starts`` counts the sentence that each token is in.
    """
    found = []
    for layer in range(chances.shape[1]):
        labels = chances[:, layer].argmax(-1)
        for indices in _runs(labels, starts):
            confidence = 1 - float(chances[indices, layer, OUTSIDE].mean())
            found.append((layer, np.array(indices), confidence))
    return found


def _runs(labels: Integers, starts: Integers) -> list[list[int]]:
    """Group the tokens that are marked: a new group at BEGIN, or where a gap is too wide."""
    groups: list[list[int]] = []
    for at in np.flatnonzero(labels != OUTSIDE).tolist():
        last = groups[-1][-1] if groups else -1
        near = last >= 0 and (
            at == last + 1 or (starts[at] == starts[last] and at - last <= LONGEST_GAP)
        )
        if labels[at] == BEGIN and not (near and at == last + 1 and labels[last] == BEGIN):
            groups.append([at])
        elif near:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups
