import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.stats import t as student

from analysis.compare.keyness.strata import ratio_within

OWN = np.array([4.0, 3, 0, 6, 2, 1, 5])
OTHERS = np.array([1.0, 2, 1, 2, 0, 1, 3])
N, M = np.array([100.0, 80, 120, 90, 60, 100, 110]), np.array([200.0, 150, 180, 240, 100, 190, 210])


def within(own, others, n=N, m=M, **given):
    return ratio_within(csr_array(own[:, None]), csr_array((own + others)[:, None]), n, m, **given)


def test_without_added_halves_it_is_the_textbook_ratio():
    expected = (OWN * M / (N + M)).sum() / (OTHERS * N / (N + M)).sum()
    assert within(OWN, OTHERS, add=0.0).estimate[0] == pytest.approx(np.log2(expected), abs=1e-12)


def test_the_ends_of_the_interval_are_the_ratios_that_t_just_rejects():
    found = within(OWN, OTHERS, add=0.0)
    for end in (found.low[0], found.high[0]):
        d = (OWN * M - 2**end * OTHERS * N) / (N + M)
        statistic = d.mean() / (d.std(ddof=1) / np.sqrt(len(d)))
        assert abs(statistic) == pytest.approx(student.ppf(0.975, len(d) - 1), abs=1e-9)


def test_covering_more_of_a_topic_is_no_difference_of_style():
    # The outlet writes ten times as much about the events in which everybody uses the word.
    n, m = np.array([1000.0] * 4 + [100] * 4), np.array([100.0] * 4 + [1000] * 4)
    own, others = n * np.array([0.02] * 4 + [0.001] * 4), m * np.array([0.02] * 4 + [0.001] * 4)
    assert np.log2((own.sum() / n.sum()) / (others.sum() / m.sum())) > 2.5
    assert within(own, others, n, m, add=0.0).estimate[0] == pytest.approx(0.0, abs=1e-12)


def test_swapping_the_sides_flips_the_sign():
    one, other = within(OWN, OTHERS), within(OTHERS, OWN, M, N)
    assert one.estimate == pytest.approx(-other.estimate)
    assert one.low == pytest.approx(-other.high)


def test_a_word_that_one_side_never_uses_has_a_ratio_and_an_interval():
    found = within(OWN, np.zeros(7))
    assert 0 < found.low[0] < found.estimate[0] < found.high[0] < np.inf


def test_one_event_with_all_of_it_leaves_the_interval_open():
    found = within(np.array([9.0, 0, 0, 0, 0, 0, 0]), np.array([0.0, 0, 0, 4, 0, 0, 0]))
    assert (found.low[0], found.high[0]) == (-np.inf, np.inf)


def test_five_events_have_no_interval():
    found = within(OWN[:5], OTHERS[:5], N[:5], M[:5])
    assert np.isfinite(found.estimate[0])
    assert np.isnan([found.low[0], found.high[0]]).all()
