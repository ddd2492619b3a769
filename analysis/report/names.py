"""Values of a column as names, read as the comparison reads them."""

from __future__ import annotations

import pandas as pd

__all__ = ["names_in"]


def names_in(table: pd.DataFrame, column: str) -> list[str]:
    """Each value as text, as it stands; "" for a missing or blank one.

    Examples
    --------
    >>> names_in(pd.DataFrame({"year": ["2020", None, " "]}), "year")
    ['2020', '', '']
    """
    texts = ["" if pd.isna(value) else str(value) for value in table[column]]
    return [text if text.strip() else "" for text in texts]
