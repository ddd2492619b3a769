import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.compare.contrasts import against_rest
from analysis.compare.series.singly import _welch, singly


def points_of(values):
    n, k = values.shape
    differences = against_rest(values.reshape(-1, 1), np.repeat(np.arange(n), k)).ravel()
    names, day = np.tile(list("ABC")[:k], n), np.repeat(np.arange(n), k)
    points = pd.DataFrame({"outlet": names, "event": day, "day": day, "value": differences})
    return points[points["value"].notna()]


def test_only_the_outlet_that_changed_changed_against_both_others():
    values = np.random.default_rng(1).normal(0, 0.5, (30, 3))
    values[15:, 0] += 2
    points = points_of(values)
    assert [singly(points, name, at=15, days=(0, 29)) for name in "ABC"] == [(2, 2), (1, 2), (1, 2)]


def test_an_outlet_missing_in_some_events_is_asked_where_both_are():
    values = np.random.default_rng(2).normal(0, 0.5, (30, 3))
    values[15:, 0] += 2
    values[::3, 2] = np.nan
    assert singly(points_of(values), "A", at=15, days=(0, 29)) == (2, 2)


def test_an_outlet_without_events_on_a_side_cannot_be_asked():
    values = np.random.default_rng(3).normal(0, 0.5, (30, 3))
    values[:15, 2] = np.nan
    assert singly(points_of(values), "A", at=15, days=(0, 29))[1] == 1


def test_p_is_that_of_scipy():
    rng = np.random.default_rng(4)
    before, after = rng.normal(size=(9, 2)), rng.normal(1, 2, size=(7, 2))
    expected = stats.ttest_ind(before, after, equal_var=False).pvalue
    assert _welch(before, after)[1] == pytest.approx(expected)
