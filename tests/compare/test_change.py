import numpy as np
import pandas as pd
import pytest

from analysis.compare.change import change
from analysis.errors import SamestoryError

NAN = float("nan")


def dated(measures_of, values, **given):
    """One event a day from the first of May 2023."""
    measures = measures_of(values, "ABCDE"[: np.shape(values)[1]], **given)
    days = pd.date_range("2023-05-01", periods=len(values)).strftime("%Y-%m-%d")
    measures.articles["date"] = np.repeat(days, np.shape(values)[1])
    return measures


@pytest.fixture
def news_gets_darker():
    """Twenty events; all outlets rise by 5 in the second half, A by 3 more."""
    values = np.random.default_rng(4).normal(size=(20, 3)) * 0.3
    values[10:] += 5
    values[10:, 0] += 3
    return values


def test_a_change_of_the_outlet_is_told_apart_from_that_of_the_news(measures_of, news_gets_darker):
    result = change(dated(measures_of, news_gets_darker), "A", split="2023-05-11")
    row = result.table.iloc[0]
    assert row["change"] == pytest.approx(3, abs=0.5) and row["q"] < 0.001
    assert row["own_change"] == pytest.approx(8, abs=0.5)
    assert row["own_change"] - row["others_change"] == pytest.approx(row["change"])
    assert "is more than chance makes" in result.sentences[0]


def test_what_all_share_is_no_change(measures_of, news_gets_darker):
    news_gets_darker[10:, 0] -= 3
    result = change(dated(measures_of, news_gets_darker), "A", split="2023-05-11")
    assert result.table["p"][0] > 0.05 and result.table["own_change"][0] > 4
    assert "no change is shown" in result.sentences[0]


def test_the_day_named_is_the_first_of_the_later_period(measures_of, news_gets_darker):
    result = change(dated(measures_of, news_gets_darker), "A", split="11 May 2023")
    assert result.table[["n_before", "n_after"]].to_numpy().tolist() == [[10, 10]]
    assert result.periods == ("before 2023-05-11", "from 2023-05-11 on")
    assert result.events["date"].is_monotonic_increasing


def test_an_event_has_the_day_of_its_earliest_article(measures_of, news_gets_darker):
    measures = dated(measures_of, news_gets_darker)
    measures.articles.iloc[10 * 3 + 2, measures.articles.columns.get_loc("date")] = "2023-05-10"
    assert change(measures, "A", split="2023-05-11").table["n_before"][0] == 11


def test_events_without_a_date_are_counted(measures_of, news_gets_darker):
    measures = dated(measures_of, news_gets_darker)
    measures.articles.iloc[:6, measures.articles.columns.get_loc("date")] = ""
    result = change(measures, "A", split="2023-05-11")
    assert result.table["n_before"][0] == 8
    assert "2 events without a date left out." in result.notes


def test_a_column_with_two_values_splits_too(measures_of, news_gets_darker):
    measures = dated(measures_of, news_gets_darker)
    measures.articles["owner"] = np.repeat(["family"] * 10 + ["fund"] * 9 + [""], 3)
    measures.articles.iloc[0, measures.articles.columns.get_loc("owner")] = "fund"
    result = change(measures, "A", split="owner")
    assert result.table[["n_before", "n_after"]].to_numpy().tolist() == [[9, 9]]
    assert result.periods[1] == 'where owner is "fund"'
    assert '1 event without a value in "owner" left out.' in result.notes
    assert '1 event with both values of "owner" left out.' in result.notes


def test_below_six_events_on_a_side_there_is_no_p(measures_of, news_gets_darker):
    result = change(dated(measures_of, news_gets_darker), "A", split="2023-05-06")
    assert result.table[["ci_low", "p", "q"]].isna().all(axis=None)
    assert "Cannot say: 5 events before 2023-05-06 and 15 events" in result.sentences[0]


def test_other_company_in_one_period_is_noted(measures_of, news_gets_darker):
    news_gets_darker[:10, 2] = NAN
    measures = dated(measures_of, news_gets_darker)
    measures = dated(measures_of, news_gets_darker, articles=measures.articles)
    gone = measures.table["f.x"].notna()
    keep = {name: getattr(measures, name)[gone] for name in ("table", "articles")}
    result = change(type(measures)(**{**vars(measures), **keep}), "A", split="2023-05-11")
    assert any('from 2023-05-11 on only: "C"' in note for note in result.notes)


def test_q_is_over_the_features_and_missing_events_stay_out(measures_of, news_gets_darker):
    values = np.stack([news_gets_darker, np.random.default_rng(12).normal(size=(20, 3))], axis=2)
    values[0, 0, 1] = NAN
    table = change(dated(measures_of, values), "A", split="2023-05-11").table
    assert table["n_before"].tolist() == [10, 9]
    assert table["q"][0] == pytest.approx(min(2 * table["p"][0], table["p"][1]))
    one = change(dated(measures_of, values), "A", split="2023-05-11", feature="f.1").table
    assert one["p"][0] == table["p"][1] == one["q"][0]


def test_a_measure_that_never_varies_has_not_changed(measures_of):
    values = np.random.default_rng(12).normal(size=(20, 3, 3))
    values[:, :, 0] = 1
    values[:, :, 1] = np.arange(20.0)[:, None] + [2, 0, 0]
    result = change(dated(measures_of, values), "A", split="2023-05-11")
    table = result.table
    assert table["p"].isna().tolist() == [True, True, False] and table["q"][2] == table["p"][2]
    assert "never differed from the others" in result.sentences[0]
    assert "always lay 2.00 above the mean of the others" in result.sentences[1]
    assert not any("chance" in said for said in result.sentences[:2])


def test_without_dates_no_other_split_is_advised(measures_of, w):
    with pytest.raises(SamestoryError, match=r'no event has a date.*Fill the column "date"') as told:
        change(measures_of(np.vstack([w, w])), "A", split="2023-05-11")
    assert "another split" not in str(told.value)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"split": "soon"}, "neither a day nor a column"),
        ({"split": "2024-01-01"}, "fall on one side"),
        ({"split": "outlet"}, "must have two values"),
        ({"split": 2023}, "needs str"),
        ({"outlet": "Z"}, 'no outlet "Z"'),
        ({"feature": "f.y"}, 'no feature "f.y"'),
    ],
)
def test_what_cannot_be_asked_is_told(measures_of, news_gets_darker, given, told):
    measures = dated(measures_of, news_gets_darker)
    with pytest.raises(SamestoryError, match=told):
        change(measures, **{"outlet": "A", "split": "2023-05-11", **given})


def test_it_shows_itself_with_texts_escaped(measures_of, news_gets_darker):
    measures = dated(measures_of, news_gets_darker, names=("f.x",))
    measures.articles["outlet"] = measures.articles["outlet"].replace("A", "<b>A")
    html = change(measures, "<b>A", split="2023-05-11")._repr_html_()
    assert "<b>" not in html and "&lt;b&gt;A" in html
