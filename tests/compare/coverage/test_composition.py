import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.compare.coverage import composition
from analysis.errors import SamestoryError


def chosen(measures_of, *, tone=0.0, n=30):
    """A has articles on every event, B on the dark half (level -2) only; C on all. A is ``tone`` apart."""
    rng = np.random.default_rng(5)
    level = np.repeat([-2.0, 2.0], n // 2)[:, None]
    values = level + rng.normal(0, 0.3, (n, 3)) + [tone, 0, 0]
    values[n // 2 :, 1] = np.nan
    return measures_of(values)


def test_choosing_dark_events_is_composition_and_not_tone(measures_of):
    row = composition(chosen(measures_of), "f.x").table.set_index("outlet").loc["B"]
    assert row["overall"] == pytest.approx(-2, abs=0.3)
    assert row["within_low"] < 0 < row["within_high"]
    assert row["composition_high"] < -1


def test_the_parts_add_up_and_within_is_that_of_compare(measures_of):
    measures = chosen(measures_of, tone=1.0)
    table = composition(measures, "f.x").table
    within = table["within"].to_numpy()
    assert within + table["composition"].to_numpy() == pytest.approx(table["overall"].to_numpy())
    assert within == pytest.approx(sa.compare(measures).table["difference"].to_numpy())


def test_events_of_one_outlet_count_for_composition(measures_of):
    values = np.array([(1.0, 1.0)] * 6 + [(5.0, np.nan)] * 2)
    row = composition(measures_of(values, "AB"), "f.x").table.iloc[0]
    assert (row["overall"], row["within"], row["composition"], row["shared"]) == (1, 0, 1, 6)


def test_sentences_give_both_parts_with_intervals(measures_of):
    said = composition(chosen(measures_of), "f.x").sentences[1]
    assert "due to which events it reported and how often" in said
    assert said.count("95 % interval") == 2


def test_sentences_name_the_events_of_the_outlet_only_as_its_own(measures_of):
    said = composition(chosen(measures_of), "f.x").sentences[1]
    assert said.startswith("Over all their articles (B: 15 events), B was")


def test_no_difference_lies_on_and_not_above(measures_of):
    said = composition(measures_of(np.ones((8, 2)), "AB"), "f.x").sentences[0]
    assert "was on the mean of the others" in said and "above" not in said


def test_few_shared_events_have_no_interval(measures_of):
    found = composition(measures_of(np.ones((4, 2)), "AB"), "f.x")
    assert found.table["within_low"].isna().all()
    assert "4 events cannot decide" in found.sentences[0]


def test_shares_of_articles_add_up_to_1(measures_of):
    events = composition(chosen(measures_of), "f.x").events
    assert events.groupby("outlet")[["own_share", "others_share"]].sum().to_numpy() == pytest.approx(1.0)


def test_same_seed_same_bytes(measures_of):
    one, other = (composition(chosen(measures_of), "f.x", seed=3).table for _ in range(2))
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_a_feature_without_values_or_not_measured_is_said(measures_of):
    with pytest.raises(SamestoryError, match='no feature "f'):
        composition(measures_of(np.ones((3, 2)), "AB"), "f.y")
    with pytest.raises(SamestoryError, match="no value"):
        composition(measures_of(np.full((3, 2), np.nan), "AB"), "f.x")
    with pytest.raises(SamestoryError, match="needs Measures"):
        composition("f.x", "f.x")
