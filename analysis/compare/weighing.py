"""What an event counts: the weights of events, and the events that every outlet covered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.errors import SamestoryError
from analysis.wording import counted, some

__all__ = ["event_weights", "shared_events", "worth"]

Array = NDArray[np.float64]


def event_weights(articles: pd.DataFrame, cells: Cells, by: str) -> Array | None:
    """One weight an event with mean 1, or None where all count the same.

    Parameters
    ----------
    articles : DataFrame
    cells : Cells
    by : str
        "equal", "articles" (how many compared articles the event has), "words" (their words, headline and
        body), or a numeric column with one value an event.

    Raises
    ------
    SamestoryError
        For a column that is not there, not numeric, not above 0, or not the same within an event.

    Examples
    --------
    >>> from analysis.compare.cells import cells_of
    >>> articles = pd.DataFrame({"article": list("abcde"), "event": list("eefff"), "outlet": list("ABABB")})
    >>> event_weights(articles, cells_of(articles, by="outlet", within="event"), "articles")
    array([0.8, 1.2])
    """
    if by == "equal":
        return None
    event = cells.event[cells.cell]
    found: Array
    if by == "articles":
        found = np.asarray(np.bincount(event, minlength=len(cells.events)), np.float64)
    else:
        values = _numbers(articles, cells, by)
        if by == "words":
            found = np.asarray(np.bincount(event, values, minlength=len(cells.events)), np.float64)
        else:
            found = _one_an_event(values, event, cells, by)
    refused = ~(np.isfinite(found) & (found > 0))
    if refused.any():
        worst = int(refused.argmax())
        raise SamestoryError(
            f'compare: weights="{by}" must be a number above 0 in every event, but event '
            f'"{cells.events[worst]}" has {found[worst]:g}. Fill it in, or leave that event out.'
        )
    scaled: Array = found / found.mean()
    return scaled


def _numbers(articles: pd.DataFrame, cells: Cells, by: str) -> Array:
    """The column's values for the articles compared."""
    if by not in articles.columns:
        raise SamestoryError(
            f'compare: weights="{by}" names no column. Use "equal", "articles", "words" or a numeric column; '
            f"the articles have: {', '.join(str(column) for column in articles.columns)}."
        )
    values = pd.to_numeric(articles[by].iloc[cells.rows], errors="coerce").to_numpy(np.float64)
    missing = np.isnan(values)
    if missing.any():
        first = cells.events[cells.event[cells.cell[missing.argmax()]]]
        raise SamestoryError(
            f'compare: weights="{by}": {counted(int(missing.sum()), "article")} without a number in that '
            f'column, the first in event "{first}". Fill it in, or weigh by another column.'
        )
    return values


def _one_an_event(values: Array, event: NDArray[np.intp], cells: Cells, by: str) -> Array:
    """The value of each event; an error where its articles disagree."""
    low, high = np.full(len(cells.events), np.inf), np.full(len(cells.events), -np.inf)
    np.minimum.at(low, event, values)
    np.maximum.at(high, event, values)
    differ = low != high
    if differ.any():
        first = int(differ.argmax())
        raise SamestoryError(
            f'compare: weights="{by}" must be the same for all articles of an event, but event '
            f'"{cells.events[first]}" has {low[first]:g} and {high[first]:g}. Give each event one value.'
        )
    return low


def worth(weights: Array) -> float:
    """How many equal events these are worth: (sum of w)^2 / sum of w^2, from 1 to their number.

    Source: Kish 1965, *Survey Sampling*.

    >>> worth(np.array([1.0, 1.0, 2.0])).__round__(2)
    2.67
    """
    return float(weights.sum() ** 2 / (weights * weights).sum())


def shared_events(cells: Cells, *, within: str) -> Cells:
    """Only the events that every outlet covered; the rest is counted in a note.

    Raises
    ------
    SamestoryError
        If there is no such event.
    """
    covered = np.bincount(cells.event, minlength=len(cells.events))
    whole = covered == len(cells.outlets)
    if whole.all():
        return cells
    if not whole.any():
        by_outlet = np.bincount(cells.outlet, minlength=len(cells.outlets))
        least = int(by_outlet.argmin())
        raise SamestoryError(
            f'compare: events="shared" leaves nothing: none of {counted(len(cells.events), within)} was '
            f'covered by all {len(cells.outlets)} outlets (fewest: "{cells.outlets[least]}", '
            f'{by_outlet[least]:,}). Use events="all", or leave out outlets that are seldom there.'
        )
    dropped = [f'"{cells.events[number]}"' for number in np.flatnonzero(~whole)]
    kept = whole[cells.event]
    rows = kept[cells.cell]
    new_event, new_cell = np.cumsum(whole) - 1, np.cumsum(kept) - 1
    verb = "was" if len(dropped) == 1 else "were"
    return replace(
        cells,
        event=new_event[cells.event[kept]].astype(np.intp),
        outlet=cells.outlet[kept],
        events=tuple(name for name, all_there in zip(cells.events, whole, strict=True) if all_there),
        rows=cells.rows[rows],
        cell=new_cell[cells.cell[rows]].astype(np.intp),
        notes=(
            *cells.notes,
            f"Only events that every outlet covered: {counted(len(dropped), within)} of "
            f"{len(cells.events):,} {verb} not and dropped out: {within} {some(dropped)}.",
        ),
    )
