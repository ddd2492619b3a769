import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from analysis.compare import Method, compare
from analysis.compare.correction import false_discovery

P_1995 = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
P_1995 += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1]


def test_benjamini_and_hochberg_reject_four_of_their_fifteen():
    q = false_discovery(np.array([*P_1995, np.nan]))
    assert (q < 0.05).sum() == 4
    assert q[3] == pytest.approx(0.035625)
    assert np.isnan(q[-1])


def test_benjamini_and_yekutieli_reject_three():
    assert (false_discovery(np.array(P_1995), method="by") < 0.05).sum() == 3


@pytest.mark.parametrize("method", ["bh", "by"])
def test_statsmodels_gives_the_same(method):
    p = np.random.default_rng(0).uniform(size=200) ** 3
    theirs = multipletests(p, method=f"fdr_{method}")[1]
    assert false_discovery(p, method=method) == pytest.approx(theirs, abs=1e-12)
    assert multipletests(P_1995, method=f"fdr_{method}")[0].sum() == {"bh": 4, "by": 3}[method]


def test_by_is_bh_times_the_harmonic_sum_in_both_tables(measures_of):
    measures = measures_of(np.random.default_rng(0).normal(size=(12, 3, 4)) + np.array([2, 0, 0])[:, None])
    bh, by = compare(measures), compare(measures, method=Method(correction="by"))
    for one, other in ((bh.table, by.table), (bh.pairs, by.pairs)):
        harmonic = (1 / np.arange(1, 13)).sum()
        assert other["q"].tolist() == pytest.approx(np.minimum(one["q"] * harmonic, 1).tolist())


def test_no_p_at_all_gives_no_q():
    assert np.isnan(false_discovery(np.full(3, np.nan), method="by")).all()
