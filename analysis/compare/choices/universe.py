"""The universe: the differences of every specification, side by side, without those that repeat another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, ratio
from analysis.compare.choices.plan import Plan
from analysis.compare.choices.readings import Readings
from analysis.compare.choices.specification import Specification
from analysis.compare.choices.variants import log_scale
from analysis.compare.contrasts import against_rest

__all__ = ["Universe", "options_here", "ranks_within", "universe_of"]

MOST_LEFT_OUT = 30
"""Outlets, or events, are left out in turn where there are no more than these."""
DIGITS = 12
"""Differences alike to so many digits are tied when they are ranked."""

Array = NDArray[np.float64]
Column = tuple[Specification, Array]


@dataclass(frozen=True, eq=False)
class Universe:
    """All specifications, the default first, with one column each.

    Attributes
    ----------
    specifications : tuple of Specification
    differences : array, cells x specifications
        What is averaged, or has its median taken.
    scores : array, cells x specifications
        What chance shuffles: the differences themselves for a mean, their ranks for a median.
    repeated : Counter
        How many were dropped for repeating another, by the choices in which they depart from it.
    silent : int
        How many were dropped for showing no difference in any event.
    """

    specifications: tuple[Specification, ...]
    differences: Array
    scores: Array
    repeated: Counter[tuple[str, ...]]
    silent: int

    def __len__(self) -> int:
        return len(self.specifications)

    @property
    def same(self) -> NDArray[np.bool_]:
        """Which measure the same construct as the default: a headline is none of the rest of the text."""
        headline = np.array([one.part == "headline" for one in self.specifications], np.bool_)
        same: NDArray[np.bool_] = headline == headline[:1]
        return same

    @property
    def leaves_out(self) -> NDArray[np.bool_]:
        """Which leave one outlet or one event out."""
        return np.array([one.leaves_out for one in self.specifications], np.bool_)


def options_here(plan: Plan, cells: Cells, copies: NDArray[np.bool_]) -> tuple[Plan, list[str]]:
    """The plan without choices that cannot apply to these cells, and why they cannot.

    ``copies`` says which articles repeat an earlier one.
    """
    notes = []
    if "left out" in plan.copies and not copies[cells.rows].any():
        notes.append("Wire copy: no article compared repeats an earlier one of its event.")
        plan = replace(plan, copies=plan.copies[:1])
    first, *others = plan.least_outlets
    present = np.bincount(cells.event)
    reach = {least: int((present >= least).sum()) for least in plan.least_outlets}
    kept = [least for least in others if reach[least] not in (0, reach[first])]
    for least in sorted(set(others) - set(kept)):
        which = "every event compared has" if reach[least] else "no event has"
        notes.append(f"Number of outlets asked of an event: {which} {least} or more.")
    plan = replace(plan, least_outlets=(first, *kept))
    for kind, count, fewest in (("outlet", len(cells.outlets), 3), ("event", len(cells.events), 2)):
        if kind in plan.leave_out and not fewest <= count <= MOST_LEFT_OUT:
            why = "too few to leave one out" if count < fewest else f"more than {MOST_LEFT_OUT}"
            notes.append(f"One {kind} left out in turn: {count:,}, {why}.")
            plan = replace(plan, leave_out=tuple(other for other in plan.leave_out if other != kind))
    return plan, notes


def universe_of(readings: Readings, cells: Cells, plan: Plan, copies: NDArray[np.bool_]) -> Universe:
    """Every specification of the plan; empty where the default itself shows no difference anywhere."""
    kept: list[Column] = []
    seen: dict[bytes, Specification] = {}
    repeated: Counter[tuple[str, ...]] = Counter()
    silent = 0
    for specification, column in _columns(readings, cells, plan, copies):
        key = column.tobytes()
        if not np.nan_to_num(column).any():
            if not kept:
                break
            silent += 1
        elif key in seen:
            repeated[specification.departures(seen[key])] += 1
        else:
            seen[key] = specification
            kept.append((specification, column))
    return _with_estimators(kept, plan, cells.event, repeated, silent)


def _columns(readings: Readings, cells: Cells, plan: Plan, copies: NDArray[np.bool_]) -> Iterator[Column]:
    """Differences of every specification but for the estimator, the default first."""
    present = np.bincount(cells.event)[cells.event][:, None]
    for copied, scale, least in product(plan.copies, plan.scales, plan.least_outlets):
        values = _cell_values(readings.values, cells, scale, None if copied == "counted" else ~copies)
        differences = against_rest(np.where(present >= least, values, np.nan), cells.event)
        for number in range(differences.shape[1]):
            yield _specified(readings, number, plan, (copied, least, scale)), differences[:, number].copy()
    yield from _left_out(readings, cells, plan, copies)


def _specified(readings: Readings, number: int, plan: Plan, options: tuple[str, int, str]) -> Specification:
    """The specification of one column, with the plan's first estimator."""
    scope = (readings.instruments[number], readings.parts[number], readings.voices[number])
    return Specification(*scope, *options, plan.estimators[0])


def _left_out(readings: Readings, cells: Cells, plan: Plan, copies: NDArray[np.bool_]) -> Iterator[Column]:
    """One outlet or one event left out in turn, by each instrument in its default scope."""
    names = readings.instruments
    first = [number for number, name in enumerate(names) if name not in names[:number]]
    copied, scale, least = plan.copies[0], plan.scales[0], plan.least_outlets[0]
    raw, keep = readings.values[:, first], None if copied == "counted" else ~copies
    inside = (np.bincount(cells.event)[cells.event] >= least)[:, None]
    for kind, numbers, labels in (
        ("outlet", cells.outlet, cells.outlets),
        ("event", cells.event, cells.events),
    ):
        for number, label in enumerate(labels) if kind in plan.leave_out else ():
            stays = numbers != number
            # Ranks are taken among those who are left.
            values = _cell_values(raw, cells, scale, keep, stays=stays)
            differences = against_rest(np.where(inside & stays[:, None], values, np.nan), cells.event)
            for at, column in zip(first, differences.T, strict=True):
                base = _specified(readings, at, plan, (copied, least, scale))
                yield base.without(kind, label), column.copy()


def _cell_values(
    values: Array,
    cells: Cells,
    scale: str,
    keep: NDArray[np.bool_] | None,
    *,
    stays: NDArray[np.bool_] | None = None,
) -> Array:
    """One value a cell on the scale asked for; NaN in cells that do not stay."""
    averaged = cells.mean(log_scale(values) if scale == "log" else values, keep=keep)
    if stays is not None:
        averaged[~stays] = np.nan
    return ranks_within(averaged, cells.event) if scale == "rank" else averaged


def ranks_within(values: Array, event: NDArray[np.intp]) -> Array:
    """The share of the other cells of the event that lie below, ties counted half (cells x columns).

    >>> ranks_within(np.array([[1.0], [7.0], [1.0]]), np.array([0, 0, 0])).ravel()
    array([0.25, 1.  , 0.25])
    """
    by_event = pd.DataFrame(values).groupby(event)
    rank = by_event.rank().to_numpy(np.float64)
    others = by_event.transform("count").to_numpy(np.float64) - 1
    return ratio(rank - 1, others)


def _with_estimators(
    kept: list[Column], plan: Plan, event: NDArray[np.intp], repeated: Counter[tuple[str, ...]], silent: int
) -> Universe:
    """Each column once for every estimator.

    Those that leave out take the first estimator alone, and so do ranks: the median of differences
    between a handful of ranks is 0 unless an outlet stands at one end in nearly every event.
    """
    if not kept:
        none = np.empty((len(event), 0))
        return Universe((), none, none, repeated, silent)
    differences = np.column_stack([column for _, column in kept])
    scores = {"mean": differences, "median": _aligned_ranks(differences, event)}
    chosen = [
        (replace(specification, estimator=estimator), number)
        for estimator in plan.estimators
        for number, (specification, _) in enumerate(kept)
        if estimator == plan.estimators[0] or not (specification.leaves_out or specification.scale == "rank")
    ]
    return Universe(
        specifications=tuple(specification for specification, _ in chosen),
        differences=np.column_stack([differences[:, number] for _, number in chosen]),
        scores=np.column_stack([scores[one.estimator][:, number] for one, number in chosen]),
        repeated=repeated,
        silent=silent,
    )


def _aligned_ranks(differences: Array, event: NDArray[np.intp]) -> Array:
    """Ranks of the differences among all cells, against the rest: what tests a Hodges-Lehmann median.

    Differences have the event taken out, so they can be ranked over events (Hodges and Lehmann 1962,
    *Rank Methods for Combination of Independent Experiments*); with two outlets it is Wilcoxon's test.
    """
    largest = np.max(np.abs(np.nan_to_num(differences)), axis=0, initial=0.0)
    ranks = pd.DataFrame(np.round(differences / largest, DIGITS)).rank().to_numpy(np.float64)
    return against_rest(ranks, event)
