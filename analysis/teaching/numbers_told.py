"""Numbers told: what each outlet counts, side by side, for a lesson on what is left out."""

from __future__ import annotations

import pandas as pd

from analysis.compare.statements import Statements
from analysis.errors import expect

__all__ = ["numbers_told"]

COUNTED = ("count", "money")
"""Kinds of figures that are shown: how many, how much. Ages, dates and times of day are not."""
SILENT = "–"
"""Stands where an outlet gives no figure."""


def numbers_told(found: Statements) -> pd.DataFrame:
    """Set the figures of the outlets side by side, wherever two or more give one for the same thing.

    Parameters
    ----------
    found : Statements

    Returns
    -------
    DataFrame
        A row a thing counted, a column an outlet; in a cell its figures as printed, each once, or a dash.
        The index: ``counts``, the noun as it is mostly printed; ``basis``, why the figures stand in one row:
        "statement" (they come from one statement, so they should agree) or "noun" (they count the same noun,
        maybe of different things); ``conflict``, "yes" where they cannot both be right. ``event`` stands
        first where there are several.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.compare.statements import statements
    >>> bodies = ["The flood reached 620 houses.", "The flood reached 640 houses."]
    >>> corpus = read(pd.DataFrame({"outlet": ["A", "B"], "event": "e", "body": bodies}))
    >>> numbers_told(statements(corpus, "e"))
    outlet                       A    B
    counts basis     conflict
    houses statement yes       620  640
    """
    expect("teaching", found, Statements, "Pass what sa.statements gave.")
    rows = found.numbers[found.numbers["kind"].isin(COUNTED)]
    names = [name for name in found.matrix.columns if name in set(rows["outlet"])]
    cells = rows.groupby(["event", "thing", "outlet"])["printed"].agg(
        lambda texts: ", ".join(dict.fromkeys(texts))
    )
    table = cells.unstack("outlet").reindex(columns=names).fillna(SILENT)
    things = rows.drop_duplicates(["event", "thing"]).set_index(["event", "thing"]).reindex(table.index)
    things["conflict"] = ["yes" if against else "no" for against in things["conflict"]]
    several = ["event"] if len(found.events) > 1 else []
    keys = things.reset_index()[[*several, "counts", "basis", "conflict"]]
    return table.set_axis(pd.MultiIndex.from_frame(keys)).rename_axis(columns=found.by)
