"""A row a pair of outlets: which events both reported, and whether their attention goes the same way."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import ratio
from analysis.compare.correction import false_discovery
from analysis.compare.coverage.reports import Reports
from analysis.compare.groups import FEWEST_EVENTS

__all__ = ["each_pair", "in_step", "mcnemar_p"]

ALIKE, TO_JUDGE = 0.25, 6
"""Two outlets go in step if they part in less than this share of the events that chance gives (6 or more)."""

Array = NDArray[np.float64]


def each_pair(reports: Reports, pool: NDArray[np.bool_]) -> pd.DataFrame:
    """The pairs of ``Coverage``: counts over the pool, likeness of events and of attention, exact p."""
    flags = (reports.articles[pool] > 0).astype(np.float64)
    attention = reports.attention[pool]
    one, other = np.triu_indices(len(reports.outlets), k=1)
    together = flags.T @ flags
    covered = flags.sum(axis=0)
    both = together[one, other]
    only_one, only_other = covered[one] - both, covered[other] - both
    p = mcnemar_p(only_one, only_other) if len(flags) >= FEWEST_EVENTS else np.full(len(one), np.nan)
    names = np.array(reports.outlets, object)
    return pd.DataFrame(
        {
            "outlet": names[one],
            "other": names[other],
            "both": both.astype(np.int64),
            "only_outlet": only_one.astype(np.int64),
            "only_other": only_other.astype(np.int64),
            "neither": (len(flags) - both - only_one - only_other).astype(np.int64),
            "jaccard": ratio(both, both + only_one + only_other),
            "cosine": _cosine(attention)[one, other],
            "spearman": _spearman(attention)[one, other],
            "p": p,
            "q": false_discovery(p),
        }
    )


def mcnemar_p(only_one: Array, only_other: Array) -> Array:
    """Exact two-sided p that one outlet alone reported so many more events than the other alone.

    Events that both or neither reported say nothing about it. 1 where there is no other event.

    Source: McNemar 1947, by the binomial distribution.

    >>> mcnemar_p(np.array([9.0]), np.array([2.0])).round(7)
    array([0.0654297])
    """
    from scipy.stats import binom

    fewer, apart = np.minimum(only_one, only_other), only_one + only_other
    p: Array = np.minimum(2 * binom.cdf(fewer, apart, 0.5), 1.0)
    # Far out the binomial distribution runs out of digits; a p of 0 would say more than can be known.
    return np.maximum(p, np.finfo(np.float64).tiny)


def in_step(reports: Reports, pool: NDArray[np.bool_]) -> list[tuple[str, str]]:
    """Pairs that part far more rarely than flags shuffled within events would: perhaps one newsroom.

    The test of ``Coverage.table`` takes them for two independent outlets, so its p is too small then.
    """
    flags = (reports.articles[pool] > 0).astype(np.float64)
    m = len(reports.outlets)
    number = flags.sum(axis=1)
    expected = float((2 * number * (m - number) / (m * (m - 1))).sum())
    if m < 3 or expected < TO_JUDGE:
        return []
    together, covered = flags.T @ flags, flags.sum(axis=0)
    apart = covered[:, None] + covered - 2 * together
    one, other = np.nonzero(np.triu(apart < ALIKE * expected, k=1))
    return [
        (reports.outlets[a], reports.outlets[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)
    ]


def _cosine(amounts: Array) -> Array:
    """Cosine of every two columns; NaN beside a column of zeros."""
    length = np.sqrt((amounts**2).sum(axis=0))
    return ratio(amounts.T @ amounts, length[:, None] * length)


def _spearman(amounts: Array) -> Array:
    """Rank correlation of every two columns; NaN beside a constant column."""
    from scipy.stats import rankdata

    ranks = rankdata(amounts, axis=0)
    centred = ranks - ranks.mean(axis=0)
    return _cosine(centred)
