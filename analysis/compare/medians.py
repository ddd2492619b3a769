"""Medians of differences: the Hodges-Lehmann estimate and its interval, from averages of two."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["ROUNDING", "hodges_lehmann", "median_interval"]

ROUNDING = 1e-12
"""Differences this small beside the largest value are rounding, and become 0."""
ALL_AVERAGES = 64
"""Up to this many differences all pairwise averages are made; above, the middle ones are searched."""
EXACT_RANKS = 50
"""Up to this many differences the distribution of signed ranks is counted out; above, it is normal."""

Array = NDArray[np.float64]


def hodges_lehmann(differences: Array) -> float:
    """The median of all averages of two differences (each with itself too): robust to one odd event.

    Source: Hodges and Lehmann 1963. NaN without differences.

    >>> hodges_lehmann(np.array([1.0, 1.0, -0.5, 2.0, 1.5, 0.5]))
    1.0
    """
    n = len(differences)
    if n == 0:
        return float("nan")
    if n <= ALL_AVERAGES:
        first, second = np.triu_indices(n)
        return float(np.median((differences[first] + differences[second]) / 2))
    ordered = np.sort(differences)
    averages = n * (n + 1) // 2
    lower, upper = (averages + 1) // 2, averages // 2 + 1
    first_middle = _average_of_rank(ordered, lower)
    return (first_middle + (first_middle if upper == lower else _average_of_rank(ordered, upper))) / 2


def median_interval(differences: Array, *, level: float = 0.95) -> tuple[float, float]:
    """The interval of ``hodges_lehmann``: averages of two that a signed-rank test would not refuse.

    From the k-th smallest to the k-th largest average, where k is the largest with P(W < k) <= 2.5 % and
    W is Wilcoxon's signed-rank sum: exact up to 50 events, normal above. At least ``level`` where
    differences are symmetric around their centre. Every event counts the same. NaN below 6 events, where
    even the extreme averages are too close together.

    Source: Hollander, Wolfe and Chicken 2014, *Nonparametric Statistical Methods*, section 3.3.

    >>> median_interval(np.array([1.0, 1.0, -0.5, 2.0, 1.5, 0.5]))
    (-0.5, 2.0)
    """
    n = len(differences)
    rank = _rank_left_out((1 - level) / 2, n)
    if rank < 1:
        return float("nan"), float("nan")
    averages = n * (n + 1) // 2
    if n <= ALL_AVERAGES:
        first, second = np.triu_indices(n)
        found = np.sort((differences[first] + differences[second]) / 2)
        return float(found[rank - 1]), float(found[averages - rank])
    ordered = np.sort(differences)
    return _average_of_rank(ordered, rank), _average_of_rank(ordered, averages - rank + 1)


@lru_cache(maxsize=4096)
def _rank_left_out(tail: float, n: int) -> int:
    """The largest k with P(W < k) <= tail, 0 where there is none.

    >>> [_rank_left_out(0.025, n) for n in (5, 6, 10, 20)]
    [0, 1, 9, 53]
    """
    if n > EXACT_RANKS:
        from scipy.special import ndtri

        spread = np.sqrt(n * (n + 1) * (2 * n + 1) / 24)
        return int(np.floor(n * (n + 1) / 4 + ndtri(tail) * spread))
    ways = np.ones(1)
    for number in range(1, n + 1):
        ways = np.pad(ways, (0, number)) + np.pad(ways, (number, 0))
    return int(np.searchsorted(np.cumsum(ways) / 2.0**n, tail, side="right"))


def _average_of_rank(ordered: Array, rank: int) -> float:
    """The ``rank``-th smallest pairwise average: halve the range that holds it, then look at those left.

    ``below`` and ``upto`` say, for each value, up to which partner (itself or a later one) the average
    stays within the lower and the upper end of the range.
    """
    at = np.arange(len(ordered))
    low, high = float(np.nextafter(ordered[0], -np.inf)), float(ordered[-1])
    below, upto = at, np.full_like(at, len(at))
    narrow = ROUNDING * (high - low)
    while (upto - below).sum() > 2 * len(at):
        middle = low + (high - low) / 2
        if high - low <= narrow or middle in (low, high):
            # Nothing but ties is left (many events without a difference): any of them is the answer.
            tied = int(np.argmax(upto > below))
            return float(ordered[tied] + ordered[below[tied]]) / 2
        reach = np.maximum(np.searchsorted(ordered, 2 * middle - ordered, side="right"), at)
        if (reach - at).sum() >= rank:
            high, upto = middle, reach
        else:
            low, below = middle, reach
    left = upto - below
    first = np.repeat(at, left)
    second = np.arange(len(first)) - np.repeat(np.cumsum(left) - left - below, left)
    place = rank - int((below - at).sum()) - 1
    return float(np.partition((ordered[first] + ordered[second]) / 2, place)[place])
