"""The joint test: is the median effect over all specifications larger than shuffled names make it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.contrasts import aligned
from analysis.compare.groups import FEWEST_EVENTS, Group, groups_of
from analysis.compare.permutation import Picks, Shuffle, Shuffles, share_as_far, studentised_p, sums_of

__all__ = ["Stacks", "joint_p", "only"]

LEAST_SD = 1e-9

Array = NDArray[np.float64]
Stacks = dict[int, Array]
"""For each question, by a number of the caller's: differences, cells x specifications, the default first."""


def joint_p(
    stacks: Stacks,
    cells: Cells,
    *,
    shuffle: Shuffle,
    seed: int,
    draws: int,
    outlets: NDArray[np.intp] | None = None,
) -> Array:
    """P of the joint test (outlets x questions, in the order of ``stacks``); NaN below 6 events.

    Outlet names are shuffled within events, the same shuffle in all specifications, and the median of
    the effects over specifications is compared with that of the shuffles. "aligned" studentises and
    shuffles as the chance answer does, so that the two cannot contradict one another; "plain" is the
    test as published: means over their spread under shuffling, which an outlet between two extremes can
    hardly pass. A cell that a specification could not measure adds 0. ``outlets``: only these are asked.

    Source: Simonsohn, Simmons and Nelson 2020, *Specification Curve Analysis*.
    """
    p = np.full((len(cells.outlets), len(stacks)), np.nan)
    joint = _aligned if shuffle == "aligned" else _as_published
    for whole, differences, places in _grouped(stacks, cells):
        group = whole if outlets is None else only(whole, outlets)
        if len(group.outlets):
            p[np.ix_(group.outlets, group.columns)] = joint(group, differences, places, cells, seed, draws)
    return p


def only(group: Group, outlets: NDArray[np.intp]) -> Group:
    """The same cells, asked for some outlets alone."""
    asked = np.isin(group.outlets, outlets)
    return replace(group, outlets=group.outlets[asked], observed=group.observed[asked])


def _grouped(stacks: Stacks, cells: Cells) -> Iterator[tuple[Group, Array, list[slice]]]:
    """Questions that share their shuffles: the group, their specifications, and where each one's stand."""
    tables = list(stacks.values())
    present = np.column_stack([~np.isnan(table[:, 0]) for table in tables])
    for group in groups_of(present, cells):
        served = [tables[int(number)] for number in group.columns]
        ends = np.cumsum([table.shape[1] for table in served]).tolist()
        yield group, np.hstack(served), [slice(*at) for at in zip([0, *ends[:-1]], ends, strict=True)]


def _aligned(
    group: Group, differences: Array, places: list[slice], cells: Cells, seed: int, draws: int
) -> Array:
    """P of each outlet and question, with the shuffles and the studentising of the chance answer."""
    filled, names = np.nan_to_num(differences[group.rows]), cells.outlet[group.rows]
    middle = partial(_median_of, [np.arange(at.start, at.stop) for at in places])
    found = []
    for number, outlet in enumerate(group.outlets):
        asked = aligned(filled, names, group.sizes, asked=int(outlet), fewest=FEWEST_EVENTS)
        place = group.observed[number : number + 1]
        found.append(studentised_p(asked, place, group.sizes, seed=seed, draws=draws, reduce=middle)[0])
    return np.array(found)


def _as_published(
    group: Group, differences: Array, places: list[slice], cells: Cells, seed: int, draws: int
) -> Array:
    """P of each outlet and question on plain means, with one set of shuffles for all outlets."""
    standardised, spread = _standardised(differences[group.rows], group)
    sums = sums_of(standardised, group.sizes)
    middle = partial(_median_of, [np.flatnonzero(spread[at]) + at.start for at in places])

    def statistic(picks: Picks) -> Array:
        return middle(sums(picks))

    shuffles = Shuffles(group.sizes, seed, draws)
    return share_as_far(shuffles, statistic, statistic(group.observed), width=sum(differences.shape))


def _median_of(places: list[NDArray[np.intp]], effects: Array) -> Array:
    """The absolute median over each question's specifications (shuffles x questions)."""
    return np.column_stack([np.abs(np.median(effects[:, place], axis=1)) for place in places])


def _standardised(differences: Array, group: Group) -> tuple[Array, NDArray[np.bool_]]:
    """Differences over the spread that their sum has under shuffling, and which specifications have one.

    The spread is exact: events are shuffled independently, so variances within events add up. A cell
    that a specification could not measure adds 0.
    """
    filled = np.where(np.isnan(differences), 0.0, differences)
    starts = np.cumsum(group.sizes) - group.sizes
    size = group.sizes[:, None]
    centre = np.add.reduceat(filled, starts, axis=0) / size
    filled -= np.repeat(centre, group.sizes, axis=0)
    spread = np.sqrt((np.add.reduceat(filled * filled, starts, axis=0) / size).sum(axis=0))
    varies = spread > LEAST_SD * np.max(np.abs(filled), axis=0, initial=0.0)
    return np.divide(filled, spread, out=np.zeros_like(filled), where=varies), varies
