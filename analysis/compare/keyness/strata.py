"""Strata: the ratio of two rates within events, so that who covers what does not pose as how they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.keyness.association import HALF

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Ratio", "ratio_within"]

LEVEL = 0.95

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ratio:
    """Log ratios to base 2 within events with their 95 % intervals, one value a term.

    ``events``: events in which the term stands, on whichever side.
    """

    estimate: Array
    low: Array
    high: Array
    events: NDArray[np.intp]


def ratio_within(
    own: csr_array, pooled: csr_array, words: Array, words_others: Array, *, add: float = HALF
) -> Ratio:
    """How many times the rate doubles within events: log2 of the Mantel-Haenszel rate ratio.

    With a and b occurrences, n and m words of the two sides in an event, the ratio is the sum of
    a m / (n + m) over the sum of b n / (n + m). So in every event the outlet is held against the others
    in that event, and an event counts by the words that both sides have there. ``add`` occurrences are
    laid over either side in proportion to its words, so that a side without the term has a ratio too.

    The interval is Fieller's for a ratio of two sums over events: all ratios R for which the event
    differences a m / (n + m) - R b n / (n + m) have a mean that t does not tell from 0. At R = 1 that is
    the difference which shuffling tests. It is not symmetric and may be open to one side (infinite) where
    one event holds most of what a side uses. NaN below 6 events.

    Parameters
    ----------
    own, pooled : sparse arrays, events x terms
        Occurrences in the outlet's texts, and in all.
    words, words_others : arrays
        Words of either side in each event.

    References
    ----------
    Mantel, N., and Haenszel, W. (1959), for rates Rothman, K., and Greenland, S. (1998), *Modern
    Epidemiology*. Fieller, E. (1954). Half an occurrence: Haldane (1956), Anscombe (1956).

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> own, pooled = csr_array([[4.0], [2.0]]), csr_array([[6.0], [3.0]])
    >>> even = np.array([100.0, 100.0])
    >>> float(ratio_within(own, pooled, even, even, add=0.0).estimate[0])
    1.0
    """
    a, total, row, column = _aligned(own, pooled)
    n, m, terms = words[row], words_others[row], pooled.shape[1]
    top, bottom = a * m / (n + m), (total - a) * n / (n + m)
    weight = add * words * words_others / (words + words_others)
    added, added_others = weight / words.sum(), weight / words_others.sum()

    def summed(values: Array, extra: float) -> Array:
        return np.asarray(np.bincount(column, values, terms) + extra, np.float64)

    up, down = added[row], added_others[row]
    sums = _Sums(
        own=summed(top, added.sum()),
        others=summed(bottom, added_others.sum()),
        own_squares=summed(top * (top + 2 * up), (added**2).sum()),
        others_squares=summed(bottom * (bottom + 2 * down), (added_others**2).sum()),
        products=summed(top * bottom + top * down + bottom * up, (added * added_others).sum()),
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        estimate = np.log2(sums.own / sums.others)
        low, high = (np.log2(end) for end in _fieller(sums, len(words)))
    return Ratio(estimate, low, high, np.bincount(column, minlength=terms))


@dataclass(frozen=True, eq=False)
class _Sums:
    """Sums over events of both sides, of their squares and products."""

    own: Array
    others: Array
    own_squares: Array
    others_squares: Array
    products: Array


def _fieller(sums: _Sums, events: int) -> tuple[Array, Array]:
    """Both ends of the interval of a ratio of sums over events; 0 and infinity where it is open."""
    from scipy.special import stdtrit

    missing = np.full(len(sums.own), np.nan)
    if events < FEWEST_EVENTS:
        return missing, missing
    factor = float(stdtrit(events - 1, (1 + LEVEL) / 2)) ** 2 / (events - 1)
    # The ratios R with a R^2 - 2 b R + c <= 0: (own - R others)^2 no larger than t^2 times its variance.
    a = sums.others**2 - factor * (events * sums.others_squares - sums.others**2)
    b = sums.own * sums.others - factor * (events * sums.products - sums.own * sums.others)
    c = sums.own**2 - factor * (events * sums.own_squares - sums.own**2)
    root = np.sqrt(np.maximum(b * b - a * c, 0.0))
    low = np.where(c > 0, c / (b + root), 0.0)
    high = np.where(a > 0, (b + root) / a, np.inf)
    return low, high


def _aligned(own: csr_array, pooled: csr_array) -> tuple[Array, Array, NDArray[np.intp], NDArray[np.intp]]:
    """Values of ``own`` and ``pooled`` at the places where ``pooled`` is not 0, with row and column."""
    from scipy.sparse import csr_array

    pooled, own = csr_array(pooled), csr_array(own).tocoo()
    pooled.sum_duplicates()
    rows, columns = pooled.tocoo().row.astype(np.int64), pooled.indices.astype(np.int64)
    width = pooled.shape[1]
    keys = rows * width + columns
    values = np.zeros(len(keys))
    values[np.searchsorted(keys, own.row.astype(np.int64) * width + own.col)] = own.data
    return values, pooled.data, rows, columns
