"""What words mean, learned from texts without labels: words in like company get like numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.features.learned_text import pieces_of

__all__ = ["WordVectors", "word_vectors"]

Floats = NDArray[np.float64]
_WINDOW, _DIMENSIONS, _MOST, _OFTEN, _SMOOTH, _COMMON = 3, 200, 30_000, 5, 0.75, 1e-3


@dataclass(frozen=True, eq=False)
class WordVectors:
    """Words, how much each counts (rare words more, from 0 to 1), and a vector of length 1 for each."""

    words: tuple[str, ...]
    share: Floats
    vectors: Floats


def word_vectors(texts: Iterable[str], *, seed: int = 0) -> WordVectors:
    """Learn vectors from the words that stand within three places of each word.

    Positive pointwise mutual information, reduced to 200 dimensions by singular values (Levy, Goldberg and
    Dagan, 2015, Improving Distributional Similarity with Lessons Learned from Word Embeddings, TACL).

    Examples
    --------
    >>> found = word_vectors(["the cat sat here", "the dog sat here"] * 5)
    >>> found.words[:2], found.vectors.shape[0]
    (('here', 'sat'), 5)
    """
    from scipy import sparse
    from sklearn.utils.extmath import randomized_svd

    rows = [[word.lower() for word in pieces_of(text)] for text in texts]
    often = Counter(word for row in rows for word in row)
    words = sorted((w for w, n in often.items() if n >= _OFTEN), key=lambda w: (-often[w], w))[:_MOST]
    known = {word: number for number, word in enumerate(words)}
    gap = [-1] * _WINDOW
    line = np.array([number for row in rows for number in (*(known.get(w, -1) for w in row), *gap)], np.int64)
    size = len(words)
    together = sparse.csr_array((size, size))
    for distance in range(1, _WINDOW + 1):
        left, right = line[:-distance], line[distance:]
        both = (left >= 0) & (right >= 0)
        pairs = sparse.csr_array((np.ones(both.sum()), (left[both], right[both])), shape=(size, size))
        together = together + pairs + pairs.T
    number = np.array([often[word] for word in words], np.float64)
    share = _COMMON / (_COMMON + number / max(1, sum(often.values())))
    found = _informative(together)
    dimensions = max(1, min(_DIMENSIONS, size - 1))
    left_side, strength, _ = randomized_svd(found, dimensions, n_iter=3, random_state=seed)
    vectors = left_side * strength**0.5
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return WordVectors(tuple(words), share, vectors / np.where(length > 0, length, 1.0))


def _informative(together: object) -> object:
    """Positive pointwise mutual information of the pairs."""
    from scipy import sparse

    pairs = sparse.coo_array(together)
    of_word = np.asarray(pairs.sum(axis=1)).ravel() + 1e-9
    of_context = of_word**_SMOOTH / (of_word**_SMOOTH).sum()
    information = np.log(pairs.data / (of_word[pairs.row] * of_context[pairs.col]))
    above = information > 0
    return sparse.csr_array((information[above], (pairs.row[above], pairs.col[above])), shape=pairs.shape)
