"""The learning curve: how well outlets are told apart by how many events were learned from."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.distinguish.ridge import dual, said_of
from analysis.compare.distinguish.task import Task
from analysis.compare.distinguish.told import macro_f1, tallies

__all__ = ["CURVE_COLUMNS", "FIRST", "learning_curve"]

CURVE_COLUMNS = ("events", "macro_f1", "lowest", "highest", "draws")
FIRST = 5
"""The fewest events learned from; then twice as many, and so on, and at last all but a fold."""
_DRAWS = 5
"""Orders of events tried, so that the luck of which events come first can be seen."""
_LARGE = 600
"""From this many articles learned from, fewer orders are enough: they share most events."""
_FEWER = 2

Array = NDArray[np.float64]


def learning_curve(gram: Array, task: Task, *, length: Array | None = None) -> pd.DataFrame:
    """Macro-F1 on unseen events after learning from 5, 10, 20, ... events drawn from the other folds.

    The likeness of articles is made once, so that each point is one small equation. ``lowest`` and
    ``highest`` are over the orders of events drawn. The last point learns from all events of the other
    folds, by the same rule: it is the figure of the table.
    """
    event, fold = task.event, task.fold
    most = min(len(np.unique(event[fold != number])) for number in range(int(fold.max()) + 1))
    sizes = [size for step in range(32) if (size := FIRST * 2**step) < most]
    rows = []
    for size in [*sizes, most]:
        draws = _DRAWS if size * task.n_outlets < _LARGE else _FEWER
        orders = [[task.seed, draw] for draw in range(draws if size < most else 1)]
        # Folds differ by an event; the last point takes all that each of them leaves.
        learned = size if size < most else len(event)
        found = [_one(gram, task, length=length, size=learned, seed=order) for order in orders]
        rows.append((size, float(np.mean(found)), min(found), max(found), len(orders)))
    return pd.DataFrame(rows, columns=list(CURVE_COLUMNS))


def _one(gram: Array, task: Task, *, length: Array | None, size: int, seed: list[int]) -> float:
    """Macro-F1 over all folds, each learned from the first ``size`` events of one seeded order."""
    event = task.event
    rank = np.argsort(np.random.default_rng(seed).permutation(int(event.max()) + 1))
    said = np.empty(len(task.names), np.intp)
    for number in range(int(task.fold.max()) + 1):
        here = np.flatnonzero(task.fold == number)
        others = np.unique(event[task.fold != number])
        chosen = others[np.argsort(rank[others])][:size]
        learn = np.flatnonzero(np.isin(event, chosen))
        learned = dual(gram[np.ix_(learn, learn)], length=None if length is None else length[learn])
        apart = learned.answers(gram[np.ix_(here, learn)])
        within = learned.leaving_events_out(event[learn]) if task.unequal else None
        said[here] = said_of(apart, task.names[learn][None], task.n_outlets, within=within)[0]
    return float(macro_f1(tallies(task.names[None], said[None], task.n_outlets))[0])
