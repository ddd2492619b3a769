import numpy as np
import pytest

from analysis.compare.event_effects import fixed_effects, random_effects

NAN = float("nan")


def flat(values):
    """Cells of a table events x outlets, the missing ones left out: values, event, outlet."""
    event, outlet = np.nonzero(~np.isnan(values))
    return values[event, outlet], event, outlet


@pytest.fixture
def unequal(w):
    w[[0, 1, 2], [2, 2, 0]] = NAN
    return w


def test_balanced_worked_set_gives_the_paired_mean_and_the_known_error(w):
    from scipy.stats import t

    values, event, outlet = flat(w)
    found = fixed_effects(values[:, None], event, outlet)
    assert found.estimate.ravel() == pytest.approx([0.916667, -0.458333, -0.458333], abs=1e-6)
    error = (found.high - found.low)[0, 0] / 2 / t.ppf(0.975, 10)
    # A pair has two errors, an outlet against the mean of two others one and a half.
    assert error / np.sqrt(3 / 4) == pytest.approx(0.3788, abs=5e-5)
    assert random_effects(values, event, outlet).estimate == pytest.approx(found.estimate.ravel(), abs=1e-6)


def test_unequal_presence_gives_the_known_estimates(unequal):
    values, event, outlet = flat(unequal)
    assert fixed_effects(values[:, None], event, outlet).estimate[0, 0] == pytest.approx(1.0385, abs=5e-5)
    assert random_effects(values, event, outlet).estimate[0] == pytest.approx(1.0869, abs=5e-5)


def test_closed_form_is_least_squares(unequal):
    import statsmodels.api as sm

    values, event, outlet = flat(unequal)
    coded = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])[outlet]
    theirs = sm.OLS(values, np.column_stack([coded, event[:, None] == np.arange(6)])).fit()
    ours = fixed_effects(values[:, None], event, outlet)
    assert ours.estimate[:2, 0] == pytest.approx(1.5 * theirs.params[:2])
    assert ours.p[:2, 0] == pytest.approx(theirs.pvalues[:2])
    assert np.column_stack([ours.low[:2], ours.high[:2]]) == pytest.approx(1.5 * theirs.conf_int()[:2])


def test_outlets_that_no_chain_of_events_links_have_no_answer():
    values = np.random.default_rng(1).normal(size=(8, 4))
    values[:4, :2] = values[4:, 2:] = NAN
    flattened, event, outlet = flat(values)
    found = fixed_effects(flattened[:, None], event, outlet)
    assert np.isnan(found.estimate).all() and "chain" in found.notes[0]


@pytest.mark.parametrize("values", [np.ones((8, 3)), np.tile([1.0, 2.0, 4.0], (8, 1))])
def test_without_noise_there_is_no_p(values):
    flattened, event, outlet = flat(values)
    for found in (fixed_effects(flattened[:, None], event, outlet), random_effects(flattened, event, outlet)):
        assert np.isnan(found.p).all()


def test_what_the_library_warns_of_becomes_a_note():
    values = np.random.default_rng(0).normal(size=(6, 3))
    values -= values.mean(axis=1, keepdims=True)
    found = random_effects(*flat(values))
    assert any("no differences between events" in note for note in found.notes)


def test_the_unit_of_the_measure_does_not_matter(unequal):
    values, event, outlet = flat(unequal)
    small, large = (random_effects(values * unit, event, outlet) for unit in (1e-6, 1e6))
    assert small.p == pytest.approx(large.p, rel=1e-4)


def test_false_alarms_of_the_regression_are_five_in_a_hundred():
    rng = np.random.default_rng(2)
    event, outlet = np.nonzero(rng.random((15, 4)) < 0.8)
    paired = np.bincount(event)[event] > 1
    event, outlet = event[paired], outlet[paired]
    values = rng.normal(size=(len(event), 5000)) + rng.normal(size=(15, 5000))[event]
    found = fixed_effects(values, event, outlet)
    assert 0.04 <= (found.p < 0.05).mean() <= 0.06
    assert 0.94 <= ((found.low <= 0) & (found.high >= 0)).mean() <= 0.96
