"""Chance: how far from its expectation a count over events lies if names mean nothing, exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.compare.permutation import DRAWS, SEED, TIE

__all__ = ["far_out"]

WORK = 20_000_000
"""Up to this many additions the whole distribution is made; above, it is drawn."""

Array = NDArray[np.float64]


def far_out(
    steps: NDArray[np.intp], chances: Array, observed: Array, *, seed: int = SEED, draws: int = DRAWS
) -> Array:
    """Two-sided p of sums over events: in each event ``steps`` is added with its chance, else nothing.

    This is what a permutation of flags within events does to one outlet: where k of m outlets reported
    an event, k of m shuffles give the outlet a flag. The sum over events then has a known distribution
    (Poisson 1837: unequal chances), so no shuffle has to be drawn and p is exact. p is the share of
    arrangements at least as far from the expected sum, on either side.

    Parameters
    ----------
    steps : int array, one value an event
        What a hit adds.
    chances : array, one value an event
    observed : array
        The sums to judge; all against the same distribution.
    seed, draws : int
        Used only where the distribution has too many values to be made: then p = (b + 1) / (m + 1).

    Examples
    --------
    >>> far_out(np.ones(11, int), np.full(11, 0.5), np.array([9.0])).round(7)
    array([0.0654297])
    """
    hits, chance, times = _classes(steps, chances)
    expected = float((hits * chance * times).sum())
    bar = np.abs(observed - expected) - TIE
    length = int((hits * times).sum()) + 1
    if length * len(steps) <= WORK:
        weights = _distribution(hits, chance, times, length)
        away = np.abs(np.arange(length) - expected)
        p = [min(float(weights[away >= least].sum()), 1.0) for least in bar]
        return np.array(p, np.float64)
    rng = np.random.default_rng(seed)
    sums = (rng.binomial(times, chance, size=(draws, len(times))) * hits).sum(axis=1)
    away = np.sort(np.abs(sums - expected))
    as_far: Array = (draws - np.searchsorted(away, bar, side="left") + 1) / (draws + 1)
    return as_far


def _classes(steps: NDArray[np.intp], chances: Array) -> tuple[NDArray[np.intp], Array, NDArray[np.intp]]:
    """Events of the same step and chance together: step, chance, how many."""
    pairs, times = np.unique(np.stack([steps.astype(np.float64), chances]), axis=1, return_counts=True)
    return pairs[0].astype(np.intp), pairs[1], times


def _distribution(hits: NDArray[np.intp], chance: Array, times: NDArray[np.intp], length: int) -> Array:
    """The probability of every sum from 0 to length - 1."""
    from scipy.stats import binom

    weights = np.zeros(length)
    weights[0], reach = 1.0, 0
    for hit, share, n in zip(hits.tolist(), chance.tolist(), times.tolist(), strict=True):
        added = np.zeros(length)
        for count, weight in enumerate(binom.pmf(np.arange(n + 1), n, share).tolist()):
            added[count * hit : count * hit + reach + 1] += weight * weights[: reach + 1]
        weights, reach = added, reach + n * hit
    return weights
