import numpy as np
import pytest

from analysis.compare.relabelling import relabelled_p, welch_interval


def test_all_ways_give_the_p_of_scipy():
    from scipy.stats import permutation_test, ttest_ind

    rng = np.random.default_rng(8)
    first, second = rng.normal(size=6), rng.normal(1.0, 3.0, size=7)

    def welch(x, y, axis):
        return np.abs(ttest_ind(x, y, axis=axis, equal_var=False).statistic)

    theirs = permutation_test(
        (first, second), welch, vectorized=True, n_resamples=np.inf, alternative="greater"
    )
    later = np.arange(13) >= 6
    ours = relabelled_p(np.r_[first, second][:, None], later)
    assert ours[0] == pytest.approx(theirs.pvalue, abs=1e-12)


def test_columns_are_judged_one_by_one_and_any_scale_will_do():
    values = np.random.default_rng(9).normal(size=(14, 3))
    later = np.arange(14) % 2 == 0
    alone = [relabelled_p(values[:, [column]], later)[0] for column in range(3)]
    assert relabelled_p(values, later).tolist() == alone
    assert relabelled_p(1e6 + 1e-3 * values, later) == pytest.approx(alone)


def test_too_many_ways_are_sampled_and_p_is_never_0():
    values = np.r_[np.zeros(30), np.ones(30)][:, None] + np.arange(60)[:, None] % 3 / 10
    later = np.arange(60) >= 30
    assert relabelled_p(values, later, draws=999)[0] == 1 / 1000
    same = [relabelled_p(values[::-1] ** 2, ~later, draws=99, seed=2)[0] for _ in range(2)]
    assert same[0] == same[1]


def test_without_any_spread_there_is_no_difference_or_a_clear_one():
    later = np.arange(12) >= 6
    assert relabelled_p(np.full((12, 1), 0.1), later)[0] == 1
    assert relabelled_p(later[:, None] * 0.3, later)[0] == 2 / 924


@pytest.mark.slow
@pytest.mark.parametrize(("n_before", "n_after", "spread"), [(8, 8, 1), (10, 20, 3), (20, 10, 3)])
def test_false_alarms_are_five_in_a_hundred_even_with_unequal_spreads(n_before, n_after, spread):
    values = np.random.default_rng(10).normal(size=(n_before + n_after, 3000))
    later = np.arange(n_before + n_after) >= n_before
    values[later] *= spread
    assert 0.04 <= (relabelled_p(values, later, draws=999) < 0.05).mean() <= 0.06


def test_interval_is_that_of_welch():
    from scipy.stats import ttest_ind

    rng = np.random.default_rng(11)
    sides = [rng.normal(size=(n, 1)) * n for n in (6, 9)]
    low, high = welch_interval(
        *(
            tuple(f(side) for side in sides)
            for f in (lambda s: s.mean(axis=0), lambda s: s.std(axis=0, ddof=1))
        ),
        tuple(np.array([float(len(side))]) for side in sides),
    )
    theirs = ttest_ind(sides[1], sides[0], equal_var=False).confidence_interval()
    assert (low[0], high[0]) == pytest.approx((theirs.low[0], theirs.high[0]))
