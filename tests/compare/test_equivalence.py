import numpy as np
import pytest
from scipy import stats

import analysis as sa
from analysis.compare.equivalence import equivalence, two_one_sided
from analysis.errors import SamestoryError


@pytest.fixture
def compared(measures_of, w):
    return sa.compare(measures_of(w))


def test_worked_set_gives_the_p_of_statsmodels(compared):
    from statsmodels.stats.weightstats import DescrStatsW

    table = equivalence(compared, 2.0).table
    differences = compared.differences
    for row in table.itertuples():
        d = differences.loc[differences["outlet"] == row.outlet, "difference"].to_numpy()
        assert row.p == pytest.approx(DescrStatsW(d).ttost_mean(-2.0, 2.0)[0], rel=1e-9)
        assert (row.low, row.high) == pytest.approx(DescrStatsW(d).tconfint_mean(0.10), rel=1e-9)


def test_a_margin_of_nothing_is_the_usual_t_test():
    from scipy.stats import ttest_1samp

    d = np.array([0.75, 1.5, 0, 1.5, 1.75, 0])
    _, larger = two_one_sided(
        np.array([d.mean()]), np.array([d.std(ddof=1)]), np.array([6.0]), np.array([0.0])
    )
    assert larger[0] == pytest.approx(ttest_1samp(d, 0).pvalue)
    assert larger[0] == pytest.approx(0.0354349, abs=1e-7)


def test_the_largest_plausible_difference_is_the_smallest_margin_that_passes(compared):
    row = equivalence(compared, 2.0).table.iloc[0]
    d = compared.differences.loc[compared.differences["outlet"] == "A", "difference"]
    at_it = two_one_sided(*(np.array([x]) for x in (d.mean(), d.std(), 6.0, row["largest_plausible"])))[0]
    assert at_it[0] == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("margin", "answer", "words"),
    [(2.0, "smaller", "by less than 2.00"), (1.0, "cannot say", "Cannot say"), (0.01, "cannot say", "1.56")],
)
def test_three_answers_in_words(compared, margin, answer, words):
    result = equivalence(compared, margin)
    assert result.table["answer"][0] == answer
    assert words in result.sentences[0] and "bias" not in result.sentences[0]


def test_a_large_difference_is_shown_to_be_larger(measures_of, w):
    result = equivalence(sa.compare(measures_of(w + np.array([9.0, 0.0, 0.0]))), 3.0)
    assert result.table["answer"].tolist() == ["larger"] * 3
    assert "by more than 3.00" in result.sentences[0]


def test_below_six_events_there_is_no_answer(measures_of, w):
    result = equivalence(sa.compare(measures_of(w[:5])), 2.0)
    assert set(result.table["answer"]) == {"too few events"}
    assert result.table[["low", "p", "q", "largest_plausible"]].isna().all(axis=None)
    assert "5 events cannot decide" in result.sentences[0]


def test_what_never_varied_is_no_proof_of_equality(measures_of):
    result = equivalence(sa.compare(measures_of(np.ones((8, 3)))), 0.5)
    assert set(result.table["answer"]) == {"cannot say"}
    assert "nothing to judge by" in result.sentences[0]


def test_margins_by_feature_leave_the_rest_out_and_say_so(measures_of, w):
    compared = sa.compare(measures_of(np.stack([w, w * 2], axis=2)))
    result = equivalence(compared, {"f.1": 4.0})
    assert set(result.table["feature"]) == {"f.1"}
    assert "1 feature without a margin left out." in result.notes
    assert result._repr_html_().count("before the data were seen") == 1


def test_weights_of_the_comparison_are_kept(measures_of, w):
    from statsmodels.regression.linear_model import WLS

    reach = np.array([1, 2, 1, 3, 1, 1.0])
    articles = measures_of(w).articles.assign(reach=np.repeat(reach, 3))
    weighed = sa.compare(measures_of(w, articles=articles), method=sa.Method(weights="reach"))
    result = equivalence(weighed, 2.0)
    row, theirs = result.table.iloc[0], weighed.table.iloc[0]
    d = weighed.differences.loc[weighed.differences["outlet"] == "A", "difference"].to_numpy()
    error = WLS(d, np.ones(6), weights=reach).fit(cov_type="HC1").bse[0]
    worth = reach.sum() ** 2 / (reach**2).sum()
    half = stats.t.ppf(0.95, worth - 1) * error
    assert row["difference"] == theirs["difference"]
    assert (row["low"], row["high"]) == pytest.approx((row["difference"] - half, row["difference"] + half))
    assert row["p"] == pytest.approx(stats.t.sf((2.0 - row["difference"]) / error, worth - 1))
    assert any("weighted by reach" in note for note in result.notes)


def test_an_event_that_outweighs_all_others_cannot_decide(measures_of, w):
    articles = measures_of(w).articles.assign(reach=np.repeat([1e9, 1, 1, 1, 1, 1], 3))
    weighed = sa.compare(measures_of(w, articles=articles), method=sa.Method(weights="reach"))
    assert "one outweighs the rest" in equivalence(weighed, 2.0).sentences[0]


def test_one_margin_for_several_units_is_noted(measures_of, w):
    compared = sa.compare(measures_of(np.stack([w, w], axis=2), names=("loaded.words", "sentiment.vader")))
    assert any("units" in note for note in equivalence(compared, 0.5).notes)


@pytest.mark.parametrize("margin", [0, -1, float("nan"), "much", True, {}, {"f.y": 1.0}, {"f.x": None}])
def test_a_margin_that_is_none_is_refused(compared, margin):
    with pytest.raises(SamestoryError, match="equivalence"):
        equivalence(compared, margin)


@pytest.mark.parametrize("n", [8, 30])
def test_at_the_margin_five_in_a_hundred_pass(n):
    values = 0.7 + np.random.default_rng(n).normal(size=(n, 20_000)) * 0.5
    mean, sd = values.mean(axis=0), values.std(axis=0, ddof=1)
    smaller, larger = two_one_sided(mean, sd, np.full(20_000, float(n)), np.full(20_000, 0.7))
    assert (smaller < 0.05).mean() == pytest.approx(0.05, abs=0.006)
    assert (larger < 0.05).mean() <= 0.03
