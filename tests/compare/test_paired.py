import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.compare import COMPARISON_COLUMNS, Comparison, Method, compare
from analysis.errors import SamestoryError

NAN = float("nan")
ROOT = Path(__file__).parents[2]


def row(comparison, outlet, feature="f.x"):
    table = comparison.table
    return table[(table["outlet"] == outlet) & (table["feature"] == feature)].iloc[0]


def test_worked_set_from_measures_to_table(measures_of, w):
    found = row(compare(measures_of(w)), "A")
    assert found["p"] == pytest.approx(26 / 729)
    assert found["difference"] == pytest.approx(0.916667, abs=1e-6)
    assert (found["ci_low"], found["ci_high"]) == pytest.approx((0.0925645, 1.7407688))
    assert found["effect"] == pytest.approx(1.16731, abs=1e-6)
    assert found["median"] == 0.875


def test_plain_shuffling_is_to_be_had(measures_of, w):
    p = compare(measures_of(w), method=Method(shuffle="plain")).table["p"]
    assert np.round(p * 729, 6).tolist() == [26, 149, 198]


def test_pairs_of_the_worked_set(measures_of, w):
    first = compare(measures_of(w)).pairs.iloc[0]
    assert (first["outlet"], first["other"], first["p"]) == ("A", "B", 6 / 64)
    assert first["share_above"] == pytest.approx(0.8333, abs=1e-4)
    assert first["effect"] == pytest.approx(1.064405, abs=1e-6)


def test_swapping_two_outlets_flips_the_sign(measures_of, w):
    one, other = (compare(measures_of(w[:, :2], names)) for names in ("AB", "BA"))
    assert one.pairs["difference"][0] == -other.pairs["difference"][0]
    assert one.pairs["p"][0] == other.pairs["p"][0]


@pytest.mark.parametrize("names", ["ACB", "BCA", "CBA"])
def test_relabelling_outlets_permutes_results(measures_of, names):
    values = np.random.default_rng(5).normal(size=(14, 3))
    before, after = compare(measures_of(values)), compare(measures_of(values, names))
    for old, new in zip("ABC", names, strict=True):
        kept = ["difference", "p", "effect", "median"]
        assert row(before, old)[kept].tolist() == pytest.approx(row(after, new)[kept].tolist())


def test_reordering_rows_changes_nothing(measures_of):
    measures = measures_of(np.random.default_rng(2).normal(size=(20, 3, 4)))
    order = np.random.default_rng(3).permutation(len(measures.table))
    articles, table = measures.articles.iloc[order], measures.table.to_numpy()[order]
    moved = measures_of(table.reshape(20, 3, 4), articles=articles)
    pd.testing.assert_frame_equal(compare(measures).table, compare(moved).table)


def test_two_runs_give_the_same_bytes(measures_of):
    measures = measures_of(np.random.default_rng(2).normal(size=(40, 3, 4)))
    one, other = compare(measures), compare(measures)
    assert one.table.to_csv() == other.table.to_csv()
    assert one.pairs.to_csv() == other.pairs.to_csv()


def test_identical_outlets_differ_by_0_and_nothing_is_supported(measures_of):
    values = np.repeat(np.random.default_rng(0).normal(size=(8, 1)), 3, axis=1)
    found = row(compare(measures_of(values, validity={"f.x": "validated"})), "B")
    assert (found["difference"], found["p"], found["verdict"]) == (0, 1, "not supported")
    assert found["reason"] == "there is no variation"


def test_all_three_answers_give_a_supported_row(measures_of):
    values = np.random.default_rng(0).normal(size=(30, 3)) + np.array([3, 0, 0])
    comparison = compare(measures_of(values, validity={"f.x": "validated"}))
    assert row(comparison, "A")["verdict"] == "supported"
    assert "f.x" in comparison.supported["feature"].tolist()


def test_an_instrument_that_is_not_validated_supports_nothing(measures_of):
    values = np.random.default_rng(0).normal(size=(30, 3)) + np.array([3, 0, 0])
    assert row(compare(measures_of(values)), "A")["reason"].startswith("the instrument is not validated")


def test_five_events_give_no_p_and_no_interval(measures_of, w):
    found = row(compare(measures_of(w[:5])), "A")
    assert found[["p", "q", "ci_low", "ci_high"]].isna().all()
    assert (found["verdict"], found["n_events"]) == ("too few events", 5)


def test_a_feature_without_any_value_keeps_its_row(measures_of, w):
    comparison = compare(measures_of(np.stack([w, np.full_like(w, NAN)], axis=2)))
    found = row(comparison, "C", "f.1")
    assert (found["n_events"], found["reason"]) == (0, "nothing to measure in this scope")
    assert row(comparison, "A", "f.0")["p"] == pytest.approx(26 / 729)


def test_an_event_with_one_outlet_drops_out_and_is_counted(measures_of, w):
    measures = measures_of(w)
    articles = measures.articles.assign(event=["lone", *measures.articles["event"][1:]])
    comparison = compare(measures_of(w, articles=articles))
    assert any(note.startswith("1 event has only one outlet") for note in comparison.notes)
    assert row(comparison, "A")["n_events"] == 5


def test_several_articles_of_an_outlet_are_averaged(measures_of):
    articles = pd.DataFrame({"event": "e", "outlet": ["A", "A", "B"], "copy_of": ""}, index=list("pqr"))
    comparison = compare(measures_of([[1], [3], [5]], articles=articles))
    assert row(comparison, "A")["difference"] == -3


def test_any_column_can_be_compared_by_and_gaps_are_counted(measures_of, w):
    measures = measures_of(w)
    side = ["left", "right", None] * 6
    comparison = compare(measures_of(w, articles=measures.articles.assign(side=side)), by="side")
    assert comparison.table["outlet"].tolist() == ["left", "right"]
    assert '6 articles without a value in "side" left out.' in comparison.notes


def test_two_spellings_are_offered_and_not_merged(measures_of, w):
    names = ["The Post", "the post", "Times"] * 6
    comparison = compare(measures_of(w, articles=measures_of(w).articles.assign(outlet=names)))
    assert comparison.table["outlet"].nunique() == 3
    assert any('"The Post", "the post"' in note for note in comparison.notes)


@pytest.mark.parametrize(
    ("changed", "asked", "message"),
    [
        ({"outlet": "Post"}, {}, r'one outlet \("Post"\) can be marked but not compared; 18 articles'),
        ({"outlet": ""}, {}, "articles without an outlet"),
        ({}, {"by": "side"}, 'no column "side".*event, outlet, date, copy_of'),
        ({}, {"by": "event"}, 'by and within are both "event"'),
        ({"event": [str(n) for n in range(18)]}, {}, r"nothing to pair.*18 articles, 18 events"),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(measures_of, w, changed, asked, message):
    measures = measures_of(w, articles=measures_of(w).articles.assign(**changed))
    with pytest.raises(SamestoryError, match=message):
        compare(measures, **asked)


def test_many_outlets_are_compared_with_the_rest_but_not_in_pairs(measures_of):
    values = np.random.default_rng(0).normal(size=(7, 200))
    comparison = compare(measures_of(values, [f"o{n:03d}" for n in range(200)]), method=Method(draws=99))
    assert (len(comparison.table), len(comparison.pairs)) == (200, 0)
    assert any("pairs are compared only up to 12" in note for note in comparison.notes)


def test_shares_of_p_below_005_are_5_in_100_when_names_mean_nothing(measures_of):
    values = np.random.default_rng(7).exponential(size=(9, 3, 600))
    p = compare(measures_of(values), method=Method(shuffle="plain")).table["p"]
    assert 0.03 < (p < 0.05).mean() < 0.07


def test_a_notebook_shows_outlet_names_as_text(measures_of, w):
    names = ["<script>", "B", "C"] * 6
    comparison = compare(measures_of(w, articles=measures_of(w).articles.assign(outlet=names)))
    assert isinstance(comparison, Comparison)
    assert tuple(comparison.table.columns[: len(COMPARISON_COLUMNS)]) == COMPARISON_COLUMNS
    assert "<script>" not in comparison._repr_html_()
    assert "&lt;script&gt;" in comparison._repr_html_()


def test_an_outlet_that_differs_from_one_other_only_is_not_called_different(measures_of):
    rng = np.random.default_rng(3)
    values = rng.normal(size=(12, 4)) * 0.1 + np.array([0, 0, 0, 5.0])
    table = compare(measures_of(values, "ABCD", validity={"f.x": "validated"})).table.set_index("outlet")
    assert (table["q"] < 0.05).all()
    assert table["differs_from"].tolist() == [1, 1, 1, 3]
    assert table["cause"].tolist()[:3] == ["others"] * 3
    assert table.at["D", "verdict"] == "supported"


EVERY_METHOD = [
    Method(),
    Method(shuffle="plain", interval="percentile", correction="by", draws=499),
    Method(interval="bca", correction="max-t", weights="articles", draws=499),
    Method(interval="permutation", correction="max-t", events="shared", draws=499),
]


@pytest.mark.parametrize("method", EVERY_METHOD, ids=lambda method: method.interval)
@pytest.mark.parametrize(
    "values",
    {
        "two events": [[1, 2, 3], [3, 1, 2]],
        "constant": np.full((8, 3), 0.1),
        "all ties": np.tile([[1, 0, 0], [0, 1, 0], [0, 0, 1]], (3, 1)),
        "an outlet in one event only": [[1, 3, 4], *[[n % 3, n % 5, NAN] for n in range(7)]],
        "one outlet apart by the same in all events": np.tile([1.0, 0, 0], (8, 1)),
        "nothing measured": np.full((8, 3), NAN),
    }.values(),
)
def test_odd_data_get_an_answer_under_every_method(measures_of, values, method):
    comparison = compare(measures_of(values), method=method)
    table = comparison.table
    assert len(table) == 3
    assert table["p"].dropna().between(0, 1, inclusive="right").all()
    assert (table["ci_low"].dropna() <= table["ci_high"].dropna() + 1e-9).all()
    assert (table["reason"] != "").all()
    assert comparison.method is method
    assert (comparison.seed, comparison.draws) == (method.seed, method.draws)


@pytest.mark.parametrize("method", EVERY_METHOD[1:], ids=lambda method: method.interval)
def test_two_hundred_outlets_under_every_method(measures_of, method):
    values = np.random.default_rng(0).normal(size=(6, 200))
    found = compare(measures_of(values, [f"o{n:03d}" for n in range(200)]), method=replace(method, draws=49))
    assert found.table["p"].notna().all()
    assert found.table["q"].notna().all()
    assert len(found.pairs) == 0


def test_all_intervals_of_many_normal_events_agree(measures_of):
    measures = measures_of(np.random.default_rng(1).normal(size=(80, 3)) + np.array([0.5, 0, 0]))
    by_t = compare(measures)
    for interval in ("bca", "percentile", "permutation"):
        found = compare(measures, method=Method(interval=interval))
        for one, other in ((by_t.table, found.table), (by_t.pairs, found.pairs)):
            for end in ("ci_low", "ci_high"):
                assert other[end].tolist() == pytest.approx(one[end].tolist(), abs=0.04)


def test_an_unknown_method_is_said_in_words(measures_of, w):
    with pytest.raises(SamestoryError, match=r"compare: needs Method, not dict\. Pass Method"):
        compare(measures_of(w), method={"interval": "t"})


@pytest.mark.slow
def test_ten_thousand_events_stay_below_a_gigabyte():
    command = [sys.executable, "-m", "benchmarks.permutation", "--memory"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert float(told.split()[0]) < 1024
