import numpy as np
import pytest

from analysis.compare.intervals import detectable_in_sds, effect_size, smallest_detectable, t_interval

MEAN, SD, N = (np.array([value]) for value in (0.9166667, 0.7852813, 6.0))


def test_worked_set_interval():
    low, high = t_interval(MEAN, SD, N)
    assert (low[0], high[0]) == pytest.approx((0.0925645, 1.7407688), abs=1e-6)


def test_worked_set_effect_and_smallest_detectable_difference():
    assert effect_size(MEAN, SD)[0] == pytest.approx(1.16731, abs=1e-5)
    assert smallest_detectable(SD, N)[0] == pytest.approx(1.1265, abs=1e-4)


def test_smallest_detectable_difference_by_number_of_events():
    known = {6: 1.4345, 8: 1.1560, 10: 0.9960, 12: 0.8887, 15: 0.7780, 20: 0.6604, 30: 0.5292, 50: 0.4042}
    assert {n: round(detectable_in_sds(n), 4) for n in known} == known
    assert round(detectable_in_sds(100), 4) == 0.2829


def test_one_event_has_no_interval():
    low, high = t_interval(np.array([1.0]), np.array([np.nan]), np.array([1.0]))
    assert np.isnan([low[0], high[0], smallest_detectable(np.array([1.0]), np.array([1.0]))[0]]).all()
