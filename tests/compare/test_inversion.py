import numpy as np
import pytest

from analysis.compare.contrasts import against_rest
from analysis.compare.inversion import inverted_interval
from analysis.compare.permutation import studentised_p

HOW = {"seed": 1, "draws": 9_999}


def three(values):
    return against_rest(values.reshape(-1, 1), np.repeat(np.arange(len(values)), 3))


def test_at_each_end_p_crosses_the_level(w):
    place, sizes = np.zeros(6, int), np.full(6, 3)
    low, high = inverted_interval(three(w), place, sizes, **HOW)
    for end, outwards in ((low[0], -1e-6), (high[0], 1e-6)):
        inner, outer = (
            studentised_p(three(w - np.array([end + step, 0, 0])), place[None], sizes, **HOW)[0, 0]
            for step in (-outwards, outwards)
        )
        assert outer <= 0.05 < inner


def test_it_excludes_0_exactly_where_p_is_at_most_the_level():
    rng = np.random.default_rng(4)
    differences = rng.normal(0.5, 1, size=(9, 40))
    flips = np.stack([differences, -differences], axis=1).reshape(18, 40)
    place, sizes = np.zeros(9, int), np.full(9, 2)
    p = studentised_p(flips, place[None], sizes, **HOW)[0]
    low, high = inverted_interval(flips, place, sizes, **HOW)
    assert (((low > 0) | (high < 0)) == (p <= 0.05)).all()
    assert 5 < (p <= 0.05).sum() < 35


def test_many_normal_events_give_nearly_the_t_interval():
    d = np.random.default_rng(0).normal(size=60)
    flips = np.stack([d, -d], axis=1).reshape(-1, 1)
    low, high = inverted_interval(flips, np.zeros(60, int), np.full(60, 2), **HOW)
    half = 2.0010 * d.std(ddof=1) / np.sqrt(60)
    assert (low[0], high[0]) == pytest.approx((d.mean() - half, d.mean() + half), abs=0.02)


def test_constant_differences_have_an_interval_of_one_point():
    flips = np.tile([[0.3], [-0.3]], (8, 1))
    found = np.ravel(inverted_interval(flips, np.zeros(8, int), np.full(8, 2), **HOW))
    assert found == pytest.approx([0.3, 0.3], abs=1e-6)


def test_too_few_draws_leave_the_ends_open():
    d = np.random.default_rng(0).normal(size=30)
    flips = np.stack([d, -d], axis=1).reshape(-1, 1)
    low, high = inverted_interval(flips, np.zeros(30, int), np.full(30, 2), seed=1, draws=9)
    assert (low[0], high[0]) == (-np.inf, np.inf)


def test_a_word_that_one_of_five_outlets_alone_uses_has_an_interval_without_0():
    values = np.zeros((8, 5))
    values[:, 0] = [2.1, 2.4, 2.9, 2.6, 2.2, 2.8, 2.5, 3.0]
    differences = against_rest(values.reshape(-1, 1), np.repeat(np.arange(8), 5))
    low, high = inverted_interval(differences, np.zeros(8, int), np.full(8, 5), **HOW)
    assert 1.5 < low[0] < 2.56 < high[0] < 3.5
