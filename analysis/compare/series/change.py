"""Change points: is there a day from which an outlet's values lie elsewhere, and could a trend be all?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from math import factorial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import ratio
from analysis.compare.permutation import EXACT, SEED, TIE

__all__ = ["ALPHA", "LEAST", "Change", "Shape", "largest_split", "places_in", "segments", "shape_of"]

LEAST = 4
"""Events on each side of a split."""
ALPHA = 0.05
DRAWS = 4_999
BLOCK = 2_000_000
"""Numbers held at once in a block of shuffled orders."""
CLEARLY = 6.0
"""One description is clearly better than another from this difference of BIC (Kass and Raftery 1995)."""

Shape = Literal["step", "step or trend", "trend"]
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Change:
    """The best split of a run of ordered events.

    ``low``, ``high``: the run, as positions; ``place``: how many of all events stand before the split;
    ``explained``: share of the variance that the step explains, 0 to 1; ``p`` of the largest split;
    ``depth``: 0 for the whole series, 1 for a half of it, and so on.
    """

    low: int
    high: int
    place: int
    explained: float
    p: float
    depth: int


def places_in(day: NDArray[np.integer]) -> NDArray[np.intp]:
    """Where ordered events may be split: at least ``LEAST`` on each side, never inside a day.

    >>> places_in(np.array([1, 2, 3, 4, 4, 5, 6, 7, 8, 9]))
    array([5, 6])
    """
    place = np.arange(LEAST, len(day) - LEAST + 1)
    return place[day[place - 1] != day[place]] if len(place) else place


def largest_split(
    values: Array, places: NDArray[np.intp], *, seed: int = SEED, draws: int = DRAWS
) -> tuple[NDArray[np.intp], Array, Array]:
    """The best place to split each column of ordered values (events x columns), how good, and p.

    At each place the squared standardised difference of the two means, as the share of variance that the
    step explains: R2 = S(s)^2 / (s (n - s) / n) / SS, S the running sum of centred values; its t is
    sqrt((n - 2) R2 / (1 - R2)). p is the share of shuffled orders whose *largest* R2 over all places is
    as large: looking everywhere is paid for. Exact up to 8 events.

    It takes events as exchangeable if nothing changed: where neighbours resemble each other, p is too
    small.

    Source: the maximally selected statistic of Worsley 1979 (Technometrics; JASA 74), with permutation
    instead of its tables.

    >>> step = np.repeat([[0.0], [1.0]], 4, axis=0)
    >>> place, explained, p = largest_split(step, np.array([4]))
    >>> place, explained.round(3), p.round(4)  # 2 of the 70 ways to put four ones
    (array([4]), array([1.]), array([0.0286]))
    """
    n = len(values)
    centred = values - values.mean(axis=0)
    square = (centred**2).sum(axis=0)
    # A column that never changes is all rounding.
    square[square <= TIE * TIE * (values**2).sum(axis=0)] = 0.0
    unit = ratio(centred, np.broadcast_to(np.sqrt(square), centred.shape))
    unit = np.nan_to_num(unit)
    weight = places * (n - places) / n

    def explained(ordered: Array) -> Array:
        """R2 at each place, orders x places x columns."""
        r2: Array = np.cumsum(ordered, axis=1)[:, places - 1] ** 2 / weight[:, None]
        return r2

    observed = explained(unit[None])[0]
    best = observed.argmax(axis=0)
    top = observed.max(axis=0)
    as_far, tried = np.zeros(len(top), np.int64), 0
    for orders in _orders(n, unit.size, seed=seed, draws=draws):
        as_far += (explained(unit[orders]).max(axis=1) >= top - TIE).sum(axis=0)
        tried += len(orders)
    p = as_far / tried if factorial(n) <= EXACT else (as_far + 1) / (tried + 1)
    return places[best], top, p


def _orders(n: int, width: int, *, seed: int, draws: int) -> Iterator[NDArray[np.intp]]:
    """All orders of n events where they are few, else a seeded sample, in blocks."""
    if factorial(n) <= EXACT:
        yield np.array(list(permutations(range(n))), np.intp)
        return
    rng, size = np.random.default_rng(seed), max(BLOCK // width, 1)
    for low in range(0, draws, size):
        count = min(size, draws - low)
        yield rng.permuted(np.broadcast_to(np.arange(n), (count, n)), axis=1)


def segments(values: Array, day: NDArray[np.integer], root: Change, *, seed: int = SEED) -> list[Change]:
    """Split a series at ``root`` and go on in both parts as long as a part changes (binary segmentation).

    The two parts of a split are tested at half the level of the whole, their parts at a quarter, so that
    more parts to look at are paid for. In the order of time.

    Source: Scott & Knott 1974, Biometrics 30.
    """
    found, waiting = [root], [(root.low, root.place, 1), (root.place, root.high, 1)]
    while waiting:
        low, high, depth = waiting.pop()
        places = places_in(day[low:high])
        if not len(places):
            continue
        place, explained, p = largest_split(values[low:high, None], places, seed=seed)
        change = Change(low, high, low + int(place[0]), float(explained[0]), float(p[0]), depth)
        if change.p < ALPHA / 2**depth:
            found.append(change)
            waiting += [(low, change.place, depth + 1), (change.place, high, depth + 1)]
    return sorted(found, key=lambda change: change.place)


def shape_of(values: Array, day: NDArray[np.integer], explained: float) -> tuple[Shape, float]:
    """Whether a step describes ordered values clearly better than a straight line over days.

    BIC of the line (two numbers) less BIC of the step (two means and a place): "step" above 6, "trend"
    below -6, "step or trend" between. A slow rise looks like a step to a test that knows only steps; this
    is the other way round asked.

    Source: Schwarz 1978.
    """
    n = len(values)
    x = day - day.mean()
    centred = values - values.mean()
    square = float(centred @ centred)
    spread = float(x @ x)
    line = float((x @ centred) ** 2) / (spread * square) if spread * square > 0 else 0.0
    left = [max(1.0 - share, TIE) for share in (line, explained)]
    better = n * float(np.log(left[0] / left[1])) - float(np.log(n))
    return ("step" if better > CLEARLY else "trend" if better < -CLEARLY else "step or trend"), better
