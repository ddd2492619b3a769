"""Intervals from the shuffles themselves: all differences that the test of chance would not refuse."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.permutation import TIE, Shuffles, blind, pull, sums_of

__all__ = ["inverted_interval"]

HELD = 24_000_000
"""Sums of all shuffles held at once (192 MB)."""
WIDENED = 30
"""Times that the distance from the estimate is doubled before an end is called infinite."""
HALVED = 30
"""Times that the range which holds an end is halved: it is known to a billionth."""

Array = NDArray[np.float64]


def inverted_interval(
    differences: Array,
    place: NDArray[np.intp],
    sizes: NDArray[np.intp],
    *,
    weights: Array | None = None,
    seed: int,
    draws: int,
    level: float = 0.95,
) -> tuple[Array, Array]:
    """The differences that the studentised shuffle of one name would not refuse at 1 - ``level``.

    To try a difference D, D is taken off the outlet's value in every event: its own difference falls by D,
    those of the k - 1 others in the event rise by D / (k - 1). The shuffles are those of ``studentised_p``
    (for a pair: sign flips), the second kind with few events too. The interval runs to the outermost D
    with p > 1 - ``level``, searched by halving on each side of the estimate; so it is without 0 exactly
    where p is at most .05. Coverage .96, .93, .94, .95 of nominal .95 with 6, 10, 20 and 50 events
    (simulated counts, 3 outlets). An end is infinite where no D could be refused: with too few draws, or
    one event that weighs more than the rest.

    Parameters
    ----------
    differences : array, cells x columns
        What the difference is if the name stands on that cell, without NaN.
    place : int array
        The cell of each event on which it stood.
    sizes : int array
        Cells in each event.
    weights : array, optional
        One an event.
    seed, draws : int

    Source: Pitman 1937, *Significance Tests Which May Be Applied to Samples from Any Populations*;
    studentised as in Chung and Romano 2013.

    >>> d = np.array([1.0, 1.0, -0.5, 2.0, 1.5, 0.5])
    >>> flips = np.stack([d, -d], axis=1).reshape(-1, 1)
    >>> low, high = inverted_interval(flips, np.zeros(6, int), np.full(6, 2), seed=1, draws=99)
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (-0.5, 2.0)
    """
    event = np.repeat(np.arange(len(sizes)), sizes)
    weight = (np.ones(len(sizes)) if weights is None else weights)[event][:, None]
    shift = 1 / (sizes[event] - 1.0)
    shift[np.cumsum(sizes) - sizes + place] = -1.0
    first, second = Shuffles(sizes, seed, draws), Shuffles(sizes, seed, draws, stays=place)
    hidden = blind(weight * differences, sizes)
    low, high = np.full(differences.shape[1], np.nan), np.full(differences.shape[1], np.nan)
    for kinds, columns in (([first], ~hidden), ([first, second], hidden)):
        chunk = max(HELD // (3 * sum(len(kind) for kind in kinds)), 1)
        numbers = np.flatnonzero(columns)
        for start in range(0, len(numbers), chunk):
            part = numbers[start : start + chunk]
            test = _Test.of(weight * differences[:, part], weight[:, 0] * shift, place, sizes, kinds)
            low[part], high[part] = test.end(-1.0, 1 - level), test.end(1.0, 1 - level)
    return low, high


@dataclass(frozen=True, eq=False)
class _Sums:
    """Over the picked cells (shuffles x columns, or x 1): of d, d^2, d c, c and c^2."""

    total: Array
    squares: Array
    crossed: Array
    shifts: Array
    shift_squares: Array

    def pulls(self, tried: Array, n: int) -> Array:
        """The pull with ``tried`` (one value a column) taken off."""
        total = self.total + tried * self.shifts
        squares = self.squares + 2 * tried * self.crossed + tried * tried * self.shift_squares
        return pull(total, np.maximum(squares, 0.0), n)


@dataclass(frozen=True, eq=False)
class _Test:
    """What is needed to try any difference: sums as they were observed, and under each kind of shuffle."""

    observed: _Sums
    shuffled: tuple[tuple[Shuffles, _Sums], ...]
    n: int

    @classmethod
    def of(
        cls,
        differences: Array,
        shift: Array,
        place: NDArray[np.intp],
        sizes: NDArray[np.intp],
        kinds: list[Shuffles],
    ) -> _Test:
        """Sum differences and shifts (both times the weights) over all shuffles."""
        columns, c = differences.shape[1], shift[:, None]
        sums = sums_of(np.hstack([differences, differences * differences, differences * c, c, c * c]), sizes)

        def split(found: Array) -> _Sums:
            return _Sums(*np.split(found, [columns, 2 * columns, 3 * columns, 3 * columns + 1], axis=1))

        width = len(differences) + 3 * columns
        shuffled = [(kind, split(np.vstack([sums(picks) for picks in kind.blocks(width)]))) for kind in kinds]
        return cls(split(sums(place[np.newaxis])), tuple(shuffled), len(sizes))

    def p(self, tried: Array) -> Array:
        """P of each column for the difference tried; the smaller of both kinds of shuffle."""
        bar = self.observed.pulls(tried, self.n) * (1 - TIE) - TIE * TIE
        found = [kind.p((sums.pulls(tried, self.n) >= bar).sum(axis=0)) for kind, sums in self.shuffled]
        smallest: Array = np.min(found, axis=0)
        return smallest

    def end(self, side: float, alpha: float) -> Array:
        """The outermost difference on one side (-1 or 1) that is not refused."""
        estimate = (-self.observed.total / self.observed.shifts)[0]
        spread = np.sqrt(
            np.maximum(self.observed.squares[0] / self.n - (self.observed.total[0] / self.n) ** 2, 0)
        )
        reach = side * np.where(spread > 0, spread, np.maximum(np.abs(estimate), 1.0))
        inside, outside = estimate, estimate + reach
        for _ in range(WIDENED):
            held = self.p(outside) > alpha
            if not held.any():
                break
            inside = np.where(held, outside, inside)
            reach = np.where(held, 2 * reach, reach)
            outside = np.where(held, estimate + reach, outside)
        endless = self.p(outside) > alpha
        for _ in range(HALVED):
            middle = inside + (outside - inside) / 2
            held = self.p(middle) > alpha
            inside, outside = np.where(held, middle, inside), np.where(held, outside, middle)
        return np.where(endless, side * np.inf, inside)
