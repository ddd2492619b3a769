from itertools import product

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from analysis.compare.cells import cells_of
from analysis.compare.keyness.chance import chance, surplus
from analysis.compare.keyness.settings import Settings


def paired(n_events, outlets):
    return cells_of(
        pd.DataFrame(
            {
                "article": [f"{event}{outlet}" for event in range(n_events) for outlet in outlets],
                "event": np.repeat([f"e{event}" for event in range(n_events)], len(outlets)),
                "outlet": list(outlets) * n_events,
            }
        ),
        by="outlet",
        within="event",
    )


def asked(counts, words, cells, **given):
    everyone = np.arange(len(cells.outlets))
    return chance(csr_array(counts.astype(float)), words, cells, settings=Settings(**given), asked=everyone)


def by_hand(differences, place, n_events, k):
    """Both tails of the studentised sum over all arrangements, the smaller one doubled."""

    def statistic(picked):
        d = differences[np.arange(n_events) * k + np.array(picked)]
        return np.sign(d.sum()) * d.sum() ** 2 / max(n_events * (d * d).sum(), 1e-300)

    seen = statistic([place] * n_events)
    tries = [statistic(picked) for picked in product(range(k), repeat=n_events)]
    up, down = (sum(sign * one >= sign * seen - 1e-9 for one in tries) for sign in (1, -1))
    return min(1.0, 2 * min(up, down) / len(tries))


def test_few_arrangements_are_all_tried():
    rng = np.random.default_rng(3)
    counts, words = rng.poisson(2.0, (18, 4)), rng.integers(80, 300, 18).astype(float)
    p = asked(counts, words, paired(6, "ABC"))
    event_words = np.repeat(words.reshape(6, 3).sum(axis=1), 3)
    expected = np.repeat(counts.reshape(6, 3, 4).sum(axis=1), 3, axis=0) * (words / event_words)[:, None]
    for outlet, term in product(range(3), range(4)):
        assert p[outlet, term] == pytest.approx(by_hand((counts - expected)[:, term], outlet, 6, 3))


def test_a_word_of_one_outlet_alone_is_found_with_few_events_and_many_outlets():
    counts = np.tile([3, 0, 0, 0, 0], 8)[:, None]
    p = asked(counts, np.full(40, 100.0), paired(8, "ABCDE"), draws=9_999)
    assert p[0, 0] < 0.001
    assert (p[1:, 0] > 0.2).all()


def test_equal_rates_are_no_difference_whatever_rounding_says():
    words = np.array([100.0, 300.0, 700.0] * 6)
    counts = (words / 100).astype(int)[:, None]
    assert surplus(csr_array(counts.astype(float)), words, np.full(6, 3)).nnz == 0
    assert (asked(counts, words, paired(6, "ABC")) == 1).all()


def test_below_six_events_there_is_no_p():
    assert np.isnan(asked(np.ones((15, 2)), np.full(15, 50.0), paired(5, "ABC"))).all()


def test_names_without_meaning_are_called_a_difference_in_one_case_of_twenty():
    rng = np.random.default_rng(5)
    rates = rng.gamma(0.5, 4.0, (30, 1, 3_000))
    counts = rng.poisson(np.broadcast_to(rates, (30, 3, 3_000))).reshape(90, 3_000)
    p = asked(counts, np.full(90, 500.0), paired(30, "ABC"), draws=1_999)
    assert 0.035 < (p < 0.05).mean() < 0.06
    assert p.min() > 0


def test_a_term_has_the_same_p_whatever_else_is_tested():
    rng = np.random.default_rng(8)
    counts, words, cells = rng.poisson(1.0, (60, 40)), np.full(60, 400.0), paired(20, "ABC")
    whole = asked(counts, words, cells, draws=3_000)
    assert np.array_equal(whole[:, 7:9], asked(counts[:, 7:9], words, cells, draws=3_000))
