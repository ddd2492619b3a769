"""Names of outlets shuffled within events: what would be told apart if names meant nothing."""

from __future__ import annotations

from itertools import chain, permutations, product
from math import factorial, prod

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.permutation import TIE

__all__ = ["chance_p", "shuffled_names"]


def shuffled_names(cells: Cells, *, draws: int, seed: int) -> tuple[NDArray[np.intp], bool]:
    """Names of all articles under shuffles (shuffles x articles), and whether these are all there are.

    A name moves with all articles that an outlet has in an event, since these are not independent. Where
    there are at most ``draws`` arrangements, all are given.
    """
    sizes = np.bincount(cells.event, minlength=len(cells.events))
    if prod(factorial(int(size)) for size in sizes) <= draws:
        return cells.outlet[_all(sizes)][:, cells.cell], True
    rng = np.random.default_rng(seed)
    keys = rng.random((draws, len(cells.event))) + cells.event
    # Cells of an event stand together, so sorting event + a random part shuffles inside each event.
    return cells.outlet[np.argsort(keys, axis=1, kind="stable")][:, cells.cell], False


def _all(sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Every arrangement of cells inside their events, the given one first."""
    starts = np.cumsum(sizes) - sizes
    each = [
        [[int(start) + place for place in order] for order in permutations(range(int(size)))]
        for start, size in zip(starts, sizes, strict=True)
    ]
    return np.array([list(chain(*choice)) for choice in product(*each)], np.intp)


def chance_p(observed: float, shuffled: NDArray[np.float64], *, exact: bool) -> float:
    """The share of shuffles that tell outlets apart at least as well; never 0 (Phipson and Smyth 2010).

    >>> chance_p(0.9, np.array([0.3, 0.5, 0.4]), exact=False)
    0.25
    """
    as_far = int((shuffled >= observed - TIE).sum())
    return as_far / len(shuffled) if exact else (as_far + 1) / (len(shuffled) + 1)
