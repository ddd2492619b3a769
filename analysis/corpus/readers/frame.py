"""A DataFrame that is already in memory; it is copied, never changed."""

from __future__ import annotations

import pandas as pd

from analysis.corpus.rows import Rows, tidy_names
from analysis.errors import SamestoryError

__all__ = ["read_frame"]


def read_frame(frame: pd.DataFrame, name: str = "DataFrame") -> Rows:
    """Take a table as raw rows; row 1 is its first. An index with a name becomes a column."""
    if isinstance(frame.columns, pd.MultiIndex):
        raise SamestoryError(
            "read: the DataFrame has columns of several levels. Give it one row of names, for example "
            'frame.columns = ["_".join(map(str, names)) for names in frame.columns].'
        )
    table = frame.copy(deep=False)
    index_names = [level for level in table.index.names if level is not None and level not in table.columns]
    table = table.reset_index(level=index_names) if index_names else table
    table.columns = pd.Index(tidy_names(table.columns))
    table.index = pd.RangeIndex(len(table))
    return Rows(table, [name] * len(table), range(1, len(table) + 1), name=name)
