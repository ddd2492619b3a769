"""Attention: how concentrated an outlet's words are on a few events."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import ratio

__all__ = ["effective_events", "gini"]

Array = NDArray[np.float64]


def gini(amounts: Array) -> Array:
    """Gini coefficient of each column of (events x outlets); NaN for a column of zeros.

    G = sum over i of (2i - n - 1) x_i / (n sum x), with the n amounts in rising order. From 0 (the same
    amount on every event) to (n - 1) / n (all on one), so compare only columns of the same n.

    Source: Gini 1912; formula as in Sen 1973, *On Economic Inequality*.

    >>> gini(np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [1.0, 8.0]]))
    array([0.  , 0.75])
    """
    n = len(amounts)
    rank = 2 * np.arange(1, n + 1) - n - 1
    return ratio((rank[:, None] * np.sort(amounts, axis=0)).sum(axis=0), n * amounts.sum(axis=0))


def effective_events(amounts: Array) -> Array:
    """How many events, equally treated, would spread attention as widely: exp of Shannon's entropy.

    From 1 (all on one event) to the number of rows; NaN for a column of zeros.

    Source: Shannon 1948; as a number of equals, Hill 1973.

    >>> effective_events(np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [1.0, 8.0]])).round(6)
    array([4., 1.])
    """
    share = ratio(amounts, np.broadcast_to(amounts.sum(axis=0), amounts.shape))
    logs = np.log(share, out=np.zeros_like(share), where=share > 0)
    number: Array = np.exp(-(share * logs).sum(axis=0))
    return number
