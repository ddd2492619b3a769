"""Which outlets a figure has room for, and how their names stand above columns."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.figures.sheet import look

__all__ = ["most_present", "written_upwards"]

LONG_NAMES = 7
"""From so many outlets on a page their names are written upwards; from half as many in a narrow figure."""


def most_present(table: pd.DataFrame, most: int) -> list[str]:
    """The outlets with the most events, by name: ``table`` is that of a comparison, or some of its rows.

    >>> table = pd.DataFrame({"outlet": ["Post", "Herald", "Sun"], "n_events": [8, 5, 8]})
    >>> most_present(table, 2)
    ['Post', 'Sun']
    """
    events = table.groupby("outlet", sort=True)["n_events"].max()
    return sorted(events.sort_values(ascending=False, kind="stable").index[:most])


def written_upwards(outlets: Sequence[str]) -> bool:
    """Whether the names of outlets are written upwards, for want of room."""
    return len(outlets) >= (LONG_NAMES // 2 if look().narrow else LONG_NAMES)
