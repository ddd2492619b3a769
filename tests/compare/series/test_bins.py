import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.compare.series.bins import binned
from analysis.errors import SamestoryError


def days(first, values, outlet="A"):
    start = (pd.Timestamp(first) - pd.Timestamp(0)).days
    return pd.DataFrame({"outlet": outlet, "day": start + np.arange(len(values)), "value": values})


def test_weeks_begin_on_monday():
    # 1 March 2024 was a Friday.
    table = binned(days("2024-03-01", np.arange(10.0)), "week")
    assert table["start"].tolist() == ["2024-02-26", "2024-03-04"]
    assert table["events"].tolist() == [3, 7]


def test_fortnights_count_from_the_first_monday():
    table = binned(days("2024-03-01", np.arange(20.0)), "2 weeks")
    assert table["start"].tolist() == ["2024-02-26", "2024-03-11"]


def test_days_are_days():
    assert binned(days("2024-03-01", np.arange(3.0)), "day")["mean"].tolist() == [0, 1, 2]


def test_the_interval_is_students_and_missing_below_six_events():
    values = np.array([1.0, 2, 4, 3, 2, 7, 1])
    table = binned(pd.concat([days("2024-03-04", values), days("2024-03-11", values[:5])]), "week")
    low, high = stats.t.interval(0.95, 6, values.mean(), stats.sem(values))
    assert table.loc[0, ["ci_low", "ci_high"]].tolist() == pytest.approx([low, high])
    assert table.loc[1, ["ci_low", "ci_high"]].isna().all()


def test_another_period_is_an_error_in_words():
    with pytest.raises(SamestoryError, match="day, week, 2 weeks"):
        binned(days("2024-03-01", [1.0]), "month")
