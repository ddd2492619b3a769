"""Correction for many tests: the more differences are looked at, the more look large by chance."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["false_discovery"]


def false_discovery(p: NDArray[np.float64], *, method: Literal["bh", "by"] = "bh") -> NDArray[np.float64]:
    """Q values: calling every row with q < .05 a difference is wrong for about 5 % of the rows called.

    Over the whole table that was asked for, not over what is shown of it. Rows without p stay NaN and do
    not count. "bh" promises this for tests that are independent or rise and fall together; outlets each
    set against the rest do the opposite (where one is above, others are below). "by" promises it for any
    tests and pays with q values 1 + 1/2 + ... + 1/m times as large.

    Source: Benjamini and Hochberg 1995, *Controlling the False Discovery Rate*; Benjamini and Yekutieli
    2001, *The Control of the False Discovery Rate in Multiple Testing under Dependency*.

    >>> false_discovery(np.array([0.01, np.nan, 0.04]))
    array([0.02,  nan, 0.04])
    """
    from scipy.stats import false_discovery_control

    q = np.full(p.shape, np.nan)
    known = ~np.isnan(p)
    if known.any():
        q[known] = false_discovery_control(p[known], method=method)
    return q
