import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

from analysis.compare import compare

NAN = float("nan")


@pytest.fixture
def unequal(w):
    """W', the worked set without C in the first two events and A in the third."""
    values = w.copy()
    values[:2, 2] = values[2, 0] = NAN
    return values


def test_balanced_events_give_the_paired_means_again(measures_of, w):
    comparison = compare(measures_of(w))
    for table in (comparison.table, comparison.pairs):
        assert table["fixed_effects"].tolist() == pytest.approx(table["difference"].tolist(), abs=1e-12)
    assert not any("regression" in note for note in comparison.notes)


def test_unequal_presence_gives_1_0385_beside_1_05(measures_of, unequal):
    row = compare(measures_of(unequal)).table.iloc[0]
    assert row["difference"] == pytest.approx(1.05)
    assert row["fixed_effects"] == pytest.approx(1.0385, abs=5e-5)


def test_statsmodels_fits_the_same_pairs(measures_of, unequal):
    long = pd.DataFrame(unequal, columns=list("ABC")).stack().rename("y").reset_index()
    long.columns = ["event", "outlet", "y"]
    fit = smf.ols("y ~ C(outlet) + C(event)", long).fit().params
    pairs = compare(measures_of(unequal)).pairs
    b, c = fit["C(outlet)[T.B]"], fit["C(outlet)[T.C]"]
    assert pairs["fixed_effects"].tolist() == pytest.approx([-b, -c, b - c], abs=1e-9)


def test_different_company_is_told_where_it_matters(measures_of):
    # B is far above C; A, equal to C, meets B in one half of its events and C in the other.
    rng = np.random.default_rng(1)
    values = np.array([0, 5, 0]) + rng.normal(size=(24, 3)) * 0.2
    values[:16, 2] = values[16:20, 1] = NAN
    comparison = compare(measures_of(values))
    (note,) = [note for note in comparison.notes if "regression" in note]
    assert '“f.x” of "A" (−' in note
    assert "more than 20 % apart" in note


def test_outlets_that_no_event_connects_are_not_compared(measures_of):
    values = np.full((12, 4), NAN)
    values[:6, :2], values[6:, 2:] = (np.random.default_rng(0).normal(size=(6, 2)) for _ in range(2))
    comparison = compare(measures_of(values, "ABCD"))
    assert comparison.table["fixed_effects"].tolist() == pytest.approx(
        comparison.table["difference"].tolist()
    )
    apart = comparison.pairs.set_index(["outlet", "other"])["fixed_effects"]
    assert apart[("A", "B")] == pytest.approx(comparison.table["difference"][0])
    assert np.isnan(apart[("A", "C")])
