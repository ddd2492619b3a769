import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.compare.second_opinion import METHODS, second_opinion
from analysis.errors import SamestoryError

NAN = float("nan")


def test_balanced_worked_set_is_the_same_by_all_methods(measures_of, w):
    result = second_opinion(measures_of(w), "f.x")
    a = result.table.iloc[0]
    assert a[[*METHODS, "pooled"]].to_numpy(float) == pytest.approx([0.916667] * 4, abs=1e-6)
    assert (a["paired_low"], a["paired_high"]) == pytest.approx((0.0925645, 1.7407688), abs=1e-7)
    assert a["paired_p"] == pytest.approx(0.0356653, abs=1e-7)
    assert result.table["agrees"].all()
    assert result.sentences == (
        "In 3 of 3 differences the paired contrast and the regressions with event effects say the same.",
    )


def test_with_two_outlets_one_difference_is_counted_once(measures_of, w):
    result = second_opinion(measures_of(w[:, :2], "AB"), "f.x")
    assert len(result.table) == 2
    assert "In 0 of 1 difference " in result.sentences[0] and "0 of 1 agree" in repr(result)
    assert len(result.sentences) == 2


def test_the_paired_answers_are_those_of_the_comparison(measures_of):
    values = np.random.default_rng(7).normal(size=(12, 4, 2)) + np.array([0.0, 2.0, 0.0, -2.0])[:, None]
    values[:3, 1], values[4, 2, 1] = NAN, NAN
    measures = measures_of(values, "ABCD")
    table, compared = second_opinion(measures, measures.features).table, sa.compare(measures).table
    ours = table[["n_events", "paired", "paired_low", "paired_high", "paired_p"]].to_numpy(float)
    theirs = compared[["n_events", "difference", "ci_low", "ci_high", "p"]].to_numpy(float)
    assert table[["feature", "outlet"]].equals(compared[["feature", "outlet"]])
    assert ours == pytest.approx(theirs, nan_ok=True)


def test_unequal_presence_gives_four_numbers(measures_of, w):
    w[[0, 1, 2], [2, 2, 0]] = NAN
    a = second_opinion(measures_of(w), ["f.x"]).table.iloc[0]
    found = a[[*METHODS, "pooled"]].to_numpy(float)
    assert found == pytest.approx([1.0500, 1.0385, 1.0869, 1.1500], abs=5e-5)
    assert a["n_events"] == 5 and pd.isna(a["agrees"])
    assert a[[f"{method}_p" for method in METHODS]].isna().all()


def test_a_noisy_outlet_turns_the_regressions_too_sure(measures_of):
    values = np.random.default_rng(3).normal(size=(20, 4)) * np.array([5.0, 0.5, 0.5, 0.5])
    values[:, 0] += 2 - values[:, 0].mean()
    result = second_opinion(measures_of(values, "ABCD"), "f.x")
    a = result.table.iloc[0]
    assert a["paired_p"] > 0.05 > a["fixed_p"] and a["why"] == "p on both sides of .05"
    assert any("A in" in said and "too sure" in said for said in result.sentences)


def test_outlets_that_choose_their_events_turn_the_mixed_model(measures_of):
    rng = np.random.default_rng(4)
    values = rng.normal(size=(40, 3)) * 2
    values[20:] += 3
    values[:17, 0] = NAN
    values[23:, 1] = NAN
    result = second_opinion(measures_of(values), "f.x").table.set_index("outlet")
    gap = {name: abs(result.loc["A", name] - result.loc["A", "fixed"]) for name in ("mixed", "pooled")}
    assert gap["pooled"] > gap["mixed"] > 0.05


def test_several_articles_a_cell_are_told_of(measures_of, w):
    measures = measures_of(np.repeat(w, 2, axis=1), "AABBCC")
    measures.articles["outlet"] = np.tile(list("AABBCC"), 6)
    result = second_opinion(measures, "f.x")
    assert any("counts each article by itself" in note for note in result.notes)
    assert result.table["fixed"][0] == pytest.approx(0.916667, abs=1e-6)
    assert result.table["mixed_p"][0] < result.table["fixed_p"][0]


@pytest.mark.parametrize(
    "values",
    [
        np.ones((8, 3)),
        np.full((8, 3), NAN),
        np.tile([1.0, 2.0, 4.0], (8, 1)),
        np.arange(6.0).reshape(2, 3) % 4,
    ],
)
def test_where_there_is_nothing_to_compare_a_sentence_says_so(measures_of, values):
    result = second_opinion(measures_of(values), "f.x")
    assert result.table["agrees"].isna().all() and result.sentences[0].startswith("Cannot say")
    assert "Cannot say" in result._repr_html_()


def test_an_outlet_without_a_value_has_no_row_filled(measures_of):
    values = np.random.default_rng(5).normal(size=(9, 4, 2))
    values[:, 3, 1] = NAN
    table = second_opinion(measures_of(values, "ABCD"), ["f.0", "f.1"]).table.set_index(["feature", "outlet"])
    assert table.loc[("f.1", "D"), list(METHODS)].isna().all()
    assert table.loc[("f.1", "C"), list(METHODS)].notna().all()


@pytest.mark.slow
def test_two_hundred_outlets_are_answered(measures_of):
    names = [f"outlet {number:03d}" for number in range(200)]
    result = second_opinion(measures_of(np.random.default_rng(6).normal(size=(8, 200)), names), "f.x")
    assert result.table["agrees"].notna().all() and len(result.table) == 200


def test_other_columns_can_name_who_is_compared(measures_of, w):
    measures = measures_of(w)
    measures.articles["leaning"] = measures.articles["outlet"].map({"A": "left", "B": "right", "C": "right"})
    table = second_opinion(measures, "f.x", by="leaning").table
    assert table["outlet"].tolist() == ["left", "right"]
    assert table["paired"].tolist() == pytest.approx(table["fixed"].tolist())


@pytest.mark.parametrize("features", ["f.y", ["f.x", "f.y"], []])
def test_unknown_features_are_refused(measures_of, w, features):
    with pytest.raises(SamestoryError, match="second_opinion: no feature"):
        second_opinion(measures_of(w), features)
