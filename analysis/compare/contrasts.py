"""Contrasts: an outlet minus the others in the same event, and what a column of such differences says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, ratio
from analysis.compare.medians import ROUNDING, hodges_lehmann, median_interval

__all__ = [
    "Summary",
    "against_other",
    "against_rest",
    "aligned",
    "by_event",
    "centred_medians",
    "cliffs_delta",
    "hodges_lehmann",
    "median_intervals",
    "medians",
    "summarise",
    "without_rounding",
]

CLEARLY = 4.0
"""Other outlets differ clearly where what lies between them is more than so many times the noise."""

Array = NDArray[np.float64]


def against_rest(values: Array, event: NDArray[np.intp]) -> Array:
    """Each cell minus the mean of the other cells of its event (cells x columns).

    With k cells measured in the event, d = (k y - sum of y) / (k - 1). NaN where the cell or every
    other cell of the event is NaN. ``event`` is sorted.

    >>> against_rest(np.array([[2.0], [1.0], [1.5]]), np.array([0, 0, 0])).ravel()
    array([ 0.75, -0.75,  0.  ])
    """
    starts = np.flatnonzero(np.r_[True, event[1:] != event[:-1]])
    place = np.cumsum(np.r_[False, event[1:] != event[:-1]])
    present = ~np.isnan(values)
    count = np.add.reduceat(present.astype(np.float64), starts, axis=0)[place]
    total = np.add.reduceat(np.where(present, values, 0.0), starts, axis=0)[place]
    paired = present & (count > 1)
    others = np.divide(total - values, count - 1, out=np.full_like(values, np.nan), where=paired)
    return without_rounding(values - others, values)


def aligned(
    differences: Array, outlet: NDArray[np.intp], sizes: NDArray[np.intp], *, asked: int, fewest: int
) -> Array:
    """Differences (cells x columns) without what is constant among the outlets other than ``asked``.

    Whether one outlet differs from the mean of the others says nothing of the others among themselves;
    left in, their differences pose as chance and hide it. So each other outlet's mean distance from the
    rest of them is taken out first, event by event, which leaves the differences of ``asked`` as they are
    (residuals under the null; Freedman and Lane 1983). Taking out what is only noise would cost: with all
    outlets alike, 8 events and skewed values p fell below .05 in 6.4 of 100 cases. So the distances are
    shrunk towards 0 unless they are far larger than noise makes them: by 1 - 4 / F, never below 0, where
    F is the usual ratio of between and within (the idea of James and Stein 1961). Outlets in less than
    ``fewest`` events stay as they are. No NaN; ``outlet`` numbers the cells.

    >>> two_apart = np.array([[0.0], [3.0], [-3.0], [0.0], [3.0], [-3.0]])
    >>> aligned(two_apart, np.array([0, 1, 2, 0, 1, 2]), np.array([3, 3]), asked=0, fewest=2).ravel()
    array([0., 0., 0., 0., 0., 0.])
    """
    from scipy.sparse import csr_array

    starts, size = np.cumsum(sizes) - sizes, np.repeat(sizes, sizes)[:, None]
    other = (outlet != asked)[:, None]

    def centred(values: Array) -> Array:
        total = np.add.reduceat(np.where(other, values, 0.0), starts, axis=0)
        return np.where(other, values - np.repeat(total / (sizes[:, None] - 1), sizes, axis=0), 0.0)

    events = np.bincount(outlet).astype(np.float64)
    often = (events >= fewest)[outlet].astype(np.float64)
    member = csr_array((often, (outlet, np.arange(len(outlet)))), shape=(len(events), len(outlet)))
    others = centred(differences * (size - 1) / size)
    distance = (member @ others) / np.maximum(events, 1.0)[:, None]
    between, within = (events[:, None] * distance**2).sum(axis=0), (others**2).sum(axis=0)
    groups = max(int((events[np.arange(len(events)) != asked] >= fewest).sum()) - 1, 1)
    rest = max(int(other.sum()) - len(sizes) - groups, 1)
    noise = groups * np.maximum(within - between, 0.0) / rest
    kept = np.maximum(1.0 - np.nan_to_num(ratio(CLEARLY * noise, between)), 0.0)
    return differences - centred((kept * distance)[outlet]) * size / (size - 1)


def by_event(values: Array, cells: Cells, outlet: int) -> Array:
    """The values of one outlet (events x columns), NaN where it is missing."""
    here = cells.outlet == outlet
    found = np.full((len(cells.events), values.shape[1]), np.nan)
    found[cells.event[here]] = values[here]
    return found


def against_other(values: Array, cells: Cells, outlet: int, other: int) -> Array:
    """One outlet minus another (events x columns), NaN where either is missing."""
    return without_rounding(by_event(values, cells, outlet) - by_event(values, cells, other), values)


def cliffs_delta(values: Array, others: Array) -> Array:
    """How often a value of one outlet is above one of the other, less how often below, from -1 to 1.

    Every event of the one with every event of the other, not paired: it says how far the two overlap,
    topics included. Over the events that both covered (events x columns).

    Source: Cliff 1993, *Dominance Statistics*.

    >>> cliffs_delta(np.array([[1.0], [3.0]]), np.array([[2.0], [0.0]]))
    array([0.5])
    """
    both = ~np.isnan(values) & ~np.isnan(others)
    n = both.sum(axis=0).astype(np.float64)
    stacked = np.vstack([np.where(both, values, np.nan), np.where(both, others, np.nan)])
    ranks = pd.DataFrame(stacked).rank().to_numpy(np.float64)[: len(values)]
    above = np.where(both, ranks, 0.0).sum(axis=0) - n * (n + 1) / 2
    return 2 * ratio(above, n * n) - 1


def without_rounding(differences: Array, values: Array) -> Array:
    """Differences with sums of rounding errors set to the 0 that they are."""
    scale = np.max(np.abs(np.where(np.isnan(values), 0.0, values)), axis=0, initial=0.0)
    differences[np.abs(differences) <= ROUNDING * scale] = 0.0
    return differences


@dataclass(frozen=True, eq=False)
class Summary:
    """What a table of differences (events x columns) says, one value a column.

    ``n`` events, ``worth``: how many equal events they are worth (n without weights), ``mean`` and ``sd``
    of the differences, such that sd / sqrt(worth) is the standard error, ``above``: share of events with a
    difference over 0, ties counted half.
    """

    n: Array
    worth: Array
    mean: Array
    sd: Array
    above: Array


def summarise(differences: Array, weights: Array | None = None) -> Summary:
    """Summarise each column of differences over the events where it is not NaN.

    With ``weights``, one an event, the mean is sum of w d / sum of w. Its standard error is linearised:
    sqrt(n / (n - 1) sum of w^2 (d - mean)^2) / sum of w, what a weighted regression on a constant gives
    with HC1 errors; its degrees of freedom are ``worth`` - 1 (Kish 1965). ``above`` counts every event once.

    >>> float(summarise(np.array([[1.0], [1.0], [-0.5], [2.0], [1.5], [0.5]])).above[0].round(4))
    0.8333
    """
    present = ~np.isnan(differences)
    n = present.sum(axis=0).astype(np.float64)
    filled = np.where(present, differences, 0.0)
    above = ratio((filled > 0).sum(axis=0) + (present & (filled == 0)).sum(axis=0) / 2, n)
    if weights is None:
        mean = ratio(filled.sum(axis=0), n)
        spread = np.where(present, differences - np.where(n > 0, mean, 0.0), 0.0)
        sd, equal = np.sqrt(ratio((spread * spread).sum(axis=0), n - 1)), n
    else:
        weight = np.where(present, weights[:, None], 0.0)
        total = weight.sum(axis=0)
        mean = ratio((weight * filled).sum(axis=0), total)
        equal = np.nan_to_num(ratio(total * total, (weight * weight).sum(axis=0)))
        pulled = weight * (filled - np.where(n > 0, mean, 0.0))
        error = np.sqrt(n * ratio((pulled * pulled).sum(axis=0), n - 1))
        sd = ratio(error, total) * np.sqrt(equal)
    # A column of one repeated value has no spread, whatever rounding makes of its mean.
    sd[sd <= ROUNDING * np.abs(mean)] = 0.0
    return Summary(n, equal, mean, sd, above)


def medians(differences: Array) -> Array:
    """The Hodges-Lehmann median of each column over the events where it is not NaN."""
    return np.array([hodges_lehmann(column[~np.isnan(column)]) for column in differences.T], np.float64)


def median_intervals(differences: Array) -> tuple[Array, Array]:
    """The interval of each column's ``medians``; NaN below 6 events."""
    found = [median_interval(column[~np.isnan(column)]) for column in differences.T]
    low, high = np.array(found, np.float64).reshape(-1, 2).T
    return low, high


def centred_medians(differences: Array, centre: Array) -> Array:
    """The median of one outlet's differences less ``centre``, the median of those of all outlets.

    The mean of all differences is 0 by construction; the median is not where values are skewed (one
    article with many hits lifts one outlet and lowers two). Without the centre every outlet would seem
    to lie below the others.
    """
    found = medians(differences) - centre
    largest = np.max(np.abs(np.nan_to_num(differences)), axis=0, initial=0.0)
    found[np.abs(found) <= ROUNDING * largest] = 0.0
    return found
