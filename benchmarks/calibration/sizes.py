"""Sizes: how often each test of one difference finds p < .05 where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.choices.joint import joint_p
from analysis.compare.contrasts import against_rest, aligned, summarise
from analysis.compare.equivalence import two_one_sided
from analysis.compare.event_effects import fixed_effects
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import t_interval
from analysis.compare.permutation import Shuffle, signs_p, studentised_p
from analysis.compare.relabelling import changed
from analysis.compare.verdict import ALPHA
from benchmarks.calibration.nulls import Drawn, Null
from benchmarks.calibration.rows import SAFE, Row

__all__ = ["DRAWS", "cells_of", "shuffled_p", "sizes", "unequal"]

DRAWS = 999
"""Shuffles a data set, where not all are tried."""
MARGIN = 4.0
"""The equivalence margin in standard errors: far enough for one of the two tests to decide alone."""
SEED = 11
BELL = "a t test of few, skewed values is cautious"

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


def cells_of(n_events: int, n_outlets: int) -> Cells:
    """Every outlet in every event, one article each."""
    size = n_events * n_outlets
    return Cells(
        event=np.repeat(np.arange(n_events), n_outlets),
        outlet=np.tile(np.arange(n_outlets), n_events),
        events=tuple(f"{number:04d}" for number in range(n_events)),
        outlets=tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:n_outlets]),
        rows=np.arange(size),
        cell=np.arange(size),
    )


def shuffled_p(rest: Array, n_events: int, *, shuffle: Shuffle, weights: Array | None = None) -> Array:
    """P of the first outlet against the rest in each data set (``rest``: cells x data sets)."""
    n_outlets = len(rest) // n_events
    sizes = np.full(n_events, n_outlets)
    if shuffle == "aligned" and n_outlets > 2:
        outlet = np.tile(np.arange(n_outlets), n_events)
        rest = aligned(rest, outlet, sizes, asked=0, fewest=FEWEST_EVENTS)
    if weights is not None:
        rest = rest * np.repeat(weights, n_outlets)[:, None]
    observed = np.zeros((1, n_events), np.intp)
    return studentised_p(rest, observed, sizes, seed=SEED, draws=DRAWS)[0]


def sizes(
    null: Null, n_events: int, *, shuffles: Sequence[Shuffle], data_sets: int, few: int
) -> Iterator[Row]:
    """A row a test; ``few`` data sets for the test over choices, which costs most."""
    rng = np.random.default_rng([SEED, n_events])
    drawn, at = null.draw(n_events, data_sets, rng), (null.name, n_events)
    rest = drawn.rest
    own = rest[drawn.outlet == 0]
    low, high = t_interval(*_mean_error(own))
    for shuffle in shuffles:
        p = shuffled_p(rest, n_events, shuffle=shuffle)
        yield Row.of(f"one against the rest, {shuffle}", p < ALPHA, at=at, why=_few_differ(own))
        if shuffle == "aligned":
            both = (p < ALPHA) & ((low > 0) | (high < 0))
            yield Row.of("  aligned: p and t interval", both, at=at, band=SAFE)
    pair = drawn.values[:, 0] - drawn.values[:, 1]
    p = signs_p(pair, seed=SEED, draws=DRAWS)
    yield Row.of("pair, sign flips", p < ALPHA, at=at, why=_few_differ(pair))
    p = shuffled_p(rest, n_events, shuffle="aligned", weights=drawn.weights)
    yield Row.of("one against the rest, weighted by words", p < ALPHA, at=at, why=_few_differ(own))
    p = fixed_effects(drawn.flat, drawn.event, drawn.outlet).p[0]
    yield Row.of("second opinion, fixed event effects", p < ALPHA, at=at, why=BELL)
    p = _joint(drawn.only(few))
    yield Row.of("joint test over three choices", p < ALPHA, at=at, why=_few_differ(own))
    yield from _equivalence(own, at)
    if null.most >= 2 * FEWEST_EVENTS:
        yield from changes(null, max(n_events, 2 * FEWEST_EVENTS), data_sets)


def _mean_error(differences: Array) -> tuple[Array, Array, Array]:
    found = summarise(differences)
    return found.mean, found.sd, found.n


def _few_differ(differences: Array) -> str:
    """What is known where events without any difference are many."""
    differ = (differences != 0).sum(axis=0)
    few = float((differ < FEWEST_EVENTS).mean())
    return f"{few:.0%} of data sets have fewer than 6 events with a difference" if few > 0.01 else ""


def _joint(drawn: Drawn) -> Array:
    """P of the joint test: the value, its logarithm, and whether it is above the median."""
    values = drawn.flat
    ways = (
        values,
        np.copysign(np.log1p(np.abs(values) / values.std()), values),
        (values > np.median(values)).astype(np.float64),
    )
    stacked = np.stack([against_rest(way, drawn.event) for way in ways], axis=2)
    stacks = dict(enumerate(stacked.transpose(1, 0, 2)))
    cells = cells_of(*drawn.values.shape[:2])
    first = np.zeros(1, np.intp)
    return joint_p(stacks, cells, shuffle="aligned", seed=SEED, draws=DRAWS, outlets=first)[0]


def _equivalence(own: Array, at: tuple[str, int]) -> Iterator[Row]:
    """True differences exactly as large as the margin, and none at all with hardly any margin."""
    mean, sd, n = _mean_error(own)
    margin = np.full_like(mean, MARGIN * float(own.std()) / np.sqrt(len(own)))
    why = "one-sided t tests of skewed differences find too few on one side, too many on the other"
    for sign, side in ((1, "above"), (-1, "below")):
        p = two_one_sided(mean + sign * margin, sd, n, margin)[0]
        yield Row.of(f"equivalence, truth {side} by the margin", p < ALPHA, at=at, why=why)
    p = two_one_sided(mean, sd, n, np.zeros_like(margin))[1]
    yield Row.of("equivalence, larger than a margin of 0", p < ALPHA, at=at)


def changes(null: Null, n_events: int, data_sets: int) -> Iterator[Row]:
    """Change over time: half of the events after, or a quarter; those after as spread, or three times as."""
    rng = np.random.default_rng([SEED, n_events, 1])
    drawn = null.draw(n_events, data_sets, rng)
    own = rng.permuted(drawn.rest[drawn.outlet == 0], axis=0)
    for share, after in (("half", n_events // 2), ("a quarter", n_events // 4)):
        if after < FEWEST_EVENTS:
            continue
        later = np.arange(n_events) >= n_events - after
        for spread in (1, 3):
            values = np.where(later[:, None], spread * own, own)
            p = changed(values, later, seed=SEED, draws=DRAWS)[0]
            told = f"change, {share} after" + f", spread x {spread}" * (spread > 1)
            yield Row.of(told, p < ALPHA, at=(null.name, n_events), why="the larger of two p: cautious")


def unequal(values: Array, shuffle: Shuffle, at: tuple[str, int], why: str) -> tuple[Row, Flags]:
    """The row of one against the rest where other outlets differ; and where the t interval holds 0."""
    n_events = len(values)
    drawn = Drawn(values, np.ones(n_events))
    p = shuffled_p(drawn.rest, n_events, shuffle=shuffle)
    low, high = t_interval(*_mean_error(drawn.rest[drawn.outlet == 0]))
    row = Row.of(f"one against the rest, {shuffle}", p < ALPHA, at=at, why=why)
    return row, (low <= 0) & (high >= 0)
