"""Planting: corpora without a difference made from a real one, a difference planted, the test run on all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.contrasts import against_rest, aligned, summarise
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import t_interval
from analysis.compare.permutation import EXACT, studentised_p
from analysis.compare.verdict import ALPHA

__all__ = ["Pool", "chance_answer", "detected", "drawn", "pool_of", "sizes_for"]

DRAWS = 999
"""Shuffles a data set: the resolution of p, .001, is fine enough to ask whether it is below .05."""
WORTH = 10
"""All shuffles are tried where they are at most so many times those drawn: with few, p has coarse steps."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Pool:
    """Real events without a difference between outlets, from which data sets are drawn.

    Attributes
    ----------
    by_size : dict of array
        By number of cells k: events x k, each cell minus the mean of the others of its event, after what
        is constant to each outlet was taken out, scaled to ``spread``.
    spread : float
        Standard deviation of one outlet's event differences, in the measure's unit.
    n_events : int
        Events that the outlet asked about is in; without one, the median over outlets.
    """

    by_size: dict[int, Array]
    spread: float
    n_events: int


def pool_of(values: Array, cells: Cells, outlet: int | None) -> Pool:
    """The pool of one feature (``values``: one a cell), for one outlet or, without, for any.

    An outlet's own differences give the spread: an outlet with short articles is noisier than the rest.
    The shape (skew, ties, many zeros) comes from the cells of all outlets.
    """
    differences = against_rest(values[:, None], cells.event)[:, 0]
    known = ~np.isnan(differences)
    if outlet is not None:
        known &= np.isin(cells.event, cells.event[known & (cells.outlet == outlet)])
    if not known.any():
        return Pool({}, spread=0.0, n_events=0)
    event, name = cells.event[known], cells.outlet[known]
    rest = against_rest(_without_levels(values[known], event, name)[:, None], event)[:, 0]
    n_events = len(np.unique(event))
    within_events = float(np.sqrt(np.mean(rest**2)))
    if outlet is None:
        covered = np.bincount(name)
        # As many means were taken out as an outlet has: the spread of n values around their own mean.
        spread = within_events * float(np.sqrt(n_events / max(n_events - 1, 1)))
        n_asked = int(np.median(covered[covered > 0]))
    else:
        n_asked = n_events
        spread = float(summarise(differences[known & (cells.outlet == outlet)][:, None]).sd[0])
    scaled = rest * (spread / within_events) if within_events > 0 else rest
    return Pool(_by_size(scaled, event), spread, n_asked)


def _without_levels(values: Array, event: NDArray[np.intp], name: NDArray[np.intp]) -> Array:
    """Values less what each outlet lies above or below its events' means, for outlets in enough events."""
    place = np.unique(event, return_inverse=True)[1]
    centred = values - (np.bincount(place, values) / np.bincount(place))[place]
    covered = np.bincount(name, minlength=1)
    level = np.bincount(name, centred, minlength=1) / np.maximum(covered, 1)
    level[covered < FEWEST_EVENTS] = 0.0
    found: Array = values - level[name]
    return found


def _by_size(differences: Array, event: NDArray[np.intp]) -> dict[int, Array]:
    """Differences of whole events, stacked by how many cells the event has."""
    starts = np.flatnonzero(np.r_[True, event[1:] != event[:-1]])
    sizes = np.diff(np.r_[starts, len(event)])
    return {
        int(size): differences[starts[sizes == size][:, None] + np.arange(size)] for size in np.unique(sizes)
    }


def sizes_for(pool: Pool, n_events: int) -> NDArray[np.intp]:
    """How many cells each of ``n_events`` events has: in the proportions of the pool, smallest first.

    >>> pool = Pool({2: np.zeros((3, 2)), 5: np.zeros((1, 5))}, spread=1.0, n_events=4)
    >>> sizes_for(pool, 8)
    array([2, 2, 2, 2, 2, 2, 5, 5])
    """
    sizes = np.repeat(list(pool.by_size), [len(events) for events in pool.by_size.values()])
    return sizes[((np.arange(n_events) + 0.5) * len(sizes) / n_events).astype(np.intp)].astype(np.intp)


def drawn(pool: Pool, sizes: NDArray[np.intp], data_sets: int, rng: np.random.Generator) -> Array:
    """Data sets (cells x data sets) of events drawn from the pool, names shuffled within each.

    The first cell of an event is where the name of the outlet asked about fell.
    """
    blocks = []
    for size, count in zip(*np.unique(sizes, return_counts=True), strict=True):
        events = pool.by_size[int(size)]
        chosen = events[rng.integers(len(events), size=(int(count), data_sets))]
        blocks.append(rng.permuted(chosen, axis=2).transpose(0, 2, 1).reshape(-1, data_sets))
    return np.concatenate(blocks)


def detected(
    differences: Array, sizes: NDArray[np.intp], planted: float, *, seed: int, draws: int = DRAWS
) -> NDArray[np.bool_]:
    """In which data sets (cells x data sets) a planted difference is found, with its sign.

    As the verdict asks of chance for one row: p < .05 and a 95 % interval without 0. Without a planted
    difference either sign counts, so that the share found is the rate of false alarms.
    """
    event = np.repeat(np.arange(len(sizes)), sizes)
    first = np.r_[True, event[1:] != event[:-1]]
    # The outlet gains what was planted against the rest; each other loses its share of that.
    shift = np.where(first, planted, -planted / (sizes[event] - 1))
    p, low, high = chance_answer(differences + shift[:, None], sizes, seed=seed, draws=draws)
    found: NDArray[np.bool_] = p < ALPHA
    if planted > 0:
        return found & (low > 0)
    if planted < 0:
        return found & (high < 0)
    return found & ((low > 0) | (high < 0))


def chance_answer(
    differences: Array, sizes: NDArray[np.intp], *, seed: int, draws: int = DRAWS
) -> tuple[Array, Array, Array]:
    """The chance answer of ``compare`` for many data sets at once: p, and the 95 % interval.

    ``differences`` (cells x data sets): each cell minus the mean of the others of its event, the cells of
    an event together, ``sizes`` of them; the outlet asked about stands on the first.
    """
    starts = np.cumsum(sizes) - sizes
    observed = np.zeros((1, len(sizes)), np.intp)
    shuffled = differences
    if (sizes > 2).any():
        place = np.arange(len(differences)) - np.repeat(starts, sizes)
        shuffled = aligned(differences, place, sizes, asked=0, fewest=FEWEST_EVENTS)
    most = min(EXACT, WORTH * draws)
    p = studentised_p(shuffled, observed, sizes, seed=seed, draws=draws, most=most)[0]
    found = summarise(differences[starts])
    return p, *t_interval(found.mean, found.sd, found.n)
