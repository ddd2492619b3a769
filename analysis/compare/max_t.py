"""Max-T: p values corrected for the whole table by the largest difference of each shuffle.

All outlets' names are shuffled at once, the same shuffle for every feature, so that whatever features and
outlets have to do with one another is kept, and the correction pays only for what is new in each test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from analysis.compare.permutation import EXACT, TIE, Picks, Shuffles, p_of

__all__ = ["Contrast", "Rearrangements", "as_z", "max_t", "max_t_signs", "order_of"]

BLOCK = 4_000_000
"""Numbers held at once in a block of shuffles (32 MB)."""

Array = NDArray[np.float64]
Keys = NDArray[np.float32]
"""Sort keys of cells (shuffles x cells)."""


@dataclass(frozen=True, eq=False)
class Contrast:
    """One outlet's columns: which cells its name may fall on, where it stood, and what that gives.

    Attributes
    ----------
    at : tuple of arrays
        Where its p values belong in the table (for ``numpy`` indexing).
    rows : int array
        The cells among which it is shuffled, all of the events that it is in.
    sizes, place : int array
        Cells in each of these events; the one on which it stood.
    pulls : callable
        From picked cells to signed pulls (shuffles x columns).
    """

    at: tuple[NDArray[np.intp], ...]
    rows: NDArray[np.intp]
    sizes: NDArray[np.intp]
    place: NDArray[np.intp]
    pulls: Callable[[Picks], Array]

    def z(self, picks: Picks) -> Array:
        """The size of each column on one scale for all numbers of events."""
        return as_z(self.pulls(picks), len(self.sizes))


@dataclass(frozen=True, eq=False)
class Rearrangements:
    """All ways to deal the names of each event over its cells, or a seeded sample of them.

    A way is a sort key for each cell: among the cells that a feature measured, the first name takes the
    cell with the smallest key, and so on. So every feature sees the same shuffle, whatever it lacks, and
    every dealing of the names that it has is equally likely.
    """

    sizes: NDArray[np.intp]
    seed: int
    draws: int

    @property
    def exact(self) -> bool:
        """True where all ways are tried."""
        ways = 1
        for size in self.sizes.tolist():
            ways *= factorial(size) if size < 20 else EXACT + 1
            if ways > EXACT:
                return False
        return True

    def __len__(self) -> int:
        return int(np.prod([factorial(size) for size in self.sizes])) if self.exact else self.draws

    def blocks(self, width: int) -> Iterator[Keys]:
        """Give sort keys (shuffles x cells) in blocks that, times ``width``, stay within memory."""
        cells = int(self.sizes.sum())
        size = max(BLOCK // max(width, cells, 1), 16)
        rng = np.random.default_rng(self.seed)
        for low in range(0, len(self), size):
            count = min(size, len(self) - low)
            if not self.exact:
                yield rng.random((count, cells), np.float32)
                continue
            ways = [np.array(list(permutations(range(size))), np.float32) for size in self.sizes.tolist()]
            numbers = np.unravel_index(np.arange(low, low + count), [len(way) for way in ways])
            yield np.hstack([way[number] for way, number in zip(ways, numbers, strict=True)])

    def p(self, as_far: NDArray[np.int64]) -> Array:
        """From the number of shuffles at least as far out to p."""
        return p_of(as_far, len(self), exact=self.exact)


def order_of(keys: Keys, sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """The cells of each event by their sort keys (shuffles x events x places).

    >>> order_of(np.array([[0.3, 0.1, 0.2, 0.9, 0.5]]), np.array([3, 2]))[0, :, :2].tolist()
    [[1, 2], [1, 0]]
    """
    widest = int(sizes.max())
    padded = np.full((len(keys), len(sizes), widest), np.inf, keys.dtype)
    padded[:, np.arange(widest) < sizes[:, None]] = keys
    return padded.argsort(axis=2, kind="stable")


def as_z(pulls: Array, n: int) -> Array:
    """The size of a studentised mean over n events as a normal deviate, so that n can differ.

    By the approximation of Wallace 1959 to the t distribution, within 0.02 up to z = 3 from 6 events on.
    It keeps the order of \\|t\\|, so with one n for all it changes nothing. No spread (t infinite) is as far
    as rounding lets one tell.

    >>> as_z(np.array([0.75, -0.75]), 6).round(2)
    array([2.51, 2.51])
    """
    freedom = n - 1
    size = np.minimum(np.abs(pulls), 1 - TIE)
    found: Array = np.sqrt(-freedom * np.log1p(-size)) * (8 * freedom + 1) / (8 * freedom + 3)
    return found


def max_t(
    chunks: Iterable[Sequence[Contrast]], sizes: NDArray[np.intp], p: Array, *, seed: int, draws: int
) -> Array:
    """Corrected p: how often the largest difference in the whole shuffled table is at least as large.

    Single step, studentised. The chance of one false find or more in the table is at most alpha if
    whatever is said to differ has a corrected p below alpha. Never below the p it corrects. With few events
    and many outlets a shuffle can leave a name off a cell everywhere (see ``studentised_p``); here no
    second kind of shuffle helps, and the corrected p cannot fall far.

    Parameters
    ----------
    chunks : iterable of sequences of Contrast
        All contrasts of the table, as many at once as memory holds.
    sizes : int array
        All cells in each event, measured or not.
    p : array, outlets x features
        To be corrected; NaN stays.
    seed, draws : int
        Exact where there are at most 200,000 ways to deal all names.

    Source: Westfall and Young 1993, *Resampling-Based Multiple Testing*.
    """
    ways = Rearrangements(sizes, seed, draws)
    largest = np.zeros(len(ways))
    seen = []
    for contrasts in chunks:
        seen += [(contrast.at, contrast.z(contrast.place[np.newaxis])[0]) for contrast in contrasts]
        width = 4 * max(len(contrast.sizes) * int(contrast.sizes.max()) for contrast in contrasts)
        done = 0
        for keys in ways.blocks(width):
            part = largest[done : done + len(keys)]
            part[:] = np.maximum(part, _largest(contrasts, keys))
            done += len(keys)
    largest.sort()
    corrected = np.full(p.shape, np.nan)
    for at, z in seen:
        corrected[at] = ways.p(_as_far(largest, z))
    return _at_least(corrected, p)


def _largest(contrasts: Sequence[Contrast], keys: Keys) -> Array:
    """The largest z of each shuffle; contrasts that share their cells share the sorting."""
    found = np.zeros(len(keys))
    rows = order = None
    for contrast in contrasts:
        if order is None or contrast.rows is not rows:
            rows, order = contrast.rows, order_of(keys[:, contrast.rows], contrast.sizes)
        picks = np.take_along_axis(order, contrast.place[None, :, None], axis=2)[:, :, 0]
        found = np.maximum(found, contrast.z(picks).max(axis=1))
    return found


def max_t_signs(differences: Array, p: Array, *, seed: int, draws: int) -> Array:
    """The same for pairs (events x columns, 0 where missing): the sign of a whole event is flipped.

    One flip turns all pairs and features of an event, as if the event were its mirror image. Columns
    without p do not count.
    """
    known = ~np.isnan(p)
    corrected = np.full(p.shape, np.nan)
    if not known.any():
        return corrected
    taken = differences[:, known]
    n = (taken != 0).sum(axis=0)
    length = np.sqrt((taken * taken).sum(axis=0))
    scaled = np.divide(taken, length, out=np.zeros_like(taken), where=length > 0)
    events = np.maximum(n, 2)

    def z(total: Array) -> Array:
        size = np.minimum(total * total / events, 1 - TIE)
        found: Array = np.sqrt(-(events - 1) * np.log1p(-size)) * (8 * events - 7) / (8 * events - 5)
        return found

    flips = Shuffles(np.full(len(taken), 2), seed, draws)
    signed = (2.0 * (picks == 0) - 1.0 for picks in flips.blocks(len(taken) + 3 * taken.shape[1]))
    ordered = np.sort(np.concatenate([z(signs @ scaled).max(axis=1) for signs in signed]))
    corrected[known] = flips.p(_as_far(ordered, z(scaled.sum(axis=0))))
    return _at_least(corrected, p)


def _at_least(corrected: Array, p: Array) -> Array:
    """The corrected p, never below the p it corrects, which may have been drawn from other shuffles."""
    larger: Array = np.fmax(corrected, p)
    return larger


def _as_far(ordered: Array, seen: Array) -> NDArray[np.int64]:
    """How many of the sorted largest differences are at least as large as each of ``seen``."""
    bar = seen * (1 - TIE) - TIE * TIE
    return (len(ordered) - np.searchsorted(ordered, bar, side="left")).astype(np.int64)
