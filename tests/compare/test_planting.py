import numpy as np
import pytest

from analysis.compare.cells import cells_of
from analysis.compare.contrasts import against_rest, summarise
from analysis.compare.permutation import studentised_p
from analysis.compare.planting import chance_answer, detected, drawn, pool_of, sizes_for

NAN = float("nan")


def pooled(measures_of, values, outlet=0, outlets="ABCDE"):
    measures = measures_of(values, outlets[: np.shape(values)[1]])
    cells = cells_of(measures.articles, by="outlet", within="event")
    return pool_of(cells.mean(measures.table.to_numpy(float))[:, 0], cells, outlet)


def no_difference(n_events, n_outlets, data_sets, noise, seed=3):
    """Differences (cells x data sets) of data sets without a difference."""
    rng = np.random.default_rng(seed)
    values = getattr(rng, noise)(size=(n_events * n_outlets, data_sets))
    return against_rest(values, np.repeat(np.arange(n_events), n_outlets)), np.full(n_events, n_outlets)


def test_a_pool_has_the_spread_of_the_outlet_asked_about(measures_of, w):
    pool = pooled(measures_of, w)
    assert pool.spread == pytest.approx(0.7852813, abs=1e-7)
    assert np.sqrt(np.mean(pool.by_size[3] ** 2)) == pytest.approx(pool.spread)


def test_what_is_constant_to_an_outlet_is_not_in_the_pool(measures_of, w):
    plain, moved = pooled(measures_of, w), pooled(measures_of, w + np.array([5.0, 0.0, -7.0]))
    assert moved.by_size[3] == pytest.approx(plain.by_size[3])
    assert moved.spread == pytest.approx(plain.spread)


def test_only_events_of_the_outlet_count_and_each_has_the_cells_measured(measures_of):
    values = np.random.default_rng(1).normal(size=(9, 4))
    values[0, 0] = values[1, 3] = values[2, 2] = NAN
    pool = pooled(measures_of, values)
    assert pool.n_events == 8
    assert {size: len(events) for size, events in pool.by_size.items()} == {3: 2, 4: 6}
    assert sizes_for(pool, 8).tolist() == [3, 3, 4, 4, 4, 4, 4, 4]
    assert drawn(pool, sizes_for(pool, 4), 10, np.random.default_rng(0)).shape == (3 + 4 + 4 + 4, 10)


def test_data_sets_are_without_a_difference_on_average(measures_of):
    values = np.random.default_rng(2).exponential(size=(30, 3)) + np.array([9.0, 0.0, 0.0])
    pool = pooled(measures_of, values)
    sets = drawn(pool, sizes_for(pool, 30), 2000, np.random.default_rng(0))
    found = summarise(sets[::3])
    assert found.mean.mean() == pytest.approx(0, abs=4 * pool.spread / np.sqrt(30 * 2000))
    assert np.sqrt((found.sd**2).mean()) == pytest.approx(pool.spread, rel=0.05)


@pytest.mark.parametrize("noise", ["normal", "exponential"])
@pytest.mark.parametrize(("n_events", "n_outlets"), [(8, 2), (12, 3), (8, 5)])
def test_false_alarms_are_five_in_a_hundred(n_events, n_outlets, noise):
    p, low, high = chance_answer(*no_difference(n_events, n_outlets, 2000, noise), seed=1)
    assert 0.035 <= (p < 0.05).mean() <= 0.065
    assert 0.92 <= ((low <= 0) & (high >= 0)).mean() <= 0.97


def test_a_planted_difference_moves_the_outlet_by_as_much_and_is_found():
    differences, sizes = no_difference(12, 3, 400, "normal")
    power = [detected(differences, sizes, planted, seed=1).mean() for planted in (0.0, 1.0, 2.0, 4.0)]
    assert power[0] < 0.08 and power == sorted(power) and power[3] > 0.99
    assert detected(-differences, sizes, -2.0, seed=1).mean() == power[2]


def test_a_sample_of_shuffles_comes_near_to_all_of_them():
    differences, sizes = no_difference(8, 3, 50, "normal")
    observed = np.zeros((1, 8), np.intp)
    exact = studentised_p(differences, observed, sizes, seed=1, draws=9_999)[0]
    sampled = studentised_p(differences, observed, sizes, seed=1, draws=9_999, most=1)[0]
    assert sampled == pytest.approx(exact, abs=0.02)
