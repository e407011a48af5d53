"""Precision, recall, F1 and the best one-to-one pairing: what all three benchmarks share.

Every figure is a fraction between 0 and 1, or None where there was nothing to measure: the
precision of a system that marked nothing, the recall of a gold that holds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of a score table.

    ``value`` is the F1 where ``precision`` and ``recall`` are given, else a share (an accuracy).
    ``support`` counts what was measured: gold items, or what the share is a share of.
    """

    precision: float | None
    recall: float | None
    value: float | None
    support: int


Scores = dict[str, Measure]
"""A score table: the measures by their names, in the order in which they are printed."""


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """Return F1: None if neither is known, 0 if only one is (none marked, or none to find)."""
    if precision is None and recall is None:
        return None
    if not precision or not recall:
        return 0.0
    return 2 * precision * recall / (precision + recall)


def mean(values: Sequence[float]) -> float | None:
    """Return the mean, or None of nothing."""
    return fsum(values) / len(values) if values else None


def averaged(precisions: Sequence[float], recalls: Sequence[float]) -> Measure:
    """Return the measure whose precision and recall are means over items."""
    precision, recall = mean(precisions), mean(recalls)
    return Measure(precision, recall, harmonic(precision, recall), len(recalls))


def counted(hits: int, marked: int, wanted: int) -> Measure:
    """Return the measure of ``hits`` out of ``marked`` by the system and ``wanted`` by gold."""
    precision = hits / marked if marked else None
    recall = hits / wanted if wanted else None
    return Measure(precision, recall, harmonic(precision, recall), wanted)


def share(hits: int, total: int) -> Measure:
    """Return the measure of an accuracy: ``hits`` out of ``total``."""
    return Measure(None, None, hits / total if total else None, total)


def overlap_f1(left: Collection[int], right: Collection[int]) -> float:
    """Return the F1 of two sets of token ids: 0 where they share none, even if both are empty."""
    common = len(set(left) & set(right))
    return 2 * common / (len(left) + len(right)) if common else 0.0


def overlap_iou(left: Collection[int], right: Collection[int]) -> float:
    """Return intersection over union of two sets of token ids: 0 where they share none."""
    common = len(set(left) & set(right))
    return common / len(set(left) | set(right)) if common else 0.0


def best_pairs(
    gold: Sequence[T], predicted: Sequence[T], weight: Callable[[T, T], float]
) -> list[tuple[T | None, T | None]]:
    """Pair one to one so that the summed weight is largest; who finds no partner stands alone.

    A pair of weight 0 is no pair.  Weights must not be negative.  Among equal sums the order of
    the items decides, so callers sort them.
    """
    chosen = _assignment(gold, predicted, weight)
    lefts, rights = {left for left, _ in chosen}, {right for _, right in chosen}
    pairs: list[tuple[T | None, T | None]] = [(gold[a], predicted[b]) for a, b in chosen]
    pairs += [(item, None) for index, item in enumerate(gold) if index not in lefts]
    pairs += [(None, item) for index, item in enumerate(predicted) if index not in rights]
    return pairs


def _assignment(
    gold: Sequence[T], predicted: Sequence[T], weight: Callable[[T, T], float]
) -> list[tuple[int, int]]:
    if not gold or not predicted:
        return []
    weights = np.array([[weight(left, right) for right in predicted] for left in gold])
    rows, columns = linear_sum_assignment(weights, maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in chosen if weights[row, column] > 0]
