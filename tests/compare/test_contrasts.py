import numpy as np
import pytest

from analysis.compare.contrasts import against_rest, aligned, cliffs_delta, hodges_lehmann, summarise

NAN = float("nan")


def test_worked_set_differences_mean_and_median(w):
    differences = against_rest(w.reshape(-1, 1), np.repeat(np.arange(6), 3)).reshape(6, 3)
    assert differences[:, 0].tolist() == [0.75, 1.5, 0, 1.5, 1.75, 0]
    assert summarise(differences).mean == pytest.approx([0.916667, -0.458333, -0.458333], abs=1e-6)
    assert [hodges_lehmann(column) for column in differences.T] == pytest.approx([0.875, -0.5, -0.375])


def test_a_missing_cell_is_no_partner():
    values = np.array([[4.0], [1.0], [NAN], [2.0], [NAN], [NAN]])
    found = against_rest(values, np.array([0, 0, 0, 1, 1, 1])).ravel()
    assert found[:2].tolist() == [3, -3]
    assert np.isnan(found[2:]).all()


def test_rounding_is_no_difference():
    assert (against_rest(np.full((7, 1), 0.1), np.zeros(7, int)) == 0).all()


def test_share_above_counts_ties_half():
    assert summarise(np.array([[1.0], [0.0], [-1.0], [2.0]])).above[0] == (2 + 0.5) / 4


@pytest.mark.parametrize("n", [65, 300])
@pytest.mark.parametrize("kind", ["smooth", "ties", "mostly zero", "zero"])
def test_searched_median_is_the_median_of_all_averages(n, kind):
    rng = np.random.default_rng(n)
    values = {
        "smooth": rng.normal(size=n),
        "ties": rng.integers(-2, 3, n) / 3,
        "mostly zero": rng.exponential(size=n) * (rng.random(n) < 0.2),
        "zero": np.zeros(n),
    }[kind]
    first, second = np.triu_indices(n)
    assert hodges_lehmann(values) == pytest.approx(np.median((values[first] + values[second]) / 2))


def test_aligning_leaves_the_outlet_asked_about_as_it_is(w):
    sizes, outlet = np.full(6, 3), np.tile(np.arange(3), 6)
    differences = against_rest((w + np.array([0, 5, -5])).reshape(-1, 1), np.repeat(np.arange(6), 3))
    found = aligned(differences, outlet, sizes, asked=0, fewest=6)
    assert found[outlet == 0] == pytest.approx(differences[outlet == 0])
    # Of the 10 by which the others differ, all but a hundredth is gone.
    plain = against_rest(w.reshape(-1, 1), np.repeat(np.arange(6), 3))
    assert found == pytest.approx(plain, abs=0.1)


def test_others_that_differ_no_more_than_noise_are_left_as_they_are(w):
    plain = against_rest(w.reshape(-1, 1), np.repeat(np.arange(6), 3))
    found = aligned(plain, np.tile(np.arange(3), 6), np.full(6, 3), asked=0, fewest=6)
    assert found == pytest.approx(plain)


def test_an_outlet_seen_too_seldom_is_not_aligned(w):
    differences = against_rest(w.reshape(-1, 1), np.repeat(np.arange(6), 3))
    found = aligned(differences, np.tile(np.arange(3), 6), np.full(6, 3), asked=0, fewest=7)
    assert found == pytest.approx(differences)


def test_cliffs_delta_of_the_worked_set(w):
    assert cliffs_delta(w[:, :1], w[:, 1:2])[0] == pytest.approx(0.527778, abs=5e-7)
    assert cliffs_delta(w[:, 1:2], w[:, :1])[0] == pytest.approx(-0.527778, abs=5e-7)


def test_cliffs_delta_counts_ties_as_nothing_and_leaves_gaps_out():
    same = np.full((4, 1), 2.0)
    assert cliffs_delta(same, same)[0] == 0
    found = cliffs_delta(np.array([[1.0], [NAN], [9.0]]), np.array([[0.0], [0.0], [NAN]]))
    assert found[0] == 1
    assert np.isnan(cliffs_delta(np.full((3, 1), NAN), same[:3])[0])
