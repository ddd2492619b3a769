from itertools import product

import numpy as np
import pytest
from scipy import stats

from analysis.compare.coverage import chance
from analysis.compare.coverage.chance import far_out


def by_hand(steps, chances, observed):
    """The same by going through every arrangement."""
    arrangements = np.array(list(product([0, 1], repeat=len(steps))))
    weights = np.prod(np.where(arrangements, chances, 1 - np.asarray(chances)), axis=1)
    away = np.abs(arrangements @ steps - np.dot(steps, chances))
    return weights[away >= abs(observed - np.dot(steps, chances)) - 1e-9].sum()


def test_equals_the_sum_over_every_arrangement():
    steps, chances = np.array([1, 1, 2, 3, 6, 6, 1]), np.array([0.5, 0.2, 0.5, 0.75, 1 / 3, 1 / 3, 1.0])
    for observed in (0, 3, 9, 20):
        assert far_out(steps, chances, np.array([observed]))[0] == pytest.approx(
            by_hand(steps, chances, observed), abs=1e-12
        )


def test_equal_chances_give_the_binomial_test():
    p = far_out(np.ones(30, int), np.full(30, 0.5), np.array([21]))[0]
    assert p == pytest.approx(stats.binomtest(21, 30, 0.5).pvalue, abs=1e-12)


def test_drawn_p_is_near_the_exact_one_and_never_0(monkeypatch):
    steps, chances = np.ones(40, int), np.linspace(0.2, 0.8, 40)
    exact = far_out(steps, chances, np.array([27.0, 40.0]))
    monkeypatch.setattr(chance, "WORK", 0)
    drawn = far_out(steps, chances, np.array([27.0, 40.0]))
    assert drawn[0] == pytest.approx(exact[0], abs=0.02)
    assert drawn[1] == 1 / 10_000


def test_what_is_as_expected_has_p_1():
    assert far_out(np.ones(8, int), np.full(8, 1.0), np.array([8.0])) == 1
