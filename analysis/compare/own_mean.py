"""Own mean: an outlet's mean of one number with its interval, and the same against the others, one table."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.chance import against_the_rest, each_pair
from analysis.compare.contrasts import summarise
from analysis.compare.correction import false_discovery
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import t_interval
from analysis.compare.method import Method
from analysis.compare.verdict import ALPHA

__all__ = ["own_means", "stands_apart"]


def own_means(values: NDArray[np.float64], cells: Cells, *, seed: int) -> pd.DataFrame:
    """One number a cell as a row an outlet: its mean over events, and its distance from the others.

    Where a mean has a meaning of its own (a gap of 0, a place in the text), both are wanted. The interval
    of the mean is missing below 6 events and where the value never varies.

    Returns
    -------
    DataFrame
        ``outlet``, ``events``, ``mean``, ``ci_low``, ``ci_high``; ``difference`` from the mean of the
        others in the same events, ``difference_low``, ``difference_high``, ``p``, ``q`` over the outlets;
        ``others`` it was compared with singly, ``differs_from`` so many (p < .05, same sign).

    Examples
    --------
    >>> from analysis.compare.cells import cells_of
    >>> rows = [(o, e) for e in "abcdef" for o in "AB"]
    >>> cells = cells_of(pd.DataFrame(rows, columns=["outlet", "event"]), by="outlet", within="event")
    >>> own_means(np.arange(12.0), cells, seed=1)[["outlet", "mean", "difference"]]
      outlet  mean  difference
    0      A   5.0        -1.0
    1      B   6.0         1.0
    """
    column = values[:, None]
    rows = []
    for outlet, name in enumerate(cells.outlets):
        found = summarise(column[cells.outlet == outlet])
        low, high = t_interval(found.mean, found.sd, found.n)
        solid = found.n[0] >= FEWEST_EVENTS and found.sd[0] > 0
        ends = (low[0], high[0]) if solid else (np.nan, np.nan)
        rows.append((name, int(found.n[0]), found.mean[0], *ends))
    table = pd.DataFrame(rows, columns=["outlet", "events", "mean", "ci_low", "ci_high"])
    told = {"difference": "difference", "ci_low": "difference_low", "ci_high": "difference_high", "p": "p"}
    method = Method(seed=seed)
    contrast = against_the_rest(column, cells, ("value",), method=method)
    table = table.join(contrast[list(told)].rename(columns=told))
    table["q"] = false_discovery(table["p"].to_numpy(np.float64))
    return table.join(_singly(each_pair(column, cells, ("value",), method=method), table))


def _singly(pairs: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """With how many others each outlet was compared singly, and from how many it differs its own way."""
    swapped = pairs.rename(columns={"outlet": "other", "other": "outlet"})
    swapped["difference"] = -swapped["difference"]
    both = pd.concat([pairs, swapped], ignore_index=True)
    both = both[both["p"].notna()]
    own = both["outlet"].map(table.set_index("outlet")["difference"])
    apart = (both["p"] < ALPHA) & (np.sign(both["difference"]) == np.sign(own))
    by_outlet = apart.groupby(both["outlet"])
    counts = pd.DataFrame({"others": by_outlet.size(), "differs_from": by_outlet.sum()}).astype(np.float64)
    return counts.reindex(table["outlet"]).reset_index(drop=True)


def stands_apart(table: pd.DataFrame) -> pd.Series:
    """Rows beyond chance: q < .05, an interval without 0, and apart from more than half of the others singly.

    One outlet that stands far off pulls the mean of the others, and all the rest would be named for it.
    """
    beyond = (table["q"] < ALPHA) & ((table["difference_low"] > 0) | (table["difference_high"] < 0))
    return beyond & ~(table["differs_from"] <= table["others"] / 2)
