"""Many gap patterns at once: features that miss other cells each, shuffled by the same random numbers.

A shuffle is one random number u an event. A name that could fall on s cells of an event falls on cell
floor(s u). So the difference it gets is the last cell's, plus a step for each bound j / s above u; which
bounds lie above u is the same for all features with s cells there, and all patterns are one product.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.parts import Part
from analysis.compare.permutation import TIE, Shuffles, blind, pull

__all__ = ["batched_p", "can_be_batched"]

BLOCK = 4_000_000
"""Numbers held at once in a block of shuffles (32 MB)."""
HELD = 16_000_000
"""Steps of all features held at once (128 MB)."""
WIDEST = 8
"""Up to this many cells an event; with more, a product for each pattern is faster."""

Array = NDArray[np.float64]


def can_be_batched(part: Part) -> bool:
    """Whether one kind of drawn shuffle is all that this part needs."""
    if Shuffles(part.sizes).exact or part.sizes.max() > WIDEST:
        return False
    tables = (part.weighted(part.table_of(number)) for number in range(len(part.outlets)))
    return not any(blind(table, part.sizes).any() for table in tables)


@dataclass(frozen=True, eq=False)
class _Steps:
    """Which bounds there are: in each of ``pairs`` (an event and a number of cells) one less than cells.

    ``first`` is where the bounds of each pair begin among all ``count``.
    """

    events: NDArray[np.intp]
    cells: NDArray[np.intp]
    first: NDArray[np.intp]
    count: int

    @classmethod
    def of(cls, parts: Sequence[Part]) -> _Steps:
        codes = np.unique(np.concatenate([_codes(part) for part in parts]))
        cells = codes % (WIDEST + 1)
        first = np.cumsum(cells - 1) - (cells - 1)
        return cls(codes // (WIDEST + 1), cells, first, int((cells - 1).sum()))

    def above(self, u: NDArray[np.float32]) -> Array:
        """Ones where a bound lies above u (shuffles x bounds)."""
        step = np.repeat(np.arange(len(self.cells)), self.cells - 1)
        bound = (np.arange(self.count) - self.first[step] + 1).astype(np.float32)
        scaled = u[:, self.events] * self.cells.astype(np.float32)
        return (scaled[:, step] < bound).astype(np.float64)

    def coefficients(self, part: Part, table: Array) -> tuple[Array, Array]:
        """The last cells' sum, and the steps of a part's table (bounds x columns)."""
        pair = np.searchsorted(self.events * (WIDEST + 1) + self.cells, _codes(part))
        inner = np.ones(len(table), np.bool_)
        inner[np.cumsum(part.sizes) - 1] = False
        at = np.repeat(self.first[pair], part.sizes - 1)
        at += np.arange(len(at)) - np.repeat(np.cumsum(part.sizes - 1) - (part.sizes - 1), part.sizes - 1)
        steps = np.zeros((self.count, table.shape[1]))
        before = np.flatnonzero(inner)
        steps[at] = table[before] - table[before + 1]
        return table[~inner].sum(axis=0), steps


def _codes(part: Part) -> NDArray[np.intp]:
    return part.events * (WIDEST + 1) + part.sizes


def batched_p(parts: Sequence[Part], n_events: int, *, seed: int, draws: int) -> list[Array]:
    """P of each part (outlets x columns), as ``Part.p`` gives but for other random numbers.

    Where all parts stand on all events the numbers are the same too.
    """
    steps, found, pending = _Steps.of(parts), [], []
    for part in parts:
        pending.append(part)
        width = sum(2 * len(held.outlets) * len(held.columns) for held in pending)
        if width * steps.count > HELD or part is parts[-1]:
            found += _counted(pending, steps, n_events, seed=seed, draws=draws)
            pending = []
    return found


def _counted(parts: Sequence[Part], steps: _Steps, n_events: int, *, seed: int, draws: int) -> list[Array]:
    """P of parts whose steps fit into memory together."""
    tables = [(part, number) for part in parts for number in range(len(part.outlets))]
    wide = [part.weighted(part.table_of(number)) for part, number in tables]
    bases, moved = zip(
        *(
            steps.coefficients(part, np.hstack([table, table**2]))
            for (part, _), table in zip(tables, wide, strict=True)
        ),
        strict=True,
    )
    base, coefficients = np.hstack(bases), np.hstack(moved)
    n = np.concatenate(
        [np.full(table.shape[1], len(part.sizes)) for (part, _), table in zip(tables, wide, strict=True)]
    )
    split = np.concatenate([np.repeat([False, True], table.shape[1]) for table in wide])
    seen = []
    for (part, number), table in zip(tables, wide, strict=True):
        own = table[np.cumsum(part.sizes) - part.sizes + part.observed[number]]
        seen.append(pull(own.sum(axis=0), (own * own).sum(axis=0), len(part.sizes)))
    bar = np.concatenate(seen) * (1 - TIE) - TIE * TIE
    as_far = np.zeros(len(bar), np.int64)
    rng, size = np.random.default_rng(seed), max(BLOCK // (steps.count + len(split)), 16)
    for low in range(0, draws, size):
        u = rng.random((min(size, draws - low), n_events), np.float32)
        sums = base + steps.above(u) @ coefficients
        total, bottom = sums[:, ~split], sums[:, split] * n
        pulls = np.divide(total * total, bottom, out=np.zeros_like(total), where=bottom > 0)
        as_far += (pulls >= bar).sum(axis=0)
    p = (as_far + 1) / (draws + 1)
    ends = np.cumsum([len(part.outlets) * len(part.columns) for part in parts])[:-1]
    shapes = [(len(part.outlets), len(part.columns)) for part in parts]
    return [one.reshape(shape) for one, shape in zip(np.split(p, ends), shapes, strict=True)]
