"""Periods: which events fall before a day and which from it on, or in which of two named parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.corpus.dates import read_dates
from analysis.errors import SamestoryError
from analysis.wording import counted, some

__all__ = ["NEITHER", "Periods", "periods_of"]

NEITHER = -1
"""The label of an event that falls in no period."""


@dataclass(frozen=True, eq=False)
class Periods:
    """The period of each event.

    ``label`` (one an event of the cells): 0 first, 1 second, -1 neither. ``dates``: the earliest day of
    its articles, or "". ``names`` of the two periods; ``notes``: what could not be placed.
    """

    label: NDArray[np.intp]
    dates: tuple[str, ...]
    names: tuple[str, str]
    notes: tuple[str, ...] = ()


def periods_of(articles: pd.DataFrame, cells: Cells, split: str, *, within: str) -> Periods:
    """Place each event of ``cells`` before or after a day, or by a column with two values.

    Raises
    ------
    SamestoryError
        If ``split`` is neither a day nor a column with two values, or if all events fall on one side.
    """
    rows = articles.iloc[cells.rows]
    event = cells.event[cells.cell]
    dates = _dates(rows, event, len(cells.events))
    if split in articles.columns:
        periods = _by_column(rows[split], event, dates, split, within)
    else:
        periods = _by_day(dates, split, within)
    if split not in articles.columns and not any(dates):
        raise SamestoryError(
            f'change: no {within} has a date, so none is before or after {split}. Fill the column "date" '
            "(as 2023-05-01), or name a column with two values."
        )
    counts = [int((periods.label == side).sum()) for side in (0, 1)]
    if 0 in counts:
        raise SamestoryError(
            f'change: all {within}s fall on one side of "{split}" ({counts[0]:,} {periods.names[0]}, '
            f"{counts[1]:,} {periods.names[1]}"
            + (f"; dates from {min(filter(None, dates))} to {max(dates)}" if any(dates) else "")
            + "). Choose another split."
        )
    return periods


def _dates(rows: pd.DataFrame, event: NDArray[np.intp], n_events: int) -> tuple[str, ...]:
    """The earliest day of each event's articles, "" without one."""
    if "date" not in rows:
        return ("",) * n_events
    unique = rows["date"].drop_duplicates()
    days = dict(zip(unique, read_dates(list(unique)).days, strict=True))
    day = rows["date"].map(days)
    known = (day.notna() & (day != "")).to_numpy(np.bool_)
    earliest = day[known].astype(str).groupby(event[known]).min()
    return tuple(earliest.reindex(range(n_events), fill_value=""))


def _by_day(dates: tuple[str, ...], split: str, within: str) -> Periods:
    day = read_dates([split]).days[0]
    if not day:
        raise SamestoryError(
            f'change: "{split}" is neither a day nor a column of the articles. Write the first day of the '
            "later period as year-month-day (2023-05-01), or name a column with two values."
        )
    label = np.array([NEITHER if not date else int(date >= day) for date in dates], np.intp)
    undated = int((label == NEITHER).sum())
    notes = (f"{counted(undated, within)} without a date left out.",) if undated else ()
    return Periods(label, dates, (f"before {day}", f"from {day} on"), notes)


def _by_column(
    values: pd.Series, event: NDArray[np.intp], dates: tuple[str, ...], split: str, within: str
) -> Periods:
    words = values.map(lambda value: "" if pd.isna(value) else str(value).strip())
    found = sorted(set(words) - {""})
    if len(found) != 2:
        named = some([f'"{value}"' for value in found]) if found else "none"
        raise SamestoryError(
            f'change: the column "{split}" must have two values to split {within}s by; it has {len(found)} '
            f"({named}). Make a column with two, or pass a day such as 2023-05-01."
        )
    code = words.map({found[0]: 0, found[1]: 1}).to_numpy(np.float64)
    known = ~np.isnan(code)
    n = len(dates)
    total = np.bincount(event[known], minlength=n)
    second = np.bincount(event[known], code[known], minlength=n)
    label = np.where(total == 0, NEITHER, np.where(second == total, 1, np.where(second == 0, 0, NEITHER)))
    unknown, mixed = int((total == 0).sum()), int(((second > 0) & (second < total)).sum())
    notes = []
    if unknown:
        notes.append(f'{counted(unknown, within)} without a value in "{split}" left out.')
    if mixed:
        notes.append(f'{counted(mixed, within)} with both values of "{split}" left out.')
    names = (f'where {split} is "{found[0]}"', f'where {split} is "{found[1]}"')
    return Periods(label.astype(np.intp), dates, names, tuple(notes))
