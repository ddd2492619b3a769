"""Shuffling by hand: slips of paper, one shuffle, and a corpus in which there is nothing to find."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.contrasts import against_rest
from analysis.compare.distinguish.shuffled_names import shuffled_names
from analysis.compare.permutation import SEED, TIE
from analysis.compare.shuffling import BAND
from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.measure import Measures
from analysis.teaching.exercises import by_outlet

__all__ = ["names_shuffled", "one_shuffle", "slips", "within_and_across"]

SLIPS = 3
DRAWS = 1_999
BLOCK = 2_000_000
"""Numbers shuffled at once (16 MB)."""

Array = NDArray[np.float64]
Named = TypeVar("Named", Corpus, Measures)


def slips(measures: Measures, feature: str, event: str) -> pd.DataFrame:
    """Write down the values of one event as on slips of paper: at most three outlets, two decimals.

    Parameters
    ----------
    measures : Measures
    feature, event : str

    Returns
    -------
    DataFrame
        ``outlet`` and ``value``, outlets in the order of their names.

    Raises
    ------
    SamestoryError
        For an event or feature that was not measured.
    """
    values = by_outlet(measures, event, feature).sort_index()[:SLIPS].round(2)
    return pd.DataFrame({"outlet": values.index, "value": values.to_numpy()})


def one_shuffle(measures: Measures, feature: str, outlet: str, *, seed: int = 1) -> pd.DataFrame:
    """Shuffle the names once within every event: on whose article the name falls, and what that gives.

    Parameters
    ----------
    measures : Measures
    feature, outlet : str
    seed : int
        Another seed is another shuffle.

    Returns
    -------
    DataFrame
        A row an event: ``event``, ``found`` (the difference of the outlet as it was), ``falls on`` and
        ``shuffled`` (the difference there). The last row is the mean.

    Raises
    ------
    SamestoryError
        For a feature or outlet that is not there.
    """
    cells, differences = _differences(measures, feature)
    asked = _asked(cells, outlet)
    rng, rows = np.random.default_rng(seed), []
    for event in range(len(cells.events)):
        here = np.flatnonzero((cells.event == event) & ~np.isnan(differences))
        own = here[cells.outlet[here] == asked]
        if len(own):
            pick = int(rng.choice(here))
            name = cells.outlets[cells.outlet[pick]]
            rows.append((cells.events[event], differences[own[0]], name, differences[pick]))
    table = pd.DataFrame(rows, columns=["event", "found", "falls on", "shuffled"])
    mean = pd.DataFrame(
        [("mean", table["found"].mean(), "", table["shuffled"].mean())], columns=table.columns
    )
    return pd.concat([table, mean], ignore_index=True)


def within_and_across(measures: Measures, feature: str, outlet: str, *, seed: int = SEED) -> pd.DataFrame:
    """Shuffle names within events, and for once over all events, to see why the second is wrong.

    Over all events the topics are shuffled too: a name can land on an article about a war that its outlet
    never covered. The band then holds the differences between events, which no outlet made.

    Parameters
    ----------
    measures : Measures
    feature, outlet : str
    seed : int

    Returns
    -------
    DataFrame
        Two rows: ``shuffled``, ``low`` and ``high`` (the middle 95 % of the mean differences) and ``at least
        as far`` (share of shuffles at least as far from 0 as what was found). Plain means of names on values
        as they are, so that the two rows differ in nothing else.

    Raises
    ------
    SamestoryError
        For a feature or outlet that is not there.
    """
    cells, differences = _differences(measures, feature)
    asked = _asked(cells, outlet)
    known = ~np.isnan(differences)
    values = cells.mean(measures.table[[feature]].to_numpy(np.float64))[:, 0]
    mine = known & (cells.outlet == asked)
    events = cells.event[known]
    inside = np.isin(events, cells.event[mine])
    value, event, own = values[known][inside], events[inside], mine[known][inside]
    found = float(differences[mine].mean())
    # The mean difference is a weighted sum of the values: 1 on its own cells, less a share on the others.
    size = np.bincount(event)[event]
    weight = np.where(own, 1.0, -1.0 / (size - 1)) / own.sum()
    rng, rows = np.random.default_rng(seed), []
    for name, group in (("within events", event), ("over all events", np.zeros_like(event))):
        means = _permuted(value, group, weight, rng)
        as_far = (np.abs(means) >= abs(found) * (1 - TIE)).mean()
        rows.append((name, *np.quantile(means, BAND), float(as_far)))
    return pd.DataFrame(rows, columns=["shuffled", "low", "high", "at least as far"])


def _permuted(value: Array, group: NDArray[np.intp], weight: Array, rng: np.random.Generator) -> Array:
    """Weighted sums of values shuffled inside groups that stand together, ``DRAWS`` times."""
    found, size = [], max(BLOCK // len(value), 1)
    for low in range(0, DRAWS, size):
        keys = rng.random((min(size, DRAWS - low), len(value))) + group
        found.append(value[np.argsort(keys, axis=1, kind="stable")] @ weight)
    means: Array = np.concatenate(found)
    return means


def names_shuffled(what: Named, *, by: str = "outlet", within: str = "event", seed: int = 1) -> Named:
    """The same corpus or measures with the names shuffled within events: no difference is left to find.

    A name moves with all articles that an outlet has in an event. Whatever is found here is a false alarm.

    Parameters
    ----------
    what : Corpus or Measures
    by, within : str
    seed : int
        Another seed is another shuffle.

    Returns
    -------
    Corpus or Measures
    """
    cells = cells_of(what.articles, by=by, within=within)
    names, _ = shuffled_names(cells, draws=1, seed=seed)
    moved = what.articles[by].astype(object).to_numpy().copy()
    moved[cells.rows] = np.array(cells.outlets, object)[names[0]]
    articles = what.articles.assign(**{by: pd.Series(moved, what.articles.index, dtype=object)})
    return replace(what, articles=articles)


def _differences(measures: Measures, feature: str) -> tuple[Cells, Array]:
    """Each cell minus the mean of the others of its event."""
    if feature not in measures.table.columns:
        raise SamestoryError(f'teaching: "{feature}" was not measured; {", ".join(measures.features)} were.')
    cells = cells_of(measures.articles, by="outlet", within="event")
    values = cells.mean(measures.table[[feature]].to_numpy(np.float64))
    return cells, against_rest(values, cells.event)[:, 0]


def _asked(cells: Cells, outlet: str) -> int:
    if outlet not in cells.outlets:
        raise SamestoryError(
            f'teaching: no outlet "{outlet}" was compared. There are: {", ".join(cells.outlets)}.'
        )
    return cells.outlets.index(outlet)
