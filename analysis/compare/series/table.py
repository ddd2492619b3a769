"""A row an outlet: its events, their trend, and the best single split of them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import t_interval
from analysis.compare.series.change import Change, shape_of

__all__ = ["lag_of", "outlet_table", "trend_of"]

Array = NDArray[np.float64]


def outlet_table(
    runs: dict[str, pd.DataFrame],
    roots: dict[str, Change | None],
    q: dict[str, float],
    changes: pd.DataFrame,
) -> pd.DataFrame:
    """The table of ``Series``."""
    rows = []
    for outlet, run in runs.items():
        value, day, root = run["value"].to_numpy(np.float64), run["day"].to_numpy(), roots[outlet]
        trend, low, high = trend_of(value, day)
        split = {"changed_at": "", "step": np.nan, "p": np.nan, "q": np.nan, "shape": "", "lag": np.nan}
        if root is not None:
            split = {
                "changed_at": run["date"][root.place],
                "step": value[root.place :].mean() - value[: root.place].mean(),
                "p": root.p,
                "q": q[outlet],
                "shape": shape_of(value, day, root.explained)[0],
                "lag": lag_of(value, root.place),
            }
        rows.append(
            {
                "outlet": outlet,
                "events": len(run),
                "first_day": run["date"].iloc[0],
                "last_day": run["date"].iloc[-1],
                "mean": value.mean(),
                "trend": trend,
                "trend_low": low,
                "trend_high": high,
                **split,
                "changes": int((changes["outlet"] == outlet).sum()),
            }
        )
    return pd.DataFrame(rows)


def trend_of(value: Array, day: NDArray[np.integer]) -> tuple[float, float, float]:
    """Slope of a straight line, a week, with its t interval; NaN on one day or below 6 events.

    >>> trend_of(np.array([0.0, 1, 2, 3, 4, 5]), np.array([0, 7, 14, 21, 28, 35]))
    (1.0, 1.0, 1.0)
    """
    n, x = len(value), (day - day.mean()) / 7
    spread = float(x @ x)
    if n < FEWEST_EVENTS or spread == 0:
        return float("nan"), float("nan"), float("nan")
    slope = float(x @ value) / spread
    left = value - value.mean() - slope * x
    error = np.sqrt(float(left @ left) / (n - 2) / spread)
    # An interval of a mean of n - 1 values has the n - 2 degrees of freedom of a line.
    low, high = t_interval(
        np.array([slope]), np.array([error * np.sqrt(n - 1)]), np.array([n - 1], np.float64)
    )
    return slope, float(low[0]), float(high[0])


def lag_of(value: Array, place: int) -> float:
    """Correlation of neighbouring values after the two means of a split are taken out; 0 without spread.

    The test of change takes it to be 0; at .3 it finds a change in 13 to 25 of 100 series without one.

    >>> lag_of(np.array([1.0, -1.0, 1.0, -1.0, 5.0, 3.0, 5.0, 3.0]), 4)
    -0.875
    """
    left = np.r_[value[:place] - value[:place].mean(), value[place:] - value[place:].mean()]
    square = float(left @ left)
    return float(left[1:] @ left[:-1]) / square if square > 0 else 0.0
