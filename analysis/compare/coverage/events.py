"""A row an event: which outlets reported it, who first, who after how long, who not."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.coverage.outlets import first_credits
from analysis.compare.coverage.reports import Reports
from analysis.wording import number, some

__all__ = ["each_event"]

NAMED = 12
"""Outlets named in a cell before "and n more"; the frames events x outlets hold all."""
CLOCK_SIGN = {"hours": "h", "days": "d", "": ""}


def each_event(reports: Reports, pool: NDArray[np.bool_]) -> pd.DataFrame:
    """The events of ``Coverage``, in the order of their first report; undated ones last."""
    flags = np.nan_to_num(reports.articles) > 0
    credit = first_credits(reports.delay)
    names = np.array(reports.outlets, object)
    sign, unit = CLOCK_SIGN[reports.clock], reports.unit
    amounts = reports.attention
    rows = []
    for event in range(len(reports.events)):
        here = np.flatnonzero(flags[event])
        order = here[np.argsort(-amounts[event, here], kind="stable")]
        delay = reports.delay[event]
        late = np.flatnonzero((credit[event] == 0) & (delay > 0))
        late = late[np.argsort(delay[late], kind="stable")]
        rows.append(
            {
                "first": some(names[credit[event] > 0].tolist(), NAMED),
                "followed": some([f"{names[o]} (+{number(delay[o])} {sign})" for o in late], NAMED),
                f"{unit}_by_outlet": some([f"{names[o]} {amounts[event, o]:,.6g}" for o in order], NAMED),
                "not_by": some(names[~flags[event]].tolist(), NAMED),
            }
        )
    table = pd.DataFrame(
        {
            "event": list(reports.events),
            "date": list(reports.dates),
            "in_pool": pool,
            "outlets": flags.sum(axis=1),
            "articles": np.nansum(reports.articles, axis=1),
            "words": reports.words.sum(axis=1),
        }
    ).join(pd.DataFrame(rows))
    undated = table["date"] == ""
    order_of_rows = np.lexsort((table["event"], table["date"], undated))
    return table.iloc[order_of_rows].reset_index(drop=True)
