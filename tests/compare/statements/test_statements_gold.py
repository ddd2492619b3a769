"""Planted omissions of the cases, and hand labels where their corpora are."""

import pandas as pd
import pytest

from analysis.compare.statements.likeness import JOINS, JOINS_F1, LABELLED_PAIRS
from benchmarks.gold import GOLD, corpora
from benchmarks.statements import cross_validated, f1, planted_omissions, scored_pairs


@pytest.fixture(scope="module")
def planted():
    return pd.DataFrame(planted_omissions())


def test_every_planted_omission_is_listed_when_the_fact_is_asked_for(planted):
    assert (planted.loc[planted["omitted"], "by_fact"] != "told").all()


def test_few_told_facts_are_said_to_be_missing(planted):
    told = planted[~planted["omitted"]]
    assert (told["by_fact"] == "told").mean() > 0.92
    assert (told["by_fact"] == "not found").mean() < 0.02


def test_most_planted_omissions_are_listed_by_statements_alone(planted):
    gone = planted[planted["omitted"]]
    assert gone["by_statement"].isin(["not found", "unclear"]).mean() > 0.8
    assert (planted.loc[~planted["omitted"], "by_statement"] == "not found").mean() < 0.03


def test_the_labels_hold_places_and_no_text():
    rows = pd.read_csv(GOLD / "statements.tsv", sep="\t", comment="#", dtype=str)
    assert len(rows) == 400
    assert set(rows["label"]) == {"same", "contains", "different"}
    equal = rows["label_1"] == rows["label_2"]
    assert (rows.loc[equal, "label"] == rows.loc[equal, "label_1"]).all()
    assert not rows.apply(lambda column: column.str.len().max() > 40).any()


@pytest.fixture(scope="module")
def scored():
    if corpora() is None:
        pytest.skip("SAMESTORY_CORPORA does not name a folder of corpora")
    return scored_pairs(corpora())


def test_same_or_not_agrees_with_the_labels(scored):
    said, _ = cross_validated(scored)
    assert f1(said, scored.positive)[2] == pytest.approx(0.850, abs=0.002)


def test_the_figure_printed_for_the_default_threshold_is_the_measured_one(scored):
    assert len(scored.labels) == LABELLED_PAIRS
    assert f1(scored.likeness >= JOINS, scored.positive)[2] == pytest.approx(JOINS_F1, abs=0.002)
