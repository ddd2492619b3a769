"""Singly: whether a change of the difference from the others is one against each of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import ratio
from analysis.compare.contrasts import summarise
from analysis.compare.series.change import ALPHA

__all__ = ["singly"]

Array = NDArray[np.float64]


def singly(points: pd.DataFrame, outlet: str, *, at: int, days: tuple[int, int]) -> tuple[int, int]:
    """From how many of the others an outlet's distance changed at a day, and how many could be asked.

    Where one outlet changes, the mean of the others changes for all the rest, and every difference moves.
    So each pair is asked: events of ``days`` before ``at`` against those from it on (Welch's t, p < .05,
    the same direction as the outlet's own change). ``points`` holds within-event differences.

    >>> day, name = np.repeat(np.arange(12), 3), np.tile(list("ABC"), 12)
    >>> own = np.where((name == "A") & (day >= 6), 3.0, 0.0) + np.tile([0.0, 0.1, -0.1, 0.2], 9)
    >>> value = 1.5 * (own - np.repeat(own.reshape(12, 3).mean(axis=1), 3))
    >>> points = pd.DataFrame({"outlet": name, "event": day, "day": day, "value": value})
    >>> singly(points, "A", at=6, days=(0, 11)), singly(points, "B", at=6, days=(0, 11))
    ((2, 2), (1, 2))
    """
    inside = points[(points["day"] >= days[0]) & (points["day"] <= days[1])]
    wide = inside.pivot(index=["day", "event"], columns="outlet", values="value")
    values = wide.to_numpy(np.float64)
    size = (~np.isnan(values)).sum(axis=1, keepdims=True)
    own = list(wide.columns).index(outlet)
    # In an event of k outlets d_a - d_b = (a - b) k / (k - 1).
    apart = (values[:, own : own + 1] - np.delete(values, own, axis=1)) * (size - 1) / np.maximum(size, 1)
    later = wide.index.get_level_values("day").to_numpy() >= at
    step, p = _welch(apart[~later], apart[later])
    own_step = np.nanmean(values[later, own]) - np.nanmean(values[~later, own])
    asked = ~np.isnan(p)
    same = asked & (np.nan_to_num(p, nan=1.0) < ALPHA) & (np.sign(step) == np.sign(own_step))
    return int(same.sum()), int(asked.sum())


def _welch(before: Array, after: Array) -> tuple[Array, Array]:
    """Step and two-sided p of each column; NaN with fewer than two events on a side (Welch 1947)."""
    from scipy.special import stdtr

    one, two = summarise(before), summarise(after)
    step = two.mean - one.mean
    parts = [ratio(side.sd**2, side.n) for side in (one, two)]
    square = parts[0] + parts[1]
    freedom = ratio(square**2, parts[0] ** 2 / (one.n - 1) + parts[1] ** 2 / (two.n - 1))
    p = 2 * stdtr(freedom, -np.abs(ratio(step, np.sqrt(square))))
    # Without any spread a step of any size is certain, and none is none.
    return step, np.where(square == 0, np.where(step == 0, 1.0, 0.0), p)
