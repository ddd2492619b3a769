"""Reports: how much each outlet wrote on each event, how early, how prominently, as events x outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import ratio
from analysis.compare.coverage.clock import Clock, clock_of
from analysis.compare.coverage.words import words_in
from analysis.corpus.outlets import lookalikes
from analysis.errors import SamestoryError
from analysis.wording import counted, some

__all__ = ["Reports", "days_of", "earliest", "names_in", "reports_of"]

FRONT = ("page", "position")
"""Columns that say where an article stood; 1 (or "A1") is the front page or the top of the list."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Reports:
    """What was reported, each array events x outlets.

    Attributes
    ----------
    events, outlets : tuple of str
        Sorted.
    articles : array
        Articles (or whatever was counted); 0 where there is none, NaN where it is not known.
    words : array
        Their words; NaN throughout where no text and no column of words was brought.
    delay : array
        Time from the first report of the event by any outlet, in ``clock``; NaN without a time.
    prominence : array
        Share of what the outlet wrote on those days that was about the event; NaN where it wrote nothing.
    front : array
        Share of the outlet's articles on the event that stood on the front page or on top; NaN if unknown.
    days : DataFrame
        A row an event, outlet and day with an article: ``event``, ``outlet``, ``date``, ``articles``,
        ``words`` (NaN where they are not known).
    dates : tuple of str
        Day of the first report of each event, "" where no article has one.
    clock : str
        "hours", "days" or "" (no times).
    unit : str
        What attention is counted in: "words", or "articles" where words are not known.
    notes : tuple of str
    """

    events: tuple[str, ...]
    outlets: tuple[str, ...]
    articles: Array
    words: Array
    delay: Array
    prominence: Array
    front: Array
    days: pd.DataFrame
    dates: tuple[str, ...]
    clock: str
    unit: str
    notes: tuple[str, ...]

    @property
    def attention(self) -> Array:
        """Words where they are known, else articles."""
        return self.words if self.unit == "words" else self.articles


def reports_of(articles: pd.DataFrame, *, by: str, within: str) -> Reports:
    """Add up articles into events x outlets.

    Raises
    ------
    SamestoryError
        If a column is missing or no article names both an outlet and an event.

    Examples
    --------
    >>> articles = pd.DataFrame({"event": ["e", "e", "f"], "outlet": ["Post", "Post", "Times"]})
    >>> reports_of(articles, by="outlet", within="event").articles
    array([[2., 0.],
           [0., 1.]])
    """
    _check_columns(articles, by=by, within=within)
    outlet, event = names_in(articles[by]), names_in(articles[within])
    signed = articles[(outlet != "").to_numpy()].reset_index(drop=True)
    outlet, event = outlet[outlet != ""].reset_index(drop=True), event[outlet != ""].reset_index(drop=True)
    placed = (event != "").to_numpy()
    if not placed.any():
        raise SamestoryError(
            f'coverage: no article has both a value in "{by}" and one in "{within}" '
            f"({counted(len(articles), 'article')}). Fill both; articles about one event share a value."
        )
    outlets, events = sorted(set(outlet[placed])), sorted(set(event[placed]))
    # Articles without an event still count as what the outlet wrote on that day.
    known = outlet.isin(outlets).to_numpy()
    signed, placed = signed[known].reset_index(drop=True), placed[known]
    column = pd.Index(outlets).get_indexer(outlet[known])
    row = pd.Index(events).get_indexer(event[known])
    shape = (len(events), len(outlets))
    cell = (row * len(outlets) + column)[placed]
    words, noted = words_in(signed)
    clock = clock_of(signed)
    number = _added(cell, np.ones(len(cell)), shape)
    total = _added(cell, words[placed], shape)
    unit = "articles" if np.isnan(words).any() else "words"
    amounts = words if unit == "words" else np.ones(len(words))
    return Reports(
        events=tuple(events),
        outlets=tuple(outlets),
        articles=number,
        words=total if unit == "words" else np.full(shape, np.nan),
        delay=_delays(clock, placed, cell, shape),
        prominence=_prominence(amounts, clock, placed, row, column, shape),
        front=_front(signed[placed], cell, shape),
        days=days_of(event[known][placed], outlet[known][placed], clock.day[placed], words[placed]),
        dates=earliest(clock.day[placed], row[placed], pd.RangeIndex(len(events))),
        clock=clock.unit,
        unit=unit,
        notes=(*_left_out(articles, by, within), *noted, *clock.notes),
    )


def names_in(column: pd.Series) -> pd.Series:
    """Every value as text, "" for a missing or blank one."""
    text = column.astype(object).where(column.notna(), "").map(str)
    return text.where(text.str.strip() != "", "")


def _check_columns(articles: pd.DataFrame, *, by: str, within: str) -> None:
    for role, column in (("by", by), ("within", within)):
        if column not in articles.columns:
            raise SamestoryError(
                f'coverage: there is no column "{column}" ({role}). The articles have: '
                f"{', '.join(map(str, articles.columns))}. Name one of these."
            )
    if by == within:
        raise SamestoryError(
            f'coverage: by and within are both "{by}". Name the column of who wrote (by="outlet") and the '
            'column of what about (within="event").'
        )


def _added(cell: NDArray[np.intp], amounts: Array, shape: tuple[int, int]) -> Array:
    """Sums by cell, events x outlets."""
    total = np.bincount(cell, weights=amounts, minlength=shape[0] * shape[1])
    return total.reshape(shape).astype(np.float64)


def _delays(clock: Clock, placed: NDArray[np.bool_], cell: NDArray[np.intp], shape: tuple[int, int]) -> Array:
    """Time of each outlet's first report less the first of all, event by event."""
    earliest = np.full(shape[0] * shape[1], np.inf)
    time = clock.time[placed]
    known = ~np.isnan(time)
    np.minimum.at(earliest, cell[known], time[known])
    times = earliest.reshape(shape)
    first = times.min(axis=1, keepdims=True)
    reported = np.isfinite(times)
    delay: Array = np.subtract(times, first, out=np.full(shape, np.nan), where=reported)
    return delay


def earliest(days: NDArray[np.object_], event: NDArray[np.generic], events: pd.Index) -> tuple[str, ...]:
    """The earliest day of each of ``events``, "" for none; ISO days sort as text."""
    dated = days != ""
    first = pd.Series(days[dated], dtype=object).groupby(event[dated]).min().reindex(events)
    return tuple(first.where(first.notna(), "").map(str))


def _prominence(
    amounts: Array,
    clock: Clock,
    placed: NDArray[np.bool_],
    row: NDArray[np.intp],
    column: NDArray[np.intp],
    shape: tuple[int, int],
) -> Array:
    """Share of an outlet's output, on the days it wrote of the event, that was of the event."""
    # Where no article has a day, the whole corpus is one.
    day = pd.factorize(clock.day)[0] if (clock.day != "").any() else np.zeros(len(column), np.intp)
    dated = (clock.day != "") if (clock.day != "").any() else np.ones(len(column), np.bool_)
    frame = pd.DataFrame({"row": row, "column": column, "day": day, "amount": amounts, "placed": placed})[
        dated
    ]
    output = frame.groupby(["column", "day"])["amount"].sum().rename("output")
    on_event = frame[frame["placed"]].groupby(["row", "column", "day"], as_index=False)["amount"].sum()
    on_event = on_event.join(output, on=["column", "day"])
    cell = (on_event["row"] * shape[1] + on_event["column"]).to_numpy()
    return ratio(
        _added(cell, on_event["amount"].to_numpy(np.float64), shape),
        _added(cell, on_event["output"].to_numpy(np.float64), shape),
    )


def days_of(
    event: Sequence[str] | pd.Series,
    outlet: Sequence[str] | pd.Series,
    day: NDArray[np.object_],
    words: Array,
) -> pd.DataFrame:
    """Articles and words of each outlet on each event, day by day; articles without a day left out.

    >>> days_of(["e", "e"], ["A", "A"], np.array(["2023-08-18", ""], object), np.array([9.0, 5.0]))
      event outlet        date  articles  words
    0     e      A  2023-08-18         1    9.0
    """
    frame = pd.DataFrame(
        {"event": list(event), "outlet": list(outlet), "date": day, "articles": 1, "words": words}
    )
    dated = frame[frame["date"] != ""]
    return dated.groupby(["event", "outlet", "date"], as_index=False).agg(
        articles=("articles", "sum"), words=("words", lambda known: known.sum(skipna=False))
    )


def _front(articles: pd.DataFrame, cell: NDArray[np.intp], shape: tuple[int, int]) -> Array:
    """Share of articles on page one or at the top, among those whose place is given."""
    column = next((name for name in FRONT if name in articles), None)
    if column is None:
        return np.full(shape, np.nan)
    place = names_in(articles[column]).str.strip().str.upper()
    given = (place != "").to_numpy().astype(np.float64)
    first = place.str.fullmatch(r"A?0{0,3}1(?:\.0)?").to_numpy().astype(np.float64)
    return ratio(_added(cell, first, shape), _added(cell, given, shape))


def _left_out(articles: pd.DataFrame, by: str, within: str) -> list[str]:
    """Articles without an outlet or event, look-alike names, wire copy."""
    notes = []
    outlet, event = names_in(articles[by]), names_in(articles[within])
    nobody, nothing = int((outlet == "").sum()), int(((outlet != "") & (event == "")).sum())
    if nobody:
        notes.append(f'{counted(nobody, "article")} without a value in "{by}" left out.')
    if nothing:
        notes.append(
            f'{counted(nothing, "article")} without a value in "{within}" counted only in what an outlet '
            "wrote on a day."
        )
    pairs = [f'"{one}" and "{other}"' for one, other in lookalikes(outlet)]
    if pairs:
        notes.append(f"May be one outlet in two spellings, kept apart: {some(pairs)}.")
    copies = int((names_in(articles["copy_of"]) != "").sum()) if "copy_of" in articles else 0
    if copies:
        verb = "repeats" if copies == 1 else "repeat"
        notes.append(
            f"{counted(copies, 'article')} {verb} an earlier text of the same event (wire copy): counted."
        )
    return notes
