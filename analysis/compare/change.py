"""Change: whether an outlet's difference from the others is another after a date than before it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.asked import measured_feature
from analysis.compare.cells import Cells, cells_of
from analysis.compare.contrasts import against_rest, summarise
from analysis.compare.correction import false_discovery
from analysis.compare.groups import FEWEST_EVENTS, same_pattern
from analysis.compare.medians import ROUNDING
from analysis.compare.periods import NEITHER, Periods, periods_of
from analysis.compare.permutation import SEED
from analysis.compare.relabelling import changed
from analysis.compare.sentences import title_of, unit_of, with_titles
from analysis.compare.showing import html_of
from analysis.compare.verdict import ALPHA
from analysis.errors import SamestoryError, expect, whole
from analysis.measure import Measures
from analysis.wording import counted, number, p_is, some

__all__ = ["Change", "change"]

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Change:
    """One outlet's difference from the others, before and after.

    Attributes
    ----------
    table : DataFrame
        A row a feature: ``feature``, ``n_before``, ``n_after`` (events), ``before``, ``after`` (mean
        difference from the others in each period), ``change`` (after minus before), ``ci_low``,
        ``ci_high`` (Welch's t, 95 %), ``p`` (the larger of Welch's and that of relabelling; none where the
        difference never varied), ``q`` (over the features of the table that have a p), ``own_change`` (how
        the outlet's own level moved) and ``others_change`` (how that of the others moved in the same
        events); ``change`` is the one minus the other; ``title`` and ``unit`` of the feature.
    events : DataFrame
        ``feature``, ``event``, ``date``, ``period``, ``difference``: what the means are made of.
    outlet, by, within : str
    periods : tuple of str
        The names of the two periods, earlier or first one first.
    seed : int
    notes : tuple of str
    """

    table: pd.DataFrame
    events: pd.DataFrame
    outlet: str
    by: str
    within: str
    periods: tuple[str, str]
    seed: int
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence a feature."""
        return tuple(_said(row, self) for _, row in self.table.iterrows())

    def __repr__(self) -> str:
        shown = int((self.table["q"] < ALPHA).sum())
        return (
            f"Change({self.outlet}, {self.periods[0]} / {self.periods[1]}: "
            f"{shown} of {counted(len(self.table), 'change')} beyond chance)"
        )

    def _repr_html_(self) -> str:
        return html_of(self.sentences[:5], self.table.drop(columns=["title", "unit"]), self.notes)


def change(
    measures: Measures,
    outlet: str,
    *,
    split: str,
    feature: str | None = None,
    by: str = "outlet",
    within: str = "event",
    seed: int = SEED,
) -> Change:
    """Did an outlet's difference from the others change between two periods?

    Comparing an outlet's own level before and after a date mixes the outlet with the news: a war makes
    everybody's words darker. Here the outlet is first compared with the others inside each event, then
    the events of one period with those of the other. The p is the larger of two: from moving the labels
    of the periods over events (studentised), and from Welch's t, which gives the interval. What the raw
    comparison would have said is in ``own_change``, how much of it the others shared in
    ``others_change``.

    Parameters
    ----------
    measures : Measures
    outlet : str
    split : str
        A day ("2023-05-01": the first of the later period; an event's day is the earliest of its
        articles), or the name of a column with two values, the same in all articles of an event. Such
        values are ordered as words are.
    feature : str, optional
        One feature; all without it.
    by, within : str
        As in ``compare``.
    seed : int
        Of the relabelling, where there are more than 200,000 ways.

    Returns
    -------
    Change

    Raises
    ------
    SamestoryError
        If the outlet, the feature or the split is not there, or nothing can be paired.

    Cautions
    --------
    The date must come from outside (a new owner, a new editor), not from looking at the series: the best
    of many dates always looks like a change. The others may have changed as well, and may be others: the
    notes say who was there in one period only. Events near in time may be alike, which makes chance look
    smaller than it is. Below 6 events in either period, no p.

    References
    ----------
    Chung and Romano 2013, *Exact and Asymptotically Robust Permutation Tests*; Welch 1947.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.measure import measure
    >>> rows = [(o, e, f"2024-03-{n + 1:02}", "good " * (n % 3 + (n // 6 + 2) * (o == "A")) + "day. " * 9)
    ...         for n, e in enumerate("abcdefghijkl") for o in "AB"]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "event", "date", "body"]))
    >>> found = change(measure(corpus, "sentiment.huliu_net"), "A", split="2024-03-07")
    >>> found.table[["before", "after", "change", "p", "own_change"]].round(3)
       before   after  change      p  own_change
    0  15.256  21.101   5.844  0.013       5.844
    """
    expect("change", measures, Measures, "Pass sa.measure(corpus).")
    expect("change", split, str, 'Pass a day such as "2023-05-01", or the name of a column with two values.')
    whole("change", "seed", seed, least=0, usual=SEED)
    cells = cells_of(measures.articles, by=by, within=within, step="change")
    features = _asked(measures, outlet, feature, cells, by)
    periods = periods_of(measures.articles, cells, split, within=within)
    values = cells.mean(measures.table[features].to_numpy(np.float64))
    here = cells.outlet == cells.outlets.index(outlet)
    differences = against_rest(values, cells.event)[here]
    event = cells.event[here]
    label = periods.label[event]
    table = _changes(differences, values[here], label, seed)
    table.insert(0, "feature", features)
    table = with_titles(table, measures.titles, measures.units)
    return Change(
        table=table,
        events=_long(differences, event, features, cells, periods),
        outlet=outlet,
        by=by,
        within=within,
        periods=periods.names,
        seed=seed,
        notes=(*cells.notes, *periods.notes, *_notes(cells, here, periods, within)),
    )


def _asked(measures: Measures, outlet: str, feature: str | None, cells: Cells, by: str) -> list[str]:
    """The features asked for, after a look whether outlet and feature are there."""
    if outlet not in cells.outlets:
        raise SamestoryError(
            f'change: no {by} "{outlet}" shares an event with another. '
            f"These do: {some(cells.outlets, most=10)}."
        )
    if feature is not None:
        measured_feature("change", feature, measures.features)
    return list(measures.features) if feature is None else [feature]


def _changes(differences: Array, own: Array, label: NDArray[np.intp], seed: int) -> pd.DataFrame:
    """The table without its features: ``differences`` and ``own`` values, events x features."""
    dated = label != NEITHER
    differences, own, label = differences[dated], own[dated], label[dated]
    own = np.where(np.isnan(differences), np.nan, own)
    before, after = (summarise(differences[label == period]) for period in (0, 1))
    level = [summarise(own[label == period]).mean for period in (0, 1)]
    enough = np.minimum(before.n, after.n) >= FEWEST_EVENTS
    p, low, high = np.full((3, differences.shape[1]), np.nan)
    known = ~np.isnan(differences)
    for columns in same_pattern(known):
        rows = known[:, columns[0]]
        if enough[columns[0]]:
            shared = differences[np.ix_(rows, columns)]
            p[columns], low[columns], high[columns] = changed(shared, label[rows] == 1, seed=seed)
    # What never varied was not left to chance: no test, and none of the family that q is over.
    p[_never_varied(differences)] = np.nan
    moved = after.mean - before.mean
    return pd.DataFrame(
        {
            "n_before": before.n.astype(np.int64),
            "n_after": after.n.astype(np.int64),
            "before": before.mean,
            "after": after.mean,
            "change": moved,
            "ci_low": low,
            "ci_high": high,
            "p": p,
            "q": false_discovery(p),
            "own_change": level[1] - level[0],
            "others_change": level[1] - level[0] - moved,
        }
    )


def _never_varied(differences: Array) -> NDArray[np.bool_]:
    """Which columns hold one value in all events of both periods."""
    known = ~np.isnan(differences)
    low = np.where(known, differences, np.inf).min(axis=0, initial=np.inf)
    high = np.where(known, differences, -np.inf).max(axis=0, initial=-np.inf)
    return np.asarray(high - low <= ROUNDING * np.maximum(np.abs(low), np.abs(high)), np.bool_)


def _long(
    differences: Array, event: NDArray[np.intp], features: list[str], cells: Cells, periods: Periods
) -> pd.DataFrame:
    """The differences as rows, by feature and date; events in neither period left out."""
    feature, row = np.nonzero((~np.isnan(differences) & (periods.label[event] != NEITHER)[:, None]).T)
    place = event[row]
    names = np.array(periods.names, object)
    frame = pd.DataFrame(
        {
            "feature": np.array(features, object)[feature],
            "event": np.array(cells.events, object)[place],
            "date": np.array(periods.dates, object)[place],
            "period": names[periods.label[place]],
            "difference": differences[row, feature],
        }
    )
    order = np.lexsort((place, frame["date"].to_numpy(str), periods.label[place], feature))
    return frame.iloc[order].reset_index(drop=True)


def _notes(cells: Cells, here: NDArray[np.bool_], periods: Periods, within: str) -> tuple[str, ...]:
    """Who else was there in one period only."""
    inside = np.isin(cells.event, cells.event[here]) & ~here
    partners = [set(cells.outlet[inside & (periods.label[cells.event] == period)]) for period in (0, 1)]
    notes = []
    for name, only in zip(periods.names, (partners[0] - partners[1], partners[1] - partners[0]), strict=True):
        if only:
            listed = some([f'"{cells.outlets[number]}"' for number in sorted(only)])
            notes.append(
                f"Among the others in {within}s {name} only: {listed}. A change may come from the company."
            )
    return tuple(notes)


def _said(row: pd.Series, result: Change) -> str:
    """One row in words: no more than the numbers bear."""
    what, first, second = f"“{title_of(row)}”", *result.periods
    n = [counted(row[name], result.within) for name in ("n_before", "n_after")]
    if not math.isfinite(row["p"]) and min(row["n_before"], row["n_after"]) >= FEWEST_EVENTS:
        always = (
            f"always lay {_beside(row['before'])} the mean of" if row["before"] else "never differed from"
        )
        return (
            f"In {n[0]} {first} and {n[1]} {second}, {result.outlet} {always} the others in {what} "
            f"({unit_of(row)}): no change."
        )
    if not math.isfinite(row["p"]):
        return (
            f"{title_of(row)}, {result.outlet}. Cannot say: {n[0]} {first} and {n[1]} {second}; "
            f"at least {FEWEST_EVENTS} of each are needed."
        )
    told = (
        f"In {n[0]} {first}, {result.outlet} was {_beside(row['before'])} the mean of the others in {what}; "
        f"in {n[1]} {second}, {_beside(row['after'])} it ({unit_of(row)}). The change of "
        f"{number(row['change'], signed=True)} (95 % interval {number(row['ci_low'])} to "
        f"{number(row['ci_high'])}; {p_is('q', row['q'])})"
    )
    without_zero = row["ci_low"] > 0 or row["ci_high"] < 0
    if row["q"] < ALPHA and without_zero:
        return f"{told} is more than chance makes. Its own level moved by {_levels(row)}."
    return f"{told} may be chance: no change is shown. Its own level moved by {_levels(row)}."


def _levels(row: pd.Series) -> str:
    own, others = number(row["own_change"], signed=True), number(row["others_change"], signed=True)
    return f"{own}, that of the others by {others}"


def _beside(difference: float) -> str:
    return f"{number(abs(difference))} {'below' if difference < 0 else 'above'}" if difference else "on"
