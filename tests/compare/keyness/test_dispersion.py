import numpy as np
import pytest
from scipy.sparse import csr_array

from analysis.compare.keyness import dispersion


@pytest.mark.parametrize(
    ("counts", "words", "dp", "normalised"),
    [([2, 1, 0], [10, 10, 10], 1 / 3, 0.5), ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11], 0.18, 0.2195)],
)
def test_the_published_examples(counts, words, dp, normalised):
    found = dispersion(np.array(counts)[:, None], np.array(words, float))
    assert [value[0] for value in found] == pytest.approx([dp, normalised], abs=5e-5)


def test_sparse_and_full_tables_give_the_same_and_an_absent_term_gives_nothing():
    table = np.array([[3, 0, 1], [0, 0, 1], [1, 0, 1]])
    words = np.array([20.0, 30.0, 50.0])
    full, sparse = dispersion(table, words), dispersion(csr_array(table), words)
    for one, other in zip(full, sparse, strict=True):
        assert one == pytest.approx(other, nan_ok=True)
    assert np.isnan(full[0][1])
    assert full[0][2] == pytest.approx(abs(1 / 3 - np.array([0.2, 0.3, 0.5])).sum() / 2)


def test_one_article_has_no_normalised_form():
    dp, normalised = dispersion(np.array([[3]]), np.array([100.0]))
    assert dp[0] == 0
    assert np.isnan(normalised[0])
