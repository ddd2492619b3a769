import re

import numpy as np
import pandas as pd
import pytest

from analysis.compare.coverage import coverage, coverage_of_counts
from analysis.compare.series import series
from analysis.compare.series.table import trend_of
from analysis.errors import SamestoryError


def dated(measures_of, values, first="2024-03-01", every=1, outlets="ABC"):
    measures = measures_of(np.asarray(values, float), outlets)
    number = measures.articles["event"].str[1:].astype(int)
    days = pd.Timestamp(first) + pd.to_timedelta(every * number, unit="D")
    measures.articles["date"] = days.dt.strftime("%Y-%m-%d")
    return measures


@pytest.fixture
def stepped(measures_of):
    """40 events, a day each; A rises by 2 from the 25th on; all outlets share what happened."""
    rng = np.random.default_rng(1)
    values = rng.normal(0, 0.5, (40, 3)) + rng.normal(0, 3, (40, 1))
    values[25:, 0] += 2
    return dated(measures_of, values)


def test_a_step_is_found_in_the_differences_at_its_day(stepped):
    found = series(stepped, "f.x")
    row = found.table.set_index("outlet").loc["A"]
    assert row["changed_at"] == "2024-03-26"
    assert row["step"] == pytest.approx(2, abs=0.6)
    assert row["q"] < 0.01
    assert any(
        "A: " in said and "from 2024-03-26" in said and "steady trend" in said for said in found.sentences
    )


def test_outlets_that_only_stand_beside_the_one_that_changed_are_told_apart(stepped):
    found = series(stepped, "f.x")
    singly = found.changes.set_index("outlet")[["differs_from", "others"]]
    assert singly.loc["A"].tolist() == [2, 2]
    assert singly.loc["B"].tolist() == singly.loc["C"].tolist() == [1, 2]
    assert any("singly only against 1 of the 2 others" in said for said in found.sentences)
    assert any("moves the differences of all" in note and ": B, C." in note for note in found.notes)


def test_the_raw_level_hides_it_behind_what_happened(stepped):
    found = series(stepped, "f.x", differences=False)
    assert not found.table["changes"].any()
    assert any("what happened" in note for note in found.notes)


def test_values_are_those_of_compare(stepped):
    from analysis.compare import compare

    ours = series(stepped, "f.x").points.set_index(["outlet", "event"])["value"]
    theirs = compare(stepped).differences.set_index(["outlet", "event"])["difference"]
    assert ours.sort_index().to_numpy() == pytest.approx(theirs.sort_index().to_numpy())


def test_a_trend_is_not_called_a_step_without_saying_so(measures_of):
    values = np.random.default_rng(2).normal(0, 0.5, (40, 3))
    values[:, 0] += np.arange(40) * 0.08
    found = series(dated(measures_of, values), "f.x")
    changes = found.changes[found.changes["outlet"] == "A"]
    assert len(changes)
    assert (changes["shape"] != "step").all()
    assert any("a test for steps finds trends too" in note for note in found.notes)
    assert found.table.set_index("outlet").loc["A", "trend_low"] > 0.3


def test_no_change_is_said_as_not_shown(measures_of):
    found = series(dated(measures_of, np.random.default_rng(3).normal(size=(30, 3))), "f.x")
    assert found.changes.empty
    assert all("no change is shown" in said for said in found.sentences)


def test_events_without_a_date_are_counted(stepped):
    stepped.articles.loc[stepped.articles["event"] == "e00003", "date"] = ""
    found = series(stepped, "f.x")
    assert any("1 event without a date left out" in note for note in found.notes)
    assert found.table["events"].tolist() == [39, 39, 39]


def test_few_events_show_points_and_no_more(measures_of):
    found = series(dated(measures_of, np.ones((3, 3))), "f.x")
    assert len(found.points) == 9
    assert found.table[["p", "trend"]].isna().all(axis=None)
    assert found.bins["ci_low"].isna().all()
    assert found.smooth.empty
    assert all("cannot decide" in said for said in found.sentences)


def test_volume_of_a_coverage_by_day():
    rng = np.random.default_rng(4)
    days = [f"2024-03-{day:02d}" for day in range(1, 31)]
    number = {"A": [2] * 15 + [8] * 15, "B": [4] * 30, "C": [3] * 30}
    rows = [
        (outlet, day)
        for outlet, counts in number.items()
        for day, count in zip(days, counts, strict=True)
        for _ in range(count + rng.integers(0, 2))
    ]
    volume = coverage(pd.DataFrame(rows, columns=["outlet", "date"]), within="date")
    found = series(volume, "articles")
    assert found.table.set_index("outlet").loc["A", "changed_at"] == "2024-03-16"
    assert found.by == "outlet"


def test_days_that_follow_from_each_other_are_said(measures_of):
    rng = np.random.default_rng(5)
    drift = np.cumsum(rng.normal(size=60))
    values = rng.normal(0, 0.3, (60, 2))
    values[:, 0] += drift
    found = series(dated(measures_of, values, outlets="AB"), "f.x")
    assert any("resemble each other" in note for note in found.notes)


def test_trend_is_the_slope_a_week_with_the_interval_of_regression():
    from statsmodels.regression.linear_model import OLS

    rng = np.random.default_rng(6)
    day, value = np.sort(rng.integers(0, 90, 25)), rng.normal(size=25)
    fit = OLS(value, np.column_stack([np.ones(25), day / 7])).fit()
    assert trend_of(value, day) == pytest.approx((fit.params[1], *fit.conf_int()[1]))


def test_same_seed_same_bytes(stepped):
    one, other = series(stepped, "f.x", seed=5), series(stepped, "f.x", seed=5)
    pd.testing.assert_frame_equal(one.table, other.table, check_exact=True)
    pd.testing.assert_frame_equal(one.smooth, other.smooth, check_exact=True)


def test_words_stay_with_the_numbers(stepped):
    found = series(stepped, "f.x")
    assert not re.search("bias|want|hid|avoid", " ".join((*found.sentences, *found.notes)))
    assert repr(found).startswith("Series(f.x by week, 3 values of outlet, differences within events")
    assert "<p>" in found._repr_html_()


@pytest.mark.parametrize(
    ("give", "feature", "message"),
    [
        (lambda measures: measures, "f.y", 'no feature "f.y"'),
        (lambda measures: "text", "f.x", "needs Measures or a Coverage"),
    ],
)
def test_what_is_not_there_is_said(stepped, give, feature, message):
    with pytest.raises(SamestoryError, match=message):
        series(give(stepped), feature)


def test_no_dates_at_all_is_an_error_in_words(measures_of):
    with pytest.raises(SamestoryError, match="has a date"):
        series(measures_of(np.ones((8, 3))), "f.x")


def test_a_coverage_knows_what_it_can_show():
    rows = [(outlet, event) for outlet in "AB" for event in "ef"]
    volume = coverage(pd.DataFrame(rows, columns=["outlet", "event"]))
    with pytest.raises(SamestoryError, match="articles, words, prominence, front"):
        series(volume, "tone")


def test_a_volume_by_day_counts_the_days_on_which_nobody_wrote():
    days = ["2024-09-01", "2024-09-01", "2024-09-02", "2024-09-10"]
    rows = pd.DataFrame({"outlet": ["A", "B", "A", "A"], "date": days})
    found = series(coverage(rows, within="date", pool=1), "articles", differences=False)
    assert found.table["events"].tolist() == [10, 10]
    assert found.points.loc[found.points["outlet"] == "A", "value"].sum() == 3
    assert "7 days without any article as 0" in " ".join(found.notes)
    assert "in 10 days" in found.sentences[0]
    assert "(articles a day)" in found.sentences[0]


def test_a_series_of_coverage_says_what_was_counted():
    rows = [(outlet, f"e{day}", f"2024-09-{day:02d}", 9) for outlet in "AB" for day in range(1, 8)]
    told = coverage(pd.DataFrame(rows, columns=["outlet", "event", "date", "words"]))
    units = {name: series(told, name).unit for name in ("articles", "words", "prominence")}
    assert units["articles"] == "articles an event" and units["words"] == "words an event"
    assert units["prominence"] == "share of the day's output"
    seconds = pd.DataFrame(rows, columns=["outlet", "event", "date", "seconds"])
    brought = coverage_of_counts(seconds, count="seconds", date="date")
    assert series(brought, "articles").unit == "seconds an event"
