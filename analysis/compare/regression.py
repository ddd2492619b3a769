"""Outlet and event effects: the regression that a paired contrast is set beside."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.groups import same_pattern

__all__ = ["outlet_effects", "outlet_less_others"]

Array = NDArray[np.float64]


def outlet_effects(
    values: Array, cells: Cells, weights: Array | None = None
) -> tuple[Array, NDArray[np.intp]]:
    """Effects of outlets in y = event + outlet + error, by least squares (outlets x features).

    Where every outlet is in every event this gives the paired means again. Where not, the paired contrast
    of an outlet depends on the company it had; the regression takes the company out, if outlets differ by
    the same amount in all events. Effects are given up to a constant in each set of outlets that events
    connect; ``sets`` numbers these, -1 for an outlet without a value.

    Parameters
    ----------
    values : array, cells x features
    cells : Cells
    weights : array, optional
        One an event.

    Returns
    -------
    effects, sets : array, outlets x features
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    shape = (len(cells.outlets), values.shape[1])
    effects, sets = np.full(shape, np.nan), np.full(shape, -1)
    present = ~np.isnan(values)
    for columns in same_pattern(present):
        rows = np.flatnonzero(present[:, columns[0]])
        event, outlet = cells.event[rows], cells.outlet[rows]
        weight = np.ones(len(rows)) if weights is None else weights[event]
        there = csr_array((weight, (event, outlet)), shape=(len(cells.events), shape[0]))
        size = np.bincount(event, minlength=len(cells.events)).astype(np.float64)
        total = np.bincount(event, weight, minlength=len(cells.events))
        # What is left of the normal equations once each event has its mean taken off.
        shared = (there.T @ (there.multiply(1 / np.maximum(total, 1e-300)[:, None]).tocsr())).toarray()
        seen = np.bincount(outlet, weight, minlength=shape[0])
        gather = csr_array((np.ones(len(rows)), (event, np.arange(len(rows)))), shape=(len(size), len(rows)))
        part = values[np.ix_(rows, columns)]
        centred = weight[:, None] * (part - ((gather @ part) / np.maximum(size, 1)[:, None])[event])
        spread = csr_array((np.ones(len(rows)), (outlet, np.arange(len(rows)))), shape=(shape[0], len(rows)))
        solved = np.linalg.pinv(np.diag(seen) - shared, hermitian=True) @ (spread @ centred)
        known = seen > 0
        effects[np.ix_(known, columns)] = solved[known]
        _, label = connected_components(csr_array(shared), directed=False)
        sets[:, columns] = np.where(known, label, -1)[:, None]
    return effects, sets


def outlet_less_others(effects: Array, sets: NDArray[np.intp]) -> Array:
    """Each outlet's effect less the mean effect of the others that events connect it with.

    NaN where there is none.

    >>> outlet_less_others(np.array([[1.0], [0.0], [-1.0]]), np.array([[0], [0], [0]])).ravel()
    array([ 1.5,  0. , -1.5])
    """
    found = np.full(effects.shape, np.nan)
    for number in range(int(sets.max(initial=-1)) + 1):
        here = sets == number
        count = here.sum(axis=0)
        total = np.where(here, effects, 0.0).sum(axis=0)
        others = np.divide(
            total - effects, count - 1, out=np.full_like(effects, np.nan), where=here & (count > 1)
        )
        found = np.where(here, effects - others, found)
    return found
