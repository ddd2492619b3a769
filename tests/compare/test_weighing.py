import numpy as np
import pytest
import statsmodels.api as sm

from analysis.compare import Method, compare
from analysis.compare.contrasts import summarise
from analysis.compare.intervals import t_interval
from analysis.compare.weighing import worth
from analysis.errors import SamestoryError

REACH = np.array([1, 2, 1, 3, 1, 1.0])


def weighed(measures_of, values, reach, **how):
    outlets = values.shape[1]
    articles = measures_of(values).articles.assign(reach=np.repeat(reach, outlets))
    return compare(measures_of(values, articles=articles), method=Method(weights="reach", **how))


def test_weighted_mean_and_error_are_those_of_a_weighted_regression_with_hc1_errors():
    rng = np.random.default_rng(3)
    differences, weights = rng.normal(1, 2, 25), rng.uniform(0.2, 3, 25)
    found = summarise(differences[:, None], weights)
    theirs = sm.WLS(differences, np.ones(25), weights=weights).fit(cov_type="HC1")
    assert found.mean[0] == pytest.approx(theirs.params[0], abs=1e-12)
    assert found.sd[0] / np.sqrt(found.worth[0]) == pytest.approx(theirs.bse[0], abs=1e-12)


def test_weights_of_one_are_no_weights():
    differences = np.random.default_rng(1).normal(size=(9, 3))
    one, other = summarise(differences), summarise(differences, np.ones(9))
    assert other.mean == pytest.approx(one.mean, abs=1e-15)
    assert other.sd == pytest.approx(one.sd, abs=1e-15)
    assert other.worth.tolist() == [9, 9, 9]


def test_weighted_worked_set(measures_of, w):
    comparison = weighed(measures_of, w, REACH)
    row = comparison.table.iloc[0]
    d = np.array([0.75, 1.5, 0, 1.5, 1.75, 0])
    assert row["difference"] == pytest.approx((REACH * d).sum() / REACH.sum())
    assert row["fixed_effects"] == pytest.approx(row["difference"])
    assert any("worth 4.8 equal ones" in note for note in comparison.notes)


def test_weighted_p_flips_signs_of_weighted_differences(measures_of, w):
    # All 64 signs of w d for the pair A-B, by hand.
    d = REACH * (w[:, 0] - w[:, 1])
    signs = 1 - 2 * np.array(np.meshgrid(*[[0, 1]] * 6)).reshape(6, -1)
    expected = (np.abs(d @ signs) >= abs(d.sum()) - 1e-9).mean()
    assert weighed(measures_of, w, REACH).pairs["p"][0] == expected


def test_the_same_column_of_ones_gives_the_unweighted_p(measures_of, w):
    one, other = weighed(measures_of, w, np.full(6, 7.0)).table, compare(measures_of(w)).table
    for column in ("p", "q", "difference", "ci_low", "effect"):
        assert one[column].tolist() == pytest.approx(other[column].tolist(), abs=1e-12)


def test_articles_and_words_count_what_is_compared(measures_of, w):
    articles = measures_of(w).articles.assign(words=np.repeat([100, 200, 100, 300, 100, 100], 3))
    by_words = compare(measures_of(w, articles=articles), method=Method(weights="words")).table
    assert by_words["difference"].tolist() == pytest.approx(
        weighed(measures_of, w, REACH).table["difference"].tolist()
    )
    by_articles = compare(measures_of(w, articles=articles), method=Method(weights="articles")).table
    assert by_articles["p"].tolist() == compare(measures_of(w)).table["p"].tolist()


@pytest.mark.parametrize(
    ("changed", "by", "message"),
    [
        ({}, "reach", 'weights="reach" names no column.*the articles have: event, outlet'),
        (
            {"reach": range(18)},
            "reach",
            'the same for all articles of an event, but event "e00000" has 0 and 2',
        ),
        ({"reach": 0}, "reach", 'above 0 in every event, but event "e00000" has 0'),
        ({"reach": "many"}, "reach", '18 articles without a number.*first in event "e00000"'),
        ({"words": np.inf}, "words", "has inf"),
    ],
)
def test_weights_that_cannot_be_used_are_said_in_words(measures_of, w, changed, by, message):
    articles = measures_of(w).articles.assign(**changed)
    with pytest.raises(SamestoryError, match=message):
        compare(measures_of(w, articles=articles), method=Method(weights=by))


def test_kish_counts_equal_events_as_they_are():
    assert worth(np.full(5, 3.0)) == pytest.approx(5)
    assert worth(np.array([1.0, 1e-9])) == pytest.approx(1)


def test_one_event_that_outweighs_all_has_no_interval():
    found = summarise(np.array([[1.0], [2.0], [4.0]]), np.array([1e6, 1.0, 1.0]))
    assert np.isnan(t_interval(found.mean, found.sd, found.worth)[0][0])


def test_shared_events_are_those_of_every_outlet_and_the_rest_is_counted(measures_of, w):
    measures = measures_of(np.vstack([w, w]))
    kept = np.ones(36, bool)
    kept[[2, 6]] = False
    part = measures_of(np.vstack([w, w]).reshape(36, 1)[kept], articles=measures.articles[kept])
    comparison = compare(part, method=Method(events="shared"))
    assert comparison.table["n_events"].tolist() == [10, 10, 10]
    assert any(
        '2 events of 12 were not and dropped out: event "e00000", "e00002"' in n for n in comparison.notes
    )
    whole = compare(measures_of(np.vstack([w, w])[[1, *range(3, 12)]])).table
    assert comparison.table["p"].tolist() == whole["p"].tolist()


def test_no_shared_event_is_said_in_words(measures_of, w):
    articles = measures_of(w).articles
    articles = articles.assign(
        outlet=[f"{name}{number // 9}" for number, name in enumerate(articles["outlet"])]
    )
    with pytest.raises(SamestoryError, match=r'events="shared" leaves nothing: none of 6 events'):
        compare(measures_of(w, articles=articles), method=Method(events="shared"))
