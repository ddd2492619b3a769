"""What is written up holds what a reader must know, and claims no more than the table."""

import math

import pandas as pd
import pytest

import analysis as sa
from analysis.teaching import for_a_paper, in_words

ROW = {
    "feature": "sentiment.vader",
    "outlet": "A & B",
    "n_events": 8,
    "difference": -0.4,
    "ci_low": -0.6,
    "ci_high": -0.2,
    "q": 0.01,
    "others": 4,
    "differs_from": 3,
    "cause": "instrument",
    "validity": "weak",
    "verdict": "not supported",
    "reason": "instrument weak: the measure is lower",
}


def comparison(**changed):
    table = pd.DataFrame([{**ROW, **changed}])
    return sa.Comparison(table, table.head(0), table.head(0), "outlet", "event")


@pytest.mark.parametrize(
    "needed",
    [
        "Over 8 events",
        "0.40 lower than the mean of the other outlets",
        "0.20 to 0.60",
        "q = .010",
        "differs from 3 of 4 singly",
        "(2014)",
        '"weak"',
        "not supported (instrument weak)",
        sa.__version__,
    ],
)
def test_two_sentences_hold_all_that_a_paper_needs(needed):
    said = for_a_paper(comparison(), "sentiment.vader", "A & B")
    assert len(said.lines) == 2
    assert needed in repr(said)


def test_few_events_are_an_example_without_interval_or_q():
    few = comparison(n_events=2, ci_low=math.nan, ci_high=math.nan, q=math.nan, verdict="too few events")
    first = for_a_paper(few, "sentiment.vader", "A & B").lines[0]
    assert first.startswith("In 2 events, shown as an example and not tested")
    assert "interval" not in first


@pytest.mark.parametrize(
    ("feature", "validity", "told"),
    [
        ("sentiment.vader", "no better than chance", "Against human coders (SEESAW) the measure"),
        ("sourcing.officials", "weak", "Against in-house labels of speakers (a language model read"),
        ("labels.harsh", "not validated", "has not been tested against human coders; the difference"),
        ("mine.words", "weak", "Against human coders the measure (mine.words; "),
    ],
)
def test_the_second_sentence_says_who_made_the_labels(feature, validity, told):
    second = for_a_paper(comparison(feature=feature, validity=validity), feature, "A & B").lines[1]
    assert told in second
    assert ("human coders (" in second) is (feature == "sentiment.vader")


def test_q_is_over_the_differences_that_were_tested():
    tested, few = comparison().table, comparison(outlet="C", n_events=2, q=math.nan).table
    both = pd.concat([tested, few], ignore_index=True)
    compared = sa.Comparison(both, both.head(0), both.head(0), "outlet", "event")
    assert "q = .010 over 1 tested difference," in for_a_paper(compared, "sentiment.vader", "A & B").lines[0]


def test_every_outlet_is_said_with_its_verdict():
    said = in_words(comparison(), "sentiment.vader")
    assert len(said.lines) == 1
    assert "Not supported" in said.lines[0]


def test_names_stay_text():
    assert "A &amp; B" in for_a_paper(comparison(), "sentiment.vader", "A & B")._repr_html_()


def test_bias_is_never_said_of_a_difference(case_comparison):
    table = case_comparison.table
    for feature, outlet in zip(table["feature"], table["outlet"], strict=True):
        said = repr(for_a_paper(case_comparison, feature, outlet)) + repr(in_words(case_comparison, feature))
        assert "bias" not in said.lower(), (feature, outlet)
