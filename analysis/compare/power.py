"""Power: how large a difference this corpus could have shown, and how many events would show less."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.asked import measured_feature
from analysis.compare.cells import cells_of
from analysis.compare.events_needed import MOST_EVENTS, crossing, events_for, falling
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import detectable_in_sds
from analysis.compare.permutation import SEED
from analysis.compare.planting import Pool, detected, drawn, pool_of, sizes_for
from analysis.compare.showing import html_of
from analysis.engine import one_thread
from analysis.errors import SamestoryError, expect, whole
from analysis.measure import Measures
from analysis.wording import counted, number

__all__ = ["Power", "power"]

DATA_SETS = 500
"""Data sets a row: a share of 80 % is then known to 3.6 points either way."""
EVENTS = (6, 8, 12, 20, 30, 50, 100)
"""Numbers of events for which power is asked beside the corpus's own."""
AROUND = (0.5, 0.75, 0.9, 1.0, 1.15, 1.4, 2.0)
"""Differences tried for each number of events, in units of the formula's smallest detectable one."""
ASKED = (0.5, 0.75, 1.0, 1.5)
"""Differences tried for all numbers of events where the caller names none, in the same unit."""

Array = NDArray[np.float64]

TABLE = ["difference", "n_events", "power", "low", "high"]


@dataclass(frozen=True, eq=False)
class Power:
    """How often a difference of a given size would be found, by simulation on the corpus's own values.

    Attributes
    ----------
    table : DataFrame
        ``difference`` (planted, in the measure's unit), ``n_events``, ``power`` (share of data sets in
        which it was found), ``low``, ``high`` (95 % interval of that share; Clopper and Pearson 1934).
        Difference 0: false alarms, which should be some .05.
    smallest : DataFrame
        ``n_events``, ``simulated``, ``formula``: the difference found 80 times in 100, interpolated in
        ``table`` (smoothed so that more events never need a larger one), and by the noncentral t
        distribution.
    needed : DataFrame
        ``difference``, ``n_events``: how many events would find it 80 times in 100, at least 6, and more
        than in any row of ``table`` that shows it to fail (``high`` below .80); beyond the largest number
        tried as the root of the number of events goes.
    feature, title, unit, outlet, by, within : str
        ``outlet`` is "" where any outlet was meant.
    n_events : int
        Events of the corpus that the outlet is in.
    data_sets, seed : int
    notes : tuple of str
    """

    table: pd.DataFrame
    smallest: pd.DataFrame
    needed: pd.DataFrame
    feature: str
    title: str
    unit: str
    outlet: str
    by: str
    within: str
    n_events: int
    data_sets: int
    seed: int
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The answer in words; one sentence where nothing could be simulated."""
        who = self.outlet or f"one {self.by}"
        what = f"“{self.title}”"
        if self.table.empty:
            found = f"{counted(self.n_events, self.within)} of {who} in {what}"
            return (f"From {found} no power could be simulated: {self.notes[0]}",)
        own = self.smallest[self.smallest["n_events"] == self.n_events].iloc[0]
        formula = f"{number(own['formula'])} ({self.unit})"
        told = (
            f"In these {counted(self.n_events, self.within)}, a difference of {who} from the others in {what}"
        )
        if math.isfinite(own["simulated"]):
            first = (
                f"{told} had to be {number(own['simulated'])} or more to be found in 80 of 100 such corpora, "
                f"by simulation; the formula says {formula}."
            )
        else:
            first = f"{told} had to be, by the formula, {formula} to be found in 80 of 100 such corpora."
        asked = self.needed.to_numpy(np.float64).tolist()
        return (first, *(self._needed(difference, n_events) for difference, n_events in asked))

    def _needed(self, difference: float, n_events: float) -> str:
        fewest = " or fewer" if n_events == FEWEST_EVENTS else ""
        events = f"some {counted(n_events, self.within)}{fewest}"
        return f"To find a difference of {number(difference)} as often, it takes {events}."

    def __repr__(self) -> str:
        who = self.outlet or f"any {self.by}"
        return (
            f"Power({self.feature}, {who}: {len(self.table)} rows of {self.data_sets} data sets, "
            f"{counted(self.n_events, self.within)} in the corpus)"
        )

    def _repr_html_(self) -> str:
        return html_of(self.sentences, self.table, self.notes)


def power(
    measures: Measures,
    feature: str,
    outlet: str | None = None,
    *,
    by: str = "outlet",
    within: str = "event",
    differences: Sequence[float] | None = None,
    seed: int = SEED,
    data_sets: int = DATA_SETS,
) -> Power:
    """How large a difference would have been found, and how many events would find a smaller one.

    A result of "no difference shown" means little if the corpus could not have shown one. Data sets are
    made of its own events: what is constant to each outlet is taken out and names are shuffled within
    events, so that no difference is left; then a difference is planted for one name, and the test of
    ``compare`` is run (studentised shuffles, 999 of them where too many to try all; p < .05 and an
    interval without 0). Power is the share of data sets in which it was found. For more or fewer events,
    events are drawn with replacement.

    Parameters
    ----------
    measures : Measures
    feature : str
    outlet : str, optional
        Its events, and the spread of its own differences; without it, those of any outlet.
    by, within : str
        As in ``compare``.
    differences : sequence of float, optional
        Sizes to ask about, in the measure's unit; by default around what the formula says.
    seed, data_sets : int
        Of the simulation: data sets a row of the table.

    Returns
    -------
    Power

    Raises
    ------
    SamestoryError
        For a feature or outlet that is not there, differences that are no numbers, or nothing to pair.

    Cautions
    --------
    For one row tested alone: among many rows q asks for more, and the true power is lower. Ask before
    collecting, not to explain away what was found (Hoenig and Heisey 2001, *The Abuse of Power*). More
    events are taken to be like those at hand.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.measure import measure
    >>> rows = [(o, e, "good " * (n % 3 + 4 * (o == "A")) + f"day at {e}. " * 4)
    ...         for n, e in enumerate("stuvwxyz") for o in "ABC"]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "event", "body"]))
    >>> measures = measure(corpus, "sentiment.huliu_net")
    >>> found = power(measures, "sentiment.huliu_net", "A", differences=[1.0, 5.0], data_sets=10)
    >>> at_hand = found.table[found.table["n_events"] == 8].set_index("difference")
    >>> at_hand.loc[[1.0, 5.0], "power"].round(1).tolist()
    [0.2, 1.0]
    """
    expect("power", measures, Measures, "Pass sa.measure(corpus).")
    measured_feature("power", feature, measures.features)
    whole("power", "seed", seed, least=0, usual=SEED)
    whole("power", "data_sets", data_sets, least=1, usual=DATA_SETS)
    _check_sizes(differences)
    cells = cells_of(measures.articles, by=by, within=within, step="power")
    if outlet is not None and outlet not in cells.outlets:
        raise SamestoryError(
            f'power: no {by} "{outlet}" shares an event with another. These do: {", ".join(cells.outlets)}.'
        )
    values = cells.mean(measures.table[[feature]].to_numpy(np.float64))[:, 0]
    pool = pool_of(values, cells, None if outlet is None else cells.outlets.index(outlet))
    why_not = _why_not(pool, within)
    asked = tuple(sorted(abs(float(size)) for size in differences)) if differences is not None else None
    with one_thread():
        table, smallest, needed = _nothing() if why_not else _simulated(pool, asked, seed, data_sets)
    return Power(
        table=table,
        smallest=smallest,
        needed=needed,
        feature=feature,
        title=measures.titles[feature],
        unit=measures.units[feature],
        outlet=outlet or "",
        by=by,
        within=within,
        n_events=pool.n_events,
        data_sets=data_sets,
        seed=seed,
        notes=(why_not,) if why_not else _notes(pool, by, within, outlet),
    )


def _check_sizes(differences: Sequence[float] | None) -> None:
    if differences is None:
        return
    if not isinstance(differences, Iterable) or isinstance(differences, str | bytes):
        raise SamestoryError(
            f"power: differences must be a list of numbers, not {differences!r}. "
            "Pass for example differences=[0.5, 1.0], or leave it out."
        )
    sizes = np.asarray(list(differences), object)
    numbers = [
        isinstance(size, int | float | np.number) and math.isfinite(size) and size != 0 for size in sizes
    ]
    if not numbers or not all(numbers):
        raise SamestoryError(
            f"power: differences must be numbers other than 0 in the measure's unit, found "
            f"{list(differences)!r}. "
            "Pass for example differences=[0.5, 1.0], or leave it out."
        )


def _why_not(pool: Pool, within: str) -> str:
    """Why nothing can be simulated, or ""."""
    if pool.n_events < FEWEST_EVENTS:
        return f"{counted(pool.n_events, within)} cannot decide; at least {FEWEST_EVENTS} are needed."
    if not pool.spread > 0:
        return f"the differences are the same in each {within}; without spread there is nothing to draw from."
    return ""


def _nothing() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return (
        pd.DataFrame(columns=TABLE, dtype=np.float64),
        pd.DataFrame(columns=["n_events", "simulated", "formula"], dtype=np.float64),
        pd.DataFrame(columns=["difference", "n_events"], dtype=np.float64),
    )


def _simulated(
    pool: Pool, asked: tuple[float, ...] | None, seed: int, data_sets: int
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The table, the smallest detectable differences, and the events needed for those asked about."""
    sizes = asked or tuple(pool.spread * detectable_in_sds(pool.n_events) * share for share in ASKED)
    rows, smallest = [], []
    for n_events in sorted({*EVENTS, pool.n_events}):
        formula = pool.spread * detectable_in_sds(n_events)
        simulated = float("nan")
        if n_events <= MOST_EVENTS:
            grid = np.unique([0.0, *sizes, *(formula * share for share in AROUND)])
            found = _found(pool, n_events, grid, seed, data_sets)
            rows += [(difference, n_events, hits) for difference, hits in zip(grid, found, strict=True)]
            simulated = crossing(grid, found / data_sets)
        smallest.append((n_events, simulated, formula))
    table = _shares(pd.DataFrame(rows, columns=["difference", "n_events", "hits"]), data_sets)
    reached = falling(pd.DataFrame(smallest, columns=["n_events", "simulated", "formula"]))
    needed = [(size, events_for(size, reached, table)) for size in sizes]
    return table, reached, pd.DataFrame(needed, columns=["difference", "n_events"])


def _found(pool: Pool, n_events: int, grid: Array, seed: int, data_sets: int) -> NDArray[np.int64]:
    """In how many data sets each planted difference of the grid was found; the same data sets for all."""
    sizes = sizes_for(pool, n_events)
    sets = drawn(pool, sizes, data_sets, np.random.default_rng([seed, n_events]))
    hits = [int(detected(sets, sizes, float(size), seed=seed).sum()) for size in grid]
    return np.array(hits, np.int64)


def _shares(table: pd.DataFrame, data_sets: int) -> pd.DataFrame:
    """Hits as shares with their binomial interval."""
    from statsmodels.stats.proportion import proportion_confint

    hits = table["hits"].to_numpy(np.int64)
    low, high = proportion_confint(hits, data_sets, method="beta")
    return table.assign(power=hits / data_sets, low=low, high=high)[TABLE]


def _notes(pool: Pool, by: str, within: str, outlet: str | None) -> tuple[str, ...]:
    notes = [
        f"Power of one test at .05, not of one among many; events to come are taken to be like these "
        f"{counted(sum(len(events) for events in pool.by_size.values()), within)}.",
        f"What is constant to each {by} was taken out before names were shuffled within {within}s; the "
        "planted difference is the same in each.",
    ]
    notes.append(
        "The shares of the table are as counted; what is read from them is smoothed, as more events or a "
        "larger difference cannot make a find rarer."
    )
    if outlet is None:
        notes.append(
            f"No {by} was named: {counted(pool.n_events, within)} is the median over {by}s of the {within}s "
            "that each is in; some are in fewer, some in more."
        )
    if pool.n_events > MOST_EVENTS:
        notes.append(f"Above {MOST_EVENTS:,} {within}s only the formula is given.")
    return tuple(notes)
