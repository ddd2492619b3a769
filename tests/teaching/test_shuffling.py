"""What the hand does with slips is what the machine does."""

import numpy as np
import pytest

import analysis as sa
from analysis import teaching
from analysis.errors import SamestoryError

FEATURE, TRIBUNE = "frames.conflict", "The Free Tribune"


def test_slips_are_three_outlets_by_name_with_two_decimals(conflict):
    found = teaching.slips(conflict[0], FEATURE, "01-munitions-visit")
    assert found["outlet"].tolist() == ["Daily Beacon", "Ledger Business", "National Register"]
    assert found["value"].tolist() == [0.07, 0.18, 0.08]


def test_one_shuffle_has_the_found_differences_beside_it_and_their_means_below(conflict):
    measures, comparison = conflict
    found = teaching.one_shuffle(measures, FEATURE, TRIBUNE)
    row = comparison.table.query("outlet == @TRIBUNE").iloc[0]
    assert found["found"].iloc[-1] == pytest.approx(row["difference"])
    assert found["shuffled"].iloc[-1] == pytest.approx(found["shuffled"].iloc[:-1].mean())
    own = found.iloc[:-1].query("`falls on` == @TRIBUNE")
    assert own["found"].tolist() == own["shuffled"].tolist()


def test_another_seed_is_another_shuffle_and_the_same_seed_the_same(conflict):
    one, again, other = (teaching.one_shuffle(conflict[0], FEATURE, TRIBUNE, seed=s) for s in (1, 1, 2))
    assert one.equals(again)
    assert not one.equals(other)


def test_within_events_the_band_is_narrower_where_the_topic_moves_the_measure(cases):
    measures = sa.measure(cases, ["policy.health"])
    found = teaching.within_and_across(measures, "policy.health", "The Harbour Courier")
    within, across = found["high"] - found["low"]
    assert across > 1.5 * within
    assert found["shuffled"].tolist() == ["within events", "over all events"]


def test_the_band_within_events_is_that_of_plain_shuffles(conflict):
    found = teaching.within_and_across(conflict[0], FEATURE, TRIBUNE).iloc[0]
    method = sa.Method(shuffle="plain")
    plain = teaching.shuffled_differences(conflict[0], FEATURE, TRIBUNE, method=method)
    assert found["low"] == pytest.approx(plain.low, abs=0.006)
    assert found["high"] == pytest.approx(plain.high, abs=0.006)


def test_shuffled_names_keep_every_event_s_outlets_and_every_text(cases, conflict):
    for given in (cases, conflict[0]):
        found = teaching.names_shuffled(given, seed=3)
        before, after = given.articles, found.articles
        assert not np.array_equal(before["outlet"], after["outlet"])
        assert (
            before.groupby("event")["outlet"]
            .apply(sorted)
            .equals(after.groupby("event")["outlet"].apply(sorted))
        )
        assert before.drop(columns="outlet").equals(after.drop(columns="outlet"))
    assert type(teaching.names_shuffled(cases)) is sa.Corpus


def test_an_unknown_feature_or_outlet_is_told(conflict):
    with pytest.raises(SamestoryError, match=r"frames\.conflict were"):
        teaching.one_shuffle(conflict[0], "no.such", TRIBUNE)
    with pytest.raises(SamestoryError, match="Daily Beacon"):
        teaching.within_and_across(conflict[0], FEATURE, "Nobody")
