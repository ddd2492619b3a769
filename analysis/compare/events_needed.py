"""Events needed: from power curves, the difference that so many events find, and how many find less."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["MOST_EVENTS", "WANTED", "crossing", "events_for", "falling"]

WANTED = 0.80
MOST_EVENTS = 1_000
"""Above this many events the formula and the simulation are one, and only the formula is given."""

Array = NDArray[np.float64]


def crossing(differences: Array, shares: Array) -> float:
    """Where a power curve first reaches .80, linear between its points; NaN where it does not.

    A larger difference is found more often; where the shares fall, that is the error of so many data sets,
    and neighbours that fall are replaced by their mean (pooled adjacent violators). The first share above
    .80 would be a lucky one too often.

    Source: Ayer et al. 1955, *An Empirical Distribution Function for Sampling with Incomplete Information*.

    >>> crossing(np.array([0.0, 1.0, 2.0]), np.array([0.05, 0.7, 0.9]))
    1.5
    """
    rising = _pooled(shares)
    at = int(np.searchsorted(rising, WANTED))
    if at in (0, len(rising)):
        return float("nan")
    below, above = rising[at - 1], rising[at]
    step = (WANTED - below) / (above - below)
    return float(np.round(differences[at - 1] + step * (differences[at] - differences[at - 1]), 12))


def _pooled(values: Array) -> Array:
    """The nearest values that never fall, by least squares."""
    from scipy.optimize import isotonic_regression

    rising: Array = isotonic_regression(values).x
    return rising


def falling(reached: pd.DataFrame) -> pd.DataFrame:
    """Smallest differences that never rise with the number of events; their errors are shares of them."""
    known = reached["simulated"].notna()
    smallest = reached.loc[known, "simulated"].to_numpy(np.float64)
    smoothed = reached["simulated"].copy()
    if len(smallest):
        logs = np.log(np.maximum(smallest, np.finfo(np.float64).tiny))
        smoothed[known] = np.round(np.exp(-_pooled(-logs)), 12)
    return reached.assign(simulated=smoothed)


def events_for(difference: float, reached: pd.DataFrame, table: pd.DataFrame) -> float:
    """How many events find a difference 80 times in 100: between those tried, in steps of 1 / sqrt(n)."""
    n = reached["n_events"].to_numpy(np.float64)
    # A simulated curve that never reached .80 needs at least the largest difference tried.
    largest = table.groupby("n_events")["difference"].max().reindex(n)
    smallest = reached["simulated"].to_numpy(np.float64)
    unknown = np.where(n > MOST_EVENTS, reached["formula"].to_numpy(np.float64), largest.to_numpy(np.float64))
    filled = np.where(np.isnan(smallest), unknown, smallest)
    least = np.maximum.accumulate(filled[::-1])[::-1]
    inverse_root = 1 / np.sqrt(n)
    enough = np.flatnonzero(least <= difference)
    if not len(enough):
        events = float(inverse_root[-1] * difference / least[-1]) ** -2
    elif enough[0] == 0:
        events = n[0]
    else:
        at = slice(enough[0] - 1, enough[0] + 1)
        events = float(np.interp(difference, least[at][::-1], inverse_root[at][::-1])) ** -2
    return max(float(math.ceil(round(events, 6))), _failed(difference, table) + 1)


def _failed(difference: float, table: pd.DataFrame) -> float:
    """The largest number of events that is shown not to find a difference, or a larger one, so often."""
    short = (table["high"] < WANTED) & (table["difference"] >= difference)
    return float(table.loc[short, "n_events"].max()) if short.any() else 0.0
