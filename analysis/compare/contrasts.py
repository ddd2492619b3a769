"""Contrasts: an outlet minus the others in the same event, and what a column of such differences says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells, ratio

__all__ = [
    "Summary",
    "against_other",
    "against_rest",
    "aligned",
    "centred_medians",
    "hodges_lehmann",
    "medians",
    "summarise",
]

CLEARLY = 4.0
"""Other outlets differ clearly where what lies between them is more than so many times the noise."""
ROUNDING = 1e-12
"""Differences this small beside the largest value are rounding, and become 0."""
ALL_AVERAGES = 64
"""Up to this many differences all pairwise averages are made; above, the middle ones are searched."""

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
    return _without_rounding(values - others, values)


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
    starts, size = np.cumsum(sizes) - sizes, np.repeat(sizes, sizes)[:, None]
    other = (outlet != asked)[:, None]

    def centred(values: Array) -> Array:
        total = np.add.reduceat(np.where(other, values, 0.0), starts, axis=0)
        return np.where(other, values - np.repeat(total / (sizes[:, None] - 1), sizes, axis=0), 0.0)

    member = (outlet == np.arange(outlet.max() + 1)[:, None]).astype(np.float64)
    events = member.sum(axis=1)
    member[events < fewest] = 0.0
    others = centred(differences * (size - 1) / size)
    distance = (member @ others) / np.maximum(events, 1.0)[:, None]
    between, within = (events[:, None] * distance**2).sum(axis=0), (others**2).sum(axis=0)
    groups = max(int((events[np.arange(len(events)) != asked] >= fewest).sum()) - 1, 1)
    rest = max(int(other.sum()) - len(sizes) - groups, 1)
    noise = groups * np.maximum(within - between, 0.0) / rest
    kept = np.maximum(1.0 - np.nan_to_num(ratio(CLEARLY * noise, between)), 0.0)
    return differences - centred((kept * distance)[outlet]) * size / (size - 1)


def against_other(values: Array, cells: Cells, outlet: int, other: int) -> Array:
    """One outlet minus another (events x columns), NaN where either is missing."""
    sides = []
    for side in (outlet, other):
        here = cells.outlet == side
        aligned = np.full((len(cells.events), values.shape[1]), np.nan)
        aligned[cells.event[here]] = values[here]
        sides.append(aligned)
    return _without_rounding(sides[0] - sides[1], values)


def _without_rounding(differences: Array, values: Array) -> Array:
    """Differences with sums of rounding errors set to the 0 that they are."""
    scale = np.max(np.abs(np.where(np.isnan(values), 0.0, values)), axis=0, initial=0.0)
    differences[np.abs(differences) <= ROUNDING * scale] = 0.0
    return differences


@dataclass(frozen=True, eq=False)
class Summary:
    """What a table of differences (events x columns) says, one value a column.

    ``n`` events, ``mean`` and ``sd`` of the differences, ``above``: share of events with a difference
    over 0, ties counted half.
    """

    n: Array
    mean: Array
    sd: Array
    above: Array


def summarise(differences: Array) -> Summary:
    """Summarise each column of differences over the events where it is not NaN.

    >>> float(summarise(np.array([[1.0], [1.0], [-0.5], [2.0], [1.5], [0.5]])).above[0].round(4))
    0.8333
    """
    present = ~np.isnan(differences)
    n = present.sum(axis=0).astype(np.float64)
    filled = np.where(present, differences, 0.0)
    mean = ratio(filled.sum(axis=0), n)
    spread = np.where(present, differences - np.where(n > 0, mean, 0.0), 0.0)
    sd = np.sqrt(ratio((spread * spread).sum(axis=0), n - 1))
    # A column of one repeated value has no spread, whatever rounding makes of its mean.
    sd[sd <= ROUNDING * np.abs(mean)] = 0.0
    above = ratio((filled > 0).sum(axis=0) + (present & (filled == 0)).sum(axis=0) / 2, n)
    return Summary(n, mean, sd, above)


def medians(differences: Array) -> Array:
    """The Hodges-Lehmann median of each column over the events where it is not NaN."""
    return np.array([hodges_lehmann(column[~np.isnan(column)]) for column in differences.T], np.float64)


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


def hodges_lehmann(differences: Array) -> float:
    """The median of all averages of two differences (each with itself too): robust to one odd event.

    Source: Hodges and Lehmann 1963. NaN without differences.

    >>> hodges_lehmann(np.array([1.0, 1.0, -0.5, 2.0, 1.5, 0.5]))
    1.0
    """
    n = len(differences)
    if n == 0:
        return float("nan")
    if n <= ALL_AVERAGES:
        first, second = np.triu_indices(n)
        return float(np.median((differences[first] + differences[second]) / 2))
    ordered = np.sort(differences)
    averages = n * (n + 1) // 2
    lower, upper = (averages + 1) // 2, averages // 2 + 1
    return (_average_of_rank(ordered, lower) + _average_of_rank(ordered, upper)) / 2


def _average_of_rank(ordered: Array, rank: int) -> float:
    """The ``rank``-th smallest pairwise average: halve the range that holds it, then look at those left.

    ``below`` and ``upto`` say, for each value, up to which partner (itself or a later one) the average
    stays within the lower and the upper end of the range.
    """
    at = np.arange(len(ordered))
    low, high = float(np.nextafter(ordered[0], -np.inf)), float(ordered[-1])
    below, upto = at, np.full_like(at, len(at))
    narrow = ROUNDING * (high - low)
    while (upto - below).sum() > 2 * len(at):
        middle = low + (high - low) / 2
        if high - low <= narrow or middle in (low, high):
            # Nothing but ties is left (many events without a difference): any of them is the answer.
            tied = int(np.argmax(upto > below))
            return float(ordered[tied] + ordered[below[tied]]) / 2
        reach = np.maximum(np.searchsorted(ordered, 2 * middle - ordered, side="right"), at)
        if (reach - at).sum() >= rank:
            high, upto = middle, reach
        else:
            low, below = middle, reach
    left = upto - below
    first = np.repeat(at, left)
    second = np.arange(len(first)) - np.repeat(np.cumsum(left) - left - below, left)
    place = rank - int((below - at).sum()) - 1
    return float(np.partition((ordered[first] + ordered[second]) / 2, place)[place])
