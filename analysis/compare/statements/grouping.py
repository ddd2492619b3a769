"""Grouping: units that tell the same become one statement, without chains."""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

__all__ = ["average_linkage", "weakest"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def average_linkage(
    n: int, pairs: tuple[Ints, Ints, Floats], *, threshold: float, apart: Ints | None = None
) -> Ints:
    """Join the two groups that are most alike on average, again and again, down to ``threshold``.

    The likeness of two groups is the mean over all their pairs; a pair that is not listed counts as 0. So
    two things that are unlike each other are not joined because a third is like both.

    Parameters
    ----------
    n : int
        How many units there are.
    pairs : tuple of arrays
        First, second, likeness; each pair once.
    threshold : float
    apart : int array, optional
        Units with the same value stand in one sentence and are never joined directly.

    Returns
    -------
    int array
        A group number a unit, in the order of first units.

    References
    ----------
    Sokal, R. and Michener, C. (1958), A statistical method for evaluating systematic relationships: the
    average linkage (UPGMA).

    Examples
    --------
    >>> chain = (np.array([0, 1]), np.array([1, 2]), np.array([0.9, 0.6]))
    >>> average_linkage(3, chain, threshold=0.5).tolist()  # 0 and 2 share nothing: (0.6 + 0) / 2 < 0.5
    [0, 0, 1]
    """
    near = _neighbours(n, pairs, apart)
    size = [1] * n
    parent = list(range(n))
    queue = [
        (-total, one, other)
        for one, others in enumerate(near)
        for other, total in others.items()
        if one < other and total >= threshold
    ]
    heapq.heapify(queue)
    while queue:
        negative, one, other = heapq.heappop(queue)
        total = near[one].get(other)
        if total is None or -negative != total / (size[one] * size[other]):
            continue
        _merge(near, one, other)
        size[one] += size[other]
        parent[other] = one
        for third, total in near[one].items():
            mean = total / (size[one] * size[third])
            if mean >= threshold:
                heapq.heappush(queue, (-mean, min(one, third), max(one, third)))
    return _numbered(parent)


def _neighbours(n: int, pairs: tuple[Ints, Ints, Floats], apart: Ints | None) -> list[dict[int, float]]:
    """For each unit the units it is like, with the likeness."""
    near: list[dict[int, float]] = [{} for _ in range(n)]
    one, other, alike = pairs
    if apart is not None:
        kept = apart[one] != apart[other]
        one, other, alike = one[kept], other[kept], alike[kept]
    for first, second, value in zip(one.tolist(), other.tolist(), alike.tolist(), strict=True):
        near[first][second] = near[second][first] = value
    return near


def _merge(near: list[dict[int, float]], one: int, other: int) -> None:
    """Put ``other`` into ``one``: their likenesses to every third are added up."""
    del near[one][other]
    for third, total in near[other].items():
        if third == one:
            continue
        del near[third][other]
        added = near[one].get(third, 0.0) + total
        near[one][third] = near[third][one] = added
    near[other] = {}


def _numbered(parent: list[int]) -> Ints:
    """Groups numbered from 0 in the order of their first units."""
    group = np.empty(len(parent), np.int64)
    for unit, above in enumerate(parent):
        root = above
        while parent[root] != root:
            root = parent[root]
        group[unit] = root
    first = np.unique(group, return_index=True)[1]
    rank = np.empty(len(parent), np.int64)
    rank[group[np.sort(first)]] = np.arange(len(first))
    return rank[group]


def weakest(group: Ints, pairs: tuple[Ints, Ints, Floats]) -> Floats:
    """For each group the lowest likeness of two of its units, 0 if a pair is not listed, NaN for one unit."""
    one, other, alike = pairs
    inside = group[one] == group[other]
    n = int(group.max(initial=-1)) + 1
    lowest = np.full(n, np.inf)
    np.minimum.at(lowest, group[one[inside]], alike[inside])
    listed = np.bincount(group[one[inside]], minlength=n)
    size = np.bincount(group, minlength=n)
    lowest = np.where(listed < size * (size - 1) // 2, 0.0, lowest)
    return np.where(size > 1, lowest, np.nan)
