import numpy as np
import pytest

from analysis.compare.coverage.attention import effective_events, gini


def test_gini_is_half_the_mean_difference_over_the_mean():
    amounts = np.random.default_rng(1).exponential(size=(9, 1))
    apart = np.abs(amounts - amounts.T).mean()
    assert gini(amounts)[0] == pytest.approx(apart / (2 * amounts.mean()))


def test_all_on_one_event_gives_the_ends_of_the_ranges():
    one = np.zeros((10, 1))
    one[3] = 7
    assert gini(one)[0] == pytest.approx(0.9)
    assert effective_events(one)[0] == pytest.approx(1)


def test_an_outlet_without_attention_is_missing_not_0():
    assert np.isnan(gini(np.zeros((4, 1)))).all()
    assert np.isnan(effective_events(np.zeros((4, 1)))).all()
