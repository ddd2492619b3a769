import numpy as np
import pytest
from scipy import stats

from analysis.compare import permutation
from analysis.compare.contrasts import against_rest
from analysis.compare.permutation import Shuffles, names_p, share_as_far, signs_p, studentised_p, sums_of


def three(values):
    """p of outlets 0, 1, 2 against the rest, all present in every event."""
    n = len(values)
    differences = against_rest(values.reshape(-1, 1), np.repeat(np.arange(n), 3))
    stand = np.tile(np.arange(3)[:, None], n)
    return studentised_p(differences, stand, np.full(n, 3), seed=1, draws=999).ravel()


def flips(differences, **how):
    both = np.stack([differences, -differences], axis=1).reshape(-1, 1)
    n = len(differences)
    return studentised_p(both, np.zeros((1, n), int), np.full(n, 2), **{"seed": 1, "draws": 9_999, **how})[
        0, 0
    ]


def test_worked_set_gives_26_149_and_198_of_729_arrangements(w):
    assert np.round(three(w) * 729, 6).tolist() == [26, 149, 198]


def test_plain_mean_gives_17_and_210_of_729(w):
    differences = against_rest(w.reshape(-1, 1), np.repeat(np.arange(6), 3))
    sizes = np.full(6, 3)
    sums = sums_of(differences, sizes)
    stand = np.tile(np.arange(3)[:, None], 6)
    p = share_as_far(Shuffles(sizes), lambda picks: np.abs(sums(picks)), np.abs(sums(stand)), width=99)
    assert np.round(p.ravel() * 729, 6).tolist() == [17, 210, 210]


def test_unequal_presence_gives_6_of_108(w):
    # C is missing in the first two events, A in the third, where it has no difference.
    values = np.r_[w[0, :2], w[1, :2], w[3:].ravel()][:, None]
    event = np.r_[0, 0, 1, 1, np.repeat([2, 3, 4], 3)]
    sizes = np.array([2, 2, 3, 3, 3])
    differences = against_rest(values, event)
    p = studentised_p(differences, np.zeros((1, 5), int), sizes, seed=1, draws=999)[0, 0]
    assert len(Shuffles(sizes)) == 108
    assert p == pytest.approx(6 / 108)


def test_pair_of_the_worked_set_gives_6_of_64(w):
    assert flips(w[:, 0] - w[:, 1]) == 6 / 64


def test_darwins_maize_gives_1726_of_32768():
    eighths = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48])
    assert flips(eighths / 8) == 1726 / 32_768


def test_scipy_counts_the_same_sign_flips():
    differences = np.random.default_rng(3).normal(0.4, 1, 10)
    theirs = stats.permutation_test(
        (differences,), np.mean, permutation_type="samples", n_resamples=np.inf, alternative="two-sided"
    )
    assert flips(differences) == pytest.approx(theirs.pvalue)


def test_drawn_p_is_near_the_exact_one_and_never_0(monkeypatch, w):
    exact = three(w)
    monkeypatch.setattr(permutation, "EXACT", 1)
    assert three(w) == pytest.approx(exact, abs=0.04)
    assert flips(np.full(30, 2.0) + np.arange(30) / 100, draws=999) == 1 / 1000


def test_same_seed_same_p_and_other_columns_do_not_matter():
    values = np.random.default_rng(0).normal(size=(120, 8))
    stand, sizes = np.zeros((1, 40), int), np.full(40, 3)
    together = studentised_p(values, stand, sizes, seed=5, draws=500)
    alone = studentised_p(values[:, 2:3], stand, sizes, seed=5, draws=500)
    assert together[0, 2] == alone[0, 0]


def test_full_and_sparse_products_agree(monkeypatch):
    rng = np.random.default_rng(1)
    sizes = rng.integers(2, 5, 20)
    values = rng.normal(size=(sizes.sum(), 3))
    picks = (rng.random((50, 20)) * sizes).astype(int)
    monkeypatch.setattr(permutation, "NARROW", 0)
    full = sums_of(values, sizes)(picks)
    monkeypatch.setattr(permutation, "NARROW", 999)
    assert sums_of(values, sizes)(picks) == pytest.approx(full)


def test_equal_differences_without_spread_are_as_far_as_can_be():
    assert flips(np.full(6, 0.1)) == 2 / 64


def test_no_difference_at_all_gives_p_1():
    assert flips(np.zeros(7)) == 1


def test_a_word_that_one_of_five_outlets_alone_uses_is_not_missed_with_8_events():
    values = np.zeros((8, 5))
    values[:, 0] = [2.1, 2.4, 2.9, 2.6, 2.2, 2.8, 2.5, 3.0]
    differences = against_rest(values.reshape(-1, 1), np.repeat(np.arange(8), 5))
    p = studentised_p(differences, np.zeros((1, 8), int), np.full(8, 5), seed=1, draws=9_999)
    assert p[0, 0] < 0.01


def test_scipy_counts_the_same_arrangements_of_three_names(w):
    # One outlet against the rest, plain mean: SciPy deals all three names, 6^6 ways.
    theirs = stats.permutation_test(
        tuple(w.T),
        lambda a, b, c, axis: np.abs((a - (b + c) / 2).mean(axis=axis)),
        permutation_type="samples",
        n_resamples=np.inf,
        vectorized=True,
        alternative="greater",
    )
    assert theirs.pvalue == pytest.approx(17 / 729)


def test_scipy_counts_the_same_studentised_arrangements(w):
    def t(a, b, c, axis):
        d = a - (b + c) / 2
        spread = np.maximum(d.std(axis=axis, ddof=1), 1e-300)
        return d.mean(axis=axis) / spread

    for names, expected in ((w[:, [0, 1, 2]], 26), (w[:, [1, 0, 2]], 149), (w[:, [2, 0, 1]], 198)):
        theirs = stats.permutation_test(
            tuple(names.T),
            lambda *x, axis: np.abs(t(*x, axis)),
            permutation_type="samples",
            n_resamples=np.inf,
            vectorized=True,
            alternative="greater",
        )
        assert theirs.pvalue == pytest.approx(expected / 729)


def test_names_with_tables_of_their_own_get_the_p_they_get_alone():
    rng = np.random.default_rng(5)
    sizes = np.array([3, 2, 3, 5, 4] * 8)
    tables = [rng.normal(size=(sizes.sum(), 4)) for _ in range(3)]
    observed = np.stack([np.zeros(40, int), np.ones(40, int), sizes - 1])
    together = names_p(tables, observed, sizes, seed=3, draws=499)
    for table, place, found in zip(tables, observed, together, strict=True):
        assert studentised_p(table, place[None], sizes, seed=3, draws=499)[0].tolist() == found.tolist()


def test_flipping_whole_events_is_swapping_two_names():
    differences = np.random.default_rng(3).normal(0.3, 1, (25, 5))
    both = np.stack([differences, -differences], axis=1).reshape(50, 5)
    swapped = studentised_p(both, np.zeros((1, 25), int), np.full(25, 2), seed=1, draws=999)[0]
    assert signs_p(differences, seed=1, draws=999).tolist() == swapped.tolist()


def test_an_event_without_a_difference_does_not_move_a_flipped_p():
    differences = np.random.default_rng(3).normal(0.3, 1, (9, 2))
    padded = np.vstack([differences, np.zeros((4, 2))])
    assert signs_p(padded, seed=1, draws=9).tolist() == signs_p(differences, seed=1, draws=9).tolist()


def alone_in(with_word, without):
    """Differences of five outlets: the first alone uses a word in some events, nobody in the others."""
    told = np.tile([1.0, -0.25, -0.25, -0.25, -0.25], with_word)
    return np.r_[told, np.zeros(5 * without)][:, None], np.full(with_word + without, 5)


@pytest.mark.parametrize("without", [0, 12, 22, 60])
def test_events_in_which_nothing_happens_take_no_finding_away(without):
    differences, sizes = alone_in(8, without)
    observed = np.zeros((1, len(sizes)), int)
    assert studentised_p(differences, observed, sizes, seed=1, draws=4_999)[0, 0] < 0.02
    assert names_p([differences], observed, sizes, seed=1, draws=4_999)[0, 0] < 0.02


def test_the_second_kind_of_shuffle_serves_only_the_columns_that_need_it():
    few, sizes = alone_in(8, 22)
    noise = np.random.default_rng(5).normal(size=few.shape)
    observed = np.zeros((1, 30), int)
    alone = studentised_p(noise, observed, sizes, seed=1, draws=999)[0, 0]
    beside = studentised_p(np.hstack([few, noise]), observed, sizes, seed=1, draws=999)[0, 1]
    assert alone == beside
