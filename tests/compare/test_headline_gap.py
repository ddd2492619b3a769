"""Headline against body: gaps, what they are set against, and what is said of them."""

import math

import pandas as pd
import pytest

import analysis as sa
from analysis.compare.headline_gap import headline_gap
from analysis.errors import SamestoryError

FEATURE = "sentiment.huliu_net"


def corpus(events=8, outlets=("A", "B", "C"), harsh="A", headline="Rain"):
    rows = [
        {
            "outlet": outlet,
            "event": f"e{event}",
            "headline": "Brutal rain" if outlet == harsh and event else headline,
            "body": "It rained on the town. " * (3 + event % 2) + "A brutal day.",
        }
        for event in range(events)
        for outlet in outlets
    ]
    return sa.read(pd.DataFrame(rows))


def test_the_harsh_headlines_stand_apart_and_their_gap_is_above_zero():
    found = headline_gap(corpus(), FEATURE)
    assert found.apart["outlet"].tolist() == ["A"]
    assert found.table["headline"].tolist() == [7 / 8, 0, 0]
    assert found.table["ci_low"].iloc[0] > 0


def test_a_gap_is_headline_less_body():
    found = headline_gap(corpus(), FEATURE)
    assert (found.articles["gap"] == found.articles["headline"] - found.articles["body"]).all()
    assert found.table["gap"].tolist() == pytest.approx(
        (found.table["headline"] - found.table["body"]).tolist()
    )


def test_the_scale_of_the_measure_is_that_of_gap():
    one, other = headline_gap(corpus(), FEATURE, scale="measure"), sa.gap(corpus(), FEATURE)
    assert one.articles["gap"].tolist() == other["gap"].tolist()
    assert one.unit.endswith("per 100 words")


def test_an_unknown_scale_and_headlines_that_are_empty_are_errors():
    with pytest.raises(SamestoryError, match="presence or measure"):
        headline_gap(corpus(), FEATURE, scale="rate")
    with pytest.raises(SamestoryError, match="both a headline and a body"):
        headline_gap(corpus(harsh="", headline=""), FEATURE)


@pytest.mark.parametrize("scale", ["presence", "measure"])
def test_a_family_of_features_has_no_gap_and_one_of_them_is_named(scale):
    with pytest.raises(SamestoryError, match=r"names 7 features.*headline_gap\(corpus, \"sentiment"):
        headline_gap(corpus(), "sentiment", scale=scale)


def test_two_events_give_no_interval_and_a_sentence_that_says_so():
    found = headline_gap(corpus(events=2), FEATURE)
    assert found.table["ci_low"].isna().all()
    assert all("2 events cannot decide" in said for said in found.sentences)


def test_nothing_marked_anywhere_is_said_and_has_no_interval():
    found = headline_gap(corpus(), "loaded.doubt")
    assert found.table["ci_low"].isna().all()
    assert all("no “" in said for said in found.sentences)


def test_leads_are_said_to_be_leads():
    assert any("leads rather than articles" in note for note in headline_gap(corpus(), FEATURE).notes)


def test_planted_the_tribune_s_headlines_go_beyond_its_leads_before_the_sixteenth():
    month = sa.read("data/month/articles.csv").articles
    table = headline_gap(sa.read(month[month["date"] < "2024-09-16"]), "loaded.words").table
    assert table.loc[table["ci_low"] > 0, "outlet"].tolist() == ["The Free Tribune"]
    assert table.loc[table["q"] < 0.05, "outlet"].tolist() == ["The Free Tribune"]


def test_sentences_hold_to_what_was_counted():
    for said in headline_gap(corpus(), FEATURE).sentences:
        assert "bias" not in said
        assert not math.isnan(len(said))
    assert "HeadlineGap(sentiment.huliu_net, presence, 3 values of outlet, 24 articles)" in repr(
        headline_gap(corpus(), FEATURE)
    )
    assert "<table" in headline_gap(corpus(), FEATURE)._repr_html_()


def test_two_hundred_outlets_are_done():
    found = headline_gap(
        corpus(events=6, outlets=tuple(f"o{n:03}" for n in range(200)), harsh="o000"), FEATURE
    )
    assert len(found.table) == 200
