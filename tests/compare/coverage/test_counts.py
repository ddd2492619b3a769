import numpy as np
import pandas as pd
import pytest

from analysis.compare.coverage import coverage_of_counts
from analysis.errors import SamestoryError
from benchmarks.gold import corpora

LONG = pd.DataFrame(
    {
        "topic": ["flood", "flood", "vote", "vote", "vote"],
        "outlet": ["CNN", "Fox", "CNN", "CNN", ""],
        "count": [3, 0, 1, 1, 9],
    }
)


def test_long_and_wide_tables_give_the_same():
    wide = pd.DataFrame({"topic": ["flood", "vote"], "CNN": [3, 2], "Fox": [0, 0]})
    long = coverage_of_counts(LONG, within="topic", pool=1)
    assert long.matrix.equals(coverage_of_counts(wide, within="topic", pool=1).matrix)
    assert any("without a row count as 0" in note for note in long.notes)


def test_a_missing_amount_is_not_0():
    wide = pd.DataFrame({"topic": ["flood", "vote", "war"], "CNN": [3, 2, 1], "Fox": [1, np.nan, 4]})
    found = coverage_of_counts(wide, within="topic")
    assert np.isnan(found.matrix.loc["vote", "Fox"])
    assert found.n_events == 2
    assert any("1 event with an amount missing" in note for note in found.notes)


def test_where_every_event_misses_an_amount_the_pool_is_not_blamed():
    wide = pd.DataFrame({"topic": ["flood", "vote"], "CNN": [3, np.nan], "Fox": [np.nan, 1]})
    with pytest.raises(SamestoryError, match=r"each of 2 events .* misses the amount of some outlet"):
        coverage_of_counts(wide, within="topic")


def test_several_columns_can_name_the_event():
    found = coverage_of_counts(LONG.assign(week=[1, 1, 1, 2, 2]), within=["topic", "week"], pool=1)
    assert list(found.matrix.index) == ["flood | 1", "vote | 1", "vote | 2"]


def test_dates_go_to_the_events():
    dated = LONG.assign(day=["2024-03-02", "2024-03-01", "", "2024-03-09", ""])
    events = coverage_of_counts(dated, within="topic", date="day", pool=1).events
    assert events["date"].tolist() == ["2024-03-01", "2024-03-09"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (LONG.assign(count=[1, 2, "many", 1, 1]), '"many" in the column "count" is no amount'),
        (LONG.assign(count=-1), "no amount"),
        (LONG.drop(columns="count"), "no column 'count'"),
        (LONG[["topic"]], "neither a column of outlets"),
        (LONG.assign(topic=""), "no row"),
        (LONG.assign(outlet=""), "has a value in"),
    ],
)
def test_a_table_that_cannot_be_counted_is_said(table, message):
    with pytest.raises(SamestoryError, match=message):
        coverage_of_counts(table, within="topic", pool=1)


WIDE = {
    "mediacloud_hurricanes.csv": "Date",
    "mediacloud_states.csv": "Date",
    "mediacloud_trump.csv": "Date",
    "tv_hurricanes.csv": "Date",
    "tv_states.csv": "Date",
    "tv_hurricanes_by_network.csv": "Query",
}


@pytest.mark.skipif(corpora() is None, reason="SAMESTORY_CORPORA does not name a folder of corpora")
@pytest.mark.parametrize("name", WIDE)
def test_the_wide_tables_of_fivethirtyeight_are_reproduced(name):
    raw = pd.read_csv(corpora() / "fivethirtyeight_coverage" / name)
    found = coverage_of_counts(raw, within=WIDE[name], pool=1)
    amounts = raw.select_dtypes("number")
    assert found.matrix.sum().to_dict() == pytest.approx(amounts.sum().to_dict(), abs=1e-9)
    by_event = amounts.groupby(raw[WIDE[name]]).sum().rename_axis("event")
    assert (found.matrix - by_event).abs().max(axis=None) < 1e-12


@pytest.mark.skipif(corpora() is None, reason="SAMESTORY_CORPORA does not name a folder of corpora")
def test_the_weekly_tables_of_fivethirtyeight_are_reproduced():
    folder = corpora() / "fivethirtyeight_coverage"
    cable, online = (pd.read_csv(folder / f"{medium}_weekly.csv") for medium in ("cable", "online"))
    tables = [
        cable.rename(columns={"matched_clips": "count"}).assign(outlet="cable"),
        online.rename(columns={"matched_stories": "count"}).assign(outlet="online"),
    ]
    both = pd.concat(tables)
    found = coverage_of_counts(both, within=["name", "date"], date="date", pool=1)
    assert found.matrix["cable"].sum() == cable["matched_clips"].sum()
    for outlet, medium in zip(("cable", "online"), tables, strict=True):
        given = medium.set_index(medium["name"] + " | " + medium["date"])["count"]
        ours = found.matrix[outlet].loc[given.index]
        assert ours.equals(given.astype(float).rename(outlet)) or (ours - given).abs().max() == 0
    assert (found.events["date"] != "").all()
