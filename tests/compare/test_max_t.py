import numpy as np
import pytest
from scipy import stats

from analysis.compare import Method, compare, parts
from analysis.compare import max_t as max_t_module
from analysis.compare.contrasts import against_rest
from analysis.compare.max_t import Contrast, Rearrangements, as_z, max_t, max_t_signs, order_of
from analysis.compare.permutation import pulls_of, sums_of

MAX_T = Method(shuffle="plain", correction="max-t")


def corrected(differences, n, k, **how):
    """Max-T p of all k outlets in n events (one chunk of contrasts)."""
    sizes, rows = np.full(n, k), np.arange(n * k)
    columns = np.arange(differences.shape[1])
    pulls = pulls_of(differences, sizes)
    contrasts = [Contrast(np.ix_([name], columns), rows, sizes, np.full(n, name), pulls) for name in range(k)]
    nothing = np.full((k, len(columns)), np.nan)
    return max_t([contrasts], sizes, nothing, **{"seed": 1, "draws": 999, **how})


def test_worked_set_gives_4320_20094_and_24630_of_46656_ways(w, measures_of):
    differences = against_rest(w.reshape(-1, 1), np.repeat(np.arange(6), 3))
    found = corrected(differences, 6, 3).ravel()
    assert found * 46_656 == pytest.approx([4_320, 20_094, 24_630])
    assert found == pytest.approx([0.0925926, 0.4306842, 0.5279064], abs=5e-8)
    assert compare(measures_of(w), method=MAX_T).table["q"].tolist() == pytest.approx(found.tolist())


def test_plain_mean_of_the_worked_set_gives_3030_of_46656_ways(w):
    differences = against_rest(w.reshape(-1, 1), np.repeat(np.arange(6), 3))
    sizes = np.full(6, 3)
    ways, sums = Rearrangements(sizes, seed=1, draws=9), sums_of(differences, sizes)
    orders = np.vstack([order_of(keys, sizes) for keys in ways.blocks(99)])
    largest = np.max([np.abs(sums(orders[:, :, name])) for name in range(3)], axis=0)
    seen = [abs(sums(np.full((1, 6), name))[0, 0]) for name in range(3)]
    found = [(largest >= size - 1e-9).sum() for size in seen]
    assert (len(ways), found) == (46_656, [3_030, 25_584, 25_584])
    assert found[0] / len(ways) == pytest.approx(0.0649434, abs=5e-8)


def test_drawn_p_is_near_the_exact_one_and_never_0(monkeypatch, w):
    differences = against_rest(w.reshape(-1, 1), np.repeat(np.arange(6), 3))
    exact = corrected(differences, 6, 3)
    monkeypatch.setattr(max_t_module, "EXACT", 1)
    assert corrected(differences, 6, 3, draws=9_999) == pytest.approx(exact, abs=0.02)
    far = against_rest((w + np.array([90, 0, 0])).reshape(-1, 1), np.repeat(np.arange(6), 3))
    assert 1 / 1000 <= corrected(far, 6, 3, draws=999)[0, 0] < 0.05


def test_chunks_of_outlets_see_the_same_shuffles(measures_of, monkeypatch):
    values = np.random.default_rng(8).normal(size=(12, 4, 3))
    values[2, 1, 0] = values[5, 2, 1] = np.nan
    method = Method(correction="max-t", draws=499)
    whole = compare(measures_of(values, "ABCD"), method=method).table["q"]
    monkeypatch.setattr(parts, "HELD", 1)
    assert compare(measures_of(values, "ABCD"), method=method).table["q"].tolist() == whole.tolist()


def test_it_is_never_below_p(measures_of):
    values = np.random.default_rng(8).normal(size=(12, 3, 5)) + np.array([0.8, 0, 0])[:, None]
    for shuffle in ("aligned", "plain"):
        found = compare(measures_of(values), method=Method(shuffle=shuffle, correction="max-t"))
        for table in (found.table, found.pairs):
            assert (table["q"] >= table["p"]).all()
            assert (table["q"] <= 1).all()


def test_copies_of_a_feature_cost_nothing(measures_of):
    values = np.random.default_rng(8).normal(size=(10, 3))
    one = compare(measures_of(values), method=MAX_T)
    many = compare(measures_of(np.repeat(values[:, :, None], 20, axis=2)), method=MAX_T)
    assert many.table["q"][:3].tolist() == one.table["q"].tolist()
    assert many.pairs["q"][:3].tolist() == one.pairs["q"].tolist()


def test_one_false_find_or_more_in_5_of_100_tables():
    values = np.random.default_rng(3).normal(size=(300, 8, 3))
    found = [
        corrected(against_rest(v.reshape(-1, 1), np.repeat(np.arange(8), 3)), 8, 3, draws=199) for v in values
    ]
    assert 0.02 < np.mean([p.min() <= 0.05 for p in found]) < 0.09


def test_a_name_without_its_cell_is_dealt_only_over_cells_that_were_measured():
    keys = next(Rearrangements(np.array([3, 2, 1]), seed=1, draws=500).blocks(1))
    orders = order_of(keys, np.array([3, 2, 1]))
    assert sorted(set(orders[:, 1, 0].tolist())) == [0, 1]
    assert (orders[:, 2, 0] == 0).all()
    assert np.bincount(orders[:, 0, 0]) / len(orders) == pytest.approx([1 / 3] * 3, abs=0.08)


def test_deviates_are_those_of_t():
    for n in (6, 12, 60):
        t = np.linspace(0.1, stats.t.isf(stats.norm.sf(3), n - 1), 200)
        exact = stats.norm.isf(stats.t.sf(t, n - 1))
        assert as_z(t * t / (t * t + n - 1), n) == pytest.approx(exact, abs=0.02)


def test_pairs_flip_whole_events_and_skip_what_has_no_p(w):
    differences = np.column_stack([w[:, 0] - w[:, 1], w[:, 0] - w[:, 2], w[:, 1] - w[:, 2]])
    signs = 1 - 2 * np.array(np.meshgrid(*[[0, 1]] * 6)).reshape(6, -1)
    t = np.abs(signs.T @ (differences / np.sqrt((differences**2).sum(axis=0))))
    expected = (t.max(axis=1)[:, None] >= t[0] - 1e-9).mean(axis=0)
    assert max_t_signs(differences, np.zeros(3), seed=1, draws=9) == pytest.approx(expected)
    found = max_t_signs(differences, np.array([np.nan, 0, 0]), seed=1, draws=9)
    assert np.isnan(found[0])
    assert np.isnan(max_t_signs(differences, np.full(3, np.nan), seed=1, draws=9)).all()
