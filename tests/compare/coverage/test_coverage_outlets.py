import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar

from analysis.compare.coverage.outlets import covered_p, first_credits, first_p
from analysis.compare.coverage.pairs import mcnemar_p

NAN = np.nan


def test_nine_to_two_gives_0654297_and_statsmodels_the_same():
    p = mcnemar_p(np.array([9.0]), np.array([2.0]))[0]
    assert p == pytest.approx(0.0654297, abs=5e-8)
    assert p == pytest.approx(mcnemar([[5, 9], [2, 0]], exact=True).pvalue, abs=1e-12)


def test_two_outlets_give_mcnemar_in_the_table_too():
    flags = np.array([[1.0, 0.0]] * 9 + [[0.0, 1.0]] * 2 + [[1.0, 1.0]] * 7)
    assert covered_p(flags) == pytest.approx([0.0654297] * 2, abs=5e-8)


def test_shuffled_flags_give_the_exact_p_on_average():
    rng = np.random.default_rng(2)
    flags = (rng.random((14, 4)) < [0.9, 0.5, 0.5, 0.4]).astype(float)
    drawn = rng.permuted(np.broadcast_to(flags, (20_000, 14, 4)), axis=2).sum(axis=1)[:, 0]
    expected = flags.mean(axis=1).sum()
    share = (np.abs(drawn - expected) >= abs(flags[:, 0].sum() - expected) - 1e-9).mean()
    assert covered_p(flags)[0] == pytest.approx(share, abs=0.01)


def test_an_outlet_that_alone_left_out_8_events_is_not_missed():
    flags = np.ones((8, 5))
    flags[:, 0] = 0
    assert covered_p(flags)[0] == pytest.approx(0.2**8)


def test_ties_share_the_first_place():
    credit = first_credits(np.array([[0.0, 0.0, 0.0, 2.0], [0.0, NAN, NAN, NAN]]))
    assert credit[0].tolist() == pytest.approx([1 / 3] * 3 + [0])
    assert np.isnan(credit[1]).all()


def test_first_in_9_of_10_against_one_other_is_the_binomial_test():
    credit = np.tile([0.0, 1.0], (10, 1))
    credit[:9] = [1.0, 0.0]
    assert first_p(credit)[0] == pytest.approx(stats.binomtest(9, 10, 0.5).pvalue)


def test_first_with_ties_equals_shuffling_the_times():
    rng = np.random.default_rng(4)
    delay = rng.integers(0, 3, (12, 4)).astype(float)
    delay -= delay.min(axis=1, keepdims=True)
    credit = first_credits(delay)
    drawn = rng.permuted(np.broadcast_to(credit, (20_000, 12, 4)), axis=2).sum(axis=1)[:, 1]
    share = (np.abs(drawn - 3) >= abs(credit[:, 1].sum() - 3) - 1e-9).mean()
    assert first_p(credit)[1] == pytest.approx(share, abs=0.01)


def test_below_six_events_nothing_is_said_of_who_was_first():
    assert np.isnan(first_p(np.tile([1.0, 0.0], (5, 1)))).all()
