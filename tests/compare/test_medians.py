import numpy as np
import pytest

from analysis.compare.medians import ALL_AVERAGES, hodges_lehmann, median_interval


def test_interval_of_darwins_maize():
    # 15 pairs: Wilcoxon's table leaves out 25 averages on each side (P(W <= 25) = .0240).
    eighths = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]) / 8
    first, second = np.triu_indices(15)
    averages = np.sort((eighths[first] + eighths[second]) / 2)
    assert median_interval(eighths) == (averages[25], averages[-26])
    assert hodges_lehmann(eighths) == 3.125


@pytest.mark.parametrize("n", [ALL_AVERAGES + 1, 200])
def test_searched_ends_are_those_of_all_averages(n):
    values = np.random.default_rng(n).exponential(size=n)
    first, second = np.triu_indices(n)
    averages = np.sort((values[first] + values[second]) / 2)
    low, high = median_interval(values)
    assert np.abs(averages - low).min() < 1e-12
    rank = np.searchsorted(averages, low - 1e-12)
    assert (low, high) == pytest.approx((averages[rank], averages[-rank - 1]))
    assert low < hodges_lehmann(values) < high


def test_five_events_have_no_interval_and_six_the_extremes():
    assert np.isnan(median_interval(np.arange(5.0))).all()
    assert median_interval(np.arange(6.0)) == (0, 5)
    assert np.isnan(median_interval(np.empty(0))).all()


def test_it_holds_the_centre_95_times_in_100():
    values = np.random.default_rng(2).laplace(size=(1_500, 12))
    held = [low <= 0 <= high for low, high in map(median_interval, values)]
    assert 0.94 < np.mean(held) < 0.975
