"""The learning curve: how well outlets are told apart by how many events were learned from."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.distinguish.ridge import dual, said_of
from analysis.compare.distinguish.told import macro_f1, tallies

__all__ = ["CURVE_COLUMNS", "FIRST", "learning_curve"]

CURVE_COLUMNS = ("events", "macro_f1", "lowest", "highest", "draws")
FIRST = 5
"""The fewest events learned from; then twice as many, and so on, and at last all but a fold."""
_DRAWS = 5
"""Orders of events tried, so that the luck of which events come first can be seen."""
_LARGE = 600
"""From this many articles learned from, one order fewer tells enough: the draws share most events."""

Array = NDArray[np.float64]
Numbers = NDArray[np.intp]


def learning_curve(
    gram: Array, names: Numbers, *, event: Numbers, fold: Numbers, n_outlets: int, seed: int
) -> pd.DataFrame:
    """Macro-F1 on unseen events after learning from 5, 10, 20, ... events drawn from the other folds.

    The likeness of articles is made once, so that each point is one small equation. ``lowest`` and
    ``highest`` are over the orders of events drawn; where outlets have unequally many articles no
    threshold is learned here, so the last point can lie somewhat below the figure of the table.
    """
    most = min(len(np.unique(event[fold != number])) for number in range(int(fold.max()) + 1))
    sizes = [size for step in range(32) if (size := FIRST * 2**step) < most]
    rows = []
    for size in [*sizes, most]:
        draws = _DRAWS if size * n_outlets < _LARGE else 2
        found = [
            _one(gram, names, event=event, fold=fold, size=size, n_outlets=n_outlets, seed=[seed, draw])
            for draw in range(draws)
        ]
        rows.append((size, float(np.mean(found)), min(found), max(found), draws))
    return pd.DataFrame(rows, columns=list(CURVE_COLUMNS))


def _one(
    gram: Array, names: Numbers, *, event: Numbers, fold: Numbers, size: int, n_outlets: int, seed: list[int]
) -> float:
    """Macro-F1 over all folds, each learned from the first ``size`` events of one seeded order."""
    order = np.random.default_rng(seed).permutation(int(event.max()) + 1)
    rank = np.argsort(order)
    said = np.empty(len(names), np.intp)
    for number in range(int(fold.max()) + 1):
        here = np.flatnonzero(fold == number)
        others = np.unique(event[fold != number])
        chosen = others[np.argsort(rank[others])][:size]
        learn = np.flatnonzero(np.isin(event, chosen))
        inverse, intercept = dual(gram[np.ix_(learn, learn)])
        apart = gram[np.ix_(here, learn)] @ inverse + intercept
        said[here] = said_of(apart, names[learn][None], n_outlets)[0]
    return float(macro_f1(tallies(names[None], said[None], n_outlets))[0])
