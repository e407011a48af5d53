"""Precision, recall, F1 and pairing, each worked out by hand."""

import pytest

from wortlaut.evaluation.measures import averaged, best_pairs, counted, harmonic, share


def test_f1_is_the_harmonic_mean() -> None:
    # 2 * 0.5 * 1 / (0.5 + 1) = 1 / 1.5
    assert harmonic(0.5, 1.0) == pytest.approx(2 / 3)


def test_f1_of_nothing_is_unknown_and_of_one_side_alone_is_nought() -> None:
    assert harmonic(None, None) is None
    assert harmonic(None, 0.0) == 0.0
    assert harmonic(1.0, None) == 0.0
    assert harmonic(0.0, 0.0) == 0.0


def test_counts_and_means() -> None:
    # 3 of 4 marked are right, 3 of 6 wanted are found: 2 * .75 * .5 / 1.25 = .6
    assert counted(3, 4, 6).value == pytest.approx(0.6)
    assert counted(0, 0, 6).precision is None
    # precision (1 + 0) / 2, recall (1 + 1 + 0 + 0) / 4
    found = averaged([1.0, 0.0], [1.0, 1.0, 0.0, 0.0])
    assert (found.precision, found.recall, found.value, found.support) == (0.5, 0.5, 0.5, 4)
    assert share(0, 0).value is None


def test_pairing_takes_the_largest_sum_and_not_the_largest_pair_first() -> None:
    weights = {("a", "x"): 0.8, ("a", "y"): 0.7, ("b", "x"): 0.7, ("b", "y"): 0.0}
    # greedy: a-x alone, .8; best: a-y and b-x, 1.4
    pairs = best_pairs(["a", "b"], ["x", "y"], lambda a, b: weights[a, b])
    assert sorted(pairs) == [("a", "y"), ("b", "x")]


def test_a_pair_of_no_weight_is_two_lonely_items() -> None:
    assert best_pairs(["a"], ["x"], lambda a, b: 0.0) == [("a", None), (None, "x")]
    assert best_pairs([], ["x"], lambda a, b: 1.0) == [(None, "x")]
