import numpy as np
import pytest

from analysis.compare.relabelling import changed, relabelled_p, welch


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
@pytest.mark.parametrize(("n_before", "n_after", "spread"), [(8, 8, 1), (6, 14, 3), (14, 6, 3)])
def test_false_alarms_are_five_in_a_hundred_even_with_unequal_spreads(n_before, n_after, spread):
    values = np.random.default_rng(10).normal(size=(n_before + n_after, 1500))
    later = np.arange(n_before + n_after) >= n_before
    values[later] *= spread
    p, low, high = changed(values, later)
    assert 0.035 <= (p < 0.05).mean() <= 0.06
    assert 0.94 <= ((low <= 0) & (high >= 0)).mean() <= 0.96


def test_interval_and_p_are_those_of_welch():
    from scipy.stats import ttest_ind

    rng = np.random.default_rng(11)
    first, second = (rng.normal(size=(n, 2)) * n for n in (6, 9))
    p, low, high = welch(first, second)
    theirs = ttest_ind(second, first, equal_var=False)
    assert p == pytest.approx(theirs.pvalue)
    assert (low, high) == (
        pytest.approx(theirs.confidence_interval().low),
        pytest.approx(theirs.confidence_interval().high),
    )


def test_the_larger_p_counts():
    values = np.random.default_rng(12).normal(size=(16, 20))
    later = np.arange(16) >= 8
    both = np.maximum(welch(values[:8], values[8:])[0], relabelled_p(values, later))
    assert changed(values, later)[0].tolist() == both.tolist()
    assert changed(later[:, None] * 0.3, later)[0][0] == relabelled_p(later[:, None] * 0.3, later)[0]
