"""Bins: days, weeks or fortnights with the mean of an outlet's events and a t interval over events."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd

from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import t_interval
from analysis.errors import SamestoryError

__all__ = ["Every", "binned"]

Every = Literal["day", "week", "2 weeks"]
LENGTH: dict[str, int] = {"day": 1, "week": 7, "2 weeks": 14}
MONDAY = 4
"""Days from Thursday, 1 January 1970, to the first Monday."""


def binned(values: pd.DataFrame, every: Every) -> pd.DataFrame:
    """A row an outlet and period with an event: ``start``, ``events``, ``mean``, interval.

    Weeks begin on Monday. The interval takes the events as the sample, however many articles each has;
    there is none below 6 events.

    >>> values = pd.DataFrame({"outlet": "Post", "day": [4, 5, 11], "value": [1.0, 3.0, 5.0]})
    >>> binned(values, "week")[["start", "events", "mean"]]
            start  events  mean
    0  1970-01-05       2   2.0
    1  1970-01-12       1   5.0
    """
    if every not in LENGTH:
        raise SamestoryError(f'series: every must be one of {", ".join(get_args(Every))}, not "{every}".')
    length = LENGTH[every]
    # Fortnights are counted from the Monday of the first week in the table.
    origin = MONDAY + 7 * ((int(values["day"].min()) - MONDAY) // 7)
    start = origin + length * ((values["day"] - origin) // length)
    grouped = values.groupby([values["outlet"], start.rename("start_day")])["value"]
    table = grouped.agg(["size", "mean", "std"]).reset_index()
    n = table["size"].to_numpy(np.float64)
    low, high = t_interval(table["mean"].to_numpy(np.float64), table["std"].to_numpy(np.float64), n)
    moments = pd.Timestamp(0) + pd.to_timedelta(table["start_day"], unit="D")
    return pd.DataFrame(
        {
            "outlet": table["outlet"],
            "start": moments.dt.strftime("%Y-%m-%d"),
            "events": table["size"],
            "mean": table["mean"],
            "ci_low": np.where(n >= FEWEST_EVENTS, low, np.nan),
            "ci_high": np.where(n >= FEWEST_EVENTS, high, np.nan),
        }
    )
