"""Smooth: a local straight line through an outlet's events over time, with a band from resampled events."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.permutation import SEED

__all__ = ["FEWEST_TO_SMOOTH", "smoothed"]

FEWEST_TO_SMOOTH = 10
"""Below this many events a smooth is drawn through noise, and none is given."""
SPAN = 2 / 3
"""Share of the events that each local line is fitted to (Cleveland's default)."""
POINTS = 60
RESAMPLES = 199

Array = NDArray[np.float64]


def smoothed(day: NDArray[np.integer], value: Array, *, seed: int = SEED) -> pd.DataFrame:
    """``day``, ``smooth``, ``low``, ``high`` at up to 60 days; empty below 10 events or 3 days.

    Lowess with a span of two thirds of the events and no reweighting. The band holds the middle 95 % of
    199 smooths through resampled events; it holds at each day, not for the whole curve, and is narrow with
    few events. NaN where a local line has no spread of days to stand on.

    Source: Cleveland 1979, JASA 74 (statsmodels' lowess).
    """
    columns = ["day", "smooth", "low", "high"]
    if len(day) < FEWEST_TO_SMOOTH or len(np.unique(day)) < 3:
        return pd.DataFrame({name: pd.Series(dtype=np.float64) for name in columns})
    grid = np.unique(np.linspace(day.min(), day.max(), POINTS).round()).astype(np.float64)
    curve = _lowess(day.astype(np.float64), value, grid)
    rng = np.random.default_rng(seed)
    drawn = np.sort(rng.integers(0, len(day), (RESAMPLES, len(day))), axis=1)
    curves = np.array([_lowess(day[rows].astype(np.float64), value[rows], grid) for rows in drawn])
    low, high = np.full(len(grid), np.nan), np.full(len(grid), np.nan)
    # Where a tenth of the resamples had nothing to stand on, a band would hold the lucky ones only.
    solid = np.isfinite(curves).mean(axis=0) >= 0.9
    low[solid], high[solid] = np.nanquantile(curves[:, solid], [0.025, 0.975], axis=0)
    return pd.DataFrame(dict(zip(columns, (grid, curve, low, high), strict=True)))


def _lowess(day: Array, value: Array, grid: Array) -> Array:
    """The smooth at the days of ``grid``."""
    from statsmodels.nonparametric.smoothers_lowess import lowess

    with np.errstate(invalid="ignore", divide="ignore"):
        curve: Array = lowess(value, day, frac=SPAN, it=0, xvals=grid)
    return curve
