"""The task: who wrote what about which event, the folds, and the shuffles; the same for every text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.distinguish.ridge import folds_of
from analysis.compare.distinguish.shuffled_names import shuffled_names

__all__ = ["Task"]

Numbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Task:
    """Who wrote what about which event, the folds, and the shuffles: the same for every text."""

    cells: Cells
    event: Numbers
    names: Numbers
    fold: Numbers
    shuffled: Numbers
    exact: bool
    unequal: bool
    seed: int

    @classmethod
    def of(cls, cells: Cells, unequal: bool, *, folds: int, draws: int, seed: int) -> Task:
        """Cut folds and draw shuffles."""
        event, names = cells.event[cells.cell], cells.outlet[cells.cell]
        shuffled, exact = shuffled_names(cells, draws=draws, seed=seed)
        return cls(cells, event, names, folds_of(event, folds), shuffled, exact, unequal, seed)

    @property
    def n_outlets(self) -> int:
        """How many outlets are told apart."""
        return len(self.cells.outlets)
