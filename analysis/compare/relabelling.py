"""Relabelling: chance for a difference between two sets of events, by moving events between the sets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from analysis.compare.contrasts import summarise
from analysis.compare.permutation import BLOCK, DRAWS, EXACT, SEED, TIE

__all__ = ["changed", "relabelled_p", "welch"]

Array = NDArray[np.float64]
Labels = NDArray[np.bool_]


def relabelled_p(differences: Array, later: Labels, *, seed: int = SEED, draws: int = DRAWS) -> Array:
    """Two-sided p that two sets of events have the same mean, one a column (events x columns, no NaN).

    If it did not matter when an event fell, any of the events might have been the later ones. So the
    labels are moved over the events: all ways where these are at most 200,000, else ``draws`` of them and
    p = (b + 1) / (draws + 1). The statistic is Welch's t, the difference of the two means over the error
    that each set's own spread gives it: so it tests the means and not whether both are equally spread.

    Source: Chung and Romano 2013, *Exact and Asymptotically Robust Permutation Tests*.

    >>> values = np.array([[1.0], [2.0], [3.0], [11.0], [12.0], [13.0]])
    >>> relabelled_p(values, np.array([False, False, False, True, True, True]))  # 2 of 20 ways
    array([0.1])
    """
    centred = differences - differences.mean(axis=0)
    both = np.hstack([centred, centred * centred])
    bar = _apart(both, later[np.newaxis])[0] * (1 - TIE) - TIE * TIE
    n, n_later = len(later), int(later.sum())
    exact = comb(n, n_later) <= EXACT
    as_far = np.zeros(differences.shape[1], np.int64)
    tried = 0
    size = max(BLOCK // (4 * max(both.shape)), 16)
    for labels in _all(n, n_later, size) if exact else _some(n, n_later, size, seed, draws):
        as_far += (_apart(both, labels) >= bar).sum(axis=0)
        tried += len(labels)
    return as_far / tried if exact else (as_far + 1) / (tried + 1)


def _apart(both: Array, later: Labels) -> Array:
    """Welch's t on a scale from 0 to 1: gap^2 / (gap^2 + error^2), labellings x columns.

    It orders labellings exactly as \\|t\\| does and is 1 where t is infinite, 0 where there is no gap.
    ``both``: the differences, centred, and their squares side by side.
    """
    columns = both.shape[1] // 2
    counts = later.sum(axis=1, keepdims=True)
    sums = later.astype(np.float64) @ both
    rest = both.sum(axis=0) - sums
    gap, error = np.zeros((len(later), columns)), np.zeros((len(later), columns))
    for total, n, sign in ((sums, counts, 1), (rest, len(both) - counts, -1)):
        mean = total[:, :columns] / n
        gap += sign * mean
        spread = np.maximum(total[:, columns:] - n * mean * mean, 0.0)
        # What rounding leaves of a set of one repeated value is no spread.
        spread[spread <= TIE * TIE * total[:, columns:]] = 0.0
        error += spread / (n * (n - 1))
    bottom = gap * gap + error
    apart: Array = np.divide(gap * gap, bottom, out=np.zeros_like(gap), where=bottom > 0)
    return apart


def _all(n: int, n_later: int, size: int) -> Iterator[Labels]:
    """Every way to call ``n_later`` of ``n`` events the later ones, in blocks of ``size``."""
    ways = comb(n, n_later)
    places = np.fromiter(chain.from_iterable(combinations(range(n), n_later)), np.intp, ways * n_later)
    places = places.reshape(ways, n_later)
    for low in range(0, ways, size):
        block = places[low : low + size]
        labels = np.zeros((len(block), n), np.bool_)
        np.put_along_axis(labels, block, True, axis=1)
        yield labels


def _some(n: int, n_later: int, size: int, seed: int, draws: int) -> Iterator[Labels]:
    """``draws`` ways at random, in blocks of ``size``."""
    rng = np.random.default_rng(seed)
    start = np.arange(n) < n_later
    for low in range(0, draws, size):
        yield rng.permuted(np.tile(start, (min(size, draws - low), 1)), axis=1)


def welch(first: Array, second: Array, *, level: float = 0.95) -> tuple[Array, Array, Array]:
    """P and interval of second mean minus first (events x columns, no NaN), each with its own spread.

    NaN below 2 events in either; without spread in both no p, and the interval is a point.

    Source: Welch 1947, *The Generalization of 'Student's' Problem*.
    """
    from scipy.special import stdtr, stdtrit

    before, after = summarise(first), summarise(second)
    gap = after.mean - before.mean
    parts = [side.sd**2 / side.n for side in (before, after)]
    error = parts[0] + parts[1]
    below = parts[0] ** 2 / np.maximum(before.n - 1, 1) + parts[1] ** 2 / np.maximum(after.n - 1, 1)
    freedom = np.divide(error * error, below, out=np.ones_like(error), where=below > 0)
    half = stdtrit(freedom, (1 + level) / 2) * np.sqrt(error)
    t = np.divide(np.abs(gap), np.sqrt(error), out=np.full_like(gap, np.nan), where=error > 0)
    p = np.maximum(2 * stdtr(freedom, -t), np.finfo(np.float64).tiny)
    return p, gap - half, gap + half


def changed(
    differences: Array, later: Labels, *, seed: int = SEED, draws: int = DRAWS
) -> tuple[Array, Array, Array]:
    """P and 95 % interval that the later events differ from the others (events x columns, no NaN).

    The larger of two p: that of the relabelling, and that of Welch's t, from which the interval is. Alone
    the relabelling finds too much where the smaller set is the noisier one (with 14 and 6 events, the 6
    three times as spread: 7 in 100 below .05), and Welch's t trusts in a bell shape.
    """
    p, low, high = welch(differences[~later], differences[later])
    return np.fmax(p, relabelled_p(differences, later, seed=seed, draws=draws)), low, high
