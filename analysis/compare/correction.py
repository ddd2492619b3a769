"""Correction for many tests: the more differences are looked at, the more look large by chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["false_discovery"]


def false_discovery(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Q values: calling every row with q < .05 a difference is wrong for about 5 % of the rows called.

    Over the whole table that was asked for, not over what is shown of it. Rows without p stay NaN and do
    not count.

    Source: Benjamini and Hochberg 1995, *Controlling the False Discovery Rate*.

    >>> false_discovery(np.array([0.01, np.nan, 0.04]))
    array([0.02,  nan, 0.04])
    """
    from scipy.stats import false_discovery_control

    q = np.full(p.shape, np.nan)
    known = ~np.isnan(p)
    if known.any():
        q[known] = false_discovery_control(p[known], method="bh")
    return q
