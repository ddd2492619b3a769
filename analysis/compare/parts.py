"""Outlets whose names are shuffled together: their tables of differences, p, intervals, corrected p."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.contrasts import aligned
from analysis.compare.groups import FEWEST_EVENTS, Group, groups_of
from analysis.compare.inversion import inverted_interval
from analysis.compare.max_t import Contrast
from analysis.compare.permutation import Shuffle, names_p, pulls_of, studentised_p

__all__ = ["Part", "parts_of"]

HELD = 16_000_000
"""Numbers in the tables of a part, with their squares (128 MB)."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Part:
    """Some outlets of a group, with what the difference is if a name stands on a cell (cells x columns).

    Attributes
    ----------
    columns, outlets, rows, sizes : int array
        As in ``Group``.
    events : int array
        Which events these are.
    observed : int array, outlets x events
    tables : tuple of arrays
        One for each outlet, as aligned shuffling needs, or a single one for all.
    weights : array or None
        One an event.
    """

    columns: NDArray[np.intp]
    outlets: NDArray[np.intp]
    rows: NDArray[np.intp]
    events: NDArray[np.intp]
    sizes: NDArray[np.intp]
    observed: NDArray[np.intp]
    tables: tuple[Array, ...]
    weights: Array | None

    @property
    def at(self) -> tuple[NDArray[np.intp], ...]:
        """Where its answers belong in a table of outlets x features."""
        return np.ix_(self.outlets, self.columns)

    def table_of(self, number: int) -> Array:
        """The table of one of the outlets."""
        return self.tables[min(number, len(self.tables) - 1)]

    def weighted(self, table: Array) -> Array:
        """The differences times the weights of their events."""
        return table if self.weights is None else table * np.repeat(self.weights, self.sizes)[:, None]

    def p(self, *, seed: int, draws: int) -> Array:
        """P of each outlet and column."""
        tables = [self.weighted(table) for table in self.tables]
        if len(tables) == 1:
            return studentised_p(tables[0], self.observed, self.sizes, seed=seed, draws=draws)
        return names_p(tables, self.observed, self.sizes, seed=seed, draws=draws)

    def ends(self, *, seed: int, draws: int) -> tuple[Array, Array]:
        """The intervals that invert the shuffles, of each outlet and column."""
        found = [
            inverted_interval(
                self.table_of(number),
                place,
                self.sizes,
                weights=self.weights,
                seed=seed,
                draws=draws,
            )
            for number, place in enumerate(self.observed)
        ]
        low, high = zip(*found, strict=True)
        return np.array(low), np.array(high)

    def contrasts(self) -> list[Contrast]:
        """What max-T needs of each outlet."""
        pulls = [pulls_of(self.weighted(table), self.sizes) for table in self.tables]
        return [
            Contrast(
                at=np.ix_([outlet], self.columns),
                rows=self.rows,
                sizes=self.sizes,
                place=place,
                pulls=pulls[min(number, len(pulls) - 1)],
            )
            for number, (outlet, place) in enumerate(zip(self.outlets, self.observed, strict=True))
        ]


def parts_of(
    differences: Array, cells: Cells, *, shuffle: Shuffle, weights: Array | None = None
) -> Iterator[Part]:
    """All outlets and columns (cells x columns, NaN where missing), as many at once as memory holds."""
    for group in groups_of(~np.isnan(differences), cells):
        table = differences[np.ix_(group.rows, group.columns)]
        first = np.cumsum(group.sizes) - group.sizes
        events = cells.event[group.rows[first]]
        weight = None if weights is None else weights[events]
        if shuffle == "plain" or (group.sizes == 2).all():
            yield _part(group, events, slice(None), (table,), weight)
            continue
        names, most = cells.outlet[group.rows], max(HELD // (2 * table.size), 1)
        for start in range(0, len(group.outlets), most):
            part = slice(start, start + most)
            tables = tuple(
                aligned(table, names, group.sizes, asked=int(outlet), fewest=FEWEST_EVENTS)
                for outlet in group.outlets[part]
            )
            yield _part(group, events, part, tables, weight)


def _part(
    group: Group, events: NDArray[np.intp], part: slice, tables: tuple[Array, ...], weights: Array | None
) -> Part:
    return Part(
        columns=group.columns,
        outlets=group.outlets[part],
        rows=group.rows,
        events=events,
        sizes=group.sizes,
        observed=group.observed[part],
        tables=tables,
        weights=weights,
    )
