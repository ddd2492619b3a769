import numpy as np
import pytest
from scipy import stats

from analysis.compare import bootstrap
from analysis.compare.bootstrap import acceleration, bootstrap_interval, expanded_tail

NAN = float("nan")
HOW = {"seed": 5, "draws": 9_999}


def widened(n):
    """The level at which SciPy's interval has our tails."""
    return float(1 - 2 * expanded_tail(np.array([float(n)]))[0])


@pytest.mark.parametrize("kind", ["percentile", "bca"])
@pytest.mark.parametrize("n", [10, 40])
def test_scipy_gives_the_same_interval_at_the_widened_level(kind, n):
    differences = np.random.default_rng(n).exponential(size=n)
    low, high = bootstrap_interval(differences[:, None], kind=kind, seed=5, draws=99_999)
    method = {"percentile": "percentile", "bca": "BCa"}[kind]
    theirs = stats.bootstrap(
        (differences,), np.mean, method=method, confidence_level=widened(n), n_resamples=99_999, rng=5
    ).confidence_interval
    # The same seed draws the same events in both; what is left is how a quantile is read off.
    assert (low[0], high[0]) == pytest.approx((theirs.low, theirs.high), abs=0.005)


def test_tail_of_hesterberg():
    # n = 6: t = 2.570582, times sqrt(6 / 5), is 2.815931 normal deviates.
    assert stats.norm.isf(expanded_tail(np.array([6.0])))[0] == pytest.approx(2.815931, abs=1e-6)


def test_acceleration_is_skewness_over_6_root_n_and_weights_count():
    differences = np.random.default_rng(0).exponential(size=(30, 1))
    found = acceleration(differences, np.ones(30))[0]
    assert found == pytest.approx(stats.skew(differences[:, 0]) / (6 * np.sqrt(30)), abs=1e-12)
    jack = np.array(
        [
            np.average(np.delete(differences[:, 0], e), weights=np.delete(np.arange(1, 31), e))
            for e in range(30)
        ]
    )
    away = jack.mean() - jack
    expected = (away**3).sum() / (6 * (away**2).sum() ** 1.5)
    assert acceleration(differences, np.arange(1.0, 31))[0] == pytest.approx(expected, abs=1e-12)


def test_other_columns_do_not_matter_and_gaps_are_left_out(monkeypatch):
    differences = np.random.default_rng(2).normal(size=(12, 4))
    differences[3:5, 1] = NAN
    together = np.array(bootstrap_interval(differences, kind="bca", **HOW))
    monkeypatch.setattr(bootstrap, "HELD", 1)
    assert np.array(bootstrap_interval(differences, kind="bca", **HOW)) == pytest.approx(together, abs=1e-12)
    gone = np.delete(differences[:, 1:2], [3, 4], axis=0)
    width = np.ptp(np.array(bootstrap_interval(gone, kind="percentile", **HOW)))
    found = np.ptp(np.array(bootstrap_interval(differences[:, 1:2], kind="percentile", **HOW)))
    assert found == pytest.approx(width, rel=0.15)


def test_constant_nothing_and_one_event():
    constant = np.full((6, 1), 0.3)
    for kind in ("bca", "percentile"):
        assert np.ravel(bootstrap_interval(constant, kind=kind, **HOW)) == pytest.approx([0.3, 0.3])
        assert np.isnan(bootstrap_interval(np.full((6, 1), NAN), kind=kind, **HOW)).all()
        assert np.isnan(bootstrap_interval(np.ones((1, 1)), kind=kind, **HOW)).all()


def test_expanding_mends_most_of_the_coverage_of_few_events():
    rng = np.random.default_rng(11)
    low, high = bootstrap_interval(rng.normal(size=(6, 1_000)), kind="percentile", seed=1, draws=999)
    assert 0.90 < ((low < 0) & (high > 0)).mean() < 0.98
