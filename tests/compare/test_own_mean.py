"""Own means: worked set W of the methods, and what stands apart."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare.cells import cells_of
from analysis.compare.own_mean import own_means, stands_apart

W = np.array([(2, 1, 1.5), (3, 2, 1), (1, 1.5, 0.5), (2.5, 0.5, 1.5), (4, 2.5, 2), (1.5, 1, 2)])


def cells(events=6, outlets="ABC"):
    rows = [(f"e{event:02}", outlet) for event in range(events) for outlet in outlets]
    frame = pd.DataFrame(rows, columns=["event", "outlet"])
    frame["article"] = frame["event"] + frame["outlet"]
    return cells_of(frame, by="outlet", within="event")


def test_the_worked_set_gives_its_mean_its_difference_and_its_interval():
    row = own_means(W.ravel(), cells(), seed=1).iloc[0]
    assert row["mean"] == pytest.approx(W[:, 0].mean())
    assert row["difference"] == pytest.approx(0.9166667)
    assert (row["difference_low"], row["difference_high"]) == pytest.approx((0.0925645, 1.7407688))
    assert row["others"] == 2


def test_below_six_events_and_without_variation_there_is_no_interval():
    few = own_means(W[:5].ravel(), cells(5), seed=1)
    assert few[["ci_low", "p", "q"]].isna().all(axis=None)
    constant = own_means(np.zeros(18), cells(), seed=1)
    assert constant["ci_low"].isna().all()
    assert not stands_apart(constant).any()


def test_one_that_stands_far_off_stands_apart_alone():
    values = np.random.default_rng(1).normal(size=(12, 4)) * 0.1
    values[:, 0] += 5
    table = own_means(values.ravel(), cells(12, "ABCD"), seed=1)
    assert (table["q"] < 0.05).sum() > 1
    assert stands_apart(table).tolist() == [True, False, False, False]


def test_a_value_missing_everywhere_for_an_outlet_is_missing():
    values = np.where(np.tile([False, False, True], 6), np.nan, W.ravel())
    row = own_means(values, cells(), seed=1).iloc[2]
    assert np.isnan(row["mean"])
    assert row["events"] == 0
