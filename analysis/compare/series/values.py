"""Values: one number an outlet and event with the event's day, from measures or from coverage."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.compare.asked import measured_feature
from analysis.compare.cells import cells_of
from analysis.compare.contrasts import against_rest
from analysis.compare.coverage.clock import clock_of
from analysis.compare.coverage.reports import earliest, names_in
from analysis.compare.coverage.result import Coverage
from analysis.errors import SamestoryError
from analysis.measure import Measures
from analysis.wording import counted

__all__ = ["AMOUNTS", "amount_of", "values_of"]

AMOUNTS = {"articles": "matrix", "words": "words", "prominence": "prominence", "front": "front"}
"""What a series of coverage can show, and the frame that holds it."""
COUNTED = ("articles", "words")
DAYS = "date"
"""The column that makes days the events of a coverage."""

Found = tuple[pd.DataFrame, tuple[str, ...]]


def values_of(source: Measures | Coverage, feature: str, *, by: str, within: str, differences: bool) -> Found:
    """``outlet``, ``event``, ``day`` (days since 1970), ``date``, ``value``; and notes.

    Sorted by outlet, day and event. Events without a date are counted in the notes and left out.
    """
    if isinstance(source, Coverage):
        frame, notes = _of_coverage(source, feature, differences=differences)
    else:
        frame, notes = _of_measures(source, feature, by=by, within=within, differences=differences)
    frame = frame[frame["value"].notna()]
    undated = frame.loc[frame["date"] == "", "event"].nunique()
    if undated:
        notes = (*notes, f"{counted(undated, 'event')} without a date left out.")
    frame = frame[frame["date"] != ""]
    if frame.empty:
        raise SamestoryError(
            f'series: no event with a value of "{feature}" has a date. Fill the column "date", as 2023-08-18.'
        )
    since = pd.to_datetime(frame["date"], format="%Y-%m-%d") - pd.Timestamp(0)
    frame = frame.assign(day=since.dt.days.to_numpy(np.int64))
    return frame.sort_values(["outlet", "day", "event"], kind="stable").reset_index(drop=True), notes


def amount_of(coverage: Coverage, feature: str) -> str:
    """What a series of a coverage counts, and in what: "articles an event", "share of the day's output"."""
    own = coverage.unit in COUNTED
    each = "a day" if coverage.within == DAYS else "an event"
    brought = "counts" if coverage.unit == "count" else coverage.unit
    return {
        "articles": f"{'articles' if own else brought} {each}",
        "words": f"words {each}",
        "prominence": "share of the day's output" if own else "share of the outlet's whole amount",
        "front": "share of its articles on page one",
    }[feature]


def _of_measures(measures: Measures, feature: str, *, by: str, within: str, differences: bool) -> Found:
    measured_feature("series", feature, measures.features)
    cells = cells_of(measures.articles, by=by, within=within, step="series")
    values = measures.table[feature].to_numpy(np.float64)
    event, outlet = names_in(measures.articles[within]), names_in(measures.articles[by])
    clock = clock_of(measures.articles)
    names = pd.Index(sorted(set(event)))
    dates = pd.Series(earliest(clock.day, event.to_numpy(object), names), index=names, dtype=object)
    if differences:
        means = cells.mean(values[:, None])
        frame = pd.DataFrame(
            {
                "outlet": np.array(cells.outlets, object)[cells.outlet],
                "event": np.array(cells.events, object)[cells.event],
                "value": against_rest(means, cells.event)[:, 0],
            }
        )
        return frame.assign(date=frame["event"].map(dates)), cells.notes
    raw = pd.DataFrame({"outlet": outlet.to_numpy(), "event": event.to_numpy(), "value": values})
    raw = raw[(raw["outlet"] != "") & (raw["event"] != "")]
    frame = raw.groupby(["outlet", "event"])["value"].mean().reset_index()
    return frame.assign(date=frame["event"].map(dates)), ()


def _of_coverage(coverage: Coverage, feature: str, *, differences: bool) -> Found:
    if not isinstance(feature, str) or feature not in AMOUNTS:
        raise SamestoryError(
            f'series: coverage has no "{feature}" by event. Name one of: {", ".join(AMOUNTS)}.'
        )
    wide, notes = _amounts(coverage, feature)
    dates = coverage.events.set_index("event")["date"]
    if coverage.within == DAYS:
        dates = pd.Series(wide.index, index=wide.index)
    values = wide.to_numpy(np.float64)
    if differences:
        place = np.repeat(np.arange(len(values)), values.shape[1])
        values = against_rest(values.reshape(-1, 1), place).reshape(values.shape)
    frame = pd.DataFrame(
        {
            "outlet": np.tile(np.array(wide.columns, object), len(wide)),
            "event": np.repeat(np.array(wide.index, object), wide.shape[1]),
            "value": values.ravel(),
        }
    )
    return frame.assign(date=frame["event"].map(dates)), notes


def _amounts(coverage: Coverage, feature: str) -> Found:
    """Events of the pool x outlets; where days are the events, every day from the first to the last.

    Only days on which somebody wrote have a row in a coverage, and a pool drops those of one outlet. A
    volume without its quiet days would be too high, most of all where it was low.
    """
    wide: pd.DataFrame = getattr(coverage, AMOUNTS[feature])
    if coverage.within != DAYS or not wide.index.str.fullmatch(r"\d{4}-\d\d-\d\d").all():
        return wide.loc[coverage.events.loc[coverage.events["in_pool"], "event"]], ()
    every = pd.date_range(wide.index.min(), wide.index.max()).strftime("%Y-%m-%d").rename("event")
    if feature not in COUNTED or wide.isna().any(axis=None):
        return wide.reindex(every), ()
    quiet = counted(len(every) - len(wide), "day")
    said = f"Every day from {every[0]} to {every[-1]} counts; {quiet} without any article as 0."
    return wide.reindex(every, fill_value=0.0), (said,)
