"""Counts that others made, long or wide, as reports: events x outlets."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import ratio
from analysis.compare.coverage.reports import Reports, days_of, earliest, names_in
from analysis.corpus.dates import read_dates
from analysis.errors import SamestoryError
from analysis.wording import counted, some

__all__ = ["reports_of_counts"]

JOIN = " | "
"""Stands between the parts of an event's name where several columns make it."""

Array = NDArray[np.float64]


def reports_of_counts(
    table: pd.DataFrame, *, by: str, within: list[str], count: str, date: str | None
) -> Reports:
    """Add up a table of counts into events x outlets; see ``coverage_of_counts``."""
    long = by in table.columns
    needed = [*within, *([count] if long else []), *([date] if date else [])]
    missing = [name for name in needed if name not in table.columns]
    if missing:
        raise SamestoryError(
            f"coverage: the table of counts has no column {some([f'{name!r}' for name in missing])}. It has: "
            f"{', '.join(map(str, table.columns))}. Name yours with by=, within=, count=, date=."
        )
    event = _events(table, within)
    rows = (event != "").to_numpy()
    if not rows.any():
        raise SamestoryError(
            "coverage: no row of the table of counts names its event. Fill the column of events."
        )
    used, event = table[rows].reset_index(drop=True), event[rows].reset_index(drop=True)
    amounts = _long(used, event, by, count) if long else _wide(used, event, {*within, date or ""})
    values = amounts.to_numpy(np.float64)
    nothing = np.full(values.shape, np.nan)
    notes = ["Amounts are those of the table; words and times are not known."]
    if not rows.all():
        notes.append(f"{counted(int((~rows).sum()), 'row')} without an event left out.")
    if long:
        notes.append("An outlet and event without a row count as 0.")
    else:
        text = [str(name) for name in used if str(name) not in {*amounts.columns, *within, date}]
        notes += [f"Columns that hold text and were taken for no outlet: {some(text)}."] if text else []
    return Reports(
        events=tuple(map(str, amounts.index)),
        outlets=tuple(map(str, amounts.columns)),
        articles=values,
        words=nothing,
        delay=nothing,
        prominence=_shares(values),
        front=nothing,
        days=days_of([], [], np.zeros(0, object), np.zeros(0)),
        dates=_dates(used, event, date, amounts.index),
        clock="",
        unit="count" if not long else count,
        notes=tuple(notes),
    )


def _events(table: pd.DataFrame, within: list[str]) -> pd.Series:
    """The name of each row's event, "" where a part is missing."""
    parts = [names_in(table[name]) for name in within]
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + JOIN + part
    whole = np.logical_and.reduce([(part != "").to_numpy() for part in parts])
    return joined.where(whole, "")


def _long(table: pd.DataFrame, event: pd.Series, by: str, count: str) -> pd.DataFrame:
    """Events x outlets from one row an outlet and event."""
    outlet = names_in(table[by])
    frame = pd.DataFrame({"event": event, "outlet": outlet, "amount": _amounts(table[count], count)})
    frame = frame[frame["outlet"] != ""]
    if frame.empty:
        raise SamestoryError(f'coverage: no row of the table of counts has a value in "{by}". Fill it.')
    added = frame.groupby(["event", "outlet"])["amount"].agg(_total).unstack("outlet")
    listed = frame.assign(row=1).groupby(["event", "outlet"])["row"].sum().unstack("outlet").notna()
    return added.where(listed, 0.0).sort_index().sort_index(axis=1)


def _wide(table: pd.DataFrame, event: pd.Series, named: set[str]) -> pd.DataFrame:
    """Events x outlets from one column an outlet; columns of text are no outlets."""
    outlets = [
        name
        for name in table.columns
        if str(name) not in named and pd.api.types.is_numeric_dtype(table[name])
    ]
    if not outlets:
        raise SamestoryError(
            "coverage: the table of counts has neither a column of outlets nor columns of numbers. "
            "Name the column of outlets with by=, or bring one column an outlet."
        )
    amounts = pd.DataFrame({str(name): _amounts(table[name], str(name)) for name in outlets})
    return amounts.groupby(event.rename("event").to_numpy()).agg(_total).rename_axis("event")


def _total(amounts: pd.Series) -> float:
    """A sum in which one missing amount makes the whole unknown."""
    return float(amounts.sum(skipna=False))


def _amounts(column: pd.Series, name: str) -> pd.Series:
    """A column as amounts; an error for what is none, NaN for an empty cell."""
    values = pd.to_numeric(column, errors="coerce").astype(np.float64)
    wrong = column[(values.isna() & (names_in(column) != "")) | (values < 0) | np.isinf(values)]
    if len(wrong):
        raise SamestoryError(
            f'coverage: "{wrong.iloc[0]}" in the column "{name}" is no amount. Counts are numbers '
            "from 0 up; leave a cell empty where it is not known."
        )
    return values


def _shares(values: Array) -> Array:
    """Share of each outlet's whole amount that was about the event."""
    total = np.broadcast_to(np.nansum(values, axis=0), values.shape)
    return ratio(values, total)


def _dates(table: pd.DataFrame, event: pd.Series, date: str | None, events: pd.Index) -> tuple[str, ...]:
    """The earliest day of each event, "" where none can be read."""
    if date is None:
        return ("",) * len(events)
    return earliest(np.array(read_dates(table[date].tolist()).days, object), event.to_numpy(), events)
