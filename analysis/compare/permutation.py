"""Chance: outlet names shuffled within events, the same shuffles for every feature, as matrix products.

If outlet names meant nothing, an outlet's name would have stood on any cell of an event alike. So a
shuffle picks one cell in each event, the sum of the picked differences is a row of zeros and ones times
the table of differences, and all features of all shuffles are one product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "DRAWS",
    "EXACT",
    "SEED",
    "Picks",
    "Shuffle",
    "Shuffles",
    "blind",
    "names_p",
    "p_of",
    "pull",
    "pulls_of",
    "share_as_far",
    "signs_p",
    "studentised_p",
    "sums_of",
]

SEED = 20_260
"""The default seed of every draw in this room."""
DRAWS = 9_999
"""Shuffles drawn where there are too many to try all."""
EXACT = 200_000
"""Up to this many arrangements, all are tried and p is exact."""

BLOCK = 4_000_000
"""Numbers held at once in a block of shuffles (32 MB)."""
NARROW = 24
"""Up to this many columns for each cell above 2 an event, a sparse matrix is faster (measured)."""
BLIND = 0.005
"""Above this share of shuffles that avoid one cell in all events, a second kind of shuffle is needed."""
TIE = 1e-9
"""Statistics closer than this are equal: rounding must not decide a p value."""

Shuffle = Literal["aligned", "plain"]
"""What is shuffled: values from which constant differences among the other outlets were taken, or all."""

Array = NDArray[np.float64]
Picks = NDArray[np.integer]
"""Which cell of each event was picked (shuffles x events), counted from 0 within the event."""


@dataclass(frozen=True, eq=False)
class Shuffles:
    """All arrangements of one name over the cells of its events, or a seeded sample of them.

    Attributes
    ----------
    sizes : int array
        Cells in each event.
    seed, draws : int
        Of the sample; unused where all arrangements are tried.
    stays : int array, optional
        The cell on which the name did stand in each event. Given, the name stays there in half of the
        events of a shuffle and moves to any other cell in the rest; always a sample.
    most : int
        Up to this many arrangements, all are tried; 1 or more.
    """

    sizes: NDArray[np.intp]
    seed: int = SEED
    draws: int = DRAWS
    stays: NDArray[np.intp] | None = None
    most: int = EXACT

    @property
    def exact(self) -> bool:
        """True where all arrangements are tried."""
        return self.stays is None and bool(np.log(self.sizes).sum() <= np.log(self.most) + TIE)

    def __len__(self) -> int:
        return int(np.prod(self.sizes)) if self.exact else self.draws

    def blocks(self, width: int) -> Iterator[Picks]:
        """Give the shuffles in blocks that, times ``width`` numbers each, stay within memory."""
        size = max(BLOCK // max(width, len(self.sizes), 1), 16)
        rng = np.random.default_rng(self.seed)
        sizes = self.sizes.astype(np.float32)
        for low in range(0, len(self), size):
            count = min(size, len(self) - low)
            if self.exact:
                yield np.stack(np.unravel_index(np.arange(low, low + count), tuple(self.sizes)), axis=1)
            elif self.stays is None:
                yield (rng.random((count, len(self.sizes)), np.float32) * sizes).astype(np.int16)
            else:
                moved = 1 + (rng.random((count, len(self.sizes)), np.float32) * (sizes - 1)).astype(np.int16)
                moved[rng.random(moved.shape, np.float32) < 0.5] = 0
                yield (self.stays + moved) % self.sizes

    def p(self, as_far: NDArray[np.int64]) -> Array:
        """From the number of shuffles at least as far out to p."""
        return p_of(as_far, len(self), exact=self.exact)


def p_of(as_far: NDArray[np.int64], tried: int, *, exact: bool) -> Array:
    """From the number of shuffles at least as far out, of so many tried, to p; never 0.

    Source: Phipson and Smyth 2010.

    >>> p_of(np.array([0, 3]), 9, exact=False).tolist()
    [0.1, 0.4]
    """
    return as_far / tried if exact else (as_far + 1) / (tried + 1)


def sums_of(values: Array, sizes: NDArray[np.intp]) -> Callable[[Picks], Array]:
    """A function from picked cells to the sum of their values (shuffles x columns).

    ``values`` has a row a cell, the cells of an event together, ``sizes`` of them.
    """
    from scipy.sparse import csr_array

    ends = np.cumsum(sizes)
    starts = ends - sizes
    n = len(sizes)
    if values.shape[1] <= NARROW * (len(values) / n - 2):

        def gathered(picks: Picks) -> Array:
            places = (picks + starts).ravel()
            bounds = np.arange(len(picks) + 1) * n
            chosen = csr_array((np.ones(len(places)), places, bounds), shape=(len(picks), len(values)))
            summed: Array = chosen @ values
            return summed

        return gathered
    # The last cell of each event is the base; the others add what they differ from it. One column less.
    event = np.repeat(np.arange(len(sizes)), sizes)
    cell = (np.arange(len(values)) - starts[event]).astype(np.int16)
    others = cell < sizes[event] - 1
    event, cell = event[others], cell[others]
    contrast = values[others] - values[ends - 1][event]
    base = values[ends - 1].sum(axis=0)

    def multiplied(picks: Picks) -> Array:
        chosen = (picks[:, event] == cell).astype(np.float64)
        summed: Array = base + chosen @ contrast
        return summed

    return multiplied


def pull(total: Array, squares: Array, n: int) -> Array:
    """The studentised mean on a scale from 0 to 1: (sum d)^2 / (n sum d^2) = t^2 / (t^2 + n - 1).

    It orders shuffles exactly as \\|t\\| does and has no division by a spread of 0: 1 where all
    differences are equal (t infinite), 0 where all are 0.

    >>> pull(np.array([3.0]), np.array([3.0]), 3)
    array([1.])
    """
    bottom = n * squares
    return np.divide(total * total, bottom, out=np.zeros_like(total), where=bottom > 0)


def pulls_of(differences: Array, sizes: NDArray[np.intp]) -> Callable[[Picks], Array]:
    """A function from picked cells to the signed pull of their differences (shuffles x columns)."""
    columns, n = differences.shape[1], len(sizes)
    sums = sums_of(np.hstack([differences, differences * differences]), sizes)

    def pulls(picks: Picks) -> Array:
        both = sums(picks)
        total = both[:, :columns]
        return np.copysign(pull(total, both[:, columns:], n), total)

    return pulls


def studentised_p(
    differences: Array,
    observed: NDArray[np.intp],
    sizes: NDArray[np.intp],
    *,
    seed: int,
    draws: int,
    reduce: Callable[[Array], Array] = np.abs,
    most: int = EXACT,
) -> Array:
    r"""Two-sided p of the studentised mean for names on given cells (names x columns).

    Studentised, so that it tests the mean and not whether outlets are equally spread
    (Chung and Romano 2013).

    With few events this has a blind side. Suppose one of five outlets alone uses a word, in each of 8
    events. A shuffle that by luck avoids that outlet's cell everywhere, as (4/5)^8 = 17 in 100 do, gives
    differences that are smaller but just as constant, hence the same \|t\|, and p cannot fall below
    .17. Where that can happen a second kind of shuffle is tried, in which the name stays where it was in
    half of the events, and the smaller p counts. The second alone is cautious (1 to 4 in 100 below .05);
    ``benchmarks.calibration`` prints the size of both together.

    Parameters
    ----------
    differences : array, cells x columns
        What the difference is if the name stands on that cell. The cells of an event stand together.
    observed : int array, names x events
        The cell on which each name did stand, counted from 0 within the event.
    sizes : int array
        Cells in each event.
    seed, draws : int
    reduce : callable
        From signed pulls (shuffles x columns) to what is compared (shuffles x anything, 0 or more):
        each column by itself, or several columns together.
    most : int
        Up to this many arrangements, all are tried.
    """
    signed = pulls_of(differences, sizes)

    def pulls(picks: Picks) -> Array:
        return reduce(signed(picks))

    width = len(differences) + 2 * differences.shape[1]
    p = share_as_far(Shuffles(sizes, seed, draws, most=most), pulls, pulls(observed), width=width)
    # Of several columns together, what holds for most of them.
    hidden = reduce(blind(differences, sizes)[np.newaxis].astype(np.float64))[0] >= 0.5
    if hidden.any():
        for name, place in enumerate(observed):
            staying = Shuffles(sizes, seed, draws, stays=place)
            second = share_as_far(staying, pulls, pulls(place[np.newaxis]), width=width)[0]
            p[name] = np.where(hidden, np.minimum(p[name], second), p[name])
    return p


def names_p(
    tables: Sequence[Array], observed: NDArray[np.intp], sizes: NDArray[np.intp], *, seed: int, draws: int
) -> Array:
    """As ``studentised_p`` where each name has a table of its own; one set of shuffles for all of them."""
    columns = tables[0].shape[1]
    signed = pulls_of(np.hstack(tables), sizes)
    own = (np.arange(len(tables))[:, None], np.arange(len(tables) * columns).reshape(-1, columns))
    seen = np.abs(signed(observed))[own].reshape(1, -1)
    width = len(tables[0]) + 2 * seen.shape[1]
    p = share_as_far(Shuffles(sizes, seed, draws), lambda picks: np.abs(signed(picks)), seen, width=width)
    p = p.reshape(len(tables), columns)
    for name, (table, place) in enumerate(zip(tables, observed, strict=True)):
        hidden = blind(table, sizes)
        if hidden.any():
            pulls, staying = pulls_of(table[:, hidden], sizes), Shuffles(sizes, seed, draws, stays=place)
            second = _moved_p(staying, pulls, place, width=len(table) + 2 * int(hidden.sum()))
            p[name, hidden] = np.minimum(p[name, hidden], second)
    return p


def _moved_p(
    staying: Shuffles, signed: Callable[[Picks], Array], place: NDArray[np.intp], *, width: int
) -> Array:
    """P of one name under the second kind of shuffle."""
    seen = np.abs(signed(place[np.newaxis]))
    found: Array = share_as_far(staying, lambda picks: np.abs(signed(picks)), seen, width=width)[0]
    return found


def signs_p(differences: Array, *, seed: int, draws: int) -> Array:
    """Two-sided p of each column (events x columns, 0 where missing): the sign of each event is flipped.

    What ``studentised_p`` gives for two names, at half the work: flipping leaves the squares as they are,
    so the total orders the flips as t does, and one set of flips serves columns with other gaps.
    """
    flips = Shuffles(np.full(len(differences), 2), seed, draws)
    length = np.sqrt((differences * differences).sum(axis=0))
    scaled = np.divide(differences, length, out=np.zeros_like(differences), where=length > 0)
    whole = scaled.sum(axis=0)

    def totals(picks: Picks) -> Array:
        kept = (picks == 0).astype(np.float64)
        size: Array = np.abs(kept @ (2 * scaled) - whole)
        return size

    found: Array = share_as_far(flips, totals, np.abs(whole)[np.newaxis], width=sum(differences.shape))[0]
    return found


def blind(differences: Array, sizes: NDArray[np.intp]) -> NDArray[np.bool_]:
    """In which columns shuffles avoid one cell in every event so often that p could not become small.

    Events in which all cells are alike add nothing to any shuffle, so only the others count.

    >>> alone = np.tile([[1.0], [0.0], [0.0], [0.0], [0.0]], (30, 1))
    >>> seldom = np.where(np.arange(150)[:, None] < 40, alone, 0.0)
    >>> blind(np.hstack([alone, seldom]), np.full(30, 5)).tolist()
    [False, True]
    """
    if not (sizes > 2).any():
        return np.zeros(differences.shape[1], np.bool_)
    starts = np.cumsum(sizes) - sizes
    lowest = np.minimum.reduceat(differences, starts, axis=0)
    varies = np.maximum.reduceat(differences, starts, axis=0) > lowest
    avoided = varies.T @ np.log(1 - 1 / sizes)
    found: NDArray[np.bool_] = varies[sizes > 2].any(axis=0) & (avoided > np.log(BLIND))
    return found


def share_as_far(
    shuffles: Shuffles, statistic: Callable[[Picks], Array], observed: Array, *, width: int
) -> Array:
    """The share of shuffles with a statistic at least as large as each row of ``observed``."""
    bar = observed * (1 - TIE) - TIE * TIE
    as_far = np.zeros(observed.shape, np.int64)
    for picks in shuffles.blocks(width):
        shuffled = statistic(picks)
        for name, needed in enumerate(bar):
            as_far[name] += (shuffled >= needed).sum(axis=0)
    return shuffles.p(as_far)
